/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <sys/resource.h>

#include "equal_rows.h"
#include "totals_file.h"

static void equal_settings(const chiso_result *a, const chiso_result *b) {
    assert_int_equal(chiso_result_settings(a), chiso_result_settings(b));
    for (size_t i = 0; i < chiso_result_settings(a); i++) {
        assert_string_equal(chiso_result_setting_key(a, i), chiso_result_setting_key(b, i));
        assert_int_equal(chiso_result_setting_type(a, i), chiso_result_setting_type(b, i));
        assert_int_equal(chiso_result_setting_count(a, i), chiso_result_setting_count(b, i));
        for (size_t v = 0; v < chiso_result_setting_count(a, i); v++)
            assert_string_equal(chiso_result_setting_text(a, i, v),
                                chiso_result_setting_text(b, i, v));
    }
}

static void equal_columns(const chiso_totals *a, const chiso_totals *b) {
    assert_int_equal(a->n_by, b->n_by);
    assert_int_equal(a->n_unit, b->n_unit);
    for (size_t i = 0; i < a->n_by; i++) {
        assert_string_equal(a->by[i], b->by[i]);
        assert_int_equal(a->by_provinces[i], b->by_provinces[i]);
        equal_lookups(&a->by_keys[i].values, &b->by_keys[i].values);
    }
    for (size_t i = 0; i < a->n_unit; i++)
        equal_lookups(&a->unit_keys[i].values, &b->unit_keys[i].values);
}

static char *scores_of(const chiso_totals *totals) {
    chiso_error error = {0};
    chiso_result *scores;
    char *text;
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    if (totals->supplied.count == 0) variance.lone_psu = CHISO_LONE_PSU_CENTRE;
    if (!totals->published) options.variance = &variance;
    assert_ok(chiso_score(&scores, totals, &options, &error), error);
    assert_ok(chiso_output_render(&text, NULL, scores, "json", NULL, &error), error);
    chiso_result_free(scores);
    return text;
}

static void equal_totals(const chiso_totals *a, const chiso_totals *b) {
    assert_int_equal(chiso_totals_respondents(a), chiso_totals_respondents(b));
    assert_int_equal(chiso_totals_units(a), chiso_totals_units(b));
    assert_int_equal(chiso_totals_domains(a), chiso_totals_domains(b));
    assert_int_equal(a->respondents_are_units, b->respondents_are_units);
    assert_int_equal(a->weighted, b->weighted);
    assert_int_equal(a->stratified, b->stratified);
    equal_settings(a->settings, b->settings);
    equal_columns(a, b);
    equal_lookups(&a->domains, &b->domains);
    equal_lookups(&a->units, &b->units);
    equal_sizes(a, b);
    equal_rows(a, b);
    if (a->domains.count > 0)
        assert_memory_equal(a->order, b->order, a->domains.count * sizeof *a->order);
    char *first = scores_of(a), *second = scores_of(b);
    assert_string_equal(first, second);
    chiso_output_free(first);
    chiso_output_free(second);
}

/* Packed bytes are those of the file, and unpack to the same totals. */
static void comes_back_from_bytes(const survey *s, const bytes *file) {
    chiso_totals *unpacked;
    chiso_error error = {0};
    char *packed;
    size_t length;
    assert_ok(chiso_totals_pack(&packed, &length, s->totals, &error), error);
    assert_int_equal(length, file->length);
    assert_memory_equal(packed, file->at, length);
    assert_ok(chiso_totals_unpack(&unpacked, packed, length, s->instrument, &error), error);
    chiso_totals_packed_free(packed);
    equal_totals(s->totals, unpacked);
    chiso_totals_free(unpacked);
}

/* Save, load, and save what was loaded: the same totals and the same bytes. */
static void comes_back(survey *s) {
    chiso_totals *loaded;
    assert_ok(chiso_totals_save(s->totals, totals_path(), &s->error), s->error);
    bytes *first = read_bytes(totals_path());
    assert_ok(chiso_totals_load(&loaded, totals_path(), s->instrument, &s->error), s->error);
    equal_totals(s->totals, loaded);
    comes_back_from_bytes(s, first);
    assert_ok(chiso_totals_save(loaded, totals_path(), &s->error), s->error);
    bytes *second = read_bytes(totals_path());
    assert_int_equal(first->length, second->length);
    assert_memory_equal(first->at, second->at, first->length);
    chiso_totals_free(loaded);
    free(first);
    free(second);
    unlink(totals_path());
    survey_free(s);
}

static void not_packed(const survey *s, chiso_status status, const char *words) {
    chiso_error error = {0};
    char *packed = (char *)(uintptr_t)1;
    size_t length = 1;
    assert_int_equal(chiso_totals_pack(&packed, &length, s->totals, &error), status);
    assert_null(packed);
    assert_int_equal(length, 0);
    assert_contains(error.message, words);
}

#define HEADER "h,province,d,v,w,q1,q2,days,got\n"

static void respondents_come_back_by_several_columns_with_missing_ones(void **state) {
    (void)state;
    static const char *const by[] = {"province", "d"}, *const psu[] = {"v", "q2"};
    survey s = survey_new();
    survey_file(&s, HEADER
                "a,Huế,x,1,0.1,1,2,3.3,yes\n"
                "a,ha noi,,2,0.2,5,2,,no\n"
                "b,,x,1,0.7,9,1,0.1,-\n"
                "b,hue,\"x,\"\"y\",3,0,2,1,30,no\n"
                "a,Huế,x,1,1e-3,3,2,1e-7,yes\n"
                "b,,,1,1e9,3,3,2.2,\n");
    s.options.by = by, s.options.n_by = 2;
    s.design.weight = "w", s.design.strata = "h", s.design.psu = psu, s.design.n_psu = 2;
    assert_ok(survey_read(&s), s.error);
    assert_int_equal(chiso_totals_domains(s.totals), 5);
    comes_back(&s);
}

static void respondents_without_a_design_come_back_as_a_whole(void **state) {
    (void)state;
    survey s = survey_of(HEADER "a,1,x,1,1,1,1,1,yes\nb,1,x,1,1,2,8,4.5,no\n");
    comes_back(&s);
}

static void a_condition_and_units_without_anybody_come_back(void **state) {
    (void)state;
    static const char *const by[] = {"d"}, *const psu[] = {"v"};
    survey s = survey_new();
    survey_file(&s, HEADER "a,1,x,1,1,1,1,1,yes\nb,1,y,2,1,2,8,4.5,no\nb,1,z,3,1,2,8,4.5,no\n");
    s.options.by = by, s.options.n_by = 1, s.options.where = "d = y";
    s.design.psu = psu, s.design.n_psu = 1, s.design.strata = "h";
    assert_ok(survey_read(&s), s.error);
    assert_int_equal(chiso_totals_units(s.totals), 3);
    assert_int_equal(chiso_totals_respondents(s.totals), 1);
    comes_back(&s);
}

static void population_sizes_and_estimands_come_back(void **state) {
    (void)state;
    static const char *const fpc[] = {"w", "q1"}, *const psu[] = {"v", "q2"}, *const by[] = {"d"};
    static const chiso_estimand estimands[] = {
        {"ratio", "days", "w", 0}, {"quantile", "q1", NULL, 0.5}, {"mean", "days", NULL, 0}};
    survey s = survey_new();
    survey_file(&s, HEADER
                "a,1,x,1,9,5,1,3.3,yes\n"
                "a,1,x,1,9,5,1,,no\n"
                "a,1,x,2,9,5,2,0.1,-\n"
                "b,1,y,3,4,2,1,30,no\n"
                "b,1,y,4,4,3,3,2.2,\n");
    s.design.strata = "h", s.design.psu = psu, s.design.n_psu = 2;
    s.design.fpc = fpc, s.design.n_fpc = 2, s.options.by = by, s.options.n_by = 1;
    s.options.estimands = estimands, s.options.n_estimands = 3;
    assert_ok(survey_read(&s), s.error);
    comes_back(&s);
    static const char *const one[] = {"w"};
    s = survey_new();
    survey_file(&s, HEADER "a,1,x,1,0.5,1,1,1,yes\na,1,x,1,0.5,1,2,1,yes\na,1,y,1,0.5,1,1,1,yes\n");
    s.design.fpc = one, s.design.n_fpc = 1; /* the respondents are units */
    assert_ok(survey_read(&s), s.error);
    comes_back(&s);
}

static void replicate_weights_come_back(void **state) {
    (void)state;
    static const char *const by[] = {"d"};
    static const double rscales[] = {0.5, 0.25, 1};
    static const char answers[] =
        "h,d,v,q1,q2,days,got,w,r1,r2,r3\n"
        "a,x,1,1,2,3.5,yes,2.5,1,1.5,3\n"
        "a,x,1,4,8,,no,1,2,3,6\n"
        "a,y,1,3,3,1e-3,no,0,2,-0.1,1\n"
        "a,z,1,3,3,2.25,no,1,0,0,0\n";
    for (int32_t type = CHISO_REP_JKN; type <= CHISO_REP_FAY; type++) {
        survey s = survey_new();
        survey_file(&s, answers);
        s.options.by = by, s.options.n_by = 1;
        s.design.weight = "w", s.design.repweights = "r?", s.design.rep_type = type;
        s.design.rep_rscales = rscales, s.design.n_rep_rscales = 3;
        s.design.fay_rho = type == CHISO_REP_FAY ? 0.3 : 0;
        s.design.rep_combined = type == CHISO_REP_BRR ? CHISO_REP_FACTORS : CHISO_REP_COMBINED;
        assert_ok(survey_read(&s), s.error);
        comes_back(&s);
    }
}

static void sums_of_replicates_that_are_no_numbers_are_not_saved(void **state) {
    (void)state;
    survey s = survey_new();
    survey_file(&s, "q1,q2,days,got,w,r1,r2\n1,2,1,yes,1,1,1e308\n1,2,1,yes,1,1,1e308\n");
    s.design.weight = "w", s.design.repweights = "r?", s.design.rep_type = CHISO_REP_BRR;
    assert_ok(survey_read(&s), s.error);
    assert_int_equal(chiso_totals_save(s.totals, totals_path(), &s.error), CHISO_E_DATA);
    assert_contains(s.error.message, "too large for a number");
    not_packed(&s, CHISO_E_DATA, "too large for a number");
    survey_free(&s);
}

static void what_a_file_cannot_hold_is_not_saved(void **state) {
    (void)state;
    static const struct {
        chiso_estimand estimand;
        const char *words;
    } cases[] = {
        {{"quantile", "days", NULL, 0.5},
         "a quantile of days cannot be saved: it needs every answer"},
        {{"proportion", "d", NULL, 0},
         "a proportion of d cannot be saved: it needs a scale of the instrument"},
    };
    for (size_t i = 0; i < 2; i++) {
        survey s = survey_new();
        survey_file(&s, HEADER "a,1,x,1,1,1,1,1,yes\n");
        s.options.estimands = &cases[i].estimand, s.options.n_estimands = 1;
        assert_ok(survey_read(&s), s.error);
        assert_int_equal(chiso_totals_save(s.totals, totals_path(), &s.error), CHISO_E_ARGUMENT);
        assert_contains(s.error.message, cases[i].words);
        assert_int_equal(access(totals_path(), F_OK), -1);
        not_packed(&s, CHISO_E_ARGUMENT, cases[i].words);
        survey_free(&s);
    }
}

static void totals_without_an_instrument_are_not_saved(void **state) {
    (void)state;
    static const chiso_estimand mean = {"mean", "days", NULL, 0};
    survey s = survey_new();
    survey_file(&s, HEADER "a,1,x,1,1,1,1,1,yes\n");
    s.instrument_name = NULL;
    s.options.estimands = &mean, s.options.n_estimands = 1;
    assert_ok(survey_read(&s), s.error);
    assert_int_equal(chiso_totals_save(s.totals, totals_path(), &s.error), CHISO_E_ARGUMENT);
    assert_contains(s.error.message, "totals without an instrument cannot be saved");
    not_packed(&s, CHISO_E_ARGUMENT, "totals without an instrument cannot be saved");
    survey_free(&s);
}

static void nobody_comes_back(void **state) {
    (void)state;
    static const char *const by[] = {"d"};
    survey s = survey_new();
    survey_file(&s, HEADER);
    s.options.by = by, s.options.n_by = 1;
    if (survey_read(&s) == CHISO_OK)
        comes_back(&s);
    else
        survey_free(&s);
}

static void published_scores_come_back(void **state) {
    (void)state;
    survey s = survey_new();
    s.instrument_name = CHISO_TEST_DATA "/published";
    survey_file(&s, "province,p1,p2\n92,0.1,1.9\nHà Nội,0.5,1\nhue,0.4,0\n4,,0.3\n");
    assert_ok(survey_read(&s), s.error);
    comes_back(&s);
}

/* The layout that docs/totals-file.md tells, made without the code that is tested. */
static void the_bytes_are_those_of_the_documentation(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_instrument *instrument;
    chiso_totals *totals;
    const parts all[] = {handmade(), handmade_survey(), handmade_sizes()};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        assert_ok(chiso_instrument_open(&instrument, NULL, all[i].instrument, &error), error);
        bytes *made = make_file(&all[i], instrument);
        write_bytes(made->at, made->length);
        assert_ok(chiso_totals_load(&totals, totals_path(), instrument, &error), error);
        assert_ok(chiso_totals_save(totals, totals_path(), &error), error);
        bytes *saved = read_bytes(totals_path());
        assert_int_equal(saved->length, made->length);
        assert_memory_equal(saved->at, made->at, made->length);
        chiso_totals_free(totals);
        chiso_instrument_free(instrument);
        free(made);
        free(saved);
    }
    unlink(totals_path());
}

static void a_sum_that_is_no_number_is_not_saved(void **state) {
    (void)state;
    survey s = survey_of(HEADER "a,1,x,1,1,1,1,1,yes\n");
    s.totals->moments.sums[0] = INFINITY;
    assert_int_equal(chiso_totals_save(s.totals, totals_path(), &s.error), CHISO_E_DATA);
    assert_contains(s.error.message, "too large for a number");
    s.totals->moments.sums[0] = 0;
    assert_true(chiso__rows_fill(s.totals, 0));
    chiso__row_sums(s.totals, 0)[CHISO__ROW_WW].sum = INFINITY;
    assert_int_equal(chiso_totals_save(s.totals, totals_path(), &s.error), CHISO_E_DATA);
    chiso__row_sums(s.totals, 0)[CHISO__ROW_WW] = (chiso__sum){0, INFINITY};
    assert_int_equal(chiso_totals_save(s.totals, totals_path(), &s.error), CHISO_E_DATA);
    assert_int_equal(access(totals_path(), F_OK), -1);
    survey_free(&s);
}

static chiso_status save_with_little_room(const chiso_totals *totals, chiso_error *error) {
    struct rlimit before, low;
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    low = before;
    low.rlim_cur = 100;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &low), 0);
    const chiso_status status = chiso_totals_save(totals, totals_path(), error);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, handler);
    return status;
}

static void a_full_disk_leaves_the_earlier_file(void **state) {
    (void)state;
    survey s = survey_of(HEADER "a,1,x,1,1,1,1,1,yes\n");
    write_bytes((const unsigned char *)"earlier", 7);
    assert_int_equal(save_with_little_room(s.totals, &s.error), CHISO_E_WRITE);
    assert_contains(s.error.message, "cannot write \"");
    bytes *b = read_bytes(totals_path());
    assert_int_equal(b->length, 7);
    assert_memory_equal(b->at, "earlier", 7);
    free(b);
    unlink(totals_path());
    survey_free(&s);
}

static void totals_of_arrays_come_back(void **state) {
    (void)state;
    static const double days[] = {1, 30, NAN}, q[] = {1, 5, 3};
    static const char *const got[] = {"yes", "no", "-"};
    const chiso_column columns[] = {{.name = "days", .values = days, .type = CHISO_VALUES_DOUBLE},
                                    {.name = "q1", .values = q, .type = CHISO_VALUES_DOUBLE},
                                    {.name = "q2", .values = q, .type = CHISO_VALUES_DOUBLE},
                                    {.name = "got", .values = got, .type = CHISO_VALUES_TEXT}};
    const chiso_table table = {.columns = columns, .n_columns = 4, .n_rows = 3};
    chiso_responses *responses;
    survey s = survey_new();
    assert_ok(chiso_instrument_open(&s.instrument, NULL, s.instrument_name, &s.error), s.error);
    assert_ok(chiso_responses_from_tables(&responses, &table, 1, NULL, &s.error), s.error);
    assert_ok(chiso_totals_read(&s.totals, NULL, responses, s.instrument, NULL, NULL, &s.error),
              s.error);
    chiso_responses_free(responses);
    comes_back(&s);
}

static void a_file_that_cannot_be_made_says_why(void **state) {
    (void)state;
    survey s = survey_of(HEADER "a,1,x,1,1,1,1,1,yes\n");
    assert_int_equal(chiso_totals_save(s.totals, "/tmp", &s.error), CHISO_E_OPEN);
    assert_contains(s.error.message, "cannot write to \"/tmp\": ");
    assert_int_equal(chiso_totals_save(s.totals, "/no/such/folder/t", NULL), CHISO_E_OPEN);
    assert_int_equal(chiso_totals_save(s.totals, "/dev/full", NULL), CHISO_E_WRITE);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(respondents_come_back_by_several_columns_with_missing_ones),
        cmocka_unit_test(respondents_without_a_design_come_back_as_a_whole),
        cmocka_unit_test(a_condition_and_units_without_anybody_come_back),
        cmocka_unit_test(population_sizes_and_estimands_come_back),
        cmocka_unit_test(what_a_file_cannot_hold_is_not_saved),
        cmocka_unit_test(totals_without_an_instrument_are_not_saved),
        cmocka_unit_test(replicate_weights_come_back),
        cmocka_unit_test(sums_of_replicates_that_are_no_numbers_are_not_saved),
        cmocka_unit_test(nobody_comes_back),
        cmocka_unit_test(published_scores_come_back),
        cmocka_unit_test(the_bytes_are_those_of_the_documentation),
        cmocka_unit_test(a_sum_that_is_no_number_is_not_saved),
        cmocka_unit_test(a_full_disk_leaves_the_earlier_file),
        cmocka_unit_test(totals_of_arrays_come_back),
        cmocka_unit_test(a_file_that_cannot_be_made_says_why),
    };
    return RUN_TESTS(tests);
}
