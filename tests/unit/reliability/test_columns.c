/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/rows.h"

#include "scale_of.h"

static const char answers[] = "g,a,b,c\nx,1,2,3\nx,2,2,5\ny,3,5,4\ny,4,3,1\ny,5,4,2\n";
static const char *const items[] = {"a", "b", "c", NULL};

static void columns_have_their_names_and_kinds(void **state) {
    static const struct {
        const char *name;
        int32_t type;
    } columns[] = {{"g", CHISO_COLUMN_TEXT},
                   {"statistic", CHISO_COLUMN_TEXT},
                   {"item", CHISO_COLUMN_TEXT},
                   {"factor", CHISO_COLUMN_INTEGER},
                   {"factor_other", CHISO_COLUMN_INTEGER},
                   {"estimate", CHISO_COLUMN_NUMBER},
                   {"se", CHISO_COLUMN_NUMBER},
                   {"ci_low", CHISO_COLUMN_NUMBER},
                   {"ci_high", CHISO_COLUMN_NUMBER},
                   {"df", CHISO_COLUMN_NUMBER},
                   {"n", CHISO_COLUMN_INTEGER},
                   {"flags", CHISO_COLUMN_TEXT}};
    static const char *const by[] = {"g"};
    (void)state;
    scale_of of = scale_begin(answers, items);
    of.options.by = by, of.options.n_by = 1;
    assert_ok(scale_read(&of), of.s.error);
    assert_int_equal(chiso_result_columns(of.result), sizeof columns / sizeof columns[0]);
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        assert_string_equal(chiso_result_column_name(of.result, i), columns[i].name);
        assert_int_equal(chiso_result_column_type(of.result, i), columns[i].type);
    }
    scale_end(&of);
}

static void every_statistic_has_words(void **state) {
    (void)state;
    for (int32_t language = CHISO_ENGLISH; language <= CHISO_VIETNAMESE; language++) {
        scale_of of = scale_begin(answers, items);
        of.options.language = language;
        of.options.factors = CHISO_FACTORS_PARALLEL;
        of.options.extraction = CHISO_EXTRACTION_COMPONENTS;
        of.options.ordinal = 1;
        assert_ok(scale_read(&of), of.s.error);
        for (size_t row = 0; row < chiso_result_rows(of.result); row++) {
            const char *statistic = chiso_result_text(of.result, row, 0);
            const bool own =
                strcmp(statistic, "loading") == 0 || strcmp(statistic, "eigenvalue") == 0 ||
                strcmp(statistic, "communality") == 0 || strcmp(statistic, "uniqueness") == 0;
            const char *label = chiso_result_label(of.result, row, 0);
            if (strcmp(label, statistic) == 0 && !(own && language == CHISO_ENGLISH))
                fail_msg("%s has no words", statistic);
        }
        scale_end(&of);
    }
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_have_their_names_and_kinds),
        cmocka_unit_test(every_statistic_has_words),
    };
    return RUN_TESTS(tests);
}
