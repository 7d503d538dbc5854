/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/text.h"
#include "totals/estimand.h"
#include "totals/file.h"
#include "totals/fpc.h"
#include "totals/moments.h"
#include "totals/nesting.h"
#include "totals/variables.h"

/* The least bytes of an estimand: three texts and p. */
enum { LEAST_ESTIMAND = 20 };

/* --- what the totals were read for --- */

static void take_estimand(chiso__wire *wire, chiso_totals *totals, chiso_estimand *estimand) {
    estimand->statistic = chiso__totals_take_copy(wire, &totals->arena);
    estimand->variable = chiso__totals_take_copy(wire, &totals->arena);
    const char *denominator = chiso__totals_take_copy(wire, &totals->arena);
    if (chiso__wire_good(wire) &&
        !(chiso__text_is_utf8(estimand->variable, strlen(estimand->variable)) &&
          chiso__text_is_utf8(denominator, strlen(denominator))))
        chiso__wire_fault(wire, "the name of a variable is not UTF-8");
    estimand->denominator = denominator != NULL && denominator[0] != '\0' ? denominator : NULL;
    estimand->p = chiso__take_double(wire);
}

void chiso__totals_take_estimands(chiso__wire *wire, chiso_totals *totals) {
    const uint32_t hold = chiso__take_u32(wire);
    const size_t count = chiso__take_count(wire, LEAST_ESTIMAND);
    chiso_estimand *estimands =
        chiso__wire_alloc(wire, &totals->arena, (count + 1) * sizeof *estimands);
    if (estimands == NULL) return;
    for (size_t i = 0; i < count && chiso__wire_good(wire); i++)
        take_estimand(wire, totals, &estimands[i]);
    if (!chiso__wire_good(wire)) return;
    if (hold > CHISO_HOLD_ESTIMANDS || chiso__estimands_check(estimands, count, NULL) != CHISO_OK) {
        chiso__wire_fault(wire, "what it was made for has no meaning");
        return;
    }
    totals->hold = (int32_t)hold;
    totals->estimands = estimands;
    totals->n_estimands = count;
    const chiso_status status = chiso__variables_of(totals, NULL);
    if (status == CHISO_E_MEMORY) wire->no_memory = true;
    for (size_t v = 0; status == CHISO_OK && v < totals->n_variables; v++) {
        if (totals->variables[v].open || totals->variables[v].kept)
            chiso__wire_fault(wire, "it was made for what a file cannot hold");
    }
    if (!chiso__wire_good(wire)) return;
    chiso__variables_place(totals);
    if (!chiso__moments_place(totals)) wire->no_memory = true;
}

/* --- population sizes --- */

static void take_size(chiso__wire *wire, chiso_totals *totals, size_t stage, size_t group,
                      int32_t *key) {
    chiso__fpc *fpc = &totals->fpc[stage];
    const size_t width = chiso__fpc_width(totals, stage);
    chiso__totals_take_key(wire, totals->unit_keys, width, false, key);
    const double value = chiso__take_double(wire);
    if (!(value > 0)) chiso__wire_fault(wire, "a population size is not positive");
    if (!chiso__wire_good(wire)) return;
    if (!chiso__grow(&fpc->value, &fpc->room, group + 1, sizeof *fpc->value)) {
        wire->no_memory = true;
        return;
    }
    fpc->value[group] = value;
    fpc->sizes = fpc->sizes || value > 1;
    fpc->fractions = fpc->fractions || value < 1;
    const int32_t at = chiso__lookup_add(&fpc->groups, key, width * sizeof *key);
    if (at < 0)
        wire->no_memory = true;
    else if ((size_t)at != group || (fpc->sizes && fpc->fractions))
        chiso__wire_fault(wire, "population sizes stand twice, or are mixed with fractions");
}

static void take_stage(chiso__wire *wire, chiso_totals *totals, size_t stage, int32_t *key) {
    const size_t width = chiso__fpc_width(totals, stage);
    const size_t count = chiso__take_count(wire, width * sizeof *key + sizeof(double));
    for (size_t i = 0; i < count && chiso__wire_good(wire); i++)
        take_size(wire, totals, stage, i, key);
}

/* Every unit has a size at every stage, which is not below what was sampled. */
static void check_sizes(chiso__wire *wire, const chiso_totals *totals, size_t stage) {
    const chiso__fpc *fpc = &totals->fpc[stage];
    chiso__nesting groups = {0};
    if (!chiso__nesting_count(&groups, totals, stage)) wire->no_memory = true;
    for (size_t i = 0; i < groups.lookup.count && chiso__wire_good(wire); i++) {
        const int32_t at =
            chiso__lookup_find(&fpc->groups, chiso__lookup_key(&groups.lookup, (int32_t)i),
                               chiso__lookup_key_length(&groups.lookup, (int32_t)i));
        if (at < 0 || chiso__fpc_population(fpc, at, groups.n[i]) < (double)groups.n[i])
            chiso__wire_fault(wire, "a population size is not there, or below the sample");
    }
    chiso__nesting_free(&groups);
}

void chiso__totals_take_fpc(chiso__wire *wire, chiso_totals *totals) {
    chiso__arena arena = {0};
    const size_t stages = chiso__take_u32(wire), width = chiso__totals_unit_width(totals);
    if (stages > 0 && stages + (totals->stratified ? 1 : 0) != width)
        chiso__wire_fault(wire, "its stages and its population sizes differ in number");
    if (!chiso__wire_good(wire)) return;
    int32_t *key = chiso__wire_alloc(wire, &arena, (width + 1) * sizeof *key);
    totals->fpc = chiso__wire_alloc(wire, &totals->arena, stages * sizeof *totals->fpc);
    totals->n_fpc = totals->fpc != NULL ? stages : 0;
    for (size_t s = 0; s < totals->n_fpc && chiso__wire_good(wire); s++)
        take_stage(wire, totals, s, key);
    for (size_t s = 0; s < stages && chiso__wire_good(wire); s++) check_sizes(wire, totals, s);
    chiso__arena_free(&arena);
}

/* --- moments --- */

/* What the weight of a respondent depends on is there: the groups of the last stage. */
static void check_moment(chiso__wire *wire, const chiso_totals *totals, const chiso__lookup *groups,
                         const int32_t *key) {
    const size_t length = (chiso__moments_key_width(totals) - 1) * sizeof *key;
    if (totals->weighted || totals->n_fpc == 0) return;
    if (chiso__lookup_find(groups, key + 1, length) < 0)
        chiso__wire_fault(wire, "moments belong to a unit that is not there");
}

static void take_moment(chiso__wire *wire, chiso_totals *totals, const chiso__lookup *groups,
                        size_t expected, int32_t *key) {
    const chiso__moments *m = &totals->moments;
    const uint32_t domain = chiso__take_u32(wire);
    if (domain >= totals->domains.count)
        chiso__wire_fault(wire, "moments belong to a domain that is not there");
    key[0] = (int32_t)domain;
    chiso__totals_take_key(wire, totals->unit_keys, chiso__moments_key_width(totals) - 1, false,
                           key + 1);
    if (chiso__wire_good(wire)) check_moment(wire, totals, groups, key);
    if (!chiso__wire_good(wire)) return;
    double *sums = chiso__moments_of(totals, key);
    if (sums == NULL)
        wire->no_memory = true;
    else if (m->keys.count != expected + 1)
        chiso__wire_fault(wire, "moments stand twice");
    for (size_t i = 0; sums != NULL && i < m->width && chiso__wire_good(wire); i++)
        sums[i] = chiso__take_double(wire);
}

void chiso__totals_take_moments(chiso__wire *wire, chiso_totals *totals) {
    chiso__arena arena = {0};
    chiso__nesting nesting = {0};
    const size_t width = chiso__moments_key_width(totals);
    if (totals->moments.width == 0) return;
    const size_t count =
        chiso__take_count(wire, width * sizeof(uint32_t) + totals->moments.width * sizeof(double));
    int32_t *key = chiso__wire_alloc(wire, &arena, width * sizeof *key);
    const size_t last = totals->n_fpc > 0 ? totals->n_fpc - 1 : 0;
    if (!chiso__nesting_count(&nesting, totals, last)) wire->no_memory = true;
    for (size_t i = 0; i < count && chiso__wire_good(wire); i++)
        take_moment(wire, totals, &nesting.lookup, i, key);
    chiso__nesting_free(&nesting);
    chiso__arena_free(&arena);
}
