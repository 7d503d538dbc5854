/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_OPEN_H
#define CHISO__TOTALS_OPEN_H

#include "responses/store.h"
#include "totals/totals.h"

/** True when a variable has the categories that the data have, so that they must be read first. */
bool chiso__open_any(const chiso_totals *totals);

/**
 * Make a scale of the values that each open variable was seen to have (numbers by size, then
 * texts), and recode the stored answers.  keys[i] belongs to the first variable's request + i;
 * those of open variables are freed.  CHISO_OK · CHISO_E_ARGUMENT (too many) · CHISO_E_MEMORY
 */
chiso_status chiso__open_close(chiso_totals *totals, chiso__keys *keys, const chiso__store *store,
                               size_t first_variable, chiso_error *error);

/** Give open variables the scales that those of other totals have, by their places.  False when
 * memory ran out. */
bool chiso__open_copy(chiso_totals *to, const chiso_totals *from);

#endif
