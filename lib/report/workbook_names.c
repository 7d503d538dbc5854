/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/printable.h"
#include "base/text.h"
#include "report/page_data.h"
#include "report/workbook_parts.h"

/* MATCH of a spreadsheet finds texts of at most 255 characters. */
enum { NAME = 200, ROOM = 256 };

enum { UNIT, PROVINCE, REGION };

static const chiso__workbook_nouns nouns[][2] = {
    [UNIT] = {{"Unit", "unit", "units"}, {"Đơn vị", "đơn vị", "đơn vị"}},
    [PROVINCE] = {{"Province", "province", "provinces"},
                  {"Tỉnh, thành phố", "tỉnh, thành phố", "tỉnh, thành phố"}},
    [REGION] = {{"Region", "region", "regions"}, {"Vùng", "vùng", "vùng"}}};

static size_t kind_of(const chiso__workbook *w) {
    const char *geography = chiso__report_setting_text(w->scores, "geography");
    if (w->grid.n_by != 1 || geography == NULL) return UNIT;
    return strcmp(geography, "regions") == 0 ? REGION : PROVINCE;
}

bool chiso__workbook_has_provinces(const chiso__workbook *w) {
    return kind_of(w) == PROVINCE;
}

const chiso__workbook_nouns *chiso__workbook_words(const chiso__workbook *w) {
    return &nouns[kind_of(w)][w->language];
}

/* The whole is the country where every place of the list is in it, and nobody was left out. */
static bool is_country(const chiso__workbook *w) {
    enum { REGIONS = 6 };
    const char *geography = chiso__report_setting_text(w->scores, "geography");
    const size_t kind = kind_of(w);
    if (kind == UNIT || chiso__report_setting_text(w->scores, "where") != NULL) return false;
    /* A list of provinces is called by their number. */
    return w->count == (kind == REGION ? REGIONS : strtoul(geography, NULL, 10));
}

static const char *whole_of(const chiso__workbook *w) {
    static const char *const country[2] = {"Viet Nam", "Cả nước"};
    static const char *const overall[2] = {"Overall", "Chung"};
    if (w->grid.n_by == 0) return chiso__report_title(w->report, w->language);
    return (is_country(w) ? country : overall)[w->language];
}

/* The labels of all by columns. */
static void spell(const chiso__workbook *w, size_t domain, char text[ROOM]) {
    const size_t row = chiso__grid_row(&w->grid, domain, 0);
    size_t used = 0;
    text[0] = '\0';
    for (size_t by = 0; by < w->grid.n_by; by++) {
        const char *label = chiso_result_label(w->scores, row, by);
        if (by > 0) chiso__text_copy(text + used, NAME - used, ", ");
        used += strlen(text + used);
        chiso__text_copy(text + used, NAME - used, label != NULL ? label : "");
        used += strlen(text + used);
    }
}

/* A name as MATCH takes it, which is as it is shown and without case; NULL without memory. */
static char *key_of(const char *name) {
    char shown[ROOM * CHISO__PRINTABLE], *at = shown;
    for (size_t step; (step = chiso__printable(at, name)) > 0; name += step) at += strlen(at);
    *at = '\0';
    return chiso__text_fold(shown, CHISO__FOLD_CASE);
}

/* Note a name as taken: 1 when it is new, 0 when it is not, -1 without memory. */
static int take_name(chiso__lookup *taken, const char *name) {
    const size_t before = taken->count;
    char *key = key_of(name);
    if (key == NULL) return -1;
    const int32_t number = chiso__lookup_add(taken, key, strlen(key));
    chiso__free(key);
    if (number < 0) return -1;
    return taken->count > before ? 1 : 0;
}

/* With a number behind it where another has the name. */
static bool name_domain(chiso__workbook *w, chiso__lookup *taken, size_t domain) {
    char text[ROOM];
    int is_new;
    if (domain == 0)
        chiso__text_copy(text, NAME, whole_of(w));
    else
        spell(w, domain, text);
    const size_t length = strlen(text);
    for (unsigned i = 2; (is_new = take_name(taken, text)) == 0; i++)
        snprintf(text + length, ROOM - length, " (%u)", i);
    if (is_new == 1) w->names[domain] = chiso__arena_text(&w->arena, text, strlen(text));
    return is_new == 1 && w->names[domain] != NULL;
}

chiso_status chiso__workbook_names(chiso__workbook *w, chiso_error *error) {
    chiso__lookup taken = {0};
    w->names = chiso__arena_alloc(&w->arena, w->grid.domains * sizeof *w->names);
    bool named = w->names != NULL;
    for (size_t i = 0; named && i < w->grid.domains; i++) named = name_domain(w, &taken, i);
    chiso__lookup_free(&taken);
    return named ? CHISO_OK : chiso__fail_memory(error);
}
