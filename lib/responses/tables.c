/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "responses/responses.h"
#include "responses/table_values.h"

static const char no_name[] = "table";

static chiso_status fail(chiso_error *error, const char *column, const char *wrong) {
    return chiso__fail_at(error, CHISO_E_ARGUMENT, 0, column, "column %s: %s", column, wrong);
}

static bool is_utf8(const char *text) {
    return chiso__text_is_utf8(text, strlen(text));
}

static bool has_offsets(const chiso_column *column) {
    return column->dictionary == NULL &&
           (column->type == CHISO_VALUES_TEXT32 || column->type == CHISO_VALUES_TEXT64);
}

/* Of a column of `n` values, or of a dictionary; `name`: what messages call it. */
static chiso_status check_values(const chiso_column *column, const char *name, size_t n,
                                 chiso_error *error) {
    if (column->type < CHISO_VALUES_DOUBLE || column->type > CHISO_VALUES_TEXT64)
        return fail(error, name, "its type is none of CHISO_VALUES_");
    if (column->reserved != 0 || column->reserved2[0] != NULL || column->reserved2[1] != NULL)
        return fail(error, name, "a reserved field is not zero");
    if (n > 0 && column->values == NULL && !has_offsets(column))
        return fail(error, name, "it has no values");
    if (has_offsets(column) && column->offsets == NULL)
        return fail(error, name, "it has texts, and no offsets");
    return CHISO_OK;
}

static chiso_status check_column(const chiso_column *column, size_t n, chiso_error *error) {
    if (column->name == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "a column of a table has no name");
    if (!is_utf8(column->name))
        return chiso__fail(error, CHISO_E_ARGUMENT, "the name of a column is not UTF-8");
    const chiso_status status = check_values(column, column->name, n, error);
    const chiso_column *dictionary = column->dictionary;
    if (status != CHISO_OK || dictionary == NULL) return status;
    if (!chiso__column_is_whole(column))
        return fail(error, column->name,
                    "it has a dictionary, and values that are no whole numbers to count it by");
    if (dictionary->dictionary != NULL)
        return fail(error, column->name, "its dictionary has a dictionary");
    return check_values(dictionary, column->name, column->n_dictionary, error);
}

static chiso_status check_table(const chiso_table *table, chiso_error *error) {
    chiso_status status = CHISO_OK;
    if (table->n_columns == 0 || table->columns == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "a table has no columns");
    if (table->reserved[0] != NULL || table->reserved[1] != NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "a reserved field of a table is not zero");
    if (table->name != NULL && !is_utf8(table->name))
        return chiso__fail(error, CHISO_E_ARGUMENT, "the name of a table is not UTF-8");
    for (size_t c = 0; status == CHISO_OK && c < table->n_columns; c++)
        status = check_column(&table->columns[c], table->n_rows, error);
    return status;
}

static chiso_status check(const chiso_table *tables, size_t count,
                          const chiso_responses_options *options, chiso_error *error) {
    chiso_status status = CHISO_OK;
    if (count == 0 || tables == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "no table of answers was given");
    if (options != NULL && options->struct_size > offsetof(chiso_responses_options, delimiter) &&
        options->delimiter != 0)
        return chiso__fail(error, CHISO_E_ARGUMENT, "tables in memory have no delimiter");
    for (size_t i = 0; status == CHISO_OK && i < count; i++)
        status = check_table(&tables[i], error);
    return status;
}

static void *copy_bytes(chiso__arena *arena, const void *bytes, size_t size) {
    void *copy = chiso__arena_alloc(arena, size);
    if (copy != NULL && size > 0) memcpy(copy, bytes, size);
    return copy;
}

static void copy_column(chiso__arena *arena, chiso_column *column) {
    column->name = chiso__arena_text(arena, column->name, strlen(column->name));
    if (column->dictionary != NULL)
        column->dictionary = copy_bytes(arena, column->dictionary, sizeof *column->dictionary);
}

/* What describes the tables; what they hold stays where it is. */
static bool copy_tables(chiso_responses *responses, const chiso_table *tables) {
    chiso__arena *arena = &responses->arena;
    chiso_table *copy = copy_bytes(arena, tables, responses->n_paths * sizeof *copy);
    for (size_t i = 0; copy != NULL && i < responses->n_paths; i++) {
        chiso_table *table = &copy[i];
        chiso_column *columns =
            copy_bytes(arena, table->columns, table->n_columns * sizeof *columns);
        for (size_t c = 0; columns != NULL && c < table->n_columns; c++)
            copy_column(arena, &columns[c]);
        table->columns = columns;
        table->name = responses->paths[i];
    }
    responses->tables = copy;
    return !arena->failed;
}

static chiso_status make(chiso_responses **out, const chiso_table *tables, size_t count,
                         const chiso_responses_options *options, chiso_error *error) {
    const char **names = chiso__alloc(count, sizeof *names);
    if (names == NULL) return chiso__fail_memory(error);
    for (size_t i = 0; i < count; i++) names[i] = tables[i].name != NULL ? tables[i].name : no_name;
    const chiso_status status = chiso__responses_new(out, names, count, options, error);
    chiso__free(names);
    if (status != CHISO_OK || copy_tables(*out, tables)) return status;
    chiso_responses_free(*out);
    *out = NULL;
    return chiso__fail_memory(error);
}

chiso_status chiso_responses_from_tables(chiso_responses **out, const chiso_table *tables,
                                         size_t count, const chiso_responses_options *options,
                                         chiso_error *error) {
    *out = NULL;
    const chiso_status status = check(tables, count, options, error);
    return status == CHISO_OK ? make(out, tables, count, options, error) : status;
}
