/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/printable.h"
#include "results/findings_list.h"

static const chiso__finding *first_fault(const chiso__findings *findings) {
    const chiso__kept *first = NULL;
    for (size_t i = 0; i < findings->count; i++) {
        const chiso__kept *kept = &findings->kept[i];
        if (!kept->finding.fault) continue;
        if (first == NULL || chiso__findings_order(kept, first) < 0) first = kept;
    }
    return first != NULL ? &first->finding : NULL;
}

static size_t write_piece(char *out, size_t room, const char *before, const char *text,
                          const char *after) {
    char piece[96];
    if (text == NULL) return 0;
    chiso__printable_copy(piece, sizeof piece, text);
    return (size_t)snprintf(out, room, "%s%s%s", before, piece, after);
}

/* "papi.csv, line 7, column 1.1: found "abc": ", without the parts that are not known. */
static void write_place(char *out, size_t room, const char *counted,
                        const chiso__finding *finding) {
    size_t length = write_piece(out, room, "", finding->file, "");
    if (finding->line > 0)
        length += (size_t)snprintf(out + length, room - length, "%s%s %" PRId64,
                                   length > 0 ? ", " : "", counted, finding->line);
    length += write_piece(out + length, room - length, length > 0 ? ", column " : "column ",
                          finding->column, "");
    if (length > 0) length += (size_t)snprintf(out + length, room - length, ": ");
    write_piece(out + length, room - length, "found \"", finding->value, "\": ");
}

chiso_status chiso__findings_fail(const chiso__findings *findings, chiso_status status,
                                  chiso_error *error) {
    const chiso__finding *fault = first_fault(findings);
    if (fault == NULL) return CHISO_OK;
    /* Texts from outside are cut, so that the count behind them is always told. */
    char place[384] = "", advice[432], count[48] = "";
    size_t more = findings->faults - 1;
    write_place(place, sizeof place, findings->counts_records ? "record" : "line", fault);
    const int64_t record = findings->counts_records ? fault->line : fault->record;
    const char *text = fault->advice != NULL ? fault->advice : fault->rule;
    if (more > 0)
        snprintf(count, sizeof count, " (and %zu more fault%s)", more, more > 1 ? "s" : "");
    size_t room = sizeof error->message - strlen(place) - strlen(count);
    chiso__printable_copy(advice, room, text != NULL ? text : "not as it should be");
    return chiso__fail_at(error, status, record, fault->column, "%s%s%s", place, advice, count);
}
