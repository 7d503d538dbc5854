/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/checksum.h"
#include "base/file.h"
#include "totals/file.h"

static void put_string(chiso__buffer *to, const char *text) {
    chiso__put_text(to, text, strlen(text));
}

static void put_header(chiso__buffer *to, const chiso_totals *totals) {
    chiso__buffer_add(to, CHISO__TOTALS_MAGIC, 8);
    chiso__put_u32(to, CHISO__TOTALS_VERSION);
    chiso__put_u32(to, (totals->respondents_are_units ? CHISO__TOTALS_RESPONDENTS_ARE_UNITS : 0u) |
                           (totals->weighted ? CHISO__TOTALS_WEIGHTED : 0u) |
                           (totals->stratified ? CHISO__TOTALS_STRATIFIED : 0u) |
                           (totals->supplied.count > 0 ? CHISO__TOTALS_REPLICATES : 0u));
    chiso__put_u64(to, 0); /* the length of the file, known at the end */
}

static void put_settings(chiso__buffer *to, const chiso_result *settings) {
    const size_t count = chiso_result_settings(settings);
    chiso__put_u32(to, (uint32_t)count);
    for (size_t i = 0; i < count; i++) {
        const size_t values = chiso_result_setting_count(settings, i);
        put_string(to, chiso_result_setting_key(settings, i));
        chiso__put_u32(to, (uint32_t)chiso_result_setting_type(settings, i));
        chiso__put_u32(to, (uint32_t)values);
        for (size_t v = 0; v < values; v++)
            put_string(to, chiso_result_setting_text(settings, i, v));
    }
}

static void put_values(chiso__buffer *to, const chiso__lookup *values) {
    chiso__put_u32(to, (uint32_t)values->count);
    for (size_t i = 0; i < values->count; i++)
        chiso__put_text(to, chiso__lookup_key(values, (int32_t)i),
                        chiso__lookup_key_length(values, (int32_t)i));
}

static void put_columns(chiso__buffer *to, const chiso_totals *totals) {
    chiso__put_u32(to, (uint32_t)totals->n_by);
    for (size_t i = 0; i < totals->n_by; i++) {
        put_string(to, totals->by[i]);
        chiso__put_u32(to, (uint32_t)totals->by_provinces[i]);
        put_values(to, &totals->by_keys[i].values);
    }
    chiso__put_u32(to, (uint32_t)totals->n_unit);
    for (size_t i = 0; i < totals->n_unit; i++) put_values(to, &totals->unit_keys[i].values);
}

static void put_keys(chiso__buffer *to, const chiso__lookup *lookup) {
    chiso__put_u32(to, (uint32_t)lookup->count);
    for (size_t i = 0; i < lookup->count; i++) chiso__totals_put_key(to, lookup, i);
}

static void put_estimands(chiso__buffer *to, const chiso_totals *totals) {
    chiso__put_u32(to, (uint32_t)totals->hold);
    chiso__put_u32(to, (uint32_t)totals->n_estimands);
    for (size_t i = 0; i < totals->n_estimands; i++) {
        const chiso_estimand *estimand = &totals->estimands[i];
        put_string(to, estimand->statistic);
        put_string(to, estimand->variable);
        put_string(to, estimand->denominator != NULL ? estimand->denominator : "");
        chiso__put_double(to, estimand->p);
    }
}

/* The length goes to its place, the checksum to the end. */
static void put_end(chiso__buffer *to) {
    chiso__buffer length = {0};
    chiso__put_u64(&length, to->length + CHISO__TOTALS_CHECKSUM);
    to->failed = to->failed || length.failed;
    if (!to->failed) {
        memcpy(to->bytes + CHISO__TOTALS_LENGTH_AT, length.bytes, length.length);
        chiso__put_u64(to, chiso__checksum(0, to->bytes, to->length));
    }
    chiso__buffer_free(&length);
}

static chiso_status write_file(chiso__buffer *to, const chiso_totals *totals, chiso_error *error) {
    uint64_t fingerprint;
    if (!chiso__totals_fingerprint(&fingerprint, totals->instrument))
        return chiso__fail_memory(error);
    put_header(to, totals);
    put_string(to, chiso__totals_instrument_name(totals->instrument));
    chiso__put_u64(to, fingerprint);
    put_settings(to, totals->settings);
    put_estimands(to, totals);
    put_columns(to, totals);
    put_keys(to, &totals->domains);
    put_keys(to, &totals->units);
    chiso__totals_put_rows(to, totals);
    chiso__totals_put_supplied(to, totals);
    put_end(to);
    return to->failed ? chiso__fail_memory(error) : CHISO_OK;
}

/* Weights near the end of what a double holds have squares behind it. */
static bool is_finite(const chiso_totals *totals) {
    const chiso__rows *rows = &totals->rows;
    for (size_t i = 0; i < rows->full * totals->row_sums; i++) {
        if (!isfinite(rows->sums[i].sum) || !isfinite(rows->sums[i].carry)) return false;
    }
    const chiso__moments *m = &totals->moments;
    for (size_t i = 0; i < m->keys.count * m->width; i++) {
        if (!isfinite(m->sums[i])) return false;
    }
    return chiso__supplied_is_finite(totals);
}

/* What a file cannot hold: categories without a scale, and every answer. */
static chiso_status check(const chiso_totals *totals, chiso_error *error) {
    if (!is_finite(totals))
        return chiso__fail(error, CHISO_E_DATA,
                           "a sum of weights or answers is too large for a number, so the totals "
                           "are not saved; look for huge weights and answers in the data");
    if (totals->instrument->n_nodes + totals->instrument->n_asked == 0)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "totals without an instrument cannot be saved: nothing would say what "
                           "their columns mean; name one with --instrument");
    for (size_t v = 0; v < totals->n_variables; v++) {
        const chiso__variable *variable = &totals->variables[v];
        if (!variable->open && !variable->kept) continue;
        return chiso__fail_at(error, CHISO_E_ARGUMENT, 0, variable->name,
                              "%s of %s cannot be saved: it needs %s; estimate it from the answers",
                              variable->open ? "a proportion" : "a quantile", variable->name,
                              variable->open ? "a scale of the instrument" : "every answer");
    }
    return CHISO_OK;
}

chiso_status chiso_totals_pack(char **bytes, size_t *length, const chiso_totals *totals,
                               chiso_error *error) {
    chiso__buffer file = {0};
    *bytes = NULL;
    *length = 0;
    chiso_status status = check(totals, error);
    if (status == CHISO_OK) status = write_file(&file, totals, error);
    if (status == CHISO_OK) *bytes = chiso__buffer_take(&file, length);
    if (status == CHISO_OK && *bytes == NULL) status = chiso__fail_memory(error);
    chiso__buffer_free(&file);
    return status;
}

void chiso_totals_packed_free(char *bytes) {
    chiso__free(bytes);
}

chiso_status chiso_totals_save(const chiso_totals *totals, const char *path, chiso_error *error) {
    chiso__buffer file = {0};
    chiso_status status = check(totals, error);
    if (status == CHISO_OK) status = write_file(&file, totals, error);
    if (status == CHISO_OK) status = chiso__file_save(path, file.bytes, file.length, error);
    chiso__buffer_free(&file);
    return status;
}
