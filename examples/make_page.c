/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page to be published, of answers to a survey: see docs/tutorial.md. */
#include <chiso/chiso.h>
#include <stdio.h>

static chiso_status read_answers(chiso_totals **totals, const chiso_instrument *sipas,
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

/* Vietnamese first; what fewer than ten people answered is not told. */
static chiso_status publish(const chiso_totals *totals, const char *path, chiso_error *error) {
    const chiso_variance_options variance = {.struct_size = sizeof variance, .min_n = 10};
    const chiso_score_options score = {
        .struct_size = sizeof score, .variance = &variance, .language = CHISO_VIETNAMESE};
    const chiso_report_options options = {
        .struct_size = sizeof options, .score = &score, .title = "Khảo sát mô phỏng"};
    chiso_report *report = NULL;
    chiso_status status = chiso_report_new(&report, totals, &options, error);
    if (status == CHISO_OK) status = chiso_report_save(report, "html", path, error);
    if (status == CHISO_OK)
        printf("%s: %zu rows of scores\n", path, chiso_result_rows(chiso_report_scores(report)));
    chiso_report_free(report);
    return status;
}

int main(int argc, char **argv) {
    chiso_error error = {0};
    chiso_instrument *sipas = NULL;
    chiso_totals *totals = NULL;
    if (argc != 3) return fprintf(stderr, "usage: make_page ANSWERS PAGE\n"), 2;
    chiso_status status = chiso_instrument_open(&sipas, NULL, "sipas-2024", &error);
    if (status == CHISO_OK) status = read_answers(&totals, sipas, argv[1], &error);
    if (status == CHISO_OK) status = publish(totals, argv[2], &error);
    if (fflush(stdout) != 0 && status == CHISO_OK) status = CHISO_E_WRITE;
    if (status != CHISO_OK)
        fprintf(stderr, "make_page: %s: %s\n", chiso_status_name(status), error.message);
    chiso_totals_free(totals);
    chiso_instrument_free(sipas);
    return status == CHISO_OK ? 0 : 1;
}
