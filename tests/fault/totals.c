/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers, designs, and the totals that are read from them. */
#include <stdio.h>
#include <string.h>

#include "scenario_tables.h"
#include "scratch.h"

static void name_the_files_of_answers(outcome *o) {
    static const char *const paths[] = {DATA("answers.csv"), DATA("more.csv")};
    static const char *const missing[] = {"NA", "99"};
    chiso_responses_options options = CHISO_RESPONSES_OPTIONS_INIT;
    options.missing = missing;
    options.n_missing = 2;
    o->responses = untouched;
    o->status = chiso_responses_from_files(&o->responses, paths, 2, &options, o->report);
}

static void name_a_design(outcome *o) {
    o->design = untouched;
    o->status = chiso_design_new(&o->design, &design_of_answers, o->report);
}

/* Too long for the memory that is at hand already: each is asked for by itself. */
static const char *long_name(void) {
    static char name[5001];
    memset(name, 'n', sizeof name - 1);
    return name;
}

static void name_a_design_with_long_names(outcome *o) {
    const char *const psu[] = {long_name(), long_name()};
    chiso_design_options options = CHISO_DESIGN_OPTIONS_INIT;
    options.weight = options.strata = long_name();
    options.psu = psu;
    options.n_psu = 2;
    o->design = untouched;
    o->status = chiso_design_new(&o->design, &options, o->report);
}

static void read_totals(outcome *o, const chiso_responses *responses,
                        const chiso_instrument *instrument, const chiso_totals_options *options) {
    const chiso_design *design = responses == o->world->answers ? o->world->design : NULL;
    o->totals = untouched;
    o->findings = untouched;
    o->status = chiso_totals_read(&o->totals, &o->findings, responses, instrument, design, options,
                                  o->report);
}

static void read_published_scores(outcome *o) {
    read_totals(o, o->world->published, o->world->papi, NULL);
}

static void read_published_scores_by_province(outcome *o) {
    read_totals(o, o->world->published, o->world->papi, &by_province);
}

static void read_respondents_by_two_columns(outcome *o) {
    read_totals(o, o->world->answers, o->world->commune, &by_two_columns);
}

static void read_respondents_as_a_whole(outcome *o) {
    read_totals(o, o->world->answers, o->world->commune, NULL);
}

static void read_without_asking_for_findings(outcome *o) {
    o->totals = untouched;
    o->status = chiso_totals_read(&o->totals, NULL, o->world->answers, o->world->commune,
                                  o->world->design, &by_two_columns, o->report);
}

static void read_by_a_column_that_is_not_there(outcome *o) {
    static const char *const columns[] = {"provinz"};
    const chiso_totals_options options = {.struct_size = sizeof options, .by = columns, .n_by = 1};
    read_totals(o, o->world->answers, o->world->commune, &options);
}

static void read_by_a_column_with_a_long_name(outcome *o) {
    const char *const columns[] = {long_name()};
    const chiso_totals_options options = {.struct_size = sizeof options, .by = columns, .n_by = 1};
    read_totals(o, o->world->answers, o->world->commune, &options);
}

/* Naming the file is not what is looked at here; when that fails there is nothing to read. */
static void read_file(outcome *o, const char *path) {
    chiso_responses *responses = NULL;
    o->status = chiso_responses_from_files(&responses, &path, 1, NULL, o->report);
    if (o->status == CHISO_OK) read_totals(o, responses, o->world->commune, &by_province);
    chiso_responses_free(responses);
}

static void read_where(outcome *o, const char *where) {
    const chiso_totals_options options = {.struct_size = sizeof options, .where = where};
    read_totals(o, o->world->answers, o->world->commune, &options);
}

static void read_records_that_meet_a_condition(outcome *o) {
    read_where(o,
               "not (province in (Hà Nội, 'da nang') or q3 >= 5.5 and district is missing) and "
               "`stratum` != rural and \"village\" = v3 and q1 = 1 and q2 < 9 and w > 0 and "
               "district = Hải Châu");
}

static void read_records_that_meet_no_condition(outcome *o) {
    read_where(o, "q1 > 100");
}

static void read_by_a_condition_that_is_not_understood(outcome *o) {
    read_where(o, "(q1 = 1 and q2 in (1, 2, 'three' or q3");
}

static void read_by_a_condition_on_no_province(outcome *o) {
    read_where(o, "province in (1, Nowhere)");
}

static void read_by_a_condition_on_a_column_that_is_not_there(outcome *o) {
    read_where(o, "distrikt = 1");
}

static void read_by_a_long_condition(outcome *o) {
    static char where[6000];
    memset(where, 0, sizeof where);
    strcat(where, "village in (");
    memset(where + strlen(where), 'v', 5000);
    for (size_t i = 0; i < 20; i++) strcat(where, ", 'v'");
    strcat(where, ")");
    for (size_t i = 0; i < 20; i++) strcat(where, " or not (village = v)");
    read_where(o, where);
}

static void read_answers_with_findings(outcome *o) {
    read_file(o, DATA("findings.csv"));
}

static void read_answers_with_missing_columns(outcome *o) {
    read_file(o, DATA("missing-columns.csv"));
}

static void read_answers_with_an_unclosed_quote(outcome *o) {
    read_file(o, DATA("unclosed-quote.csv"));
}

static void read_answers_in_another_encoding(outcome *o) {
    read_file(o, DATA("windows-1258.csv"));
}

static void read_no_file(outcome *o) {
    read_file(o, "nowhere.csv");
}

static void read_a_long_file(outcome *o) {
    read_file(o, "long.csv");
}

/* Longer than what is kept for a look, with fields longer than what is read at once. */
static void write_a_long_file(void) {
    enum { LONG_FIELD = 200 * 1024 };
    static char field[LONG_FIELD + 1];
    memset(field, 'x', LONG_FIELD);
    FILE *file = fopen("long.csv", "wb");
    if (file == NULL) return;
    fprintf(file, "province,q1,q2,q3,remark\n");
    for (int i = 0; i < 3; i++) fprintf(file, "%02d,1,4,2.5,\"%s\"\n", 1 + i % 2, field);
    for (int i = 0; i < 1500; i++) fprintf(file, "%d,%d,%d,2,\n", 1 + i % 2, 1 + i % 2, 1 + i % 5);
    fclose(file);
}

static void read_provinces_under_a_header_with_marks(outcome *o) {
    const char *const path = "marks.csv";
    chiso_responses *responses = NULL;
    o->status = chiso_responses_from_files(&responses, &path, 1, NULL, o->report);
    if (o->status == CHISO_OK) read_totals(o, responses, o->world->papi, NULL);
    chiso_responses_free(responses);
}

static void write_a_header_with_marks(void) {
    scratch_write("marks.csv", "1.1,Mã tỉnh\n1.25,01\n");
}

static void read_more_faults_than_are_kept(outcome *o) {
    read_file(o, "faults.csv");
}

static void write_very_many_faults(void) {
    FILE *file = fopen("faults.csv", "wb");
    if (file == NULL) return;
    fprintf(file, "province,q1,q2,q3\n");
    for (int i = 0; i < 1010; i++) fprintf(file, "1,7,4,2\n");
    fclose(file);
}

static const scenario list[] = {
    {"name the files of answers", name_the_files_of_answers, NULL},
    {"name a design", name_a_design, NULL},
    {"name a design with long names", name_a_design_with_long_names, NULL},
    {"read published scores", read_published_scores, NULL},
    {"read published scores by province", read_published_scores_by_province, NULL},
    {"read respondents by two columns", read_respondents_by_two_columns, NULL},
    {"read respondents as a whole", read_respondents_as_a_whole, NULL},
    {"read without asking for findings", read_without_asking_for_findings, NULL},
    {"read by a column that is not there", read_by_a_column_that_is_not_there, NULL},
    {"read by a column with a long name", read_by_a_column_with_a_long_name, NULL},
    {"read records that meet a condition", read_records_that_meet_a_condition, NULL},
    {"read records that meet no condition", read_records_that_meet_no_condition, NULL},
    {"read by a condition that is not understood", read_by_a_condition_that_is_not_understood,
     NULL},
    {"read by a condition on no province", read_by_a_condition_on_no_province, NULL},
    {"read by a condition on a column that is not there",
     read_by_a_condition_on_a_column_that_is_not_there, NULL},
    {"read by a long condition", read_by_a_long_condition, NULL},
    {"read answers with findings", read_answers_with_findings, NULL},
    {"read answers with missing columns", read_answers_with_missing_columns, NULL},
    {"read answers with an unclosed quote", read_answers_with_an_unclosed_quote, NULL},
    {"read answers in another encoding", read_answers_in_another_encoding, NULL},
    {"read no file", read_no_file, NULL},
    {"read provinces under a header with marks", read_provinces_under_a_header_with_marks,
     write_a_header_with_marks},
    {"read more faults than are kept", read_more_faults_than_are_kept, write_very_many_faults},
    {"read a long file", read_a_long_file, write_a_long_file},
};

const scenarios totals_scenarios = SCENARIOS(list);
