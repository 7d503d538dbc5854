/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__QUALITY_TILE_H
#define CHISO__QUALITY_TILE_H

#include "quality/planes.h"

/** Whom each respondent is most like, as far as he was compared. */
typedef struct chiso__likeness {
    float *share;   /* the largest share of equal answers; below 0: compared with nobody */
    int32_t *other; /* with whom; the first of equals */
} chiso__likeness;

/** Room for one respondent against a tile of others. */
typedef struct chiso__tile {
    uint32_t differs[CHISO__TILE]; /* bits of items answered otherwise */
    uint32_t same_bytes[CHISO__TILE], both_bytes[CHISO__TILE]; /* counts, four to a number */
    int32_t same[CHISO__TILE], both[CHISO__TILE];
    float share[CHISO__TILE];
} chiso__tile;

/**
 * Compare the respondents of tile a with those of tile b ≥ a, each pair once, and keep the most
 * like of both.  Tiles must come in ascending order of (a, b).
 *
 * @param least fewest items that both must have answered, at least 1.
 */
void chiso__tile_compare(chiso__likeness *best, chiso__tile *room, const chiso__planes *planes,
                         size_t a, size_t b, size_t least);

/** Exactly: how many items both answered, and in how many of them the same. */
void chiso__pair_count(size_t *both, size_t *same, const chiso__planes *planes, size_t i, size_t j);

#endif
