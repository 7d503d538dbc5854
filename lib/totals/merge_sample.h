/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_MERGE_SAMPLE_H
#define CHISO__TOTALS_MERGE_SAMPLE_H

#include "totals/totals.h"

/* Sampling units of several totals become those of one. */

/** The sample of a piece on its way into the whole: what its numbers become there. */
typedef struct chiso__sample_piece {
    const chiso_totals *from;
    chiso_totals *to;
    chiso__arena arena;
    int32_t **unit; /* of each column of the design, the number of each value */
    int32_t *units; /* of each unit, its number in the whole */
    int32_t *key;   /* room for the key of a unit or domain */
} chiso__sample_piece;

/** Room for the columns of the design in totals that have none yet.  False: no memory. */
bool chiso__sample_place(chiso_totals *to, const chiso_totals *like);

/** Make room in a piece, whose from and to are known.  False when memory ran out. */
bool chiso__sample_piece_new(chiso__sample_piece *piece);

/** The number that each value of a column has in the whole, added where it is new; NULL: no memory.
 */
int32_t *chiso__sample_piece_values(chiso__sample_piece *piece, chiso__keys *to,
                                    const chiso__keys *from);

/** The first `width` numbers of a key, translated column by column into piece->key. */
void chiso__sample_piece_translate(chiso__sample_piece *piece, const char *key, size_t width,
                                   int32_t *const *numbers);

/** Add the units, and the values that name them.  False when memory ran out. */
bool chiso__sample_piece_units(chiso__sample_piece *piece);

/**
 * Add the population sizes.  CHISO_OK · CHISO_E_DATA (they disagree; `what` the message calls the
 * pieces) · CHISO_E_MEMORY
 */
chiso_status chiso__sample_piece_sizes(chiso__sample_piece *piece, const char *what,
                                       chiso_error *error);

void chiso__sample_piece_free(chiso__sample_piece *piece);

/**
 * Together there may be more units than each piece knew: are there still enough to choose from?
 * CHISO_OK · CHISO_E_DATA (the message ends with `advice`) · CHISO_E_MEMORY
 */
chiso_status chiso__sample_check(const chiso_totals *totals, const char *what, const char *advice,
                                 chiso_error *error);

#endif
