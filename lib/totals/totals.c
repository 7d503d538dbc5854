/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/totals.h"

#include <string.h>

static int32_t domain_key(const chiso_totals *totals, int32_t domain, size_t by) {
    int32_t key;
    memcpy(&key, chiso__lookup_key(&totals->domains, domain) + by * sizeof key, sizeof key);
    return key;
}

const char *chiso__totals_domain_value(const chiso_totals *totals, int32_t domain, size_t by) {
    const int32_t key = domain_key(totals, domain, by);
    return key >= 0 ? chiso__lookup_key(&totals->by_keys[by].values, key) : NULL;
}

bool chiso__totals_domain_is_missing(const chiso_totals *totals, int32_t domain) {
    for (size_t by = 0; by < totals->n_by; by++) {
        if (domain_key(totals, domain, by) < 0) return true;
    }
    return false;
}

static void merge_row(const chiso_totals *totals, size_t row, chiso__sum *sums, int64_t *counts) {
    const chiso__sum *row_sums = totals->sums + row * totals->row_sums;
    const int64_t *row_counts = totals->counts + row * totals->row_counts;
    for (size_t i = 0; i < totals->row_sums; i++) chiso__sum_merge(&sums[i], &row_sums[i]);
    for (size_t i = 0; i < totals->row_counts; i++) counts[i] += row_counts[i];
}

static bool new_collapsed(const chiso_totals *totals, chiso__arena *arena, size_t count,
                          chiso__collapsed **out) {
    *out = chiso__arena_alloc(arena, count * sizeof **out);
    for (size_t i = 0; *out != NULL && i < count; i++) {
        (*out)[i].totals = chiso__arena_alloc(arena, totals->row_sums * sizeof(double));
        (*out)[i].counts = chiso__arena_alloc(arena, totals->row_counts * sizeof(int64_t));
        if ((*out)[i].totals == NULL || (*out)[i].counts == NULL) return false;
    }
    return *out != NULL;
}

bool chiso__totals_collapse(const chiso_totals *totals, chiso__arena *arena,
                            chiso__collapsed **out) {
    const size_t domains = totals->domains.count, width = totals->row_sums;
    if (!new_collapsed(totals, arena, domains + 1, out)) return false;
    chiso__sum *sums = chiso__alloc((domains + 1) * width, sizeof *sums);
    if (sums == NULL) return false;
    for (size_t row = 0; row < totals->rows.count; row++) {
        int32_t pair[2];
        memcpy(pair, chiso__lookup_key(&totals->rows, (int32_t)row), sizeof pair);
        const size_t domain = (size_t)pair[1];
        merge_row(totals, row, sums + domain * width, (*out)[domain].counts);
        merge_row(totals, row, sums + domains * width, (*out)[domains].counts);
    }
    for (size_t i = 0; i < (domains + 1) * width; i++)
        (*out)[i / width].totals[i % width] = chiso__sum_value(&sums[i]);
    chiso__free(sums);
    return true;
}

int64_t chiso__totals_answers(const chiso__variable *variable, const int64_t *counts) {
    int64_t answers = 0;
    for (size_t k = 0; k < variable->categories; k++) answers += counts[variable->first_count + k];
    return answers;
}

size_t chiso_totals_respondents(const chiso_totals *totals) {
    return (size_t)totals->respondents;
}

size_t chiso_totals_units(const chiso_totals *totals) {
    return totals->respondents_are_units ? (size_t)totals->respondents : totals->units.count;
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
    chiso__lookup_free(&totals->rows);
    chiso__free(totals->sums);
    chiso__free(totals->counts);
    chiso__where_free(totals->where);
    chiso_result_free(totals->settings);
    chiso__arena_free(&totals->arena);
    chiso__free(totals);
}
