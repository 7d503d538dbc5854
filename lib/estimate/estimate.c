/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "estimate/domain_columns.h"
#include "estimate/lone_note.h"
#include "estimate/target_columns.h"

/* The columns behind the by columns, in order; those of the figure stand between. */
enum { N = CHISO__TARGET_COLUMNS, ESTIMATE, FIGURE, FLAGS = FIGURE + CHISO__FIGURE_COLUMNS };

static const chiso__column_titles head[] = {
    {"n", CHISO_COLUMN_INTEGER, {"n", "n"}},
    {"estimate", CHISO_COLUMN_NUMBER, {"Estimate", "Ước lượng"}},
};

static const chiso__column_titles tail[] = {
    {"flags", CHISO_COLUMN_TEXT, {"Flags", "Ghi chú"}},
};

static chiso_status add_columns(const chiso__estimates *e, chiso_result *result,
                                chiso_error *error) {
    const int32_t language = e->options.language;
    chiso_status status = chiso__domain_columns_add(result, e->totals, language, error);
    if (status == CHISO_OK)
        status = chiso__columns_add(result, chiso__target_titles, CHISO__TARGET_COLUMNS, language,
                                    error);
    if (status == CHISO_OK)
        status = chiso__columns_add(result, head, sizeof head / sizeof head[0], language, error);
    if (status == CHISO_OK) status = chiso__figure_columns_add(result, language, error);
    if (status == CHISO_OK)
        status = chiso__columns_add(result, tail, sizeof tail / sizeof tail[0], language, error);
    return status;
}

static chiso_status set_texts(const chiso__estimates *e, const chiso__target *target,
                              const chiso__figure *figure, chiso_result *result,
                              chiso_error *error) {
    const size_t first = e->totals->n_by;
    char flags[CHISO__FLAGS_TEXT];
    chiso__flags_text(figure->flags, flags, sizeof flags);
    chiso_status status = chiso__target_columns_set(result, first, target, error);
    if (status == CHISO_OK)
        status =
            chiso__result_set_text(result, first + FLAGS, flags[0] != '\0' ? flags : NULL, error);
    return status;
}

static void set_numbers(const chiso__estimates *e, const chiso__figure *figure,
                        chiso_result *result) {
    const size_t first = e->totals->n_by;
    chiso__result_set_number(result, first + N, (double)figure->n);
    chiso__result_set_number(result, first + ESTIMATE, figure->estimate);
    chiso__figure_columns_set(result, first + FIGURE, figure);
}

static chiso_status add_domain(const chiso__estimates *e, chiso_result *result, size_t domain,
                               chiso__figure *figures, chiso_error *error) {
    chiso_status status = CHISO_OK;
    const bool whole = domain == e->totals->domains.count;
    const size_t listed = whole ? e->domains : domain;
    if (!chiso__estimates_domain_figures(e, domain, figures, NULL))
        return chiso__fail_memory(error);
    for (size_t t = 0; status == CHISO_OK && t < e->n_targets; t++) {
        status = chiso__result_add_row(result, error);
        if (status == CHISO_OK)
            status =
                chiso__domain_columns_set(result, e->totals, listed, e->options.language, error);
        if (status == CHISO_OK) status = set_texts(e, &e->targets[t], &figures[t], result, error);
        if (status == CHISO_OK) set_numbers(e, &figures[t], result);
    }
    return status;
}

static chiso_status fill(const chiso__estimates *e, chiso_result *result, chiso_error *error) {
    chiso__figure *figures = chiso__alloc(e->n_targets, sizeof *figures);
    if (figures == NULL) return chiso__fail_memory(error);
    chiso_status status = add_columns(e, result, error);
    if (status == CHISO_OK) status = chiso__estimates_settings(e, result, error);
    for (size_t block = 0; status == CHISO_OK && block <= e->domains; block++)
        status = add_domain(e, result, chiso__estimates_domain(e, block), figures, error);
    if (status == CHISO_OK)
        status =
            chiso__lone_psu_note(&e->view.frame, &e->variance, e->options.language, result, error);
    chiso__free(figures);
    return status;
}

chiso_status chiso_estimate(chiso_result **out, const chiso_totals *totals,
                            const chiso_estimate_options *options, chiso_error *error) {
    chiso__estimates e = {.totals = NULL};
    chiso_result *result = NULL;
    *out = NULL;
    chiso_status status = chiso__estimates_new(&e, totals, options, error);
    if (status == CHISO_OK) status = chiso__result_new(&result, "estimate", error);
    if (status == CHISO_OK) status = fill(&e, result, error);
    chiso__estimates_free(&e);
    if (status == CHISO_OK)
        *out = result;
    else
        chiso_result_free(result);
    return status;
}
