/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_VIEW_H
#define CHISO__TOTALS_VIEW_H

#include "totals/frame.h"
#include "totals/moments.h"

/** The totals of one domain, or of all, over units: sums as doubles, and counts. */
typedef struct chiso__collapsed {
    double *totals;
    int64_t *counts;
} chiso__collapsed;

/** A larger sample that the units of some totals are of: that of two rounds. */
typedef struct chiso__within {
    const chiso__frame *frame; /* NULL: there is none, the totals are the sample */
    const int32_t *unit;       /* of each unit of the totals, its number in the frame */
} chiso__within;

/**
 * Totals as statistics see them: weights known, and a number's sums taken about its centre (Σw,
 * Σw(y - c), Σw(y - c)²), so that values near 1e9 keep what makes them differ.
 */
typedef struct chiso__view {
    chiso__arena arena;
    const chiso_totals *totals;
    chiso__frame frame;               /* of these totals: what weights follow from */
    chiso__within within;             /* what the variance sees in its place */
    const chiso__variable *variables; /* with their centres */
    chiso__collapsed *domains;        /* of each domain, and of the whole, which comes last */
    int32_t *rows; /* those with a respondent, so that the units of a group stand together */
    size_t n_rows;
    int32_t *own; /* the same rows, domain by domain: those of d from first[d] to first[d + 1] */
    size_t *first;
} chiso__view;

/** Make a view; chiso__view_free() also on failure.  False when memory ran out. */
bool chiso__view_new(chiso__view *view, const chiso_totals *totals);

/** The same of totals whose units are part of a larger sample, borrowed. */
bool chiso__view_new_within(chiso__view *view, const chiso_totals *totals, chiso__within within);

/** The sample that the variance sees. */
const chiso__frame *chiso__view_sample(const chiso__view *view);

/** The rows of a domain, or of all where it is the whole (which comes behind the last domain). */
const int32_t *chiso__view_rows(const chiso__view *view, size_t domain, size_t *count);

/** The unit of a row, by its number in that sample. */
int32_t chiso__view_unit(const chiso__view *view, int32_t row);

void chiso__view_free(chiso__view *view);

/**
 * The sums of a row that are not zero: their places in index, their values in x, each with room for
 * totals->row_sums.  Returns how many.
 */
size_t chiso__view_row(const chiso__view *view, int32_t row, size_t *index, double *x);

/** Take Σwy and Σwy² of a number about c: chiso__number sums, of which the first is Σw. */
void chiso__view_centre(chiso__sum *sums, double c);

/**
 * Add the sums that a domain has in every replicate whose weights came with the answers to out[i *
 * replicates + r].
 */
void chiso__view_replicates(const chiso__view *view, size_t domain, double *out);

/**
 * Σ w q² over the respondents of a domain (or, `domain` = number of domains, of all), where q is
 * what one respondent adds, per weight, to Σ slope[i]·(sum i of a row), over the sums that the
 * moments have: those of the tree's variables.  room: as many numbers as the moments have columns.
 */
double chiso__view_square(const chiso__view *view, size_t domain, const double *slope,
                          size_t *room);

/** Σw of the respondents of a domain, or of all, who have a valid answer under a node. */
double chiso__view_node_weight(const chiso__view *view, size_t domain, size_t node);

#endif
