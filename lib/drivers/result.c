/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/result.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "estimate/domain_columns.h"
#include "estimate/figure_columns.h"
#include "estimate/provenance.h"
#include "estimate/variance.h"

enum { CODE = 64 }; /* codes in front of names are cut to fit */

/* The columns behind the by columns, in order. */
enum { VARIABLE, STATISTIC, N, ESTIMATE, SE, LOW, HIGH, DF, P_VALUE, QUADRANT, FLAGS };

static const chiso__column_titles titles[] = {
    [VARIABLE] = {"variable", CHISO_COLUMN_TEXT, {"Variable", "Biến"}},
    [STATISTIC] = {"statistic", CHISO_COLUMN_TEXT, {"Statistic", "Thống kê"}},
    [N] = {"n", CHISO_COLUMN_INTEGER, {"n", "n"}},
    [ESTIMATE] = {"estimate", CHISO_COLUMN_NUMBER, {"Estimate", "Ước lượng"}},
    [SE] = {"se", CHISO_COLUMN_NUMBER, {"Std. error", "Sai số chuẩn"}},
    [LOW] = {"ci_low", CHISO_COLUMN_NUMBER, {"From", "Từ"}},
    [HIGH] = {"ci_high", CHISO_COLUMN_NUMBER, {"To", "Đến"}},
    [DF] = {"df", CHISO_COLUMN_NUMBER, {"df", "df"}},
    [P_VALUE] = {"p_value", CHISO_COLUMN_NUMBER, {"p", "p"}},
    [QUADRANT] = {"quadrant", CHISO_COLUMN_TEXT, {"Quadrant", "Nhóm ưu tiên"}},
    [FLAGS] = {"flags", CHISO_COLUMN_TEXT, {"Flags", "Ghi chú"}},
};

static const struct words {
    const char *code;
    const char *words[2];
} quadrants[] =
    {
        [CHISO__LOW_PRIORITY] = {"low_priority", {"low priority", "ưu tiên thấp"}},
        [CHISO__POSSIBLE_OVERKILL] = {"possible_overkill",
                                      {"possible overkill", "có thể quá mức cần"}},
        [CHISO__CONCENTRATE_HERE] = {"concentrate_here",
                                     {"concentrate here", "tập trung cải thiện"}},
        [CHISO__KEEP_UP] = {"keep_up", {"keep up the good work", "tiếp tục phát huy"}},
        [CHISO__NO_QUADRANT] = {NULL, {NULL, NULL}},
},
  statistics[] = {
      {"coefficient", {"coefficient", "hệ số"}},
      {"odds_ratio", {"odds ratio", "tỷ số odds"}},
      {"coefficient_standardized", {"standardised coefficient", "hệ số chuẩn hóa"}},
      {"vif", {"variance inflation", "hệ số phóng đại phương sai (VIF)"}},
      {"r_squared", {"R²", "R²"}},
      {"r_squared_adjusted", {"adjusted R²", "R² hiệu chỉnh"}},
      {"relative_weight", {"relative weight", "trọng số tương đối"}},
      {"relative_weight_share", {"relative weight, % of R²", "trọng số tương đối, % của R²"}},
      {"importance", {"importance", "mức quan trọng"}},
      {"performance", {"performance", "mức đạt được"}},
};

static const char *const languages[] = {"en", "vi"};

/* --- labels --- */

static const char *name_of(const chiso__analysis *a, const chiso__term *term) {
    const chiso_instrument *instrument = a->cases.totals->instrument;
    const char *column = term->members[0].column;
    if (term->node != NULL) return chiso__node_name(term->node, a->options.language);
    for (size_t i = 0; i < instrument->n_nodes; i++) {
        const chiso__node *node = &instrument->nodes[i];
        if (node->variable != NULL && strcmp(node->variable, column) == 0)
            return chiso__node_name(node, a->options.language);
    }
    for (size_t i = 0; i < instrument->n_asked; i++) {
        if (strcmp(instrument->asked[i].name, column) == 0)
            return chiso__asked_name(&instrument->asked[i], a->options.language);
    }
    return NULL;
}

static chiso_status label(const chiso__analysis *a, size_t column, const struct words *words,
                          size_t count, chiso_result *result, chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < count; i++)
        status = chiso__result_set_label(result, a->cases.totals->n_by + column, words[i].code,
                                         words[i].words[a->options.language], error);
    return status;
}

/* What a code means, behind it. */
static chiso_status label_variables(const chiso__analysis *a, chiso_result *result,
                                    chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t t = 1; status == CHISO_OK && t < a->terms.count; t++) {
        const char *name = name_of(a, &a->terms.list[t]);
        char text[256];
        if (name == NULL) continue;
        chiso__text_copy(text, CODE, a->terms.list[t].name);
        chiso__text_copy(text + strlen(text), sizeof text - strlen(text), " ");
        chiso__text_copy(text + strlen(text), sizeof text - strlen(text), name);
        status = chiso__result_set_label(result, a->cases.totals->n_by + VARIABLE,
                                         a->terms.list[t].name, text, error);
    }
    return status;
}

static chiso_status add_columns(const chiso__analysis *a, chiso_result *result,
                                chiso_error *error) {
    const int32_t language = a->options.language;
    chiso_status status = chiso__domain_columns_add(result, a->cases.totals, language, error);
    if (status == CHISO_OK)
        status =
            chiso__columns_add(result, titles, sizeof titles / sizeof titles[0], language, error);
    if (status == CHISO_OK)
        status = label(a, STATISTIC, statistics, sizeof statistics / sizeof statistics[0], result,
                       error);
    if (status == CHISO_OK)
        status = label(a, QUADRANT, quadrants, CHISO__NO_QUADRANT, result, error);
    if (status == CHISO_OK) status = label_variables(a, result, error);
    return status;
}

/* --- settings --- */

static chiso_status list_predictors(const chiso__analysis *a, chiso_result *result,
                                    chiso_error *error) {
    const size_t p = a->effects.p;
    const char **names = chiso__alloc(p, sizeof *names);
    chiso_status status = CHISO_E_MEMORY;
    for (size_t k = 0; names != NULL && k < p; k++) names[k] = a->terms.list[k + 1].name;
    if (names != NULL)
        status =
            chiso__result_add_setting(result, "predictors", CHISO_SETTING_LIST, names, p, error);
    else
        status = chiso__fail_memory(error);
    chiso__free(names);
    return status;
}

static chiso_status model_settings(const chiso__analysis *a, chiso_result *result,
                                   chiso_error *error) {
    static const char *const families[] = {"gaussian", "logistic"}, *const importances[] = {
                                                                        NULL, "relative-weight",
                                                                        "standardized"};
    chiso_status status = chiso__result_add_text(result, "outcome", a->terms.list[0].name, error);
    if (status == CHISO_OK) status = list_predictors(a, result, error);
    if (status == CHISO_OK)
        status = chiso__result_add_text(result, "regression", families[a->options.family], error);
    if (status == CHISO_OK && a->effects.logistic)
        status = chiso__result_add_text(result, "event", a->terms.event->code, error);
    if (status == CHISO_OK)
        status =
            chiso__result_add_text(result, "importance", importances[a->options.importance], error);
    if (status == CHISO_OK)
        status = chiso__result_add_text(result, "performance_scale",
                                        a->in_percent ? "0-100" : "own", error);
    return status;
}

static chiso_status weight_settings(const chiso__analysis *a, chiso_result *result,
                                    chiso_error *error) {
    const chiso__replicates *bootstrap = chiso__analysis_bootstrap(a);
    if (bootstrap == NULL) return CHISO_OK;
    chiso_status status = chiso__result_add_text(result, "weight_interval", "percentile", error);
    if (status == CHISO_OK)
        status = chiso__result_add_text(result, "weight_scheme", bootstrap->name, error);
    if (status == CHISO_OK)
        status =
            chiso__result_add_number(result, "weight_replicates", (double)bootstrap->count, error);
    if (status == CHISO_OK)
        status = chiso__result_add_number(result, "weight_seed", (double)a->variance.seed, error);
    return status;
}

static chiso_status add_settings(const chiso__analysis *a, chiso_result *result,
                                 chiso_error *error) {
    const chiso_totals *totals = a->cases.totals;
    chiso_status status = chiso__result_copy_settings(result, totals->settings, error);
    if (status == CHISO_OK) status = model_settings(a, result, error);
    if (status == CHISO_OK)
        status = chiso__variance_settings(&a->variance, &a->replicates, result, error);
    if (status == CHISO_OK) status = weight_settings(a, result, error);
    if (status == CHISO_OK) status = chiso__result_add_flag(result, "suppress", false, error);
    if (status == CHISO_OK)
        status = chiso__result_add_text(result, "lang", languages[a->options.language], error);
    if (status == CHISO_OK)
        status = chiso__provenance_setting(totals, a->options.language, result, error);
    return status;
}

chiso_status chiso__drivers_begin(const chiso__analysis *a, chiso_result *result,
                                  chiso_error *error) {
    const chiso_status status = add_columns(a, result, error);
    return status == CHISO_OK ? add_settings(a, result, error) : status;
}

/* --- rows --- */

static chiso_status set_texts(const chiso__analysis *a, const chiso__driver_row *row,
                              chiso_result *result, chiso_error *error) {
    const size_t first = a->cases.totals->n_by;
    char flags[CHISO__FLAGS_TEXT];
    chiso__flags_text(row->figure.flags, flags, sizeof flags);
    const struct {
        size_t column;
        const char *text;
    } texts[] = {{STATISTIC, row->statistic},
                 {VARIABLE, row->variable},
                 {QUADRANT, quadrants[row->quadrant].code},
                 {FLAGS, flags[0] != '\0' ? flags : NULL}};
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < sizeof texts / sizeof texts[0]; i++)
        status = chiso__result_set_text(result, first + texts[i].column, texts[i].text, error);
    return status;
}

static void set_numbers(const chiso__analysis *a, const chiso__driver_row *row,
                        chiso_result *result) {
    const chiso__figure *figure = &row->figure;
    const double numbers[] = {(double)figure->n, figure->estimate, figure->se,  figure->low,
                              figure->high,      figure->df,       row->p_value};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        chiso__result_set_number(result, a->cases.totals->n_by + N + i, numbers[i]);
}

chiso_status chiso__drivers_add(const chiso__analysis *a, const chiso__domain_drivers *d,
                                chiso__driver_row *rows, chiso_result *result, chiso_error *error) {
    const chiso_totals *totals = a->cases.totals;
    const size_t listed =
        d->domain == totals->domains.count ? chiso__domains_listed(totals) : d->domain;
    chiso_status status = CHISO_OK;
    chiso__driver_rows(rows, a, d);
    for (size_t i = 0; status == CHISO_OK && i < chiso__driver_rows_of(&a->effects); i++) {
        status = chiso__result_add_row(result, error);
        if (status == CHISO_OK)
            status = chiso__domain_columns_set(result, totals, listed, a->options.language, error);
        if (status == CHISO_OK) status = set_texts(a, &rows[i], result, error);
        if (status == CHISO_OK) set_numbers(a, &rows[i], result);
    }
    return status;
}
