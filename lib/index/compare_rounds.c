/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/number.h"
#include "base/printable.h"
#include "estimate/quality.h"
#include "index/compare.h"
#include "instrument/province.h"

static const char *const which[CHISO__ROUNDS] = {"the earlier round", "the later round"};

static const struct {
    const char *name;
    bool text, spared; /* spared: it can do without */
} read[CHISO__READ_COLUMNS] = {
    [CHISO__READ_CODE] = {.name = "code", .text = true},
    [CHISO__READ_PARENT] = {.name = "parent", .text = true},
    [CHISO__READ_LEVEL] = {.name = "level"},
    [CHISO__READ_NAME] = {.name = "name", .text = true},
    [CHISO__READ_SCORE] = {.name = "score"},
    [CHISO__READ_SE] = {.name = "se"},
    [CHISO__READ_DF] = {.name = "df"},
    [CHISO__READ_FLAGS] = {.name = "flags", .text = true},
    [CHISO__READ_N] = {.name = "n", .spared = true},
};

const char *chiso__round_text(const chiso__round *round, size_t row, size_t read_column) {
    return chiso_result_text(round->result, row, round->columns[read_column]);
}

static double number_at(const chiso__round *round, size_t row, size_t read_column) {
    return chiso_result_number(round->result, row, round->columns[read_column]);
}

const char *chiso__round_setting(const chiso__round *round, const char *key) {
    for (size_t i = 0; i < chiso_result_settings(round->result); i++) {
        if (strcmp(chiso_result_setting_key(round->result, i), key) == 0)
            return chiso_result_setting_text(round->result, i, 0);
    }
    return NULL;
}

/* --- what can be compared --- */

static chiso_status find_columns(chiso__comparison *c, size_t number, chiso_error *error) {
    chiso__round *round = &c->rounds[number];
    const char *command = chiso_result_command(round->result);
    char shown[48];
    chiso__printable_copy(shown, sizeof shown, command);
    if (strcmp(command, "score") != 0)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "%s is a result of %s; results of score can be compared", which[number],
                           shown);
    for (size_t i = 0; i < CHISO__READ_COLUMNS; i++) {
        const int64_t column = chiso_result_find_column(round->result, read[i].name);
        round->columns[i] = (size_t)column;
        const int32_t type = chiso_result_column_type(round->result, (size_t)column);
        if (column < 0 && read[i].spared) continue;
        if (column < 0 || (type == CHISO_COLUMN_TEXT) != read[i].text)
            return chiso__fail(error, CHISO_E_ARGUMENT,
                               "%s has no column %s such as score writes; score it anew",
                               which[number], read[i].name);
    }
    return CHISO_OK;
}

/* The by columns stand before the code. */
static chiso_status check_by(chiso__comparison *c, chiso_error *error) {
    const chiso__round *before = &c->rounds[CHISO__BEFORE], *after = &c->rounds[CHISO__AFTER];
    c->n_by = after->columns[CHISO__READ_CODE];
    bool same = before->columns[CHISO__READ_CODE] == c->n_by;
    for (size_t i = 0; same && i < c->n_by; i++)
        same = chiso_result_column_type(before->result, i) == CHISO_COLUMN_TEXT &&
               chiso_result_column_type(after->result, i) == CHISO_COLUMN_TEXT &&
               strcmp(chiso_result_column_name(before->result, i),
                      chiso_result_column_name(after->result, i)) == 0;
    if (same) return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "the rounds have different domains; score both with the same --by");
}

/* A change of the recipe is no change of what people said. */
static chiso_status check_recipe(const chiso__comparison *c, chiso_error *error) {
    static const char *const keys[] = {"metric", "pooling", "nation"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        const char *before = chiso__round_setting(&c->rounds[CHISO__BEFORE], keys[i]);
        const char *after = chiso__round_setting(&c->rounds[CHISO__AFTER], keys[i]);
        char first[32], second[32];
        if (before == NULL || after == NULL || strcmp(before, after) == 0) continue;
        chiso__printable_copy(first, sizeof first, before);
        chiso__printable_copy(second, sizeof second, after);
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "the rounds were scored with --%s %s and %s; score both with the same",
                           keys[i], first, second);
    }
    return CHISO_OK;
}

/* --- instruments --- */

static bool is_built_in(const char *name) {
    for (size_t i = 0; i < chiso_instrument_builtins(); i++) {
        if (strcmp(name, chiso_instrument_builtin(i)) == 0) return true;
    }
    return false;
}

/* A name in a file opens what is built in, and nothing else on the disk. */
static chiso_status find_instrument(chiso__round *round, const chiso_instrument *given,
                                    chiso_error *error) {
    const char *name = chiso__round_setting(round, "instrument");
    round->instrument = given;
    if (given != NULL || name == NULL || !is_built_in(name)) return CHISO_OK;
    const chiso_status status = chiso_instrument_open(&round->opened, NULL, name, error);
    round->instrument = round->opened;
    return status;
}

/* --- provinces --- */

/* The list that a round's settings name; 0: none, or they are older than that setting. */
static int32_t told_list(const chiso__round *round) {
    return chiso__geography_named(chiso__round_setting(round, "geography"));
}

/* A column is known as one of provinces by the settings or by its name. */
bool chiso__round_provinces(int32_t *geography, const chiso__round *round, size_t by) {
    const char *name = chiso_result_column_name(round->result, by);
    const char *declared = chiso__round_setting(round, "province");
    const bool alone = round->columns[CHISO__READ_CODE] == 1;
    bool is = declared != NULL && strcmp(declared, name) == 0;
    *geography = told_list(round);
    if (*geography != 0 && alone) return true;
    if (!is && round->instrument != NULL &&
        !chiso__instrument_is_province_column(&is, round->instrument, name))
        return false;
    if (!is)
        *geography = 0;
    else if (*geography == 0 && round->instrument != NULL)
        *geography = chiso__instrument_geography(round->instrument);
    return true;
}

static const char *list_shown(int32_t geography) {
    return geography == CHISO_PROVINCES_63   ? "the 63 provinces"
           : geography == CHISO_PROVINCES_34 ? "the 34 provinces"
                                             : "regions";
}

/* Which round can be scored by the list of the other: that of the 63, or of regions, which were
   made of them. */
static chiso_status check_lists(const int32_t lists[CHISO__ROUNDS], chiso_error *error) {
    const int32_t before = lists[CHISO__BEFORE], after = lists[CHISO__AFTER];
    if (before == 0 || after == 0 || before == after) return CHISO_OK;
    const bool earlier = after != CHISO_PROVINCES_63 && before != CHISO_PROVINCES_34;
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "the earlier round is by %s and the later one by %s, whose codes mean other "
                       "provinces; score %s with --geography %s",
                       list_shown(before), list_shown(after),
                       which[earlier ? CHISO__BEFORE : CHISO__AFTER],
                       chiso__geography_name(earlier ? after : before));
}

static chiso_status check_provinces(const chiso__comparison *c, chiso_error *error) {
    int32_t lists[CHISO__ROUNDS];
    for (size_t i = 0; i < CHISO__ROUNDS; i++) lists[i] = told_list(&c->rounds[i]);
    chiso_status status = check_lists(lists, error);
    for (size_t by = 0; status == CHISO_OK && by < c->n_by; by++) {
        for (size_t i = 0; i < CHISO__ROUNDS; i++) {
            if (!chiso__round_provinces(&lists[i], &c->rounds[i], by))
                return chiso__fail_memory(error);
        }
        status = check_lists(lists, error);
    }
    return status;
}

chiso_status chiso__compare_open(chiso__comparison *c, chiso_error *error) {
    const chiso_instrument *const given[] = {c->options.before, c->options.after};
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < CHISO__ROUNDS; i++)
        status = find_columns(c, i, error);
    if (status == CHISO_OK) status = check_by(c, error);
    if (status == CHISO_OK) status = check_recipe(c, error);
    for (size_t i = 0; status == CHISO_OK && i < CHISO__ROUNDS; i++)
        status = find_instrument(&c->rounds[i], given[i], error);
    return status == CHISO_OK ? check_provinces(c, error) : status;
}

/* --- rows --- */

/* The values of the by columns, each with its length, so that no two domains share a key. */
static int32_t domain_of(chiso__comparison *c, const chiso__round *round, size_t row,
                         chiso__buffer *key) {
    bool whole = true;
    key->length = 0;
    chiso__buffer_text(key, "=");
    for (size_t by = 0; by < c->n_by; by++) {
        const char *value = chiso_result_text(round->result, row, by);
        char length[32];
        snprintf(length, sizeof length, "%zu ", value != NULL ? strlen(value) + 1 : 0);
        chiso__buffer_text(key, length);
        chiso__buffer_text(key, value != NULL ? value : "");
        whole = whole && value == NULL;
    }
    if (key->failed) return CHISO__LOOKUP_MEMORY;
    const int32_t domain = chiso__lookup_add(&c->domains, key->bytes, key->length);
    if (whole && domain >= 0) c->whole = domain;
    return domain;
}

static chiso_status fail_row(size_t number, size_t row, const char *what, chiso_error *error) {
    return chiso__fail(error, CHISO_E_DATA, "%s, row %zu: %s", which[number], row + 1, what);
}

static chiso__pair *pair_of(chiso__comparison *c, int32_t domain, int32_t node) {
    const int32_t key[] = {domain, node};
    const int32_t place = chiso__lookup_add(&c->places, key, sizeof key);
    if (place < 0 ||
        !chiso__grow(&c->pairs, &c->pair_capacity, (size_t)place + 1, sizeof *c->pairs))
        return NULL;
    chiso__pair *pair = &c->pairs[place];
    if ((size_t)place == c->n_pairs) {
        const chiso__scored none = {NAN, NAN, NAN};
        *pair = (chiso__pair){.domain = domain, .node = node, .scored = {none, none}};
        c->n_pairs++;
    }
    return pair;
}

/* The higher threshold of both rounds holds for both: one that was scored with a lower one, or
 * before there was any, has figures of too few. */
static double least_n(const chiso__comparison *c) {
    double least = 0;
    for (size_t i = 0; i < CHISO__ROUNDS; i++) {
        const char *text = chiso__round_setting(&c->rounds[i], "min_n");
        double own = 0;
        if (text != NULL) chiso__number_from_text(&own, text, strlen(text), '.');
        least = fmax(least, own);
    }
    return least;
}

static unsigned flags_of(const chiso__comparison *c, const chiso__round *round, size_t row) {
    const double n = number_at(round, row, CHISO__READ_N);
    const bool small = n > 0 && n < c->min_n;
    return chiso__flags_read(chiso__round_text(round, row, CHISO__READ_FLAGS)) |
           (small ? (unsigned)CHISO__FLAG_SMALL_CELL : 0u);
}

static chiso_status add_row(chiso__comparison *c, size_t number, size_t row, chiso__buffer *key,
                            chiso_error *error) {
    const chiso__round *round = &c->rounds[number];
    const char *code = chiso__round_text(round, row, CHISO__READ_CODE);
    if (code == NULL) return fail_row(number, row, "its node has no code", error);
    const int32_t domain = domain_of(c, round, row, key);
    const int32_t node = chiso__lookup_add(&c->nodes, code, strlen(code));
    if (domain < 0 || node < 0) return chiso__fail_memory(error);
    chiso__pair *pair = pair_of(c, domain, node);
    if (pair == NULL) return chiso__fail_memory(error);
    if (pair->row[number] != 0)
        return fail_row(number, row, "another row has the same domain and node", error);
    pair->row[number] = row + 1;
    pair->scored[number] = (chiso__scored){.estimate = number_at(round, row, CHISO__READ_SCORE),
                                           .se = number_at(round, row, CHISO__READ_SE),
                                           .df = number_at(round, row, CHISO__READ_DF)};
    pair->flags |= flags_of(c, round, row);
    return CHISO_OK;
}

static int by_domain(const void *left, const void *right) {
    const chiso__pair *a = left, *b = right;
    if (a->domain != b->domain) return a->domain < b->domain ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

/* Rounds of different indices have their columns alone in common. */
static chiso_status check_common(const chiso__comparison *c, chiso_error *error) {
    for (size_t i = 0; i < c->n_pairs; i++) {
        if (c->pairs[i].row[CHISO__BEFORE] > 0 && c->pairs[i].row[CHISO__AFTER] > 0)
            return CHISO_OK;
    }
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "the rounds have no domain and node in common; are they of one index?");
}

chiso_status chiso__compare_pair(chiso__comparison *c, chiso_error *error) {
    static const size_t order[CHISO__ROUNDS] = {CHISO__AFTER, CHISO__BEFORE};
    chiso__buffer key = {0};
    chiso_status status = CHISO_OK;
    c->whole = -1;
    c->min_n = least_n(c);
    for (size_t i = 0; status == CHISO_OK && i < CHISO__ROUNDS; i++) {
        const size_t rows = chiso_result_rows(c->rounds[order[i]].result);
        for (size_t row = 0; status == CHISO_OK && row < rows; row++)
            status = add_row(c, order[i], row, &key, error);
    }
    chiso__buffer_free(&key);
    if (status == CHISO_OK) status = check_common(c, error);
    if (status == CHISO_OK) qsort(c->pairs, c->n_pairs, sizeof *c->pairs, by_domain);
    return status;
}
