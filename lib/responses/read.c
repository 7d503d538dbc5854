/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "responses/batch.h"
#include "responses/cells.h"
#include "responses/decimal.h"
#include "responses/header.h"
#include "responses/repweights.h"

/* One pass over the files. */
struct pass {
    const chiso_responses *responses;
    const chiso__request *requests;
    size_t count;
    chiso__keys *keys;
    chiso__findings *findings;
    chiso__batch_function *function;
    void *context;
    chiso__batch batch;
    chiso__repweights repweights;
    int *columns;   /* of the requests, in the file that is being read */
    size_t records; /* in that file */
};

static bool new_batch(chiso__arena *arena, chiso__batch *batch, size_t count) {
    batch->columns = chiso__arena_alloc(arena, count * sizeof *batch->columns);
    if (batch->columns == NULL) return false;
    for (size_t i = 0; i < count; i++) {
        chiso__batch_column *column = &batch->columns[i];
        column->value = chiso__arena_alloc(arena, CHISO__BATCH_ROWS * sizeof *column->value);
        column->code = chiso__arena_alloc(arena, CHISO__BATCH_ROWS * sizeof *column->code);
        if (column->value == NULL || column->code == NULL) return false;
    }
    return true;
}

static chiso_status hand_on(struct pass *pass, chiso_error *error) {
    if (pass->batch.rows == 0) return CHISO_OK;
    chiso_status status = pass->function(pass->context, &pass->batch, error);
    pass->batch.rows = 0;
    return status;
}

static chiso_status note_ragged(const struct pass *pass, const chiso__csv_record *record,
                                size_t expected, const char *file, chiso_error *error) {
    char value[40], advice[160];
    snprintf(value, sizeof value, "%zu field%s", record->count, record->count == 1 ? "" : "s");
    snprintf(advice, sizeof advice,
             "the header has %zu fields; look for a delimiter inside a text, or a line cut off",
             expected);
    const chiso__finding finding = {.fault = true,
                                    .file = file,
                                    .line = record->line,
                                    .value = value,
                                    .rule = "ragged_record",
                                    .advice = advice};
    return chiso__findings_add(pass->findings, &finding, error);
}

static chiso_status read_record(struct pass *pass, chiso__place *place,
                                const chiso__csv_record *record, chiso_error *error) {
    chiso_status status = CHISO_OK;
    const size_t row = pass->batch.rows++;
    pass->batch.line[row] = record->line;
    for (size_t i = 0; status == CHISO_OK && i < pass->count; i++) {
        chiso__batch_column *column = &pass->batch.columns[i];
        column->value[row] = NAN;
        column->code[row] =
            pass->requests[i].optional ? -(int32_t)CHISO__NOT_ASKED : CHISO__LOOKUP_NONE;
        if (pass->columns[i] == CHISO__HEADER_NONE) continue; /* that is noted already */
        if (pass->requests[i].kind == CHISO__COLUMN_REPWEIGHTS) continue;
        const chiso__csv_field *field = &record->fields[pass->columns[i]];
        place->column = column->name;
        status = chiso__cell_read(place, &pass->requests[i], field->text, field->length,
                                  &pass->keys[i], &column->value[row], &column->code[row], error);
    }
    if (status == CHISO_OK)
        status = chiso__repweights_read(&pass->repweights, place, record, row, error);
    return status;
}

static chiso_status read_records(struct pass *pass, chiso__csv *csv, size_t width, char decimal,
                                 chiso_error *error) {
    chiso__place place = {.responses = pass->responses,
                          .findings = pass->findings,
                          .file = pass->batch.file,
                          .decimal = decimal};
    const chiso__csv_record *record = NULL;
    chiso_status status = CHISO_OK;
    for (;;) {
        status = chiso__csv_next(csv, &record, error);
        if (status != CHISO_OK || record == NULL) break;
        pass->records++;
        place.line = record->line;
        status = record->count == width ? read_record(pass, &place, record, error)
                                        : note_ragged(pass, record, width, place.file, error);
        if (status == CHISO_OK && pass->batch.rows == CHISO__BATCH_ROWS)
            status = hand_on(pass, error);
        if (status != CHISO_OK) break;
    }
    return status == CHISO_OK ? hand_on(pass, error) : status;
}

static chiso_status note_no_records(const struct pass *pass, const char *file, chiso_error *error) {
    const chiso__finding finding = {.fault = true,
                                    .file = file,
                                    .line = 1,
                                    .rule = "no_records",
                                    .advice =
                                        "the file has a header and nothing below it; is it "
                                        "the right file?"};
    return chiso__findings_add(pass->findings, &finding, error);
}

static void name_columns(struct pass *pass, const chiso__header *header) {
    for (size_t i = 0; i < pass->count; i++) {
        const int at = pass->columns[i];
        pass->batch.columns[i].name = at >= 0 ? header->names[at] : pass->requests[i].name;
    }
}

static chiso_status match_repweights(struct pass *pass, const chiso__header *header,
                                     chiso_error *error) {
    chiso__repweights *repweights = &pass->repweights;
    const chiso_status status =
        chiso__repweights_match(repweights, header, pass->requests, pass->count, pass->columns,
                                pass->batch.file, pass->findings, error);
    pass->batch.n_repweights = repweights->count;
    pass->batch.repweight_names = repweights->names;
    pass->batch.repweight = repweights->value;
    return status;
}

static chiso_status read_file(struct pass *pass, const char *path, chiso_error *error) {
    chiso__csv *csv = NULL;
    chiso__header header = {0};
    char decimal = pass->responses->decimal;
    const chiso__csv_record *record = NULL;
    chiso_status status = chiso__csv_open(&csv, path, pass->responses->delimiter, error);
    if (status == CHISO_OK) status = chiso__csv_next(csv, &record, error);
    if (status == CHISO_OK) status = chiso__header_read(&header, record, error);
    if (status != CHISO_OK) goto done;
    pass->batch.file = chiso__csv_name(csv);
    pass->records = 0;
    status = chiso__header_match(&header, pass->requests, pass->count, pass->columns,
                                 pass->batch.file, pass->findings, error);
    if (status == CHISO_OK) status = match_repweights(pass, &header, error);
    name_columns(pass, &header);
    if (status == CHISO_OK && decimal == 0)
        status =
            chiso__decimal_look(&decimal, csv, pass->requests, pass->count, pass->columns, error);
    pass->batch.decimal = decimal;
    if (status == CHISO_OK) status = read_records(pass, csv, header.count, decimal, error);
    if (status == CHISO_OK && pass->records == 0)
        status = note_no_records(pass, pass->batch.file, error);
done:
    chiso__header_free(&header);
    chiso__csv_free(csv);
    return status;
}

chiso_status chiso__responses_each(const chiso_responses *responses, const chiso__request *requests,
                                   size_t count, chiso__keys *keys, chiso__findings *findings,
                                   chiso__batch_function *function, void *context,
                                   chiso_error *error) {
    chiso__arena arena = {0};
    chiso_status status = CHISO_OK;
    struct pass *pass = chiso__arena_alloc(&arena, sizeof *pass);
    int *columns = chiso__arena_alloc(&arena, count * sizeof *columns);
    if (pass == NULL || columns == NULL) goto no_memory;
    *pass = (struct pass){.responses = responses,
                          .requests = requests,
                          .count = count,
                          .keys = keys,
                          .findings = findings,
                          .function = function,
                          .context = context,
                          .columns = columns};
    if (!new_batch(&arena, &pass->batch, count)) goto no_memory;
    for (size_t i = 0; status == CHISO_OK && i < responses->n_paths; i++) {
        pass->batch.file_number = i;
        status = read_file(pass, responses->paths[i], error);
    }
    chiso__repweights_free(&pass->repweights);
    chiso__arena_free(&arena);
    return status;
no_memory:
    chiso__arena_free(&arena);
    return chiso__fail_memory(error);
}
