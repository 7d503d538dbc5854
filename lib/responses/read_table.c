/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "responses/pass.h"
#include "responses/table_cells.h"

/* A table while it is read: who reads the columns of the requests, then of replicate weights. */
struct table {
    chiso__pass *pass;
    const chiso_table *data;
    chiso__place place;
    chiso__arena arena;
    chiso__table_cells *cells, *weights;
    chiso__csv_field *names; /* a header, as a file would have it */
    int32_t *no_code;
};

static chiso_status read_header(chiso__header *header, struct table *t, chiso_error *error) {
    const size_t count = t->data->n_columns;
    t->names = chiso__arena_alloc(&t->arena, count * sizeof *t->names);
    if (t->names == NULL) return chiso__fail_memory(error);
    for (size_t i = 0; i < count; i++) {
        const char *name = t->data->columns[i].name;
        t->names[i] = (chiso__csv_field){name, strlen(name)};
    }
    const chiso__csv_record record = {.fields = t->names, .count = count};
    return chiso__header_read(header, &record, error);
}

static void begin(chiso__table_cells *cells, struct table *t, const chiso__request *request,
                  chiso__keys *keys, int column) {
    *cells = (chiso__table_cells){.place = &t->place, .request = request, .keys = keys};
    if (column < 0) return; /* that is noted already */
    cells->column = &t->data->columns[column];
    chiso__table_cells_begin(cells, &t->arena);
}

static bool begin_all(struct table *t) {
    const chiso__pass *pass = t->pass;
    const chiso__repweights *weights = &pass->repweights;
    t->cells = chiso__arena_alloc(&t->arena, pass->count * sizeof *t->cells);
    t->weights = chiso__arena_alloc(&t->arena, weights->count * sizeof *t->weights);
    t->no_code = chiso__arena_alloc(&t->arena, CHISO__BATCH_ROWS * sizeof *t->no_code);
    if (t->arena.failed) return false;
    for (size_t i = 0; i < pass->count; i++) {
        const bool many = pass->requests[i].kind == CHISO__COLUMN_REPWEIGHTS;
        begin(&t->cells[i], t, &pass->requests[i], &pass->keys[i],
              many ? CHISO__HEADER_NONE : pass->columns[i]);
    }
    for (size_t r = 0; r < weights->count; r++)
        begin(&t->weights[r], t, weights->request, NULL, weights->columns[r]);
    return !t->arena.failed;
}

static void end_all(struct table *t) {
    for (size_t i = 0; t->cells != NULL && i < t->pass->count; i++)
        chiso__table_cells_free(&t->cells[i]);
    for (size_t r = 0; t->weights != NULL && r < t->pass->repweights.count; r++)
        chiso__table_cells_free(&t->weights[r]);
    chiso__arena_free(&t->arena);
}

/* A column that the table does not have. */
static void leave_unread(const chiso__batch_column *column, const chiso__request *request,
                         size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        column->value[i] = NAN;
        column->code[i] = chiso__request_unread(request);
    }
}

static chiso_status read_columns(struct table *t, size_t first, size_t rows, chiso_error *error) {
    const chiso__pass *pass = t->pass;
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < pass->count; i++) {
        const chiso__batch_column *column = &pass->batch.columns[i];
        t->place.column = column->name;
        if (t->cells[i].column == NULL)
            leave_unread(column, &pass->requests[i], rows);
        else
            status = chiso__table_cells_read(&t->cells[i], first, rows, column->value, 1,
                                             column->code, error);
    }
    return status;
}

static chiso_status read_weights(struct table *t, size_t first, size_t rows, chiso_error *error) {
    const chiso__repweights *weights = &t->pass->repweights;
    chiso_status status = CHISO_OK;
    for (size_t r = 0; status == CHISO_OK && r < weights->count; r++) {
        t->place.column = weights->names[r];
        if (t->weights[r].column == NULL)
            for (size_t i = 0; i < rows; i++) weights->value[i * weights->count + r] = NAN;
        else
            status = chiso__table_cells_read(&t->weights[r], first, rows, weights->value + r,
                                             weights->count, t->no_code, error);
    }
    return status;
}

static chiso_status read_batch(struct table *t, size_t first, size_t rows, chiso_error *error) {
    chiso__batch *batch = &t->pass->batch;
    for (size_t i = 0; i < rows; i++) batch->line[i] = (int64_t)(first + i) + 1;
    chiso_status status = read_columns(t, first, rows, error);
    if (status == CHISO_OK) status = read_weights(t, first, rows, error);
    batch->rows = rows;
    if (status == CHISO_OK) status = chiso__pass_hand_on(t->pass, (double)(first + rows), error);
    return status;
}

static chiso_status note_no_records(const chiso__pass *pass, chiso_error *error) {
    const chiso__finding finding = {.fault = true,
                                    .file = pass->batch.file,
                                    .rule = "no_records",
                                    .advice = "the table has no rows; is it the right one?"};
    return chiso__findings_add(pass->findings, &finding, error);
}

static chiso_status read_rows(struct table *t, chiso_error *error) {
    const size_t n = t->data->n_rows;
    chiso_status status = begin_all(t) ? CHISO_OK : chiso__fail_memory(error);
    for (size_t first = 0; status == CHISO_OK && first < n; first += CHISO__BATCH_ROWS) {
        const size_t left = n - first;
        status = read_batch(t, first, left < CHISO__BATCH_ROWS ? left : CHISO__BATCH_ROWS, error);
    }
    return status == CHISO_OK && n == 0 ? note_no_records(t->pass, error) : status;
}

chiso_status chiso__pass_read_table(chiso__pass *pass, const chiso_table *table,
                                    chiso_error *error) {
    char decimal = pass->responses->decimal;
    struct table t = {.pass = pass, .data = table};
    chiso__header header = {0};
    if (decimal == 0) decimal = '.';
    t.place = (chiso__place){.responses = pass->responses,
                             .findings = pass->findings,
                             .file = table->name,
                             .decimal = decimal};
    pass->batch.file = table->name;
    pass->batch.decimal = decimal;
    chiso_status status = read_header(&header, &t, error);
    if (status == CHISO_OK) status = chiso__pass_match(pass, &header, error);
    if (status == CHISO_OK) status = read_rows(&t, error);
    pass->behind += (double)table->n_rows;
    end_all(&t);
    chiso__header_free(&header);
    return status;
}
