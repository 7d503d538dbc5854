/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "output/words.h"
#include "output/xlsx.h"

enum { KEY, MEANING, VALUE, COLUMNS };
enum { LINE_HEIGHT = 15 };

static const double widths[COLUMNS] = {26, 44, 56};

static const char *const headings[2][COLUMNS] = {{"Setting", "What it is", "Value"},
                                                 {"Tham số", "Ý nghĩa", "Giá trị"}};
static const char *const notes_words[2] = {"Notes", "Ghi chú"};
static const char *const flags_words[2] = {"Flags", "Các ghi chú về số liệu"};
static const char *const yes_words[2] = {"yes", "có"};
static const char *const no_words[2] = {"no", "không"};
static const char *const none_words[2] = {"none", "không"};

/* In words, with the option's own behind them: `all answers together (pool)`. */
static void add_words(chiso__buffer *text, const char *words, const char *value) {
    chiso__buffer_text(text, words);
    if (strchr(value, ' ') != NULL) return; /* a sentence itself */
    chiso__buffer_text(text, " (");
    chiso__buffer_text(text, value);
    chiso__buffer_text(text, ")");
}

static void add_value(chiso__buffer *text, const char *key, const char *value, int32_t type,
                      int32_t language) {
    const char *words = chiso__setting_value_words(key, value, language);
    if (type == CHISO_SETTING_FLAG)
        chiso__buffer_text(text, (strcmp(value, "true") == 0 ? yes_words : no_words)[language]);
    else if (words != NULL)
        add_words(text, words, value);
    else
        chiso__buffer_text(text, value);
}

/* All values of a setting, one after the other. */
static const char *join_values(chiso__buffer *text, const chiso_result *result, size_t setting,
                               int32_t language) {
    const int32_t type = chiso_result_setting_type(result, setting);
    const char *key = chiso_result_setting_key(result, setting);
    text->length = 0;
    for (size_t i = 0; i < chiso_result_setting_count(result, setting); i++) {
        if (i > 0) chiso__buffer_text(text, ", ");
        const char *value = chiso__setting_shown(result, setting, i);
        if (value != NULL) add_value(text, key, value, type, language);
    }
    chiso__buffer_add(text, "", 1);
    return text->failed ? "" : text->bytes;
}

/* Numbers are numbers, but for a seed of more digits than a double has. */
static void write_value(chiso__xlsx *x, lxw_worksheet *sheet, size_t row,
                        const chiso_result *result, size_t setting, chiso__buffer *joined) {
    enum { MOST_DIGITS = 15 };
    double number = NAN;
    const char *text = join_values(joined, result, setting, x->language);
    const int32_t type = chiso_result_setting_type(result, setting);
    if (type == CHISO_SETTING_NUMBER && strlen(text) <= MOST_DIGITS)
        chiso__number_from_text(&number, text, strlen(text), '.');
    if (!isnan(number))
        chiso__xlsx_number(x, sheet, row, VALUE, number, CHISO__XLSX_TEXT, CHISO__XLSX_PLAIN);
    else
        chiso__xlsx_text(x, sheet, row, VALUE,
                         type == CHISO_SETTING_NONE ? none_words[x->language] : text,
                         CHISO__XLSX_PLAIN);
}

static void set_height(chiso__xlsx *x, lxw_worksheet *sheet, size_t row, const char *meaning,
                       const char *value) {
    const size_t first = chiso__xlsx_lines(meaning, widths[MEANING]);
    const size_t second = chiso__xlsx_lines(value, widths[VALUE]);
    const size_t lines = first > second ? first : second;
    if (lines > 1) chiso__xlsx_height(x, sheet, row, LINE_HEIGHT * (double)lines);
}

static size_t write_settings(chiso__xlsx *x, lxw_worksheet *sheet, size_t row,
                             const chiso_result *result) {
    chiso__buffer joined = {0};
    for (size_t i = 0; i < COLUMNS; i++)
        chiso__xlsx_text(x, sheet, row, i, headings[x->language][i], CHISO__XLSX_HEAD);
    row++;
    for (size_t i = 0; i < chiso_result_settings(result); i++, row++) {
        const char *key = chiso_result_setting_key(result, i);
        chiso__xlsx_text(x, sheet, row, KEY, key, CHISO__XLSX_PLAIN);
        chiso__xlsx_text(x, sheet, row, MEANING, chiso__setting_words(key, x->language),
                         CHISO__XLSX_PLAIN);
        write_value(x, sheet, row, result, i, &joined);
        set_height(x, sheet, row, chiso__setting_words(key, x->language),
                   joined.failed ? NULL : joined.bytes);
    }
    if (joined.failed) chiso__xlsx_fail(x, chiso__fail_memory(x->error));
    chiso__buffer_free(&joined);
    return row;
}

/* A sentence over the columns behind the first. */
static void write_sentence(chiso__xlsx *x, lxw_worksheet *sheet, size_t row, size_t from,
                           const char *text) {
    lxw_format *style = chiso__xlsx_style(x, CHISO__XLSX_TEXT, CHISO__XLSX_PLAIN);
    if (sheet == NULL || x->status != CHISO_OK) return;
    chiso__xlsx_check(x, worksheet_merge_range(sheet, (lxw_row_t)row, (lxw_col_t)from,
                                               (lxw_row_t)row, VALUE, "", style));
    chiso__xlsx_text(x, sheet, row, from, text, CHISO__XLSX_PLAIN);
    const double width = widths[MEANING] + widths[VALUE] + (from == KEY ? widths[KEY] : 0);
    chiso__xlsx_height(x, sheet, row, LINE_HEIGHT * (double)chiso__xlsx_lines(text, width));
}

static size_t write_notes(chiso__xlsx *x, lxw_worksheet *sheet, size_t row,
                          const chiso_result *result) {
    const size_t count = chiso_result_notes(result);
    if (count == 0) return row;
    chiso__xlsx_text(x, sheet, row++, KEY, notes_words[x->language], CHISO__XLSX_STRONG);
    for (size_t i = 0; i < count; i++)
        write_sentence(x, sheet, row++, KEY, chiso_result_note(result, i));
    return row + 1;
}

/* Does a row have the flag? */
static bool has_flag(const char *flags, const char *name, size_t length) {
    for (; flags != NULL && *flags != '\0'; flags += strcspn(flags, ";")) {
        flags += *flags == ';';
        if (strcspn(flags, ";") == length && memcmp(flags, name, length) == 0) return true;
    }
    return false;
}

/* Did a row before this one have the flag? */
static bool is_told(const chiso_result *result, size_t row, size_t column, const char *name,
                    size_t length) {
    const char *before = NULL;
    for (size_t i = 0; i < row; i++) {
        const char *flags = chiso_result_text(result, i, column);
        if (flags == before) continue; /* texts are held once */
        before = flags;
        if (has_flag(flags, name, length)) return true;
    }
    return false;
}

static size_t write_flag(chiso__xlsx *x, lxw_worksheet *sheet, size_t row, const char *name,
                         size_t length) {
    const char *words = chiso__flag_words(name, length, x->language);
    if (words == NULL) return row;
    chiso__xlsx_text(x, sheet, row, KEY, words, CHISO__XLSX_PLAIN);
    write_sentence(x, sheet, row, MEANING, chiso__flag_sentence(name, length, x->language));
    return row + 1;
}

static size_t write_flags(chiso__xlsx *x, lxw_worksheet *sheet, size_t row,
                          const chiso_result *result) {
    const size_t column = (size_t)chiso_result_find_column(result, "flags"), first = row + 1;
    size_t next = first;
    const char *before = NULL;
    for (size_t i = 0; i < chiso_result_rows(result); i++) {
        const char *flags = chiso_result_text(result, i, column);
        if (flags == NULL || flags == before) continue;
        before = flags;
        for (size_t length; *flags != '\0'; flags += length + (flags[length] == ';')) {
            length = strcspn(flags, ";");
            if (!is_told(result, i, column, flags, length))
                next = write_flag(x, sheet, next, flags, length);
        }
    }
    if (next > first)
        chiso__xlsx_text(x, sheet, row, KEY, flags_words[x->language], CHISO__XLSX_STRONG);
    return next > first ? next + 1 : row;
}

size_t chiso__xlsx_method(chiso__xlsx *x, lxw_worksheet *sheet, size_t top,
                          const chiso_result *result) {
    size_t row = write_flags(x, sheet, top, result);
    row = write_notes(x, sheet, row, result);
    row = write_settings(x, sheet, row, result);
    if (sheet == NULL || x->status != CHISO_OK) return row;
    for (size_t i = 0; i < COLUMNS; i++)
        chiso__xlsx_check(x,
                          worksheet_set_column(sheet, (lxw_col_t)i, (lxw_col_t)i, widths[i], NULL));
    return row;
}
