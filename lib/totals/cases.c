/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/cases.h"

#include <math.h>
#include <string.h>

#include "totals/rows.h"

/* --- kept while files are read --- */

/* One more of each array, `width` elements a record. */
static bool grow(chiso__cases *c) {
    const size_t n = c->rows + 1;
    const size_t codes = c->totals->n_variables, numbers = c->totals->n_values;
    size_t *room = c->rooms;
    return chiso__grow(&c->weight, room++, n, sizeof *c->weight) &&
           chiso__grow(&c->unit, room++, n, sizeof *c->unit) &&
           chiso__grow(&c->row, room++, n, sizeof *c->row) &&
           chiso__grow(&c->code, room++, n * codes + 1, sizeof *c->code) &&
           chiso__grow(&c->number, room++, n * numbers, sizeof *c->number) &&
           chiso__grow(&c->text, room++, n * c->n_texts + 1, sizeof *c->text) &&
           chiso__grow(&c->line, room++, n, sizeof *c->line) &&
           chiso__grow(&c->file, room++, n, sizeof *c->file);
}

bool chiso__cases_add(chiso__cases *c, const chiso__case *record) {
    const size_t i = c->rows, codes = c->totals->n_variables, numbers = c->totals->n_values;
    const chiso__batch *batch = record->batch;
    if (!grow(c)) return false;
    c->weight[i] = record->weight;
    c->unit[i] = record->unit;
    c->row[i] = record->row;
    memcpy(c->code + i * codes, record->code, codes * sizeof *c->code);
    memcpy(c->number + i * numbers, record->number, numbers * sizeof *c->number);
    for (size_t t = 0; t < c->n_texts; t++)
        c->text[i * c->n_texts + t] = batch->columns[record->first_text + t].code[record->in_batch];
    c->line[i] = batch->line[record->in_batch];
    c->file[i] = (int32_t)batch->file_number;
    c->rows++;
    return true;
}

/* --- afterwards --- */

void chiso__cases_weigh(chiso__cases *cases, const chiso__view *view) {
    for (size_t i = 0; i < cases->rows; i++) cases->weight[i] *= view->frame.weight[cases->unit[i]];
}

double chiso__cases_value(const chiso__cases *cases, size_t i, size_t v) {
    const chiso__variable *variable = &cases->totals->variables[v];
    const int16_t code = cases->code[i * cases->totals->n_variables + v];
    if (code < 0) return NAN;
    if (variable->kind == CHISO__KIND_SCALE) return variable->scale->categories[code].value;
    return cases->number[i * cases->totals->n_values + variable->first_value];
}

int32_t chiso__cases_domain(const chiso__cases *cases, size_t i) {
    return chiso__row_domain(cases->totals, cases->row[i]);
}

const char *chiso__cases_text(const chiso__cases *cases, size_t i, size_t text) {
    const int32_t key = cases->text[i * cases->n_texts + text];
    return key < 0 ? NULL : chiso__lookup_key(&cases->keys[text].values, key);
}

void chiso__cases_free(chiso__cases *c) {
    void *const arrays[] = {c->weight, c->unit, c->row,  c->code,
                            c->number, c->text, c->line, c->file};
    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++) chiso__free(arrays[i]);
    for (size_t t = 0; c->keys != NULL && t < c->n_texts; t++) chiso__keys_free(&c->keys[t]);
    chiso_totals_free(c->totals); /* whose memory the list of keys is in */
    *c = (chiso__cases){.rows = 0};
}
