/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two rounds of a survey, and what really changed between them: see docs/tutorial.md. */
#include <chiso/chiso.h>
#include <stdio.h>

/* One round: who was asked, how they were drawn, and what they answered. */
static chiso_status read_round(chiso_totals **totals, const chiso_instrument *sipas,
                               const char *path, chiso_error *error) {
    static const char *const by[] = {"province"}, *const psu[] = {"psu"};
    const chiso_totals_options options = {.struct_size = sizeof options, .by = by, .n_by = 1};
    const chiso_design_options drawn = {.struct_size = sizeof drawn,
                                        .weight = "weight",
                                        .strata = "stratum",
                                        .psu = psu,
                                        .n_psu = 1};
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

/* The change of one node, province by province, the whole first. */
static void print_changes(const chiso_result *changes) {
    const size_t province = (size_t)chiso_result_find_column(changes, "province");
    const size_t direction = (size_t)chiso_result_find_column(changes, "direction");
    for (size_t i = 0; i < chiso_result_rows(changes); i++) {
        const char *word = chiso_result_text(changes, i, direction);
        printf("%6.2f  se %4.2f  from %6.2f to %6.2f  p = %.4f  adjusted %.4f  %-4s  %s\n",
               number(changes, i, "change"), number(changes, i, "se"), number(changes, i, "ci_low"),
               number(changes, i, "ci_high"), number(changes, i, "p_value"),
               number(changes, i, "p_holm"), word != NULL ? word : "",
               chiso_result_label(changes, i, province));
    }
}

static chiso_status compare(const chiso_totals *before, const chiso_totals *after, const char *node,
                            chiso_error *error) {
    chiso_result *all = NULL, *changes = NULL;
    chiso_status status = chiso_compare_totals(&all, before, after, NULL, NULL, error);
    if (status == CHISO_OK) status = chiso_result_select(&changes, all, "code", &node, 1, error);
    if (status == CHISO_OK) print_changes(changes);
    chiso_result_free(changes);
    chiso_result_free(all);
    return status;
}

int main(int argc, char **argv) {
    chiso_error error = {0};
    chiso_instrument *sipas = NULL;
    chiso_totals *before = NULL, *after = NULL;
    if (argc != 3) return fprintf(stderr, "usage: compare_rounds BEFORE AFTER\n"), 2;
    chiso_status status = chiso_instrument_open(&sipas, NULL, "sipas-2024", &error);
    if (status == CHISO_OK) status = read_round(&before, sipas, argv[1], &error);
    if (status == CHISO_OK) status = read_round(&after, sipas, argv[2], &error);
    if (status == CHISO_OK) status = compare(before, after, "SIPAS", &error);
    if (fflush(stdout) != 0 && status == CHISO_OK) status = CHISO_E_WRITE;
    if (status != CHISO_OK)
        fprintf(stderr, "compare_rounds: %s: %s\n", chiso_status_name(status), error.message);
    chiso_totals_free(after);
    chiso_totals_free(before);
    chiso_instrument_free(sipas);
    return status == CHISO_OK ? 0 : 1;
}
