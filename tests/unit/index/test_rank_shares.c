/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/replicates.h"
#include "linearised.h"
#include "totals/view.h"

enum { REPLICATES = 200, SHARES = 6 };

static const char *const columns[SHARES] = {"share_first",       "share_top",
                                            "share_best",        "share_high_average",
                                            "share_low_average", "share_poor"};

static chiso_variance_options bootstrap = {
    .struct_size = sizeof bootstrap, .method = CHISO_VARIANCE_BOOTSTRAP, .replicates = REPLICATES};

static chiso_result *share(const survey *s, int32_t top) {
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_result *result;
    options.variance = &bootstrap, options.rank_shares = top;
    assert_ok(chiso_score(&result, s->totals, &options, &error), error);
    return result;
}

/* Units have numbers in the order in which records name them. */
static void number_units(int *unit) {
    int seen[3][4], count = 0;
    memset(seen, -1, sizeof seen);
    for (int i = 0; i < RECORDS; i++) {
        int *own = &seen[all[i].h][all[i].v];
        if (*own < 0) *own = count++;
        unit[i] = *own;
    }
}

/* A score but for what all provinces have in common. */
static double score_of(int province, size_t node, const double *factor) {
    double score = 0;
    for (size_t k = 0; k < QUESTIONS; k++) {
        double w = 0, wy = 0;
        for (int i = 0; i < RECORDS; i++) {
            if (all[i].province != province || isnan(all[i].y[k])) continue;
            w += all[i].w * factor[i], wy += all[i].w * factor[i] * all[i].y[k];
        }
        score += steep[node][k] * wy / w;
    }
    return score;
}

/* Of three, the best, the middle and the last are in groups of their own. */
static void add_replicate(double seen[PROVINCES][SHARES], size_t node, const double *factor,
                          int top) {
    static const size_t groups[] = {2, 3, 5};
    double score[PROVINCES];
    for (int p = 0; p < PROVINCES; p++) score[p] = score_of(p, node, factor);
    for (int p = 0; p < PROVINCES; p++) {
        int rank = 1;
        for (int other = 0; other < PROVINCES; other++) rank += score[other] > score[p];
        seen[p][0] += rank == 1;
        seen[p][1] += rank <= top;
        seen[p][groups[rank - 1]]++;
    }
}

static void shares_are_those_of_replicates_that_are_ranked_one_by_one(void **state) {
    (void)state;
    uint64_t random = 88172645463325252u;
    int unit[RECORDS];
    chiso__view view;
    chiso__replicates replicates;
    chiso_variance_options variance = bootstrap;
    make_records(&random, false, true);
    number_units(unit);
    survey s = read_records(true);
    chiso_result *result = share(&s, 2);
    chiso__replicates_defaults(&variance);
    assert_true(chiso__view_new(&view, s.totals));
    assert_ok(chiso__replicates_new(&replicates, &view.frame, &variance, &s.error), s.error);
    for (size_t node = 0; node < NODES; node++) {
        double seen[PROVINCES][SHARES] = {0};
        for (size_t r = 0; r < REPLICATES; r++) {
            double factor[RECORDS];
            for (int i = 0; i < RECORDS; i++) {
                const int32_t member = view.frame.stages[0].groups.member[unit[i]];
                factor[i] = replicates.factor[(size_t)member * REPLICATES + r];
            }
            add_replicate(seen, node, factor, 2);
        }
        for (int p = 0; p < PROVINCES; p++) {
            for (size_t k = 0; k < SHARES; k++)
                assert_close(number_of(result, provinces[p], codes[node], columns[k]),
                             seen[p][k] / REPLICATES, 1e-12);
        }
    }
    chiso__replicates_free(&replicates);
    chiso__view_free(&view);
    chiso_result_free(result);
    survey_free(&s);
}

static void the_whole_and_the_missing_have_no_share(void **state) {
    (void)state;
    uint64_t random = 7;
    make_records(&random, false, true);
    survey s = read_records(true);
    chiso_result *result = share(&s, 1);
    for (size_t k = 0; k < SHARES; k++) {
        assert_true(isnan(number_of(result, NULL, "S", columns[k])));
        assert_true(isnan(number_of(result, "(missing)", "S", columns[k])));
    }
    chiso_result_free(result);
    survey_free(&s);
}

/* Province 02 is in one village of four, and so in about two of three replicates; where 01 and 48
   tie, both are first. */
static void shares_are_told_where_replicates_have_scores(void **state) {
    (void)state;
    static const char *const by[] = {"tinh"}, *const psu[] = {"v"};
    survey s = survey_new();
    survey_file(&s,
                "v,tinh,q1,q2,days,got\n1,01,5,5,3,yes\n1,48,5,5,3,yes\n2,01,4,4,1,yes\n"
                "2,48,4,4,1,yes\n3,02,3,5,9,no\n3,01,1,4,2,yes\n3,48,1,4,2,yes\n"
                "4,01,3,3,7,yes\n4,48,3,3,7,yes\n");
    s.options.by = by, s.options.n_by = 1, s.design.psu = psu, s.design.n_psu = 1;
    assert_ok(survey_read(&s), s.error);
    chiso_result *result = share(&s, 1);
    for (size_t k = 0; k < SHARES; k++)
        assert_true(isnan(number_of(result, "02", "b2", columns[k])));
    assert_contains(text_of(result, "02", "b2", "flags"), "dropped_replicates");
    assert_true(number_of(result, "01", "b2", "share_first") == 1);
    assert_true(number_of(result, "48", "b2", "share_first") == 1);
    chiso_result_free(result);
    survey_free(&s);
}

static void without_them_there_are_no_columns_of_shares(void **state) {
    (void)state;
    uint64_t random = 7;
    make_records(&random, false, true);
    survey s = read_records(true);
    chiso_result *result = share(&s, 0);
    for (size_t k = 0; k < SHARES; k++)
        assert_true(chiso_result_find_column(result, columns[k]) < 0);
    chiso_result_free(result);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_are_those_of_replicates_that_are_ranked_one_by_one),
        cmocka_unit_test(the_whole_and_the_missing_have_no_share),
        cmocka_unit_test(shares_are_told_where_replicates_have_scores),
        cmocka_unit_test(without_them_there_are_no_columns_of_shares),
    };
    return RUN_TESTS(tests);
}
