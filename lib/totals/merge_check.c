/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "instrument/province.h"
#include "results/result.h"
#include "totals/file.h"
#include "totals/merge.h"
#include "totals/supplied.h"

enum { SHOWN = 100 };

static const char files_key[] = "files";

/* How a file is written may differ from file to file. */
static const char *const may_differ[] = {files_key, "delimiter", "decimal"};

static bool is_free(const char *key) {
    for (size_t i = 0; i < sizeof may_differ / sizeof may_differ[0]; i++) {
        if (strcmp(may_differ[i], key) == 0) return true;
    }
    return false;
}

static bool same_values(const chiso_result *a, size_t i, const chiso_result *b, size_t k) {
    if (chiso_result_setting_count(a, i) != chiso_result_setting_count(b, k)) return false;
    for (size_t v = 0; v < chiso_result_setting_count(a, i); v++) {
        if (strcmp(chiso_result_setting_text(a, i, v), chiso_result_setting_text(b, k, v)) != 0)
            return false;
    }
    return true;
}

static bool same_setting(const chiso_result *a, const chiso_result *b, size_t i) {
    return strcmp(chiso_result_setting_key(a, i), chiso_result_setting_key(b, i)) == 0 &&
           chiso_result_setting_type(a, i) == chiso_result_setting_type(b, i) &&
           same_values(a, i, b, i);
}

/* The values of a setting, a comma between. */
static void show_setting(const chiso_result *settings, size_t i, char *shown) {
    const size_t count = chiso_result_setting_count(settings, i);
    size_t used = 0;
    chiso__text_copy(shown, SHOWN, count == 0 ? "nothing" : "");
    for (size_t v = 0; v < count; v++) {
        chiso__text_copy(shown + used, SHOWN - used, v > 0 ? "," : "");
        used += strlen(shown + used);
        chiso__text_copy(shown + used, SHOWN - used, chiso_result_setting_text(settings, i, v));
        used += strlen(shown + used);
    }
}

static chiso_status check_settings(const chiso_result *a, const chiso_result *b, size_t piece,
                                   chiso_error *error) {
    char first[SHOWN], other[SHOWN];
    for (size_t i = 0; i < chiso_result_settings(a); i++) {
        const char *key = chiso_result_setting_key(a, i);
        if (i < chiso_result_settings(b) && (is_free(key) || same_setting(a, b, i))) continue;
        show_setting(a, i, first);
        show_setting(b, i, other);
        return chiso__fail(
            error, CHISO_E_ARGUMENT,
            "these totals do not belong together: \"%s\" is %s in number %zu and %s in "
            "the first; make them all in the same way",
            key, other, piece + 1, first);
    }
    return CHISO_OK;
}

/* Where a setting stands; behind the last one when it is not there. */
static size_t find_setting(const chiso_result *settings, const char *key) {
    const size_t count = chiso_result_settings(settings);
    size_t i = 0;
    while (i < count && strcmp(chiso_result_setting_key(settings, i), key) != 0) i++;
    return i;
}

static chiso_status check_columns(const chiso_totals *before, const chiso_totals *after,
                                  const char *key, chiso_error *error) {
    const chiso_result *a = before->settings, *b = after->settings;
    const size_t i = find_setting(a, key), k = find_setting(b, key);
    char first[SHOWN], other[SHOWN];
    if (same_values(a, i, b, k)) return CHISO_OK;
    show_setting(a, i, first);
    show_setting(b, k, other);
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "sampling units are matched by their names, and \"%s\" is %s in the earlier "
                       "round and %s in the later; make both totals with the same --strata and "
                       "--psu",
                       key, first, other);
}

chiso_status chiso__merge_check_units(const chiso_totals *before, const chiso_totals *after,
                                      chiso_error *error) {
    chiso_status status = check_columns(before, after, "strata", error);
    if (status == CHISO_OK) status = check_columns(before, after, "psu", error);
    if (status != CHISO_OK) return status;
    const bool same = before->stratified == after->stratified && before->n_unit == after->n_unit;
    if (same && before->n_fpc == after->n_fpc) return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "the %s round has population sizes (--fpc) and the other has not; make both "
                       "totals with them, or without",
                       before->n_fpc > 0 ? "earlier" : "later");
}

static bool same_text(const char *a, const char *b) {
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool same_estimands(const chiso_totals *a, const chiso_totals *b) {
    if (a->n_estimands != b->n_estimands || a->hold != b->hold) return false;
    for (size_t i = 0; i < a->n_estimands; i++) {
        const chiso_estimand *x = &a->estimands[i], *y = &b->estimands[i];
        if (strcmp(x->statistic, y->statistic) != 0 || strcmp(x->variable, y->variable) != 0 ||
            !same_text(x->denominator, y->denominator) || x->p != y->p)
            return false;
    }
    return true;
}

static chiso_status check_instrument(const chiso_totals *a, const chiso_totals *b,
                                     chiso_error *error) {
    uint64_t first, second;
    if (!chiso__totals_fingerprint(&first, a->instrument) ||
        !chiso__totals_fingerprint(&second, b->instrument))
        return chiso__fail_memory(error);
    if (first == second) return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "these totals do not belong together: their instruments differ (%s, %s)",
                       chiso__totals_instrument_name(a->instrument),
                       chiso__totals_instrument_name(b->instrument));
}

static chiso_status check_kind(const chiso_totals *totals, chiso_error *error) {
    if (totals->published)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "totals of published scores are not merged; name their files together");
    for (size_t v = 0; v < totals->n_variables; v++) {
        if (totals->variables[v].open)
            return chiso__fail_at(error, CHISO_E_ARGUMENT, 0, totals->variables[v].name,
                                  "totals with the categories that the data have (%s) are not "
                                  "merged; give %s a scale in the instrument",
                                  totals->variables[v].name, totals->variables[v].name);
    }
    return CHISO_OK;
}

/* Codes of two lists would mix. */
static chiso_status check_geography(const chiso_totals *a, const chiso_totals *b, size_t piece,
                                    chiso_error *error) {
    const char *first = chiso__geography_name(chiso__totals_geography(a));
    const char *other = chiso__geography_name(chiso__totals_geography(b));
    if (first == NULL || other == NULL || first == other) return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "these totals do not belong together: \"geography\" is %s in number %zu and "
                       "%s in the first, whose codes mean other provinces; regroup those by the 63 "
                       "first, as chiso totals FILE --geography %s -o FILE does",
                       other, piece + 1, first, strcmp(first, "63") == 0 ? other : first);
}

chiso_status chiso__merge_check(const chiso_totals *const *pieces, size_t piece,
                                chiso_error *error) {
    const chiso_totals *first = pieces[0], *other = pieces[piece];
    chiso_status status = check_kind(first, error);
    if (status == CHISO_OK) status = check_instrument(first, other, error);
    if (status == CHISO_OK) status = check_geography(first, other, piece, error);
    if (status == CHISO_OK) status = check_settings(first->settings, other->settings, piece, error);
    if (status == CHISO_OK && !chiso__supplied_same(&first->supplied, &other->supplied))
        status = chiso__fail(error, CHISO_E_ARGUMENT,
                             "these totals do not belong together: number %zu has other columns of "
                             "replicate weights than the first, or in another order; make them "
                             "all in the same way",
                             piece + 1);
    if (status == CHISO_OK && !same_estimands(first, other))
        status = chiso__fail(
            error, CHISO_E_ARGUMENT,
            "these totals do not belong together: number %zu holds other variables than "
            "the first; ask for the same estimates in all",
            piece + 1);
    return status;
}

/* --- settings --- */

/* The files of all pieces, one behind the other, in memory to be freed. */
static const char **list_files(const chiso_totals *const *pieces, size_t count, size_t *files) {
    size_t most = 0;
    *files = 0;
    for (size_t p = 0; p < count; p++) {
        for (size_t i = 0; i < chiso_result_settings(pieces[p]->settings); i++)
            most += chiso_result_setting_count(pieces[p]->settings, i);
    }
    const char **list = chiso__alloc(most, sizeof *list);
    for (size_t p = 0; list != NULL && p < count; p++) {
        const chiso_result *settings = pieces[p]->settings;
        for (size_t i = 0; i < chiso_result_settings(settings); i++) {
            if (strcmp(chiso_result_setting_key(settings, i), files_key) != 0) continue;
            for (size_t v = 0; v < chiso_result_setting_count(settings, i); v++)
                list[(*files)++] = chiso_result_setting_text(settings, i, v);
        }
    }
    return list;
}

static chiso_status copy_setting(chiso_result *out, const chiso_result *from, size_t i,
                                 const char *const *files, size_t n_files, chiso_error *error) {
    const char *key = chiso_result_setting_key(from, i);
    const bool are_files = strcmp(key, files_key) == 0;
    const int32_t type = are_files ? CHISO_SETTING_LIST : chiso_result_setting_type(from, i);
    const size_t count = are_files ? n_files : chiso_result_setting_count(from, i);
    const char **values = chiso__alloc(count, sizeof *values);
    if (values == NULL) return chiso__fail_memory(error);
    for (size_t v = 0; v < count; v++)
        values[v] = are_files ? files[v] : chiso_result_setting_text(from, i, v);
    const chiso_status status = chiso__result_add_setting(out, key, type, values, count, error);
    chiso__free(values);
    return status;
}

chiso_status chiso__merge_settings(chiso_result **out, const chiso_totals *const *pieces,
                                   size_t count, chiso_error *error) {
    size_t n_files;
    const chiso_result *first = pieces[0]->settings;
    const char **files = list_files(pieces, count, &n_files);
    if (files == NULL) return chiso__fail_memory(error);
    chiso_status status = chiso__result_new(out, "totals", error);
    for (size_t i = 0; status == CHISO_OK && i < chiso_result_settings(first); i++)
        status = copy_setting(*out, first, i, files, n_files, error);
    chiso__free(files);
    return status;
}
