/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INDEX_RANK_DRAWS_H
#define CHISO__INDEX_RANK_DRAWS_H

#include "base/memory.h"
#include "index/rank_sets.h"

/* Errors as the sample might have made them, drawn at random. */

/* Draws lie in blocks, so that a loop over one block has a fixed length and no division to wait
   for; the last block may hold more of them than are asked for. */
enum { CHISO__RANK_BLOCK = 64 };

typedef struct chiso__rank_draws {
    size_t units, count, blocks;
    double *error; /* error[(block * units + unit) * CHISO__RANK_BLOCK + draw] */
    double
        *variance; /* the same, redrawn squared standard errors; NULL where every df is infinite */
} chiso__rank_draws;

/** In the arena.  CHISO_OK · CHISO_E_DATA (the covariance is none) · CHISO_E_MEMORY */
chiso_status chiso__rank_draws_new(chiso__rank_draws *out, const chiso__rank_data *data,
                                   const chiso__rank_choice *choice, chiso__arena *arena,
                                   chiso_error *error);

#endif
