/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INSTRUMENT_TABLE_H
#define CHISO__INSTRUMENT_TABLE_H

#include "results/result.h"

/* Tables that tell of instruments. */

typedef struct chiso__heading {
    const char *name;
    int32_t type;
    const char *titles[2]; /* English, Vietnamese; NULL: not in a text table */
} chiso__heading;

typedef struct chiso__table_text {
    size_t column;
    const char *text;
} chiso__table_text;

/** A result with these columns and no row. */
chiso_status chiso__table_new(chiso_result **out, const chiso__heading *headings, size_t count,
                              int32_t language, chiso_error *error);

/** Fill text cells of the last row. */
chiso_status chiso__table_set_texts(chiso_result *result, const chiso__table_text *texts,
                                    size_t count, chiso_error *error);

#endif
