/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/supplied.h"

#include "equal_rows.h"
#include "pieces.h"

#define HEADER "d,q1,q2,days,got,w,r1,r2,r3\n"
#define FIRST                                                                                      \
    "a,1,2,3.5,yes,2,1,2,3\n"                                                                      \
    "a,4,8,,no,1,0,-1.5,2\n"
#define SECOND                                                                                     \
    "b,5,5,1e-3,-,3,3,0,1\n"                                                                       \
    "b,5,1,7,yes,0,6,0,2\n"                                                                        \
    "a,2,3,30,no,1.25,0.1,0.2,0.3\n"

static const char *const by[] = {"d"};

static survey survey_like(void) {
    survey s = survey_new();
    s.options.by = by, s.options.n_by = 1;
    s.design.weight = "w", s.design.repweights = "r?";
    s.design.rep_type = CHISO_REP_BOOTSTRAP;
    return s;
}

static survey read_text(const char *text) {
    survey s = survey_like();
    survey_file(&s, text);
    assert_ok(survey_read(&s), s.error);
    return s;
}

/* --- sums --- */

static double sum_of(const chiso_totals *totals, size_t domain, size_t sum, size_t replicate) {
    const chiso__supplied_domain *d = chiso__supplied_domain_at(totals, domain);
    const size_t at = sum * totals->supplied.stride + replicate;
    assert_non_null(d);
    return d->sum[at] + d->lost[at];
}

static void every_domain_has_its_sums_in_every_replicate(void **state) {
    (void)state;
    survey s = read_text(HEADER FIRST SECOND);
    const chiso_totals *t = s.totals;
    const chiso__variable *q1 = &t->variables[0], *days = &t->variables[2];
    assert_string_equal(days->name, "days");
    assert_int_equal(chiso_totals_replicates(t), 3);
    assert_int_equal(chiso_totals_respondents(t), 5);
    assert_int_equal(chiso_totals_units(t), 1);
    static const double w[2][3] = {{1.1, 0.7, 5.3}, {9, 0, 3}}, ones[] = {1, 2, 3},
                        wy[] = {1 * 3.5 + 0.1 * 30, 2 * 3.5 + 0.2 * 30, 3 * 3.5 + 0.3 * 30};
    for (size_t r = 0; r < 3; r++) {
        for (size_t d = 0; d < 2; d++) assert_close(sum_of(t, d, 0, r), w[d][r], 1e-15);
        assert_close(sum_of(t, 0, q1->first_sum, r), ones[r], 1e-15);
        assert_close(sum_of(t, 0, days->first_sum + CHISO__NUMBER_WY, r), wy[r], 1e-14);
        assert_close(sum_of(t, 0, days->first_sum + CHISO__NUMBER_WYY, r),
                     (double)(r + 1) * (3.5 * 3.5 + 90), 1e-13);
    }
    assert_null(chiso__supplied_domain_at(t, 2));
    survey_free(&s);
}

static void factors_multiply_the_weight(void **state) {
    (void)state;
    survey s = survey_like();
    survey_file(&s, HEADER FIRST SECOND);
    s.design.rep_combined = CHISO_REP_FACTORS;
    assert_ok(survey_read(&s), s.error);
    assert_close(sum_of(s.totals, 0, 0, 1), 2 * 2 - 1.5 + 1.25 * 0.2, 1e-15);
    assert_close(sum_of(s.totals, 1, 0, 0), 9, 1e-15); /* 0 stays 0 */
    survey_free(&s);
}

static void a_condition_leaves_people_out_of_the_replicates(void **state) {
    (void)state;
    survey s = survey_like();
    survey_file(&s, HEADER FIRST SECOND);
    s.options.where = "q1 >= 4";
    assert_ok(survey_read(&s), s.error);
    size_t rank;
    assert_close(sum_of(s.totals, 0, 0, 2), 2, 1e-15);
    assert_true(chiso__supplied_rank(s.totals, NULL, &rank));
    assert_int_equal(rank, 2);
    survey_free(&s);
}

/* Many values of the same size in turn up and down: what rounding loses is kept. */
static void what_rounding_loses_is_kept(void **state) {
    (void)state;
    char text[4096] = HEADER;
    for (size_t i = 0; i < 30; i++)
        strcat(text, i % 2 > 0 ? "a,,,-1e16,,1,1,1,1\n" : "a,,,1e16,,1,1,1,1\n");
    strcat(text, "a,,,0.3,,1,1,0.1,2\n");
    survey s = read_text(text);
    const chiso__variable *days = &s.totals->variables[2];
    const size_t wy = days->first_sum + CHISO__NUMBER_WY;
    assert_close(sum_of(s.totals, 0, wy, 0), 0.3, 1e-16);
    assert_close(sum_of(s.totals, 0, wy, 1), 0.03, 1e-17);
    assert_close(sum_of(s.totals, 0, wy, 2), 0.6, 1e-16);
    survey_free(&s);
}

static void many_replicates_fill_more_than_a_block(void **state) {
    (void)state;
    enum { MANY = 131 };
    char *text = calloc(1, 1 << 16);
    size_t used = (size_t)sprintf(text, "d,q1,q2,days,got,w");
    assert_non_null(text);
    for (int r = 0; r < MANY; r++) used += (size_t)sprintf(text + used, ",rep%d", r);
    for (int person = 1; person <= 3; person++) {
        used += (size_t)sprintf(text + used, "\na,1,2,%d,yes,1", person);
        for (int r = 0; r < MANY; r++) used += (size_t)sprintf(text + used, ",%d", r + person);
    }
    strcpy(text + used, "\n");
    survey s = survey_like();
    survey_file(&s, text);
    s.design.repweights = "rep*";
    assert_ok(survey_read(&s), s.error);
    const size_t wy = s.totals->variables[2].first_sum + CHISO__NUMBER_WY;
    for (size_t r = 0; r < MANY; r++) {
        assert_close(sum_of(s.totals, 0, 0, r), 3 * (double)r + 6, 1e-12);
        assert_close(sum_of(s.totals, 0, wy, r), 6 * (double)r + 14, 1e-12);
    }
    survey_free(&s);
    free(text);
}

/* Who ticked a box, or two numbers of one person. */
static void boxes_and_ratios_are_added_too(void **state) {
    (void)state;
    static const chiso_estimand estimands[] = {{"proportion", "heard", NULL, 0},
                                               {"ratio", "age", "q3", 0}};
    survey s = survey_like();
    survey_file(&s,
                "d,q1,q3,heard_1,heard_2,heard_3,age,w,r1,r2\n"
                "a,1,2,1,2,1,30,1,2,1\na,1,3,2,2,2,40,1,0,1\na,1,4,,,,,1,5,5\n");
    s.instrument_name = CHISO_SOURCE "/tests/unit/asked";
    s.options.estimands = estimands, s.options.n_estimands = 2;
    s.options.hold = CHISO_HOLD_ESTIMANDS;
    assert_ok(survey_read(&s), s.error);
    const size_t boxes = s.totals->variables[0].first_sum, ratio = s.totals->variables[1].first_sum;
    static const double expected[][2] = {{2, 2}, {2, 1}, {0, 0}, {2, 1}};
    for (size_t i = 0; i < 4; i++) {
        for (size_t r = 0; r < 2; r++)
            assert_close(sum_of(s.totals, 0, boxes + i, r), expected[i][r], 1e-15);
    }
    static const double sums[CHISO__RATIO_SUMS] = {
        [CHISO__RATIO_W] = 2,          [CHISO__RATIO_WX] = 70,
        [CHISO__RATIO_WY] = 5,         [CHISO__RATIO_WXX] = 900 + 1600,
        [CHISO__RATIO_WXY] = 60 + 120, [CHISO__RATIO_WYY] = 4 + 9,
    };
    for (size_t i = 0; i < CHISO__RATIO_SUMS; i++)
        assert_close(sum_of(s.totals, 0, ratio + i, 1), sums[i], 1e-12);
    survey_free(&s);
}

/* --- what they are multiplied by --- */

static void scales_are_those_of_r(void **state) {
    (void)state;
    static const struct {
        int32_t type;
        double given, rho, expected;
    } cases[] = {
        {CHISO_REP_JK1, 0, 0, 3.0 / 4}, {CHISO_REP_JK1, 0.5, 0, 0.5},
        {CHISO_REP_JKN, 0, 0, 1},       {CHISO_REP_BRR, 0, 0, 1.0 / 4},
        {CHISO_REP_FAY, 0, 0.5, 1},     {CHISO_REP_BOOTSTRAP, 0, 0, 1.0 / 3},
        {CHISO_REP_BOOTSTRAP, 2, 0, 2}, {CHISO_REP_OTHER, 7, 0, 7},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const chiso__supplied s = {
            .count = 4,
            .design = {.type = cases[i].type, .scale = cases[i].given, .rho = cases[i].rho}};
        assert_close(chiso__supplied_scale(&s), cases[i].expected, 1e-15);
        assert_true(chiso__supplied_rscale(&s, 2) == 1);
    }
    double rscales[] = {0.25, 0.5, 0.75};
    chiso__supplied s = {.count = 3, .design = {.rscales = rscales, .n_rscales = 3}};
    assert_true(chiso__supplied_rscale(&s, 2) == 0.75);
    s.design.n_rscales = 1;
    assert_true(chiso__supplied_rscale(&s, 2) == 0.25);
}

static void rscales_are_one_or_as_many_as_the_columns(void **state) {
    (void)state;
    static const double two[] = {0.5, 0.5};
    survey s = survey_like();
    survey_file(&s, HEADER FIRST);
    s.design.rep_type = CHISO_REP_JKN, s.design.rep_rscales = two, s.design.n_rep_rscales = 2;
    assert_int_equal(survey_read(&s), CHISO_E_ARGUMENT);
    assert_contains(s.error.message,
                    "--rep-rscales has 2 numbers and --repweights matches 3 columns");
    s.design.n_rep_rscales = 1;
    assert_ok(survey_read(&s), s.error);
    survey_free(&s);
}

/* --- ranks --- */

static void the_rank_is_of_the_domains_named(void **state) {
    (void)state;
    survey s = read_text(HEADER "a,1,,,,1,1,2,0\na,1,,,,2,2,4,0\nb,1,,,,1,1,0,0\nc,1,,,,1,0,0,9\n");
    size_t rank;
    const bool first[] = {true, false, false}, both[] = {true, true, false},
               nobody[] = {false, false, false};
    assert_true(chiso__supplied_rank(s.totals, first, &rank));
    assert_int_equal(rank, 1);
    assert_true(chiso__supplied_rank(s.totals, both, &rank));
    assert_int_equal(rank, 2);
    assert_true(chiso__supplied_rank(s.totals, nobody, &rank));
    assert_int_equal(rank, 0);
    assert_true(chiso__supplied_rank(s.totals, NULL, &rank));
    assert_int_equal(rank, 3);
    survey_free(&s);
}

/* --- pieces --- */

static chiso_result *scored(const chiso_totals *totals) {
    chiso_error error = {0};
    chiso_result *result;
    assert_ok(chiso_score(&result, totals, NULL, &error), error);
    return result;
}

static void pieces_are_the_whole(void **state) {
    (void)state;
    survey s = read_text(HEADER FIRST SECOND);
    pieces p = {.count = 0};
    pieces_add(&p, &s, HEADER SECOND);
    pieces_add(&p, &s, HEADER FIRST);
    assert_ok(pieces_merge(&p), p.error);
    assert_int_equal(chiso_totals_replicates(p.whole), 3);
    same_results(scored(s.totals), scored(p.whole));
    pieces_free(&p);
    survey_free(&s);
}

static void kept_answers_of_pieces_keep_their_weights(void **state) {
    (void)state;
    static const chiso_estimand median = {"quantile", "days", NULL, 0.5};
    survey s = survey_like();
    s.options.estimands = &median, s.options.n_estimands = 1;
    survey_file(&s, HEADER FIRST SECOND);
    assert_ok(survey_read(&s), s.error);
    pieces p = {.count = 0};
    pieces_add(&p, &s, HEADER SECOND);
    pieces_add(&p, &s, HEADER FIRST);
    assert_ok(pieces_merge(&p), p.error);
    chiso_result *one, *other;
    assert_ok(chiso_estimate(&one, s.totals, NULL, &s.error), s.error);
    assert_ok(chiso_estimate(&other, p.whole, NULL, &s.error), s.error);
    same_results(one, other);
    pieces_free(&p);
    survey_free(&s);
}

static void other_replicates_are_not_merged(void **state) {
    (void)state;
    survey s = read_text(HEADER FIRST);
    pieces p = {.count = 0};
    pieces_add(&p, &s, HEADER FIRST);
    pieces_add(&p, &s, "d,q1,q2,days,got,w,r2,r1,r3\na,1,2,3.5,yes,2,1,2,3\n");
    assert_int_equal(pieces_merge(&p), CHISO_E_ARGUMENT);
    assert_contains(p.error.message, "other columns of replicate weights");
    pieces_free(&p);
    pieces_add(&p, &s, HEADER FIRST);
    pieces_add(&p, &s, "d,q1,q2,days,got,w,r1,r2\na,1,2,3.5,yes,2,1,2\n");
    assert_int_equal(pieces_merge(&p), CHISO_E_ARGUMENT);
    pieces_free(&p);
    pieces_add(&p, &s, HEADER FIRST);
    s.design.rep_scale = 0.5;
    pieces_add(&p, &s, HEADER FIRST);
    assert_int_equal(pieces_merge(&p), CHISO_E_ARGUMENT); /* the settings tell */
    pieces_free(&p);
    survey_free(&s);
}

static void replicates_are_compared_to_the_last_number(void **state) {
    (void)state;
    double one[] = {0.5, 0.25}, other[] = {0.5, 0.75};
    const char *names[] = {"r1", "r2"};
    chiso__supplied a = {.count = 2,
                         .names = names,
                         .design = {.type = CHISO_REP_JKN, .rscales = one, .n_rscales = 2}};
    chiso__supplied b = a;
    assert_true(chiso__supplied_same(&a, &b));
    b.design.rscales = other;
    assert_false(chiso__supplied_same(&a, &b));
    b = a, b.design.type = CHISO_REP_OTHER;
    assert_false(chiso__supplied_same(&a, &b));
    b = a, b.design.factors = true;
    assert_false(chiso__supplied_same(&a, &b));
    b = a, b.design.scale = 1;
    assert_false(chiso__supplied_same(&a, &b));
    b = a, b.design.rho = 0.5;
    assert_false(chiso__supplied_same(&a, &b));
    b = a, b.design.n_rscales = 1;
    assert_false(chiso__supplied_same(&a, &b));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_domain_has_its_sums_in_every_replicate),
        cmocka_unit_test(factors_multiply_the_weight),
        cmocka_unit_test(a_condition_leaves_people_out_of_the_replicates),
        cmocka_unit_test(what_rounding_loses_is_kept),
        cmocka_unit_test(many_replicates_fill_more_than_a_block),
        cmocka_unit_test(boxes_and_ratios_are_added_too),
        cmocka_unit_test(scales_are_those_of_r),
        cmocka_unit_test(rscales_are_one_or_as_many_as_the_columns),
        cmocka_unit_test(the_rank_is_of_the_domains_named),
        cmocka_unit_test(pieces_are_the_whole),
        cmocka_unit_test(kept_answers_of_pieces_keep_their_weights),
        cmocka_unit_test(other_replicates_are_not_merged),
        cmocka_unit_test(replicates_are_compared_to_the_last_number),
    };
    return RUN_TESTS(tests);
}
