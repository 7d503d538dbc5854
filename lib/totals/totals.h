/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_TOTALS_H
#define CHISO__TOTALS_TOTALS_H

#include <chiso/totals.h>

#include "design/design.h"
#include "numeric/sum.h"
#include "responses/where.h"

/*
 * The table of totals.  Its rows are pairs of a unit and a domain; each has sums and counts:
 *
 *   sums    Σw, Σw², then for each variable  Σw of every category of its scale,
 *                                            or Σw, Σwy, Σwy² of a number
 *   counts  n, then for each node            respondents with a valid answer under it
 *           then for each variable           n of every category, or n of a number
 *                                            and n of every reason for a missing answer
 *
 * n counts respondents whose weight is not zero.
 */

enum { CHISO__NUMBER_W, CHISO__NUMBER_WY, CHISO__NUMBER_WYY, CHISO__NUMBER_SUMS };
enum { CHISO__ROW_W, CHISO__ROW_WW, CHISO__ROW_SUMS };

typedef struct chiso__variable {
    const char *name;          /* borrowed from the instrument */
    const chiso__scale *scale; /* NULL: a number */
    size_t categories;         /* of the scale; 1 for a number */
    size_t first_sum, n_sums;  /* its place in a row's sums … */
    size_t first_count;        /* … and counts: categories, then reasons */
} chiso__variable;

struct chiso_totals {
    chiso__arena arena;
    const chiso_instrument *instrument;
    bool published;

    chiso__variable *variables;
    size_t n_variables;
    int *node_variable; /* of each node; -1 for a group */
    size_t row_sums, row_counts;

    chiso__lookup units;   /* stratum, PSU, … as numbers of their keys */
    chiso__lookup domains; /* values of the by columns as numbers of their keys */
    chiso__lookup rows;    /* pairs (unit, domain) */
    chiso__sum *sums;
    int64_t *counts;
    size_t sums_capacity, counts_capacity;
    int64_t respondents;
    bool respondents_are_units; /* no sampling unit is declared; rows then stand for strata */

    const char **by; /* names of the columns */
    size_t n_by;
    int32_t *by_provinces;  /* list of provinces each column names, or 0 */
    chiso__keys *by_keys;   /* values of each */
    chiso__keys *unit_keys; /* values of strata and sampling units, of each column */
    size_t n_unit;
    chiso__where *where; /* which records count, while files are read; NULL: all */
    int32_t *order;      /* domains as results list them */
    chiso_result *settings;
};

/** The value of a by column in a domain; NULL for `(missing)`. */
const char *chiso__totals_domain_value(const chiso_totals *totals, int32_t domain, size_t by);

/** True when a by column of the domain is missing. */
bool chiso__totals_domain_is_missing(const chiso_totals *totals, int32_t domain);

/** The totals of one domain, or of all, over units: sums as doubles, and counts. */
typedef struct chiso__collapsed {
    double *totals;
    int64_t *counts;
} chiso__collapsed;

/**
 * Add up the rows of every domain and of the whole, which comes last: (*out)[domain],
 * (*out)[number of domains].  The memory belongs to the arena.  False when memory ran out.
 */
bool chiso__totals_collapse(const chiso_totals *totals, chiso__arena *arena,
                            chiso__collapsed **out);

/** How many valid answers to a variable there are among the counts of a row. */
int64_t chiso__totals_answers(const chiso__variable *variable, const int64_t *counts);

#endif
