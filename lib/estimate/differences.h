/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_DIFFERENCES_H
#define CHISO__ESTIMATE_DIFFERENCES_H

#include "estimate/difference.h"
#include "estimate/figure.h"
#include "estimate/figure_columns.h"
#include "estimate/meeting.h"
#include "estimate/together.h"

/* Differences between domains of one survey. */

/** What there is to compare: items (nodes, or estimates) of every domain and of the whole. */
typedef struct chiso__comparable {
    const chiso_totals *totals;
    size_t items;
    const chiso__figure *figures; /* figures[domain * items + item], those of the whole last */
    bool varies;                  /* they have standard errors, and parts that tell how they vary */
    chiso__together together;
    const int32_t *meeting; /* of each domain: those of a group have the same number */
    const bool *meet;       /* pairs of domains that meet themselves */
    chiso__part (*part)(const void *context, size_t domain, size_t item);
    double level;
    int32_t language;
    /* columns of an item, and what fills them in the last row from a column on */
    const chiso__column_titles *titles;
    size_t n_titles;
    chiso_status (*set_item)(const void *context, chiso_result *result, size_t first, size_t item,
                             chiso_error *error);
    const chiso__column_titles *values; /* two columns: the estimate, and that of the other */
    const void *context;
} chiso__comparable;

/** Two domains; the number of domains is the whole. */
typedef struct chiso__domain_pair {
    size_t of, from;
} chiso__domain_pair;

typedef struct chiso__differences {
    const chiso__comparable *comparable;
    chiso_difference_options options;
    chiso__domain_pair *pairs;
    size_t n_pairs;
    chiso__difference *table; /* table[pair * items + item] */
} chiso__differences;

/** The options of a caller with every default filled in.  CHISO_OK · CHISO_E_ARGUMENT */
chiso_status chiso__difference_options(chiso_difference_options *out,
                                       const chiso_difference_options *given,
                                       const chiso_totals *totals, chiso_error *error);

/**
 * List the pairs and compute the differences; chiso__differences_free() also on failure.  Its
 * options are filled in.  CHISO_OK · CHISO_E_ARGUMENT (a domain that is not there; too many
 * differences) · CHISO_E_MEMORY
 */
chiso_status chiso__differences_new(chiso__differences *differences,
                                    const chiso__comparable *comparable, chiso_error *error);

void chiso__differences_free(chiso__differences *differences);

/** Add the columns, the rows, and what was chosen to the settings. */
chiso_status chiso__differences_fill(const chiso__differences *differences, chiso_result *result,
                                     chiso_error *error);

#endif
