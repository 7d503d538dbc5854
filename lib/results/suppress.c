/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of small cells without their figures. */
#include <math.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "results/table.h"

/* Numbers that place a row or count people; all others are made of what they answered. */
static const char *const kept_numbers[] = {"level", "n", "n_answers"};

/* Texts that tell something of the figure, by what made the table: a by column may have that name
 * where the table has no such column of its own. */
static const struct {
    const char *command, *column;
} telling_texts[] = {{"score", "group"},
                     {"compare", "direction"},
                     {"compare", "rule_5_percent"},
                     {"differences", "direction"},
                     {"drivers", "quadrant"}};

/* Flags that do: everybody gave the same answer, or answers follow from others; the figure is small
 * beside its standard error, or near the mean of the others; how answers to items go together. */
static const char *const telling_flags[] = {
    "exact",     "high_cv",  "reverse",  "no_variance", "items_left_out", "no_pairs",  "singular",
    "undefined", "smoothed", "improper", "constant",    "collinear",      "separated", "near_cut"};

static bool is_among(const char *const *names, size_t count, const char *name, size_t length) {
    for (size_t i = 0; i < count; i++) {
        if (strlen(names[i]) == length && strncmp(names[i], name, length) == 0) return true;
    }
    return false;
}

static bool has_flag(const char *flags, const char *name) {
    while (flags != NULL && *flags != '\0') {
        const size_t length = strcspn(flags, ";");
        if (is_among(&name, 1, flags, length)) return true;
        flags += length + strspn(flags + length, ";");
    }
    return false;
}

static bool is_telling(const chiso_result *result, const chiso__column *column) {
    if (column->numbers != NULL) {
        const size_t count = sizeof kept_numbers / sizeof kept_numbers[0];
        return !is_among(kept_numbers, count, column->name, strlen(column->name));
    }
    for (size_t i = 0; i < sizeof telling_texts / sizeof telling_texts[0]; i++) {
        if (strcmp(telling_texts[i].command, result->command) == 0 &&
            strcmp(telling_texts[i].column, column->name) == 0)
            return true;
    }
    return false;
}

/* The flags that tell nothing of the figure; `small_cell` is one, so there are some. */
static chiso_status keep_flags(chiso_result *result, size_t row, size_t column,
                               chiso_error *error) {
    const char *flags = chiso_result_text(result, row, column);
    chiso__buffer left = {0};
    while (*flags != '\0') {
        const size_t length = strcspn(flags, ";");
        const size_t count = sizeof telling_flags / sizeof telling_flags[0];
        if (!is_among(telling_flags, count, flags, length)) {
            if (left.length > 0) chiso__buffer_text(&left, ";");
            chiso__buffer_add(&left, flags, length);
        }
        flags += length + strspn(flags + length, ";");
    }
    const int32_t text = left.failed ? CHISO__LOOKUP_MEMORY
                                     : chiso__lookup_add(&result->texts, left.bytes, left.length);
    chiso__buffer_free(&left);
    if (text < 0) return chiso__fail_memory(error);
    result->columns[column].texts[row] = text + 1;
    return CHISO_OK;
}

static void empty(chiso_result *result, size_t row) {
    for (size_t i = 0; i < result->column_count; i++) {
        const chiso__column *column = &result->columns[i];
        if (!is_telling(result, column)) continue;
        if (column->numbers != NULL)
            column->numbers[row] = (double)NAN;
        else
            column->texts[row] = 0;
    }
}

static chiso_status empty_small_cells(chiso_result *result, chiso_error *error) {
    const int64_t flags = chiso_result_find_column(result, "flags");
    chiso_status status = CHISO_OK;
    for (size_t row = 0; status == CHISO_OK && flags >= 0 && row < result->row_count; row++) {
        if (!has_flag(chiso_result_text(result, row, (size_t)flags), "small_cell")) continue;
        empty(result, row);
        status = keep_flags(result, row, (size_t)flags, error);
    }
    return status;
}

chiso_status chiso_result_suppress(chiso_result **out, const chiso_result *result,
                                   chiso_error *error) {
    chiso_result *made = NULL;
    *out = NULL;
    size_t *rows = chiso__alloc(result->row_count, sizeof *rows);
    if (rows == NULL) return chiso__fail_memory(error);
    for (size_t i = 0; i < result->row_count; i++) rows[i] = i;
    chiso_status status = chiso__result_pick(&made, result, rows, result->row_count, error);
    chiso__free(rows);
    if (status == CHISO_OK) status = empty_small_cells(made, error);
    if (status == CHISO_OK) status = chiso__result_add_flag(made, "suppress", true, error);
    if (status == CHISO_OK)
        *out = made;
    else
        chiso_result_free(made);
    return status;
}
