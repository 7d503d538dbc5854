/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "totals/file.h"

/* Note how adding to a lookup went: key `expected` is the new one's. */
static void added(chiso__wire *wire, int32_t at, size_t expected, const char *twice) {
    if (at < 0)
        wire->no_memory = true;
    else if ((size_t)at != expected)
        chiso__wire_fault(wire, twice);
}

void chiso__totals_take_values(chiso__wire *wire, chiso__keys *keys, int32_t provinces) {
    const size_t count = chiso__take_count(wire, CHISO__LEAST_TEXT);
    for (size_t i = 0; i < count && chiso__wire_good(wire); i++) {
        size_t length;
        const char *text = chiso__take_text(wire, &length);
        if (!chiso__text_is_utf8(text, length)) chiso__wire_fault(wire, "a value is not UTF-8");
        if (!chiso__wire_good(wire)) return;
        added(wire, chiso__lookup_add(&keys->values, text, length), i, "a value stands twice");
        if (chiso__wire_good(wire) && provinces != 0 &&
            chiso_province_name(provinces, chiso__lookup_key(&keys->values, (int32_t)i)) == NULL)
            chiso__wire_fault(wire, "a value is not the code of a province");
    }
}

void chiso__totals_take_key(chiso__wire *wire, const chiso__keys *columns, size_t width,
                            bool may_miss, int32_t *key) {
    for (size_t k = 0; k < width; k++) {
        const uint32_t number = chiso__take_u32(wire);
        const bool missing = number == UINT32_MAX;
        if (missing ? !may_miss : number >= columns[k].values.count)
            chiso__wire_fault(wire, "a unit or domain has a value that is not there");
        key[k] = missing ? CHISO__LOOKUP_NONE : (int32_t)number;
    }
}

void chiso__totals_take_keys(chiso__wire *wire, chiso__lookup *lookup, const chiso__keys *columns,
                             size_t width, bool may_miss, bool numbered, int32_t *key) {
    const size_t own = numbered ? 1 : 0, length = (width + own) * sizeof *key;
    const size_t count = chiso__take_count(wire, length);
    for (size_t i = 0; i < count && chiso__wire_good(wire); i++) {
        chiso__totals_take_key(wire, columns, width, may_miss, key);
        if (numbered) {
            key[width] = (int32_t)i;
            if (chiso__take_u32(wire) != i)
                chiso__wire_fault(wire, "a respondent does not have his own number");
        }
        if (chiso__wire_good(wire))
            added(wire, chiso__lookup_add(lookup, key, length), i, "a unit or domain stands twice");
    }
}
