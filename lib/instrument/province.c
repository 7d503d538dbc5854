/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instrument/province.h"

#include <chiso/instrument.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

static const chiso__province *find_exact(int32_t geography, const char *text) {
    bool one_digit = text[0] >= '1' && text[0] <= '9' && text[1] == '\0';
    const char padded[] = {'0', text[0], '\0'};
    const char *code = one_digit ? padded : text;
    for (size_t i = 0; i < chiso__provinces_count; i++) {
        const chiso__province *p = &chiso__provinces[i];
        if (p->geography != geography) continue;
        if (strcmp(code, p->code) == 0 || strcmp(text, p->name) == 0) return p;
    }
    return NULL;
}

static int compare_keys(const void *wanted, const void *entry) {
    const chiso__province_key *a = wanted, *b = entry;
    if (a->geography != b->geography) return a->geography < b->geography ? -1 : 1;
    return strcmp(a->key, b->key);
}

static const chiso__province *find_key(int32_t geography, const char *folded) {
    const chiso__province_key wanted = {.geography = geography, .key = folded};
    const chiso__province_key *key = bsearch(
        &wanted, chiso__province_keys, chiso__province_keys_count, sizeof wanted, compare_keys);
    return key == NULL ? NULL : &chiso__provinces[key->province];
}

/* What only says that a name is a province's may stand before it … */
static const char *skip_prefix(const char *folded) {
    static const char *const prefixes[] = {"tinh", "thanhpho", "tp"};
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
        if (strncmp(folded, prefixes[i], strlen(prefixes[i])) == 0)
            return folded + strlen(prefixes[i]);
    return folded;
}

/* … or after it. */
static bool cut_suffix(char *folded) {
    static const char *const suffixes[] = {"province", "city"};
    size_t length = strlen(folded);
    for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++) {
        size_t n = strlen(suffixes[i]);
        if (length <= n || strcmp(folded + length - n, suffixes[i]) != 0) continue;
        folded[length - n] = '\0';
        return true;
    }
    return false;
}

static const chiso__province *find_name(int32_t geography, char *folded) {
    const chiso__province *p;
    do {
        p = find_key(geography, folded);
        if (p == NULL) p = find_key(geography, skip_prefix(folded));
    } while (p == NULL && cut_suffix(folded));
    return p;
}

bool chiso__province_find(const char **code, int32_t geography, const char *text) {
    char *folded = NULL;
    bool enough = true;
    const chiso__province *p = find_exact(geography, text);
    if (p == NULL) enough = chiso__text_try_fold(&folded, text, CHISO__FOLD_MARKS);
    if (folded != NULL) p = find_name(geography, folded);
    chiso__free(folded);
    *code = p != NULL ? p->code : NULL;
    return enough;
}

const char *chiso_province_code(int32_t geography, const char *text) {
    const char *code = NULL;
    return text != NULL && chiso__province_find(&code, geography, text) ? code : NULL;
}

static const chiso__province *find_code(int32_t geography, const char *code) {
    for (size_t i = 0; code != NULL && i < chiso__provinces_count; i++) {
        const chiso__province *p = &chiso__provinces[i];
        if (p->geography == geography && strcmp(code, p->code) == 0) return p;
    }
    return NULL;
}

const char *chiso_province_name(int32_t geography, const char *code) {
    return chiso__province_label(geography, code, CHISO_VIETNAMESE);
}

const char *chiso__province_label(int32_t geography, const char *code, int32_t language) {
    const chiso__province *p = find_code(geography, code);
    if (p == NULL) return NULL;
    return language == CHISO_ENGLISH && p->name_en != NULL ? p->name_en : p->name;
}

/* --- from one list to another --- */

static const char *becomes(const chiso__province *p, int32_t to) {
    if (p->geography == to) return p->code;
    return to == CHISO_REGIONS ? p->region : to == CHISO_PROVINCES_34 ? p->became_34 : NULL;
}

const char *chiso__province_becomes(int32_t from, const char *code, int32_t to) {
    const chiso__province *p = find_code(from, code);
    return p != NULL ? becomes(p, to) : NULL;
}

size_t chiso__province_parts(int32_t geography, const char *code) {
    size_t parts = 0;
    for (size_t i = 0; i < chiso__provinces_count; i++) {
        const chiso__province *p = &chiso__provinces[i];
        if (p->geography != CHISO_PROVINCES_63) continue;
        const char *whole = becomes(p, geography);
        parts += whole != NULL && strcmp(whole, code) == 0;
    }
    return parts;
}

static const struct {
    int32_t geography;
    const char *name;
} geographies[] = {
    {CHISO_PROVINCES_63, "63"}, {CHISO_PROVINCES_34, "34"}, {CHISO_REGIONS, "regions"}};

enum { GEOGRAPHIES = sizeof geographies / sizeof geographies[0] };

const char *chiso__geography_name(int32_t geography) {
    size_t i = 0;
    while (i < GEOGRAPHIES && geographies[i].geography != geography) i++;
    return i < GEOGRAPHIES ? geographies[i].name : NULL;
}

int32_t chiso__geography_named(const char *name) {
    size_t i = 0;
    while (i < GEOGRAPHIES && (name == NULL || strcmp(geographies[i].name, name) != 0)) i++;
    return i < GEOGRAPHIES ? geographies[i].geography : 0;
}
