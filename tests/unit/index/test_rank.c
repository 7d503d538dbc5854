/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/rank.h"

#include "test.h"

static void assert_ranks(const double *score, const double *expected, size_t count) {
    double rank[100];
    assert_true(chiso__rank(score, count, rank));
    for (size_t i = 0; i < count; i++) {
        if (isnan(expected[i]))
            assert_true(isnan(rank[i]));
        else
            assert_true(rank[i] == expected[i]);
    }
}

static void the_highest_is_first_and_ties_share_the_best_rank(void **state) {
    (void)state;
    assert_ranks((const double[]){2, 5, 2, 7, 2, 1}, (const double[]){3, 2, 3, 1, 3, 6}, 6);
    assert_ranks((const double[]){-1, -2, 0}, (const double[]){2, 3, 1}, 3);
    assert_ranks((const double[]){4, 4, 4}, (const double[]){1, 1, 1}, 3);
}

static void a_score_that_is_missing_has_no_rank_and_takes_none(void **state) {
    (void)state;
    assert_ranks((const double[]){NAN, 5, NAN, 7}, (const double[]){NAN, 2, NAN, 1}, 4);
    assert_ranks((const double[]){NAN, NAN}, (const double[]){NAN, NAN}, 2);
}

static void one_score_is_first_and_no_score_has_no_ranks(void **state) {
    (void)state;
    assert_ranks((const double[]){3}, (const double[]){1}, 1);
    assert_ranks(NULL, NULL, 0);
}

static void scores_that_differ_by_rounding_alone_tie(void **state) {
    (void)state;
    const double near = 40 * (1 + 5e-13), off = 40 * (1 + 2e-12);
    assert_ranks((const double[]){40, near, 39}, (const double[]){1, 1, 3}, 3);
    assert_ranks((const double[]){near, 40, 39}, (const double[]){1, 1, 3}, 3);
    assert_ranks((const double[]){40, off, 39}, (const double[]){2, 1, 3}, 3);
    assert_ranks((const double[]){-40, -near}, (const double[]){1, 1}, 2);
    /* a chain of near ties does not join its ends */
    const double chain[] = {40, 40 * (1 - 7e-13), 40 * (1 - 14e-13)};
    assert_ranks(chain, (const double[]){1, 1, 3}, 3);
}

/* Count who is better, one by one. */
static void ranks_count_the_better_ones(void **state) {
    (void)state;
    uint64_t random = 88172645463325252u;
    for (int round = 0; round < 2000; round++) {
        double score[30], expected[30];
        random ^= random << 13, random ^= random >> 7, random ^= random << 17;
        const size_t count = random % 31;
        for (size_t i = 0; i < count; i++) {
            random ^= random << 13, random ^= random >> 7, random ^= random << 17;
            score[i] = random % 7 == 0 ? (double)NAN : (double)(random >> 8 & 15) - 7;
        }
        for (size_t i = 0; i < count; i++) {
            expected[i] = isnan(score[i]) ? (double)NAN : 1;
            for (size_t j = 0; j < count; j++) expected[i] += score[j] > score[i];
        }
        assert_ranks(score, expected, count);
    }
}

/* --- groups --- */

static void assert_groups(const double *score, const char *expected) {
    const size_t count = strlen(expected);
    chiso__group group[100];
    char shown[101] = "";
    assert_true(chiso__groups(score, count, group));
    for (size_t i = 0; i < count; i++) shown[i] = "-BHLP"[group[i]];
    shown[count] = '\0';
    assert_string_equal(shown, expected);
}

static void a_score_equal_to_a_cut_goes_up(void **state) {
    (void)state;
    /* five scores: the cuts are the second, third and fourth of them */
    assert_groups((const double[]){1, 2, 3, 4, 5}, "PLHBB");
    assert_groups((const double[]){5, 3, 1, 2, 4}, "BHPLB");
    assert_groups((const double[]){6, 6, 6, 6}, "BBBB");
    /* three of four are the same: 75th percentile 2, 25th 1.75 */
    assert_groups((const double[]){2, 2, 2, 1}, "BBBP");
}

static void few_scores_make_groups_too(void **state) {
    (void)state;
    assert_groups(NULL, "");
    assert_groups((const double[]){3}, "B");
    assert_groups((const double[]){3, 4}, "PB");     /* cuts 3.25, 3.5, 3.75 */
    assert_groups((const double[]){3, 4, 5}, "PHB"); /* cuts 3.5, 4, 4.5 */
    assert_groups((const double[]){NAN, NAN}, "--");
    assert_groups((const double[]){NAN, 3, NAN}, "-B-");
}

static void rounding_does_not_push_a_score_below_its_cut(void **state) {
    (void)state;
    /* equal to the upper cut but for the last digits */
    assert_groups((const double[]){0.1 + 0.2, 0.3, 0.3, 0.3, 0.1}, "BBBBP");
    /* cuts 2.25, 3.5 and 4 */
    assert_groups((const double[]){1, 2, 3, 4 * (1 - 4e-13), 4 * (1 + 4e-13), 4}, "PPLBBB");
}

/* The group of a score by type 7 from its definition: between x[k] and x[k+1], k = floor((n-1)p).
   In whole numbers: scores are multiples of 4, so quarters of steps between them are whole. */
static char group_by_definition(const long *score, size_t count, size_t i) {
    long sorted[70];
    size_t n = 0;
    for (size_t a = 0; a < count; a++) {
        size_t at = n++;
        for (; at > 0 && sorted[at - 1] > score[a]; at--) sorted[at] = sorted[at - 1];
        sorted[at] = score[a];
    }
    for (size_t quarter = 3; quarter > 0; quarter--) {
        const size_t k = (n - 1) * quarter / 4, rest = (n - 1) * quarter % 4;
        const long next = k + 1 < n ? sorted[k + 1] : sorted[k];
        const long cut = sorted[k] + (next - sorted[k]) / 4 * (long)rest;
        if (score[i] >= cut) return "-LHB"[quarter];
    }
    return 'P';
}

static void groups_follow_the_definition_for_all_numbers_of_scores(void **state) {
    (void)state;
    uint64_t random = 88172645463325252u;
    for (size_t count = 1; count <= 70; count++) {
        for (int round = 0; round < 30; round++) {
            long whole[70];
            double score[70];
            char expected[71] = "";
            for (size_t i = 0; i < count; i++) {
                random ^= random << 13, random ^= random >> 7, random ^= random << 17;
                whole[i] = 4 * (long)(random % (round < 15 ? 20 : 2000));
                score[i] = (double)whole[i];
            }
            for (size_t i = 0; i < count; i++) expected[i] = group_by_definition(whole, count, i);
            expected[count] = '\0';
            assert_groups(score, expected);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_highest_is_first_and_ties_share_the_best_rank),
        cmocka_unit_test(a_score_that_is_missing_has_no_rank_and_takes_none),
        cmocka_unit_test(one_score_is_first_and_no_score_has_no_ranks),
        cmocka_unit_test(scores_that_differ_by_rounding_alone_tie),
        cmocka_unit_test(ranks_count_the_better_ones),
        cmocka_unit_test(a_score_equal_to_a_cut_goes_up),
        cmocka_unit_test(few_scores_make_groups_too),
        cmocka_unit_test(rounding_does_not_push_a_score_below_its_cut),
        cmocka_unit_test(groups_follow_the_definition_for_all_numbers_of_scores),
    };
    return RUN_TESTS(tests);
}
