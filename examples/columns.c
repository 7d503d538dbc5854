/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Satisfaction in two provinces, from arrays and not from a file: see docs/tutorial.md. */
#include <chiso/chiso.h>
#include <math.h>
#include <stdio.h>

enum { PEOPLE = 12 };

/* Who was asked, one place in each array: how clear and how friendly it was, from 1 to 5. */
static const int8_t clear[PEOPLE] = {4, 5, 3, 4, 2, 5, 3, 3, 4, 1, 2, 4};
static const double friendly[PEOPLE] = {5, 4, 4, NAN, 3, 5, 2, 4, 3, 3, NAN, 5};
static const double weight[PEOPLE] = {90, 110, 80, 85, 120, 95, 60, 70, 55, 75, 65, 50};
static const char *const where_from[PEOPLE] = {
    "Huế",    "Huế",    "Huế",    "Huế",    "Huế",    "Huế", /* this is the stratum too */
    "Hà Nội", "Hà Nội", "Hà Nội", "Hà Nội", "Hà Nội", "Hà Nội"};
static const int32_t village[PEOPLE] = {1, 1, 2, 2, 3, 3, 1, 1, 2, 2, 3, 3};

/* The arrays stay where they are; what describes them is copied. */
static chiso_status describe(chiso_responses **answers, chiso_error *error) {
    const chiso_column columns[] = {
        {.name = "clear", .values = clear, .type = CHISO_VALUES_INT8},
        {.name = "friendly", .values = friendly, .type = CHISO_VALUES_DOUBLE},
        {.name = "weight", .values = weight, .type = CHISO_VALUES_DOUBLE},
        {.name = "province", .values = where_from, .type = CHISO_VALUES_TEXT},
        {.name = "village", .values = village, .type = CHISO_VALUES_INT32},
    };
    const chiso_table table = {
        .columns = columns, .n_columns = sizeof columns / sizeof columns[0], .n_rows = PEOPLE};
    return chiso_responses_from_tables(answers, &table, 1, NULL, error);
}

static chiso_status read_answers(chiso_totals **totals, chiso_error *error) {
    static const char *const by[] = {"province"}, *const psu[] = {"village"};
    static const chiso_estimand means[] = {{"mean", "clear", NULL, 0},
                                           {"mean", "friendly", NULL, 0}};
    const chiso_design_options drawn = {.struct_size = sizeof drawn,
                                        .weight = "weight",
                                        .strata = "province",
                                        .psu = psu,
                                        .n_psu = 1};
    const chiso_totals_options options = {
        .struct_size = sizeof options, .by = by, .n_by = 1, .estimands = means, .n_estimands = 2};
    chiso_design *design = NULL;
    chiso_responses *answers = NULL;
    chiso_status status = chiso_design_new(&design, &drawn, error);
    if (status == CHISO_OK) status = describe(&answers, error);
    if (status == CHISO_OK)
        status = chiso_totals_read(totals, NULL, answers, NULL, design, &options, error);
    chiso_responses_free(answers);
    chiso_design_free(design);
    return status;
}

int main(void) {
    chiso_error error = {0};
    chiso_totals *totals = NULL;
    chiso_result *estimates = NULL;
    char *table = NULL;
    chiso_status status = read_answers(&totals, &error);
    if (status == CHISO_OK) status = chiso_estimate(&estimates, totals, NULL, &error);
    if (status == CHISO_OK)
        status = chiso_output_render(&table, NULL, estimates, "table", NULL, &error);
    if (status == CHISO_OK) printf("%s", table);
    if (fflush(stdout) != 0 && status == CHISO_OK) status = CHISO_E_WRITE;
    if (status != CHISO_OK)
        fprintf(stderr, "columns: %s: %s\n", chiso_status_name(status), error.message);
    chiso_output_free(table);
    chiso_result_free(estimates);
    chiso_totals_free(totals);
    return status == CHISO_OK ? 0 : 1;
}
