/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/run.h"

#include "scale_of.h"

static const char *const three[] = {"a", "b", "c", NULL};

static scale_of look(const char *answers, const char *const *items, const char *const *reverse,
                     int32_t language) {
    scale_of of = scale_begin(answers, items);
    of.options.reverse = reverse;
    of.options.n_reverse = reverse != NULL ? 1 : 0;
    of.options.language = language;
    assert_ok(scale_read(&of), of.s.error);
    return of;
}

static const char against[] = "a,b,c\n1,1,5\n2,3,4\n3,2,4\n4,5,2\n5,4,1\n";

static void items_against_the_others_are_proposed(void **state) {
    (void)state;
    scale_of of = look(against, three, NULL, CHISO_ENGLISH);
    assert_contains(scale_notes(&of), "run against the others");
    assert_contains(scale_notes(&of),
                    ": c; if they ask the other way round, name them with --reverse");
    scale_end(&of);
    of = look(against, three, NULL, CHISO_VIETNAMESE);
    assert_contains(scale_notes(&of), "ngược chiều các câu khác: c;");
    scale_end(&of);
}

static void what_is_reversed_without_a_scale_is_told(void **state) {
    static const char *const reverse[] = {"c"};
    (void)state;
    scale_of of = look(against, three, reverse, CHISO_ENGLISH);
    assert_contains(scale_notes(&of),
                    "no scale says what could be answered (--instrument does): c\n");
    assert_null(strstr(scale_notes(&of), "against"));
    scale_end(&of);
}

static void what_is_left_out_is_told(void **state) {
    (void)state;
    scale_of of = look("a,b,c\n1,1,\n2,3,\n3,2,\n", three, NULL, CHISO_ENGLISH);
    assert_contains(scale_notes(&of), "left out, because");
    assert_contains(scale_notes(&of), "or nobody any: c\n");
    scale_end(&of);
}

static void items_apart_are_told(void **state) {
    (void)state;
    scale_of of = look("a,b,c\n1,,3\n2,,4\n,2,4\n,3,6\n", three, NULL, CHISO_ENGLISH);
    assert_contains(scale_notes(&of), "fewer than two people answered both a, b,");
    assert_null(strstr(scale_notes(&of), "inverse"));
    assert_contains(scale_notes(&of), "4 of 4 people left some item out; every pair");
    scale_end(&of);
}

static void a_matrix_without_an_inverse_is_told(void **state) {
    (void)state;
    scale_of of = look("a,b,c\n1,1,2\n2,3,5\n3,2,5\n4,5,9\n", three, NULL, CHISO_ENGLISH);
    assert_contains(scale_notes(&of), "correlations have no inverse");
    scale_end(&of);
}

static void missing_answers_are_told(void **state) {
    (void)state;
    scale_of of = look("a,b,c\n1,1,2\n2,3,\n3,2,5\n4,5,1\n", three, NULL, CHISO_VIETNAMESE);
    assert_contains(scale_notes(&of), "1 trong 4 người bỏ trống");
    of.options.language = CHISO_ENGLISH;
    of.options.use = CHISO_USE_LISTWISE;
    assert_ok(scale_read(&of), of.s.error);
    assert_contains(scale_notes(&of), "1 of 4 people left some item out and count nowhere");
    scale_end(&of);
    of = look(against, three, NULL, CHISO_ENGLISH);
    assert_null(strstr(scale_notes(&of), "left some item out"));
    scale_end(&of);
}

static void whose_interval_it_is_is_told(void **state) {
    (void)state;
    scale_of of = look(against, three, NULL, CHISO_ENGLISH);
    assert_contains(scale_notes(&of), "Feldt's");
    of.variance.method = CHISO_VARIANCE_NONE;
    assert_ok(scale_read(&of), of.s.error);
    assert_null(strstr(scale_notes(&of), "Feldt's"));
    of.variance.method = CHISO_VARIANCE_TAYLOR;
    of.s.design.weight = "a";
    assert_ok(scale_read(&of), of.s.error);
    assert_null(strstr(scale_notes(&of), "Feldt's"));
    scale_end(&of);
}

static void many_names_are_cut(void **state) {
    enum { ITEMS = 60 };
    static char text[4 * ITEMS * 20], names[ITEMS][20];
    const char *columns[ITEMS + 1] = {NULL};
    (void)state;
    text[0] = '\0';
    for (int j = 0; j < ITEMS; j++) {
        snprintf(names[j], sizeof names[j], "a_long_name_%d", j);
        columns[j] = names[j];
        strcat(strcat(text, j > 0 ? "," : ""), names[j]);
    }
    for (int i = 0; i < 3; i++) {
        strcat(text, "\n");
        for (int j = 0; j < ITEMS; j++) strcat(text, j == 0 ? "1" : j == 1 && i == 1 ? ",2" : ",1");
    }
    scale_of of = look(strcat(text, "\n"), columns, NULL, CHISO_ENGLISH);
    assert_contains(scale_notes(&of), "a_long_name_2, a_long_name_3, ");
    assert_contains(scale_notes(&of), ", …\n");
    scale_end(&of);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_against_the_others_are_proposed),
        cmocka_unit_test(what_is_reversed_without_a_scale_is_told),
        cmocka_unit_test(what_is_left_out_is_told),
        cmocka_unit_test(items_apart_are_told),
        cmocka_unit_test(a_matrix_without_an_inverse_is_told),
        cmocka_unit_test(missing_answers_are_told),
        cmocka_unit_test(whose_interval_it_is_is_told),
        cmocka_unit_test(many_names_are_cut),
    };
    return RUN_TESTS(tests);
}
