/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client compiled with the headers in tests/abi/headers, run with the library of now.  Its
 * options lie against a page that cannot be read: a library that looks behind their end crashes
 * here. */
#include <chiso/chiso.h>
#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static const char *data;
static int faults;

static void expect(int holds, const char *what, size_t size, const chiso_error *error) {
    if (holds) return;
    printf("%s of %zu bytes: %s\n", what, size, error->message);
    faults++;
}

/* The first `size` bytes of an options struct, saying that they are all there is of it. */
static void *against_the_edge(const void *options, size_t size) {
    static char *edge;
    const size_t page = (size_t)sysconf(_SC_PAGESIZE);
    if (edge == NULL) {
        char *pages =
            mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (pages == MAP_FAILED || mprotect(pages + page, page, PROT_NONE) != 0) return NULL;
        edge = pages + page;
    }
    memcpy(edge - size, options, size);
    memcpy(edge - size, &size, sizeof size);
    return edge - size;
}

/* --- one of each, with as much of its options as `size` says; 0: the defaults --- */

static chiso_responses *responses_with(size_t size) {
    chiso_responses_options options = CHISO_RESPONSES_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_responses *out = NULL;
    options.delimiter = ',';
    void *given = size > 0 ? against_the_edge(&options, size) : NULL;
    chiso_status status = chiso_responses_from_files(&out, &data, 1, given, &error);
    expect(status == CHISO_OK, "chiso_responses_options", size, &error);
    return out;
}

static chiso_design *design_with(size_t size) {
    chiso_design_options options = CHISO_DESIGN_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_design *out = NULL;
    void *given = size > 0 ? against_the_edge(&options, size) : NULL;
    expect(chiso_design_new(&out, given, &error) == CHISO_OK, "chiso_design_options", size, &error);
    return out;
}

static chiso_totals *totals_with(size_t size, const chiso_instrument *instrument) {
    chiso_totals_options options = CHISO_TOTALS_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_totals *out = NULL;
    chiso_responses *responses = responses_with(0);
    void *given = size > 0 ? against_the_edge(&options, size) : NULL;
    chiso_status status = chiso_totals_read(&out, NULL, responses, instrument, NULL, given, &error);
    expect(status == CHISO_OK && chiso_totals_domains(out) == 63, "chiso_totals_options", size,
           &error);
    chiso_responses_free(responses);
    return out;
}

/* The first row is the whole at the root of the tree. */
static void score_with(size_t size, const chiso_totals *totals) {
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_result *out = NULL;
    options.language = CHISO_VIETNAMESE;
    void *given = size > 0 ? against_the_edge(&options, size) : NULL;
    chiso_status status = chiso_score(&out, totals, given, &error);
    const int64_t score = chiso_result_find_column(out, "score");
    expect(status == CHISO_OK && score >= 0 && !isnan(chiso_result_number(out, 0, (size_t)score)),
           "chiso_score_options", size, &error);
    chiso_result_free(out);
}

/* Of two far apart, the first has rank 1; the options say how. */
static void rank_with(size_t size) {
    const double estimate[] = {9, 0}, se[] = {1, 1};
    chiso_rank_options options = CHISO_RANK_OPTIONS_INIT;
    chiso_error error = {0};
    double low[2] = {0}, high[2] = {0};
    options.level = 0.9;
    void *given = against_the_edge(&options, size);
    chiso_status status = chiso_rank_sets(low, high, estimate, NULL, se, NULL, 2, given, &error);
    expect(status == CHISO_OK && high[0] == 1 && low[1] == 2, "chiso_rank_options", size, &error);
}

/* A table in 20 columns; without as much of the options, in any. */
static void render_with(size_t size, const chiso_result *result) {
    chiso_output_options options = CHISO_OUTPUT_OPTIONS_INIT;
    chiso_error error = {0};
    char *text = NULL;
    const size_t whole = offsetof(chiso_output_options, width) + sizeof options.width;
    options.width = 20;
    void *given = against_the_edge(&options, size);
    chiso_status status = chiso_output_render(&text, NULL, result, "table", given, &error);
    expect(status == CHISO_OK && (strcspn(text, "\n") <= 20) == (size >= whole),
           "chiso_output_options", size, &error);
    chiso_output_free(text);
}

static void render_scores(const chiso_totals *totals) {
    chiso_error error = {0};
    chiso_result *scores = NULL;
    expect(chiso_score(&scores, totals, NULL, &error) == CHISO_OK, "the defaults", 0, &error);
    for (size_t size = sizeof(size_t); size <= sizeof(chiso_output_options); size += 4)
        if (size != sizeof(size_t) + 4) render_with(size, scores); /* half a number is none */
    chiso_result_free(scores);
}

/* Every length that some version may have had. */
static void try_lengths(const chiso_instrument *instrument) {
    chiso_totals *totals = totals_with(0, instrument);
    if (totals == NULL) return;
    for (size_t size = sizeof(size_t); size <= sizeof(chiso_responses_options); size += 4)
        chiso_responses_free(responses_with(size));
    for (size_t size = sizeof(size_t); size <= sizeof(chiso_design_options); size += 4)
        chiso_design_free(design_with(size));
    for (size_t size = sizeof(size_t); size <= sizeof(chiso_totals_options); size += 4)
        chiso_totals_free(totals_with(size, instrument));
    for (size_t size = sizeof(size_t); size <= sizeof(chiso_score_options); size += 4)
        score_with(size, totals);
    for (size_t size = sizeof(size_t); size <= sizeof(chiso_rank_options); size += 4)
        rank_with(size);
    render_scores(totals);
    chiso_totals_free(totals);
}

int main(int count, char **words) {
    chiso_error error = {0};
    chiso_instrument *instrument = NULL;
    if (count != 2) return 2;
    data = words[1];
    if (chiso_instrument_open(&instrument, NULL, "papi-2024", &error) != CHISO_OK) {
        printf("%s\n", error.message);
        return 1;
    }
    try_lengths(instrument);
    chiso_instrument_free(instrument);
    return faults > 0;
}
