/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "instrument/sheet.h"

enum { ADVICE = 400 };

void chiso__loading_memory(chiso__loading *loading) {
    if (loading->status == CHISO_OK) loading->status = chiso__fail_memory(loading->error);
}

void chiso__loading_note(chiso__loading *loading, chiso__rule rule, const char *detail,
                         const chiso__finding *place) {
    if (loading->status != CHISO_OK) return;
    const chiso__rule_text *text = chiso__rule_get(rule);
    char advice[ADVICE];
    chiso__finding finding = *place;
    finding.fault = text->fault;
    finding.rule = text->name;
    finding.advice = text->advice;
    if (detail != NULL) {
        snprintf(advice, sizeof advice, "%s (%s)", text->advice, detail);
        finding.advice = advice;
    }
    loading->status = chiso__findings_add(loading->findings, &finding, loading->error);
}

void chiso__sheet_note(chiso__loading *loading, chiso__rule rule, const chiso__sheet *sheet,
                       size_t row, size_t column, const char *detail) {
    chiso__finding place = {.file = sheet->file,
                            .line = sheet->rows[row].line,
                            .column = sheet->columns[column].name,
                            .value = chiso__sheet_text(sheet, row, column)};
    chiso__loading_note(loading, rule, detail, &place);
}

void chiso__sheet_note_empty(chiso__loading *loading, chiso__rule rule, chiso__sheet *sheet,
                             size_t row, size_t column) {
    if (sheet->present[column]) {
        chiso__sheet_note(loading, rule, sheet, row, column, NULL);
        return;
    }
    if (sheet->told[column]) return;
    sheet->told[column] = true;
    chiso__finding place = {.file = sheet->file, .column = sheet->columns[column].name};
    bool fault = chiso__rule_get(rule)->fault;
    chiso__loading_note(loading, fault ? CHISO__RULE_MISSING_COLUMN : rule, NULL, &place);
}

const char *chiso__sheet_text(const chiso__sheet *sheet, size_t row, size_t column) {
    const char *text = sheet->rows[row].cells[column];
    return text[0] == '\0' ? NULL : text;
}

const char *chiso__sheet_required(chiso__loading *loading, chiso__sheet *sheet, size_t row,
                                  size_t column) {
    const char *text = chiso__sheet_text(sheet, row, column);
    if (text == NULL)
        chiso__sheet_note_empty(loading, CHISO__RULE_MISSING_VALUE, sheet, row, column);
    return text;
}

double chiso__sheet_number(chiso__loading *loading, const chiso__sheet *sheet, size_t row,
                           size_t column, double otherwise) {
    const char *text = chiso__sheet_text(sheet, row, column);
    double value = otherwise;
    if (text == NULL || chiso__number_from_text(&value, text, strlen(text), '.')) return value;
    if (sheet->decimal_comma && chiso__number_from_text(&value, text, strlen(text), ','))
        return value;
    chiso__sheet_note(loading, CHISO__RULE_NOT_A_NUMBER, sheet, row, column, NULL);
    return otherwise;
}

int chiso__sheet_choice(chiso__loading *loading, const chiso__sheet *sheet, size_t row,
                        size_t column, const char *const *words, chiso__rule rule) {
    const char *text = chiso__sheet_text(sheet, row, column);
    if (text == NULL) return -1;
    for (int i = 0; words[i] != NULL; i++)
        if (strcmp(text, words[i]) == 0) return i;
    chiso__sheet_note(loading, rule, sheet, row, column, NULL);
    return -1;
}
