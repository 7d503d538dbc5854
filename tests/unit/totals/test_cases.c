/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/cases.h"

#include <math.h>
#include <string.h>

#include "survey.h"
#include "totals/rows.h"
#include "totals/variables.h"

static const char answers[] =
    "district,v,w,size,who,q1,q2,days\n"
    "a,1,2,4,An,5,1,3\n"
    "a,1,0,4,,1,-,4.5\n"
    "b,2,4,4,Bình,,2,\n"
    "b,2,1,4,An,2,2,7\n";

static const chiso_estimand means[] = {{.statistic = "mean", .variable = "q1"},
                                       {.statistic = "mean", .variable = "days"}};

/* What is read, and how. */
typedef struct kept {
    survey s;
    chiso__cases cases;
    chiso__text_column texts[2];
    size_t q1, days;
} kept;

static chiso_status read_cases(kept *k) {
    survey *s = &k->s;
    chiso_responses *responses;
    chiso_design *design;
    const char *const paths[] = {s->path[0], s->path[1]};
    assert_ok(chiso_responses_from_files(&responses, paths, s->files, &s->input, &s->error),
              s->error);
    assert_ok(chiso_design_new(&design, &s->design, &s->error), s->error);
    assert_ok(chiso_instrument_open(&s->instrument, NULL, s->instrument_name, &s->error), s->error);
    const chiso__cases_source source = {.responses = responses,
                                        .instrument = s->instrument,
                                        .design = design,
                                        .options = &s->options,
                                        .texts = k->texts,
                                        .n_texts = 2};
    chiso_status status = chiso__cases_read(&k->cases, &s->findings, &source, &s->error);
    chiso_responses_free(responses);
    chiso_design_free(design);
    if (status != CHISO_OK) return status;
    k->q1 = (size_t)chiso__variables_find(k->cases.totals, &means[0]);
    k->days = (size_t)chiso__variables_find(k->cases.totals, &means[1]);
    return status;
}

/* Two means by district, of villages; the second text column is in no file. */
static void begin(kept *k) {
    static const char *const by[] = {"district"}, *const psu[] = {"v"};
    *k = (kept){.s = survey_new(),
                .texts = {{.name = "who", .option = "--interviewer"}, {.name = "nowhere"}}};
    survey_file(&k->s, answers);
    k->s.options.by = by, k->s.options.n_by = 1;
    k->s.options.estimands = means, k->s.options.n_estimands = 2;
    k->s.options.hold = CHISO_HOLD_ESTIMANDS;
    k->s.design.weight = "w", k->s.design.psu = psu, k->s.design.n_psu = 1;
}

static void end(kept *k) {
    chiso__cases_free(&k->cases);
    survey_free(&k->s);
}

static void respondents_stand_in_the_order_of_the_file_with_what_they_answered(void **state) {
    (void)state;
    kept k;
    begin(&k);
    assert_ok(read_cases(&k), k.s.error);
    const chiso__cases *c = &k.cases;
    assert_int_equal(c->rows, 4);
    assert_true(chiso__cases_value(c, 0, k.q1) == 5 && chiso__cases_value(c, 3, k.days) == 7);
    assert_true(isnan(chiso__cases_value(c, 2, k.q1)) && isnan(chiso__cases_value(c, 2, k.days)));
    assert_true(c->code[2 * c->totals->n_variables + k.q1] < 0);
    assert_int_equal(c->line[3], 5);
    assert_int_equal(c->file[3], 0);
    assert_string_equal(chiso__cases_text(c, 2, 0), "Bình");
    assert_null(chiso__cases_text(c, 1, 0));
    assert_int_equal(c->text[0], c->text[3 * 2]);
    assert_null(chiso__cases_text(c, 0, 1));
    end(&k);
}

static void who_weighs_nothing_is_kept_and_in_no_total(void **state) {
    (void)state;
    kept k;
    begin(&k);
    assert_ok(read_cases(&k), k.s.error);
    const chiso__cases *c = &k.cases;
    assert_true(c->weight[1] == 0 && c->weight[2] == 4);
    assert_int_equal(chiso__row_n(c->totals, c->row[1]), 1);
    assert_int_equal(c->row[0], c->row[1]);
    assert_int_equal(chiso__row_unit(c->totals, c->row[3]), c->unit[3]);
    assert_string_equal(chiso__totals_domain_value(c->totals, chiso__cases_domain(c, 3), 0), "b");
    end(&k);
}

static void who_is_not_inside_is_not_kept(void **state) {
    (void)state;
    kept k;
    begin(&k);
    k.s.options.where = "district = b";
    assert_ok(read_cases(&k), k.s.error);
    assert_int_equal(k.cases.rows, 2);
    assert_int_equal(k.cases.line[0], 4);
    assert_int_equal(chiso_totals_units(k.cases.totals), 2);
    end(&k);
}

static void weights_follow_from_population_sizes(void **state) {
    (void)state;
    static const char *const fpc[] = {"size"};
    kept k;
    chiso__view view;
    begin(&k);
    k.s.design.weight = NULL, k.s.design.fpc = fpc, k.s.design.n_fpc = 1;
    assert_ok(read_cases(&k), k.s.error);
    assert_true(k.cases.weight[0] == 1);
    assert_true(chiso__view_new(&view, k.cases.totals));
    chiso__cases_weigh(&k.cases, &view);
    assert_true(k.cases.weight[0] == 2 && k.cases.weight[3] == 2);
    chiso__view_free(&view);
    end(&k);
}

static void a_text_column_that_an_option_names_must_be_there(void **state) {
    (void)state;
    kept k;
    begin(&k);
    k.texts[1].option = "--village";
    assert_int_equal(read_cases(&k), CHISO_E_ARGUMENT);
    assert_contains(k.s.error.message, "--village");
    end(&k);
}

static void what_is_wrong_is_found_as_for_totals(void **state) {
    (void)state;
    kept k;
    begin(&k);
    survey_file(&k.s, "district,v,w,who,q1,days\na,1,1,An,7,1\n");
    assert_int_equal(read_cases(&k), CHISO_E_DATA);
    assert_contains(findings_shown(k.s.findings), "!2:off_scale:q1:7");
    end(&k);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(respondents_stand_in_the_order_of_the_file_with_what_they_answered),
        cmocka_unit_test(who_weighs_nothing_is_kept_and_in_no_total),
        cmocka_unit_test(who_is_not_inside_is_not_kept),
        cmocka_unit_test(weights_follow_from_population_sizes),
        cmocka_unit_test(a_text_column_that_an_option_names_must_be_there),
        cmocka_unit_test(what_is_wrong_is_found_as_for_totals),
    };
    return RUN_TESTS(tests);
}
