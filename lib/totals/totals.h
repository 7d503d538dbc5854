/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_TOTALS_H
#define CHISO__TOTALS_TOTALS_H

#include <chiso/totals.h>

#include "design/design.h"
#include "numeric/span.h"
#include "numeric/sum.h"
#include "responses/where.h"

/*
 * The table of totals.  Its rows are pairs of a unit and a domain; each has sums and counts:
 *
 *   sums    Σw, Σw², then those of each variable, by its kind
 *             SCALE     Σw of every category
 *             NUMBER    Σw, Σwy, Σwy²
 *             MULTIPLE  Σw of those who were asked, then of those who ticked each box
 *             RATIO     Σw, Σwx, Σwy, Σwx², Σwxy, Σwy² where both x and y are answered
 *   counts  n, then for each node            respondents with a valid answer under it
 *           then for each variable           n of every category, else n of valid answers
 *                                            and n of every reason for a missing answer
 *
 * n counts respondents whose weight is not zero.
 *
 * Where replicate weights come with the answers there is one unit, whose rows are the sample's, and
 * beside each domain stand its sums in every replicate: chiso__supplied.
 */

enum { CHISO__NUMBER_W, CHISO__NUMBER_WY, CHISO__NUMBER_WYY, CHISO__NUMBER_SUMS };
enum {
    CHISO__RATIO_W,
    CHISO__RATIO_WX,
    CHISO__RATIO_WY,
    CHISO__RATIO_WXX,
    CHISO__RATIO_WXY,
    CHISO__RATIO_WYY,
    CHISO__RATIO_SUMS
};
enum { CHISO__ROW_W, CHISO__ROW_WW, CHISO__ROW_SUMS };

typedef enum chiso__kind {
    CHISO__KIND_SCALE,    /* one code of a scale */
    CHISO__KIND_NUMBER,   /* any number */
    CHISO__KIND_MULTIPLE, /* a question with several boxes to tick */
    CHISO__KIND_RATIO     /* two numbers of one respondent, to be divided as totals */
} chiso__kind;

enum { CHISO__MOST_BOXES = 53 }; /* which boxes are ticked is kept as one whole number */

typedef struct chiso__variable {
    const char *name;        /* of a ratio the numerator; of MULTIPLE the question */
    const char *denominator; /* of a ratio */
    chiso__kind kind;
    const chiso__scale *scale;        /* SCALE: its categories; MULTIPLE: its boxes as categories */
    const chiso__scale *scales[2];    /* RATIO: of numerator and denominator; NULL: numbers */
    size_t first_request, n_requests; /* the columns that it is read from */
    size_t categories;                /* of the scale; 1 for numbers */
    size_t first_sum, n_sums;         /* its place in a row's sums … */
    size_t first_count, cells;        /* … and counts: cells of answers, then reasons */
    size_t first_value;               /* … and among the numbers of one respondent */
    bool open;                        /* its categories are those that the data have */
    bool kept;                        /* every answer is kept, for quantiles of a number */
    double centre;                    /* NUMBER: what chiso__view takes off each answer */
} chiso__variable;

/** One respondent, as far as totals are concerned. */
typedef struct chiso__record {
    double weight;
    const int16_t *code;  /* of each variable: its category (0 without a scale) or minus a reason */
    const double *number; /* at first_value: y, or x and y, or the boxes ticked as bits */
} chiso__record;

/** Where a row is: not filled yet, in full, or one respondent alone. */
enum { CHISO__ROW_EMPTY = INT32_MIN };

/** Rows in full, and rows of one respondent, which take a tenth of the room. */
typedef struct chiso__rows {
    chiso__lookup pairs; /* (unit, domain) */
    int32_t *at;         /* place among the full, or ~place among the single */
    chiso__sum *sums;
    int64_t *counts;
    double *weight, *number; /* of single rows */
    int16_t *code;
    size_t full, single;
    size_t at_room, sums_room, counts_room, weight_room, number_room, code_room;
} chiso__rows;

/** Population sizes of one stage: those of the units before it, by the key of that unit. */
typedef struct chiso__fpc {
    chiso__lookup groups; /* strata and units up to the stage before */
    double *value;        /* a size or a sampling fraction */
    size_t room;
    bool sizes, fractions; /* which of them were seen */
} chiso__fpc;

/**
 * Σ w x x' over respondents, for what varies between persons (deff of a whole tree): per domain,
 * and per unit whose respondents weigh the same where the weights follow from the fpc.  x: each
 * category of an index variable, or 1 and y - shift of a number.
 */
typedef struct chiso__moments {
    chiso__lookup keys; /* domain, then the strata and units that the weight depends on */
    double *sums;       /* of each key: the lower triangle, then Σw of each node's respondents */
    size_t room;
    size_t columns, width;
    size_t *first_column; /* of each index variable */
    size_t *sum_of;       /* of each column, its place in a row's sums */
    size_t variables;     /* the first so many variables are the tree's */
} chiso__moments;

/** An answer that was kept. */
typedef struct chiso__kept {
    double value, weight;
    int32_t row;
    int32_t variable;
    int32_t respondent; /* whose replicate weights are those, where there are some */
} chiso__kept;

/** The sums of a domain in every replicate, and what its respondents' weights span. */
typedef struct chiso__supplied_domain {
    double *sum, *lost; /* sum[i * stride + r], and what rounding lost of it; NULL: nobody is in */
    chiso__span span;
} chiso__supplied_domain;

/** Replicate weights that came with the answers. */
typedef struct chiso__supplied {
    chiso__repdesign design;
    const char **names; /* of the columns */
    size_t count;       /* 0: none came */
    size_t stride;      /* count, rounded up so that loops over replicates are of whole blocks */
    chiso__supplied_domain *domains; /* as totals number them; there may be more domains behind */
    size_t n_domains, domains_room;
    double *kept; /* kept[respondent * count + r]: of those whose answers are kept */
    size_t n_kept, kept_room;
} chiso__supplied;

struct chiso_totals {
    chiso__arena arena;
    const chiso_instrument *instrument; /* one without nodes when none was given */
    bool published;
    bool by_population; /* published scores of merged provinces are means of those of their parts */

    chiso__variable *variables; /* those of the tree first */
    size_t n_variables, n_requests, n_values;
    int *node_variable; /* of each node; -1 for a group */
    size_t row_sums, row_counts;
    const chiso_estimand *estimands; /* what the totals were read for */
    size_t n_estimands;
    const char *const *asked_by; /* while files are read: see chiso__cases_source */
    int32_t hold;

    chiso__lookup units;   /* stratum, PSU, … as numbers of their keys */
    chiso__lookup domains; /* values of the by columns as numbers of their keys */
    chiso__rows rows;
    chiso__fpc *fpc;
    size_t n_fpc;
    bool weighted; /* a weight was read; else it follows from the fpc, or is 1 */
    chiso__moments moments;
    chiso__supplied supplied;
    chiso__kept *kept;
    size_t n_kept, kept_room;
    int64_t respondents;
    bool respondents_are_units; /* the last number of a unit's key is the respondent's */
    bool stratified;            /* the first number of a unit's key is its stratum */

    const char **by; /* names of the columns */
    size_t n_by;
    int32_t *by_provinces;         /* list of provinces (or regions) each column names, or 0 */
    const chiso__scale **by_scale; /* whose codes each column holds, or NULL */
    chiso__keys *by_keys;          /* values of each */
    chiso__keys *unit_keys;        /* values of strata and sampling units, of each column */
    size_t n_unit;                 /* how many such columns */
    chiso__where *where;           /* which records count, while files are read; NULL: all */
    int32_t *order;                /* domains as results list them */
    chiso_result *settings;
};

/** How many numbers the key of a unit has: those of its columns, and the respondent's own. */
size_t chiso__totals_unit_width(const chiso_totals *totals);

/**
 * What a stratum or sampling unit is called whose key begins with `width` numbers: their values, a
 * / between them, cut to fit.
 */
void chiso__totals_unit_name(const chiso_totals *totals, const char *key, size_t width, char *text,
                             size_t room);

/** The value of a by column in a domain; NULL for `(missing)`. */
const char *chiso__totals_domain_value(const chiso_totals *totals, int32_t domain, size_t by);

/** The number of that value among the values of its column; negative for `(missing)`. */
int32_t chiso__totals_domain_key(const chiso_totals *totals, int32_t domain, size_t by);

/** True when a by column of the domain is missing. */
bool chiso__totals_domain_is_missing(const chiso_totals *totals, int32_t domain);

/** The list whose codes the by columns of provinces hold; 0: there is none. */
int32_t chiso__totals_geography(const chiso_totals *totals);

/** How many valid answers to a variable there are among the counts of a row. */
int64_t chiso__totals_answers(const chiso__variable *variable, const int64_t *counts);

#endif
