/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/view.h"

#include "survey.h"
#include "totals/rows.h"

enum { MOST_SUMS = 64 };

static const char *const by[] = {"d"}, *const psu[] = {"v"}, *const sizes[] = {"N"};

/* --- rows --- */

/* Villages 1 to 9 in two strata, one or two respondents in each and domain; one weighs nothing. */
static survey read_villages(size_t n_fpc) {
    static const chiso_estimand estimands[] = {{"ratio", "days", "w", 0},
                                               {"proportion", "heard", NULL, 0},
                                               {"mean", "age", NULL, 0},
                                               {"proportion", "again", NULL, 0}};
    survey s = survey_new();
    s.instrument_name = CHISO_SOURCE "/tests/unit/asked";
    survey_file(&s,
                "d,h,v,N,w,q1,q3,days,heard_1,heard_2,heard_3,again,age\n"
                "x,a,1,9,1.5,1,2,1,1,,2,3,30.25\n"
                "y,a,1,9,0.5,2,3,,2,2,2,,44\n"
                "x,a,2,9,2,8,,4,,,,5,1e9\n"
                "x,b,3,7,3,1,6,5,1,1,1,1,-20\n"
                "y,b,4,7,1e-3,1,1,6,,1,,2,19\n"
                "y,b,5,7,0,1,1,6,,1,,2,19\n"
                "x,a,1,9,4,2,4,2,1,1,,4,61\n");
    s.options.by = by, s.options.n_by = 1, s.options.estimands = estimands;
    s.options.n_estimands = 4;
    s.design.weight = n_fpc > 0 ? NULL : "w", s.design.strata = "h";
    s.design.psu = psu, s.design.n_psu = 1, s.design.fpc = sizes, s.design.n_fpc = n_fpc;
    assert_ok(survey_read(&s), s.error);
    assert_true(s.totals->row_sums <= MOST_SUMS);
    return s;
}

/* A row with every sum in its place. */
static void dense(const chiso__view *view, int32_t row, double *sums) {
    size_t index[MOST_SUMS + 1];
    double x[MOST_SUMS + 1];
    memset(sums, 0, MOST_SUMS * sizeof *sums);
    const size_t count = chiso__view_row(view, row, index, x);
    assert_true(count <= view->totals->row_sums);
    for (size_t i = 0; i < count; i++) {
        assert_true(x[i] != 0 && sums[index[i]] == 0);
        sums[index[i]] = x[i];
    }
}

/* Every row of one respondent becomes one in full. */
static void fill_rows(chiso_totals *totals) {
    bool answered[16];
    for (int32_t row = 0; row < (int32_t)totals->rows.pairs.count; row++) {
        chiso__record record;
        if (!chiso__row_single(totals, row, &record)) continue;
        assert_true(chiso__rows_fill(totals, row));
        chiso__record_add(totals, &record, chiso__row_sums(totals, row),
                          chiso__row_counts(totals, row), answered);
    }
}

static void one_respondent_adds_what_the_same_row_in_full_adds(void **state) {
    (void)state;
    for (size_t n_fpc = 0; n_fpc < 2; n_fpc++) {
        survey single = read_villages(n_fpc), full = read_villages(n_fpc);
        fill_rows(full.totals);
        chiso__view a, b;
        assert_true(chiso__view_new(&a, single.totals) && chiso__view_new(&b, full.totals));
        assert_int_equal(a.n_rows, n_fpc > 0 ? 6 : 5);
        assert_int_equal(b.n_rows, a.n_rows);
        for (size_t i = 0; i < a.n_rows; i++) {
            double one[MOST_SUMS], other[MOST_SUMS];
            assert_int_equal(a.rows[i], b.rows[i]);
            dense(&a, a.rows[i], one);
            dense(&b, b.rows[i], other);
            for (size_t k = 0; k < single.totals->row_sums; k++)
                assert_close(one[k], other[k], 1e-15);
        }
        for (size_t d = 0; d < 3; d++)
            for (size_t k = 0; k < single.totals->row_sums; k++)
                assert_close(a.domains[d].totals[k], b.domains[d].totals[k], 1e-15);
        chiso__view_free(&a);
        chiso__view_free(&b);
        survey_free(&single);
        survey_free(&full);
    }
}

static void rows_add_up_to_their_domains_and_to_the_whole(void **state) {
    (void)state;
    static const int64_t n[2][3] = {{4, 2, 6}, {4, 3, 7}};
    for (size_t n_fpc = 0; n_fpc < 2; n_fpc++) {
        survey s = read_villages(n_fpc);
        chiso__view view;
        assert_true(chiso__view_new(&view, s.totals));
        double all[3][MOST_SUMS] = {{0}}, size[MOST_SUMS] = {0}, row[MOST_SUMS];
        for (size_t i = 0; i < view.n_rows; i++) {
            dense(&view, view.rows[i], row);
            const int32_t domain = chiso__row_domain(s.totals, view.rows[i]);
            for (size_t k = 0; k < s.totals->row_sums; k++)
                all[domain][k] += row[k], all[2][k] += row[k], size[k] += fabs(row[k]);
        }
        for (size_t d = 0; d < 3; d++) {
            assert_int_equal(view.domains[d].counts[0], n[n_fpc][d]);
            for (size_t k = 0; k < s.totals->row_sums; k++)
                assert_true(fabs(view.domains[d].totals[k] - all[d][k]) <= 1e-14 * size[k]);
        }
        chiso__view_free(&view);
        survey_free(&s);
    }
}

static void rows_stand_by_unit_and_those_of_a_domain_together(void **state) {
    (void)state;
    survey s = read_villages(0);
    chiso__view view;
    assert_true(chiso__view_new(&view, s.totals));
    size_t at = 0;
    for (size_t i = 0; i < view.n_rows; i++) {
        const int32_t unit = chiso__row_unit(s.totals, view.rows[i]);
        size_t place = 0;
        while (view.frame.order[place] != unit) place++;
        assert_true(place >= at);
        at = place;
        assert_true(chiso__row_n(s.totals, view.rows[i]) > 0);
    }
    assert_int_equal(view.first[0], 0);
    assert_int_equal(view.first[2], view.n_rows);
    for (size_t d = 0; d < 2; d++)
        for (size_t i = view.first[d]; i < view.first[d + 1]; i++)
            assert_int_equal(chiso__row_domain(s.totals, view.own[i]), d);
    chiso__view_free(&view);
    survey_free(&s);
}

static void weights_follow_the_population_sizes(void **state) {
    (void)state;
    survey s = read_villages(1);
    chiso__view view;
    assert_true(chiso__view_new(&view, s.totals));
    /* 9 villages of which 2, with 4 respondents; 7 of which 3, with 3 */
    assert_close(view.domains[2].totals[CHISO__ROW_W], 4 * 4.5 + 3 * 7 / 3.0, 1e-15);
    assert_close(view.domains[2].totals[CHISO__ROW_WW], 4 * 20.25 + 3 * 49 / 9.0, 1e-15);
    chiso__view_free(&view);
    survey_free(&s);
}

/* --- centres --- */

static void a_number_of_the_tree_is_taken_about_the_middle_of_its_bounds(void **state) {
    (void)state;
    survey s = survey_of("q1,q2,days,got\n1,1,10,yes\n1,1,20,yes\n1,1,30,no\n");
    chiso__view view;
    assert_true(chiso__view_new(&view, s.totals));
    const chiso__variable *days = &view.variables[2];
    const double *sums = view.domains[1].totals + days->first_sum;
    assert_true(days->centre == 15);
    assert_true(sums[CHISO__NUMBER_W] == 3 && sums[CHISO__NUMBER_WY] == 15);
    assert_true(sums[CHISO__NUMBER_WYY] == 25 + 25 + 225);
    chiso__view_free(&view);
    survey_free(&s);
}

/* y = 1e9 + u for small u: Σw(y - c)² from rows of one respondent and in full. */
static void values_near_a_thousand_million_keep_what_makes_them_differ(void **state) {
    (void)state;
    static const chiso_estimand mean = {"mean", "y", NULL, 0};
    enum { RECORDS = 200 };
    char text[16384] = "y,v,w\n";
    int thousandths[RECORDS];
    double w[RECORDS];
    uint64_t random = 2463534242u;
    for (int i = 0; i < RECORDS; i++) {
        random ^= random << 13, random ^= random >> 7, random ^= random << 17;
        thousandths[i] = (int)(random % 2000), w[i] = (double)(1 + (random >> 20) % 9) / 4;
        sprintf(text + strlen(text), "%d.%03d,%d,%d.%02d\n", 1000000000 + thousandths[i] / 1000,
                thousandths[i] % 1000, i % 100, (int)w[i], (int)(w[i] * 100) % 100);
    }
    for (size_t n_psu = 0; n_psu < 2; n_psu++) {
        survey s = survey_new();
        survey_file(&s, text);
        s.instrument_name = NULL, s.design.weight = "w", s.design.psu = psu, s.design.n_psu = n_psu;
        s.options.estimands = &mean, s.options.n_estimands = 1;
        assert_ok(survey_read(&s), s.error);
        chiso__view view;
        assert_true(chiso__view_new(&view, s.totals));
        const chiso__variable *y = &view.variables[0];
        const double *sums = view.domains[1].totals + y->first_sum;
        double all = 0, first = 0, square = 0;
        for (int i = 0; i < RECORDS; i++) all += w[i], first += w[i] * thousandths[i];
        for (int i = 0; i < RECORDS; i++)
            square += w[i] * pow((thousandths[i] - first / all) / 1000, 2);
        assert_close(y->centre, 1e9 + first / all / 1000, 1e-15);
        const double mean_of = sums[CHISO__NUMBER_WY] / all;
        const double found = sums[CHISO__NUMBER_WYY] - all * mean_of * mean_of;
        assert_true(fabs(found / square - 1) < 1e-6); /* the file's own digits end at 1e-7 */
        chiso__view_free(&view);
        survey_free(&s);
    }
}

static void without_answers_there_is_no_centre(void **state) {
    (void)state;
    static const chiso_estimand mean = {"mean", "y", NULL, 0};
    survey s = survey_new();
    survey_file(&s, "y,x\n,1\n,2\n");
    s.instrument_name = NULL, s.options.estimands = &mean, s.options.n_estimands = 1;
    assert_ok(survey_read(&s), s.error);
    chiso__view view;
    assert_true(chiso__view_new(&view, s.totals));
    assert_true(view.variables[0].centre == 0);
    assert_true(view.domains[1].totals[view.variables[0].first_sum] == 0);
    chiso__view_free(&view);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_respondent_adds_what_the_same_row_in_full_adds),
        cmocka_unit_test(rows_add_up_to_their_domains_and_to_the_whole),
        cmocka_unit_test(rows_stand_by_unit_and_those_of_a_domain_together),
        cmocka_unit_test(weights_follow_the_population_sizes),
        cmocka_unit_test(a_number_of_the_tree_is_taken_about_the_middle_of_its_bounds),
        cmocka_unit_test(values_near_a_thousand_million_keep_what_makes_them_differ),
        cmocka_unit_test(without_answers_there_is_no_centre),
    };
    return RUN_TESTS(tests);
}
