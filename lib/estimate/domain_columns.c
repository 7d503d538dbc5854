/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/domain_columns.h"

#include <string.h>

#include "base/text.h"
#include "instrument/province.h"

static const char *const whole_words[2] = {"(all)", "(chung)"};
static const char *const missing_words[2] = {"(missing)", "(không rõ)"};
static const char missing_value[] = "(missing)";

size_t chiso__domains_listed(const chiso_totals *totals) {
    return totals->n_by > 0 ? totals->domains.count : 0;
}

static const char *category_name(const chiso__scale *scale, const char *value, int32_t language) {
    for (size_t i = 0; scale != NULL && i < scale->count; i++) {
        if (strcmp(scale->categories[i].code, value) == 0)
            return chiso__category_label(&scale->categories[i], language);
    }
    return NULL;
}

/* The name of a province or region, what an answer means, or the value itself. */
static const char *value_label(const chiso_totals *totals, size_t domain, size_t by,
                               int32_t language) {
    const char *value = chiso__totals_domain_value(totals, (int32_t)domain, by);
    if (value == NULL) return missing_words[language];
    const int32_t provinces = totals->by_provinces[by];
    const char *name = provinces != 0 ? chiso__province_label(provinces, value, language)
                                      : category_name(totals->by_scale[by], value, language);
    return name != NULL ? name : value;
}

void chiso__domain_name(const chiso_totals *totals, size_t domain, int32_t language, char *text,
                        size_t room) {
    const size_t domains = chiso__domains_listed(totals);
    size_t used = 0;
    text[0] = '\0';
    if (domain >= domains) chiso__text_copy(text, room, whole_words[language]);
    for (size_t by = 0; domain < domains && by < totals->n_by; by++) {
        if (by > 0) chiso__text_copy(text + used, room - used, ", ");
        used = strlen(text);
        chiso__text_copy(text + used, room - used, value_label(totals, domain, by, language));
        used = strlen(text);
    }
}

chiso_status chiso__domain_columns_add(chiso_result *result, const chiso_totals *totals,
                                       int32_t language, chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t by = 0; status == CHISO_OK && by < totals->n_by; by++) {
        const char *name = totals->by[by];
        status = chiso__result_add_column(result, name, CHISO_COLUMN_TEXT, name, error);
        if (status == CHISO_OK)
            status = chiso__result_set_label(result, by, NULL, whole_words[language], error);
    }
    return status;
}

chiso_status chiso__domain_columns_set(chiso_result *result, const chiso_totals *totals,
                                       size_t domain, int32_t language, chiso_error *error) {
    chiso_status status = CHISO_OK;
    if (domain >= chiso__domains_listed(totals)) return CHISO_OK;
    for (size_t by = 0; status == CHISO_OK && by < totals->n_by; by++) {
        const char *value = chiso__totals_domain_value(totals, (int32_t)domain, by);
        const char *text = value != NULL ? value : missing_value;
        status = chiso__result_set_text(result, by, text, error);
        if (status == CHISO_OK)
            status = chiso__result_set_label(result, by, text,
                                             value_label(totals, domain, by, language), error);
    }
    return status;
}
