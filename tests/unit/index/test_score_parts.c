/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/score_parts.h"

#include "linearised.h"

static chiso__scores scored(const survey *s, const chiso_variance_options *variance,
                            int32_t rank_sets, bool all_parts) {
    const chiso_rank_options ranks = {.struct_size = sizeof ranks, .kind = rank_sets};
    const chiso_score_options options = {
        .struct_size = sizeof options, .variance = variance, .ranks = &ranks};
    chiso__scores scores;
    chiso_error error = {0};
    assert_ok(chiso__scores_new(&scores, s->totals, &options, all_parts, &error), error);
    return scores;
}

static survey read_two(const char *strata) {
    static const char *const by[] = {"tinh"}, *const psu[] = {"v"};
    survey s = survey_new();
    survey_file(&s,
                "h,g,v,tinh,q1,q2,days,got\n1,1,1,01,5,5,3,yes\n1,1,2,01,4,4,1,yes\n"
                "2,1,3,02,3,5,9,no\n2,1,4,02,1,4,2,yes\n");
    s.options.by = by, s.options.n_by = 1;
    s.design.strata = strata, s.design.psu = psu, s.design.n_psu = 1;
    assert_ok(survey_read(&s), s.error);
    return s;
}

static void parts_are_kept_where_domains_meet_or_somebody_asks(void **state) {
    (void)state;
    static const struct {
        const char *strata;
        int32_t sets;
        bool all, kept;
    } cases[] = {
        {"h", CHISO_RANKS_SIMULTANEOUS, false, false},
        {"g", CHISO_RANKS_SIMULTANEOUS, false, true},
        {"g", CHISO_RANKS_NONE, false, false},
        {"h", CHISO_RANKS_NONE, true, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        survey s = read_two(cases[i].strata);
        chiso__scores scores = scored(&s, NULL, cases[i].sets, cases[i].all);
        assert_true((scores.parts.slope != NULL) == cases[i].kept);
        assert_null(scores.parts.theta);
        chiso__scores_free(&scores);
        survey_free(&s);
    }
}

static void replicates_are_kept_in_the_place_of_slopes(void **state) {
    (void)state;
    const chiso_variance_options jackknife = {.struct_size = sizeof jackknife,
                                              .method = CHISO_VARIANCE_JACKKNIFE};
    survey s = read_two("g");
    chiso__scores scores = scored(&s, &jackknife, CHISO_RANKS_SIMULTANEOUS, false);
    assert_null(scores.parts.slope);
    const chiso__part part = chiso__score_part(&scores, 0, 2); /* a1 of 01: (q1 - 1)/4 */
    assert_int_equal(scores.replicates.count, 4);
    double left[2] = {0}, sum = 0;
    for (size_t r = 0; r < 4; r++) sum += part.theta[r];
    for (size_t r = 0, k = 0; r < 4; r++) {
        if (part.theta[r] != part.estimate && k < 2) left[k++] = part.theta[r];
    }
    assert_close(left[0] + left[1], 1 + 0.75, 1e-15); /* without one of the two */
    assert_close(sum, 4 * 0.875, 1e-14);
    chiso__scores_free(&scores);
    survey_free(&s);
}

static void more_replicates_than_can_be_kept_are_refused(void **state) {
    (void)state;
    enum { PEOPLE = 2000 };
    static char text[PEOPLE * 40] = "v,person,q1,q2,days,got\n";
    static const char *const by[] = {"person"}, *const psu[] = {"v"};
    const chiso_variance_options bootstrap = {
        .struct_size = sizeof bootstrap, .method = CHISO_VARIANCE_BOOTSTRAP, .replicates = 10000};
    const chiso_score_options options = {.struct_size = sizeof options, .variance = &bootstrap};
    chiso_result *result;
    char *end = text + strlen(text);
    for (int i = 0; i < PEOPLE; i++) end += sprintf(end, "%d,%d,1,2,3,yes\n", i % 2, i);
    survey s = survey_new();
    survey_file(&s, text);
    s.options.by = by, s.options.n_by = 1, s.design.psu = psu, s.design.n_psu = 1;
    assert_ok(survey_read(&s), s.error);
    assert_int_equal(chiso_score(&result, s.totals, &options, &s.error), CHISO_E_ARGUMENT);
    assert_contains(s.error.message, "fewer replicates");
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_kept_where_domains_meet_or_somebody_asks),
        cmocka_unit_test(replicates_are_kept_in_the_place_of_slopes),
        cmocka_unit_test(more_replicates_than_can_be_kept_are_refused),
    };
    return RUN_TESTS(tests);
}
