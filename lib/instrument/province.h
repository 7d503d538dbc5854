/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INSTRUMENT_PROVINCE_H
#define CHISO__INSTRUMENT_PROVINCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Tables that builtin/ProvinceTable.cmake makes of builtin/provinces.csv. */

typedef struct chiso__province {
    int32_t geography;
    const char *code, *name;
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

#endif
