/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Satisfaction of people in two provinces, and whether they differ: see docs/tutorial.md. */
#include <chiso/chiso.h>
#include <stdio.h>

/* The mean of one question, province by province, from a sample drawn in stages. */
static chiso_status read_survey(chiso_totals **totals, const chiso_instrument *sipas,
                                const char *path, chiso_error *error) {
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

/* A line for each row: a mean, or a difference of two. */
static void print_rows(const chiso_result *result, const char *what) {
    const size_t province = (size_t)chiso_result_find_column(result, "province");
    for (size_t i = 0; i < chiso_result_rows(result); i++)
        printf("%6.3f  se %.3f  from %6.3f to %6.3f  df %4.1f  %s\n", number(result, i, what),
               number(result, i, "se"), number(result, i, "ci_low"), number(result, i, "ci_high"),
               number(result, i, "df"), chiso_result_label(result, i, province));
}

/* One province less the other. */
static chiso_status print_difference(const chiso_totals *totals, const char *one, const char *other,
                                     chiso_error *error) {
    const chiso_difference_options pair = {.struct_size = sizeof pair,
                                           .kind = CHISO_DIFFERENCES_NAMED,
                                           .of = &one,
                                           .from = &other,
                                           .n_named = 1};
    chiso_result *means = NULL, *apart = NULL;
    chiso_status status = chiso_estimate(&means, totals, NULL, error);
    if (status == CHISO_OK) status = chiso_estimate_differences(&apart, totals, NULL, &pair, error);
    if (status == CHISO_OK) print_rows(means, "estimate");
    if (status == CHISO_OK) print_rows(apart, "difference");
    if (status == CHISO_OK) printf("p = %.2f\n", number(apart, 0, "p_value"));
    chiso_result_free(apart);
    chiso_result_free(means);
    return status;
}

int main(int argc, char **argv) {
    chiso_error error = {0};
    chiso_instrument *sipas = NULL;
    chiso_totals *totals = NULL;
    if (argc != 4) return fprintf(stderr, "usage: standard_errors FILE PROVINCE PROVINCE\n"), 2;
    chiso_status status = chiso_instrument_open(&sipas, NULL, "sipas-2024", &error);
    if (status == CHISO_OK) status = read_survey(&totals, sipas, argv[1], &error);
    if (status == CHISO_OK) status = print_difference(totals, argv[2], argv[3], &error);
    if (fflush(stdout) != 0 && status == CHISO_OK) status = CHISO_E_WRITE;
    if (status != CHISO_OK)
        fprintf(stderr, "standard_errors: %s: %s\n", chiso_status_name(status), error.message);
    chiso_totals_free(totals);
    chiso_instrument_free(sipas);
    return status == CHISO_OK ? 0 : 1;
}
