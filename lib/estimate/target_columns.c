/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/target_columns.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "estimate/provenance.h"
#include "estimate/variance.h"

enum { VARIABLE, STATISTIC, CATEGORY };

const chiso__column_titles chiso__target_titles[CHISO__TARGET_COLUMNS] = {
    [VARIABLE] = {"variable", CHISO_COLUMN_TEXT, {"Variable", "Biến"}},
    [STATISTIC] = {"statistic", CHISO_COLUMN_TEXT, {"Statistic", "Thống kê"}},
    [CATEGORY] = {"category", CHISO_COLUMN_TEXT, {"Category", "Trả lời"}},
};

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

chiso_status chiso__target_columns_set(chiso_result *result, size_t first,
                                       const chiso__target *target, chiso_error *error) {
    const bool ratio = target->variable->kind == CHISO__KIND_RATIO;
    char variable[256];
    chiso__text_copy(variable, sizeof variable, target->variable->name);
    if (ratio) {
        chiso__text_copy(variable + strlen(variable), sizeof variable - strlen(variable), "/");
        chiso__text_copy(variable + strlen(variable), sizeof variable - strlen(variable),
                         target->variable->denominator);
    }
    chiso_status status = chiso__result_set_text(result, first + VARIABLE, variable, error);
    if (status == CHISO_OK)
        status = chiso__result_set_text(result, first + STATISTIC, target->statistic->name, error);
    if (status == CHISO_OK) status = set_category(target, result, first + CATEGORY, error);
    return status;
}

chiso_status chiso__estimates_settings(const chiso__estimates *e, chiso_result *result,
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
    if (status == CHISO_OK) status = chiso__result_add_flag(result, "suppress", false, error);
    if (status == CHISO_OK)
        status = chiso__result_add_setting(result, "lang", CHISO_SETTING_TEXT,
                                           &languages[e->options.language], 1, error);
    if (status == CHISO_OK)
        status = chiso__provenance_setting(e->totals, e->options.language, result, error);
    return status;
}
