/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RESPONSES_STORE_H
#define CHISO__RESPONSES_STORE_H

#include "responses/batch.h"

/** Answers kept in memory, for what cannot be done in one pass.  Zero it before use. */
typedef struct chiso__store {
    chiso__arena arena;
    size_t columns; /* how many requests there are; set before the first batch */
    struct chiso__stored *first, *last;
    const char *const *repweight_names;
} chiso__store;

/** Keep a copy of a batch: a chiso__batch_function whose context is a chiso__store. */
chiso_status chiso__store_add(void *context, const chiso__batch *batch, chiso_error *error);

/** Put map[code] in the place of every code of a column that is not missing. */
void chiso__store_recode(const chiso__store *store, size_t column, const int32_t *map);

/** Hand the batches on in the order in which they came. */
chiso_status chiso__store_each(const chiso__store *store, chiso__batch_function *function,
                               void *context, chiso_error *error);

void chiso__store_free(chiso__store *store);

#endif
