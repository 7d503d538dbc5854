/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/accumulate.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "totals/fpc.h"
#include "totals/moments.h"
#include "totals/rows.h"

/* The name of a file is cut to this size in advice. */
enum { LONGEST_FILE = 256 };

bool chiso__accumulator_room(chiso__accumulator *a) {
    const chiso_totals *totals = a->totals;
    const size_t nodes = totals->instrument->n_nodes, variables = totals->n_variables;
    chiso__arena *arena = &a->arena;
    a->key = chiso__arena_alloc(arena, (totals->n_by + 1) * sizeof *a->key);
    a->unit = chiso__arena_alloc(arena, (a->n_unit + 1) * sizeof *a->unit);
    a->moment_key = chiso__arena_alloc(arena, (a->n_unit + 1) * sizeof *a->moment_key);
    a->answered = chiso__arena_alloc(arena, nodes * sizeof *a->answered);
    a->code = chiso__arena_alloc(arena, variables * sizeof *a->code);
    a->number = chiso__arena_alloc(arena, totals->n_values * sizeof *a->number);
    a->column = chiso__arena_alloc(arena, 2 * variables * sizeof *a->column);
    a->x = chiso__arena_alloc(arena, 2 * variables * sizeof *a->x);
    a->inside = chiso__arena_alloc(arena, CHISO__BATCH_ROWS * sizeof *a->inside);
    a->fpc_seen = chiso__arena_alloc(arena, totals->n_fpc * sizeof(chiso__seen *));
    a->fpc_seen_room = chiso__arena_alloc(arena, totals->n_fpc * sizeof(size_t));
    return a->key != NULL && a->unit != NULL && a->moment_key != NULL && a->answered != NULL &&
           a->code != NULL && a->number != NULL && a->column != NULL && a->x != NULL &&
           a->inside != NULL && a->fpc_seen != NULL && a->fpc_seen_room != NULL;
}

void chiso__accumulator_free(chiso__accumulator *a) {
    for (size_t i = 0; a->fpc_seen != NULL && i < a->totals->n_fpc; i++)
        chiso__free(a->fpc_seen[i]);
    chiso__free(a->seen);
    chiso__supplied_batch_free(&a->replicates);
    chiso__arena_free(&a->arena);
}

/* --- where a record belongs --- */

/* The numbers that the columns of a key have in a record. */
static void read_key(int32_t *key, const chiso__batch *batch, size_t first, size_t count,
                     size_t row) {
    for (size_t i = 0; i < count; i++) key[i] = batch->columns[first + i].code[row];
}

/* The unit of a record; a respondent who is one has a number of his own behind the others. */
static int32_t unit_of(const chiso__accumulator *a, const chiso__batch *batch, size_t row) {
    chiso_totals *totals = a->totals;
    read_key(a->unit, batch, a->first_unit, a->n_unit, row);
    if (totals->respondents_are_units && !totals->published)
        a->unit[a->n_unit] = (int32_t)totals->units.count;
    return chiso__lookup_add(&totals->units, a->unit,
                             chiso__totals_unit_width(totals) * sizeof *a->unit);
}

static int32_t domain_of(const chiso__accumulator *a, const chiso__batch *batch, size_t row) {
    read_key(a->key, batch, 0, a->totals->n_by, row);
    return chiso__lookup_add(&a->totals->domains, a->key, a->totals->n_by * sizeof *a->key);
}

/* --- published scores: one record for a domain --- */

static chiso_status note_duplicate(const chiso__accumulator *a, const chiso__batch *batch,
                                   size_t row, int32_t domain, chiso_error *error) {
    const chiso__seen *seen = &a->seen[domain];
    const bool elsewhere = seen->file_number != batch->file_number;
    char file[LONGEST_FILE], advice[LONGEST_FILE + 128];
    chiso__text_copy(file, sizeof file,
                     elsewhere ? chiso__responses_shown(a->responses, seen->file_number) : "");
    snprintf(advice, sizeof advice,
             "%s %lld%s%s has this domain already; published scores have one record for each",
             chiso__responses_place(a->responses), (long long)seen->line, elsewhere ? " of " : "",
             file);
    const chiso__finding finding = {.fault = true,
                                    .file = batch->file,
                                    .line = batch->line[row],
                                    .column = batch->columns[0].name,
                                    .value = chiso__totals_domain_value(a->totals, domain, 0),
                                    .rule = "duplicate_domain",
                                    .advice = advice};
    return chiso__findings_add(a->findings, &finding, error);
}

static chiso_status check_domain(chiso__accumulator *a, const chiso__batch *batch, size_t row,
                                 int32_t domain, chiso_error *error) {
    if (chiso__totals_domain_is_missing(a->totals, domain)) return CHISO_OK; /* noted already */
    if (!chiso__grow(&a->seen, &a->seen_room, a->totals->domains.count, sizeof *a->seen))
        return chiso__fail_memory(error);
    if (a->seen[domain].line != 0) return note_duplicate(a, batch, row, domain, error);
    a->seen[domain] = (chiso__seen){batch->line[row], batch->file_number};
    return CHISO_OK;
}

/* --- respondents --- */

/* respondent: as his replicate weights are numbered. */
static bool keep_answers(chiso_totals *totals, int32_t row, int32_t respondent,
                         const chiso__record *record) {
    for (size_t v = 0; v < totals->n_variables; v++) {
        const chiso__variable *variable = &totals->variables[v];
        if (!variable->kept || record->code[v] < 0) continue;
        if (!chiso__grow(&totals->kept, &totals->kept_room, totals->n_kept + 1,
                         sizeof *totals->kept))
            return false;
        totals->kept[totals->n_kept++] =
            (chiso__kept){.value = record->number[variable->first_value],
                          .weight = record->weight,
                          .row = row,
                          .variable = (int32_t)v,
                          .respondent = respondent};
    }
    return true;
}

static bool add_moments(const chiso__accumulator *a, int32_t domain, const chiso__record *record) {
    const size_t width = chiso__moments_key_width(a->totals);
    a->moment_key[0] = domain;
    memcpy(a->moment_key + 1, a->unit, (width - 1) * sizeof *a->unit);
    chiso__record_answered(a->totals, record->code, a->answered);
    return chiso__moments_add(a->totals, a->moment_key, record, a->answered, a->column, a->x);
}

static bool keeps_any(const chiso_totals *totals) {
    bool any = false;
    for (size_t v = 0; v < totals->n_variables; v++) any = any || totals->variables[v].kept;
    return any;
}

/* Replicates have respondents that the sample itself has not, with weights of 0 there. */
static bool add_replicates(chiso__accumulator *a, const chiso__batch *batch, size_t row,
                           int32_t domain, const chiso__record *record, int32_t *respondent) {
    chiso__supplied *supplied = &a->totals->supplied;
    if (supplied->count == 0) return true;
    const double *weights = chiso__supplied_take(&a->replicates, a->totals, domain, record,
                                                 batch->repweight + row * batch->n_repweights);
    if (weights == NULL) return false;
    if (keeps_any(a->totals)) *respondent = chiso__supplied_keep(supplied, weights);
    return *respondent != CHISO__LOOKUP_MEMORY;
}

static bool keep_case(const chiso__accumulator *a, const chiso__batch *batch, size_t row,
                      int32_t unit, int32_t at, const chiso__record *record) {
    if (a->cases == NULL) return true;
    return chiso__cases_add(a->cases, &(chiso__case){.batch = batch,
                                                     .in_batch = row,
                                                     .first_text = a->first_text,
                                                     .weight = record->weight,
                                                     .unit = unit,
                                                     .row = at,
                                                     .code = record->code,
                                                     .number = record->number});
}

/* A weight of zero: the unit stays, the respondent counts nowhere but in the replicates. */
static bool add_record(chiso__accumulator *a, const chiso__batch *batch, size_t row, int32_t unit,
                       int32_t domain, int32_t at) {
    chiso_totals *totals = a->totals;
    int32_t respondent = 0;
    const chiso__record record = {
        .weight = totals->weighted ? batch->columns[a->first_weight].value[row] : 1,
        .code = a->code,
        .number = a->number};
    const bool counts = record.weight > 0;
    if (!counts && totals->supplied.count == 0 && a->cases == NULL) return true;
    chiso__record_read(totals, batch->columns + a->first_variable, row, a->code, a->number);
    if (!keep_case(a, batch, row, unit, at, &record)) return false;
    if (!add_replicates(a, batch, row, domain, &record, &respondent)) return false;
    if (counts &&
        !(chiso__rows_add(totals, at, &record, a->answered) && add_moments(a, domain, &record)))
        return false;
    return keep_answers(totals, at, respondent, &record);
}

/* A record that is not inside keeps its unit, so that the variance knows it. */
static chiso_status add_row(chiso__accumulator *a, const chiso__batch *batch, size_t row,
                            bool inside, chiso_error *error) {
    chiso_totals *totals = a->totals;
    const int32_t unit = unit_of(a, batch, row);
    if (unit < 0) return chiso__fail_memory(error);
    chiso_status status = chiso__fpc_read(a, batch, row, error);
    if (!inside || status != CHISO_OK) return status;
    const int32_t domain = domain_of(a, batch, row);
    const int32_t at = domain >= 0 ? chiso__rows_of(totals, unit, domain) : domain;
    if (at < 0 || !add_record(a, batch, row, unit, domain, at)) return chiso__fail_memory(error);
    totals->respondents++;
    return totals->published ? check_domain(a, batch, row, domain, error) : CHISO_OK;
}

/* The first record tells how many replicates there are. */
static chiso_status begin_replicates(chiso__accumulator *a, const chiso__batch *batch,
                                     chiso_error *error) {
    chiso_status status = CHISO_OK;
    if (batch->n_repweights == 0) return CHISO_OK;
    if (a->totals->supplied.count == 0)
        status =
            chiso__supplied_begin(a->totals, batch->n_repweights, batch->repweight_names, error);
    if (status == CHISO_OK && !chiso__supplied_batch_room(&a->replicates, a->totals))
        status = chiso__fail_memory(error);
    return status;
}

chiso_status chiso__accumulate(void *accumulator, const chiso__batch *batch, chiso_error *error) {
    chiso__accumulator *a = accumulator;
    chiso__where *where = a->totals->where;
    chiso_status status = begin_replicates(a, batch, error);
    if (status == CHISO_OK && where != NULL)
        status = chiso__where_rows(where, batch, a->first_where, a->keys, a->inside, error);
    for (size_t row = 0; status == CHISO_OK && row < batch->rows; row++)
        status = add_row(a, batch, row, where == NULL || a->inside[row], error);
    if (status == CHISO_OK) chiso__supplied_flush(&a->replicates, a->totals);
    return status;
}
