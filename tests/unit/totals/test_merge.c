/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/merge.h"

#include <chiso/index.h>

#include "survey.h"

enum { RECORDS = 160, PIECES = 4 };

static const char *const by[] = {"d", "got"}, *const psu[] = {"v", "hh"};
static const char *const sizes[] = {"N", "M"};
static const chiso_estimand estimands[] = {{"mean", "days", NULL, 0},
                                           {"ratio", "days", "w", 0},
                                           {"quantile", "days", NULL, 0.4},
                                           {"proportion", "q1", NULL, 0}};

static const struct way {
    size_t n_psu, n_fpc;
    const char *weight, *where;
} ways[] = {{0, 0, "w", NULL},    {1, 0, "w", NULL},     {2, 2, NULL, NULL},
            {1, 1, "w", "v > 1"}, {0, 1, NULL, "d = x"}, {2, 0, NULL, NULL}};

static uint64_t roll(uint64_t *random, uint64_t count) {
    *random ^= *random << 13, *random ^= *random >> 7, *random ^= *random << 17;
    return (*random >> 11) % count;
}

static void make_lines(char lines[RECORDS][80]) {
    uint64_t random = 88172645463325252u;
    for (int i = 0; i < RECORDS; i++) {
        const int h = (int)roll(&random, 3), v = (int)roll(&random, 4);
        sprintf(lines[i], "%d,%d,%d,%d,%d,%d.%d,%s,%d,%d,%d,%s\n", h, v, (int)roll(&random, 5),
                300 + h, 200 + v, 1 + (int)roll(&random, 4), (int)roll(&random, 10),
                (const char *const[]){"x", "y", "z", ""}[roll(&random, 4)],
                (int)roll(&random, 5) + 1, (int)roll(&random, 5) + 1, (int)roll(&random, 31),
                (const char *const[]){"yes", "no", "-"}[roll(&random, 3)]);
    }
}

/* Every pieces-th record from `piece` on. */
static survey read_lines(char lines[RECORDS][80], const struct way *way, int piece,
                         int pieces) {
    char *text = malloc(RECORDS * 80), *end = text;
    end += sprintf(end, "h,v,hh,N,M,w,d,q1,q2,days,got\n");
    for (int i = piece; i < RECORDS; i += pieces) end += sprintf(end, "%s", lines[i]);
    survey s = survey_new();
    survey_file(&s, text);
    free(text);
    s.options.by = by, s.options.n_by = 2, s.options.where = way->where;
    s.options.estimands = estimands, s.options.n_estimands = 4;
    s.design.strata = "h", s.design.weight = way->weight, s.design.psu = psu;
    s.design.n_psu = way->n_psu, s.design.fpc = sizes, s.design.n_fpc = way->n_fpc;
    assert_ok(survey_read(&s), s.error);
    return s;
}

/* --- the same as at once --- */

static void assert_same(const chiso_result *a, const chiso_result *b) {
    assert_int_equal(chiso_result_rows(a), chiso_result_rows(b));
    assert_int_equal(chiso_result_columns(a), chiso_result_columns(b));
    for (size_t row = 0; row < chiso_result_rows(a); row++) {
        for (size_t c = 0; c < chiso_result_columns(a); c++) {
            const char *x = chiso_result_text(a, row, c), *y = chiso_result_text(b, row, c);
            const double u = chiso_result_number(a, row, c), w = chiso_result_number(b, row, c);
            assert_true((x == NULL) == (y == NULL) && isnan(u) == isnan(w));
            if (x != NULL) assert_string_equal(x, y);
            if (!isnan(u)) assert_close(u, w, 1e-11);
        }
    }
}

static void same_results(const chiso_totals *a, const chiso_totals *b) {
    const chiso_variance_options centre = {.struct_size = sizeof centre,
                                           .lone_psu = CHISO_LONE_PSU_CENTRE};
    const chiso_estimate_options estimate = {.struct_size = sizeof estimate, .variance = &centre};
    const chiso_score_options score = {.struct_size = sizeof score, .variance = &centre};
    const chiso_totals *const both[] = {a, b};
    chiso_result *estimates[2], *scores[2];
    chiso_error error = {0};
    for (size_t i = 0; i < 2; i++) {
        assert_ok(chiso_estimate(&estimates[i], both[i], &estimate, &error), error);
        assert_ok(chiso_score(&scores[i], both[i], &score, &error), error);
    }
    assert_same(estimates[0], estimates[1]);
    assert_same(scores[0], scores[1]);
    for (size_t i = 0; i < 2; i++) {
        chiso_result_free(estimates[i]);
        chiso_result_free(scores[i]);
    }
}

static void pieces_give_what_all_at_once_gives(void **state) {
    (void)state;
    static char lines[RECORDS][80];
    make_lines(lines);
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        survey whole = read_lines(lines, &ways[i], 0, 1);
        for (int count = 1; count <= PIECES; count++) {
            survey pieces[PIECES];
            const chiso_totals *totals[PIECES];
            chiso_totals *merged;
            for (int p = 0; p < count; p++) {
                pieces[p] = read_lines(lines, &ways[i], p, count);
                totals[p] = pieces[p].totals;
            }
            assert_ok(chiso_totals_merge(&merged, totals, (size_t)count, &whole.error),
                      whole.error);
            assert_int_equal(merged->respondents, whole.totals->respondents);
            assert_int_equal(chiso_totals_units(merged), chiso_totals_units(whole.totals));
            assert_int_equal(chiso_totals_domains(merged), chiso_totals_domains(whole.totals));
            for (int p = 1; p < count; p++) survey_free(&pieces[p]); /* they are not needed */
            same_results(whole.totals, merged);
            chiso_totals_free(merged);
            survey_free(&pieces[0]);
        }
        survey_free(&whole);
    }
}

static void settings_name_the_files_of_all(void **state) {
    (void)state;
    survey a = survey_of("q1,q2,days,got\n1,1,1,yes\n"),
           b = survey_of("q1,q2,days,got\n2,1,1,no\n");
    const chiso_totals *const pieces[] = {a.totals, b.totals};
    chiso_totals *merged;
    assert_ok(chiso_totals_merge(&merged, pieces, 2, &a.error), a.error);
    const chiso_result *settings = merged->settings;
    assert_int_equal(chiso_result_settings(settings), chiso_result_settings(a.totals->settings));
    for (size_t i = 0; i < chiso_result_settings(settings); i++) {
        const char *key = chiso_result_setting_key(settings, i);
        assert_string_equal(key, chiso_result_setting_key(a.totals->settings, i));
        if (strcmp(key, "files") != 0) continue;
        assert_int_equal(chiso_result_setting_count(settings, i), 2);
        assert_string_equal(chiso_result_setting_text(settings, i, 0), a.path[0]);
        assert_string_equal(chiso_result_setting_text(settings, i, 1), b.path[0]);
    }
    chiso_totals_free(merged);
    survey_free(&a);
    survey_free(&b);
}

/* --- what does not belong together --- */

static void refused(const survey *a, const survey *b, chiso_status status, const char *words) {
    const chiso_totals *const pieces[] = {a->totals, b->totals};
    chiso_totals *merged = (chiso_totals *)(uintptr_t)1;
    chiso_error error = {0};
    assert_int_equal(chiso_totals_merge(&merged, pieces, 2, &error), status);
    assert_null(merged);
    assert_contains(error.message, words);
}

#define HEADER "h,v,hh,N,M,w,d,q1,q2,days,got\n"

static survey new_piece(const char *text) {
    survey s = survey_new();
    survey_file(&s, text);
    return s;
}

static const char one[] = HEADER "1,1,1,9,9,1,x,1,1,1,yes\n1,2,1,9,9,1,x,1,1,1,yes\n";

static void pieces_are_read_in_the_same_way(void **state) {
    (void)state;
    survey plain = survey_of(one), other = new_piece(one);
    other.options.by = by, other.options.n_by = 1;
    assert_ok(survey_read(&other), other.error);
    refused(&plain, &other, CHISO_E_ARGUMENT, "\"by\" is d in number 2 and nothing in the first");
    refused(&other, &plain, CHISO_E_ARGUMENT, "\"by\" is nothing in number 2 and d in the first");
    other.options.n_by = 0, other.design.weight = "w";
    assert_ok(survey_read(&other), other.error);
    refused(&plain, &other, CHISO_E_ARGUMENT, "\"weight\" is w in number 2");
    other.design.weight = NULL, other.design.psu = psu, other.design.n_psu = 2;
    assert_ok(survey_read(&other), other.error);
    refused(&plain, &other, CHISO_E_ARGUMENT, "\"psu\" is v,hh in number 2");
    other.design.n_psu = 0, other.options.where = "w > 0";
    assert_ok(survey_read(&other), other.error);
    refused(&plain, &other, CHISO_E_ARGUMENT, "\"where\" is w > 0 in number 2");
    other.options.where = NULL, other.options.estimands = estimands, other.options.n_estimands = 1;
    assert_ok(survey_read(&other), other.error);
    refused(&plain, &other, CHISO_E_ARGUMENT, "number 2 holds other variables than the first");
    survey_free(&plain);
    survey_free(&other);
}

static void estimands_are_the_same(void **state) {
    (void)state;
    static const chiso_estimand others[][2] = {
        {{"ratio", "days", "w", 0}, {"mean", "w", NULL, 0}},
        {{"ratio", "days", "N", 0}, {"mean", "w", NULL, 0}},
        {{"ratio", "w", "days", 0}, {"mean", "w", NULL, 0}},
        {{"ratio", "days", "w", 0}, {"total", "w", NULL, 0}},
        {{"quantile", "q1", NULL, 0.5}, {"mean", "w", NULL, 0}},
        {{"quantile", "q1", NULL, 0.6}, {"mean", "w", NULL, 0}},
    };
    survey s[6];
    for (size_t i = 0; i < 6; i++) {
        s[i] = new_piece(one);
        s[i].options.estimands = others[i], s[i].options.n_estimands = 2;
        assert_ok(survey_read(&s[i]), s[i].error);
    }
    for (size_t i = 1; i < 6; i++)
        refused(&s[i - 1], &s[i], CHISO_E_ARGUMENT, "holds other variables than the first");
    for (size_t i = 0; i < 6; i++) survey_free(&s[i]);
}

static void pieces_have_one_instrument(void **state) {
    (void)state;
    survey a = survey_of(one), b = new_piece("q1,q3\n1,2\n");
    b.instrument_name = CHISO_SOURCE "/tests/unit/asked";
    assert_ok(survey_read(&b), b.error);
    refused(&a, &b, CHISO_E_ARGUMENT, "their instruments differ (survey, asked)");
    survey_free(&a);
    survey_free(&b);
}

static void some_totals_are_not_merged_at_all(void **state) {
    (void)state;
    static const chiso_estimand open = {"proportion", "d", NULL, 0};
    survey s = new_piece(one);
    s.options.estimands = &open, s.options.n_estimands = 1;
    assert_ok(survey_read(&s), s.error);
    refused(&s, &s, CHISO_E_ARGUMENT, "categories that the data have (d) are not merged");
    survey_free(&s);
    s = new_piece("province,p1,p2\n1,0.5,1\n");
    s.instrument_name = CHISO_TEST_DATA "/published";
    assert_ok(survey_read(&s), s.error);
    refused(&s, &s, CHISO_E_ARGUMENT, "totals of published scores are not merged");
    survey_free(&s);
    chiso_totals *merged;
    chiso_error error = {0};
    assert_int_equal(chiso_totals_merge(&merged, NULL, 2, &error), CHISO_E_ARGUMENT);
    assert_contains(error.message, "no totals were named");
    assert_int_equal(chiso_totals_merge(&merged, (const chiso_totals *const[]){NULL}, 0, NULL),
                     CHISO_E_ARGUMENT);
    assert_null(merged);
}

static survey read_sizes(const char *lines) {
    char text[400] = HEADER;
    survey s = new_piece(strcat(text, lines));
    s.design.strata = "h", s.design.psu = psu, s.design.n_psu = 1;
    s.design.fpc = sizes, s.design.n_fpc = 1;
    assert_ok(survey_read(&s), s.error);
    return s;
}

static void population_sizes_agree(void **state) {
    (void)state;
    static const struct {
        const char *lines, *words;
    } cases[] = {
        {"1,3,1,8,9,1,x,1,1,1,yes\n", "at stage 1 they tell different population sizes"},
        {"2,3,1,0.5,9,1,x,1,1,1,yes\n", "the other fractions"},
        {"1,3,1,3,9,1,x,1,1,1,yes\n1,4,1,3,9,1,x,1,1,1,yes\n",
         "more units at stage 1 than there are to choose from; is a piece there twice?"},
    };
    survey first = read_sizes("1,1,1,3,9,1,x,1,1,1,yes\n1,2,1,3,9,1,x,1,1,1,yes\n");
    for (size_t i = 0; i < 3; i++) {
        survey other = read_sizes(cases[i].lines);
        refused(&first, &other, CHISO_E_DATA, cases[i].words);
        survey_free(&other);
    }
    survey other = read_sizes("1,1,1,3,9,1,x,1,1,1,yes\n1,4,1,3,9,1,x,1,1,1,yes\n");
    const chiso_totals *const pieces[] = {first.totals, other.totals};
    chiso_totals *merged;
    assert_ok(chiso_totals_merge(&merged, pieces, 2, &first.error), first.error);
    assert_int_equal(chiso_totals_units(merged), 3);
    chiso_totals_free(merged);
    survey_free(&other);
    survey_free(&first);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_give_what_all_at_once_gives),
        cmocka_unit_test(settings_name_the_files_of_all),
        cmocka_unit_test(pieces_are_read_in_the_same_way),
        cmocka_unit_test(estimands_are_the_same),
        cmocka_unit_test(pieces_have_one_instrument),
        cmocka_unit_test(some_totals_are_not_merged_at_all),
        cmocka_unit_test(population_sizes_agree),
    };
    return RUN_TESTS(tests);
}
