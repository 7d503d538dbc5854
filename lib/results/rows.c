/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "results/table.h"

/* Added in their order, texts keep their numbers. */
static chiso_status copy_texts(chiso_result *to, const chiso_result *from, chiso_error *error) {
    for (int32_t i = 0; (size_t)i < from->texts.count; i++) {
        const char *text = chiso__lookup_key(&from->texts, i);
        size_t length = chiso__lookup_key_length(&from->texts, i);
        if (chiso__lookup_add(&to->texts, text, length) < 0) return chiso__fail_memory(error);
    }
    return CHISO_OK;
}

static chiso_status copy_columns(chiso_result *to, const chiso_result *from, chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t i = 0; i < from->column_count && status == CHISO_OK; i++) {
        const chiso__column *old = &from->columns[i];
        status = chiso__result_add_column(to, old->name, old->type, old->title, error);
        if (status != CHISO_OK) break;
        chiso__column *new = &to->columns[i];
        new->missing_label = old->missing_label;
        if (old->label_capacity == 0) continue;
        if (!chiso__grow(&new->labels, &new->label_capacity, old->label_capacity, sizeof(int32_t)))
            return chiso__fail_memory(error);
        memcpy(new->labels, old->labels, old->label_capacity * sizeof(int32_t));
    }
    return status;
}

static chiso_status copy_notes(chiso_result *to, const chiso_result *from, chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t i = 0; i < from->note_count && status == CHISO_OK; i++)
        status = chiso__result_add_note(to, from->notes[i], error);
    return status;
}

static void copy_rows(chiso_result *to, const chiso_result *from, const size_t *rows,
                      size_t count) {
    for (size_t i = 0; i < from->column_count; i++) {
        const chiso__column *old = &from->columns[i];
        chiso__column *new = &to->columns[i];
        for (size_t j = 0; j < count; j++) {
            if (old->texts != NULL) new->texts[j] = old->texts[rows[j]];
            if (old->numbers != NULL) new->numbers[j] = old->numbers[rows[j]];
        }
    }
    to->row_count = count;
}

chiso_status chiso__result_pick(chiso_result **out, const chiso_result *from, const size_t *rows,
                                size_t count, chiso_error *error) {
    chiso_result *result = NULL;
    *out = NULL;
    chiso_status status = chiso__result_new(&result, from->command, error);
    if (status == CHISO_OK) status = copy_texts(result, from, error);
    if (status == CHISO_OK) status = copy_columns(result, from, error);
    if (status == CHISO_OK) status = chiso__result_copy_settings(result, from, error);
    if (status == CHISO_OK) status = copy_notes(result, from, error);
    if (status == CHISO_OK) status = chiso__result_reserve(result, count, error);
    if (status != CHISO_OK) {
        chiso_result_free(result);
        return status;
    }
    copy_rows(result, from, rows, count);
    *out = result;
    return CHISO_OK;
}

struct key {
    const char *text;
    double number;
    bool missing;
    size_t row;
};

static int by_row(const struct key *a, const struct key *b) {
    return (a->row > b->row) - (a->row < b->row);
}

static int by_value(const void *left, const void *right) {
    const struct key *a = left, *b = right;
    if (a->missing != b->missing) return a->missing ? 1 : -1;
    int order = 0;
    if (!a->missing && a->text != NULL) order = strcmp(a->text, b->text);
    if (!a->missing && a->text == NULL) order = (a->number > b->number) - (a->number < b->number);
    return order != 0 ? order : by_row(a, b);
}

static void read_keys(struct key *keys, const chiso_result *result, size_t column) {
    bool is_text = result->columns[column].type == CHISO_COLUMN_TEXT;
    for (size_t i = 0; i < result->row_count; i++) {
        keys[i].row = i;
        keys[i].text = chiso_result_text(result, i, column);
        keys[i].number = chiso_result_number(result, i, column);
        keys[i].missing = is_text ? keys[i].text == NULL : isnan(keys[i].number) != 0;
    }
}

chiso_status chiso_result_sort(chiso_result **out, const chiso_result *result, const char *column,
                               chiso_error *error) {
    const chiso__column *found;
    *out = NULL;
    chiso_status status = chiso__result_need_column(&found, result, column, error);
    if (status != CHISO_OK) return status;
    struct key *keys = chiso__alloc(result->row_count, sizeof *keys);
    size_t *rows = chiso__alloc(result->row_count, sizeof *rows);
    if (keys == NULL || rows == NULL) {
        status = chiso__fail_memory(error);
        goto end;
    }
    read_keys(keys, result, (size_t)(found - result->columns));
    qsort(keys, result->row_count, sizeof *keys, by_value);
    for (size_t i = 0; i < result->row_count; i++) rows[i] = keys[i].row;
    status = chiso__result_pick(out, result, rows, result->row_count, error);
end:
    chiso__free(keys);
    chiso__free(rows);
    return status;
}
