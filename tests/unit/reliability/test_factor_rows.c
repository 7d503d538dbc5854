/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/rows.h"

#include "scale_of.h"

static const char *const items[] = {"a", "b", "c", "d", "e", NULL};
static const char *const by[] = {"g"};

/* e does not vary in x; in z there are two people. */
static scale_of begin(void) {
    static char text[4000];
    strcpy(text, "g,a,b,c,d,e\n");
    for (int i = 0; i < 40; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s,%d,%d,%d,%d,%d\n",
                 i < 20   ? "x"
                 : i < 38 ? "y"
                          : "z",
                 i * i % 5, (i * i + i / 7) % 5, i % 3 == 0 ? i % 4 : i * i % 5,
                 (3 * i + i / 3) % 4, i < 20 ? 2 : i % 5);
    return scale_begin(text, items);
}

static size_t count_of(const scale_of *of, const char *statistic) {
    size_t count = 0;
    for (size_t row = 0; row < chiso_result_rows(of->result); row++)
        count += strcmp(scale_text(of->result, row, "statistic"), statistic) == 0;
    return count;
}

static void every_item_has_a_loading_on_every_factor(void **state) {
    (void)state;
    scale_of of = begin();
    of.options.factors = 2;
    assert_ok(scale_read(&of), of.s.error);
    assert_int_equal(count_of(&of, "loading"), 10);
    assert_int_equal(count_of(&of, "communality"), 5);
    assert_int_equal(count_of(&of, "ss_loadings"), 2);
    assert_int_equal(count_of(&of, "eigenvalue"), 5);
    assert_int_equal(count_of(&of, "omega_total"), 1);
    assert_int_equal(count_of(&of, "omega_hierarchical"), 1);
    assert_int_equal(count_of(&of, "factor_correlation"), 0);
    assert_int_equal(count_of(&of, "eigenvalue_random"), 0);
    double square = 0, explained = 0;
    const size_t estimate = (size_t)chiso_result_find_column(of.result, "estimate");
    for (size_t row = 0; row < chiso_result_rows(of.result); row++) {
        const double x = chiso_result_number(of.result, row, estimate);
        const char *statistic = scale_text(of.result, row, "statistic");
        if (strcmp(statistic, "loading") == 0) square += x * x;
        if (strcmp(statistic, "variance_explained") == 0) explained += 5 * x;
    }
    assert_close(explained, square, 1e-12);
    assert_close(scale_estimate(&of, "communality", "b") + scale_estimate(&of, "uniqueness", "b"),
                 1, 1e-12);
    scale_end(&of);
}

static void oblique_factors_correlate_with_those_behind_them(void **state) {
    (void)state;
    scale_of of = begin();
    of.options.factors = 2, of.options.rotation = CHISO_ROTATION_OBLIMIN;
    assert_ok(scale_read(&of), of.s.error);
    assert_int_equal(count_of(&of, "factor_correlation"), 1);
    assert_close(scale_number(&of, "", "factor_correlation", "", "factor"), 1, 0);
    assert_close(scale_number(&of, "", "factor_correlation", "", "factor_other"), 2, 0);
    scale_end(&of);
}

static void domains_have_as_many_factors_as_the_whole(void **state) {
    (void)state;
    scale_of of = begin();
    of.options.by = by, of.options.n_by = 1;
    of.options.factors = CHISO_FACTORS_PARALLEL;
    of.options.extraction = CHISO_EXTRACTION_COMPONENTS;
    assert_ok(scale_read(&of), of.s.error);
    const size_t factors = (size_t)scale_number(&of, "", "components_suggested", "", "estimate");
    assert_true(factors > 0);
    assert_int_equal(count_of(&of, "components_suggested"), 1);
    assert_int_equal(count_of(&of, "factors_suggested"), 1);
    assert_int_equal(count_of(&of, "factor_eigenvalue"), 5);
    assert_int_equal(count_of(&of, "loading"), 4 * 5 * factors);
    assert_int_equal(count_of(&of, "omega_total"), 0);
    assert_contains(scale_flags(&of, "x", "loading", "e"), "no_variance");
    assert_contains(scale_flags(&of, "x", "loading", "a"), "items_left_out");
    scale_end(&of);
}

static void where_there_is_no_solution_rows_stay_and_say_why(void **state) {
    (void)state;
    scale_of of = begin();
    of.options.by = by, of.options.n_by = 1;
    of.options.factors = 2; /* four items in x can tell one */
    assert_ok(scale_read(&of), of.s.error);
    assert_true(isnan(scale_number(&of, "x", "loading", "a", "estimate")));
    assert_contains(scale_flags(&of, "x", "loading", "a"), "few_items");
    assert_contains(scale_flags(&of, "x", "omega_total", ""), "few_items");
    assert_contains(scale_flags(&of, "x", "ss_loadings", ""), "few_items");
    assert_true(isfinite(scale_number(&of, "x", "eigenvalue", "", "estimate")));
    assert_int_equal(count_of(&of, "loading"), 4 * 10);
    scale_end(&of);
}

static void an_item_that_nobody_answered_has_no_loading(void **state) {
    (void)state;
    scale_of of = scale_begin("a,b,c,d\n1,1,2,\n2,3,3,\n3,2,1,\n4,5,5,\n5,4,2,\n",
                              (const char *const[]){"a", "b", "c", "d", NULL});
    of.options.factors = 1;
    assert_ok(scale_read(&of), of.s.error);
    assert_string_equal(scale_flags(&of, "", "loading", "d"), "no_answers");
    assert_true(isfinite(scale_estimate(&of, "loading", "a")));
    scale_end(&of);
}

static void ordinal_rows_stand_before_factors(void **state) {
    (void)state;
    scale_of of = begin();
    of.options.factors = 2, of.options.ordinal = 1;
    assert_ok(scale_read(&of), of.s.error);
    assert_int_equal(count_of(&of, "omega_hierarchical_ordinal"), 1);
    assert_true(scale_row(&of, "", "omega_ordinal", "") ==
                scale_row(&of, "", "alpha_ordinal", "") + 1);
    assert_true(scale_row(&of, "", "omega_ordinal", "") < scale_row(&of, "", "eigenvalue", ""));
    scale_end(&of);
}

static void nothing_in_common_is_told(void **state) {
    char text[3000] = "a,b,c\n";
    (void)state;
    for (int i = 0; i < 64; i++) /* every combination as often */
        snprintf(text + strlen(text), sizeof text - strlen(text), "%d,%d,%d\n", i % 4, i / 4 % 4,
                 i / 16);
    scale_of of = scale_begin(text, (const char *const[]){"a", "b", "c", NULL});
    of.options.factors = CHISO_FACTORS_PARALLEL;
    assert_ok(scale_read(&of), of.s.error);
    assert_contains(scale_notes(&of), "parallel analysis suggests no factor");
    assert_int_equal(count_of(&of, "loading"), 0);
    assert_close(scale_estimate(&of, "factors_suggested", ""), 0, 0);
    assert_contains(scale_flags(&of, "", "kmo", ""), "undefined");
    scale_end(&of);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_item_has_a_loading_on_every_factor),
        cmocka_unit_test(oblique_factors_correlate_with_those_behind_them),
        cmocka_unit_test(domains_have_as_many_factors_as_the_whole),
        cmocka_unit_test(where_there_is_no_solution_rows_stay_and_say_why),
        cmocka_unit_test(an_item_that_nobody_answered_has_no_loading),
        cmocka_unit_test(ordinal_rows_stand_before_factors),
        cmocka_unit_test(nothing_in_common_is_told),
    };
    return RUN_TESTS(tests);
}
