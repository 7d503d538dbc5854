/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/fpc.h"

#include <math.h>
#include <stdio.h>

#include "base/error.h"
#include "base/number.h"
#include "totals/nesting.h"

enum { ADVICE = 320 };

size_t chiso__fpc_width(const chiso_totals *totals, size_t stage) {
    return stage + (totals->stratified ? 1 : 0);
}

double chiso__fpc_population(const chiso__fpc *fpc, int32_t group, int64_t sampled) {
    return fpc->sizes ? fpc->value[group] : (double)sampled / fpc->value[group];
}

static chiso_status note(const chiso__accumulator *a, const chiso__batch *batch, size_t row,
                         size_t column, const char *rule, const char *advice, chiso_error *error) {
    char value[CHISO__NUMBER_TEXT];
    chiso__number_to_text(value, batch->columns[column].value[row]);
    const chiso__finding finding = {.fault = true,
                                    .file = batch->file,
                                    .line = batch->line[row],
                                    .column = batch->columns[column].name,
                                    .value = value,
                                    .rule = rule,
                                    .advice = advice};
    return chiso__findings_add(a->findings, &finding, error);
}

static chiso_status note_varies(const chiso__accumulator *a, const chiso__batch *batch, size_t row,
                                size_t column, double before, int64_t line, chiso_error *error) {
    char text[CHISO__NUMBER_TEXT], advice[ADVICE];
    chiso__number_to_text(text, before);
    snprintf(advice, sizeof advice,
             "the same stratum, or unit of the stage before, has %s on %s %lld; all its records "
             "must agree",
             text, chiso__responses_place(a->responses), (long long)line);
    return note(a, batch, row, column, "fpc_varies", advice, error);
}

/* A size of a stage that has fractions, or the other way round. */
static bool is_mixed(chiso__fpc *fpc, double value) {
    const bool before = fpc->sizes && fpc->fractions;
    fpc->sizes = fpc->sizes || value > 1;
    fpc->fractions = fpc->fractions || value < 1;
    return fpc->sizes && fpc->fractions && !before;
}

/* A group that is new takes the value; false when memory ran out. */
static bool add_group(chiso__accumulator *a, const chiso__batch *batch, size_t row, size_t stage,
                      int32_t group, double value) {
    chiso__fpc *fpc = &a->totals->fpc[stage];
    const size_t needed = (size_t)group + 1;
    if (!chiso__grow(&fpc->value, &fpc->room, needed, sizeof *fpc->value) ||
        !chiso__grow(&a->fpc_seen[stage], &a->fpc_seen_room[stage], needed,
                     sizeof *a->fpc_seen[stage]))
        return false;
    fpc->value[group] = value;
    a->fpc_seen[stage][group] = (chiso__seen){batch->line[row], batch->file_number};
    return true;
}

static chiso_status read_stage(chiso__accumulator *a, const chiso__batch *batch, size_t row,
                               size_t stage, chiso_error *error) {
    chiso__fpc *fpc = &a->totals->fpc[stage];
    const size_t column = a->first_fpc + stage, before = fpc->groups.count;
    const double value = batch->columns[column].value[row];
    if (isnan(value)) return CHISO_OK; /* noted already */
    const size_t width = chiso__fpc_width(a->totals, stage);
    const int32_t group = chiso__lookup_add(&fpc->groups, a->unit, width * sizeof *a->unit);
    if (group < 0) return chiso__fail_memory(error);
    const bool is_new = (size_t)group == before;
    if (is_new && !add_group(a, batch, row, stage, group, value)) return chiso__fail_memory(error);
    if (is_mixed(fpc, value))
        return note(a, batch, row, column, "fpc_mixed",
                    "a column of --fpc has population sizes (1 and more) or sampling fractions (1 "
                    "and less), not both; make them all the same",
                    error);
    if (is_new || fpc->value[group] == value) return CHISO_OK;
    return note_varies(a, batch, row, column, fpc->value[group], a->fpc_seen[stage][group].line,
                       error);
}

chiso_status chiso__fpc_read(chiso__accumulator *a, const chiso__batch *batch, size_t row,
                             chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t stage = 0; status == CHISO_OK && stage < a->totals->n_fpc; stage++)
        status = read_stage(a, batch, row, stage, error);
    return status;
}

/* --- after the last record --- */

static chiso_status note_below(const chiso__accumulator *a, const chiso__request *request,
                               const chiso__seen *seen, double value, int64_t sampled,
                               chiso_error *error) {
    char text[CHISO__NUMBER_TEXT], advice[ADVICE];
    chiso__number_to_text(text, value);
    snprintf(
        advice, sizeof advice,
        "%lld units were sampled here, more than the %s that there are to choose from; correct "
        "the population size, or the columns of --strata and --psu",
        (long long)sampled, text);
    const chiso__finding finding = {.fault = true,
                                    .file = chiso__responses_shown(a->responses, seen->file_number),
                                    .line = seen->line,
                                    .column = request->name,
                                    .value = text,
                                    .rule = "fpc_below_sample",
                                    .advice = advice};
    return chiso__findings_add(a->findings, &finding, error);
}

chiso_status chiso__fpc_check(const chiso__accumulator *a, const chiso__request *requests,
                              chiso_error *error) {
    const chiso_totals *totals = a->totals;
    chiso_status status = CHISO_OK;
    for (size_t s = 0; status == CHISO_OK && s < totals->n_fpc; s++) {
        const chiso__fpc *fpc = &totals->fpc[s];
        chiso__nesting groups = {0};
        if (!fpc->sizes || fpc->fractions) continue; /* fractions, or a fault that was noted */
        if (!chiso__nesting_count(&groups, totals, s)) status = chiso__fail_memory(error);
        for (size_t i = 0; status == CHISO_OK && i < groups.lookup.count; i++) {
            const int32_t at =
                chiso__lookup_find(&fpc->groups, chiso__lookup_key(&groups.lookup, (int32_t)i),
                                   chiso__lookup_key_length(&groups.lookup, (int32_t)i));
            if (at < 0 || (double)groups.n[i] <= fpc->value[at]) continue;
            status = note_below(a, &requests[s], &a->fpc_seen[s][at], fpc->value[at], groups.n[i],
                                error);
        }
        chiso__nesting_free(&groups);
    }
    return status;
}

void chiso__fpc_free(chiso_totals *totals) {
    for (size_t i = 0; i < totals->n_fpc; i++) {
        chiso__lookup_free(&totals->fpc[i].groups);
        chiso__free(totals->fpc[i].value);
    }
}
