/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often the intervals of chiso_score() hold the truth of simulated surveys: a table for
   docs/methods.md.  Every survey has a population and a sample of its own. */
#include <chiso/chiso.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_LEVELS = 8, KINDS = 3, FEW_DF = 2 };
enum { NATION, PROVINCES, PROVINCES_OF_FEW_DF };

typedef struct settings {
    const char *instrument, *layout, *metric, *pooling;
    long surveys, first, respondents;
} settings;

/* Intervals of one kind of domain and one level of the tree. */
typedef struct tally {
    double intervals, held, empty;
    double off, off_squared, variance; /* of estimate - truth; of the squared standard errors */
} tally;

typedef struct bench {
    settings of;
    chiso_instrument *instrument;
    char path[64];
    tally tallies[MOST_LEVELS][KINDS];
} bench;

static void need(chiso_status status, const chiso_error *error) {
    if (status == CHISO_OK) return;
    fprintf(stderr, "coverage: %s\n", error->message);
    exit(1);
}

/* --- one survey --- */

static chiso_simulation *simulate(const bench *b, long seed) {
    chiso_simulation_options options = CHISO_SIMULATION_OPTIONS_INIT;
    chiso_simulation *simulation;
    chiso_error error = {0};
    options.layout = b->of.layout;
    options.respondents = b->of.respondents;
    options.seed = seed;
    need(chiso_simulation_new(&simulation, b->instrument, &options, &error), &error);
    need(chiso_simulation_save(simulation, b->path, &error), &error);
    return simulation;
}

static chiso_result *score(const bench *b) {
    static const char *const by[] = {"province"}, *const psu[] = {"psu"};
    const char *const paths[] = {b->path};
    chiso_design_options design_options = CHISO_DESIGN_OPTIONS_INIT;
    chiso_totals_options options = CHISO_TOTALS_OPTIONS_INIT;
    chiso_score_options score_options = CHISO_SCORE_OPTIONS_INIT;
    chiso_responses *responses;
    chiso_design *design;
    chiso_totals *totals;
    chiso_result *scores;
    chiso_error error = {0};
    design_options.weight = "weight";
    design_options.strata = "stratum";
    design_options.psu = psu;
    design_options.n_psu = 1;
    options.by = by;
    options.n_by = 1;
    need(chiso_responses_from_files(&responses, paths, 1, NULL, &error), &error);
    need(chiso_design_new(&design, &design_options, &error), &error);
    need(chiso_totals_read(&totals, NULL, responses, b->instrument, design, &options, &error),
         &error);
    score_options.metric = b->of.metric;
    score_options.pooling = b->of.pooling;
    need(chiso_score(&scores, totals, &score_options, &error), &error);
    chiso_totals_free(totals);
    chiso_design_free(design);
    chiso_responses_free(responses);
    return scores;
}

/* --- its intervals --- */

static bool same(const char *a, const char *b) {
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static const char *text(const chiso_result *result, size_t row, const char *column) {
    return chiso_result_text(result, row, (size_t)chiso_result_find_column(result, column));
}

static double number(const chiso_result *result, size_t row, const char *column) {
    return chiso_result_number(result, row, (size_t)chiso_result_find_column(result, column));
}

/* Both tables have their domains and nodes in one order, so the search goes on where it ended. */
static double truth_of(const bench *b, const chiso_result *truth, size_t *at, const char *province,
                       const char *code) {
    for (; *at < chiso_result_rows(truth); ++*at)
        if (same(text(truth, *at, "province"), province) && same(text(truth, *at, "code"), code) &&
            same(text(truth, *at, "metric"), b->of.metric) &&
            same(text(truth, *at, "pooling"), b->of.pooling))
            return number(truth, *at, "truth");
    return NAN;
}

static void count(bench *b, const chiso_result *scores, size_t row, double truth) {
    const double estimate = number(scores, row, "score"), se = number(scores, row, "se");
    const double low = number(scores, row, "ci_low"), high = number(scores, row, "ci_high");
    const int level = (int)number(scores, row, "level");
    int kind = NATION;
    if (text(scores, row, "province") != NULL)
        kind = number(scores, row, "df") > FEW_DF ? PROVINCES : PROVINCES_OF_FEW_DF;
    if (level >= MOST_LEVELS) return;
    tally *t = &b->tallies[level][kind];
    t->intervals++;
    t->empty += isnan(low) || isnan(high);
    t->held += low <= truth && truth <= high;
    t->off += estimate - truth;
    t->off_squared += (estimate - truth) * (estimate - truth);
    t->variance += se * se;
}

static void run(bench *b, long seed) {
    chiso_error error = {0};
    chiso_simulation *simulation = simulate(b, seed);
    chiso_result *truth, *scores = score(b);
    size_t at = 0;
    need(chiso_simulation_truth(&truth, simulation, CHISO_ENGLISH, &error), &error);
    for (size_t row = 0; row < chiso_result_rows(scores); row++) {
        const double value =
            truth_of(b, truth, &at, text(scores, row, "province"), text(scores, row, "code"));
        if (isnan(value)) {
            fprintf(stderr, "coverage: no truth for %s\n", text(scores, row, "code"));
            exit(1);
        }
        count(b, scores, row, value);
    }
    chiso_result_free(scores);
    chiso_result_free(truth);
    chiso_simulation_free(simulation);
}

/* --- the table --- */

static void print_row(const tally *t, int level, const char *kind) {
    if (t->intervals == 0) return;
    printf("| %d | %s | %.0f | %.2f %% | %+.3f | %.3f | %.3f |", level, kind, t->intervals,
           100 * t->held / t->intervals, t->off / t->intervals, sqrt(t->off_squared / t->intervals),
           sqrt(t->variance / t->off_squared));
    if (t->empty > 0) printf(" (%.0f empty)", t->empty);
    printf("\n");
}

static void print(const bench *b) {
    static const char *const kinds[KINDS] = {"nation", "provinces, df > 2", "provinces, df ≤ 2"};
    printf(
        "%ld surveys of layout %s (seeds %ld to %ld), %s, metric %s, pooling %s, intervals at 95 "
        "%%\n\n"
        "| level | domains | intervals | hold the truth | bias | error (rms) | se / error |\n"
        "|---|---|---|---|---|---|---|\n",
        b->of.surveys, b->of.layout, b->of.first, b->of.first + b->of.surveys - 1, b->of.instrument,
        b->of.metric != NULL ? b->of.metric : "none",
        b->of.pooling != NULL ? b->of.pooling : "none");
    for (int level = 0; level < MOST_LEVELS; level++)
        for (int kind = 0; kind < KINDS; kind++)
            print_row(&b->tallies[level][kind], level, kinds[kind]);
}

/* --- options --- */

static long whole(const char *text) {
    char *end;
    const long value = strtol(text, &end, 10);
    if (*end != '\0' || value < 1) {
        fprintf(stderr, "coverage: \"%s\" is no number from 1 up\n", text);
        exit(2);
    }
    return value;
}

static settings read_settings(int count, char **words) {
    settings s = {.instrument = "sipas-2024",
                  .layout = "sipas-2024",
                  .metric = "top2",
                  .pooling = "pool",
                  .surveys = 2000,
                  .first = 1};
    const struct {
        const char *name;
        const char **text;
        long *number;
    } options[] = {{"--instrument", &s.instrument, NULL},  {"--layout", &s.layout, NULL},
                   {"--metric", &s.metric, NULL},          {"--pooling", &s.pooling, NULL},
                   {"--surveys", NULL, &s.surveys},        {"--first", NULL, &s.first},
                   {"--respondents", NULL, &s.respondents}};
    for (int i = 1; i < count; i += 2) {
        size_t k = 0;
        while (k < sizeof options / sizeof options[0] && strcmp(words[i], options[k].name) != 0)
            k++;
        if (k == sizeof options / sizeof options[0] || i + 1 == count) {
            fprintf(stderr, "coverage: what is %s?\n", words[i]);
            exit(2);
        }
        if (options[k].text != NULL)
            *options[k].text = strcmp(words[i + 1], "none") == 0 ? NULL : words[i + 1];
        else
            *options[k].number = whole(words[i + 1]);
    }
    return s;
}

int main(int count, char **words) {
    bench b = {.of = read_settings(count, words)};
    chiso_error error = {0};
    /* In memory where the system has such a place. */
    strcpy(b.path, access("/dev/shm", W_OK) == 0 ? "/dev/shm/chiso-XXXXXX" : "/tmp/chiso-XXXXXX");
    const int file = mkstemp(b.path);
    if (file < 0) return 1;
    close(file);
    need(chiso_instrument_open(&b.instrument, NULL, b.of.instrument, &error), &error);
    for (long i = 0; i < b.of.surveys; i++) run(&b, b.of.first + i);
    print(&b);
    chiso_instrument_free(b.instrument);
    unlink(b.path);
    return 0;
}
