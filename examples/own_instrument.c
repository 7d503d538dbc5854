/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Districts of a survey with an instrument of its own: see docs/tutorial.md. */
#include <chiso/chiso.h>
#include <stdio.h>

static void print_cell(const chiso_result *list, size_t row, const char *column, const char *end) {
    const char *cell = chiso_result_text(list, row, (size_t)chiso_result_find_column(list, column));
    if (cell != NULL) fprintf(stderr, "%s%s", cell, end);
}

/* Faults, which forbid any result, and warnings, which do not; they are freed. */
static void report(chiso_result *list) {
    for (size_t i = 0; list != NULL && i < chiso_result_rows(list); i++) {
        const size_t at = (size_t)chiso_result_find_column(list, "line");
        const double line = chiso_result_number(list, i, at);
        print_cell(list, i, "severity", ": ");
        print_cell(list, i, "file", ", ");
        if (line > 0) fprintf(stderr, "line %.0f, ", line);
        print_cell(list, i, "column", ", ");
        print_cell(list, i, "value", ": ");
        print_cell(list, i, "advice", "\n");
    }
    chiso_result_free(list);
}

/* Answers, district by district; communes were drawn, those of town and country apart. */
static chiso_status read_survey(chiso_totals **totals, const chiso_instrument *instrument,
                                const char *path, chiso_error *error) {
    static const char *const by[] = {"district"}, *const psu[] = {"commune"};
    const chiso_totals_options options = {.struct_size = sizeof options, .by = by, .n_by = 1};
    chiso_design_options drawn = CHISO_DESIGN_OPTIONS_INIT;
    chiso_design *design = NULL;
    chiso_responses *answers = NULL;
    chiso_result *findings = NULL;
    drawn.weight = "weight";
    drawn.strata = "stratum";
    drawn.psu = psu;
    drawn.n_psu = 1;
    chiso_status status = chiso_design_new(&design, &drawn, error);
    if (status == CHISO_OK) status = chiso_responses_from_files(&answers, &path, 1, NULL, error);
    if (status == CHISO_OK)
        status = chiso_totals_read(totals, &findings, answers, instrument, design, &options, error);
    report(findings);
    chiso_responses_free(answers);
    chiso_design_free(design);
    return status;
}

/* The root of the tree, district by district. */
static chiso_status print_index(const chiso_totals *totals, const char *root, chiso_error *error) {
    chiso_result *scores = NULL, *index = NULL;
    char *table = NULL;
    chiso_status status = chiso_score(&scores, totals, NULL, error);
    if (status == CHISO_OK) status = chiso_result_select(&index, scores, "code", &root, 1, error);
    if (status == CHISO_OK) status = chiso_output_render(&table, NULL, index, "table", NULL, error);
    if (status == CHISO_OK) printf("%s", table);
    chiso_output_free(table);
    chiso_result_free(index);
    chiso_result_free(scores);
    return status;
}

int main(int argc, char **argv) {
    chiso_error error = {0};
    chiso_instrument *instrument = NULL;
    chiso_result *findings = NULL;
    chiso_totals *totals = NULL;
    if (argc != 4) return fprintf(stderr, "usage: own_instrument INSTRUMENT FILE NODE\n"), 2;
    chiso_status status = chiso_instrument_open(&instrument, &findings, argv[1], &error);
    report(findings);
    if (status == CHISO_OK) status = read_survey(&totals, instrument, argv[2], &error);
    if (status == CHISO_OK) status = print_index(totals, argv[3], &error);
    if (fflush(stdout) != 0 && status == CHISO_OK) status = CHISO_E_WRITE;
    if (status != CHISO_OK)
        fprintf(stderr, "own_instrument: %s: %s\n", chiso_status_name(status), error.message);
    chiso_totals_free(totals);
    chiso_instrument_free(instrument);
    return status == CHISO_OK ? 0 : 1;
}
