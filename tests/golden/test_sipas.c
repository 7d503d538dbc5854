/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores of SIPAS 2024 equal those of R's `survey`; sipas/README.md says how its numbers were made.
 */
#include "table.h"

static const char *const by[] = {"province"}, *const psu[] = {"district", "commune"},
                         *const fpc[] = {"districts", "communes"};

/* What R's table holds for one test. */
typedef struct setting {
    const char *sentence, *design, *metric, *pooling, *nation;
} setting;

typedef struct scores {
    chiso_instrument *instrument;
    chiso_totals *totals;
    chiso_result *result;
    chiso_error error;
} scores;

static chiso_design_options design_of(const char *name) {
    const bool stages = strcmp(name, "stages") == 0;
    chiso_design_options design = CHISO_DESIGN_OPTIONS_INIT;
    design.weight = "weight", design.strata = "province";
    design.psu = psu, design.n_psu = stages ? 2 : 1;
    design.fpc = stages ? fpc : NULL, design.n_fpc = stages ? 2 : 0;
    return design;
}

static void read_respondents(scores *s, const char *design_name) {
    static const char *const file = CHISO_TEST_DATA "/respondents.csv";
    const chiso_design_options drawn = design_of(design_name);
    chiso_totals_options options = CHISO_TOTALS_OPTIONS_INIT;
    chiso_responses *responses;
    chiso_design *design;
    options.by = by, options.n_by = 1;
    assert_ok(chiso_instrument_open(&s->instrument, NULL, "sipas-2024", &s->error), s->error);
    assert_ok(chiso_responses_from_files(&responses, &file, 1, NULL, &s->error), s->error);
    assert_ok(chiso_design_new(&design, &drawn, &s->error), s->error);
    assert_ok(
        chiso_totals_read(&s->totals, NULL, responses, s->instrument, design, &options, &s->error),
        s->error);
    chiso_responses_free(responses);
    chiso_design_free(design);
}

static void score(scores *s, const setting *by_name) {
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    options.metric = by_name->metric;
    options.pooling = by_name->pooling;
    options.nation = by_name->nation;
    assert_ok(chiso_score(&s->result, s->totals, &options, &s->error), s->error);
}

static void scores_free(scores *s) {
    chiso_result_free(s->result);
    chiso_totals_free(s->totals);
    chiso_instrument_free(s->instrument);
}

static const char *text_at(const chiso_result *result, size_t row, const char *column) {
    const char *text =
        chiso_result_text(result, row, (size_t)chiso_result_find_column(result, column));
    return text != NULL ? text : "";
}

static size_t find_row(const chiso_result *result, const char *province, const char *code) {
    for (size_t row = 0; row < chiso_result_rows(result); row++)
        if (strcmp(text_at(result, row, "province"), province) == 0 &&
            strcmp(text_at(result, row, "code"), code) == 0)
            return row;
    fail_msg("no row %s %s", province, code);
    return 0;
}

/* Counts and df exactly; score and limits to 1e-9 of max(se, 1e-6 |score|), as the error itself;
   deff to 1e-9 of itself. */
static size_t row_differs(const scores *s, const table *t, size_t row) {
    static const char *const columns[] = {"n",  "n_answers", "df",      "score",
                                          "se", "ci_low",    "ci_high", "deff"};
    const size_t found = find_row(s->result, cell(t, row, "province"), cell(t, row, "code"));
    const double error = fmax(number_cell(t, row, "se"), 1e-6 * fabs(number_cell(t, row, "score")));
    size_t different = 0;
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        const double expected = number_cell(t, row, columns[i]);
        const double actual = chiso_result_number(
            s->result, found, (size_t)chiso_result_find_column(s->result, columns[i]));
        const double scale = i < 3 ? 0 : i < 7 ? error : fabs(expected);
        if (near(actual, expected, scale, 1e-9)) continue;
        print_error("[%s] %s: %s is %.17g, R has %.17g\n", cell(t, row, "province"),
                    cell(t, row, "code"), columns[i], actual, expected);
        different++;
    }
    return different;
}

static bool belongs(const table *t, size_t row, const setting *wanted) {
    return strcmp(cell(t, row, "design"), wanted->design) == 0 &&
           strcmp(cell(t, row, "metric"), wanted->metric) == 0 &&
           strcmp(cell(t, row, "pooling"), wanted->pooling) == 0;
}

/* Rows of the nation as the setting computes it, and of the provinces, which do not depend on it.
 */
static void nodes_are_those_of_r(void **state) {
    const setting *wanted = *state;
    scores s = {0};
    table t = table_read(CHISO_TEST_DATA "/expected.csv");
    size_t compared = 0, different = 0;
    read_respondents(&s, wanted->design);
    score(&s, wanted);
    for (size_t row = 0; row < t.rows; row++) {
        const bool nation = cell(&t, row, "province")[0] == '\0';
        if (!belongs(&t, row, wanted)) continue;
        if (nation && strcmp(cell(&t, row, "nation"), wanted->nation) != 0) continue;
        different += row_differs(&s, &t, row);
        compared++;
    }
    assert_int_equal(different, 0);
    assert_int_equal(compared, 7 * (strcmp(wanted->pooling, "pool") == 0 ? 51 : 12));
    scores_free(&s);
    table_free(&t);
}

static void the_defaults_are_top2_pool_and_the_pooled_nation(void **state) {
    (void)state;
    static const setting named = {"", "districts", "top2", "pool", "pool"}, defaults = {0};
    scores s = {0};
    read_respondents(&s, "districts");
    score(&s, &named);
    chiso_result *first = s.result;
    score(&s, &defaults);
    const size_t column = (size_t)chiso_result_find_column(first, "score");
    assert_memory_equal(chiso_result_numbers(first, column), chiso_result_numbers(s.result, column),
                        chiso_result_rows(first) * sizeof(double));
    chiso_result_free(first);
    scores_free(&s);
}

#define ALL_POOLINGS(design, metric, nation)                                                       \
    {metric ", pool, nation by " nation ", " design, design, metric, "pool", nation},              \
        {metric ", item-mean, nation by " nation ", " design, design, metric, "item-mean",         \
         nation},                                                                                  \
        {metric ", content-mean, nation by " nation ", " design, design, metric, "content-mean",   \
         nation},                                                                                  \
    {                                                                                              \
        metric ", group-mean, nation by " nation ", " design, design, metric, "group-mean", nation \
    }

int main(void) {
    static const setting settings[] = {
        ALL_POOLINGS("districts", "top2", "pool"),
        ALL_POOLINGS("districts", "mean-percent", "pool"),
        ALL_POOLINGS("districts", "mean-minmax", "pool"),
        ALL_POOLINGS("districts", "top2", "province-mean"),
        ALL_POOLINGS("districts", "mean-percent", "province-mean"),
        ALL_POOLINGS("districts", "mean-minmax", "province-mean"),
        ALL_POOLINGS("stages", "top2", "pool"),
        ALL_POOLINGS("stages", "top2", "province-mean"),
    };
    enum { SETTINGS = sizeof settings / sizeof settings[0] };
    struct CMUnitTest tests[SETTINGS + 1] = {
        cmocka_unit_test(the_defaults_are_top2_pool_and_the_pooled_nation)};
    for (size_t i = 0; i < SETTINGS; i++)
        tests[i + 1] = (struct CMUnitTest){settings[i].sentence, nodes_are_those_of_r, NULL, NULL,
                                           (void *)(uintptr_t)&settings[i]};
    return RUN_TESTS(tests);
}
