/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/totals.h"

#include <string.h>

#include "base/text.h"
#include "totals/fpc.h"
#include "totals/rows.h"
#include "totals/supplied.h"

size_t chiso__totals_unit_width(const chiso_totals *totals) {
    return totals->n_unit + (totals->respondents_are_units && !totals->published ? 1 : 0);
}

void chiso__totals_unit_name(const chiso_totals *totals, const char *key, size_t width, char *text,
                             size_t room) {
    text[0] = '\0';
    for (size_t i = 0; i < width; i++) {
        int32_t number;
        memcpy(&number, key + i * sizeof number, sizeof number);
        const char *value = chiso__lookup_key(&totals->unit_keys[i].values, number);
        const size_t used = strlen(text);
        if (i > 0) chiso__text_copy(text + used, room - used, "/");
        chiso__text_copy(text + strlen(text), room - strlen(text), value);
    }
}

int32_t chiso__totals_domain_key(const chiso_totals *totals, int32_t domain, size_t by) {
    int32_t key;
    memcpy(&key, chiso__lookup_key(&totals->domains, domain) + by * sizeof key, sizeof key);
    return key;
}

const char *chiso__totals_domain_value(const chiso_totals *totals, int32_t domain, size_t by) {
    const int32_t key = chiso__totals_domain_key(totals, domain, by);
    return key >= 0 ? chiso__lookup_key(&totals->by_keys[by].values, key) : NULL;
}

bool chiso__totals_domain_is_missing(const chiso_totals *totals, int32_t domain) {
    for (size_t by = 0; by < totals->n_by; by++) {
        if (chiso__totals_domain_key(totals, domain, by) < 0) return true;
    }
    return false;
}

int32_t chiso__totals_geography(const chiso_totals *totals) {
    int32_t geography = 0;
    for (size_t by = 0; geography == 0 && by < totals->n_by; by++)
        geography = totals->by_provinces[by];
    return geography;
}

int64_t chiso__totals_answers(const chiso__variable *variable, const int64_t *counts) {
    int64_t answers = 0;
    for (size_t k = 0; k < variable->cells; k++) answers += counts[variable->first_count + k];
    return answers;
}

size_t chiso_totals_respondents(const chiso_totals *totals) {
    return (size_t)totals->respondents;
}

size_t chiso_totals_units(const chiso_totals *totals) {
    return totals->published ? (size_t)totals->respondents : totals->units.count;
}

size_t chiso_totals_replicates(const chiso_totals *totals) {
    return totals->supplied.count;
}

size_t chiso_totals_domains(const chiso_totals *totals) {
    return totals->n_by > 0 ? totals->domains.count : 0;
}

void chiso_totals_free(chiso_totals *totals) {
    if (totals == NULL) return;
    for (size_t by = 0; by < totals->n_by && totals->by_keys != NULL; by++)
        chiso__keys_free(&totals->by_keys[by]);
    for (size_t i = 0; i < totals->n_unit && totals->unit_keys != NULL; i++)
        chiso__keys_free(&totals->unit_keys[i]);
    chiso__lookup_free(&totals->units);
    chiso__lookup_free(&totals->domains);
    chiso__rows_free(&totals->rows);
    chiso__fpc_free(totals);
    chiso__lookup_free(&totals->moments.keys);
    chiso__free(totals->moments.sums);
    chiso__free(totals->kept);
    chiso__supplied_free(&totals->supplied);
    chiso__where_free(totals->where);
    chiso_result_free(totals->settings);
    chiso__arena_free(&totals->arena);
    chiso__free(totals);
}
