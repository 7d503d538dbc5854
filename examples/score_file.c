/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ten best provinces of a file of PAPI 2024, and one of them: see docs/tutorial.md. */
#include <chiso/chiso.h>
#include <stdio.h>

/* A result as a person reads it. */
static chiso_status print_table(const chiso_result *result, FILE *to, chiso_error *error) {
    char *text = NULL;
    chiso_status status = chiso_output_render(&text, NULL, result, "table", NULL, error);
    if (status == CHISO_OK) fprintf(to, "\n%s", text);
    chiso_output_free(text);
    return status;
}

/* Answers → totals → scores; what was found in the file goes to standard error. */
static chiso_status score_file(chiso_result **scores, const char *path, chiso_error *error) {
    static const char *const by[] = {"province"};
    const chiso_totals_options options = {.struct_size = sizeof options, .by = by, .n_by = 1};
    chiso_instrument *papi = NULL;
    chiso_responses *answers = NULL;
    chiso_totals *totals = NULL;
    chiso_result *findings = NULL;
    chiso_status status = chiso_instrument_open(&papi, NULL, "papi-2024", error);
    if (status == CHISO_OK) status = chiso_responses_from_files(&answers, &path, 1, NULL, error);
    if (status == CHISO_OK)
        status = chiso_totals_read(&totals, &findings, answers, papi, NULL, &options, error);
    if (status == CHISO_OK) chiso_score(scores, totals, NULL, error);
    if (findings != NULL && chiso_result_rows(findings) > 0) print_table(findings, stderr, error);
    chiso_result_free(findings);
    chiso_totals_free(totals); /* before the instrument, which it borrows */
    chiso_responses_free(answers);
    chiso_instrument_free(papi);
    return error->status; /* of the first failure, printing the findings included */
}

/* One node of all provinces, the best ten. */
static chiso_status print_best(const chiso_result *scores, const char *node, chiso_error *error) {
    chiso_result *index = NULL, *top = NULL;
    chiso_status status = chiso_result_select(&index, scores, "code", &node, 1, error);
    if (status == CHISO_OK) status = chiso_result_sort(&top, index, "rank", error);
    if (status == CHISO_OK) {
        const size_t province = (size_t)chiso_result_find_column(top, "province");
        const size_t rank = (size_t)chiso_result_find_column(top, "rank");
        const size_t score = (size_t)chiso_result_find_column(top, "score");
        for (size_t i = 0; i < 10 && i < chiso_result_rows(top); i++)
            printf("%4.0f  %7.4f  %s\n", chiso_result_number(top, i, rank),
                   chiso_result_number(top, i, score), chiso_result_label(top, i, province));
    }
    chiso_result_free(top);
    chiso_result_free(index);
    return status;
}

/* One province: the index and its eight dimensions. */
static chiso_status print_province(const chiso_result *scores, const char *name, chiso_error *e) {
    static const char *const nodes[] = {"PAPI", "1", "2", "3", "4", "5", "6", "7", "8"};
    chiso_result *province = NULL, *part = NULL;
    chiso_status status = chiso_result_select(&province, scores, "province", &name, 1, e);
    if (status == CHISO_OK) status = chiso_result_select(&part, province, "code", nodes, 9, e);
    if (status == CHISO_OK) status = print_table(part, stdout, e);
    chiso_result_free(part);
    chiso_result_free(province);
    return status;
}

int main(int argc, char **argv) {
    chiso_error error = {0};
    chiso_result *scores = NULL;
    if (argc != 3) return fprintf(stderr, "usage: score_file FILE PROVINCE\n"), 2;
    chiso_status status = score_file(&scores, argv[1], &error);
    if (status == CHISO_OK) status = print_best(scores, "PAPI", &error);
    if (status == CHISO_OK) status = print_province(scores, argv[2], &error);
    if (status == CHISO_OK && (fflush(stdout) != 0 || ferror(stdout))) status = CHISO_E_WRITE;
    const char *message = error.message[0] != '\0' ? error.message : "the output cannot be written";
    if (status != CHISO_OK)
        fprintf(stderr, "score_file: %s: %s\n", chiso_status_name(status), message);
    chiso_result_free(scores);
    return status == CHISO_OK ? 0 : 1;
}
