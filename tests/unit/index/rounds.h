/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_INDEX_ROUNDS_H
#define CHISO_TEST_INDEX_ROUNDS_H

#include <chiso/index.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "results/result.h"
#include "test.h"

/* Rounds of scores made by hand, and what a comparison of two says. */

static inline void round_setting(chiso_result *r, const char *key, const char *value) {
    chiso_error error = {0};
    const int32_t type = value != NULL ? CHISO_SETTING_TEXT : CHISO_SETTING_NONE;
    assert_ok(chiso__result_add_setting(r, key, type, &value, value != NULL ? 1 : 0, &error),
              error);
}

/* A round without rows; `by` NULL: without domains. */
static inline chiso_result *round_new(const char *instrument, const char *by) {
    static const struct {
        const char *name;
        int32_t type;
    } columns[] = {{"code", CHISO_COLUMN_TEXT},     {"parent", CHISO_COLUMN_TEXT},
                   {"level", CHISO_COLUMN_INTEGER}, {"name", CHISO_COLUMN_TEXT},
                   {"score", CHISO_COLUMN_NUMBER},  {"se", CHISO_COLUMN_NUMBER},
                   {"df", CHISO_COLUMN_NUMBER},     {"flags", CHISO_COLUMN_TEXT}};
    chiso_error error = {0};
    chiso_result *r;
    assert_ok(chiso__result_new(&r, "score", &error), error);
    if (by != NULL)
        assert_ok(chiso__result_add_column(r, by, CHISO_COLUMN_TEXT, by, &error), error);
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        assert_ok(chiso__result_add_column(r, columns[i].name, columns[i].type, NULL, &error),
                  error);
    round_setting(r, "instrument", instrument);
    round_setting(r, "lang", "en");
    return r;
}

/* A row of the domain that the first column names; NULL is the whole.  The name is the code. */
static inline void round_row(chiso_result *r, const char *domain, const char *code,
                             const char *parent, double score, double se, double df) {
    const size_t first = (size_t)chiso_result_find_column(r, "code");
    chiso_error error = {0};
    assert_ok(chiso__result_add_row(r, &error), error);
    if (first > 0) assert_ok(chiso__result_set_text(r, 0, domain, &error), error);
    assert_ok(chiso__result_set_text(r, first, code, &error), error);
    assert_ok(chiso__result_set_text(r, first + 1, parent, &error), error);
    chiso__result_set_number(r, first + 2, parent != NULL);
    assert_ok(chiso__result_set_text(r, first + 3, code, &error), error);
    chiso__result_set_number(r, first + 4, score);
    chiso__result_set_number(r, first + 5, se);
    chiso__result_set_number(r, first + 6, df);
}

/* Another text in the last row. */
static inline void round_text(chiso_result *r, const char *column, const char *text) {
    chiso_error error = {0};
    assert_ok(chiso__result_set_text(r, (size_t)chiso_result_find_column(r, column), text, &error),
              error);
}

/* The comparison; both rounds are freed. */
static inline chiso_result *compare_rounds(chiso_result *before, chiso_result *after,
                                           const chiso_compare_options *options) {
    chiso_error error = {0};
    chiso_result *r;
    assert_ok(chiso_compare(&r, before, after, options, &error), error);
    chiso_result_free(before);
    chiso_result_free(after);
    return r;
}

/* The comparison fails so; both rounds are freed. */
static inline void refuse_rounds(chiso_result *before, chiso_result *after,
                                 const chiso_compare_options *options, chiso_status status,
                                 const char *message) {
    chiso_error error = {0};
    chiso_result *r;
    assert_int_equal(chiso_compare(&r, before, after, options, &error), status);
    assert_null(r);
    assert_contains(error.message, message);
    chiso_result_free(before);
    chiso_result_free(after);
}

static inline size_t round_find(const chiso_result *r, const char *domain, const char *code) {
    const size_t first = (size_t)chiso_result_find_column(r, "code");
    for (size_t row = 0; row < chiso_result_rows(r); row++) {
        const char *found = first > 0 ? chiso_result_text(r, row, 0) : NULL;
        if (domain == NULL || found == NULL ? domain != found : strcmp(domain, found) != 0)
            continue;
        if (strcmp(chiso_result_text(r, row, first), code) == 0) return row;
    }
    fail_msg("no row %s %s", domain != NULL ? domain : "(whole)", code);
    return 0;
}

static inline double number_in(const chiso_result *r, const char *domain, const char *code,
                               const char *column) {
    return chiso_result_number(r, round_find(r, domain, code),
                               (size_t)chiso_result_find_column(r, column));
}

/* "" where it is missing. */
static inline const char *text_in(const chiso_result *r, const char *domain, const char *code,
                                  const char *column) {
    const char *text = chiso_result_text(r, round_find(r, domain, code),
                                         (size_t)chiso_result_find_column(r, column));
    return text != NULL ? text : "";
}

static inline bool has_note(const chiso_result *r, const char *part) {
    for (size_t i = 0; i < chiso_result_notes(r); i++) {
        if (strstr(chiso_result_note(r, i), part) != NULL) return true;
    }
    return false;
}

/* An instrument of one's own: its files, NULL for one that it does not have. */
static inline chiso_instrument *own_instrument(const char *instrument, const char *nodes,
                                               const char *scales, const char *breaks) {
    const struct {
        const char *name, *text;
    } files[] = {{"instrument.csv", instrument},
                 {"nodes.csv", nodes},
                 {"scales.csv", scales},
                 {"breaks.csv", breaks}};
    char folder[] = "/tmp/chiso-round-XXXXXX", path[64];
    chiso_error error = {0};
    chiso_instrument *opened;
    assert_non_null(mkdtemp(folder));
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        if (files[i].text == NULL) continue;
        snprintf(path, sizeof path, "%s/%s", folder, files[i].name);
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        assert_true(fputs(files[i].text, file) >= 0);
        assert_int_equal(fclose(file), 0);
    }
    assert_ok(chiso_instrument_open(&opened, NULL, folder, &error), error);
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, files[i].name);
        unlink(path);
    }
    assert_int_equal(rmdir(folder), 0);
    return opened;
}

#endif
