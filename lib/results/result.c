/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "results/table.h"

chiso_status chiso__result_new(chiso_result **out, const char *command, chiso_error *error) {
    *out = NULL;
    chiso_result *result = chiso__alloc(1, sizeof *result);
    if (result == NULL) return chiso__fail_memory(error);
    result->command = chiso__arena_text(&result->arena, command, strlen(command));
    if (result->command == NULL) {
        chiso_result_free(result);
        return chiso__fail_memory(error);
    }
    *out = result;
    return CHISO_OK;
}

void chiso_result_free(chiso_result *result) {
    if (result == NULL) return;
    for (size_t i = 0; i < result->column_count; i++) {
        chiso__free(result->columns[i].texts);
        chiso__free(result->columns[i].numbers);
        chiso__free(result->columns[i].labels);
    }
    chiso__free(result->columns);
    chiso__free(result->settings);
    chiso__free(result->notes);
    chiso__lookup_free(&result->texts);
    chiso__lookup_free(&result->names);
    chiso__arena_free(&result->arena);
    chiso__free(result);
}

chiso_status chiso__result_reserve(chiso_result *result, size_t rows, chiso_error *error) {
    for (size_t i = 0; i < result->column_count; i++) {
        chiso__column *column = &result->columns[i];
        bool room = column->type == CHISO_COLUMN_TEXT
                        ? chiso__grow(&column->texts, &column->capacity, rows, sizeof(int32_t))
                        : chiso__grow(&column->numbers, &column->capacity, rows, sizeof(double));
        if (!room) return chiso__fail_memory(error);
    }
    return CHISO_OK;
}

chiso_status chiso__result_add_row(chiso_result *result, chiso_error *error) {
    size_t row = result->row_count;
    chiso_status status = chiso__result_reserve(result, row + 1, error);
    if (status != CHISO_OK) return status;
    for (size_t i = 0; i < result->column_count; i++) {
        if (result->columns[i].numbers != NULL) result->columns[i].numbers[row] = (double)NAN;
    }
    result->row_count++;
    return CHISO_OK;
}

/* The text column a caller may fill in, or NULL. */
static chiso__column *text_column(chiso_result *result, size_t column) {
    if (column >= result->column_count) return NULL;
    chiso__column *found = &result->columns[column];
    return found->type == CHISO_COLUMN_TEXT ? found : NULL;
}

static chiso_status fail_column(chiso_error *error) {
    return chiso__fail(error, CHISO_E_ARGUMENT, "a text was put where the table has no text cell");
}

chiso_status chiso__result_set_text(chiso_result *result, size_t column, const char *text,
                                    chiso_error *error) {
    chiso__column *into = text_column(result, column);
    if (into == NULL || result->row_count == 0) return fail_column(error);
    int32_t number = CHISO__LOOKUP_NONE;
    if (text != NULL) number = chiso__lookup_add(&result->texts, text, strlen(text));
    if (number == CHISO__LOOKUP_MEMORY) return chiso__fail_memory(error);
    into->texts[result->row_count - 1] = number + 1;
    return CHISO_OK;
}

void chiso__result_set_number(chiso_result *result, size_t column, double value) {
    if (column >= result->column_count || result->row_count == 0) return;
    double *numbers = result->columns[column].numbers;
    if (numbers != NULL) numbers[result->row_count - 1] = value;
}

chiso_status chiso__result_set_label(chiso_result *result, size_t column, const char *text,
                                     const char *label, chiso_error *error) {
    chiso__column *into = text_column(result, column);
    if (into == NULL) return fail_column(error);
    int32_t words = chiso__lookup_add(&result->texts, label, strlen(label));
    if (words < 0) return chiso__fail_memory(error);
    if (text == NULL) {
        into->missing_label = words + 1;
        return CHISO_OK;
    }
    int32_t number = chiso__lookup_add(&result->texts, text, strlen(text));
    if (number < 0 ||
        !chiso__grow(&into->labels, &into->label_capacity, (size_t)number + 1, sizeof(int32_t)))
        return chiso__fail_memory(error);
    into->labels[number] = words + 1;
    return CHISO_OK;
}

int32_t chiso__column_label(const chiso__column *column, int32_t text) {
    if (text == 0) return column->missing_label;
    return (size_t)text <= column->label_capacity ? column->labels[text - 1] : 0;
}

const char *chiso_result_command(const chiso_result *result) {
    return result->command;
}

size_t chiso_result_rows(const chiso_result *result) {
    return result->row_count;
}

/* The number + 1 of a cell's text; 0 for none. */
static int32_t text_at(const chiso_result *result, size_t row, size_t column) {
    const chiso__column *from = chiso__result_column(result, column);
    return from != NULL && from->texts != NULL && row < result->row_count ? from->texts[row] : 0;
}

const char *chiso_result_text(const chiso_result *result, size_t row, size_t column) {
    int32_t text = text_at(result, row, column);
    return text > 0 ? chiso__lookup_key(&result->texts, text - 1) : NULL;
}

const char *chiso_result_label(const chiso_result *result, size_t row, size_t column) {
    int32_t text = text_at(result, row, column);
    const chiso__column *at = chiso__result_column(result, column);
    int32_t label = at != NULL && row < result->row_count ? chiso__column_label(at, text) : 0;
    if (label == 0) label = text;
    return label > 0 ? chiso__lookup_key(&result->texts, label - 1) : NULL;
}

double chiso_result_number(const chiso_result *result, size_t row, size_t column) {
    const double *numbers = chiso_result_numbers(result, column);
    return numbers != NULL && row < result->row_count ? numbers[row] : (double)NAN;
}

const double *chiso_result_numbers(const chiso_result *result, size_t column) {
    const chiso__column *from = chiso__result_column(result, column);
    return from != NULL ? from->numbers : NULL;
}
