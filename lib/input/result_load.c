/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <chiso/input.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/printable.h"
#include "input/json.h"
#include "results/result.h"

/* What the document holds, in the order in which it is needed; keys may come in any. */
enum { VERSION, COMMAND, SETTINGS, COLUMNS, ROWS, KEYS };

static const char *const keys[KEYS] = {"chiso", "command", "settings", "columns", "rows"};

static const char *const no_result =
    "this is not a result of chiso; --format json writes one (chiso, command, settings, columns, "
    "rows)";

/* Where a value begins. */
struct place {
    const char *at;
    int64_t line;
};

struct loading {
    chiso__json json;
    struct place places[KEYS];
    chiso__buffer name, text;
    chiso_result *result;
    chiso__arena arena;  /* values of settings */
    const char **values; /* of one setting */
    size_t value_capacity;
    size_t *filled; /* the number of the last row that has the column, from 1 */
};

/* A failure of what the values go into: memory alone can run out. */
static bool good(struct loading *l, chiso_status status) {
    if (status == CHISO_OK) return true;
    l->json.status = status;
    return false;
}

/* A fault of a member: `what`, its name. */
static bool fail_at(struct loading *l, const char *what, const char *name) {
    char words[256], shown[64];
    chiso__printable_copy(shown, sizeof shown, name);
    snprintf(words, sizeof words, "%s \"%s\"", what, shown);
    return chiso__json_fail(&l->json, words);
}

static size_t length_of(const chiso__buffer *text) {
    return text->length - 1; /* without its NUL */
}

/* --- the document --- */

static void keep_place(struct loading *l) {
    for (size_t i = 0; i < KEYS; i++) {
        (void)chiso__json_peek(&l->json);
        if (strcmp(keys[i], l->name.bytes) == 0)
            l->places[i] = (struct place){l->json.at, l->json.line};
    }
}

/* All of it is JSON; where its parts begin. */
static bool find_parts(struct loading *l) {
    chiso__json *json = &l->json;
    if (chiso__json_peek(json) != '{') return chiso__json_fail(json, no_result);
    (void)chiso__json_take(json, '{');
    for (size_t i = 0; chiso__json_next(json, '}', i); i++) {
        if (!chiso__json_name(json, &l->name)) return false;
        keep_place(l);
        if (!chiso__json_skip(json)) return false;
    }
    if (json->status != CHISO_OK) return false;
    if (chiso__json_peek(json) != '\0' || json->at < json->end)
        return chiso__json_fail(json, "this is not JSON: something stands behind its end");
    for (size_t i = 0; i < KEYS; i++) {
        if (l->places[i].at == NULL) return chiso__json_fail(json, no_result);
    }
    return true;
}

/* Go to a part, which begins with `sign`. */
static bool go_to(struct loading *l, size_t part, char sign) {
    l->json.at = l->places[part].at;
    l->json.line = l->places[part].line;
    if (*l->json.at != sign) return chiso__json_fail(&l->json, no_result);
    return sign == '"' || chiso__json_take(&l->json, sign);
}

static bool read_command(struct loading *l) {
    if (!go_to(l, VERSION, '"') || !go_to(l, COMMAND, '"')) return false;
    if (!chiso__json_string(&l->json, &l->text)) return false;
    return good(l, chiso__result_new(&l->result, l->text.bytes, l->json.error));
}

/* --- settings --- */

static bool add_setting(struct loading *l, int32_t type, size_t count) {
    return good(l, chiso__result_add_setting(l->result, l->name.bytes, type, l->values, count,
                                             l->json.error));
}

static bool keep_value(struct loading *l, size_t index, const char *text, size_t length) {
    if (!chiso__grow(&l->values, &l->value_capacity, index + 1, sizeof *l->values))
        return chiso__json_fail_memory(&l->json);
    l->values[index] = chiso__arena_text(&l->arena, text, length);
    return l->values[index] != NULL || chiso__json_fail_memory(&l->json);
}

static bool read_text_value(struct loading *l, size_t index) {
    return chiso__json_string(&l->json, &l->text) &&
           keep_value(l, index, l->text.bytes, length_of(&l->text));
}

static bool read_list(struct loading *l) {
    size_t count = 0;
    (void)chiso__json_take(&l->json, '[');
    while (chiso__json_next(&l->json, ']', count)) {
        if (chiso__json_peek(&l->json) != '"')
            return fail_at(l, "a list holds something else than texts: the setting", l->name.bytes);
        if (!read_text_value(l, count++)) return false;
    }
    return l->json.status == CHISO_OK && add_setting(l, CHISO_SETTING_LIST, count);
}

static bool read_flag(struct loading *l) {
    const char *word = chiso__json_peek(&l->json) == 't' ? "true" : "false";
    return chiso__json_word(&l->json, word) && keep_value(l, 0, word, strlen(word)) &&
           add_setting(l, CHISO_SETTING_FLAG, 1);
}

static bool read_number_setting(struct loading *l) {
    const char *text;
    size_t length;
    return chiso__json_number(&l->json, &text, &length) && keep_value(l, 0, text, length) &&
           add_setting(l, CHISO_SETTING_NUMBER, 1);
}

static bool read_text_setting(struct loading *l) {
    return read_text_value(l, 0) && add_setting(l, CHISO_SETTING_TEXT, 1);
}

static bool read_nothing(struct loading *l) {
    return chiso__json_word(&l->json, "null") && add_setting(l, CHISO_SETTING_NONE, 0);
}

static bool refuse_object(struct loading *l) {
    return fail_at(l, "an object is no value of a setting: the setting", l->name.bytes);
}

static bool read_setting(struct loading *l) {
    static const struct {
        char first;
        bool (*read)(struct loading *l);
    } readers[] = {{'"', read_text_setting}, {'[', read_list},    {'t', read_flag},
                   {'f', read_flag},         {'n', read_nothing}, {'{', refuse_object}};
    if (!chiso__json_name(&l->json, &l->name)) return false;
    const char first = chiso__json_peek(&l->json);
    for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++)
        if (first == readers[i].first) return readers[i].read(l);
    return read_number_setting(l);
}

static bool read_settings(struct loading *l) {
    if (!go_to(l, SETTINGS, '{')) return false;
    for (size_t i = 0; chiso__json_next(&l->json, '}', i); i++) {
        if (!read_setting(l)) return false;
    }
    return true;
}

/* --- columns --- */

static bool read_column(struct loading *l) {
    static const char *const types[] = {[CHISO_COLUMN_TEXT] = "text",
                                        [CHISO_COLUMN_NUMBER] = "number",
                                        [CHISO_COLUMN_INTEGER] = "integer"};
    if (!chiso__json_name(&l->json, &l->name)) return false;
    const char *name = l->name.bytes;
    int32_t type = CHISO_COLUMN_INTEGER;
    if (chiso__json_peek(&l->json) != '"')
        return fail_at(l, "its type is text, number or integer: the column", name);
    if (!chiso__json_string(&l->json, &l->text)) return false;
    while (type > 0 && strcmp(l->text.bytes, types[type]) != 0) type = type > 1 ? type - 1 : 0;
    if (type == 0) return fail_at(l, "its type is text, number or integer: the column", name);
    if (chiso_result_find_column(l->result, name) >= 0)
        return fail_at(l, "it stands twice: the column", name);
    return good(l, chiso__result_add_column(l->result, name, type, name, l->json.error));
}

static bool read_columns(struct loading *l) {
    if (!go_to(l, COLUMNS, '{')) return false;
    for (size_t i = 0; chiso__json_next(&l->json, '}', i); i++) {
        if (!read_column(l)) return false;
    }
    l->filled = chiso__alloc(chiso_result_columns(l->result), sizeof *l->filled);
    return l->filled != NULL || chiso__json_fail_memory(&l->json);
}

/* --- rows --- */

static bool read_number(struct loading *l, size_t column) {
    const char *text, *name = chiso_result_column_name(l->result, column);
    const bool whole = chiso_result_column_type(l->result, column) == CHISO_COLUMN_INTEGER;
    size_t length;
    double value = 0;
    if (strchr("-0123456789", chiso__json_peek(&l->json)) == NULL)
        return fail_at(l, "something else than a number in the column", name);
    if (!chiso__json_number(&l->json, &text, &length)) return false;
    if (!chiso__number_from_text(&value, text, length, '.'))
        return fail_at(l, "a number is too large: the column", name);
    if (whole && value != trunc(value))
        return fail_at(l, "a fraction among the whole numbers of the column", name);
    chiso__result_set_number(l->result, column, value);
    return true;
}

static bool read_text(struct loading *l, size_t column) {
    if (chiso__json_peek(&l->json) != '"')
        return fail_at(l, "something else than a text in the column",
                       chiso_result_column_name(l->result, column));
    if (!chiso__json_string(&l->json, &l->text)) return false;
    return good(l, chiso__result_set_text(l->result, column, l->text.bytes, l->json.error));
}

/* Members mostly stand in the order of the columns. */
static bool find_column(struct loading *l, size_t *column) {
    const char *expected = chiso_result_column_name(l->result, *column);
    if (expected != NULL && strcmp(expected, l->name.bytes) == 0) return true;
    const int64_t found = chiso_result_find_column(l->result, l->name.bytes);
    if (found < 0) return fail_at(l, "a row has what is no column:", l->name.bytes);
    *column = (size_t)found;
    return true;
}

static bool read_cell(struct loading *l, size_t column, size_t row) {
    if (!chiso__json_name(&l->json, &l->name) || !find_column(l, &column)) return false;
    if (l->filled[column] == row + 1)
        return fail_at(l, "a row has it twice: the column", l->name.bytes);
    l->filled[column] = row + 1;
    if (chiso__json_peek(&l->json) == 'n') return chiso__json_word(&l->json, "null");
    return chiso_result_column_type(l->result, column) == CHISO_COLUMN_TEXT
               ? read_text(l, column)
               : read_number(l, column);
}

static bool read_row(struct loading *l, size_t row) {
    size_t cells = 0;
    if (chiso__json_peek(&l->json) != '{')
        return chiso__json_fail(&l->json, "something else than an object among the rows");
    (void)chiso__json_take(&l->json, '{');
    if (!good(l, chiso__result_add_row(l->result, l->json.error))) return false;
    for (; chiso__json_next(&l->json, '}', cells); cells++) {
        if (!read_cell(l, cells, row)) return false;
    }
    for (size_t i = 0; i < chiso_result_columns(l->result); i++) {
        if (l->filled[i] != row + 1)
            return fail_at(l, "the row lacks the column", chiso_result_column_name(l->result, i));
    }
    return true;
}

static bool read_rows(struct loading *l) {
    if (!go_to(l, ROWS, '[')) return false;
    for (size_t i = 0; chiso__json_next(&l->json, ']', i); i++) {
        if (!read_row(l, i)) return false;
    }
    return true;
}

/* --- the file --- */

static void read_result(struct loading *l, const chiso__buffer *file) {
    static const char mark[] = {'\xEF', '\xBB', '\xBF'};
    l->json.at = file->bytes;
    l->json.end = file->bytes + file->length - 1; /* a NUL stands there */
    if (file->length > sizeof mark && memcmp(file->bytes, mark, sizeof mark) == 0)
        l->json.at += sizeof mark;
    if (find_parts(l) && read_command(l) && read_settings(l) && read_columns(l)) (void)read_rows(l);
}

static chiso_status read_file(chiso__buffer *to, const char *path, chiso_error *error) {
    int file = STDIN_FILENO;
    const bool is_input = strcmp(path, "-") == 0;
    chiso_status status = is_input ? CHISO_OK : chiso__file_open(&file, path, error);
    if (status != CHISO_OK) return status;
    status = chiso__file_read(to, file, path, SIZE_MAX, error);
    if (!is_input) close(file);
    chiso__buffer_add(to, "", 1);
    return status == CHISO_OK && to->failed ? chiso__fail_memory(error) : status;
}

static void finish(struct loading *l) {
    chiso__buffer_free(&l->name);
    chiso__buffer_free(&l->text);
    chiso__arena_free(&l->arena);
    chiso__free(l->values);
    chiso__free(l->filled);
}

chiso_status chiso_result_load(chiso_result **out, const char *path, chiso_error *error) {
    chiso__buffer file = {0};
    *out = NULL;
    if (path == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "A file to read a result from must be named.");
    chiso_status status = read_file(&file, path, error);
    struct loading l = {.json = {.line = 1, .error = error}};
    l.json.name = strcmp(path, "-") == 0 ? "standard input" : path;
    if (status == CHISO_OK) {
        read_result(&l, &file);
        status = l.json.status;
    }
    if (status == CHISO_OK)
        *out = l.result;
    else
        chiso_result_free(l.result);
    finish(&l);
    chiso__buffer_free(&file);
    return status;
}
