/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Satisfaction of people in two provinces, and whether they differ: see docs/tutorial.md. */
#include <chiso/chiso.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The mean of one question, province by province, from a sample drawn in stages. */
static chiso_status read_survey(chiso_totals **totals, const chiso_instrument *sipas,
                                chiso_error *error) {
    static const char *const path = "examples/data/sipas-small.csv";
    static const char *const by[] = {"province"}, *const psu[] = {"psu"};
    const chiso_estimand mean = {.statistic = "mean", .variable = "Q9_32"};
    const chiso_design_options drawn = {.struct_size = sizeof drawn,
                                        .weight = "weight",
                                        .strata = "stratum",
                                        .psu = psu,
                                        .n_psu = 1};
    const chiso_totals_options options = {.struct_size = sizeof options,
                                          .by = by,
                                          .n_by = 1,
                                          .estimands = &mean,
                                          .n_estimands = 1,
                                          .hold = CHISO_HOLD_ESTIMANDS};
    chiso_design *design = NULL;
    chiso_responses *answers = NULL;
    chiso_status status = chiso_design_new(&design, &drawn, error);
    if (status == CHISO_OK) status = chiso_responses_from_files(&answers, &path, 1, NULL, error);
    if (status == CHISO_OK)
        status = chiso_totals_read(totals, NULL, answers, sipas, design, &options, error);
    chiso_responses_free(answers);
    chiso_design_free(design);
    return status;
}

static double number(const chiso_result *result, size_t row, const char *column) {
    return chiso_result_number(result, row, (size_t)chiso_result_find_column(result, column));
}

static void print_row(const char *name, const chiso_result *result, size_t row) {
    printf("%-10s  %6.3f  se %.3f  from %6.3f to %6.3f  df %.0f\n", name,
           number(result, row, "estimate"), number(result, row, "se"),
           number(result, row, "ci_low"), number(result, row, "ci_high"),
           number(result, row, "df"));
}

/* 1 for the rows of one province, -1 for those of the other, else 0; both are printed. */
static void choose(double *coefficient, const chiso_result *means, const char *one,
                   const char *other) {
    for (size_t i = 0; i < chiso_result_rows(means); i++) {
        const char *code = chiso_result_text(means, i, 0);
        if (code == NULL) continue; /* the whole */
        coefficient[i] = (strcmp(code, one) == 0) - (strcmp(code, other) == 0);
        if (coefficient[i] != 0) print_row(chiso_result_label(means, i, 0), means, i);
    }
}

static chiso_status compare(const chiso_totals *totals, const char *one, const char *other,
                            chiso_error *error) {
    chiso_result *means = NULL, *difference = NULL;
    chiso_status status = chiso_estimate(&means, totals, NULL, error);
    if (status != CHISO_OK) return status;
    const size_t rows = chiso_result_rows(means);
    double *coefficient = calloc(rows, sizeof *coefficient);
    if (coefficient == NULL) return chiso_result_free(means), CHISO_E_MEMORY;
    choose(coefficient, means, one, other);
    status = chiso_contrast(&difference, totals, NULL, coefficient, 1, rows, error);
    if (status == CHISO_OK) {
        print_row("difference", difference, 0);
        printf("p = %.2f\n", number(difference, 0, "p_value"));
    }
    free(coefficient);
    chiso_result_free(difference);
    chiso_result_free(means);
    return status;
}

int main(void) {
    chiso_error error = {0};
    chiso_instrument *sipas = NULL;
    chiso_totals *totals = NULL;
    chiso_status status = chiso_instrument_open(&sipas, NULL, "sipas-2024", &error);
    if (status == CHISO_OK) status = read_survey(&totals, sipas, &error);
    if (status == CHISO_OK) status = compare(totals, "10", "31", &error);
    if (status != CHISO_OK) fprintf(stderr, "standard_errors: %s\n", error.message);
    chiso_totals_free(totals);
    chiso_instrument_free(sipas);
    return status == CHISO_OK ? 0 : 1;
}
