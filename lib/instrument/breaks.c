/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/number.h"
#include "instrument/load.h"

const chiso__sheet_column chiso__break_columns[CHISO__BREAK_COLUMNS] = {
    [CHISO__BREAK_FROM] = {"from", true},
    [CHISO__BREAK_CODE] = {"code", true},
    [CHISO__BREAK_WHY_EN] = {"why_en", false},
    [CHISO__BREAK_WHY_VI] = {"why_vi", false},
};

static void read_break(chiso__loading *loading, chiso__sheet *sheet, size_t row) {
    chiso_instrument *instrument = loading->instrument;
    const char *from = chiso__sheet_required(loading, sheet, row, CHISO__BREAK_FROM);
    chiso__break found = {
        .code = chiso__sheet_required(loading, sheet, row, CHISO__BREAK_CODE),
        .why_en = chiso__sheet_text(sheet, row, CHISO__BREAK_WHY_EN),
        .why_vi = chiso__sheet_text(sheet, row, CHISO__BREAK_WHY_VI),
    };
    if (from != NULL && !chiso__year_from_text(&found.from, from))
        chiso__sheet_note(loading, CHISO__RULE_BAD_YEAR, sheet, row, CHISO__BREAK_FROM, NULL);
    if (chiso__grow(&instrument->breaks, &instrument->break_capacity, instrument->n_breaks + 1,
                    sizeof *instrument->breaks))
        instrument->breaks[instrument->n_breaks++] = found;
    else
        chiso__loading_memory(loading);
}

/* Codes are not looked for in the tree: a node may have gone since. */
void chiso__load_breaks(chiso__loading *loading, const chiso__sheet_source *source) {
    chiso__sheet sheet = {.columns = chiso__break_columns, .n_columns = CHISO__BREAK_COLUMNS};
    chiso__sheet_read(loading, &sheet, source);
    for (size_t row = 0; sheet.usable && row < sheet.count; row++) read_break(loading, &sheet, row);
    chiso__sheet_free(&sheet);
}
