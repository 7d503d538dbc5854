/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INDEX_FIGURES_H
#define CHISO__INDEX_FIGURES_H

#include "index/replicated.h"
#include "index/score.h"
#include "index/tree.h"

/** One domain, or the whole, while its figures are made. */
typedef struct chiso__figuring {
    chiso__scores *s;
    chiso__tree tree;
    chiso__arena arena;
    double *slope;    /* row_sums × nodes, of the domain at hand */
    double *gradient; /* of one node, over the sums of a row */
    double *variance; /* of each node */
    size_t *column;   /* room for chiso__view_square() */
    const chiso__slopes **room;
    chiso__support support;
    chiso__replicated replicated;
    size_t *dropped; /* of each node, replicates without a score */
    bool varies, replicates;
} chiso__figuring;

/** Σ w q² of a node in a domain of the totals, given its slopes. */
double chiso__figuring_square(chiso__figuring *w, size_t domain, size_t node, const double *slope);

/** Make one figure; square, weight: of the respondents with a valid answer under the node. */
void chiso__figuring_make(chiso__figuring *w, size_t domain, size_t node, double square,
                          double weight);

/** Figures of a domain without variance. */
void chiso__figuring_make_plain(const chiso__scores *s, size_t domain);

/** Take the variances of a domain from the replicates that were scored last, and keep them. */
void chiso__figuring_take_variance(chiso__figuring *w, size_t domain);

/** The figures of the nation as the plain mean of its provinces.  False when memory ran out. */
bool chiso__figuring_nation(chiso__figuring *w);

#endif
