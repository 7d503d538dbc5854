/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/moments.h"

#include "survey.h"

/* tests/unit/survey: q1, q2 (7 codes each), days (bounds 0-30), got (3 codes); 7 nodes. */
enum { COLUMNS = 7 + 7 + 2 + 3, WIDTH = COLUMNS * (COLUMNS + 1) / 2 + 7 };

static const char header[] = "d,h,v,N,M,w,q1,q2,days,got\n";

static const struct answer {
    int d, h, v;
    double w;
    int q1, q2;  /* 0: blank */
    double days; /* -1: blank */
    int got;     /* 0 yes, 1 no */
} answers[] = {{1, 1, 1, 0.5, 1, 2, 3, 0}, {1, 1, 2, 2, 5, 0, 4.5, 1}, {2, 1, 1, 1, 3, 2, -1, 0},
               {2, 2, 1, 4, 1, 2, 30, 1},  {1, 2, 1, 3, 0, 4, 0, 0},   {1, 1, 1, 7, 1, 2, 9, 0}};

enum { ANSWERS = sizeof answers / sizeof answers[0] };

static const char *const by[] = {"d"}, *const stages[] = {"v", "w"}, *const sizes[] = {"N", "M"};

static survey read_answers(const char *weight, size_t n_psu, size_t n_fpc) {
    char text[2000];
    strcpy(text, header);
    for (size_t i = 0; i < ANSWERS; i++) {
        const struct answer *a = &answers[i];
        char q1[16] = "", q2[16] = "", days[16] = "";
        if (a->q1 > 0) sprintf(q1, "%d", a->q1);
        if (a->q2 > 0) sprintf(q2, "%d", a->q2);
        if (a->days >= 0) sprintf(days, "%d.%d", (int)a->days, (int)(a->days * 10) % 10);
        sprintf(text + strlen(text), "%d,%d,%d,9,8,%d.%d,%s,%s,%s,%s\n", a->d, a->h, a->v,
                (int)a->w, (int)(a->w * 10) % 10, q1, q2, days, a->got == 0 ? "yes" : "no");
    }
    survey s = survey_new();
    survey_file(&s, text);
    s.options.by = by, s.options.n_by = 1;
    s.design.weight = weight, s.design.strata = "h";
    s.design.psu = stages, s.design.n_psu = n_psu, s.design.fpc = sizes, s.design.n_fpc = n_fpc;
    assert_ok(survey_read(&s), s.error);
    return s;
}

/* What one respondent is in the columns. */
static void columns_of(const struct answer *a, double *x) {
    memset(x, 0, COLUMNS * sizeof *x);
    if (a->q1 > 0) x[a->q1 - 1] = 1;
    if (a->q2 > 0) x[7 + a->q2 - 1] = 1;
    if (a->days >= 0) x[14] = 1, x[15] = a->days - 15; /* about the middle of the bounds */
    x[16 + a->got] = 1;
}

static void columns_are_laid_out_by_variable(void **state) {
    (void)state;
    survey s = read_answers("w", 1, 0);
    static const size_t first[] = {0, 7, 14, 16};
    const chiso__moments *m = &s.totals->moments;
    assert_int_equal(m->variables, 4);
    assert_int_equal(m->columns, COLUMNS);
    assert_int_equal(m->width, WIDTH);
    for (size_t v = 0; v < 4; v++) {
        assert_int_equal(m->first_column[v], first[v]);
        assert_int_equal(m->sum_of[first[v]], s.totals->variables[v].first_sum);
        assert_int_equal(m->sum_of[first[v] + 1], s.totals->variables[v].first_sum + 1);
    }
    assert_int_equal(chiso__moments_at(3, 2), 8);
    survey_free(&s);
}

static void products_of_a_domain_are_added_with_their_weights(void **state) {
    (void)state;
    survey s = read_answers("w", 1, 0);
    chiso__moments *m = &s.totals->moments;
    assert_int_equal(chiso__moments_key_width(s.totals), 1);
    assert_int_equal(m->keys.count, 2);
    for (int32_t d = 0; d < 2; d++) {
        double expected[WIDTH] = {0}, x[COLUMNS];
        for (size_t i = 0; i < ANSWERS; i++) {
            if (answers[i].d != d + 1) continue;
            columns_of(&answers[i], x);
            for (size_t a = 0; a < COLUMNS; a++)
                for (size_t b = 0; b <= a; b++)
                    expected[chiso__moments_at(a, b)] += answers[i].w * x[a] * x[b];
            /* nodes S A a1 B a2 b1 b2 */
            const bool q1 = answers[i].q1 > 0, q2 = answers[i].q2 > 0, days = answers[i].days >= 0;
            const bool nodes[] = {true, q1 || q2, q1, true, q2, days, true};
            for (size_t n = 0; n < 7; n++) expected[WIDTH - 7 + n] += nodes[n] ? answers[i].w : 0;
        }
        const double *found = chiso__moments_of(s.totals, &d);
        for (size_t i = 0; i < WIDTH; i++) assert_close(found[i], expected[i], 1e-14);
    }
    survey_free(&s);
}

static void they_are_kept_by_what_the_weight_depends_on(void **state) {
    (void)state;
    static const struct {
        const char *weight;
        size_t n_psu, n_fpc, width, keys;
    } cases[] = {
        {"w", 1, 0, 1, 2},                      /* domains */
        {"w", 1, 1, 1, 2},                      /* the weight was read */
        {NULL, 1, 0, 1, 2},                     /* everybody weighs 1 */
        {NULL, 1, 1, 2, 4},                     /* domain and stratum */
        {NULL, 0, 1, 2, 4}, {NULL, 2, 2, 3, 5}, /* domain, stratum and village */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        survey s = read_answers(cases[i].weight, cases[i].n_psu, cases[i].n_fpc);
        assert_int_equal(chiso__moments_key_width(s.totals), cases[i].width);
        assert_int_equal(s.totals->moments.keys.count, cases[i].keys);
        survey_free(&s);
    }
}

static void a_key_that_is_new_is_zero(void **state) {
    (void)state;
    survey s = read_answers("w", 1, 0);
    const int32_t key = 77;
    const double *sums = chiso__moments_of(s.totals, &key);
    assert_non_null(sums);
    for (size_t i = 0; i < WIDTH; i++) assert_true(sums[i] == 0);
    assert_ptr_equal(chiso__moments_of(s.totals, &key), sums);
    survey_free(&s);
}

static void without_a_tree_there_are_none(void **state) {
    (void)state;
    static const chiso_estimand mean = {"mean", "days", NULL, 0};
    survey s = survey_new();
    survey_file(&s, "q1,q2,days,got\n1,1,1,yes\n");
    s.options.estimands = &mean, s.options.n_estimands = 1;
    s.options.hold = CHISO_HOLD_ESTIMANDS;
    assert_ok(survey_read(&s), s.error);
    assert_int_equal(s.totals->moments.width, 0);
    assert_int_equal(s.totals->moments.keys.count, 0);
    survey_free(&s);
    s = survey_new();
    s.instrument_name = CHISO_TEST_DATA "/published";
    survey_file(&s, "province,p1,p2\n92,0.1,1.9\n");
    assert_ok(survey_read(&s), s.error);
    assert_int_equal(s.totals->moments.width, 0);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_laid_out_by_variable),
        cmocka_unit_test(products_of_a_domain_are_added_with_their_weights),
        cmocka_unit_test(they_are_kept_by_what_the_weight_depends_on),
        cmocka_unit_test(a_key_that_is_new_is_zero),
        cmocka_unit_test(without_a_tree_there_are_none),
    };
    return RUN_TESTS(tests);
}
