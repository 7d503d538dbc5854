/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__REPORT_WORKBOOK_PARTS_H
#define CHISO__REPORT_WORKBOOK_PARTS_H

#include "base/number.h"
#include "output/xlsx.h"
#include "report/grid.h"
#include "report/report.h"

/* What the sheets of a report's workbook have in common; for workbook*.c alone. */

/** Which columns of the scores hold what. */
typedef struct chiso__workbook_columns {
    size_t score, se, low, high, rank, rank_low, rank_high, group, flags, n;
} chiso__workbook_columns;

typedef struct chiso__workbook {
    chiso__xlsx x;
    const chiso_report *report;
    const chiso_result *scores, *nodes;
    int32_t language;
    chiso__grid grid; /* domain 0 is the whole */
    chiso__workbook_columns at;
    chiso__arena arena;
    const char **names;   /* of the domains, each another */
    size_t *order;        /* domains without the whole, the first in rank first */
    size_t count, ranked; /* how many; how many of them have a rank */
    size_t *inner;        /* nodes below the root that have nodes below: one sheet each */
    size_t n_inner;
    size_t *axes; /* nodes of one level, to be compared with each other */
    size_t n_axes;
    size_t *parts; /* nodes from level 1 down to that of the axes */
    size_t n_parts;
    size_t *profile; /* nodes of a profile */
    size_t n_profile;
    bool margins, rank_sets; /* there are intervals; ranges of ranks */
    lxw_worksheet *data;     /* hidden: what charts and the profile look up */
} chiso__workbook;

/** Where tables begin, below a title and what is to be said of it. */
enum { CHISO__BOOK_HEAD = 4, CHISO__BOOK_FIRST = 5 };

/** chiso__workbook_free() also on failure.  CHISO_OK · CHISO_E_MEMORY */
chiso_status chiso__workbook_model(chiso__workbook *w, chiso_error *error);
chiso_status chiso__workbook_names(chiso__workbook *w, chiso_error *error);
void chiso__workbook_free(chiso__workbook *w);

/** A text of the description of a node such as its `name`, a number such as its `level`. */
const char *chiso__workbook_node_text(const chiso__workbook *w, size_t node, const char *column);
double chiso__workbook_node_number(const chiso__workbook *w, size_t node, const char *column);

/** Number and text of the scores; NaN and NULL where it may not be seen. */
double chiso__workbook_number(const chiso__workbook *w, size_t domain, size_t node, size_t column);
const char *chiso__workbook_group(const chiso__workbook *w, size_t domain, size_t node);

enum { CHISO__WORKBOOK_LEVEL = CHISO__NUMBER_TEXT + 1 };

/** The level of a result in a setting such as `level`, as the language writes it: `97.5%`. */
void chiso__workbook_level(const chiso__workbook *w, const chiso_result *result, const char *key,
                           char text[CHISO__WORKBOOK_LEVEL]);

/** Title, and what is to be said at once of a result: are there margins, are there small cells? */
void chiso__workbook_head(chiso__workbook *w, lxw_worksheet *sheet, const char *title,
                          const chiso_result *result);

/** The same of figures that never have margins. */
void chiso__workbook_title(chiso__workbook *w, lxw_worksheet *sheet, const char *title,
                           const chiso_result *result);

/** A score in the colour of its group, or the mark. */
void chiso__workbook_score(chiso__workbook *w, lxw_worksheet *sheet, size_t row, size_t column,
                           size_t domain, size_t node);

/** Domains down, figures of a node across, the whole last; the column behind. */
size_t chiso__workbook_domains(chiso__workbook *w, lxw_worksheet *sheet, size_t node,
                               const size_t *order, bool all);

/** What the domains are: `Province`, `province`, `provinces`. */
typedef struct chiso__workbook_nouns {
    const char *title, *one, *many;
} chiso__workbook_nouns;
const chiso__workbook_nouns *chiso__workbook_words(const chiso__workbook *w);
bool chiso__workbook_has_provinces(const chiso__workbook *w);

/** All domains in the order of their rank at a node, in new memory; NULL after a failure. */
size_t *chiso__workbook_ranking(chiso__workbook *w, size_t node, size_t *ranked);

/** Round numbers between which all numbers lie; the step from line to line. */
double chiso__workbook_bounds(double *from, double *to);

/* The sheets. */
void chiso__workbook_index(chiso__workbook *w, lxw_worksheet *sheet);
void chiso__workbook_chart(chiso__workbook *w, lxw_worksheet *sheet, size_t column);
void chiso__workbook_overview(chiso__workbook *w, lxw_worksheet *sheet);
void chiso__workbook_node(chiso__workbook *w, lxw_worksheet *sheet, size_t node);
void chiso__workbook_profile(chiso__workbook *w, lxw_worksheet *sheet);
void chiso__workbook_answers(chiso__workbook *w, lxw_worksheet *sheet, const char *title);
void chiso__workbook_data(chiso__workbook *w, lxw_worksheet *sheet);
void chiso__workbook_method(chiso__workbook *w, lxw_worksheet *sheet);

/* --- columns of the hidden sheet; domains stand from its second row on --- */

enum {
    CHISO__DATA_NAME,
    CHISO__DATA_LOW,
    CHISO__DATA_SCORE,
    CHISO__DATA_GROUPS = 5,
    CHISO__DATA_HIGH = CHISO__DATA_SCORE + CHISO__DATA_GROUPS,
    CHISO__DATA_PROFILE
};

/** What the hidden sheet has of each node of a profile. */
enum {
    CHISO__PROFILE_SCORE,
    CHISO__PROFILE_LOW,
    CHISO__PROFILE_HIGH,
    CHISO__PROFILE_RANK,
    CHISO__PROFILE_GROUP,
    CHISO__PROFILE_FIELDS
};

#endif
