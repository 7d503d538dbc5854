/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/memory.h"
#include "base/printable.h"
#include "base/text.h"
#include "output/xlsx.h"

enum {
    MOST_UNITS = 32767,   /* of UTF-16, in a cell */
    LONGEST_NAME = 31,    /* of a sheet, likewise */
    ROOM_FOR_NUMBER = 12, /* behind a name that is there already */
    NAME_BYTES = 4 * LONGEST_NAME + 1
};

static size_t units(const char *character) {
    return (unsigned char)*character >= 0xF0 ? 2 : 1;
}

static bool is_hexadecimal(const char *text, size_t count) {
    return strspn(text, "0123456789ABCDEFabcdef") >= count;
}

/* `_x0041_` is how a workbook spells a character by its number. */
static bool is_spelled(const char *text) {
    return text[0] == '_' && text[1] == 'x' && is_hexadecimal(text + 2, 4) && text[6] == '_';
}

/* U+FFFE and U+FFFF are UTF-8, but in no XML. */
static bool is_no_character(const char *text) {
    return memcmp(text, "\xEF\xBF\xBE", 3) == 0 || memcmp(text, "\xEF\xBF\xBF", 3) == 0;
}

/* One character, made fit; bytes of the text it stands for, 0 at its end. */
static size_t fit_character(char out[CHISO__PRINTABLE], const char *text) {
    const size_t step = chiso__printable(out, text);
    if (step == 3 && is_no_character(text)) memcpy(out, "\uFFFD", sizeof "\uFFFD");
    return step;
}

const char *chiso__xlsx_fit(chiso__xlsx *x, const char *text) {
    static const char underscore[] = "_x005F_", more[] = "…";
    char piece[CHISO__PRINTABLE];
    size_t length = 0, cut = 0; /* in units; where an ellipsis still fits */
    x->text.length = 0;
    for (size_t step; (step = fit_character(piece, text)) > 0; text += step) {
        const char *as = is_spelled(text) ? underscore : piece;
        const size_t wide = as == piece ? units(piece) : sizeof underscore - 1;
        if (length + wide > MOST_UNITS) {
            x->text.length = cut;
            chiso__buffer_text(&x->text, more);
            break;
        }
        chiso__buffer_text(&x->text, as);
        length += wide;
        if (length < MOST_UNITS) cut = x->text.length;
    }
    chiso__buffer_add(&x->text, "", 1);
    if (!x->text.failed) return x->text.bytes;
    chiso__xlsx_fail(x, chiso__fail_memory(x->error));
    return "";
}

/* --- names of sheets --- */

/* Without what a name may not have, in so many units; cut between words if that leaves half. */
static void fit_name(char out[NAME_BYTES], const char *name, size_t most) {
    static const char forbidden[] = "[]:*?/\\'";
    char piece[CHISO__PRINTABLE];
    size_t length = 0, wide = 0, word = 0; /* word: where the last one ended */
    for (size_t step; (step = fit_character(piece, name)) > 0; name += step) {
        if (piece[0] == ' ') word = length;
        wide += units(piece);
        if (wide > most) {
            if (word > length / 2) length = word;
            break;
        }
        if (piece[1] == '\0' && strchr(forbidden, piece[0]) != NULL) piece[0] = '-';
        memcpy(out + length, piece, strlen(piece));
        length += strlen(piece);
    }
    while (length > 0 && out[length - 1] == ' ') length--;
    if (length == 0) out[length++] = '-';
    out[length] = '\0';
}

/* Note a name as taken: 1 when it is new, 0 when it is not, -1 without memory. */
static int take_name(chiso__lookup *names, const char *name) {
    const size_t before = names->count;
    char *folded = chiso__text_fold(name, CHISO__FOLD_CASE); /* fit names are UTF-8 */
    if (folded == NULL) return -1;
    const int32_t number = chiso__lookup_add(names, folded, strlen(folded));
    chiso__free(folded);
    if (number == CHISO__LOOKUP_MEMORY) return -1;
    return names->count > before ? 1 : 0;
}

/* A name that no other sheet has, case or not. */
static bool choose_name(chiso__xlsx *x, char out[NAME_BYTES], const char *name) {
    int taken;
    fit_name(out, name, LONGEST_NAME);
    for (unsigned i = 2; (taken = take_name(&x->names, out)) == 0; i++) {
        char number[ROOM_FOR_NUMBER];
        const size_t length = (size_t)snprintf(number, sizeof number, " (%u)", i);
        fit_name(out, name, LONGEST_NAME - length);
        memcpy(out + strlen(out), number, length + 1);
    }
    return taken == 1;
}

lxw_worksheet *chiso__xlsx_sheet(chiso__xlsx *x, const char *name) {
    char chosen[NAME_BYTES];
    if (x->status != CHISO_OK) return NULL;
    lxw_worksheet *sheet = NULL;
    if (choose_name(x, chosen, name)) sheet = workbook_add_worksheet(x->book, chosen);
    chiso__xlsx_need(x, sheet);
    return sheet;
}
