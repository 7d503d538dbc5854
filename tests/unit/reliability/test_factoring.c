/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/factoring.h"

#include "estimate/quality.h"
#include "scale_of.h"

enum { ITEMS = 6 };

/* Two factors of three items each, loadings 0.8, 0.7 and 0.6: correlations are their products. */
static const double loading[3] = {0.8, 0.7, 0.6};

static void fill(double *r) {
    for (size_t i = 0; i < ITEMS; i++) {
        for (size_t j = 0; j < ITEMS; j++)
            r[i * ITEMS + j] = i == j ? 1 : i / 3 == j / 3 ? loading[i % 3] * loading[j % 3] : 0;
    }
}

static size_t places[] = {0, 1, 2, 3, 4, 5};
static const chiso__matrices six = {.all = ITEMS, .items = ITEMS, .item = places};
static const chiso__group group = {.matrices = &six};

static void factors_are_found_with_their_omega(void **state) {
    const chiso__factoring_wanted wanted = {
        .asked = true, .factors = 2, .rotation = CHISO_ROTATION_VARIMAX};
    double r[ITEMS * ITEMS];
    chiso__arena arena = {0};
    chiso__factoring f;
    (void)state;
    fill(r);
    assert_true(chiso__factoring_of(&f, &arena, &group, r, 200, &wanted));
    assert_true(f.asked && f.known && !f.compared && !f.ordinal);
    assert_int_equal(f.solution.factors, 2);
    for (size_t i = 0; i < ITEMS; i++) {
        assert_close(f.solution.communality[i], loading[i % 3] * loading[i % 3], 1e-6);
        const double own = f.solution.loading[2 * i], other = f.solution.loading[2 * i + 1];
        assert_close(fmax(fabs(own), fabs(other)), loading[i % 3], 1e-5);
        assert_close(fmin(fabs(own), fabs(other)), 0, 1e-5);
    }
    /* Σ(1 - h²) = 2·(3 - 1.49), ΣR = 6 + 4·(0.56 + 0.48 + 0.42) */
    assert_close(f.omega.total, 1 - 3.02 / 11.84, 1e-6);
    assert_int_equal(f.solution_flags, 0);
    assert_close(f.values[0], f.values[1], 1e-12);
    assert_true(isnan(f.alpha_ordinal));
    chiso__arena_free(&arena);
}

static void parallel_analysis_says_how_many(void **state) {
    chiso__factoring_wanted wanted = {.asked = true, .parallel = true, .seed = 1};
    double r[ITEMS * ITEMS];
    chiso__arena arena = {0};
    chiso__factoring f;
    (void)state;
    fill(r);
    assert_true(chiso__factoring_of(&f, &arena, &group, r, 500, &wanted));
    assert_true(f.compared);
    assert_int_equal(chiso__factoring_suggests(&f, CHISO_EXTRACTION_MINRES), 2);
    assert_int_equal(chiso__factoring_suggests(&f, CHISO_EXTRACTION_COMPONENTS), 2);
    assert_int_equal(f.solution.factors, 2);
    wanted.extraction = CHISO_EXTRACTION_COMPONENTS;
    assert_true(chiso__factoring_of(&f, &arena, &group, r, 500, &wanted));
    assert_int_equal(f.solution.factors, 2);
    assert_int_equal(f.omega.factors, 0); /* components have none */
    chiso__arena_free(&arena);
}

static void unrelated_items_have_no_factor(void **state) {
    const chiso__factoring_wanted wanted = {.asked = true, .parallel = true, .seed = 1};
    double r[ITEMS * ITEMS] = {0};
    chiso__arena arena = {0};
    chiso__factoring f;
    (void)state;
    for (size_t i = 0; i < ITEMS; i++) r[i * ITEMS + i] = 1;
    assert_true(chiso__factoring_of(&f, &arena, &group, r, 500, &wanted));
    assert_int_equal(f.solution.factors, 0);
    assert_int_equal(f.omega.factors, 0);
    chiso__arena_free(&arena);
}

/* Six items can tell three factors apart and no more; components six. */
static void more_factors_than_correlations_tell_are_none(void **state) {
    chiso__factoring_wanted wanted = {.asked = true, .factors = 4};
    double r[ITEMS * ITEMS];
    chiso__arena arena = {0};
    chiso__factoring f;
    (void)state;
    fill(r);
    assert_true(chiso__factoring_of(&f, &arena, &group, r, 200, &wanted));
    assert_int_equal(f.solution.factors, 0);
    assert_true(f.known);
    wanted.extraction = CHISO_EXTRACTION_COMPONENTS;
    assert_true(chiso__factoring_of(&f, &arena, &group, r, 200, &wanted));
    assert_int_equal(f.solution.factors, 4);
    wanted.factors = 7; /* of a domain where an item does not vary */
    assert_true(chiso__factoring_of(&f, &arena, &group, r, 200, &wanted));
    assert_int_equal(f.solution.factors, 0);
    wanted.extraction = CHISO_EXTRACTION_MINRES;
    assert_true(chiso__factoring_of(&f, &arena, &group, r, 200, &wanted));
    assert_int_equal(f.solution.factors, 0);
    chiso__arena_free(&arena);
}

static void an_improper_solution_is_flagged(void **state) {
    const chiso__factoring_wanted wanted = {.asked = true, .factors = 1};
    double r[9] = {1, 0.9, 0.9, 0.9, 1, 0.5, 0.9, 0.5, 1}; /* 0.9·0.9/0.5 is more than 1 */
    const chiso__matrices three = {.all = 3, .items = 3, .item = places};
    const chiso__group few = {.matrices = &three};
    chiso__arena arena = {0};
    chiso__factoring f;
    (void)state;
    assert_true(chiso__factoring_of(&f, &arena, &few, r, 200, &wanted));
    assert_true((f.solution_flags & CHISO__FLAG_IMPROPER) != 0);
    assert_true((f.omega_flags & CHISO__FLAG_IMPROPER) != 0);
    assert_int_equal(f.flags, 0);
    chiso__arena_free(&arena);
}

/* One item twice, and two that are one another turned round: no third component. */
static void fewer_components_than_asked_are_flagged(void **state) {
    const chiso__factoring_wanted wanted = {
        .asked = true, .factors = 3, .extraction = CHISO_EXTRACTION_COMPONENTS};
    double r[16] = {1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, -1, 0, 0, -1, 1};
    const chiso__matrices four = {.all = 4, .items = 4, .item = places};
    const chiso__group few = {.matrices = &four};
    chiso__arena arena = {0};
    chiso__factoring f;
    (void)state;
    assert_true(chiso__factoring_of(&f, &arena, &few, r, 200, &wanted));
    assert_int_equal(f.solution_flags, CHISO__FLAG_FEW_ITEMS);
    chiso__arena_free(&arena);
}

static void what_is_not_known_is_not_factored(void **state) {
    const chiso__factoring_wanted wanted = {.asked = true, .factors = 1};
    double r[9] = {1, NAN, 0.9, NAN, 1, 0.5, 0.9, 0.5, 1};
    const chiso__matrices some = {.all = 3, .items = 3, .item = places};
    const chiso__matrices alone = {.all = 3, .items = 1, .item = places};
    const chiso__group few = {.matrices = &some}, one = {.matrices = &alone};
    chiso__arena arena = {0};
    chiso__factoring f;
    (void)state;
    assert_true(chiso__factoring_of(&f, &arena, &few, r, 200, &wanted));
    assert_false(f.known);
    assert_true(isnan(f.values[0]) && f.solution.factors == 0);
    assert_true(chiso__factoring_of(&f, &arena, &one, r, 200, &wanted));
    assert_false(f.known);
    chiso__arena_free(&arena);
}

/* --- ordered categories, from answers --- */

static scale_of of_text(const char *text, const char *const *names) {
    scale_of of = scale_begin(text, names);
    of.options.ordinal = 1;
    assert_ok(scale_read(&of), of.s.error);
    return of;
}

static const char *const abc[] = {"a", "b", "c", NULL};

static void ordinal_alpha_and_omega_need_no_factors(void **state) {
    char text[4000] = "a,b,c\n";
    (void)state;
    for (int i = 0; i < 60; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%d,%d,%d\n", 1 + (i * 7) % 3,
                 1 + (i * 7 + i / 20) % 3, 1 + (i * 7 + i / 15) % 3);
    scale_of of = of_text(text, abc);
    assert_true(scale_estimate(&of, "alpha_ordinal", "") > -10);
    assert_true(scale_estimate(&of, "omega_ordinal", "") <= 1);
    for (size_t row = 0; row < chiso_result_rows(of.result); row++)
        assert_string_not_equal(scale_text(of.result, row, "statistic"), "eigenvalue");
    scale_end(&of);
}

static void two_items_have_no_ordinal_omega(void **state) {
    (void)state;
    scale_of of =
        of_text("a,b\n1,1\n2,3\n3,2\n1,2\n2,2\n3,3\n", (const char *const[]){"a", "b", NULL});
    assert_true(isfinite(scale_estimate(&of, "alpha_ordinal", "")));
    assert_true(isnan(scale_estimate(&of, "omega_ordinal", "")));
    assert_contains(scale_flags(&of, "", "omega_ordinal", ""), "few_items");
    scale_end(&of);
}

static void answers_that_agree_too_well_are_flagged(void **state) {
    (void)state;
    scale_of of = of_text("a,b,c\n1,1,1\n1,1,2\n2,2,1\n2,2,2\n1,1,1\n2,2,2\n2,2,2\n1,1,1\n", abc);
    assert_contains(scale_flags(&of, "", "alpha_ordinal", ""), "smoothed");
    of.options.factors = 1;
    assert_ok(scale_read(&of), of.s.error);
    assert_contains(scale_flags(&of, "", "eigenvalue", ""), "smoothed");
    scale_end(&of);
}

/* Both cuts at once: correlations of a pair may contradict those of others. */
static void contradicting_correlations_are_smoothed(void **state) {
    (void)state;
    scale_of of = of_text(
        "a,b,c\n1,1,\n1,1,\n2,2,\n2,2,\n1,2,\n2,1,\n1,1,\n2,2,\n,1,1\n,1,1\n,2,2\n,2,2\n,1,2\n,2,"
        "1\n"
        ",1,1\n,2,2\n1,,2\n1,,2\n2,,1\n2,,1\n1,,1\n2,,2\n1,,2\n2,,1\n",
        abc);
    assert_contains(scale_flags(&of, "", "alpha_ordinal", ""), "smoothed");
    scale_end(&of);
}

static void a_pair_that_does_not_vary_has_no_polychoric_correlation(void **state) {
    (void)state;
    scale_of of = of_text("a,b,c\n1,1,1\n1,2,2\n1,3,1\n2,,2\n3,,1\n", abc);
    assert_true(isnan(scale_estimate(&of, "alpha_ordinal", "")));
    assert_contains(scale_flags(&of, "", "alpha_ordinal", ""), "no_pairs");
    of.options.factors = 1;
    assert_ok(scale_read(&of), of.s.error);
    assert_contains(scale_flags(&of, "", "loading", "a"), "no_pairs");
    assert_contains(scale_flags(&of, "", "omega_total", ""), "no_pairs");
    scale_end(&of);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(factors_are_found_with_their_omega),
        cmocka_unit_test(parallel_analysis_says_how_many),
        cmocka_unit_test(unrelated_items_have_no_factor),
        cmocka_unit_test(more_factors_than_correlations_tell_are_none),
        cmocka_unit_test(an_improper_solution_is_flagged),
        cmocka_unit_test(fewer_components_than_asked_are_flagged),
        cmocka_unit_test(what_is_not_known_is_not_factored),
        cmocka_unit_test(ordinal_alpha_and_omega_need_no_factors),
        cmocka_unit_test(two_items_have_no_ordinal_omega),
        cmocka_unit_test(answers_that_agree_too_well_are_flagged),
        cmocka_unit_test(contradicting_correlations_are_smoothed),
        cmocka_unit_test(a_pair_that_does_not_vary_has_no_polychoric_correlation),
    };
    return RUN_TESTS(tests);
}
