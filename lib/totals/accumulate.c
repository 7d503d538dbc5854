/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/accumulate.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"

/* The name of a file is cut to this size in advice. */
enum { LONGEST_FILE = 256 };

/* The number of a key made of the codes of some columns. */
static int32_t key_number(chiso__lookup *lookup, int32_t *key, const chiso__batch *batch,
                          size_t first, size_t count, size_t row) {
    for (size_t i = 0; i < count; i++) key[i] = batch->columns[first + i].code[row];
    return chiso__lookup_add(lookup, key, count * sizeof *key);
}

/* The row of a unit and domain, made when it is new; negative: no memory. */
static int32_t row_of(chiso_totals *totals, int32_t unit, int32_t domain) {
    const int32_t pair[] = {unit, domain};
    int32_t row = chiso__lookup_find(&totals->rows, pair, sizeof pair);
    if (row >= 0) return row;
    const size_t rows = totals->rows.count + 1;
    if (!chiso__grow(&totals->sums, &totals->sums_capacity, rows * totals->row_sums,
                     sizeof *totals->sums) ||
        !chiso__grow(&totals->counts, &totals->counts_capacity, rows * totals->row_counts,
                     sizeof *totals->counts))
        return CHISO__LOOKUP_MEMORY;
    return chiso__lookup_add(&totals->rows, pair, sizeof pair);
}

static chiso_status note_duplicate(const chiso__accumulator *a, const chiso__batch *batch,
                                   size_t row, int32_t domain, chiso_error *error) {
    const struct chiso__seen *seen = &a->seen[domain];
    const bool elsewhere = seen->file_number != batch->file_number;
    char file[LONGEST_FILE], advice[LONGEST_FILE + 128];
    chiso__text_copy(file, sizeof file, elsewhere ? a->files[seen->file_number] : "");
    snprintf(advice, sizeof advice,
             "line %lld%s%s has this domain already; published scores have one record for each",
             (long long)seen->line, elsewhere ? " of " : "", file);
    const chiso__finding finding = {.fault = true,
                                    .file = batch->file,
                                    .line = batch->line[row],
                                    .column = batch->columns[0].name,
                                    .value = chiso__totals_domain_value(a->totals, domain, 0),
                                    .rule = "duplicate_domain",
                                    .advice = advice};
    return chiso__findings_add(a->findings, &finding, error);
}

/* Published scores: one record for a domain. */
static chiso_status check_domain(chiso__accumulator *a, const chiso__batch *batch, size_t row,
                                 int32_t domain, chiso_error *error) {
    if (chiso__totals_domain_is_missing(a->totals, domain)) return CHISO_OK; /* noted already */
    if (!chiso__grow(&a->seen, &a->seen_capacity, a->totals->domains.count, sizeof *a->seen))
        return chiso__fail_memory(error);
    if (a->seen[domain].line != 0) return note_duplicate(a, batch, row, domain, error);
    a->seen[domain] = (struct chiso__seen){batch->line[row], batch->file_number};
    return CHISO_OK;
}

static void add_answer(const chiso__variable *variable, chiso__sum *sums, int64_t *counts,
                       double value, int32_t code, double weight) {
    if (code < 0) {
        counts[variable->first_count + variable->categories + (size_t)-code]++;
        return;
    }
    counts[variable->first_count + (size_t)code]++;
    sums += variable->first_sum;
    if (variable->scale != NULL) {
        chiso__sum_add(&sums[code], weight);
    } else {
        chiso__sum_add(&sums[CHISO__NUMBER_W], weight);
        chiso__sum_add(&sums[CHISO__NUMBER_WY], weight * value);
        chiso__sum_add(&sums[CHISO__NUMBER_WYY], weight * value * value);
    }
}

/* Count the nodes under which the respondent has a valid answer; parents stand before children. */
static void count_answered(const chiso__accumulator *a, int64_t *counts) {
    const chiso_instrument *instrument = a->totals->instrument;
    for (size_t i = instrument->n_nodes; i-- > 0;) {
        if (!a->answered[i]) continue;
        counts[1 + i]++;
        if (instrument->nodes[i].parent >= 0) a->answered[instrument->nodes[i].parent] = true;
    }
}

static void add_record(const chiso__accumulator *a, const chiso__batch *batch, size_t row,
                       chiso__sum *sums, int64_t *counts) {
    const chiso_totals *totals = a->totals;
    const chiso__batch_column *columns = batch->columns + a->first_variable;
    const double weight = a->weighted ? batch->columns[a->first_weight].value[row] : 1;
    if (!(weight > 0)) return; /* the unit stays, the respondent counts nowhere */
    chiso__sum_add(&sums[CHISO__ROW_W], weight);
    chiso__sum_add(&sums[CHISO__ROW_WW], weight * weight);
    counts[0]++;
    for (size_t v = 0; v < totals->n_variables; v++) {
        add_answer(&totals->variables[v], sums, counts, columns[v].value[row], columns[v].code[row],
                   weight);
    }
    for (size_t i = 0; i < totals->instrument->n_nodes; i++) {
        const int v = totals->node_variable[i];
        a->answered[i] = v >= 0 && columns[v].code[row] >= 0;
    }
    count_answered(a, counts);
}

/* A record outside keeps its unit, so that the variance knows it. */
static chiso_status add_row(chiso__accumulator *a, const chiso__batch *batch, size_t row,
                            bool inside, chiso_error *error) {
    chiso_totals *totals = a->totals;
    int32_t unit = key_number(&totals->units, a->key, batch, a->first_unit, a->n_unit, row);
    if (unit < 0) return chiso__fail_memory(error);
    if (!inside) return CHISO_OK;
    int32_t domain = key_number(&totals->domains, a->key, batch, 0, totals->n_by, row);
    int32_t at = domain >= 0 ? row_of(totals, unit, domain) : -1;
    if (at < 0) return chiso__fail_memory(error);
    add_record(a, batch, row, totals->sums + (size_t)at * totals->row_sums,
               totals->counts + (size_t)at * totals->row_counts);
    totals->respondents++;
    return totals->published ? check_domain(a, batch, row, domain, error) : CHISO_OK;
}

chiso_status chiso__accumulate(void *accumulator, const chiso__batch *batch, chiso_error *error) {
    chiso__accumulator *a = accumulator;
    chiso_status status = CHISO_OK;
    if (a->totals->where != NULL)
        status =
            chiso__where_rows(a->totals->where, batch, a->first_where, a->keys, a->inside, error);
    for (size_t row = 0; status == CHISO_OK && row < batch->rows; row++)
        status = add_row(a, batch, row, a->totals->where == NULL || a->inside[row], error);
    return status;
}
