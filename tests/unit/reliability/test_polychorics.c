/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/polychorics.h"

#include "test.h"

enum { ITEMS = 3, CASES = 12 };

static const size_t levels[] = {3, 2, 3};
static const int16_t level[CASES * ITEMS] = {0, 0, 0,  0, 0, 1, 1, 1, -1, 1, 1, 1,
                                             2, 1, 2,  2, 1, 1, 0, 1, 2,  2, 0, 2,
                                             1, 1, -1, 1, 0, 1, 0, 0, -1, 2, 1, -1};

static chiso__polychoric correlate(chiso__arena *arena, const chiso__ordinal *x,
                                   chiso__thresholds thresholds) {
    chiso__polychoric out;
    assert_true(chiso__polychorics(&out, arena, x, thresholds));
    return out;
}

static void pairs_have_those_who_answered_both(void **state) {
    (void)state;
    chiso__arena arena = {0};
    const chiso__ordinal x = {.items = ITEMS, .cases = CASES, .level = level, .levels = levels};
    const chiso__polychoric out = correlate(&arena, &x, CHISO__THRESHOLDS_PAIR);
    const double count[] = {3, 1, 1, 3, 1, 3}; /* the first two, which all have answered */
    double row[2], column[1];
    int32_t flags;
    chiso__thresholds_of(row, (double[]){4, 4, 4}, 3);
    chiso__thresholds_of(column, (double[]){5, 7}, 2);
    const chiso__ordinal_table table = {3, 2, count, row, column};
    assert_true(out.correlation[1] == out.correlation[3]);
    assert_close(out.correlation[3], chiso__polychoric_of(&table, &flags), 1e-12);
    assert_true(out.n[0] == 12 && out.n[8] == 8 && out.n[1] == 12 && out.n[2] == 8);
    for (size_t i = 0; i < ITEMS; i++) assert_true(out.correlation[i * ITEMS + i] == 1);
    chiso__arena_free(&arena);
}

static void thresholds_of_all_are_other_than_those_of_pairs(void **state) {
    (void)state;
    chiso__arena arena = {0};
    const chiso__ordinal x = {.items = ITEMS, .cases = CASES, .level = level, .levels = levels};
    const chiso__polychoric pair = correlate(&arena, &x, CHISO__THRESHOLDS_PAIR);
    const chiso__polychoric all = correlate(&arena, &x, CHISO__THRESHOLDS_GLOBAL);
    assert_true(fabs(all.correlation[1] - pair.correlation[1]) < 1e-12); /* nobody is missing */
    assert_true(fabs(all.correlation[5] - pair.correlation[5]) > 1e-3);
    chiso__arena_free(&arena);
}

/* Who weighs 2 counts as two; who weighs 0 is not there. */
static void a_weight_of_two_is_two_people(void **state) {
    (void)state;
    chiso__arena arena = {0};
    int16_t twice[2 * CASES * ITEMS];
    double weight[CASES];
    size_t n = 0;
    for (size_t i = 0; i < CASES; i++) {
        weight[i] = i == 6 ? 0 : i % 2 == 0 ? 2 : 1;
        for (size_t k = 0; k < (size_t)weight[i]; k++, n++)
            memcpy(twice + n * ITEMS, level + i * ITEMS, ITEMS * sizeof *level);
    }
    const chiso__ordinal weighted = {ITEMS, CASES, level, levels, weight};
    const chiso__ordinal repeated = {ITEMS, n, twice, levels, NULL};
    for (int global = 0; global < 2; global++) {
        const chiso__thresholds by = global ? CHISO__THRESHOLDS_GLOBAL : CHISO__THRESHOLDS_PAIR;
        const chiso__polychoric a = correlate(&arena, &weighted, by);
        const chiso__polychoric b = correlate(&arena, &repeated, by);
        for (size_t i = 0; i < ITEMS * ITEMS; i++)
            assert_close(a.correlation[i], b.correlation[i], 1e-12);
        assert_true(a.n[1] == 11 && b.n[1] == (double)n);
    }
    chiso__arena_free(&arena);
}

static void an_item_without_variance_has_no_correlation(void **state) {
    (void)state;
    chiso__arena arena = {0};
    const int16_t constant[] = {0, 1, 0, 1, 0, 0, 1, 1, 1, 0};
    int16_t same[10];
    memcpy(same, constant, sizeof same);
    for (size_t i = 0; i < 5; i++) same[2 * i + 1] = 1;
    const chiso__ordinal x = {2, 5, same, (size_t[]){2, 2}, NULL};
    const chiso__polychoric out = correlate(&arena, &x, CHISO__THRESHOLDS_GLOBAL);
    assert_true(isnan(out.correlation[1]) && isnan(out.correlation[2]));
    assert_int_equal(out.flags[1], CHISO__POLYCHORIC_EMPTY);
    assert_int_equal(out.flags[2], CHISO__POLYCHORIC_EMPTY);
    assert_int_equal(out.flags[0], 0);
    chiso__arena_free(&arena);
}

/* R: psych::cor.smooth() of the same matrix. */
static void what_is_not_positive_definite_is_smoothed_as_psych_does(void **state) {
    (void)state;
    double r[] = {1, 0.9, 0.2, 0.9, 1, 0.8, 0.2, 0.8, 1}, room[24];
    const double expected[] = {1, 0.82216994418096745, 0.21922280875844233, 0.82216994418096745,
                               1, 0.73563360182162807, 0.21922280875844236, 0.73563360182162796,
                               1};
    assert_true(chiso__correlations_smooth(r, 3, room));
    for (size_t i = 0; i < 9; i++) assert_close(r[i], expected[i], 1e-12);
}

static void what_is_positive_definite_stays(void **state) {
    (void)state;
    double r[] = {1, 0.5, 0.5, 1}, bad[] = {1, NAN, NAN, 1}, room[12];
    assert_false(chiso__correlations_smooth(r, 2, room));
    assert_true(r[1] == 0.5);
    assert_false(chiso__correlations_smooth(bad, 2, room));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_have_those_who_answered_both),
        cmocka_unit_test(thresholds_of_all_are_other_than_those_of_pairs),
        cmocka_unit_test(a_weight_of_two_is_two_people),
        cmocka_unit_test(an_item_without_variance_has_no_correlation),
        cmocka_unit_test(what_is_not_positive_definite_is_smoothed_as_psych_does),
        cmocka_unit_test(what_is_positive_definite_stays),
    };
    return RUN_TESTS(tests);
}
