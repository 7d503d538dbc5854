/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "base/text.h"
#include "estimate/domain_columns.h"
#include "estimate/estimates.h"
#include "estimate/figure_columns.h"
#include "estimate/lone_note.h"
#include "estimate/provenance.h"
#include "estimate/variance.h"

/* The columns behind the by columns, in order; those of the figure stand between. */
enum { VARIABLE, STATISTIC, CATEGORY, N, ESTIMATE, FIGURE, FLAGS = FIGURE + CHISO__FIGURE_COLUMNS };

static const chiso__column_titles head[] = {
    {"variable", CHISO_COLUMN_TEXT, {"Variable", "Biến"}},
    {"statistic", CHISO_COLUMN_TEXT, {"Statistic", "Thống kê"}},
    {"category", CHISO_COLUMN_TEXT, {"Category", "Trả lời"}},
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
        status = chiso__columns_add(result, head, sizeof head / sizeof head[0], language, error);
    if (status == CHISO_OK) status = chiso__figure_columns_add(result, language, error);
    if (status == CHISO_OK)
        status = chiso__columns_add(result, tail, sizeof tail / sizeof tail[0], language, error);
    return status;
}

static chiso_status add_settings(const chiso__estimates *e, chiso_result *result,
                                 chiso_error *error) {
    static const char *const languages[] = {"en", "vi"};
    bool inverse = false;
    for (size_t t = 0; t < e->n_targets; t++)
        inverse = inverse || e->targets[t].statistic->is_inverse;
    const char *const rules[] = {"math",
                                 chiso__variance_replicates(&e->variance) ? "t" : "woodruff"};
    chiso_status status = chiso__result_copy_settings(result, e->totals->settings, error);
    if (status == CHISO_OK)
        status = chiso__variance_settings(&e->variance, &e->replicates, result, error);
    if (status == CHISO_OK && inverse)
        status = chiso__result_add_setting(result, "quantile_rule", CHISO_SETTING_TEXT, &rules[0],
                                           1, error);
    if (status == CHISO_OK && inverse)
        status = chiso__result_add_setting(result, "quantile_interval", CHISO_SETTING_TEXT,
                                           &rules[1], 1, error);
    if (status == CHISO_OK)
        status = chiso__result_add_setting(result, "lang", CHISO_SETTING_TEXT,
                                           &languages[e->options.language], 1, error);
    if (status == CHISO_OK)
        status = chiso__provenance_setting(e->totals, e->options.language, result, error);
    return status;
}

/* The code of a category, or the p of a quantile. */
static chiso_status set_category(const chiso__target *target, chiso_result *result, size_t column,
                                 chiso_error *error) {
    if (target->statistic->is_inverse) {
        char p[CHISO__NUMBER_TEXT];
        chiso__number_to_text(p, target->estimand->p);
        return chiso__result_set_text(result, column, p, error);
    }
    if (!target->statistic->of_categories) return CHISO_OK;
    const chiso__category *category = &target->variable->scale->categories[target->category];
    return chiso__result_set_text(result, column, category->code, error);
}

static chiso_status set_texts(const chiso__estimates *e, const chiso__target *target,
                              const chiso__figure *figure, chiso_result *result,
                              chiso_error *error) {
    const size_t first = e->totals->n_by;
    const bool ratio = target->variable->kind == CHISO__KIND_RATIO;
    char variable[256], flags[CHISO__FLAGS_TEXT];
    chiso__text_copy(variable, sizeof variable, target->variable->name);
    if (ratio) {
        chiso__text_copy(variable + strlen(variable), sizeof variable - strlen(variable), "/");
        chiso__text_copy(variable + strlen(variable), sizeof variable - strlen(variable),
                         target->variable->denominator);
    }
    chiso__flags_text(figure->flags, flags, sizeof flags);
    chiso_status status = chiso__result_set_text(result, first + VARIABLE, variable, error);
    if (status == CHISO_OK)
        status = chiso__result_set_text(result, first + STATISTIC, target->statistic->name, error);
    if (status == CHISO_OK) status = set_category(target, result, first + CATEGORY, error);
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
    if (!chiso__estimates_domain_figures(e, domain, figures)) return chiso__fail_memory(error);
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
    if (status == CHISO_OK) status = add_settings(e, result, error);
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
