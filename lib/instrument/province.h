/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INSTRUMENT_PROVINCE_H
#define CHISO__INSTRUMENT_PROVINCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Tables that builtin/ProvinceTable.cmake makes of builtin/provinces.csv and regions.csv. */

/** A province, or a region as one of the list CHISO_REGIONS. */
typedef struct chiso__province {
    int32_t geography;
    const char *code, *name;
    const char *name_en;            /* NULL: the same */
    const char *became_34, *region; /* codes of the other lists that one of the 63 went into */
} chiso__province;

/** A spelling of a name in the form CHISO__FOLD_MARKS; sorted by geography, then key. */
typedef struct chiso__province_key {
    int32_t geography;
    const char *key;
    size_t province; /* in chiso__provinces */
} chiso__province_key;

extern const chiso__province chiso__provinces[];
extern const size_t chiso__provinces_count;
extern const chiso__province_key chiso__province_keys[];
extern const size_t chiso__province_keys_count;

/** chiso_province_code(), telling the two apart: false when memory ran out, NULL for no province.
 */
bool chiso__province_find(const char **code, int32_t geography, const char *text);

/** The name of a province or region in a language; NULL for a code not in the list. */
const char *chiso__province_label(int32_t geography, const char *code, int32_t language);

/** What a province of one list is in another: itself in its own, else known of the 63 alone.  NULL:
 * not known. */
const char *chiso__province_becomes(int32_t from, const char *code, int32_t to);

/** How many of the 63 a province of that list, or a region, is made of. */
size_t chiso__province_parts(int32_t geography, const char *code);

/** What settings call a list: 63, 34 or regions; NULL for 0. */
const char *chiso__geography_name(int32_t geography);

/** The list that a setting names; 0: none. */
int32_t chiso__geography_named(const char *name);

#endif
