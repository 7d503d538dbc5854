/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/text.h"
#include "instrument/province.h"
#include "totals/file.h"
#include "totals/regroup.h"
#include "totals/variables.h"

/* The least bytes of a setting (its key, kind and count) and of a column (its name, its list of
 * provinces and the count of its values). */
enum { LEAST_SETTING = 12, LEAST_COLUMN = 12 };

/* A copy of a text, with a NUL behind it; NULL after a fault. */
const char *chiso__totals_take_copy(chiso__wire *wire, chiso__arena *arena) {
    size_t length;
    const char *text = chiso__take_text(wire, &length);
    const char *copy = chiso__wire_good(wire) ? chiso__arena_text(arena, text, length) : NULL;
    if (chiso__wire_good(wire) && copy == NULL) wire->no_memory = true;
    return copy;
}

static void take_setting(chiso__wire *wire, chiso_result *settings, chiso__arena *arena) {
    const size_t before = chiso_result_settings(settings);
    const char *key = chiso__totals_take_copy(wire, arena);
    const uint32_t type = chiso__take_u32(wire);
    const size_t count = chiso__take_count(wire, CHISO__LEAST_TEXT);
    const char **values = chiso__wire_alloc(wire, arena, count * sizeof *values);
    if (values == NULL) return;
    for (size_t i = 0; i < count && chiso__wire_good(wire); i++)
        values[i] = chiso__totals_take_copy(wire, arena);
    if (type > CHISO_SETTING_FLAG) chiso__wire_fault(wire, "a setting is of no known kind");
    if (!chiso__wire_good(wire)) return;
    const chiso_status status =
        chiso__result_add_setting(settings, key, (int32_t)type, values, count, NULL);
    if (status == CHISO_E_MEMORY)
        wire->no_memory = true;
    else if (status != CHISO_OK || chiso_result_settings(settings) != before + 1)
        chiso__wire_fault(wire, "a setting stands twice, or has too many values");
}

static void take_settings(chiso__wire *wire, chiso_totals *totals) {
    chiso__arena arena = {0};
    const size_t count = chiso__take_count(wire, LEAST_SETTING);
    if (count > CHISO__TOTALS_MOST_SETTINGS)
        chiso__wire_fault(wire, "there are more settings than can be");
    if (chiso__result_new(&totals->settings, "totals", NULL) != CHISO_OK) wire->no_memory = true;
    for (size_t i = 0; i < count && chiso__wire_good(wire); i++)
        take_setting(wire, totals->settings, &arena);
    chiso__arena_free(&arena);
}

/* The instrument's own list, or one that its provinces were regrouped into; of all columns one. */
static void check_list(chiso__wire *wire, const chiso_totals *totals, uint32_t provinces) {
    const int32_t own = chiso__instrument_geography(totals->instrument);
    const int32_t before = chiso__totals_geography(totals);
    const bool of_63 = provinces == CHISO_PROVINCES_34 || provinces == CHISO_REGIONS;
    if (provinces == 0) return;
    if (provinces != (uint32_t)own && !(own == CHISO_PROVINCES_63 && of_63))
        chiso__wire_fault(wire, "a list of provinces is not the instrument's");
    if (before != 0 && provinces != (uint32_t)before)
        chiso__wire_fault(wire, "two columns are of different lists of provinces");
}

/* Files of before the setting was there have none. */
static void check_setting(chiso__wire *wire, const chiso_totals *totals) {
    const char *name = chiso__geography_name(chiso__totals_geography(totals));
    const chiso_result *settings = totals->settings;
    for (size_t i = 0; i < chiso_result_settings(settings); i++) {
        const char *told = chiso_result_setting_text(settings, i, 0);
        if (strcmp(chiso_result_setting_key(settings, i), "geography") != 0) continue;
        if (name == NULL || told == NULL ? name != told : strcmp(name, told) != 0)
            chiso__wire_fault(wire, "its geography is not that of its columns");
    }
}

static void take_column(chiso__wire *wire, chiso_totals *totals, size_t by) {
    const char *name = chiso__totals_take_copy(wire, &totals->arena);
    const uint32_t provinces = chiso__take_u32(wire);
    if (name != NULL && !chiso__text_is_utf8(name, strlen(name)))
        chiso__wire_fault(wire, "the name of a column is not UTF-8");
    if (chiso__wire_good(wire)) check_list(wire, totals, provinces);
    if (!chiso__wire_good(wire)) return;
    totals->by[by] = name;
    totals->by_provinces[by] = (int32_t)provinces;
    if (provinces == 0 && !totals->published)
        totals->by_scale[by] = chiso__variables_scale(totals->instrument, name);
    chiso__totals_take_values(wire, &totals->by_keys[by], totals->by_provinces[by]);
}

static void take_by(chiso__wire *wire, chiso_totals *totals) {
    const size_t count = chiso__take_count(wire, LEAST_COLUMN), room = count + 1;
    totals->by = chiso__wire_alloc(wire, &totals->arena, room * sizeof *totals->by);
    totals->by_provinces = chiso__wire_alloc(wire, &totals->arena, room * sizeof(int32_t));
    totals->by_scale = chiso__wire_alloc(wire, &totals->arena, room * sizeof(chiso__scale *));
    totals->by_keys = chiso__wire_alloc(wire, &totals->arena, room * sizeof *totals->by_keys);
    if (!chiso__wire_good(wire)) return;
    totals->n_by = count;
    if (totals->published && count != 1)
        chiso__wire_fault(wire, "published scores have one column of domains");
    for (size_t i = 0; i < count && chiso__wire_good(wire); i++) take_column(wire, totals, i);
    if (chiso__wire_good(wire)) check_setting(wire, totals);
    totals->by_population = totals->published && chiso__regroup_by_population(totals->settings);
}

/* replicated: replicate weights stand in their place. */
static void take_unit_columns(chiso__wire *wire, chiso_totals *totals, bool replicated) {
    const size_t count = chiso__take_count(wire, CHISO__LEAST_TEXT);
    totals->unit_keys = chiso__wire_alloc(wire, &totals->arena, (count + 1) * sizeof(chiso__keys));
    if (totals->unit_keys == NULL) return;
    totals->n_unit = count;
    const size_t stages = totals->respondents_are_units ? 0 : 1;
    if (totals->published || replicated ? count > 0 : count < stages + (totals->stratified ? 1 : 0))
        chiso__wire_fault(wire, "its columns of units and what it says of them differ");
    for (size_t i = 0; i < count && chiso__wire_good(wire); i++)
        chiso__totals_take_values(wire, &totals->unit_keys[i], 0);
}

static void take_domains_and_units(chiso__wire *wire, chiso_totals *totals) {
    chiso__arena arena = {0};
    const size_t width = totals->n_by > totals->n_unit ? totals->n_by : totals->n_unit;
    int32_t *key = chiso__wire_alloc(wire, &arena, (width + 1) * sizeof *key);
    if (key == NULL) return;
    chiso__totals_take_keys(wire, &totals->domains, totals->by_keys, totals->n_by,
                            !totals->published, false, key);
    chiso__totals_take_keys(wire, &totals->units, totals->unit_keys, totals->n_unit, false,
                            chiso__totals_unit_width(totals) > totals->n_unit, key);
    chiso__arena_free(&arena);
}

void chiso__totals_take_head(chiso__wire *wire, chiso_totals *totals, uint32_t flags) {
    totals->respondents_are_units = (flags & CHISO__TOTALS_RESPONDENTS_ARE_UNITS) != 0;
    totals->weighted = (flags & CHISO__TOTALS_WEIGHTED) != 0;
    totals->stratified = (flags & CHISO__TOTALS_STRATIFIED) != 0;
    const bool replicated = (flags & CHISO__TOTALS_REPLICATES) != 0;
    if ((flags & ~(uint32_t)CHISO__TOTALS_FLAGS) != 0 ||
        (replicated && flags != (CHISO__TOTALS_REPLICATES | CHISO__TOTALS_WEIGHTED)) ||
        (totals->published && flags != CHISO__TOTALS_RESPONDENTS_ARE_UNITS))
        chiso__wire_fault(wire, "its flags have no meaning");
    take_settings(wire, totals);
    if (chiso__wire_good(wire)) chiso__totals_take_estimands(wire, totals);
    if (chiso__wire_good(wire)) take_by(wire, totals);
    if (chiso__wire_good(wire)) take_unit_columns(wire, totals, replicated);
    if (chiso__wire_good(wire)) take_domains_and_units(wire, totals);
}
