/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/score.h"

#include "scored.h"

static const char *const by_district[] = {"district"};

/* --- every score against a second computation over the rows --- */

enum { MOST_ROWS = 400 };
#define NODES ((size_t)7)

static const char *const codes[NODES] = {"S", "A", "a1", "B", "a2", "b1", "b2"};

struct row {
    int district;  /* 0: missing */
    int q1, q2;    /* 8, 9: missing */
    int days, got; /* -1: missing */
    double weight;
};

/* Mean of one answer over the rows of a district (-1: all); NaN when nobody answered. */
static double mean_of(const struct row *rows, int count, int district, int question) {
    double w = 0, wy = 0;
    for (int i = 0; i < count; i++) {
        const int answers[] = {rows[i].q1, rows[i].q2, rows[i].days, rows[i].got};
        const int answer = answers[question];
        if (district >= 0 && rows[i].district != district) continue;
        if (answer < 0 || (question < 2 && answer > 5) || rows[i].weight == 0) continue;
        w += rows[i].weight;
        wy += rows[i].weight * answer;
    }
    return w > 0 ? wy / w : (double)NAN;
}

/* The scores of S, A, a1, B, a2, b1, b2 as nodes.csv says. */
static void score_slowly(const struct row *rows, int count, int district, double score[NODES]) {
    const double a1 = (mean_of(rows, count, district, 0) - 1) / 4;
    const double a2 = (mean_of(rows, count, district, 1) - 1) / 4;
    const double a = 1 + 9 * (3 * a1 + a2) / 4;
    const double b1 = 1 + 9 * (30 - mean_of(rows, count, district, 2)) / 30;
    const double b2 = 1 + 9 * mean_of(rows, count, district, 3);
    const double all[NODES] = {a + b1 + b2, a, a1, b1 + b2, a2, b1, b2};
    memcpy(score, all, sizeof all);
}

static void write_rows(survey *s, const struct row *rows, int count) {
    char *text = malloc(64 * MOST_ROWS), *end = text;
    end += sprintf(end, "got,w,district,days,q2,q1\n");
    for (int i = 0; i < count; i++) {
        char district[16] = "", days[16] = "";
        if (rows[i].district > 0) sprintf(district, "%d", rows[i].district);
        if (rows[i].days >= 0) sprintf(days, "%d", rows[i].days);
        end += sprintf(end, "%s,%d.%d,%s,%s,%d,%d\n",
                       rows[i].got < 0 ? "-"
                       : rows[i].got   ? "yes"
                                       : "no",
                       (int)rows[i].weight, (int)(rows[i].weight * 2) % 2 * 5, district, days,
                       rows[i].q2, rows[i].q1);
    }
    survey_file(s, text);
    free(text);
}

static void assert_score(const chiso_result *result, const char *domain, const double *expected) {
    for (size_t i = 0; i < NODES; i++) {
        const double score = number_of(result, domain, codes[i], "score");
        const bool answered = number_of(result, domain, codes[i], "n_answers") > 0;
        const bool missing = isnan(expected[i]);
        const char *text = text_of(result, domain, codes[i], "flags");
        const char *flags = text != NULL ? text : "";
        assert_int_equal(strstr(flags, "incomplete") != NULL, missing && answered);
        assert_int_equal(strstr(flags, "no_answers") != NULL, !answered);
        if (missing)
            assert_true(isnan(score));
        else
            assert_close(score, expected[i], 1e-12);
    }
}

/* Ranks of the districts by node, counted one by one. */
static void assert_ranks(const chiso_result *result, double scores[][NODES], int districts) {
    for (size_t node = 0; node < NODES; node++) {
        for (int d = 1; d <= districts; d++) {
            const char name[] = {(char)('0' + d), '\0'};
            const double rank = number_of(result, name, codes[node], "rank");
            if (isnan(scores[d][node])) {
                assert_true(isnan(rank));
                assert_null(text_of(result, name, codes[node], "group"));
                continue;
            }
            int better = 0;
            for (int other = 1; other <= districts; other++)
                better += scores[other][node] > scores[d][node] + 1e-9;
            assert_true(rank == better + 1);
            assert_non_null(text_of(result, name, codes[node], "group"));
        }
    }
}

static void scores_are_those_of_a_plain_loop_over_the_rows(void **state) {
    (void)state;
    uint64_t random = 88172645463325252u;
    for (int round = 0; round < 25; round++) {
        static struct row rows[MOST_ROWS];
        const int count = round < 10 ? 12 + round : MOST_ROWS, districts = 5;
        for (int i = 0; i < count; i++) {
            random ^= random << 13, random ^= random >> 7, random ^= random << 17;
            static const int answers[] = {1, 2, 3, 4, 5, 8, 9};
            /* every district and the missing one are there */
            rows[i].district = i <= districts ? i : (int)(random % 6);
            rows[i].q1 = answers[(random >> 8) % 7];
            rows[i].q2 = answers[(random >> 16) % 7];
            rows[i].days = (int)((random >> 24) % 32) - 1;
            rows[i].got = (int)((random >> 32) % 3) - 1;
            rows[i].weight = (double)((random >> 40) % 8) / 2;
        }
        survey s = survey_new();
        write_rows(&s, rows, count);
        s.options.by = by_district, s.options.n_by = 1, s.design.weight = "w";
        chiso_result *result = score_survey(&s, CHISO_ENGLISH);
        double scores[6][NODES], whole[NODES];
        score_slowly(rows, count, -1, whole);
        assert_score(result, NULL, whole);
        for (int d = 0; d <= districts; d++) {
            const char name[] = {(char)('0' + d), '\0'};
            score_slowly(rows, count, d, scores[d]);
            assert_score(result, d > 0 ? name : "(missing)", scores[d]);
        }
        assert_ranks(result, scores, districts);
        chiso_result_free(result);
        survey_free(&s);
    }
}

/* --- the table --- */

static const char small[] =
    "district,q1,q2,days,got\n"
    "2,5,5,0,yes\n"
    "10,1,1,30,no\n"
    "2,3,8,15,-\n"
    ",5,5,0,yes\n"
    "1,4,4,6,no\n"
    "1,4,2,6,yes\n";

static chiso_result *score_small(survey *s, int32_t language) {
    *s = survey_new();
    survey_file(s, small);
    s->options.by = by_district, s->options.n_by = 1;
    return score_survey(s, language);
}

static void columns_come_in_their_order_by_columns_first(void **state) {
    (void)state;
    static const char *const names[] = {"district", "code",      "parent",    "level", "name",
                                        "n",        "n_answers", "score",     "se",    "ci_low",
                                        "ci_high",  "df",        "deff",      "n_eff", "cv",
                                        "rank",     "rank_low",  "rank_high", "group", "flags"};
    survey s;
    chiso_result *result = score_small(&s, CHISO_ENGLISH);
    assert_string_equal(chiso_result_command(result), "score");
    assert_int_equal(chiso_result_columns(result), 20);
    for (size_t i = 0; i < 20; i++)
        assert_string_equal(chiso_result_column_name(result, i), names[i]);
    chiso_result_free(result);
    survey_free(&s);
}

static void rows_are_the_whole_then_domains_with_nodes_in_the_order_of_the_file(void **state) {
    (void)state;
    static const char *const domains[] = {NULL, "1", "2", "10", "(missing)"};
    static const char *const parents[NODES] = {NULL, "S", "A", "S", "A", "B", "B"};
    static const int levels[] = {0, 1, 2, 1, 2, 2, 2};
    survey s;
    chiso_result *result = score_small(&s, CHISO_ENGLISH);
    assert_int_equal(chiso_result_rows(result), 5 * NODES);
    for (size_t row = 0; row < 5 * NODES; row++) {
        const char *domain = domains[row / NODES], *parent = parents[row % NODES];
        const char *found = chiso_result_text(result, row, 0);
        if (domain == NULL)
            assert_null(found);
        else
            assert_string_equal(found, domain);
        assert_string_equal(chiso_result_text(result, row, 1), codes[row % NODES]);
        found = chiso_result_text(result, row, 2);
        if (parent == NULL)
            assert_null(found);
        else
            assert_string_equal(found, parent);
        assert_true(chiso_result_number(result, row, 3) == levels[row % NODES]);
    }
    chiso_result_free(result);
    survey_free(&s);
}

static void respondents_and_answers_are_counted(void **state) {
    (void)state;
    survey s;
    chiso_result *result = score_small(&s, CHISO_ENGLISH);
    static const struct {
        const char *domain, *code;
        int n, answers;
    } expected[] = {
        {"2", "S", 2, 6},   {"2", "A", 2, 3},   {"2", "a2", 1, 1}, {"2", "b2", 1, 1},
        {NULL, "S", 6, 22}, {NULL, "B", 6, 11}, {"1", "B", 2, 4},  {"(missing)", "S", 1, 4},
    };
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        const char *domain = expected[i].domain, *code = expected[i].code;
        assert_true(number_of(result, domain, code, "n") == expected[i].n);
        assert_true(number_of(result, domain, code, "n_answers") == expected[i].answers);
    }
    chiso_result_free(result);
    survey_free(&s);
}

static void the_missing_domain_has_a_score_and_neither_rank_nor_group(void **state) {
    (void)state;
    survey s;
    chiso_result *result = score_small(&s, CHISO_ENGLISH);
    static const char *const domains[] = {"(missing)", NULL};
    for (size_t i = 0; i < 2; i++) {
        for (size_t node = 0; node < NODES; node++) {
            assert_true(!isnan(number_of(result, domains[i], codes[node], "score")));
            assert_true(isnan(number_of(result, domains[i], codes[node], "rank")));
            assert_null(text_of(result, domains[i], codes[node], "group"));
        }
    }
    assert_close(number_of(result, "(missing)", "S", "score"), 30, 1e-15);
    /* it takes no place either: the best of the others is first */
    assert_true(number_of(result, "2", "S", "rank") == 1);
    assert_true(number_of(result, "1", "S", "rank") == 2);
    assert_true(number_of(result, "10", "S", "rank") == 3);
    assert_string_equal(text_of(result, "2", "S", "group"), "best");
    assert_string_equal(text_of(result, "1", "S", "group"), "high_average"); /* the median */
    assert_string_equal(text_of(result, "10", "S", "group"), "poor");
    chiso_result_free(result);
    survey_free(&s);
}

static const char *const uncertainty[] = {"se", "ci_low", "ci_high", "df", "deff", "n_eff", "cv"};

enum { UNCERTAINTY = sizeof uncertainty / sizeof uncertainty[0] };

static void assert_certain(const chiso_result *result) {
    for (size_t i = 0; i < UNCERTAINTY; i++)
        for (size_t row = 0; row < chiso_result_rows(result); row++)
            assert_true(isnan(chiso_result_number(result, row, column_of(result, uncertainty[i]))));
}

static void every_score_has_its_uncertainty(void **state) {
    (void)state;
    survey s;
    chiso_result *result = score_small(&s, CHISO_ENGLISH);
    for (size_t i = 0; i < UNCERTAINTY; i++)
        for (size_t node = 0; node < NODES; node++)
            assert_true(!isnan(number_of(result, NULL, codes[node], uncertainty[i])));
    assert_true(number_of(result, NULL, "S", "df") == 5);
    assert_true(number_of(result, "2", "S", "df") == 1);
    assert_true(number_of(result, "10", "S", "df") == 0);
    assert_contains(text_of(result, "10", "S", "flags"), "no_df");
    assert_true(isnan(number_of(result, "10", "S", "ci_low")));
    chiso_result_free(result);
    survey_free(&s);
}

static void without_a_variance_there_are_scores_alone(void **state) {
    (void)state;
    survey s = survey_new();
    survey_file(&s, small);
    s.options.by = by_district, s.options.n_by = 1;
    assert_ok(survey_read(&s), s.error);
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    chiso_result *result;
    variance.method = CHISO_VARIANCE_NONE, options.variance = &variance;
    assert_ok(chiso_score(&result, s.totals, &options, &s.error), s.error);
    assert_certain(result);
    assert_close(number_of(result, "(missing)", "S", "score"), 30, 1e-15);
    assert_string_equal(text_of(result, "10", "S", "flags"), "small_cell;few_answers");
    chiso_result_free(result);
    survey_free(&s);
}

static void words_follow_the_language(void **state) {
    (void)state;
    survey s;
    chiso_result *english = score_small(&s, CHISO_ENGLISH);
    survey_free(&s);
    chiso_result *vietnamese = score_small(&s, CHISO_VIETNAMESE);
    assert_string_equal(text_of(english, "1", "b1", "name"), "Days of waiting");
    assert_string_equal(text_of(vietnamese, "1", "b1", "name"), "Số ngày chờ");
    const size_t group = column_of(english, "group"), row = row_of(english, "2", "S");
    assert_string_equal(chiso_result_text(vietnamese, row, group), "best");
    assert_string_equal(chiso_result_label(english, row, group), "best performers");
    assert_string_equal(chiso_result_label(vietnamese, row, group), "nhóm điểm cao nhất");
    const size_t missing = row_of(english, "(missing)", "S");
    assert_string_equal(chiso_result_label(vietnamese, missing, 0), "(không rõ)");
    assert_string_equal(chiso_result_column_title(vietnamese, column_of(vietnamese, "score")),
                        "Điểm");
    assert_null(chiso_result_column_title(vietnamese, column_of(vietnamese, "level")));
    chiso_result_free(english);
    chiso_result_free(vietnamese);
    survey_free(&s);
}

static void an_unknown_language_is_refused(void **state) {
    (void)state;
    survey s = survey_of("q1,q2,days,got\n1,1,1,yes\n2,2,2,no\n");
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    chiso_result *result = (chiso_result *)(uintptr_t)1;
    options.language = 2;
    assert_int_equal(chiso_score(&result, s.totals, &options, &s.error), CHISO_E_ARGUMENT);
    assert_null(result);
    /* a caller who does not know of languages */
    s.error = (chiso_error){0};
    options.struct_size = offsetof(chiso_score_options, language);
    assert_ok(chiso_score(&result, s.totals, &options, &s.error), s.error);
    chiso_result_free(result);
    assert_ok(chiso_score(&result, s.totals, NULL, NULL), s.error);
    chiso_result_free(result);
    survey_free(&s);
}

static void what_scores_cannot_be_made_of_is_refused(void **state) {
    (void)state;
    static const chiso_estimand mean = {"mean", "days", NULL, 0};
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    chiso_result *result = (chiso_result *)(uintptr_t)1;
    survey s = survey_of("q1,q2,days,got\n1,1,1,yes\n2,2,2,no\n");
    options.variance = &variance;
    for (int32_t kind = CHISO_INTERVAL_T; kind <= CHISO_INTERVAL_BETA; kind++) {
        const bool taken = kind == CHISO_INTERVAL_T || kind == CHISO_INTERVAL_LOGIT;
        variance.interval = kind;
        s.error = (chiso_error){0};
        const chiso_status status = chiso_score(&result, s.totals, &options, &s.error);
        assert_int_equal(status, taken ? CHISO_OK : CHISO_E_ARGUMENT);
        assert_int_equal(result != NULL, taken);
        if (!taken) assert_contains(s.error.message, "is for proportions, and these scores are");
        chiso_result_free(result);
    }
    s.options.hold = CHISO_HOLD_ESTIMANDS, s.options.estimands = &mean, s.options.n_estimands = 1;
    assert_ok(survey_read(&s), s.error);
    assert_int_equal(chiso_score(&result, s.totals, NULL, &s.error), CHISO_E_ARGUMENT);
    assert_contains(s.error.message, "without the index");
    survey_free(&s);
}

/* Each answer to an item is 0 or 100 by one metric, and anything between by the others. */
static void scores_of_shares_have_the_intervals_of_proportions(void **state) {
    (void)state;
    static const char *const metrics[] = {NULL, "top2", "mean-minmax", "none"};
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    chiso_result *result;
    survey s = survey_new();
    s.instrument_name = CHISO_TEST_DATA "/items";
    survey_file(&s, "i1,i2,i3\n1,2,3\n4,9,2\n3,3,\n2,4,1\n");
    assert_ok(survey_read(&s), s.error);
    options.variance = &variance, variance.interval = CHISO_INTERVAL_WILSON;
    for (size_t i = 0; i < 4; i++) {
        options.metric = metrics[i];
        s.error = (chiso_error){0};
        const chiso_status status = chiso_score(&result, s.totals, &options, &s.error);
        assert_int_equal(status, i < 2 ? CHISO_OK : CHISO_E_ARGUMENT);
        if (i == 2) assert_contains(s.error.message, "take t or logit, or --metric top2");
        if (i >= 2) continue;
        const double low = number_of(result, NULL, "i1", "ci_low");
        assert_close(number_of(result, NULL, "i1", "score"), 50, 1e-14);
        assert_true(low > 0 && low < 50);
        chiso_result_free(result);
    }
    survey_free(&s);
}

static void settings_end_with_language_and_provenance(void **state) {
    (void)state;
    for (int32_t language = CHISO_ENGLISH; language <= CHISO_VIETNAMESE; language++) {
        survey s;
        chiso_result *result = score_small(&s, language);
        const size_t count = chiso_result_settings(result);
        assert_string_equal(chiso_result_setting_key(result, 0), "instrument");
        assert_string_equal(chiso_result_setting_text(result, 0, 0), "survey");
        assert_string_equal(chiso_result_setting_key(result, count - 2), "lang");
        assert_string_equal(chiso_result_setting_text(result, count - 2, 0),
                            language == CHISO_ENGLISH ? "en" : "vi");
        assert_string_equal(chiso_result_setting_key(result, count - 1), "provenance");
        assert_string_equal(chiso_result_setting_text(result, count - 1, 0),
                            language == CHISO_ENGLISH ? "made for the tests"
                                                      : "làm ra để kiểm thử");
        chiso_result_free(result);
        survey_free(&s);
    }
}

static void provinces_are_shown_by_name(void **state) {
    (void)state;
    static const char *const by[] = {"tinh"};
    survey s = survey_new();
    survey_file(&s, "tinh,q1,q2,days,got\nha noi,1,1,1,yes\n20,1,1,1,yes\n,1,1,1,no\n");
    s.options.by = by, s.options.n_by = 1;
    chiso_result *result = score_survey(&s, CHISO_ENGLISH);
    assert_string_equal(chiso_result_label(result, row_of(result, "01", "S"), 0), "Hà Nội");
    assert_string_equal(chiso_result_label(result, row_of(result, "20", "S"), 0), "Lạng Sơn");
    assert_string_equal(chiso_result_label(result, row_of(result, "(missing)", "S"), 0),
                        "(missing)");
    chiso_result_free(result);
    survey_free(&s);
}

static void without_by_there_is_one_row_for_each_node(void **state) {
    (void)state;
    survey s = survey_new();
    survey_file(&s, small);
    chiso_result *result = score_survey(&s, CHISO_ENGLISH);
    assert_int_equal(chiso_result_rows(result), NODES);
    assert_string_equal(chiso_result_column_name(result, 0), "code");
    assert_true(number_of(result, NULL, "S", "n") == 6);
    assert_true(isnan(number_of(result, NULL, "S", "rank")));
    chiso_result_free(result);
    survey_free(&s);
}

static void a_by_column_named_as_ours_is_refused(void **state) {
    (void)state;
    static const char *const by[] = {"group"};
    survey s = survey_new();
    survey_file(&s, "group,q1,q2,days,got\n1,1,1,1,yes\n1,2,2,2,no\n");
    s.options.by = by, s.options.n_by = 1;
    assert_ok(survey_read(&s), s.error);
    chiso_result *result;
    assert_int_equal(chiso_score(&result, s.totals, NULL, &s.error), CHISO_E_ARGUMENT);
    assert_null(result);
    assert_contains(s.error.message, "\"group\"");
    survey_free(&s);
}

static void an_indicator_without_bounds_is_refused(void **state) {
    (void)state;
    survey s = survey_new();
    s.instrument_name = CHISO_TEST_DATA "/unbounded";
    survey_file(&s, "x,y\n1,2\n");
    assert_ok(survey_read(&s), s.error);
    chiso_result *result = (chiso_result *)(uintptr_t)1;
    assert_int_equal(chiso_score(&result, s.totals, NULL, &s.error), CHISO_E_INSTRUMENT);
    assert_null(result);
    assert_contains(s.error.message, "node u2 ");
    assert_contains(s.error.message, "nodes.csv, line 4");
    assert_string_equal(s.error.column, "y");
    survey_free(&s);
}

/* --- published scores --- */

static chiso_result *score_published(survey *s) {
    *s = survey_new();
    s->instrument_name = CHISO_TEST_DATA "/published";
    survey_file(s, "province,d1,d2,d3\n1,0.5,1,0.25\n2,0.25,0,0.5\n48,1,2,\n4,0.5,1,0.25\n");
    return score_survey(s, CHISO_ENGLISH);
}

static void the_whole_of_published_scores_is_the_mean_of_those_that_have_the_node(void **state) {
    (void)state;
    survey s;
    chiso_result *result = score_published(&s);
    assert_close(number_of(result, NULL, "d1", "score"), (0.5 + 0.25 + 1 + 0.5) / 4, 1e-15);
    assert_close(number_of(result, NULL, "d2", "score"), (1 + 2 + 1) / 3.0, 1e-15);
    assert_close(number_of(result, NULL, "D", "score"), (1.5 + 3 + 1.5) / 3, 1e-15);
    assert_close(number_of(result, NULL, "d3", "score"), (0.25 + 0.5 + 0.25) / 3, 1e-15);
    assert_close(number_of(result, NULL, "P", "score"), (1.75 + 1.75) / 2, 1e-15);
    chiso_result_free(result);
    survey_free(&s);
}

static void published_scores_are_flagged_and_have_no_counts(void **state) {
    (void)state;
    survey s;
    chiso_result *result = score_published(&s);
    for (size_t row = 0; row < chiso_result_rows(result); row++) {
        const bool missing = isnan(chiso_result_number(result, row, column_of(result, "score")));
        assert_true(isnan(chiso_result_number(result, row, column_of(result, "n"))));
        assert_true(isnan(chiso_result_number(result, row, column_of(result, "n_answers"))));
        assert_string_equal(chiso_result_text(result, row, column_of(result, "flags")),
                            missing ? "published;withheld" : "published");
    }
    assert_certain(result);
    assert_string_equal(text_of(result, "02", "D", "flags"), "published;withheld");
    assert_string_equal(text_of(result, "48", "D", "flags"), "published");
    assert_string_equal(text_of(result, "48", "P", "flags"), "published;withheld");
    chiso_result_free(result);
    survey_free(&s);
}

static void equal_scores_share_a_rank_and_missing_ones_have_none(void **state) {
    (void)state;
    survey s;
    chiso_result *result = score_published(&s);
    static const struct {
        const char *province, *node;
        double rank;
    } expected[] = {{"48", "D", 1},  {"01", "D", 2}, {"04", "D", 2},   {"02", "D", NAN},
                    {"01", "P", 1},  {"04", "P", 1}, {"48", "P", NAN}, {"02", "d3", 1},
                    {"01", "d3", 2}, {"02", "d1", 4}};
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        const double rank = number_of(result, expected[i].province, expected[i].node, "rank");
        assert_true(isnan(expected[i].rank) ? isnan(rank) : rank == expected[i].rank);
    }
    chiso_result_free(result);
    survey_free(&s);
}

static void options_without_their_size_are_refused(void **state) {
    (void)state;
    survey s = survey_of("q1,q2,days,got\n1,1,1,yes\n");
    const chiso_score_options unsized = {0};
    chiso_result *result = NULL;
    assert_int_equal(chiso_score(&result, s.totals, &unsized, &s.error), CHISO_E_ARGUMENT);
    assert_null(result);
    assert_contains(s.error.message, "struct_size");
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scores_are_those_of_a_plain_loop_over_the_rows),
        cmocka_unit_test(columns_come_in_their_order_by_columns_first),
        cmocka_unit_test(rows_are_the_whole_then_domains_with_nodes_in_the_order_of_the_file),
        cmocka_unit_test(respondents_and_answers_are_counted),
        cmocka_unit_test(the_missing_domain_has_a_score_and_neither_rank_nor_group),
        cmocka_unit_test(every_score_has_its_uncertainty),
        cmocka_unit_test(without_a_variance_there_are_scores_alone),
        cmocka_unit_test(words_follow_the_language),
        cmocka_unit_test(an_unknown_language_is_refused),
        cmocka_unit_test(what_scores_cannot_be_made_of_is_refused),
        cmocka_unit_test(scores_of_shares_have_the_intervals_of_proportions),
        cmocka_unit_test(settings_end_with_language_and_provenance),
        cmocka_unit_test(provinces_are_shown_by_name),
        cmocka_unit_test(without_by_there_is_one_row_for_each_node),
        cmocka_unit_test(a_by_column_named_as_ours_is_refused),
        cmocka_unit_test(an_indicator_without_bounds_is_refused),
        cmocka_unit_test(the_whole_of_published_scores_is_the_mean_of_those_that_have_the_node),
        cmocka_unit_test(published_scores_are_flagged_and_have_no_counts),
        cmocka_unit_test(equal_scores_share_a_rank_and_missing_ones_have_none),
        cmocka_unit_test(options_without_their_size_are_refused),
    };
    return RUN_TESTS(tests);
}
