/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Threads that share handles without a lock get, to the bit, what one thread gets.  Whether they
   met in memory on the way is told by ThreadSanitizer, in the preset `thread`. */
#include <chiso/chiso.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

#include "test.h"

enum { THREADS = 8, MADE = 24, TEXTS = 3 * MADE };

/* What threads share. */
typedef struct shared {
    chiso_instrument *sipas;
    chiso_design *design;
    chiso_responses *responses;
    chiso_totals *totals;
    chiso_result *scores;
    chiso_simulation *simulation;
    char folder[40]; /* where each thread has a file of its own */
} shared;

/* What one thread made of it. */
typedef struct outcome {
    chiso_result *made[MADE];
    char *text[TEXTS];
    size_t n_made, n_text;
    uint64_t sum; /* of bytes that went elsewhere */
    chiso_status status;
    chiso_error error;
} outcome;

typedef chiso_status chore(const shared *with, size_t way, outcome *o);

typedef struct job {
    chore *work;
    const shared *with;
    pthread_barrier_t *start;
    size_t way;
    outcome outcome;
} job;

static chiso_result **next(outcome *o) {
    if (o->n_made == MADE) abort();
    return &o->made[o->n_made++];
}

/* --- what is shared --- */

static const chiso_estimand asked[] = {{.statistic = "mean", .variable = "Q9_32"},
                                       {.statistic = "proportion", .variable = "Q9_32"},
                                       {.statistic = "total", .variable = "Q9_1"}};

static chiso_status read_totals(chiso_totals **out, chiso_result **findings, const shared *with,
                                const char *where, chiso_error *error) {
    static const char *const by[] = {"province"};
    const chiso_totals_options options = {.struct_size = sizeof options,
                                          .by = by,
                                          .n_by = 1,
                                          .where = where,
                                          .estimands = asked,
                                          .n_estimands = sizeof asked / sizeof *asked};
    return chiso_totals_read(out, findings, with->responses, with->sipas, with->design, &options,
                             error);
}

/* The handles are new: nothing was asked of them by one thread before many do. */
static shared shared_new(void) {
    static const char *const path = CHISO_SOURCE "/examples/data/sipas-small.csv";
    static const char *const psu[] = {"psu"};
    const chiso_design_options drawn = {.struct_size = sizeof drawn,
                                        .weight = "weight",
                                        .strata = "stratum",
                                        .psu = psu,
                                        .n_psu = 1};
    chiso_error error = {0};
    shared s = {.folder = "/tmp/chiso-threads-XXXXXX"};
    assert_non_null(mkdtemp(s.folder));
    assert_ok(chiso_instrument_open(&s.sipas, NULL, "sipas-2024", &error), error);
    assert_ok(chiso_design_new(&s.design, &drawn, &error), error);
    assert_ok(chiso_responses_from_files(&s.responses, &path, 1, NULL, &error), error);
    return s;
}

static shared shared_totals(void) {
    shared s = shared_new();
    chiso_error error = {0};
    assert_ok(read_totals(&s.totals, NULL, &s, NULL, &error), error);
    return s;
}

static void shared_free(shared *s) {
    chiso_simulation_free(s->simulation);
    chiso_result_free(s->scores);
    chiso_totals_free(s->totals);
    chiso_responses_free(s->responses);
    chiso_design_free(s->design);
    chiso_instrument_free(s->sipas);
    assert_int_equal(rmdir(s->folder), 0);
}

/* --- outcomes --- */

static void outcome_free(outcome *o) {
    for (size_t i = 0; i < o->n_made; i++) chiso_result_free(o->made[i]);
    for (size_t i = 0; i < o->n_text; i++) chiso_output_free(o->text[i]);
    *o = (outcome){0};
}

/* Every result in every format. */
static chiso_status render_all(outcome *o) {
    chiso_status status = CHISO_OK;
    const char *format;
    for (size_t i = 0; status == CHISO_OK && i < o->n_made; i++)
        for (size_t f = 0; status == CHISO_OK && (format = chiso_output_format(f)) != NULL; f++) {
            if (o->n_text == TEXTS) abort();
            status = chiso_output_render(&o->text[o->n_text++], NULL, o->made[i], format, NULL,
                                         &o->error);
        }
    return status;
}

static void assert_same_result(const chiso_result *a, const chiso_result *b) {
    const size_t rows = chiso_result_rows(a), columns = chiso_result_columns(a);
    assert_int_equal(chiso_result_rows(b), rows);
    assert_int_equal(chiso_result_columns(b), columns);
    for (size_t c = 0; c < columns; c++) {
        const double *x = chiso_result_numbers(a, c), *y = chiso_result_numbers(b, c);
        if (x != NULL && rows > 0) assert_memory_equal(x, y, rows * sizeof *x);
    }
}

/* Texts hold what is not a number: they have every cell, setting, heading and note. */
static void assert_same(const outcome *a, const outcome *b) {
    assert_int_equal(a->n_made, b->n_made);
    for (size_t i = 0; i < a->n_made; i++) assert_same_result(a->made[i], b->made[i]);
    assert_true(a->sum == b->sum);
    assert_int_equal(a->n_text, b->n_text);
    for (size_t i = 0; i < a->n_text; i++) assert_string_equal(a->text[i], b->text[i]);
}

/* --- running --- */

static void *run(void *argument) {
    job *j = argument;
    pthread_barrier_wait(j->start);
    j->outcome.status = j->work(j->with, j->way, &j->outcome);
    if (j->outcome.status == CHISO_OK) j->outcome.status = render_all(&j->outcome);
    return NULL;
}

static void run_threads(job *jobs) {
    pthread_t threads[THREADS];
    pthread_barrier_t start;
    assert_int_equal(pthread_barrier_init(&start, NULL, THREADS), 0);
    for (size_t i = 0; i < THREADS; i++) {
        jobs[i].start = &start;
        assert_int_equal(pthread_create(&threads[i], NULL, run, &jobs[i]), 0);
    }
    for (size_t i = 0; i < THREADS; i++) assert_int_equal(pthread_join(threads[i], NULL), 0);
    assert_int_equal(pthread_barrier_destroy(&start), 0);
}

/* Threads take turns at so many ways.  Many threads first, one alone afterwards: that one leaves
   nothing ready for the others. */
static void assert_threads_get_what_one_gets(chore *work, size_t ways, const shared *with) {
    job jobs[THREADS];
    for (size_t i = 0; i < THREADS; i++)
        jobs[i] = (job){.work = work, .with = with, .way = i % ways};
    run_threads(jobs);
    for (size_t way = 0; way < ways; way++) {
        outcome alone = {0};
        assert_ok(work(with, way, &alone), alone.error);
        assert_ok(render_all(&alone), alone.error);
        assert_true(alone.n_made > 0);
        for (size_t i = way; i < THREADS; i += ways) {
            assert_ok(jobs[i].outcome.status, jobs[i].outcome.error);
            assert_same(&jobs[i].outcome, &alone);
            outcome_free(&jobs[i].outcome);
        }
        outcome_free(&alone);
    }
}

/* --- what threads do --- */

static chiso_status look_at_items(const shared *with, outcome *o) {
    static const char *const group[] = {"S.C"};
    const chiso_reliability_options options = {.struct_size = sizeof options,
                                               .items = group,
                                               .n_items = 1,
                                               .factors = CHISO_FACTORS_PARALLEL,
                                               .ordinal = 1};
    chiso_result **result = next(o), **findings = next(o);
    return chiso_reliability(result, findings, with->responses, with->sipas, with->design, &options,
                             &o->error);
}

static chiso_status read_and_compute(const shared *with, size_t way, outcome *o) {
    chiso_totals *all = NULL, *women = NULL;
    (void)way;
    chiso_status status = read_totals(&all, next(o), with, NULL, &o->error);
    if (status == CHISO_OK) status = read_totals(&women, next(o), with, "gender = 2", &o->error);
    if (status == CHISO_OK) status = chiso_score(next(o), all, NULL, &o->error);
    if (status == CHISO_OK) status = chiso_estimate(next(o), women, NULL, &o->error);
    if (status == CHISO_OK)
        status = chiso_compare_totals(next(o), all, women, NULL, NULL, &o->error);
    if (status == CHISO_OK)
        status = chiso_instrument_describe(next(o), with->sipas, CHISO_VIETNAMESE, &o->error);
    if (status == CHISO_OK)
        status = chiso_instrument_variables(next(o), with->sipas, CHISO_ENGLISH, &o->error);
    if (status == CHISO_OK) status = look_at_items(with, o);
    chiso_totals_free(women);
    chiso_totals_free(all);
    return status;
}

static chiso_status score_in_another_way(const shared *with, size_t way, outcome *o) {
    static const int32_t methods[] = {CHISO_VARIANCE_TAYLOR, CHISO_VARIANCE_JACKKNIFE,
                                      CHISO_VARIANCE_BOOTSTRAP};
    static const char *const metrics[] = {"top2", "mean-percent", "mean-minmax"};
    static const int32_t languages[] = {CHISO_ENGLISH, CHISO_VIETNAMESE, CHISO_ENGLISH};
    const chiso_variance_options variance = {
        .struct_size = sizeof variance, .method = methods[way], .replicates = 50};
    const chiso_score_options scoring = {.struct_size = sizeof scoring,
                                         .variance = &variance,
                                         .metric = metrics[way],
                                         .language = languages[way]};
    const chiso_estimate_options estimating = {.struct_size = sizeof estimating,
                                               .variance = &variance};
    const chiso_difference_options pairs = {.struct_size = sizeof pairs,
                                            .kind = CHISO_DIFFERENCES_PAIRS};
    const chiso_totals *totals = with->totals;
    chiso_score_options comparing = scoring;
    comparing.language = 0; /* it is told elsewhere */
    chiso_status status = chiso_score(next(o), totals, &scoring, &o->error);
    if (status == CHISO_OK) status = chiso_estimate(next(o), totals, &estimating, &o->error);
    if (status == CHISO_OK)
        status = chiso_score_differences(next(o), totals, &scoring, &pairs, &o->error);
    if (status == CHISO_OK)
        status = chiso_estimate_differences(next(o), totals, &estimating, &pairs, &o->error);
    if (status == CHISO_OK)
        status = chiso_compare_totals(next(o), totals, totals, &comparing, NULL, &o->error);
    return status;
}

/* Each thread saves to a file of its own. */
static chiso_status save_and_load(chiso_totals **out, const shared *with, chiso_error *error) {
    char path[64];
    snprintf(path, sizeof path, "%s/XXXXXX", with->folder);
    const int file = mkstemp(path);
    if (file < 0) return CHISO_E_OPEN;
    close(file);
    chiso_status status = chiso_totals_save(with->totals, path, error);
    if (status == CHISO_OK) status = chiso_totals_load(out, path, with->sipas, error);
    unlink(path);
    return status;
}

static chiso_status make_other_totals(const shared *with, size_t way, outcome *o) {
    const chiso_totals *const twice[] = {with->totals, with->totals};
    chiso_totals *regrouped = NULL, *merged = NULL, *loaded = NULL;
    (void)way;
    chiso_status status = chiso_totals_regroup(&regrouped, next(o), with->totals, NULL, &o->error);
    if (status == CHISO_OK) status = chiso_totals_merge(&merged, twice, 2, &o->error);
    if (status == CHISO_OK) status = save_and_load(&loaded, with, &o->error);
    if (status == CHISO_OK) status = chiso_score(next(o), regrouped, NULL, &o->error);
    if (status == CHISO_OK) status = chiso_score(next(o), merged, NULL, &o->error);
    if (status == CHISO_OK) status = chiso_score(next(o), loaded, NULL, &o->error);
    chiso_totals_free(loaded);
    chiso_totals_free(merged);
    chiso_totals_free(regrouped);
    return status;
}

static chiso_status choose_rows(const shared *with, size_t way, outcome *o) {
    static const char *const nodes[] = {"SIPAS", "P", "P.A", "Q9_1"};
    static const char *const provinces[] = {"ha noi", "20"};
    static const char *const keys[] = {"rank", "score", "province", "code"};
    const chiso_result *scores = with->scores;
    chiso_status status = chiso_result_select(next(o), scores, "code", &nodes[way], 1, &o->error);
    if (status == CHISO_OK)
        status = chiso_result_select(next(o), scores, "province", provinces, 2, &o->error);
    if (status == CHISO_OK) status = chiso_result_sort(next(o), scores, keys[way], &o->error);
    if (status == CHISO_OK) status = chiso_compare(next(o), scores, scores, NULL, &o->error);
    for (size_t f = 0; status == CHISO_OK && chiso_output_format(f) != NULL; f++)
        status = chiso_output_render(&o->text[o->n_text++], NULL, scores, chiso_output_format(f),
                                     NULL, &o->error);
    return status;
}

/* Each way with as many threads of its own, which are not seen in the result. */
static chiso_status look_at_interviews(const shared *with, size_t way, outcome *o) {
    const chiso_quality_options options = {
        .struct_size = sizeof options, .interviewer = "village", .threads = 1 + (int32_t)way};
    chiso_result **result = next(o);
    return chiso_quality(result, next(o), with->responses, with->sipas, with->design, &options,
                         &o->error);
}

static int32_t add_bytes(void *context, const char *bytes, size_t length) {
    uint64_t *sum = context;
    for (size_t i = 0; i < length; i++) *sum = *sum * 31 + (unsigned char)bytes[i];
    return 0;
}

static chiso_status draw_a_sample(const shared *with, size_t way, outcome *o) {
    (void)way;
    chiso_status status =
        chiso_simulation_truth(next(o), with->simulation, CHISO_ENGLISH, &o->error);
    if (status == CHISO_OK)
        status = chiso_simulation_plan(next(o), with->simulation, NULL, &o->error);
    if (status == CHISO_OK)
        status = chiso_simulation_write(with->simulation, add_bytes, &o->sum, &o->error);
    return status;
}

/* --- tests --- */

static void threads_read_one_file_with_one_instrument_and_one_design(void **state) {
    (void)state;
    shared s = shared_new();
    assert_threads_get_what_one_gets(read_and_compute, 1, &s);
    shared_free(&s);
}

static void threads_score_the_same_totals_in_different_ways(void **state) {
    (void)state;
    shared s = shared_totals();
    assert_threads_get_what_one_gets(score_in_another_way, 3, &s);
    shared_free(&s);
}

static void threads_merge_regroup_and_save_the_same_totals(void **state) {
    (void)state;
    shared s = shared_totals();
    assert_threads_get_what_one_gets(make_other_totals, 1, &s);
    shared_free(&s);
}

static void threads_select_sort_and_render_one_result(void **state) {
    (void)state;
    shared s = shared_totals();
    chiso_error error = {0};
    assert_ok(chiso_score(&s.scores, s.totals, NULL, &error), error);
    assert_threads_get_what_one_gets(choose_rows, 4, &s);
    shared_free(&s);
}

static void threads_look_at_the_same_interviews(void **state) {
    (void)state;
    shared s = shared_new();
    assert_threads_get_what_one_gets(look_at_interviews, 3, &s);
    shared_free(&s);
}

static void threads_draw_the_same_sample_of_one_population(void **state) {
    (void)state;
    static const char *const provinces[] = {"20", "48"};
    const chiso_simulation_options options = {.struct_size = sizeof options,
                                              .provinces = provinces,
                                              .n_provinces = 2,
                                              .respondents = 200};
    shared s = shared_new();
    chiso_error error = {0};
    assert_ok(chiso_simulation_new(&s.simulation, s.sipas, &options, &error), error);
    assert_threads_get_what_one_gets(draw_a_sample, 1, &s);
    shared_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_read_one_file_with_one_instrument_and_one_design),
        cmocka_unit_test(threads_score_the_same_totals_in_different_ways),
        cmocka_unit_test(threads_merge_regroup_and_save_the_same_totals),
        cmocka_unit_test(threads_select_sort_and_render_one_result),
        cmocka_unit_test(threads_look_at_the_same_interviews),
        cmocka_unit_test(threads_draw_the_same_sample_of_one_population),
    };
    return RUN_TESTS(tests);
}
