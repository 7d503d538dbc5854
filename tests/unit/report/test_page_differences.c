/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reported.h"

enum { MOST = 120, NOT_TESTED = 0, HIGHER = 1, LOWER = 2, NO_DIFFERENCE = 3 };

/* What is packed of one node, pair by pair, unpacked bit by bit. */
typedef struct verdicts {
    unsigned of[MOST][MOST];
    size_t bytes;
} verdicts;

static unsigned bit_of(const char *base64, size_t bit) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    /* Bit 0 of a byte is its lowest; base64 has bits of a byte highest first. */
    const size_t place = bit / 8 * 8 + 7 - bit % 8;
    const char *digit = strchr(digits, base64[place / 6]);
    assert_true(base64[place / 6] != '\0' && digit != NULL);
    return (unsigned)(digit - digits) >> (5 - place % 6) & 1;
}

static verdicts unpacked(const json_t *data, size_t node) {
    const json_t *packed = json_at(data, "differences");
    const char *text = json_string_value(json_array_get(packed, node));
    const size_t domains = domains_in(data) - 1;
    verdicts v = {.bytes = 0};
    size_t pair = 0;
    assert_non_null(text);
    assert_int_equal(strlen(text) % 4, 0);
    assert_true(domains < MOST);
    for (size_t i = 0; i < domains; i++)
        for (size_t j = i + 1; j < domains; j++, pair++)
            v.of[i][j] = bit_of(text, 2 * pair) | bit_of(text, 2 * pair + 1) << 1;
    v.bytes = strcspn(text, "=") * 3 / 4;
    assert_int_equal(v.bytes, (pair + 3) / 4);
    return v;
}

static unsigned expected_of(const chiso_result *d, size_t row, double level) {
    const double p = chiso_result_number(d, row, column_of(d, "p_holm"));
    const double difference = chiso_result_number(d, row, column_of(d, "difference"));
    if (isnan(p)) return NOT_TESTED;
    if (p >= 1 - level) return NO_DIFFERENCE;
    return difference > 0 ? HIGHER : LOWER;
}

/* How often each was said. */
typedef struct tally {
    int of[4];
} tally;

/* Every pair that was tested says what it should, and no other says anything. */
static void assert_node(const json_t *data, const chiso_result *d, size_t n_by, size_t node,
                        double level, tally *seen) {
    const size_t domains = domains_in(data) - 1;
    verdicts v = unpacked(data, node);
    for (size_t row = 0; row < chiso_result_rows(d); row++) {
        if (strcmp(chiso_result_text(d, row, column_of(d, "code")), node_code(data, node)) != 0)
            continue;
        const size_t i = domain_at(data, d, row, 0, n_by) - 1;
        const size_t j = domain_at(data, d, row, n_by, n_by) - 1;
        assert_true(i < j);
        assert_int_equal(v.of[i][j], expected_of(d, row, level));
        seen->of[v.of[i][j]]++;
        v.of[i][j] = NOT_TESTED;
    }
    for (size_t i = 0; i < domains; i++)
        for (size_t j = i + 1; j < domains; j++) assert_int_equal(v.of[i][j], NOT_TESTED);
}

static tally assert_pairs(survey *s, size_t n_by, double level) {
    chiso_variance_options variance = shown_variance();
    chiso_score_options score = CHISO_SCORE_OPTIONS_INIT;
    chiso_difference_options pairs = CHISO_DIFFERENCE_OPTIONS_INIT;
    chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_result *d;
    tally seen = {{0}};
    variance.level = level;
    score.variance = &variance, options.score = &score;
    pairs.kind = CHISO_DIFFERENCES_PAIRS;
    assert_ok(chiso_score_differences(&d, s->totals, &score, &pairs, &error), error);
    chiso_report *report = report_of(s, &options);
    json_t *data = data_of(report);
    assert_int_equal(json_array_size(json_at(data, "differences")),
                     json_array_size(json_at(data, "nodes")));
    for (size_t node = 0; node < json_array_size(json_at(data, "nodes")); node++)
        assert_node(data, d, n_by, node, level > 0 ? level : 0.95, &seen);
    json_decref(data);
    chiso_report_free(report);
    chiso_result_free(d);
    survey_free(s);
    return seen;
}

static void every_pair_says_what_its_test_said(void **state) {
    (void)state;
    survey s = answers_by(by_province_alone, 1);
    const tally seen = assert_pairs(&s, 1, 0);
    assert_true(seen.of[HIGHER] > 0 && seen.of[LOWER] > 0 && seen.of[NO_DIFFERENCE] > 0);
}

static void every_pair_of_crossed_domains_too(void **state) {
    (void)state;
    survey s = answers_by(by_both, 2);
    const tally seen = assert_pairs(&s, 2, 0);
    assert_true(seen.of[LOWER] > 0 && seen.of[NO_DIFFERENCE] > 0);
}

static void another_level_tells_other_pairs_apart(void **state) {
    (void)state;
    survey s = answers_by(by_province_alone, 1);
    const tally strict = assert_pairs(&s, 1, 0.999999);
    s = answers_by(by_province_alone, 1);
    const tally loose = assert_pairs(&s, 1, 0.5);
    assert_true(strict.of[NO_DIFFERENCE] > loose.of[NO_DIFFERENCE]);
}

/* A pair with one side that nobody answered is not tested. */
static void what_cannot_be_tested_says_nothing(void **state) {
    (void)state;
    survey s = answers_by(by_province_alone, 1);
    s.options.by = by_province_alone;
    char more[2000] = "h,v,w,tinh,sex,q1,q2,days,got\n";
    for (int i = 0; i < 8; i++)
        sprintf(more + strlen(more), "%d,%d,1,75,f,,,%d,yes\n", i % 3, i / 3, i);
    survey_file(&s, more);
    assert_ok(survey_read(&s), s.error);
    const tally seen = assert_pairs(&s, 1, 0);
    assert_true(seen.of[NOT_TESTED] > 0);
}

/* Of one domain, or of one and of people who name none, there is no pair to test. */
static void one_domain_has_no_pair(void **state) {
    (void)state;
    static const char *const one[] = {"01"}, *const with_missing[] = {"01", ""};
    survey s = answers_read(one, 1, 0, by_province_alone, 1);
    chiso_report *report = report_shown(&s, CHISO_ENGLISH);
    json_t *data = data_of(report);
    assert_true(json_is_null(json_at(data, "differences")));
    json_decref(data);
    chiso_report_free(report);
    survey_free(&s);
    s = answers_read(with_missing, 2, 0, by_province_alone, 1);
    const tally seen = assert_pairs(&s, 1, 0);
    for (size_t i = 0; i < 4; i++) assert_int_equal(seen.of[i], 0);
}

static void nothing_is_tested_without_a_variance_domains_or_respondents(void **state) {
    (void)state;
    survey surveys[] = {answers_by(by_province_alone, 1), answers_by(NULL, 0),
                        published_scores(some_published)};
    for (size_t i = 0; i < 3; i++) {
        chiso_variance_options variance = shown_variance();
        chiso_score_options score = CHISO_SCORE_OPTIONS_INIT;
        chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
        variance.method = i == 0 ? CHISO_VARIANCE_NONE : CHISO_VARIANCE_TAYLOR;
        score.variance = i < 2 ? &variance : NULL, options.score = &score;
        chiso_report *report = report_of(&surveys[i], &options);
        json_t *data = data_of(report);
        assert_true(json_is_null(json_at(data, "differences")));
        json_decref(data);
        chiso_report_free(report);
        survey_free(&surveys[i]);
    }
}

/* Districts by number. */
static survey many_districts(int count) {
    static const char *const by[] = {"district"};
    char *text = calloc(ANSWERS_TEXT, 1);
    survey s = survey_new();
    assert_non_null(text);
    strcpy(text, "district,q1,q2,days,got\n");
    for (int i = 0; i < 6 * count; i++)
        sprintf(text + strlen(text), "d%d,%d,%d,%d,%s\n", i / 6, 1 + i % 5, 1 + i % 4, i % 30,
                i % 3 == 0 ? "no" : "yes");
    survey_file(&s, text);
    free(text);
    s.options.by = by, s.options.n_by = 1;
    assert_ok(survey_read(&s), s.error);
    return s;
}

static void above_a_hundred_domains_pairs_are_not_compared(void **state) {
    (void)state;
    survey s = many_districts(100);
    assert_pairs(&s, 1, 0);
    s = many_districts(101);
    chiso_report *report = report_shown(&s, CHISO_ENGLISH);
    json_t *data = data_of(report);
    assert_int_equal(domains_in(data), 102);
    assert_true(json_is_null(json_at(data, "differences")));
    json_decref(data);
    chiso_report_free(report);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pair_says_what_its_test_said),
        cmocka_unit_test(every_pair_of_crossed_domains_too),
        cmocka_unit_test(another_level_tells_other_pairs_apart),
        cmocka_unit_test(what_cannot_be_tested_says_nothing),
        cmocka_unit_test(one_domain_has_no_pair),
        cmocka_unit_test(nothing_is_tested_without_a_variance_domains_or_respondents),
        cmocka_unit_test(above_a_hundred_domains_pairs_are_not_compared),
    };
    return RUN_TESTS(tests);
}
