/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INDEX_SCORE_H
#define CHISO__INDEX_SCORE_H

#include <chiso/index.h>

#include "index/rank.h"
#include "totals/totals.h"

/** Scores of all nodes and domains: score[domain * nodes + node]; the whole comes last. */
typedef struct chiso__scores {
    chiso__arena arena;
    const chiso_totals *totals;
    int32_t language;
    size_t nodes, domains;
    double *score, *rank;
    chiso__group *group;
    chiso__collapsed *collapsed;
} chiso__scores;

/** The totals of a domain, or of the whole (`domain` = scores->domains). */
const chiso__collapsed *chiso__scores_collapsed(const chiso__scores *scores, size_t domain);

/** The table as a result with the columns of `score` and its settings. */
chiso_status chiso__scores_result(chiso_result **out, const chiso__scores *scores,
                                  chiso_error *error);

/**
 * What a domain is called in the language of the scores: labels of its values, `, ` between them.
 * Written to `text`, cut to fit.
 */
void chiso__scores_domain_name(const chiso__scores *scores, size_t domain, char *text, size_t room);

#endif
