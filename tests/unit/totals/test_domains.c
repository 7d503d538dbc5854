/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/domains.h"

#include "collapsed.h"

/* Read respondents with these values of the by columns (records without their answers). */
static survey read_domains(const char *header, const char *const *records, size_t count,
                           const char *const *by, size_t n_by) {
    char text[4096];
    size_t used = (size_t)snprintf(text, sizeof text, "%s,q1,q2,days,got\n", header);
    for (size_t i = 0; i < count; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s,1,1,1,yes\n", records[i]);
    survey s = survey_new();
    survey_file(&s, text);
    s.options.by = by, s.options.n_by = n_by;
    assert_ok(survey_read(&s), s.error);
    return s;
}

static void assert_order(const char *const *values, size_t count, const char *expected) {
    static const char *const by[] = {"d"};
    survey s = read_domains("d", values, count, by, 1);
    assert_string_equal(domains_shown(s.totals), expected);
    assert_int_equal(chiso_totals_domains(s.totals), s.totals->domains.count);
    survey_free(&s);
}

static void numbers_stand_by_size_texts_by_bytes_and_missing_last(void **state) {
    (void)state;
    assert_order((const char *const[]){"10", "", "9", "-1", "2.5", "1"}, 6,
                 "-1 1 2.5 9 10 (missing)");
    assert_order((const char *const[]){"b", "", "a", "B", "Đ", "aa"}, 6, "B a aa b Đ (missing)");
    assert_order((const char *const[]){""}, 1, "(missing)");
    /* equal numbers that are written in two ways are two domains */
    assert_order((const char *const[]){"1", "01", "1.0", "2"}, 4, "01 1 1.0 2");
}

/* Numbers before texts: else 9 < 10 < 1a < 9 would go round in a circle. */
static void the_order_does_not_depend_on_the_order_of_the_records(void **state) {
    (void)state;
    const char *values[] = {"10", "1a", "9", "9a", "x", "", "100", "-"};
    enum { COUNT = sizeof values / sizeof values[0] };
    uint64_t random = 88172645463325252u;
    for (int round = 0; round < 100; round++) {
        assert_order(values, COUNT, "9 10 100 - 1a 9a x (missing)");
        for (size_t i = COUNT - 1; i > 0; i--) {
            random ^= random << 13, random ^= random >> 7, random ^= random << 17;
            const size_t j = random % (i + 1);
            const char *swap = values[i];
            values[i] = values[j], values[j] = swap;
        }
    }
}

static void two_columns_cross(void **state) {
    (void)state;
    static const char *const by[] = {"sex", "d"};
    static const char *const records[] = {"2,f", "1,m", "2,m", "1,f", ",f", "10,", ",", "1,f"};
    survey s = read_domains("d,sex", records, 8, by, 2);
    assert_string_equal(domains_shown(s.totals),
                        "f/1 f/2 f/(missing) m/1 m/2 (missing)/10 "
                        "(missing)/(missing)");
    assert_int_equal(chiso_totals_domains(s.totals), 7);
    collapsed c = collapse(s.totals);
    assert_int_equal(of(&c, "f/1")->counts[0], 2);
    assert_int_equal(of(&c, "(missing)/10")->counts[0], 1);
    assert_int_equal(of(&c, NULL)->counts[0], 8);
    for (int32_t i = 0; i < 7; i++)
        assert_int_equal(chiso__totals_domain_is_missing(s.totals, i),
                         strstr(domain_name(s.totals, i), "(missing)") != NULL);
    collapsed_free(&c);
    survey_free(&s);
}

static void provinces_of_any_spelling_are_one_domain(void **state) {
    (void)state;
    static const char *const by[] = {"Tỉnh"}; /* known by the instrument's list: tinh */
    static const char *const records[] = {"1",  "01",     "Hà Nội", "ha noi", "TP Hà Nội",
                                          "96", "Cà Mau", "",       "2"};
    survey s = read_domains("Tỉnh", records, 9, by, 1);
    assert_string_equal(domains_shown(s.totals), "01 02 96 (missing)");
    collapsed c = collapse(s.totals);
    assert_int_equal(of(&c, "01")->counts[0], 5);
    assert_int_equal(of(&c, "96")->counts[0], 2);
    collapsed_free(&c);
    survey_free(&s);
}

static void a_column_named_otherwise_holds_provinces_when_it_is_said(void **state) {
    (void)state;
    static const char *const by[] = {"place", "province"};
    survey s = survey_new();
    survey_file(&s, "place,province,q1,q2,days,got\n1,1,1,1,1,yes\nHa Noi,01,1,1,1,yes\n");
    s.options.by = by, s.options.n_by = 2, s.options.province = "place";
    assert_ok(survey_read(&s), s.error);
    assert_string_equal(domains_shown(s.totals), "01/01 01/1"); /* then the other one does not */
    s.options.province = NULL;
    assert_ok(survey_read(&s), s.error);
    assert_string_equal(domains_shown(s.totals), "1/01 Ha Noi/01");
    survey_free(&s);
}

static void without_by_there_is_the_whole_alone(void **state) {
    (void)state;
    survey s = survey_of("q1,q2,days,got\n1,1,1,yes\n2,2,2,no\n");
    assert_int_equal(chiso_totals_domains(s.totals), 0);
    collapsed c = collapse(s.totals);
    assert_int_equal(of(&c, NULL)->counts[0], 2);
    collapsed_free(&c);
    survey_free(&s);
}

static void published_scores_find_their_province_column(void **state) {
    (void)state;
    static const char *const headers[] = {"province", "Province_Code", "PROVINCE"};
    for (size_t i = 0; i < 3; i++) {
        char text[200];
        snprintf(text, sizeof text, "p2,%s,p1\n1,1,0.5\n2,48,0.25\n", headers[i]);
        survey s = survey_new();
        s.instrument_name = CHISO_TEST_DATA "/published";
        survey_file(&s, text);
        assert_ok(survey_read(&s), s.error);
        assert_string_equal(domains_shown(s.totals), "01 48");
        assert_string_equal(s.totals->by[0], "province");
        survey_free(&s);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_stand_by_size_texts_by_bytes_and_missing_last),
        cmocka_unit_test(the_order_does_not_depend_on_the_order_of_the_records),
        cmocka_unit_test(two_columns_cross),
        cmocka_unit_test(provinces_of_any_spelling_are_one_domain),
        cmocka_unit_test(a_column_named_otherwise_holds_provinces_when_it_is_said),
        cmocka_unit_test(without_by_there_is_the_whole_alone),
        cmocka_unit_test(published_scores_find_their_province_column),
    };
    return RUN_TESTS(tests);
}
