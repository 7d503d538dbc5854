/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The covariance of the units of a table, from a file of its own. */
#include <math.h>
#include <stdio.h>

#include "base/error.h"
#include "base/number.h"
#include "base/text.h"
#include "index/rank_table.h"
#include "responses/batch.h"

enum { ADVICE = 320, LONGEST_NAME = 64 };

/* What few digits may make of one variance or covariance in two places. */
static const double same_variance = 0.01, same_covariance = 1e-6;

/* One pass over the files: the unit first, then a column for each unit of the table. */
struct pass {
    chiso__rank_table *table;
    const chiso_responses *responses;
    chiso__findings *findings;
    chiso__arena arena;
    chiso__request *requests;
    chiso__keys *keys;
    chiso__rank_line *lines, *seen; /* by unit of the table; by name in these files */
    size_t seen_capacity;
};

static const char *name_of(const struct pass *pass, size_t unit) {
    return chiso__lookup_key(&pass->table->keys[0].values, (int32_t)unit);
}

static bool new_pass(struct pass *pass, const char *unit_column) {
    const size_t n = pass->table->units;
    pass->table->covariance = chiso__alloc(n * n, sizeof *pass->table->covariance);
    pass->requests = chiso__arena_alloc(&pass->arena, (n + 1) * sizeof *pass->requests);
    pass->keys = chiso__arena_alloc(&pass->arena, (n + 1) * sizeof *pass->keys);
    pass->lines = chiso__arena_alloc(&pass->arena, (n + 1) * sizeof *pass->lines);
    if (pass->table->covariance == NULL || pass->arena.failed) return false;
    for (size_t i = 0; i < n * n; i++) pass->table->covariance[i] = NAN;
    pass->requests[0] = (chiso__request){.name = unit_column,
                                         .option = "--covariance",
                                         .kind = CHISO__COLUMN_KEY,
                                         .must_answer = true};
    for (size_t i = 0; i < n; i++)
        pass->requests[i + 1] = (chiso__request){.name = name_of(pass, i),
                                                 .option = "--covariance",
                                                 .kind = CHISO__COLUMN_ANSWER,
                                                 .low = NAN,
                                                 .high = NAN,
                                                 .optional = isnan(pass->table->estimate[i])};
    return true;
}

static chiso_status take_row(struct pass *pass, const chiso__batch *batch, size_t row,
                             chiso_error *error) {
    const chiso__lookup *names = &pass->keys[0].values, *units = &pass->table->keys[0].values;
    const int32_t name = batch->columns[0].code[row];
    const chiso__rank_line here = {batch->line[row], batch->file_number};
    if (name < 0) return CHISO_OK; /* that is noted already */
    if (!chiso__grow(&pass->seen, &pass->seen_capacity, names->count, sizeof *pass->seen))
        return chiso__fail_memory(error);
    const char *text = chiso__lookup_key(names, name);
    if (pass->seen[name].line != 0)
        return chiso__rank_table_twice(pass->responses, &pass->seen[name], &here,
                                       batch->columns[0].name, text, pass->findings, error);
    pass->seen[name] = here;
    const int32_t unit = chiso__lookup_find(units, text, chiso__lookup_key_length(names, name));
    if (unit < 0) return CHISO_OK; /* more units than the table has */
    pass->lines[unit] = here;
    for (size_t i = 0; i < pass->table->units; i++)
        pass->table->covariance[(size_t)unit * pass->table->units + i] =
            batch->columns[i + 1].value[row];
    return CHISO_OK;
}

static chiso_status take(void *context, const chiso__batch *batch, chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t row = 0; status == CHISO_OK && row < batch->rows; row++)
        status = take_row(context, batch, row, error);
    return status;
}

/* --- what is wrong with it --- */

/* Of a cell; `found` NaN: it is blank. */
static chiso_status note(const struct pass *pass, size_t unit, const char *column, double found,
                         const char *rule, const char *advice, chiso_error *error) {
    char value[CHISO__NUMBER_TEXT];
    chiso__number_to_text(value, found);
    const chiso__finding finding = {.fault = true,
                                    .file = pass->responses->paths[pass->lines[unit].file],
                                    .line = pass->lines[unit].line,
                                    .column = column,
                                    .value = isnan(found) ? NULL : value,
                                    .rule = rule,
                                    .advice = advice};
    return chiso__findings_add(pass->findings, &finding, error);
}

static chiso_status note_no_record(const struct pass *pass, size_t unit, chiso_error *error) {
    const chiso__finding finding = {.fault = true,
                                    .file = pass->responses->paths[0],
                                    .value = name_of(pass, unit),
                                    .rule = "covariance_missing",
                                    .advice =
                                        "the table has this unit, the covariance has no "
                                        "record for it; add it"};
    return chiso__findings_add(pass->findings, &finding, error);
}

/* One variance. */
static chiso_status check_variance(const struct pass *pass, size_t i, bool se_given,
                                   chiso_error *error) {
    const double variance = pass->table->covariance[i * pass->table->units + i];
    const double se = pass->table->se[i];
    char text[CHISO__NUMBER_TEXT], advice[ADVICE];
    if (isnan(variance))
        return note(pass, i, name_of(pass, i), NAN, "covariance_missing",
                    "the variance of this unit is blank; fill it in, or leave its estimate blank",
                    error);
    if (variance < 0)
        return note(pass, i, name_of(pass, i), variance, "variance_negative",
                    "a variance is 0 or more; correct it", error);
    if (!se_given || isnan(se) || fabs(variance - se * se) <= same_variance * se * se)
        return CHISO_OK;
    chiso__number_to_text(text, se);
    snprintf(advice, sizeof advice,
             "the table's standard error of this unit is %s, whose square is another number; is "
             "this a covariance, and of these estimates?",
             text);
    return note(pass, i, name_of(pass, i), variance, "variance_differs", advice, error);
}

/* One covariance, which stands in two places. */
static chiso_status check_pair(const struct pass *pass, size_t i, size_t j, chiso_error *error) {
    const size_t n = pass->table->units;
    const double *covariance = pass->table->covariance;
    const double here = covariance[i * n + j], there = covariance[j * n + i];
    const double size = sqrt(covariance[i * n + i] * covariance[j * n + j]);
    char name[LONGEST_NAME], other[CHISO__NUMBER_TEXT], advice[ADVICE];
    if (isnan(here) || isnan(there))
        return note(pass, isnan(here) ? i : j, name_of(pass, isnan(here) ? j : i), NAN,
                    "covariance_missing", "the covariance of two units is blank; fill it in",
                    error);
    if (!(fabs(here - there) > same_covariance * size)) return CHISO_OK;
    chiso__text_copy(name, sizeof name, name_of(pass, i));
    chiso__number_to_text(other, there);
    snprintf(advice, sizeof advice,
             "in the column of %s and %s %lld the same covariance is %s; correct one of them", name,
             chiso__responses_place(pass->responses), (long long)pass->lines[j].line, other);
    return note(pass, i, name_of(pass, j), here, "covariance_not_symmetric", advice, error);
}

static chiso_status check(const struct pass *pass, bool se_given, chiso_error *error) {
    const chiso__rank_table *t = pass->table;
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < t->units; i++) {
        if (isnan(t->estimate[i])) continue;
        status = pass->lines[i].line == 0 ? note_no_record(pass, i, error)
                                          : check_variance(pass, i, se_given, error);
        for (size_t j = 0; status == CHISO_OK && j < i; j++) {
            const bool both = pass->lines[i].line != 0 && pass->lines[j].line != 0;
            if (both && !isnan(t->estimate[j])) status = check_pair(pass, i, j, error);
        }
    }
    return status;
}

chiso_status chiso__rank_table_covariance(chiso__rank_table *table,
                                          const chiso_responses *responses,
                                          const chiso_rank_columns *columns,
                                          chiso__findings *findings, chiso_error *error) {
    struct pass pass = {.table = table, .responses = responses, .findings = findings};
    chiso_status status = new_pass(&pass, columns->unit) ? CHISO_OK : chiso__fail_memory(error);
    if (status == CHISO_OK)
        status = chiso__responses_each(responses, pass.requests, table->units + 1, pass.keys,
                                       findings, take, &pass, error);
    if (status == CHISO_OK && chiso__findings_faults(findings) == 0)
        status = check(&pass, columns->se != NULL, error);
    for (size_t i = 0; columns->se == NULL && i < table->units && status == CHISO_OK; i++)
        table->se[i] = sqrt(table->covariance[i * table->units + i]);
    if (pass.keys != NULL) chiso__keys_free(&pass.keys[0]);
    chiso__free(pass.seen);
    chiso__arena_free(&pass.arena);
    return status;
}
