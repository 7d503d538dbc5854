/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__SIMULATE_GRADIENT_H
#define CHISO__SIMULATE_GRADIENT_H

#include "simulate/simulation.h"

/**
 * How a node's score follows from the means of its leaves: constant + Σ weight × mean.  Leaves of
 * one block are pooled, so that each counts by how many people answer it.
 */
typedef struct chiso__gradient {
    int *block;       /* of each leaf under the node, the node whose answers are pooled; else -1 */
    double *weight;   /* of each leaf */
    double *factor;   /* of each block */
    double *answered; /* of each block: shares of its leaves that are answered, added up */
    double constant;
} chiso__gradient;

/** False when memory ran out. */
bool chiso__gradient_new(chiso__gradient *out, chiso__arena *arena,
                         const chiso_simulation *simulation);

/** Fill it for a node; `pooling` NULL: as the tree says. */
void chiso__gradient_fill(chiso__gradient *gradient, const chiso_simulation *simulation,
                          size_t node, const char *pooling);

/** The level at which answers under a node are pooled; poolings of one level are the same there. */
int chiso__pooling_level(const chiso_simulation *simulation, size_t node, const char *pooling);

/** What a metric makes of an answer; `metric` NULL: its value.  The worst answer is 0. */
double chiso__reply_score(const chiso__question *question, size_t reply, const char *metric);

/** The mean of a question's answers under a metric. */
double chiso__question_mean(const chiso__question *question, const double *shares,
                            const char *metric);

#endif
