/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/run.h"

#include "scale_of.h"

static const char answers[] = "g,a,b,c\nx,1,1,0\nx,0,1,1\ny,1,0,1\ny,1,1,1\nx,0,0,0\n";
static const char *const items[] = {"a", "b", "c", NULL};
static const char *const by[] = {"g"};

static void rows_stand_in_their_order_domain_by_domain(void **state) {
    static const char *const order[] = {"alpha",
                                        "kr20",
                                        "alpha_standardized",
                                        "lambda6",
                                        "mean_r",
                                        "median_r",
                                        "kmo",
                                        "bartlett_chisq",
                                        "bartlett_df",
                                        "bartlett_p",
                                        "item_mean",
                                        "item_mean",
                                        "item_mean",
                                        "item_sd",
                                        "item_sd",
                                        "item_sd",
                                        "item_rest_r",
                                        "item_rest_r",
                                        "item_rest_r",
                                        "alpha_if_dropped",
                                        "alpha_if_dropped",
                                        "alpha_if_dropped",
                                        "smc",
                                        "smc",
                                        "smc",
                                        "kmo",
                                        "kmo",
                                        "kmo"};
    const size_t rows = sizeof order / sizeof order[0];
    (void)state;
    scale_of of = scale_begin(answers, items);
    of.options.by = by, of.options.n_by = 1;
    assert_ok(scale_read(&of), of.s.error);
    assert_int_equal(chiso_result_rows(of.result), 3 * rows);
    for (size_t row = 0; row < 3 * rows; row++) {
        const size_t within = row % rows;
        assert_string_equal(scale_text(of.result, row, "statistic"), order[within]);
        assert_string_equal(scale_text(of.result, row, "g"), row < rows       ? ""
                                                             : row < 2 * rows ? "x"
                                                                              : "y");
        assert_string_equal(scale_text(of.result, row, "item"),
                            within < 10 ? "" : items[(within - 10) % 3]);
    }
    scale_end(&of);
}

static void kr20_is_alpha_of_two_answers(void **state) {
    (void)state;
    scale_of of = scale_begin(answers, items);
    assert_ok(scale_read(&of), of.s.error);
    /* k/(k - 1)·(1 - Σpq/s²): Σpq = 0.24·3, sums 2 2 2 3 0 of variance 0.96 */
    assert_close(scale_estimate(&of, "kr20", ""), 1.5 * (1 - 0.72 / 0.96), 1e-14);
    assert_close(scale_number(&of, "", "kr20", "", "ci_low"),
                 scale_number(&of, "", "alpha", "", "ci_low"), 0);
    scale_end(&of);
    of = scale_begin("a,b\n1,1\n2,3\n3,1\n", (const char *const[]){"a", "b", NULL});
    assert_ok(scale_read(&of), of.s.error);
    for (size_t row = 0; row < chiso_result_rows(of.result); row++)
        assert_string_not_equal(scale_text(of.result, row, "statistic"), "kr20");
    scale_end(&of);
}

static void a_mean_is_that_of_the_answers_with_its_interval(void **state) {
    (void)state;
    scale_of of = scale_begin("a,b\n1000001,1\n1000002,3\n1000003,1\n",
                              (const char *const[]){"a", "b", NULL});
    assert_ok(scale_read(&of), of.s.error);
    assert_close(scale_estimate(&of, "item_mean", "a"), 1000002, 1e-15);
    const double se = sqrt(1 / 3.0), t = 4.3026527297494637;
    assert_close(scale_number(&of, "", "item_mean", "a", "se"), se, 1e-13);
    assert_close(scale_number(&of, "", "item_mean", "a", "ci_low"), 1000002 - t * se, 1e-14);
    assert_close(scale_number(&of, "", "item_mean", "a", "ci_high"), 1000002 + t * se, 1e-14);
    scale_end(&of);
}

static void rows_count_who_answered(void **state) {
    (void)state;
    scale_of of =
        scale_begin("a,b\n1,1\n2,\n3,1\n,2\n4,4\n,\n", (const char *const[]){"a", "b", NULL});
    assert_ok(scale_read(&of), of.s.error);
    assert_close(scale_number(&of, "", "alpha", "", "n"), 6, 0);
    assert_close(scale_number(&of, "", "item_mean", "a", "n"), 4, 0);
    of.options.use = CHISO_USE_LISTWISE;
    assert_ok(scale_read(&of), of.s.error);
    assert_close(scale_number(&of, "", "alpha", "", "n"), 3, 0);
    assert_close(scale_number(&of, "", "item_mean", "a", "n"), 3, 0);
    assert_close(scale_number(&of, "", "alpha", "", "df"), 5, 0); /* units with respondents */
    scale_end(&of);
}

static void people_read_words_in_their_language(void **state) {
    (void)state;
    scale_of of = scale_begin(answers, items);
    of.options.language = CHISO_VIETNAMESE;
    assert_ok(scale_read(&of), of.s.error);
    const size_t statistic = (size_t)chiso_result_find_column(of.result, "statistic");
    assert_string_equal(chiso_result_column_title(of.result, statistic), "Thống kê");
    assert_string_equal(chiso_result_label(of.result, 4, statistic), "tương quan trung bình");
    for (size_t row = 0; row < chiso_result_rows(of.result); row++)
        assert_null(
            strchr(chiso_result_label(of.result, row, statistic), '_')); /* all have words */
    scale_end(&of);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_stand_in_their_order_domain_by_domain),
        cmocka_unit_test(kr20_is_alpha_of_two_answers),
        cmocka_unit_test(a_mean_is_that_of_the_answers_with_its_interval),
        cmocka_unit_test(rows_count_who_answered),
        cmocka_unit_test(people_read_words_in_their_language),
    };
    return RUN_TESTS(tests);
}
