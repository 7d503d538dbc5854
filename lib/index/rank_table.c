/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/rank_table.h"

#include <math.h>
#include <stdio.h>

#include "base/error.h"
#include "base/number.h"
#include "base/printable.h"
#include "responses/batch.h"

enum { UNIT, ESTIMATE, SE, DF, COLUMNS, LONGEST_FILE = 128 };

/* One pass over the files; which columns there are, and where they stand among the requests. */
struct pass {
    chiso__rank_table *table;
    const chiso_responses *responses;
    chiso__findings *findings;
    size_t count, place[COLUMNS]; /* SIZE_MAX: not there */
};

chiso_status chiso__rank_table_twice(const chiso_responses *responses,
                                     const chiso__rank_line *first, const chiso__rank_line *again,
                                     const char *column, const char *unit,
                                     chiso__findings *findings, chiso_error *error) {
    const bool elsewhere = first->file != again->file;
    char file[LONGEST_FILE], advice[LONGEST_FILE + 128];
    chiso__printable_copy(file, sizeof file, elsewhere ? responses->paths[first->file] : "");
    snprintf(advice, sizeof advice, "%s %lld%s%s has this unit already; every unit has one record",
             chiso__responses_place(responses), (long long)first->line, elsewhere ? " of " : "",
             file);
    const chiso__finding finding = {.fault = true,
                                    .file = responses->paths[again->file],
                                    .line = again->line,
                                    .column = column,
                                    .value = unit,
                                    .rule = "duplicate_unit",
                                    .advice = advice};
    return chiso__findings_add(findings, &finding, error);
}

static bool grow(chiso__rank_table *t, size_t units) {
    return chiso__grow(&t->estimate, &t->capacity[0], units, sizeof *t->estimate) &&
           chiso__grow(&t->se, &t->capacity[1], units, sizeof *t->se) &&
           chiso__grow(&t->df, &t->capacity[2], units, sizeof *t->df) &&
           chiso__grow(&t->lines, &t->capacity[3], units, sizeof *t->lines);
}

static double value(const struct pass *pass, const chiso__batch *batch, size_t row, int column,
                    double otherwise) {
    const size_t at = pass->place[column];
    return at == SIZE_MAX ? otherwise : batch->columns[at].value[row];
}

static chiso_status note_negative(const struct pass *pass, const chiso__batch *batch, size_t row,
                                  double se, chiso_error *error) {
    char text[CHISO__NUMBER_TEXT];
    chiso__number_to_text(text, se);
    const chiso__finding finding = {.fault = true,
                                    .file = batch->file,
                                    .line = batch->line[row],
                                    .column = batch->columns[pass->place[SE]].name,
                                    .value = text,
                                    .rule = "se_negative",
                                    .advice =
                                        "a standard error is 0 or more; correct it, or leave "
                                        "it blank if it is not known"};
    return chiso__findings_add(pass->findings, &finding, error);
}

static chiso_status take_row(const struct pass *pass, const chiso__batch *batch, size_t row,
                             chiso_error *error) {
    chiso__rank_table *t = pass->table;
    const int32_t unit = batch->columns[pass->place[UNIT]].code[row];
    const chiso__rank_line here = {batch->line[row], batch->file_number};
    if (unit < 0) return CHISO_OK; /* that is noted already */
    if (!grow(t, t->keys[UNIT].values.count)) return chiso__fail_memory(error);
    t->units = t->keys[UNIT].values.count;
    if (t->lines[unit].line != 0)
        return chiso__rank_table_twice(
            pass->responses, &t->lines[unit], &here, batch->columns[pass->place[UNIT]].name,
            chiso__lookup_key(&t->keys[UNIT].values, unit), pass->findings, error);
    const double se = value(pass, batch, row, SE, NAN), df = value(pass, batch, row, DF, NAN);
    t->lines[unit] = here;
    t->estimate[unit] = value(pass, batch, row, ESTIMATE, NAN);
    t->se[unit] = se;
    t->df[unit] = isnan(df) ? (double)INFINITY : df;
    return se < 0 ? note_negative(pass, batch, row, se, error) : CHISO_OK;
}

static chiso_status take(void *context, const chiso__batch *batch, chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t row = 0; status == CHISO_OK && row < batch->rows; row++)
        status = take_row(context, batch, row, error);
    return status;
}

chiso_status chiso__rank_table_read(chiso__rank_table *table, const chiso_responses *responses,
                                    const chiso_rank_columns *columns, chiso__findings *findings,
                                    chiso_error *error) {
    const struct {
        const char *name, *option;
    } wanted[COLUMNS] = {[UNIT] = {columns->unit, "--unit"},
                         [ESTIMATE] = {columns->estimate, "--estimate"},
                         [SE] = {columns->se, "--se"},
                         [DF] = {columns->df, "--df"}};
    struct pass pass = {.table = table, .responses = responses, .findings = findings};
    chiso__request requests[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
        pass.place[i] = wanted[i].name != NULL ? pass.count : SIZE_MAX;
        if (wanted[i].name == NULL) continue;
        requests[pass.count++] =
            (chiso__request){.name = wanted[i].name,
                             .option = wanted[i].option,
                             .kind = i == UNIT ? CHISO__COLUMN_KEY : CHISO__COLUMN_ANSWER,
                             .low = NAN,
                             .high = NAN,
                             .must_answer = i == UNIT};
    }
    return chiso__responses_each(responses, requests, pass.count, table->keys, findings, take,
                                 &pass, error);
}

void chiso__rank_table_free(chiso__rank_table *table) {
    chiso__keys_free(&table->keys[UNIT]); /* those of numbers hold nothing */
    chiso__free(table->estimate);
    chiso__free(table->se);
    chiso__free(table->df);
    chiso__free(table->lines);
    chiso__free(table->covariance);
}
