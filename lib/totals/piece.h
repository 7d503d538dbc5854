/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_PIECE_H
#define CHISO__TOTALS_PIECE_H

#include "totals/merge_sample.h"

/* Totals that become part of others: merged with more of them, or by other provinces. */

/** A piece on its way into the whole: what its numbers become there. */
typedef struct chiso__piece {
    const chiso_totals *from;
    chiso_totals *to;
    chiso__sample_piece sample; /* its units */
    int32_t **by;               /* of each by column, the number of each value */
    int32_t *domains, *rows;
    int32_t *own;
    bool *answered; /* room for all nodes */
} chiso__piece;

/**
 * New totals of the same kind that hold nothing: to be freed by chiso_totals_free(), also on
 * failure.  CHISO_OK · CHISO_E_INSTRUMENT · CHISO_E_MEMORY
 */
chiso_status chiso__piece_whole(chiso_totals **out, const chiso_totals *like, chiso_error *error);

/**
 * Add a piece.  Where a by column of the whole holds provinces of another list, the piece's become
 * what chiso__province_becomes() says.  CHISO_OK · CHISO_E_DATA (population sizes that disagree) ·
 * CHISO_E_MEMORY
 */
chiso_status chiso__piece_add(chiso_totals *to, const chiso_totals *from, chiso_error *error);

/**
 * Add columns, units and domains of a piece alone: what they are in the whole is in
 * piece->sample.units and piece->domains then.  chiso__piece_end() also on failure.  False when
 * memory ran out.
 */
bool chiso__piece_begin(chiso__piece *piece, chiso_totals *to, const chiso_totals *from);
void chiso__piece_end(chiso__piece *piece);

#endif
