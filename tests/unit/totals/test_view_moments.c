/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey.h"
#include "totals/rows.h"
#include "totals/view.h"

enum { RECORDS = 60, MOST_SUMS = 64 };

static const char *const by[] = {"d"}, *const stages[] = {"v", "hh"};
static const char *const sizes[] = {"N", "M"};

/* Every respondent a unit, so that each row is one: what he adds can be looked at. */
static survey read_respondents(const char *weight, bool fpc) {
    char text[8192] = "d,h,v,hh,N,M,w,q1,q2,days,got\n";
    uint64_t random = 88172645463325252u;
    for (int i = 0; i < RECORDS; i++) {
        random ^= random << 13, random ^= random >> 7, random ^= random << 17;
        const int h = (int)(random % 3), v = (int)((random >> 8) % 4);
        sprintf(text + strlen(text), "%d,%d,%d,%d,%d,%d,%d.5,%d,%d,%d,%s\n",
                (int)((random >> 16) % 2), h, v, i, 10 + h, 70 + v, (int)((random >> 24) % 4),
                (int)((random >> 32) % 5) + 1,
                (random >> 40) % 3 == 0 ? 9 : (int)((random >> 42) % 5) + 1,
                (int)((random >> 48) % 31), (random >> 56) % 2 == 0 ? "yes" : "-");
    }
    survey s = survey_new();
    survey_file(&s, text);
    s.options.by = by, s.options.n_by = 1, s.design.weight = weight, s.design.strata = "h";
    s.design.psu = stages, s.design.n_psu = 2, s.design.fpc = sizes, s.design.n_fpc = fpc ? 2 : 0;
    assert_ok(survey_read(&s), s.error);
    return s;
}

/* Σ w q² from the rows, each of one respondent of weight w, who adds w·q. */
static double square_slowly(const chiso__view *view, size_t domain, const double *slope) {
    double total = 0;
    for (size_t i = 0; i < view->n_rows; i++) {
        size_t index[MOST_SUMS];
        double x[MOST_SUMS], wq = 0;
        const size_t own = (size_t)chiso__row_domain(view->totals, view->rows[i]);
        if (domain < 2 && own != domain) continue;
        const size_t count = chiso__view_row(view, view->rows[i], index, x);
        for (size_t k = 0; k < count; k++)
            if (index[k] >= CHISO__ROW_SUMS) wq += x[k] * slope[index[k]];
        total += wq * wq / x[CHISO__ROW_W];
    }
    return total;
}

static double node_weight_slowly(const chiso__view *view, size_t domain, size_t node) {
    double total = 0;
    for (size_t i = 0; i < view->n_rows; i++) {
        bool answered[7];
        chiso__record record;
        size_t index[MOST_SUMS];
        double x[MOST_SUMS];
        const size_t own = (size_t)chiso__row_domain(view->totals, view->rows[i]);
        assert_true(chiso__row_single(view->totals, view->rows[i], &record));
        chiso__record_answered(view->totals, record.code, answered);
        chiso__view_row(view, view->rows[i], index, x);
        if ((domain == 2 || own == domain) && answered[node]) total += x[CHISO__ROW_W];
    }
    return total;
}

static void squares_are_those_of_the_respondents_one_by_one(void **state) {
    (void)state;
    static const struct {
        const char *weight;
        bool fpc;
    } designs[] = {{"w", false}, {NULL, false}, {"w", true}, {NULL, true}};
    for (size_t i = 0; i < 4; i++) {
        survey s = read_respondents(designs[i].weight, designs[i].fpc);
        chiso__view view;
        double slope[MOST_SUMS] = {0};
        size_t room[MOST_SUMS];
        assert_true(chiso__view_new(&view, s.totals));
        for (size_t k = CHISO__ROW_SUMS; k < s.totals->row_sums; k++)
            slope[k] = k % 5 == 0 ? 0 : sin((double)k);
        for (size_t v = 0; v < s.totals->n_variables; v++) /* squares of numbers have no slope */
            if (s.totals->variables[v].kind == CHISO__KIND_NUMBER)
                slope[s.totals->variables[v].first_sum + CHISO__NUMBER_WYY] = 0;
        for (size_t d = 0; d <= 2; d++) {
            assert_close(chiso__view_square(&view, d, slope, room), square_slowly(&view, d, slope),
                         1e-12);
            for (size_t n = 0; n < 7; n++)
                assert_close(chiso__view_node_weight(&view, d, n), node_weight_slowly(&view, d, n),
                             1e-13);
        }
        chiso__view_free(&view);
        survey_free(&s);
    }
}

static void without_slopes_nothing_varies(void **state) {
    (void)state;
    survey s = read_respondents("w", false);
    chiso__view view;
    const double slope[MOST_SUMS] = {0};
    size_t room[MOST_SUMS];
    assert_true(chiso__view_new(&view, s.totals));
    assert_true(chiso__view_square(&view, 2, slope, room) == 0);
    chiso__view_free(&view);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(squares_are_those_of_the_respondents_one_by_one),
        cmocka_unit_test(without_slopes_nothing_varies),
    };
    return RUN_TESTS(tests);
}
