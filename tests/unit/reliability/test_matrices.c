/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/matrices.h"

#include "reliability/pair_sums.h"
#include "test.h"

enum { ITEMS = 3, PEOPLE = 5 };

typedef struct filled {
    chiso__arena arena;
    chiso__matrices m;
    double sums[6 * CHISO__PAIR_SUMS], n[6];
} filled;

static void fill(filled *f, double (*answers)[ITEMS], const bool *varies) {
    *f = (filled){.n = {0}};
    for (size_t i = 0; i < PEOPLE; i++) {
        chiso__pair_sums_add(f->sums, answers[i], 1, ITEMS);
        chiso__pair_counts_add(f->n, answers[i], ITEMS);
    }
    assert_true(chiso__matrices_new(&f->m, &f->arena, ITEMS));
    chiso__matrices_fill(&f->m, f->sums, f->n, varies);
}

static double some[PEOPLE][ITEMS] = {{1, 2, 9}, {2, 4, 7}, {3, 3, 5}, {4, NAN, 2}, {5, 7, NAN}};
static const bool all[ITEMS] = {true, true, true};

/* R: cov(x, use = "pairwise"), cov2cor(), cor(x, use = "pairwise"). */
static void matrices_are_those_of_R(void **state) {
    filled f;
    double pairwise[ITEMS * ITEMS];
    (void)state;
    fill(&f, some, all);
    assert_int_equal(f.m.items, 3);
    assert_close(f.m.covariance[0], 2.5, 1e-14);
    assert_close(f.m.covariance[1], 10 / 3.0, 1e-14);
    assert_close(f.m.covariance[3], 10 / 3.0, 1e-14);
    assert_close(f.m.covariance[2], -23 / 6.0, 1e-14);
    assert_close(f.m.correlation[1], 10 / 3.0 / sqrt(2.5 * 14 / 3), 1e-14);
    assert_close(f.m.correlation[4], 1, 0);
    chiso__matrices_pairwise(pairwise, &f.m, f.sums);
    assert_close(pairwise[1], 10 / 3.0 / sqrt(35 / 12.0 * 14 / 3), 1e-14);
    assert_close(pairwise[8], 1, 0);
    assert_close(f.m.mean[1], 4, 1e-15);
    chiso__arena_free(&f.arena);
}

static void an_item_that_does_not_vary_has_no_place(void **state) {
    const bool two[ITEMS] = {true, false, true};
    filled f;
    (void)state;
    fill(&f, some, two);
    assert_int_equal(f.m.items, 2);
    assert_int_equal(f.m.item[1], 2);
    assert_close(f.m.covariance[1], -23 / 6.0, 1e-14);
    assert_close(f.m.mean[1], 4, 1e-15); /* its mean is known all the same */
    chiso__arena_free(&f.arena);
}

static void what_follows_from_another_has_no_inverse(void **state) {
    double twice[PEOPLE][ITEMS] = {{1, 2, 9}, {2, 4, 7}, {3, 6, 5}, {4, 8, 1}, {5, 10, 4}};
    filled f;
    (void)state;
    fill(&f, twice, all);
    assert_true(f.m.singular);
    assert_false(f.m.apart);
    chiso__arena_free(&f.arena);
}

static void items_that_nobody_answered_both_are_apart(void **state) {
    double split[PEOPLE][ITEMS] = {{1, NAN, 9}, {2, NAN, 7}, {NAN, 6, 5}, {NAN, 8, 1}, {5, 10, 4}};
    filled f;
    (void)state;
    fill(&f, split, all); /* one person is no covariance */
    assert_true(f.m.apart && f.m.singular);
    assert_true(isnan(f.m.covariance[1]) && !isnan(f.m.covariance[2]));
    chiso__arena_free(&f.arena);
}

static void a_mean_of_nobody_is_none(void **state) {
    double none[PEOPLE][ITEMS] = {{1, NAN, 9}, {2, NAN, 7}, {3, NAN, 5}, {4, NAN, 1}, {5, NAN, 4}};
    const bool two[ITEMS] = {true, false, true};
    filled f;
    (void)state;
    fill(&f, none, two);
    assert_true(isnan(f.m.mean[1]));
    chiso__arena_free(&f.arena);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(matrices_are_those_of_R),
        cmocka_unit_test(an_item_that_does_not_vary_has_no_place),
        cmocka_unit_test(what_follows_from_another_has_no_inverse),
        cmocka_unit_test(items_that_nobody_answered_both_are_apart),
        cmocka_unit_test(a_mean_of_nobody_is_none),
    };
    return RUN_TESTS(tests);
}
