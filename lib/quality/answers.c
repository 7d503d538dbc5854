/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quality/answers.h"

#include <math.h>

#include "base/lookup.h"

enum { LEAST_ANSWERS = 3, NO_BATTERY = -1 };

static int16_t read_code(const chiso__cases *cases, size_t i, int variable) {
    return cases->code[i * cases->totals->n_variables + (size_t)variable];
}

static bool anybody_answered(const chiso__cases *cases, int variable) {
    for (size_t i = 0; i < cases->rows; i++) {
        if (read_code(cases, i, variable) >= 0) return true;
    }
    return false;
}

/* --- batteries --- */

static const chiso__scale *scale_of(const chiso__interviews *a, size_t item) {
    return a->cases->totals->variables[a->variable[item]].scale;
}

static void number_batteries(chiso__interviews *a) {
    const bool described = a->cases->totals->instrument->n_scales > 0;
    for (size_t j = 0; j < a->items; j++) {
        a->battery[j] = NO_BATTERY;
        if (described && scale_of(a, j) == NULL) continue;
        for (size_t k = 0; k < j && a->battery[j] < 0; k++) {
            if (a->battery[k] >= 0 && scale_of(a, k) == scale_of(a, j))
                a->battery[j] = a->battery[k];
        }
        if (a->battery[j] < 0) a->battery[j] = (int32_t)a->batteries++;
    }
}

/* --- codes --- */

/* Numbers have no categories: each value is one. */
static bool number_values(chiso__interviews *a, size_t item) {
    chiso__lookup values = {0};
    bool good = true;
    for (size_t i = 0; good && i < a->rows; i++) {
        int32_t *code = &a->code[i * a->items + item];
        if (*code < 0) continue;
        const double value = chiso__interviews_value(a, i, item) + 0.0; /* -0 is 0 */
        *code = chiso__lookup_add(&values, &value, sizeof value);
        good = *code >= 0;
    }
    chiso__lookup_free(&values);
    return good;
}

static bool take_codes(chiso__interviews *a) {
    a->code = chiso__alloc(a->rows * a->items, sizeof *a->code);
    if (a->code == NULL) return false;
    for (size_t i = 0; i < a->rows; i++) {
        for (size_t j = 0; j < a->items; j++)
            a->code[i * a->items + j] = read_code(a->cases, i, (int)a->variable[j]);
    }
    bool good = true;
    for (size_t j = 0; good && j < a->items; j++) good = scale_of(a, j) || number_values(a, j);
    return good;
}

bool chiso__interviews_new(chiso__interviews *a, const chiso__cases *cases, const int *variables,
                           size_t count) {
    const chiso_totals *totals = cases->totals;
    *a = (chiso__interviews){.cases = cases, .rows = cases->rows, .asked = count};
    a->variable = chiso__arena_alloc(&a->arena, count * sizeof *a->variable);
    a->name = chiso__arena_alloc(&a->arena, count * sizeof *a->name);
    a->battery = chiso__arena_alloc(&a->arena, count * sizeof *a->battery);
    if (a->arena.failed) return false;
    size_t unanswered = count;
    for (size_t k = 0; k < count; k++) {
        const bool answered = anybody_answered(cases, variables[k]);
        const size_t place = answered ? a->items++ : --unanswered;
        a->variable[place] = (size_t)variables[k];
        a->name[place] = totals->variables[variables[k]].name;
    }
    number_batteries(a);
    return take_codes(a);
}

double chiso__interviews_value(const chiso__interviews *a, size_t i, size_t item) {
    return chiso__cases_value(a->cases, i, a->variable[item]);
}

chiso__missing chiso__interviews_missing(const chiso__interviews *a, size_t i, size_t item) {
    const int16_t code = read_code(a->cases, i, (int)a->variable[item]);
    return code < 0 ? (chiso__missing)-code : CHISO__ANSWERED;
}

size_t chiso__interviews_given(const chiso__interviews *a, size_t i) {
    size_t given = 0;
    for (size_t j = 0; j < a->items; j++) given += a->code[i * a->items + j] >= 0;
    return given;
}

size_t chiso__interviews_least(const chiso__interviews *a, double share) {
    const double least = ceil(share * (double)a->items - 1e-9);
    return least > LEAST_ANSWERS ? (size_t)least : LEAST_ANSWERS;
}

void chiso__interviews_free(chiso__interviews *a) {
    chiso__free(a->code);
    chiso__arena_free(&a->arena);
}
