/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/domain_columns.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "instrument/province.h"

enum { NAME = 256 };

static const char *const whole_words[2] = {"(all)", "(chung)"};
static const char *const missing_words[2] = {"(missing)", "(không rõ)"};
static const char missing_value[] = "(missing)";

size_t chiso__domains_listed(const chiso_totals *totals) {
    return totals->n_by > 0 ? totals->domains.count : 0;
}

size_t chiso__domains_compete(const chiso_totals *totals, size_t *at) {
    size_t count = 0;
    for (size_t i = 0; i < chiso__domains_listed(totals); i++) {
        const int32_t domain = totals->order[i];
        if (!chiso__totals_domain_is_missing(totals, domain)) at[count++] = (size_t)domain;
    }
    return count;
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

/* Columns from `first` on; suffix and title stand behind the name. */
static chiso_status add_columns(chiso_result *result, const chiso_totals *totals, size_t first,
                                const char *suffix, const char *title, int32_t language,
                                chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t by = 0; status == CHISO_OK && by < totals->n_by; by++) {
        char name[NAME], shown[NAME];
        const bool own = suffix[0] == '\0'; /* then it is not cut */
        snprintf(name, sizeof name, "%.200s%s", totals->by[by], suffix);
        snprintf(shown, sizeof shown, "%.200s%s", totals->by[by], title);
        status = chiso__result_add_column(result, own ? totals->by[by] : name, CHISO_COLUMN_TEXT,
                                          own ? totals->by[by] : shown, error);
        if (status == CHISO_OK)
            status =
                chiso__result_set_label(result, first + by, NULL, whole_words[language], error);
    }
    return status;
}

static chiso_status set_columns(chiso_result *result, const chiso_totals *totals, size_t first,
                                size_t domain, int32_t language, chiso_error *error) {
    chiso_status status = CHISO_OK;
    if (domain >= chiso__domains_listed(totals)) return CHISO_OK;
    for (size_t by = 0; status == CHISO_OK && by < totals->n_by; by++) {
        const char *value = chiso__totals_domain_value(totals, (int32_t)domain, by);
        const char *text = value != NULL ? value : missing_value;
        status = chiso__result_set_text(result, first + by, text, error);
        if (status == CHISO_OK)
            status = chiso__result_set_label(result, first + by, text,
                                             value_label(totals, domain, by, language), error);
    }
    return status;
}

chiso_status chiso__domain_columns_add(chiso_result *result, const chiso_totals *totals,
                                       int32_t language, chiso_error *error) {
    return add_columns(result, totals, 0, "", "", language, error);
}

chiso_status chiso__domain_columns_add_other(chiso_result *result, const chiso_totals *totals,
                                             int32_t language, chiso_error *error) {
    static const char *const titles[2] = {" (other)", " (so với)"};
    return add_columns(result, totals, totals->n_by, "_other", titles[language], language, error);
}

chiso_status chiso__domain_columns_set(chiso_result *result, const chiso_totals *totals,
                                       size_t domain, int32_t language, chiso_error *error) {
    return set_columns(result, totals, 0, domain, language, error);
}

chiso_status chiso__domain_columns_set_other(chiso_result *result, const chiso_totals *totals,
                                             size_t domain, int32_t language, chiso_error *error) {
    return set_columns(result, totals, totals->n_by, domain, language, error);
}

/* --- a domain by its name --- */

/* The domains of one by column, row by row in their order; the whole is none, nor `(missing)`. */
static chiso_status list_domains(chiso_result **out, const chiso_totals *totals,
                                 chiso_error *error) {
    chiso_status status = chiso__result_new(out, "domains", error);
    if (status == CHISO_OK)
        status = chiso__domain_columns_add(*out, totals, CHISO_VIETNAMESE, error);
    if (status == CHISO_OK)
        status = chiso__result_add_column(*out, "domain", CHISO_COLUMN_INTEGER, NULL, error);
    for (size_t i = 0; status == CHISO_OK && i < totals->domains.count; i++) {
        const size_t domain = (size_t)totals->order[i];
        if (chiso__totals_domain_is_missing(totals, (int32_t)domain)) continue;
        status = chiso__result_add_row(*out, error);
        if (status == CHISO_OK)
            status = chiso__domain_columns_set(*out, totals, domain, CHISO_VIETNAMESE, error);
        if (status == CHISO_OK) chiso__result_set_number(*out, 1, (double)domain);
    }
    return status;
}

/* A province in any spelling is its code, where there is such a domain.  False: no memory. */
static bool find_code(const char **code, const chiso_totals *totals, const char *name) {
    *code = name;
    if (totals->by_provinces[0] == 0) return true;
    const char *found;
    if (!chiso__province_find(&found, totals->by_provinces[0], name)) return false;
    for (int32_t d = 0; found != NULL && (size_t)d < totals->domains.count; d++) {
        const char *value = chiso__totals_domain_value(totals, d, 0);
        if (value != NULL && strcmp(value, found) == 0) *code = found;
    }
    return true;
}

chiso_status chiso__domain_named(size_t *domain, const chiso_totals *totals, const char *name,
                                 chiso_error *error) {
    chiso_result *all = NULL, *found = NULL;
    const char *code = NULL;
    if (totals->n_by != 1)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "domains of several columns of --by have no name of their own; compare "
                           "all pairs, or each with the whole");
    if (!find_code(&code, totals, name)) return chiso__fail_memory(error);
    chiso_status status = list_domains(&all, totals, error);
    if (status == CHISO_OK)
        status = chiso_result_select(&found, all, totals->by[0], &code, 1, error);
    if (status == CHISO_OK) *domain = (size_t)chiso_result_number(found, 0, 1);
    chiso_result_free(all);
    chiso_result_free(found);
    return status;
}
