/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Confidence sets for ranks against R's csranks: see ranks/README.md. */
#include <chiso/chiso.h>
#include <jansson.h>

#include "index/rank_pairs.h"
#include "r_random.h"
#include "test.h"

enum { MOST_UNITS = 64, DRAWS = 5000, BATCHES = 8, BLOCK = CHISO__RANK_BLOCK };
enum { BLOCKS = (DRAWS + BLOCK - 1) / BLOCK, SETTLED_DRAWS = 50000 };

static const char *const kinds[] = {"simultaneous", "simultaneous_single_step", "marginal"};
enum { SIMULTANEOUS, SINGLE_STEP, MARGINAL, KINDS };

/* One table: what csranks was given, and the draws that it made of it. */
typedef struct table {
    const char *name;
    const json_t *json;
    size_t n;
    double estimate[MOST_UNITS], se[MOST_UNITS];
    chiso__rank_draws batches[BATCHES];
    double low[MOST_UNITS], high[MOST_UNITS];
} table;

static size_t numbers(double *out, const json_t *list) {
    for (size_t i = 0; i < json_array_size(list); i++) {
        assert_true(i < MOST_UNITS);
        out[i] = json_number_value(json_array_get(list, i));
    }
    return json_array_size(list);
}

static void assert_ends(const table *t, const char *kind, const double *actual, const char *end,
                        double tolerance) {
    double expected[MOST_UNITS];
    const json_t *sets = json_object_get(t->json, kind);
    assert_int_equal(numbers(expected, json_object_get(sets, end)), t->n);
    for (size_t i = 0; i < t->n; i++) {
        if (!(fabs(actual[i] - expected[i]) <= tolerance))
            fail_msg("%s, %s, unit %zu, %s: %g is not %g, to %g", t->name, kind, i + 1, end,
                     actual[i], expected[i], tolerance);
    }
}

static void assert_sets(const table *t, const char *kind, double tolerance) {
    assert_ends(t, kind, t->low, "low", tolerance);
    assert_ends(t, kind, t->high, "high", tolerance);
}

/* Calls check for each table of a file. */
static void each_table(const char *path, void (*check)(table *)) {
    json_error_t error;
    json_t *all = json_load_file(path, 0, &error);
    const json_t *cases = json_object_get(all, "cases");
    assert_int_equal(json_array_size(cases), 3);
    for (size_t i = 0; i < json_array_size(cases); i++) {
        table t = {.json = json_array_get(cases, i)};
        t.name = json_string_value(json_object_get(t.json, "name"));
        t.n = numbers(t.estimate, json_object_get(t.json, "estimate"));
        assert_int_equal(numbers(t.se, json_object_get(t.json, "se")), t.n);
        check(&t);
    }
    json_decref(all);
}

/* --- with R's random numbers --- */

/* As MASS::mvrnorm draws with a diagonal covariance: a column for each unit, largest se first. */
static void draw_batch(table *t, chiso__rank_draws *batch, r_random *random) {
    size_t order[MOST_UNITS];
    *batch = (chiso__rank_draws){.units = t->n, .count = DRAWS, .blocks = BLOCKS};
    batch->error = calloc(t->n * BLOCKS * BLOCK, sizeof *batch->error);
    for (size_t i = 0; i < t->n; i++) {
        size_t larger = 0;
        for (size_t j = 0; j < t->n; j++) larger += t->se[j] > t->se[i];
        order[larger] = i;
    }
    for (size_t k = 0; k < t->n; k++) {
        for (size_t r = 0; r < DRAWS; r++)
            batch->error[(r / BLOCK * t->n + order[k]) * BLOCK + r % BLOCK] =
                t->se[order[k]] * r_norm(random);
    }
}

/* The pairs of all units, or of one; each step has draws of its own, as csranks has. */
static void settle(table *t, size_t alone, bool single_step) {
    static chiso__rank_pair pairs[MOST_UNITS * MOST_UNITS];
    static double most[BLOCKS * BLOCK];
    size_t count = 0, rejected = 1;
    for (size_t a = 0; a < t->n; a++) {
        for (size_t b = 0; b < a; b++) {
            if (alone != t->n && alone != a && alone != b) continue;
            pairs[count++] =
                (chiso__rank_pair){.a = a,
                                   .b = b,
                                   .difference = t->estimate[a] - t->estimate[b],
                                   .variance = t->se[a] * t->se[a] + t->se[b] * t->se[b],
                                   .like = {a, b}};
        }
    }
    for (size_t step = 0; rejected > 0 && !(single_step && step > 0); step++) {
        assert_true(step < BATCHES);
        rejected = chiso__rank_pairs_step(pairs, count, &t->batches[step], t->se, 0.95, most);
    }
    for (size_t p = 0; p < count; p++) {
        if (!pairs[p].one_way) continue;
        if (alone == t->n || alone == pairs[p].a) t->low[pairs[p].a]++;
        if (alone == t->n || alone == pairs[p].b) t->high[pairs[p].b]--;
    }
}

static void start_wide(table *t) {
    for (size_t i = 0; i < t->n; i++) {
        t->low[i] = 1;
        t->high[i] = (double)t->n;
    }
}

static void check_with_numbers_of_r(table *t) {
    static r_random random;
    r_set_seed(&random, 1); /* for every set anew: all see the same draws */
    for (size_t b = 0; b < BATCHES; b++) draw_batch(t, &t->batches[b], &random);
    for (int kind = SIMULTANEOUS; kind < KINDS; kind++) {
        start_wide(t);
        if (kind != MARGINAL) settle(t, t->n, kind == SINGLE_STEP);
        for (size_t i = 0; kind == MARGINAL && i < t->n; i++) settle(t, i, false);
        assert_sets(t, kinds[kind], 0);
    }
    for (size_t b = 0; b < BATCHES; b++) free(t->batches[b].error);
}

static void with_the_random_numbers_of_r_every_set_is_that_of_csranks(void **state) {
    (void)state;
    each_table(CHISO_TEST_DATA "/cases.json", check_with_numbers_of_r);
}

/* --- with our own --- */

static void check_settled(table *t) {
    double covariance[MOST_UNITS * MOST_UNITS] = {0};
    for (size_t i = 0; i < t->n; i++) covariance[i * t->n + i] = t->se[i] * t->se[i];
    for (int kind = SIMULTANEOUS; kind < KINDS; kind++) {
        chiso_rank_options options = CHISO_RANK_OPTIONS_INIT;
        chiso_error error = {0};
        options.kind = kind == MARGINAL ? CHISO_RANKS_MARGINAL : CHISO_RANKS_SIMULTANEOUS;
        options.single_step = kind == SINGLE_STEP;
        options.draws = SETTLED_DRAWS;
        assert_ok(chiso_rank_sets(t->low, t->high, t->estimate, NULL, t->se, NULL, t->n, &options,
                                  &error),
                  error);
        assert_sets(t, kinds[kind], 1);
        assert_ok(chiso_rank_sets(t->low, t->high, t->estimate, covariance, NULL, NULL, t->n,
                                  &options, &error),
                  error);
        assert_sets(t, kinds[kind], 1);
    }
}

static void where_draws_are_many_sets_are_those_of_csranks_to_one_rank(void **state) {
    (void)state;
    each_table(CHISO_TEST_DATA "/settled.json", check_settled);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(with_the_random_numbers_of_r_every_set_is_that_of_csranks),
        cmocka_unit_test(where_draws_are_many_sets_are_those_of_csranks_to_one_rank),
    };
    return RUN_TESTS(tests);
}
