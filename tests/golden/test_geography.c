/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Totals of merged provinces are those of respondents recoded by hand, and published scores of
 * merged provinces are those that R makes. */
#include <sys/stat.h>
#include <unistd.h>

#include "scores.h"
#include "table.h"

enum { PATH = 512 };

/* Everything that a test holds; two surveys of the same people, one recoded. */
typedef struct world {
    char folder[64], survey[PATH], recoded[PATH], own[PATH];
    table mergers, regions;
    chiso_instrument *of_63, *of_34, *of_none;
    chiso_error error;
} world;

/* --- recoding by hand --- */

/* The whole that lists a province among its parts. */
static const char *whole_of(const table *lists, const char *province) {
    const size_t length = strlen(province);
    for (size_t row = 0; row < lists->rows; row++) {
        const char *parts = table_at(lists, row, 1);
        for (const char *at = parts; (at = strstr(at, province)) != NULL; at += length) {
            const bool begins = at == parts || at[-1] == ';';
            if (begins && (at[length] == ';' || at[length] == '\0')) return table_at(lists, row, 0);
        }
    }
    fail_msg("%s is in no list", province);
    return NULL;
}

/* Regions have no codes in the list. */
static const char *code_of(const world *w, const table *lists, const char *code) {
    const char *whole = whole_of(lists, chiso_province_name(CHISO_PROVINCES_63, code));
    const int32_t into = lists == &w->mergers ? CHISO_PROVINCES_34 : CHISO_REGIONS;
    const char *found = chiso_province_code(into, whole);
    assert_non_null(found);
    return found;
}

/* Every fortieth respondent names no province, in both files. */
static void recode(const world *w, const table *lists) {
    char line[2048];
    FILE *from = fopen(w->survey, "rb"), *to = fopen(w->recoded, "wb");
    assert_true(from != NULL && to != NULL);
    for (size_t i = 0; fgets(line, sizeof line, from) != NULL; i++) {
        const char *rest = strchr(line, ',');
        char code[32];
        snprintf(code, sizeof code, "%.*s", (int)(rest - line), line);
        const char *new = i == 0 || code[0] == '\0' ? code : code_of(w, lists, code);
        assert_true(fprintf(to, "%s%s", new, rest) > 0);
    }
    fclose(from);
    assert_int_equal(fclose(to), 0);
}

static void forget_some_provinces(const world *w) {
    char line[2048], other[PATH];
    snprintf(other, sizeof other, "%s/all.csv", w->folder);
    assert_int_equal(rename(w->survey, other), 0);
    FILE *from = fopen(other, "rb"), *to = fopen(w->survey, "wb");
    assert_true(from != NULL && to != NULL);
    for (size_t i = 0; fgets(line, sizeof line, from) != NULL; i++)
        assert_true(fputs(i > 0 && i % 40 == 0 ? strchr(line, ',') : line, to) >= 0);
    fclose(from);
    assert_int_equal(fclose(to), 0);
    unlink(other);
}

/* --- instruments: the built-in one exported, with another line `geography` --- */

static void edit_geography(const char *folder, const char *geography) {
    char path[PATH + 32], text[16384];
    snprintf(path, sizeof path, "%s/instrument.csv", folder);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    char *at = strstr(text, "geography,63");
    assert_non_null(at);
    file = fopen(path, "wb");
    assert_non_null(file);
    fprintf(file, "%.*sgeography,%s%s", (int)(at - text), text, geography, at + 12);
    assert_int_equal(fclose(file), 0);
}

static chiso_instrument *open_copy(world *w, const char *name, const char *geography) {
    static const char *const files[] = {"instrument", "nodes", "scales", "variables", "breaks"};
    chiso_instrument *original, *copy;
    char path[PATH + 32];
    snprintf(w->own, sizeof w->own, "%s/own", w->folder);
    assert_ok(chiso_instrument_open(&original, NULL, name, &w->error), w->error);
    assert_ok(chiso_instrument_export(original, w->own, &w->error), w->error);
    edit_geography(w->own, geography);
    assert_ok(chiso_instrument_open(&copy, NULL, w->own, &w->error), w->error);
    chiso_instrument_free(original);
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        snprintf(path, sizeof path, "%s/%s.csv", w->own, files[i]);
        unlink(path);
    }
    assert_int_equal(rmdir(w->own), 0);
    return copy;
}

static world open_world(void) {
    world w = {.folder = "/tmp/chiso-geography-XXXXXX"};
    chiso_simulation_options options = CHISO_SIMULATION_OPTIONS_INIT;
    chiso_simulation *simulation;
    assert_non_null(mkdtemp(w.folder));
    snprintf(w.survey, sizeof w.survey, "%s/survey.csv", w.folder);
    snprintf(w.recoded, sizeof w.recoded, "%s/recoded.csv", w.folder);
    w.mergers = table_read(CHISO_TEST_DATA "/mergers.csv");
    w.regions = table_read(CHISO_TEST_DATA "/regions.csv");
    assert_ok(chiso_instrument_open(&w.of_63, NULL, "sipas-2024", &w.error), w.error);
    w.of_34 = open_copy(&w, "sipas-2024", "34");
    w.of_none = open_copy(&w, "sipas-2024", "");
    options.respondents = 2400;
    options.seed = 20250701;
    assert_ok(chiso_simulation_new(&simulation, w.of_63, &options, &w.error), w.error);
    assert_ok(chiso_simulation_save(simulation, w.survey, &w.error), w.error);
    chiso_simulation_free(simulation);
    forget_some_provinces(&w);
    recode(&w, &w.mergers);
    return w;
}

static void close_world(world *w) {
    unlink(w->survey);
    unlink(w->recoded);
    chiso_instrument_free(w->of_63);
    chiso_instrument_free(w->of_34);
    chiso_instrument_free(w->of_none);
    table_free(&w->mergers);
    table_free(&w->regions);
    assert_int_equal(rmdir(w->folder), 0);
}

/* --- reading --- */

static const char *const units[] = {"psu", "village"};

typedef struct reading {
    chiso_design_options design;
    chiso_totals_options totals;
} reading;

static reading usual(const char *const *by, size_t n_by) {
    reading r = {CHISO_DESIGN_OPTIONS_INIT, CHISO_TOTALS_OPTIONS_INIT};
    r.design.weight = "weight", r.design.strata = "stratum";
    r.design.psu = units, r.design.n_psu = 2;
    r.totals.by = by, r.totals.n_by = n_by;
    return r;
}

static chiso_totals *read_survey(const char *path, const chiso_instrument *instrument,
                                 const reading *how) {
    chiso_error error = {0};
    chiso_responses *responses;
    chiso_design *design;
    chiso_totals *totals;
    assert_ok(chiso_responses_from_files(&responses, &path, 1, NULL, &error), error);
    assert_ok(chiso_design_new(&design, &how->design, &error), error);
    assert_ok(chiso_totals_read(&totals, NULL, responses, instrument, design, &how->totals, &error),
              error);
    chiso_design_free(design);
    chiso_responses_free(responses);
    return totals;
}

/* Frees what was regrouped. */
static chiso_totals *regroup(chiso_totals *totals, int32_t into) {
    chiso_regroup_options options = CHISO_REGROUP_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_result *findings;
    chiso_totals *regrouped;
    options.into = into;
    assert_ok(chiso_totals_regroup(&regrouped, &findings, totals, &options, &error), error);
    assert_int_equal(chiso_result_rows(findings), 0);
    chiso_result_free(findings);
    chiso_totals_free(totals);
    return regrouped;
}

/* --- the same --- */

static void same_cell(const chiso_result *a, const chiso_result *b, size_t row, size_t column) {
    const char *text = chiso_result_text(a, row, column);
    const char *other = chiso_result_text(b, row, column);
    const double x = chiso_result_number(a, row, column), y = chiso_result_number(b, row, column);
    const bool same = text == NULL || other == NULL ? text == other : strcmp(text, other) == 0;
    if (!same || !near(x, y, fabs(y), 1e-12))
        fail_msg("row %zu, %s: %s %.17g, by hand %s %.17g", row,
                 chiso_result_column_name(a, column), text != NULL ? text : "", x,
                 other != NULL ? other : "", y);
}

/* Returns how many numbers were compared. */
static size_t same_results(chiso_result *a, chiso_result *b) {
    size_t numbers = 0;
    assert_int_equal(chiso_result_rows(a), chiso_result_rows(b));
    assert_int_equal(chiso_result_columns(a), chiso_result_columns(b));
    for (size_t row = 0; row < chiso_result_rows(a); row++) {
        for (size_t column = 0; column < chiso_result_columns(a); column++) {
            same_cell(a, b, row, column);
            numbers += isnan(chiso_result_number(a, row, column)) ? 0 : 1;
        }
    }
    chiso_result_free(a);
    chiso_result_free(b);
    return numbers;
}

static chiso_result *scores_of(const chiso_totals *totals, int32_t variance_method,
                               const char *metric, const char *pooling, const char *nation) {
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_result *result;
    variance.method = variance_method;
    variance.replicates = 40;
    variance.lone_psu = CHISO_LONE_PSU_CERTAINTY;
    options.metric = metric, options.pooling = pooling, options.nation = nation;
    options.variance = &variance;
    assert_ok(chiso_score(&result, totals, &options, &error), error);
    return result;
}

static chiso_result *estimates_of(const chiso_totals *totals) {
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    chiso_estimate_options options = CHISO_ESTIMATE_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_result *result;
    variance.lone_psu = CHISO_LONE_PSU_CERTAINTY;
    options.variance = &variance;
    assert_ok(chiso_estimate(&result, totals, &options, &error), error);
    return result;
}

static size_t same_scores(const chiso_totals *a, const chiso_totals *b) {
    return same_results(scores_of(a, CHISO_VARIANCE_TAYLOR, NULL, NULL, NULL),
                        scores_of(b, CHISO_VARIANCE_TAYLOR, NULL, NULL, NULL));
}

/* --- respondents --- */

static void every_number_of_every_node_is_that_of_respondents_recoded_by_hand(void **state) {
    (void)state;
    static const char *const by[] = {"province"};
    static const char *const nations[] = {"pool", "province-mean"};
    static const char *const poolings[] = {"pool", "item-mean"};
    static const char *const metrics[] = {"top2", "mean-minmax"};
    static const int32_t methods[] = {CHISO_VARIANCE_TAYLOR, CHISO_VARIANCE_JACKKNIFE,
                                      CHISO_VARIANCE_BOOTSTRAP};
    world w = open_world();
    const reading how = usual(by, 1);
    chiso_totals *regrouped = regroup(read_survey(w.survey, w.of_63, &how), CHISO_PROVINCES_34);
    chiso_totals *recoded = read_survey(w.recoded, w.of_34, &how);
    assert_int_equal(chiso_totals_domains(regrouped), 35); /* (missing) is one */
    size_t numbers = 0;
    for (size_t n = 0; n < 2; n++) {
        for (size_t m = 0; m < 3; m++) {
            for (size_t i = 0; i < 2; i++)
                numbers += same_results(
                    scores_of(regrouped, methods[m], metrics[i], poolings[i], nations[n]),
                    scores_of(recoded, methods[m], metrics[i], poolings[i], nations[n]));
        }
    }
    assert_true(numbers > 150000);
    chiso_totals_free(regrouped);
    chiso_totals_free(recoded);
    close_world(&w);
}

static void crossed_columns_and_a_condition_are_regrouped_alike(void **state) {
    (void)state;
    static const char *const by[] = {"gender", "province"};
    world w = open_world();
    reading how = usual(by, 2);
    how.totals.where = "age >= 2 and province != 01";
    chiso_totals *regrouped = regroup(read_survey(w.survey, w.of_63, &how), CHISO_PROVINCES_34);
    chiso_totals *recoded = read_survey(w.recoded, w.of_34, &how);
    assert_int_equal(chiso_totals_domains(regrouped), chiso_totals_domains(recoded));
    assert_true(same_scores(regrouped, recoded) > 20000);
    chiso_totals_free(regrouped);
    chiso_totals_free(recoded);
    close_world(&w);
}

static const chiso_estimand estimands[] = {
    {"mean", "Q9_32", NULL, 0},
    {"mean", "respondent", NULL, 0},
    {"total", "respondent", NULL, 0},
    {"proportion", "Q9_1", NULL, 0},
    {"proportion", "stratum", NULL, 0},
    {"ratio", "respondent", "weight", 0},
    {"quantile", "respondent", NULL, 0.3},
    {"quantile", "Q9_3", NULL, 0.5},
};

static void estimates_are_those_of_respondents_recoded_by_hand(void **state) {
    (void)state;
    static const char *const by[] = {"province", "gender"};
    world w = open_world();
    for (size_t n_by = 1; n_by <= 2; n_by++) {
        reading how = usual(by, n_by);
        how.totals.estimands = estimands;
        how.totals.n_estimands = sizeof estimands / sizeof estimands[0];
        how.totals.hold = CHISO_HOLD_ESTIMANDS;
        if (n_by == 2) how.design.n_psu = 0, how.design.strata = NULL; /* people are the units */
        chiso_totals *regrouped = regroup(read_survey(w.survey, w.of_63, &how), CHISO_PROVINCES_34);
        chiso_totals *recoded = read_survey(w.recoded, w.of_34, &how);
        assert_true(same_results(estimates_of(regrouped), estimates_of(recoded)) > 5000);
        chiso_totals_free(regrouped);
        chiso_totals_free(recoded);
    }
    close_world(&w);
}

/* Weights that follow from population sizes, and moments that are kept by unit. */
static void weights_that_follow_from_sampling_fractions_are_regrouped_alike(void **state) {
    (void)state;
    static const char *const by[] = {"province"}, *const share[] = {"share"};
    world w = open_world();
    char line[2048], sized[2][PATH];
    for (int i = 0; i < 2; i++) {
        FILE *from = fopen(i == 0 ? w.survey : w.recoded, "rb");
        snprintf(sized[i], PATH, "%s/sized%d.csv", w.folder, i);
        FILE *to = fopen(sized[i], "wb");
        assert_true(from != NULL && to != NULL);
        for (size_t n = 0; fgets(line, sizeof line, from) != NULL; n++) {
            const char *stratum = strchr(line, ',') + 1;
            if (n == 0)
                fprintf(to, "share,%s", line);
            else
                fprintf(to, "0.0%d,%s", 1 + atoi(stratum) % 9, line);
        }
        fclose(from);
        assert_int_equal(fclose(to), 0);
    }
    reading how = usual(by, 1);
    how.design.weight = NULL, how.design.n_psu = 1;
    how.design.fpc = share, how.design.n_fpc = 1;
    chiso_totals *regrouped = regroup(read_survey(sized[0], w.of_63, &how), CHISO_PROVINCES_34);
    chiso_totals *recoded = read_survey(sized[1], w.of_34, &how);
    assert_true(same_scores(regrouped, recoded) > 10000);
    chiso_totals_free(regrouped);
    chiso_totals_free(recoded);
    unlink(sized[0]);
    unlink(sized[1]);
    close_world(&w);
}

static void regions_are_those_of_respondents_recoded_by_hand(void **state) {
    (void)state;
    static const char *const by[] = {"province", "age"};
    world w = open_world();
    recode(&w, &w.regions);
    const reading how = usual(by, 2);
    chiso_totals *regrouped = regroup(read_survey(w.survey, w.of_63, &how), CHISO_REGIONS);
    chiso_totals *recoded = read_survey(w.recoded, w.of_none, &how);
    assert_true(same_scores(regrouped, recoded) > 10000);
    chiso_totals_free(regrouped);
    chiso_totals_free(recoded);
    close_world(&w);
}

/* --- files --- */

static chiso_totals *saved_and_loaded(world *w, chiso_totals *totals) {
    char path[PATH];
    chiso_totals *loaded;
    snprintf(path, sizeof path, "%s/totals", w->folder);
    assert_ok(chiso_totals_save(totals, path, &w->error), w->error);
    assert_ok(chiso_totals_load(&loaded, path, w->of_63, &w->error), w->error);
    unlink(path);
    chiso_totals_free(totals);
    return loaded;
}

static void totals_files_are_regrouped_before_and_after(void **state) {
    (void)state;
    static const char *const by[] = {"province", "gender"};
    world w = open_world();
    reading how = usual(by, 2);
    how.totals.hold = CHISO_HOLD_ALL;
    chiso_totals *recoded = read_survey(w.recoded, w.of_34, &how);
    chiso_totals *before =
        regroup(saved_and_loaded(&w, read_survey(w.survey, w.of_63, &how)), CHISO_PROVINCES_34);
    chiso_totals *after =
        saved_and_loaded(&w, regroup(read_survey(w.survey, w.of_63, &how), CHISO_PROVINCES_34));
    chiso_totals *again = regroup(saved_and_loaded(&w, regroup(after, 0)), CHISO_PROVINCES_34);
    assert_true(same_scores(before, recoded) > 20000);
    assert_true(same_scores(again, recoded) > 20000);
    chiso_totals_free(before);
    chiso_totals_free(again);
    chiso_totals_free(recoded);
    close_world(&w);
}

static void pieces_are_merged_before_or_after(void **state) {
    (void)state;
    static const char *const by[] = {"province"};
    world w = open_world();
    const reading whole = usual(by, 1);
    chiso_totals *recoded = read_survey(w.recoded, w.of_34, &whole);
    chiso_totals *piece[2], *merged;
    for (int first = 0; first < 2; first++) { /* regrouped first, or merged first */
        for (int i = 0; i < 2; i++) {
            piece[i] = read_survey(w.survey, w.of_63, &whole);
            if (first == 0) piece[i] = regroup(piece[i], CHISO_PROVINCES_34);
        }
        assert_ok(chiso_totals_merge(&merged, (const chiso_totals *const *)piece, 2, &w.error),
                  w.error);
        if (first == 1) merged = regroup(merged, CHISO_PROVINCES_34);
        /* everybody is there twice: the scores are the same, the counts are not */
        chiso_result *a = scores_of(merged, CHISO_VARIANCE_NONE, NULL, NULL, NULL);
        chiso_result *b = scores_of(recoded, CHISO_VARIANCE_NONE, NULL, NULL, NULL);
        assert_int_equal(chiso_result_rows(a), chiso_result_rows(b));
        for (size_t row = 0; row < chiso_result_rows(a); row++) {
            same_cell(a, b, row, column_of(a, "province"));
            same_cell(a, b, row, column_of(a, "score"));
            assert_true(chiso_result_number(a, row, column_of(a, "n")) ==
                        2 * chiso_result_number(b, row, column_of(b, "n")));
        }
        chiso_result_free(a);
        chiso_result_free(b);
        chiso_totals_free(merged);
        for (int i = 0; i < 2; i++) chiso_totals_free(piece[i]);
    }
    chiso_totals_free(recoded);
    close_world(&w);
}

/* --- published scores --- */

static chiso_totals *published_2023(chiso_instrument **instrument) {
    static const char *const file = CHISO_TEST_DATA "/../papi/subdimensions-2023.csv";
    chiso_error error = {0};
    chiso_responses *responses;
    chiso_totals *totals;
    assert_ok(chiso_instrument_open(instrument, NULL, "papi-2023", &error), error);
    assert_ok(chiso_responses_from_files(&responses, &file, 1, NULL, &error), error);
    assert_ok(chiso_totals_read(&totals, NULL, responses, *instrument, NULL, NULL, &error), error);
    chiso_responses_free(responses);
    return totals;
}

static chiso_totals *by_population(const chiso_totals *totals, int32_t into) {
    static const char *const file = CHISO_TEST_DATA "/populations.csv";
    chiso_regroup_options options = CHISO_REGROUP_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_responses *populations;
    chiso_totals *regrouped;
    assert_ok(chiso_responses_from_files(&populations, &file, 1, NULL, &error), error);
    options.populations = populations;
    options.into = into;
    assert_ok(chiso_totals_regroup(&regrouped, NULL, totals, &options, &error), error);
    chiso_responses_free(populations);
    return regrouped;
}

static const char *flags_expected(bool missing, double parts) {
    if (missing) return "published;withheld";
    return parts == 1 ? "published" : "published;approximate"; /* 0 parts: the whole */
}

/* Every node of every province, and of the whole. */
static void equals_table(const chiso_result *scores, int32_t geography, const char *path) {
    table t = table_read(path);
    assert_int_equal(t.rows, chiso_result_rows(scores));
    for (size_t row = 0; row < t.rows; row++) {
        const char *name = cell(&t, row, "name"), *node = cell(&t, row, "code");
        const char *domain = name[0] != '\0' ? chiso_province_code(geography, name) : NULL;
        const double expected = number_cell(&t, row, "score");
        const double score = number_of(scores, domain, node, "score");
        if (!near(score, expected, fabs(expected), 1e-12))
            fail_msg("%s %s: %.17g, R has %.17g", name, node, score, expected);
        assert_string_equal(text_of(scores, domain, node, "flags"),
                            flags_expected(isnan(expected), number_cell(&t, row, "parts")));
    }
    table_free(&t);
}

static void published_scores_of_merged_provinces_are_those_of_r(void **state) {
    (void)state;
    static const struct {
        int32_t into;
        const char *expected;
    } cases[] = {{CHISO_PROVINCES_34, CHISO_TEST_DATA "/expected-34.csv"},
                 {CHISO_REGIONS, CHISO_TEST_DATA "/expected-regions.csv"}};
    for (size_t i = 0; i < 2; i++) {
        chiso_error error = {0};
        chiso_instrument *instrument;
        chiso_result *scores;
        chiso_totals *totals = published_2023(&instrument);
        chiso_totals *regrouped = by_population(totals, cases[i].into);
        assert_ok(chiso_score(&scores, regrouped, NULL, &error), error);
        equals_table(scores, cases[i].into, cases[i].expected);
        chiso_result_free(scores);
        chiso_totals_free(regrouped);
        chiso_totals_free(totals);
        chiso_instrument_free(instrument);
    }
}

static void provinces_that_nothing_was_merged_into_keep_their_scores_to_the_last_bit(void **state) {
    (void)state;
    static const char *const kept[] = {"01", "04", "11", "12", "14", "20",
                                       "22", "38", "40", "42", "46"};
    chiso_error error = {0};
    chiso_instrument *instrument;
    chiso_result *before, *after;
    chiso_totals *totals = published_2023(&instrument);
    chiso_totals *regrouped = by_population(totals, CHISO_PROVINCES_34);
    assert_ok(chiso_score(&before, totals, NULL, &error), error);
    assert_ok(chiso_score(&after, regrouped, NULL, &error), error);
    const size_t code = column_of(before, "code"), province = column_of(before, "province");
    size_t compared = 0;
    for (size_t row = 0; row < chiso_result_rows(before); row++) {
        const char *domain = chiso_result_text(before, row, province);
        for (size_t i = 0; domain != NULL && i < sizeof kept / sizeof kept[0]; i++) {
            if (strcmp(domain, kept[i]) != 0) continue;
            const char *node = chiso_result_text(before, row, code);
            const double old = number_of(before, domain, node, "score");
            const double new = number_of(after, domain, node, "score");
            assert_true(isnan(old) ? isnan(new) : old == new);
            compared++;
        }
    }
    assert_int_equal(compared, 11 * chiso_instrument_nodes(instrument));
    chiso_result_free(before);
    chiso_result_free(after);
    chiso_totals_free(regrouped);
    chiso_totals_free(totals);
    chiso_instrument_free(instrument);
}

static void the_lists_by_hand_have_every_province_once(void **state) {
    (void)state;
    world w = open_world();
    size_t parts[2] = {0, 0};
    const table *const lists[] = {&w.mergers, &w.regions};
    for (size_t i = 0; i < 2; i++) {
        for (size_t row = 0; row < lists[i]->rows; row++) {
            parts[i]++;
            for (const char *c = table_at(lists[i], row, 1); *c != '\0'; c++) parts[i] += *c == ';';
        }
    }
    assert_int_equal(w.mergers.rows, 34);
    assert_int_equal(w.regions.rows, 6);
    assert_int_equal(parts[0], 63);
    assert_int_equal(parts[1], 63);
    close_world(&w);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_lists_by_hand_have_every_province_once),
        cmocka_unit_test(every_number_of_every_node_is_that_of_respondents_recoded_by_hand),
        cmocka_unit_test(crossed_columns_and_a_condition_are_regrouped_alike),
        cmocka_unit_test(estimates_are_those_of_respondents_recoded_by_hand),
        cmocka_unit_test(weights_that_follow_from_sampling_fractions_are_regrouped_alike),
        cmocka_unit_test(regions_are_those_of_respondents_recoded_by_hand),
        cmocka_unit_test(totals_files_are_regrouped_before_and_after),
        cmocka_unit_test(pieces_are_merged_before_or_after),
        cmocka_unit_test(published_scores_of_merged_provinces_are_those_of_r),
        cmocka_unit_test(provinces_that_nothing_was_merged_into_keep_their_scores_to_the_last_bit),
    };
    return RUN_TESTS(tests);
}
