/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long it takes to compare everybody with everybody, against two peers: answers as bytes
   compared one by one, as a program would write it (and Stata's percentmatch does), and the product
   of indicator matrices that numpy and R make of it. */
#include <chiso/chiso.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { CATEGORIES = 5, MISSING = 2 }; /* answers; percent that are missing */

typedef struct settings {
    long people, items, runs, threads, peer;
} settings;

static int8_t *answers; /* answers[item * people + i]; -1: missing */

/* --- random numbers: splitmix64 --- */

static uint64_t state = 1;

static uint64_t draw(void) {
    state += UINT64_C(0x9e3779b97f4a7c15);
    uint64_t z = state;
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

/* The mean of two draws, so that some answers are more frequent than others. */
static void invent(const settings *of) {
    answers = malloc((size_t)of->people * (size_t)of->items);
    if (answers == NULL) exit(3);
    for (long k = 0; k < of->people * of->items; k++) {
        const uint64_t x = draw();
        const int mean = (int)((x % CATEGORIES + (x >> 20) % CATEGORIES) / 2);
        const bool missing = (x >> 40) % 100 < MISSING;
        answers[k] = (int8_t)(missing ? -1 : mean);
    }
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* --- the library --- */

static void fail(const char *message) {
    fprintf(stderr, "quality: %s\n", message);
    exit(1);
}

/* The largest match of all, so that peers can be seen to compute the same. */
static double maximum(const chiso_result *result) {
    const size_t statistic = (size_t)chiso_result_find_column(result, "statistic");
    const size_t value = (size_t)chiso_result_find_column(result, "value");
    for (size_t row = 0; row < chiso_result_rows(result); row++) {
        const char *name = chiso_result_text(result, row, statistic);
        if (name != NULL && strcmp(name, "maximum") == 0)
            return chiso_result_number(result, row, value);
    }
    return NAN;
}

static double look(const settings *of, long threads, double *most) {
    char(*names)[24] = calloc((size_t)of->items, sizeof *names);
    const char **items = calloc((size_t)of->items, sizeof *items);
    chiso_column *columns = calloc((size_t)of->items, sizeof *columns);
    uint8_t *missing = calloc((size_t)(of->people * of->items), 1);
    if (names == NULL || items == NULL || columns == NULL || missing == NULL) exit(3);
    for (long j = 0; j < of->items; j++) {
        const size_t first = (size_t)(j * of->people);
        snprintf(names[j], sizeof names[j], "q%ld", j);
        items[j] = names[j];
        for (long i = 0; i < of->people; i++)
            missing[first + (size_t)i] = answers[first + (size_t)i] < 0;
        columns[j] = (chiso_column){.name = names[j],
                                    .values = answers + first,
                                    .missing = missing + first,
                                    .type = CHISO_VALUES_INT8};
    }
    const chiso_table table = {
        .columns = columns, .n_columns = (size_t)of->items, .n_rows = (size_t)of->people};
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    options.items = items, options.n_items = (size_t)of->items;
    options.checks = CHISO_CHECK_MATCH;
    options.threads = (int32_t)threads;
    chiso_responses *responses = NULL;
    chiso_result *result = NULL;
    chiso_error error = {0};
    const double begin = seconds();
    if (chiso_responses_from_tables(&responses, &table, 1, NULL, &error) != CHISO_OK ||
        chiso_quality(&result, NULL, responses, NULL, NULL, &options, &error) != CHISO_OK)
        fail(error.message);
    const double took = seconds() - begin;
    *most = maximum(result);
    chiso_result_free(result);
    chiso_responses_free(responses);
    free(missing);
    free(columns);
    free(items);
    free(names);
    return took;
}

/* --- the peer: byte by byte --- */

static double compare_bytes(const settings *of, double *most) {
    const size_t people = (size_t)of->people, items = (size_t)of->items;
    int8_t *row = malloc(people * items);
    if (row == NULL) exit(3);
    for (size_t i = 0; i < people; i++)
        for (size_t j = 0; j < items; j++) row[i * items + j] = answers[j * people + i];
    const double begin = seconds();
    *most = 0;
    for (size_t i = 0; i < people; i++) {
        for (size_t k = i + 1; k < people; k++) {
            const int8_t *a = row + i * items, *b = row + k * items;
            int both = 0, same = 0;
            for (size_t j = 0; j < items; j++) {
                both += a[j] >= 0 && b[j] >= 0;
                same += a[j] >= 0 && a[j] == b[j];
            }
            if (2 * both >= (int)items && same > *most * both) *most = (double)same / both;
        }
    }
    const double took = seconds() - begin;
    free(row);
    return took;
}

/* --- the table --- */

static int ascending(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *times, long runs) {
    qsort(times, (size_t)runs, sizeof *times, ascending);
    return times[runs / 2];
}

static void print_row(const settings *of, const char *name, double took, double most) {
    const double pairs = (double)of->people * (double)(of->people - 1) / 2;
    printf("| %s | %.2f | %.0f | %.4f |\n", name, took, pairs / took / 1e6, most);
    fflush(stdout);
}

static void print_library(const settings *of, long threads) {
    double times[99] = {0}, most = NAN;
    char name[64];
    for (long k = 0; k < of->runs; k++) times[k] = look(of, threads, &most);
    snprintf(name, sizeof name, "chiso_quality(), %ld thread%s", threads, threads == 1 ? "" : "s");
    print_row(of, name, median(times, of->runs), most);
}

static long whole(const char *text, long most) {
    char *end;
    const long value = strtol(text, &end, 10);
    if (*end != '\0' || value < 0 || value > most) fail("what number is that?");
    return value;
}

int main(int count, char **words) {
    settings of = {.people = 36525, .items = 39, .runs = 5, .threads = 2, .peer = 1};
    const struct {
        const char *name;
        long *number, most;
    } options[] = {{"--people", &of.people, 1000000},
                   {"--items", &of.items, 4000},
                   {"--runs", &of.runs, 99},
                   {"--threads", &of.threads, 64},
                   {"--peer", &of.peer, 1}};
    for (int i = 1; i < count; i += 2) {
        size_t k = 0;
        while (k < 5 && strcmp(words[i], options[k].name) != 0) k++;
        if (k == 5 || i + 1 == count) fail("what option is that?");
        *options[k].number = whole(words[i + 1], options[k].most);
    }
    double most = NAN;
    invent(&of);
    printf(
        "%ld people, %ld items, all pairs; medians of %ld runs, the peer once\n\n"
        "| | seconds | million pairs a second | largest match |\n|---|---|---|---|\n",
        of.people, of.items, of.runs);
    for (long threads = 1; threads <= of.threads; threads *= 2) print_library(&of, threads);
    if (of.peer > 0) {
        const double took = compare_bytes(&of, &most);
        print_row(&of, "byte by byte, one thread", took, most);
    }
    free(answers);
    return 0;
}
