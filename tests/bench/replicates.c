/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What replicates and rank sets cost beyond the linearised run: a whole round of SIPAS 2024,
   simulated, all nodes by province, files to scores.  The ways are run in turn; the medians are
   printed. */
#include <chiso/chiso.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MOST_RUNS = 99, WAYS = 4 };

static const struct way {
    const char *name;
    int32_t variance, rank_sets, rank_shares;
} ways[WAYS] = {
    {"linearised", CHISO_VARIANCE_TAYLOR, CHISO_RANKS_NONE, 0},
    {"linearised, with rank sets", CHISO_VARIANCE_TAYLOR, CHISO_RANKS_SIMULTANEOUS, 0},
    {"1,000 bootstrap replicates", CHISO_VARIANCE_BOOTSTRAP, CHISO_RANKS_NONE, 0},
    {"the same with rank sets and shares", CHISO_VARIANCE_BOOTSTRAP, CHISO_RANKS_SIMULTANEOUS, 10},
};

static void need(chiso_status status, const chiso_error *error) {
    if (status == CHISO_OK) return;
    fprintf(stderr, "bench_replicates: %s\n", error->message);
    exit(1);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void simulate(const chiso_instrument *instrument, const char *path) {
    chiso_error error = {0};
    chiso_simulation *simulation;
    need(chiso_simulation_new(&simulation, instrument, NULL, &error), &error);
    need(chiso_simulation_save(simulation, path, &error), &error);
    chiso_simulation_free(simulation);
}

static void score(const chiso_totals *totals, const struct way *way) {
    const chiso_variance_options variance = {.struct_size = sizeof variance,
                                             .method = way->variance};
    const chiso_rank_options ranks = {.struct_size = sizeof ranks, .kind = way->rank_sets};
    const chiso_score_options options = {.struct_size = sizeof options,
                                         .variance = &variance,
                                         .ranks = &ranks,
                                         .rank_shares = way->rank_shares};
    chiso_error error = {0};
    chiso_result *result;
    need(chiso_score(&result, totals, &options, &error), &error);
    chiso_result_free(result);
}

/* From the file to the scores. */
static double run(const chiso_instrument *instrument, const char *path, const struct way *way) {
    static const char *const by[] = {"province"}, *const psu[] = {"psu"};
    const chiso_design_options drawn = {.struct_size = sizeof drawn,
                                        .weight = "weight",
                                        .strata = "stratum",
                                        .psu = psu,
                                        .n_psu = 1};
    const chiso_totals_options options = {.struct_size = sizeof options, .by = by, .n_by = 1};
    chiso_error error = {0};
    chiso_responses *responses;
    chiso_design *design;
    chiso_totals *totals;
    const double began = now();
    need(chiso_responses_from_files(&responses, &path, 1, NULL, &error), &error);
    need(chiso_design_new(&design, &drawn, &error), &error);
    need(chiso_totals_read(&totals, NULL, responses, instrument, design, &options, &error), &error);
    score(totals, way);
    const double took = now() - began;
    chiso_totals_free(totals);
    chiso_design_free(design);
    chiso_responses_free(responses);
    return took;
}

static int ascending(const void *left, const void *right) {
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static double median(double *times, size_t count) {
    qsort(times, count, sizeof *times, ascending);
    return count % 2 ? times[count / 2] : (times[count / 2 - 1] + times[count / 2]) / 2;
}

int main(int count, char **words) {
    static double times[WAYS][MOST_RUNS];
    char path[] = "/tmp/chiso-bench-XXXXXX";
    const long runs = count == 3 && strcmp(words[1], "--runs") == 0 ? atol(words[2]) : 9;
    chiso_error error = {0};
    chiso_instrument *instrument;
    if (runs < 1 || runs > MOST_RUNS || (count != 1 && count != 3)) {
        fprintf(stderr, "bench_replicates: --runs N, from 1 to %d\n", MOST_RUNS);
        return 2;
    }
    const int file = mkstemp(path);
    if (file < 0) return 1;
    close(file);
    need(chiso_instrument_open(&instrument, NULL, "sipas-2024", &error), &error);
    simulate(instrument, path);
    for (long r = 0; r < runs; r++) {
        for (size_t w = 0; w < WAYS; w++) times[w][r] = run(instrument, path, &ways[w]);
    }
    printf(
        "36,525 people, 51 nodes, 63 provinces and the whole; medians of %ld runs in turn\n\n"
        "| | seconds | beyond linearised |\n|---|---|---|\n",
        runs);
    const double base = median(times[0], (size_t)runs);
    for (size_t w = 0; w < WAYS; w++) {
        const double took = w == 0 ? base : median(times[w], (size_t)runs);
        printf("| %s | %.3f | %.3f |\n", ways[w].name, took, took - base);
    }
    chiso_instrument_free(instrument);
    unlink(path);
    return 0;
}
