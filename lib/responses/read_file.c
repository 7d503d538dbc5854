/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>

#include "base/error.h"
#include "responses/decimal.h"
#include "responses/pass.h"

static chiso_status note_ragged(const chiso__pass *pass, const chiso__csv_record *record,
                                size_t expected, const char *file, chiso_error *error) {
    char value[40], advice[160];
    snprintf(value, sizeof value, "%zu field%s", record->count, record->count == 1 ? "" : "s");
    snprintf(advice, sizeof advice,
             "the header has %zu fields; look for a delimiter inside a text, or a line cut off",
             expected);
    const chiso__finding finding = {.fault = true,
                                    .file = file,
                                    .line = record->line,
                                    .record = record->number,
                                    .value = value,
                                    .rule = "ragged_record",
                                    .advice = advice};
    return chiso__findings_add(pass->findings, &finding, error);
}

static chiso_status read_record(chiso__pass *pass, chiso__place *place,
                                const chiso__csv_record *record, chiso_error *error) {
    chiso_status status = CHISO_OK;
    const size_t row = pass->batch.rows++;
    pass->batch.line[row] = record->line;
    for (size_t i = 0; status == CHISO_OK && i < pass->count; i++) {
        chiso__batch_column *column = &pass->batch.columns[i];
        column->value[row] = NAN;
        column->code[row] = chiso__request_unread(&pass->requests[i]);
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

static chiso_status read_records(chiso__pass *pass, chiso__csv *csv, size_t width,
                                 chiso_error *error) {
    chiso__place place = {.responses = pass->responses,
                          .findings = pass->findings,
                          .file = pass->batch.file,
                          .decimal = pass->batch.decimal};
    const chiso__csv_record *record = NULL;
    chiso_status status = CHISO_OK;
    for (;;) {
        status = chiso__csv_next(csv, &record, error);
        if (status != CHISO_OK || record == NULL) break;
        pass->records++;
        place.line = record->line;
        place.record = record->number;
        status = record->count == width ? read_record(pass, &place, record, error)
                                        : note_ragged(pass, record, width, place.file, error);
        if (status == CHISO_OK && pass->batch.rows == CHISO__BATCH_ROWS)
            status = chiso__pass_hand_on(pass, (double)chiso__csv_position(csv), error);
        if (status != CHISO_OK) break;
    }
    if (status != CHISO_OK) return status;
    return chiso__pass_hand_on(pass, (double)chiso__csv_position(csv), error);
}

static chiso_status note_no_records(const chiso__pass *pass, chiso_error *error) {
    const chiso__finding finding = {.fault = true,
                                    .file = pass->batch.file,
                                    .line = 1,
                                    .rule = "no_records",
                                    .advice =
                                        "the file has a header and nothing below it; is it "
                                        "the right file?"};
    return chiso__findings_add(pass->findings, &finding, error);
}

/* What stands below the header. */
static chiso_status read_body(chiso__pass *pass, chiso__csv *csv, const chiso__header *header,
                              chiso_error *error) {
    char decimal = pass->responses->decimal;
    pass->batch.file = chiso__csv_name(csv);
    pass->records = 0;
    chiso_status status = chiso__pass_match(pass, header, error);
    if (status == CHISO_OK && decimal == 0)
        status =
            chiso__decimal_look(&decimal, csv, pass->requests, pass->count, pass->columns, error);
    pass->batch.decimal = decimal;
    if (status == CHISO_OK) status = read_records(pass, csv, header->count, error);
    if (status == CHISO_OK && pass->records == 0) status = note_no_records(pass, error);
    pass->behind += (double)chiso__csv_position(csv);
    return status;
}

chiso_status chiso__pass_read_file(chiso__pass *pass, const char *path, chiso_error *error) {
    chiso__csv *csv = NULL;
    chiso__header header = {0};
    const chiso__csv_record *record = NULL;
    chiso_status status = chiso__csv_open(&csv, path, pass->responses->delimiter, error);
    if (status == CHISO_OK) status = chiso__csv_next(csv, &record, error);
    if (status == CHISO_OK) status = chiso__header_read(&header, record, error);
    if (status == CHISO_OK) status = read_body(pass, csv, &header, error);
    chiso__header_free(&header);
    chiso__csv_free(csv);
    return status;
}
