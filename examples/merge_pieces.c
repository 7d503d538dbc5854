/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces of a survey, answers or totals, are added up, saved and scored: see docs/tutorial.md. */
#include <chiso/chiso.h>
#include <stdio.h>
#include <stdlib.h>

/* Every piece must be read in the same way: by the same columns, with the same design. */
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

/* The sum of all pieces, saved in a file and loaded from there. */
static chiso_status add_up(chiso_totals **sum, const chiso_instrument *sipas, const char *saved,
                           char **paths, size_t count, chiso_error *error) {
    chiso_totals *all = NULL, **pieces = calloc(count, sizeof(chiso_totals *));
    chiso_status status = pieces != NULL ? CHISO_OK : CHISO_E_MEMORY;
    for (size_t i = 0; status == CHISO_OK && i < count; i++)
        status = chiso_totals_is_file(paths[i])
                     ? chiso_totals_load(&pieces[i], paths[i], sipas, error)
                     : read_answers(&pieces[i], sipas, paths[i], error);
    if (status == CHISO_OK)
        status = chiso_totals_merge(&all, (const chiso_totals *const *)pieces, count, error);
    if (status == CHISO_OK) status = chiso_totals_save(all, saved, error);
    if (status == CHISO_OK) status = chiso_totals_load(sum, saved, sipas, error);
    for (size_t i = 0; pieces != NULL && i < count; i++) chiso_totals_free(pieces[i]);
    free(pieces);
    chiso_totals_free(all);
    return status;
}

static chiso_status print_scores(const chiso_totals *totals, const char *node, chiso_error *error) {
    chiso_result *scores = NULL, *index = NULL;
    chiso_status status = chiso_score(&scores, totals, NULL, error);
    if (status == CHISO_OK) status = chiso_result_select(&index, scores, "code", &node, 1, error);
    for (size_t i = 0; status == CHISO_OK && i < chiso_result_rows(index); i++) {
        const size_t province = (size_t)chiso_result_find_column(index, "province");
        const size_t score = (size_t)chiso_result_find_column(index, "score");
        const size_t se = (size_t)chiso_result_find_column(index, "se");
        printf("%13.9f  se %12.9f  %s\n", chiso_result_number(index, i, score),
               chiso_result_number(index, i, se), chiso_result_label(index, i, province));
    }
    chiso_result_free(index);
    chiso_result_free(scores);
    return status;
}

int main(int argc, char **argv) {
    chiso_error error = {0};
    chiso_instrument *sipas = NULL;
    chiso_totals *sum = NULL;
    if (argc < 3) return fprintf(stderr, "usage: merge_pieces SAVED PIECE...\n"), 2;
    chiso_status status = chiso_instrument_open(&sipas, NULL, "sipas-2024", &error);
    if (status == CHISO_OK)
        status = add_up(&sum, sipas, argv[1], argv + 2, (size_t)argc - 2, &error);
    if (status == CHISO_OK) status = print_scores(sum, "SIPAS", &error);
    if (fflush(stdout) != 0 && status == CHISO_OK) status = CHISO_E_WRITE;
    if (status != CHISO_OK)
        fprintf(stderr, "merge_pieces: %s: %s\n", chiso_status_name(status), error.message);
    chiso_totals_free(sum);
    chiso_instrument_free(sipas);
    return status == CHISO_OK ? 0 : 1;
}
