/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_RESULTS_SAMPLE_H
#define CHISO_TEST_RESULTS_SAMPLE_H

#include "results/result.h"
#include "test.h"

/* Five rows: the whole, Hà Nội, Hà Giang, Cao Bằng, Hà Nội again. */
static inline chiso_result *sample_table(void) {
    static const struct {
        const char *province, *name;
        double score;
    } rows[] = {{NULL, NULL, 44.5},
                {"01", "Hà Nội", 43.25},
                {"02", "Hà Giang", (double)NAN},
                {"04", "Cao Bằng", -1},
                {"01", "Hà Nội", 43.25}};
    chiso_error error = {0};
    chiso_result *r = NULL;
    assert_ok(chiso__result_new(&r, "score", &error), error);
    assert_ok(chiso__result_add_column(r, "province", CHISO_COLUMN_TEXT, "Province", &error),
              error);
    assert_ok(chiso__result_add_column(r, "score", CHISO_COLUMN_NUMBER, "Score", &error), error);
    assert_ok(chiso__result_add_column(r, "line", CHISO_COLUMN_INTEGER, NULL, &error), error);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_ok(chiso__result_add_row(r, &error), error);
        assert_ok(chiso__result_set_text(r, 0, rows[i].province, &error), error);
        chiso__result_set_number(r, 1, rows[i].score);
        chiso__result_set_number(r, 2, (double)i);
        if (rows[i].name != NULL)
            assert_ok(chiso__result_set_label(r, 0, rows[i].province, rows[i].name, &error), error);
    }
    assert_ok(chiso__result_add_setting(r, "level", CHISO_SETTING_NUMBER,
                                        (const char *const[]){"0.95"}, 1, &error),
              error);
    assert_ok(chiso__result_add_note(r, "a note", &error), error);
    return r;
}

/* The `line` column of every row, such as "0 3 1". */
static inline void assert_lines(const chiso_result *r, const char *expected) {
    char lines[64] = "";
    for (size_t i = 0; i < chiso_result_rows(r); i++) {
        char digit[] = {' ', (char)('0' + (int)chiso_result_number(r, i, 2)), '\0'};
        strcat(lines, i > 0 ? digit : digit + 1);
    }
    assert_string_equal(lines, expected);
}

#endif
