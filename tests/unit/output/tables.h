/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_OUTPUT_TABLES_H
#define CHISO_TEST_OUTPUT_TABLES_H

#include <chiso/output.h>

#include "results/result.h"
#include "test.h"

/* Short ways to make a result; each call must succeed. */

static inline chiso_result *new_result(void) {
    chiso_error error = {0};
    chiso_result *r = NULL;
    assert_ok(chiso__result_new(&r, "score", &error), error);
    return r;
}

static inline void add_column(chiso_result *r, const char *name, int32_t type, const char *title) {
    chiso_error error = {0};
    assert_ok(chiso__result_add_column(r, name, type, title, &error), error);
}

static inline void add_row(chiso_result *r) {
    chiso_error error = {0};
    assert_ok(chiso__result_add_row(r, &error), error);
}

static inline void set_text(chiso_result *r, size_t column, const char *text) {
    chiso_error error = {0};
    assert_ok(chiso__result_set_text(r, column, text, &error), error);
}

static inline void set_label(chiso_result *r, size_t column, const char *text, const char *label) {
    chiso_error error = {0};
    assert_ok(chiso__result_set_label(r, column, text, label, &error), error);
}

static inline void add_note(chiso_result *r, const char *note) {
    chiso_error error = {0};
    assert_ok(chiso__result_add_note(r, note, &error), error);
}

/* The result as text, freed with chiso_output_free(); the result is freed here. */
static inline char *render_with(chiso_result *r, const char *format,
                                const chiso_output_options *options) {
    chiso_error error = {0};
    char *text = NULL;
    size_t length = 0;
    assert_ok(chiso_output_render(&text, &length, r, format, options, &error), error);
    assert_int_equal(length, strlen(text));
    chiso_result_free(r);
    return text;
}

static inline char *render(chiso_result *r, const char *format) {
    return render_with(r, format, NULL);
}

static inline void assert_renders(chiso_result *r, const char *format, const char *expected) {
    char *text = render(r, format);
    assert_string_equal(text, expected);
    chiso_output_free(text);
}

/* Numbers that are hard to write so that they come back, and texts that are hard to quote. */
static const double hard_numbers[] = {0.1,
                                      1.0 / 3,
                                      43.2519,
                                      5e-324,
                                      2.2250738585072014e-308,
                                      1.7976931348623157e308,
                                      -2.5,
                                      123456789.125,
                                      1e14,
                                      99999999999999.0,
                                      9007199254740991.0,
                                      1e15,
                                      1e22,
                                      100000,
                                      -63,
                                      0,
                                      1e-7};
enum { HARD_NUMBERS = sizeof hard_numbers / sizeof hard_numbers[0] };

static const char *const hard_texts[] = {"Thừa Thiên Huế",
                                         "a,b",
                                         "say \"no\"",
                                         "\"",
                                         "\"\"",
                                         "two\nlines",
                                         "cr\rlf\r\n",
                                         " lead",
                                         "trail ",
                                         "\ttab",
                                         "back\\slash",
                                         "\x1b[2J\x07",
                                         "\x7f",
                                         "\xC2\x85",
                                         "\u2028",
                                         "😀",
                                         "",
                                         "'",
                                         "01",
                                         "=1+1",
                                         "null",
                                         "</script>"};
enum { HARD_TEXTS = sizeof hard_texts / sizeof hard_texts[0] };

/* One row per hard text, with a hard number in it while there are any. */
static inline chiso_result *hard_result(void) {
    chiso_result *r = new_result();
    add_column(r, "text, or \"not\"", CHISO_COLUMN_TEXT, NULL);
    add_column(r, "number", CHISO_COLUMN_NUMBER, NULL);
    add_column(r, "whole", CHISO_COLUMN_INTEGER, NULL);
    for (size_t i = 0; i < HARD_TEXTS; i++) {
        add_row(r);
        set_text(r, 0, hard_texts[i]);
        chiso__result_set_number(r, 1, i < HARD_NUMBERS ? hard_numbers[i] : (double)NAN);
        chiso__result_set_number(r, 2, (double)i);
    }
    return r;
}

#endif
