/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RESULTS_TABLE_H
#define CHISO__RESULTS_TABLE_H

#include "base/lookup.h"
#include "base/memory.h"
#include "results/result.h"

/* What a result is made of; for the files of this folder alone. */

/* Texts are held once, by number; a text or label is its number + 1, so that zero means none. */
typedef struct chiso__column {
    const char *name, *title;
    int32_t type;
    int32_t *texts;  /* of a text column, by row */
    double *numbers; /* of any other, by row */
    size_t capacity;
    int32_t *labels; /* by number of the text */
    size_t label_capacity;
    int32_t missing_label; /* words for a missing text */
} chiso__column;

typedef struct chiso__setting {
    const char *key;
    int32_t type;
    const char **values;
    size_t count;
} chiso__setting;

struct chiso_result {
    chiso__arena arena;
    chiso__lookup texts, names; /* names are numbered as the columns are */
    const char *command;
    chiso__column *columns;
    size_t column_count, column_capacity, row_count;
    chiso__setting *settings;
    size_t setting_count, setting_capacity;
    const char **notes;
    size_t note_count, note_capacity;
};

/* The column, or NULL outside the table. */
const chiso__column *chiso__result_column(const chiso_result *result, size_t column);

/* The number + 1 of the words in place of a text (0: a missing one), 0 without. */
int32_t chiso__column_label(const chiso__column *column, int32_t text);

/* Make room for `rows` rows in every column. */
chiso_status chiso__result_reserve(chiso_result *result, size_t rows, chiso_error *error);

/* The column of that name, or an error that lists the names. */
chiso_status chiso__result_need_column(const chiso__column **out, const chiso_result *result,
                                       const char *name, chiso_error *error);

/* A new result with `count` of the rows, in the order given. */
chiso_status chiso__result_pick(chiso_result **out, const chiso_result *from, const size_t *rows,
                                size_t count, chiso_error *error);

#endif
