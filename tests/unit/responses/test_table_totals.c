/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is computed from arrays is what is computed from the file that they would be. */
#include <chiso/estimate.h>
#include <chiso/index.h>
#include <chiso/output.h>

#include "in_memory.h"
#include "survey.h"

enum { TABLES = 3 };

static in_memory memory[TABLES];

/* --- the two ways --- */

static chiso_responses *responses_of(const char *const *texts, const char *const *names,
                                     size_t count) {
    chiso_table tables[TABLES];
    chiso_responses *responses;
    chiso_error error = {0};
    for (size_t i = 0; i < count; i++) {
        in_memory_fill(&memory[i], names != NULL ? names[i] : NULL, texts[i]);
        tables[i] = memory[i].table;
    }
    assert_ok(chiso_responses_from_tables(&responses, tables, count, NULL, &error), error);
    return responses;
}

/* As survey_read(), from arrays. */
static chiso_status read_arrays(survey *s, const char *const *texts, size_t count) {
    chiso_design *design;
    survey_forget(s);
    if (s->instrument_name != NULL)
        assert_ok(chiso_instrument_open(&s->instrument, NULL, s->instrument_name, &s->error),
                  s->error);
    chiso_responses *responses = responses_of(texts, NULL, count);
    assert_ok(chiso_design_new(&design, &s->design, &s->error), s->error);
    const chiso_status status = chiso_totals_read(&s->totals, &s->findings, responses,
                                                  s->instrument, design, &s->options, &s->error);
    chiso_responses_free(responses);
    chiso_design_free(design);
    return status;
}

/* Rows alone: settings name the files. */
static char *rows_of(chiso_result *result) {
    char *text;
    chiso_error error = {0};
    assert_ok(chiso_output_render(&text, NULL, result, "csv", NULL, &error), error);
    chiso_result_free(result);
    return text;
}

static char *computed(const survey *s) {
    const chiso_variance_options lone = {.struct_size = sizeof lone,
                                         .lone_psu = CHISO_LONE_PSU_CENTRE};
    const bool replicated = s->design.repweights != NULL;
    chiso_result *result;
    chiso_error error = {0};
    if (s->options.n_estimands > 0) {
        const chiso_estimate_options options = {.struct_size = sizeof options,
                                                .variance = replicated ? NULL : &lone};
        assert_ok(chiso_estimate(&result, s->totals, &options, &error), error);
    } else {
        assert_ok(chiso_score(&result, s->totals, NULL, &error), error);
    }
    return rows_of(result);
}

static void same(survey *s, const char *const *texts, size_t count) {
    for (size_t i = 0; i < count; i++) survey_file(s, texts[i]);
    assert_ok(survey_read(s), s->error);
    char *file = computed(s);
    assert_true(strlen(file) > 100);
    assert_ok(read_arrays(s, texts, count), s->error);
    char *table = computed(s);
    assert_string_equal(table, file);
    chiso_output_free(file);
    chiso_output_free(table);
    survey_free(s);
}

/* --- surveys --- */

static const chiso_estimand asked[] = {{"mean", "x", NULL, 0},
                                       {"proportion", "town", NULL, 0},
                                       {"ratio", "x", "y", 0},
                                       {"quantile", "y", NULL, 0.5}};

static survey asking(void) {
    static const char *const by[] = {"province"};
    survey s = survey_new();
    s.instrument_name = NULL;
    s.options.estimands = asked, s.options.n_estimands = 4;
    s.options.by = by, s.options.n_by = 1;
    s.design.weight = "w";
    return s;
}

static const char *const people[] = {
    "province,h,v,town,x,y,w,age\n"
    "Huế,1,1,a,2.5,3,1.5,30\nHuế,1,2,b,,4,2,41\nHuế,1,2,a,1e-3,5,0.25,\n"
    "ha noi,2,3,c,7,1,1,18\nha noi,2,4,,8,2.5,3,65\nha noi,2,4,a,9,,1,30.5\n",
    "w,age,y,x,town,v,h,province\n"
    "2,20,1.25,7,b,9,3,Huế\n1,21,-2,3,a,8,3,Huế\n",
};

static void several_tables_are_one_data_set(void **state) {
    (void)state;
    static const char *const psu[] = {"v"};
    survey s = asking();
    s.design.strata = "h", s.design.psu = psu, s.design.n_psu = 1;
    same(&s, people, 2);
}

static void conditions_compare_numbers_and_texts(void **state) {
    (void)state;
    static const char *const where[] = {
        "age >= 20 and age < 41", "age is missing or town in (a, 'c')",
        "v != 2 and h = 1 or x > 7.5", "not (age = 30) and province = 'ha noi'"};
    for (size_t i = 0; i < sizeof where / sizeof where[0]; i++) {
        survey s = asking();
        s.options.where = where[i];
        same(&s, people, 2);
    }
}

static const char replicated[] =
    "province,town,x,y,w,r1,r2,r3,n1,n2,n3\n"
    "a,t,1,2.5,2.5,1,1.5,3,1,2,0\na,u,4,1,1,2.25,3,6,0,1,2\n"
    "b,t,3,3,1,2,-0.1,1,2,0,1\nb,u,5,3,1,0,0,0,1,1,1\nb,t,2,8,4,1,2,3,4,5,6\n";

static void replicate_weights_are_read_from_arrays(void **state) {
    (void)state;
    static const char *const patterns[] = {"r?", "n?"}; /* doubles, and whole numbers */
    static const char *const text[] = {replicated};
    static const double rscales[] = {0.5, 0.25, 1};
    for (size_t i = 0; i < 2; i++) {
        survey s = asking();
        s.design.repweights = patterns[i], s.design.rep_type = CHISO_REP_JKN;
        s.design.rep_rscales = rscales, s.design.n_rep_rscales = 3;
        s.options.n_estimands = 3; /* no quantile */
        same(&s, text, 1);
    }
}

static void a_column_of_replicate_weights_that_is_there_twice_is_a_fault(void **state) {
    (void)state;
    static const char *const text[] = {"x,y,town,province,w,r1,r2,r1\n1,2,a,b,1,1,1,1\n"};
    survey s = asking();
    s.design.repweights = "r?", s.design.rep_type = CHISO_REP_BRR;
    survey_file(&s, text[0]);
    assert_int_equal(survey_read(&s), CHISO_E_DATA);
    const chiso_error of_file = s.error;
    assert_int_equal(read_arrays(&s, text, 1), CHISO_E_DATA);
    assert_contains(of_file.message, "two headers match");
    assert_contains(s.error.message, "table, column r1: found \"r1\": two headers match");
    survey_free(&s);
}

static void a_weight_that_is_none_in_a_replicate_is_a_fault(void **state) {
    (void)state;
    static const char *const text[] = {"x,y,town,province,w,r1,r2\n1,2,a,b,1,1,1\n1,2,a,b,1,,1\n"};
    survey s = asking();
    s.design.repweights = "r?", s.design.rep_type = CHISO_REP_BRR;
    assert_int_equal(read_arrays(&s, text, 1), CHISO_E_DATA);
    assert_contains(s.error.message, "table, record 2, column r1: ");
    assert_int_equal(s.error.record, 2);
    survey_free(&s);
}

static const char *const scored[] = {
    "h,province,d,v,w,q1,q2,days,got\n"
    "a,Huế,x,1,0.1,1,2,3.3,yes\na,ha noi,,2,0.2,5,2,,no\nb,,x,1,0.7,9,1,0.1,-\n"
    "b,hue,x,3,0,2,1,30,no\na,Huế,x,1,1e-3,3,2,1e-7,yes\nb,,,1,1e9,3,3,2.2,\n"};

static void an_index_is_scored_from_arrays(void **state) {
    (void)state;
    static const char *const by[] = {"province", "d"};
    survey s = survey_new();
    s.options.by = by, s.options.n_by = 2;
    s.design.weight = "w", s.design.strata = "h";
    same(&s, scored, 1);
}

static void the_first_fault_has_its_record(void **state) {
    (void)state;
    static const char *const text[] = {"q1,q2,days,got\n1,1,1,yes\n2,2,2,no\n1,7,1,maybe\n"};
    survey s = survey_new();
    survey_file(&s, text[0]);
    assert_int_equal(survey_read(&s), CHISO_E_DATA);
    assert_int_equal(s.error.record, 3);
    assert_string_equal(s.error.column, "q2");
    assert_contains(s.error.message, "line 4, column q2: found \"7\"");
    char shown[200];
    strcpy(shown, findings_shown(s.findings));
    assert_string_equal(shown, "0:no_weight:: 0:no_psu:: !4:off_scale:q2:7 !4:off_scale:got:maybe");
    assert_int_equal(read_arrays(&s, text, 1), CHISO_E_DATA);
    assert_int_equal(s.error.record, 3);
    assert_string_equal(s.error.column, "q2");
    assert_contains(s.error.message, "table, record 3, column q2: found \"7\"");
    assert_string_equal(findings_shown(s.findings),
                        "0:no_weight:: 0:no_psu:: !3:off_scale:q2:7 !3:off_scale:got:maybe");
    survey_free(&s);
}

static void population_sizes_that_vary_name_the_record(void **state) {
    (void)state;
    static const char *const fpc[] = {"N"};
    static const char *const text[] = {"h,N,x,y,town,province\n1,9,1,1,a,b\n1,8,2,2,a,b\n"};
    survey s = asking();
    s.design.weight = NULL, s.design.strata = "h";
    s.design.fpc = fpc, s.design.n_fpc = 1;
    assert_int_equal(read_arrays(&s, text, 1), CHISO_E_DATA);
    assert_contains(s.error.message, "record 2, column N");
    assert_contains(s.error.message, "has 9 on record 1");
    survey_free(&s);
}

/* --- published scores --- */

static char *papi_text(void) {
    static char text[1 << 15];
    FILE *file = fopen(CHISO_SOURCE "/examples/data/papi-2024.csv", "rb");
    assert_non_null(file);
    const size_t length = fread(text, 1, sizeof text - 1, file);
    text[length] = '\0';
    assert_int_equal(fclose(file), 0);
    return text;
}

static survey papi(void) {
    survey s = survey_new();
    s.instrument_name = "papi-2024";
    return s;
}

static void published_scores_are_read_from_arrays(void **state) {
    (void)state;
    const char *const text[] = {papi_text()};
    survey s = papi();
    same(&s, text, 1);
}

static void a_domain_that_is_there_twice_names_the_record(void **state) {
    (void)state;
    static const char *const texts[] = {"p,1.1\na,1\nb,1\na,1\n", "p,1.1\nb,1\n"};
    static const char *const by[] = {"p"}, *const names[] = {"north", "south"};
    static char whole[TABLES][1 << 12];
    const char *const wholes[] = {whole[0], whole[1]};
    survey s = papi();
    s.options.by = by, s.options.n_by = 1;
    for (size_t i = 0; i < 2; i++) { /* every column of the instrument, blank but for the first */
        const char *header = papi_text();
        char *at =
            whole[i] + sprintf(whole[i], "p%.*s\n", (int)strcspn(strstr(header, ",1.1"), "\n"),
                               strstr(header, ",1.1"));
        for (const char *line = strchr(texts[i], '\n') + 1; *line != '\0';
             line = strchr(line, '\n') + 1)
            at += sprintf(at, "%c,1,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n", *line);
    }
    assert_ok(chiso_instrument_open(&s.instrument, NULL, s.instrument_name, &s.error), s.error);
    chiso_responses *responses = responses_of(wholes, names, 2);
    assert_int_equal(chiso_totals_read(&s.totals, &s.findings, responses, s.instrument, NULL,
                                       &s.options, &s.error),
                     CHISO_E_DATA);
    chiso_responses_free(responses);
    assert_string_equal(findings_shown(s.findings),
                        "!3:duplicate_domain:p:a !1:duplicate_domain:p:b");
    assert_contains(finding_text(s.findings, 0, "advice"), "record 1 has this domain already");
    assert_contains(finding_text(s.findings, 1, "advice"), "record 2 of north has this domain");
    survey_free(&s);
}

static char *regrouped(const survey *s, const chiso_responses *populations) {
    const chiso_regroup_options options = {.struct_size = sizeof options,
                                           .populations = populations};
    chiso_totals *merged;
    chiso_result *scores;
    chiso_error error = {0};
    assert_ok(chiso_totals_regroup(&merged, NULL, s->totals, &options, &error), error);
    assert_ok(chiso_score(&scores, merged, NULL, &error), error);
    chiso_totals_free(merged);
    return rows_of(scores);
}

static void provinces_are_merged_by_populations_in_arrays(void **state) {
    (void)state;
    static char people_of[4096];
    const char *const populations[] = {people_of};
    char *at = people_of + sprintf(people_of, "province,population\n");
    for (int i = 0; i < 100; i++) {
        char name[4];
        sprintf(name, "%02d", i);
        const char *code = chiso_province_code(CHISO_PROVINCES_63, name);
        if (code != NULL) at += sprintf(at, "%s,%d\n", code, 1000 + 37 * i);
    }
    survey s = papi(), file = survey_new();
    survey_file(&s, papi_text());
    survey_file(&file, people_of);
    assert_ok(survey_read(&s), s.error);
    chiso_responses *responses;
    const char *path = file.path[0];
    assert_ok(chiso_responses_from_files(&responses, &path, 1, NULL, &s.error), s.error);
    char *of_file = regrouped(&s, responses);
    chiso_responses_free(responses);
    responses = responses_of(populations, NULL, 1);
    char *of_table = regrouped(&s, responses);
    chiso_responses_free(responses);
    assert_string_equal(of_table, of_file);
    chiso_output_free(of_file);
    chiso_output_free(of_table);
    survey_free(&s);
    survey_free(&file);
}

static int32_t enough(void *context, int64_t records, double fraction) {
    (void)context, (void)records, (void)fraction;
    return 1;
}

static void merging_and_ranking_can_be_cancelled(void **state) {
    (void)state;
    static const char text[] = "province,population,score,se\n1,10,5,1\n";
    const chiso_rank_columns columns = {
        .struct_size = sizeof columns, .unit = "province", .estimate = "score", .se = "se"};
    chiso_responses_options options = CHISO_RESPONSES_OPTIONS_INIT;
    chiso_regroup_options into = CHISO_REGROUP_OPTIONS_INIT;
    chiso_responses *responses;
    chiso_totals *merged;
    chiso_result *result, *findings;
    survey s = papi();
    survey_file(&s, papi_text());
    assert_ok(survey_read(&s), s.error);
    in_memory_fill(&memory[0], NULL, text);
    options.progress = enough;
    assert_ok(chiso_responses_from_tables(&responses, &memory[0].table, 1, &options, &s.error),
              s.error);
    into.populations = responses;
    assert_int_equal(chiso_totals_regroup(&merged, &findings, s.totals, &into, &s.error),
                     CHISO_E_CANCELLED);
    assert_null(merged);
    chiso_result_free(findings);
    assert_int_equal(chiso_rank(&result, &findings, responses, &columns, NULL, NULL, NULL),
                     CHISO_E_CANCELLED);
    assert_null(result);
    chiso_result_free(findings);
    chiso_responses_free(responses);
    survey_free(&s);
}

/* --- ranks of any table --- */

static char *ranked(const chiso_responses *responses, chiso_error *error) {
    const chiso_rank_columns columns = {
        .struct_size = sizeof columns, .unit = "unit", .estimate = "score", .se = "se", .df = "df"};
    chiso_result *ranks, *findings;
    chiso_rank(&ranks, &findings, responses, &columns, NULL, NULL, error);
    chiso_result_free(findings);
    return ranks != NULL ? rows_of(ranks) : NULL;
}

static void units_are_ranked_from_arrays(void **state) {
    (void)state;
    static const char *const text[] = {
        "unit,score,se,df\na,50.5,1.25,10\nb,49,0.5,\nc,52,3,4\nd,,,\n5,40,2,30\n"};
    static const char *const twice[] = {"unit,score,se,df\na,50,1,10\na,40,1,10\n"};
    survey s = survey_new();
    survey_file(&s, text[0]);
    chiso_responses *responses;
    const char *path = s.path[0];
    assert_ok(chiso_responses_from_files(&responses, &path, 1, NULL, &s.error), s.error);
    char *file = ranked(responses, &s.error);
    chiso_responses_free(responses);
    responses = responses_of(text, NULL, 1);
    char *table = ranked(responses, &s.error);
    chiso_responses_free(responses);
    assert_non_null(file);
    assert_string_equal(table, file);
    responses = responses_of(twice, NULL, 1);
    assert_null(ranked(responses, &s.error));
    assert_contains(s.error.message, "table, record 2, column unit");
    assert_contains(s.error.message, "record 1 has this unit already");
    chiso_responses_free(responses);
    chiso_output_free(file);
    chiso_output_free(table);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(several_tables_are_one_data_set),
        cmocka_unit_test(conditions_compare_numbers_and_texts),
        cmocka_unit_test(replicate_weights_are_read_from_arrays),
        cmocka_unit_test(a_column_of_replicate_weights_that_is_there_twice_is_a_fault),
        cmocka_unit_test(a_weight_that_is_none_in_a_replicate_is_a_fault),
        cmocka_unit_test(an_index_is_scored_from_arrays),
        cmocka_unit_test(the_first_fault_has_its_record),
        cmocka_unit_test(population_sizes_that_vary_name_the_record),
        cmocka_unit_test(published_scores_are_read_from_arrays),
        cmocka_unit_test(a_domain_that_is_there_twice_names_the_record),
        cmocka_unit_test(provinces_are_merged_by_populations_in_arrays),
        cmocka_unit_test(merging_and_ranking_can_be_cancelled),
        cmocka_unit_test(units_are_ranked_from_arrays),
    };
    return RUN_TESTS(tests);
}
