/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/open.h"

#include "collapsed.h"

static survey new_proportion(const chiso_estimand *estimands, size_t count) {
    survey s = survey_new();
    s.instrument_name = NULL;
    s.options.estimands = estimands, s.options.n_estimands = count;
    return s;
}

static void categories_are_the_values_that_were_seen_in_order(void **state) {
    (void)state;
    static const chiso_estimand estimand = {"proportion", "x", NULL, 0};
    static const char *const codes[] = {"-1", "2", "10", "10.0", "A", "a", "b c"};
    static const int64_t counts[] = {1, 2, 1, 1, 1, 2, 1};
    survey s = new_proportion(&estimand, 1);
    survey_file(&s, "x\na\n10\n2\n\nb c\n-1\n2\na\nA\n10.0\n");
    assert_ok(survey_read(&s), s.error);
    collapsed c = collapse(s.totals);
    const chiso__variable *x = variable(s.totals, "x");
    assert_true(chiso__open_any(s.totals));
    assert_int_equal(x->categories, 7);
    for (size_t k = 0; k < 7; k++) {
        assert_string_equal(x->scale->categories[k].code, codes[k]);
        assert_int_equal(count_of(&c, NULL, "x", k), counts[k]);
        assert_true(sum_of(&c, NULL, "x", k) == (double)counts[k]);
    }
    assert_true(x->scale->categories[0].value == -1 && x->scale->categories[3].value == 10);
    assert_int_equal(reason_of(&c, NULL, "x", CHISO__BLANK), 1);
    collapsed_free(&c);
    survey_free(&s);
}

static void a_column_may_be_categories_and_numbers_at_once(void **state) {
    (void)state;
    static const chiso_estimand estimands[] = {
        {"mean", "x", NULL, 0}, {"proportion", "x", NULL, 0}, {"proportion", "y", NULL, 0}};
    survey s = new_proportion(estimands, 3);
    survey_file(&s, "y,x\nu,3\nv,5\nu,5\n");
    survey_file(&s, "x,y\n3,w\n");
    assert_ok(survey_read(&s), s.error);
    assert_int_equal(s.totals->n_variables, 3);
    collapsed c = collapse(s.totals);
    assert_close(sum_of(&c, NULL, "x", CHISO__NUMBER_WY), 16, 1e-15);
    assert_int_equal(s.totals->variables[1].categories, 2);
    assert_int_equal(s.totals->variables[2].categories, 3);
    assert_int_equal(count_of(&c, NULL, "y", 0), 2);
    collapsed_free(&c);
    survey_free(&s);
}

static void several_batches_and_domains_are_recoded_alike(void **state) {
    (void)state;
    static const chiso_estimand estimand = {"proportion", "x", NULL, 0};
    static const char *const by[] = {"d"};
    enum { RECORDS = 3000 };
    char *text = malloc(16 * RECORDS), *end = text + sprintf(text, "x,d\n");
    for (int i = 0; i < RECORDS; i++) end += sprintf(end, "%d,%d\n", 6 - i % 7, i % 2);
    survey s = new_proportion(&estimand, 1);
    survey_file(&s, text);
    s.options.by = by, s.options.n_by = 1;
    assert_ok(survey_read(&s), s.error);
    collapsed c = collapse(s.totals);
    for (size_t k = 0; k < 7; k++) {
        int64_t expected = 0;
        for (int i = 0; i < RECORDS; i++) expected += i % 2 == 1 && 6 - i % 7 == (int)k;
        assert_int_equal(count_of(&c, "1", "x", k), expected);
    }
    collapsed_free(&c);
    survey_free(&s);
    free(text);
}

static void what_has_a_scale_is_not_open(void **state) {
    (void)state;
    static const chiso_estimand estimand = {"proportion", "q1", NULL, 0};
    survey s = survey_new();
    survey_file(&s, "q1,q2,days,got\n1,1,1,yes\n");
    s.options.estimands = &estimand, s.options.n_estimands = 1;
    assert_ok(survey_read(&s), s.error);
    assert_false(chiso__open_any(s.totals));
    assert_int_equal(s.totals->n_variables, 4);
    survey_free(&s);
}

static void identifiers_are_no_categories(void **state) {
    (void)state;
    static const chiso_estimand estimands[] = {{"proportion", "x", NULL, 0},
                                               {"proportion", "y", NULL, 0}};
    enum { MANY = 10001 };
    char *text = malloc(16 * MANY), *end = text + sprintf(text, "x,y\n");
    for (int i = 0; i < MANY; i++) end += sprintf(end, "%d,1\n", i);
    survey s = new_proportion(estimands, 2);
    survey_file(&s, text);
    assert_int_equal(survey_read(&s), CHISO_E_ARGUMENT);
    assert_contains(s.error.message, "x has 10001 values, too many for categories");
    assert_string_equal(s.error.column, "x");
    survey_free(&s);
    free(text);
}

static void what_cannot_be_read_on_is_told_as_ever(void **state) {
    (void)state;
    static const chiso_estimand estimand = {"proportion", "x", NULL, 0};
    survey s = new_proportion(&estimand, 1);
    survey_file(&s, "x,y\na,\"b\n");
    assert_int_equal(survey_read(&s), CHISO_E_DATA);
    survey_free(&s);
    s = new_proportion(&estimand, 1);
    survey_file(&s, "y\na\n");
    assert_int_equal(survey_read(&s), CHISO_E_ARGUMENT);
    assert_contains(s.error.message, "\"x\" (--proportion)");
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(categories_are_the_values_that_were_seen_in_order),
        cmocka_unit_test(a_column_may_be_categories_and_numbers_at_once),
        cmocka_unit_test(several_batches_and_domains_are_recoded_alike),
        cmocka_unit_test(what_has_a_scale_is_not_open),
        cmocka_unit_test(identifiers_are_no_categories),
        cmocka_unit_test(what_cannot_be_read_on_is_told_as_ever),
    };
    return RUN_TESTS(tests);
}
