/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INDEX_SCORE_PARTS_H
#define CHISO__INDEX_SCORE_PARTS_H

#include "index/score.h"

/* What is kept of every domain while figures are made, so that it can be told how scores vary
   together. */

/**
 * Make room, before figures are made, where rank sets or shares will need it, or where `all` is
 * wanted.  CHISO_OK · CHISO_E_ARGUMENT (replicates of so many domains
 * and nodes take more than a gibibyte) · CHISO_E_MEMORY
 */
chiso_status chiso__score_parts_new(chiso__scores *scores, bool all, chiso_error *error);

/** The score of a node in a domain, or (`domain` = scores->domains) in the whole: then only until
    the next is asked for. */
chiso__part chiso__score_part(const chiso__scores *scores, size_t domain, size_t node);

/** What the scores were made from. */
chiso__together chiso__score_together(const chiso__scores *scores);

#endif
