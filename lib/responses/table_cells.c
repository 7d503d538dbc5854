/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "responses/table_cells.h"

#include <inttypes.h>
#include <math.h>

#include "base/error.h"
#include "base/printable.h"
#include "responses/table_values.h"

/* Codes of answers are small numbers; a dictionary of more entries is not remembered. */
enum { LOWEST = -16, HIGHEST = 1007, MOST_ENTRIES = 1 << 20, SHOWN = 96 };

/* From here on several whole numbers of 64 bits are one double. */
static const double told_apart = 9007199254740992;

static size_t to_remember(const chiso__table_cells *cells) {
    const chiso__request *request = cells->request;
    const bool codes = request->scale != NULL || request->kind == CHISO__COLUMN_KEY;
    if (cells->column->dictionary != NULL)
        return cells->column->n_dictionary < MOST_ENTRIES ? cells->column->n_dictionary : 0;
    return codes && !chiso__column_is_text(cells->column) ? HIGHEST - LOWEST + 1 : 0;
}

void chiso__table_cells_begin(chiso__table_cells *cells, chiso__arena *arena) {
    cells->last_number = NAN;
    cells->n_known = 1 + to_remember(cells);
    cells->known = chiso__arena_alloc(arena, cells->n_known * sizeof *cells->known);
}

/* One cell while it is read. */
struct cell {
    size_t row;
    double number; /* or which entry of the dictionary */
    bool missing, is_number;
};

static struct cell look(const chiso_column *column, size_t row) {
    struct cell cell = {.row = row, .number = NAN, .missing = !chiso__column_has(column, row)};
    if (cell.missing || chiso__column_is_text(column)) return cell;
    cell.number = chiso__column_number(column, row);
    cell.is_number = column->dictionary == NULL;
    cell.missing = isnan(cell.number) || (!cell.is_number && cell.number < 0);
    return cell;
}

/* Where the answer to a cell is remembered; NULL: nowhere. */
static chiso__cell_answer *place_of(chiso__table_cells *cells, const struct cell *cell) {
    if (cell->missing) return &cells->known[0];
    const double lowest = cell->is_number ? LOWEST : 0, at = cell->number - lowest;
    if (at >= 0 && at < (double)(cells->n_known - 1) && at == floor(at))
        return &cells->known[1 + (size_t)at];
    if (cell->is_number && cells->last_number == cell->number) return &cells->last;
    return NULL;
}

/* --- numbers that need no looking up --- */

static bool is_declared_missing(const chiso_responses *responses, double number) {
    for (size_t i = 0; i < responses->n_missing; i++) {
        if (responses->missing_number[i] == number) return true;
    }
    return false;
}

static bool is_inside(const chiso__request *request, double number) {
    return number >= request->low && number <= request->high;
}

static bool is_plain_answer(const chiso__request *request, double number) {
    const bool bounded = request->low < request->high;
    return request->scale == NULL && (!bounded || is_inside(request, number));
}

static bool is_plain_score(const chiso__request *request, double number) {
    return number != 0 && is_inside(request, number);
}

static bool is_plain_size(const chiso__request *request, double number) {
    (void)request;
    return number > 0;
}

static bool is_any(const chiso__request *request, double number) {
    (void)request, (void)number;
    return true;
}

/* A number that nothing is to be said about. */
static bool is_plain(const chiso__table_cells *cells, double number) {
    static bool (*const plain[])(const chiso__request *, double) = {
        [CHISO__COLUMN_KEY] = NULL,
        [CHISO__COLUMN_ANSWER] = is_plain_answer,
        [CHISO__COLUMN_SCORE] = is_plain_score,
        [CHISO__COLUMN_WEIGHT] = is_plain_size,
        [CHISO__COLUMN_FPC] = is_plain_size,
        [CHISO__COLUMN_POPULATION] = is_plain_size,
        [CHISO__COLUMN_REPWEIGHTS] = is_any,
    };
    const chiso__request *request = cells->request;
    return plain[request->kind] != NULL && isfinite(number) &&
           !is_declared_missing(cells->place->responses, number) &&
           plain[request->kind](request, number);
}

/* --- everything else by its text --- */

static chiso_status fail(const chiso__table_cells *cells, size_t row, const char *what,
                         chiso_error *error) {
    char table[SHOWN], column[SHOWN];
    const int64_t record = (int64_t)row + 1;
    chiso__printable_copy(table, sizeof table, cells->place->file);
    chiso__printable_copy(column, sizeof column, cells->place->column);
    return chiso__fail_at(error, CHISO_E_DATA, record, cells->place->column,
                          "%s, record %" PRId64 ", column %s: %s", table, record, column, what);
}

/* The text of a value; nothing of one that is missing. */
static chiso_status write_text(chiso__table_cells *cells, const chiso_column *column, size_t row,
                               size_t record, chiso_error *error) {
    const char *bytes = NULL, *wrong = NULL;
    size_t length = 0;
    if (!chiso__column_has(column, row)) return CHISO_OK;
    if (!chiso__column_is_text(column)) {
        chiso__column_digits(&cells->text, column, row, cells->place->decimal);
        return CHISO_OK;
    }
    wrong = chiso__column_text(&bytes, &length, column, row);
    if (wrong != NULL) return fail(cells, record, wrong, error);
    chiso__buffer_add(&cells->text, bytes, length);
    return CHISO_OK;
}

static chiso_status write_value(chiso__table_cells *cells, const struct cell *cell,
                                chiso_error *error) {
    const chiso_column *column = cells->column;
    if (column->dictionary == NULL) return write_text(cells, column, cell->row, cell->row, error);
    if (cell->number >= (double)column->n_dictionary)
        return fail(cells, cell->row,
                    "the value counts an entry of the dictionary that it does not have", error);
    return write_text(cells, column->dictionary, (size_t)cell->number, cell->row, error);
}

/* The text of a cell, with a NUL behind it. */
static chiso_status write_cell(chiso__table_cells *cells, const struct cell *cell,
                               chiso_error *error) {
    cells->text.length = 0;
    const chiso_status status = cell->missing ? CHISO_OK : write_value(cells, cell, error);
    chiso__buffer_add(&cells->text, "", 1);
    return status == CHISO_OK && cells->text.failed ? chiso__fail_memory(error) : status;
}

static chiso_status read_by_text(chiso__table_cells *cells, const struct cell *cell,
                                 chiso__cell_answer *known, chiso__cell_answer *answer,
                                 chiso_error *error) {
    chiso__place *place = cells->place;
    const size_t found = chiso__findings_added(place->findings);
    chiso_status status = write_cell(cells, cell, error);
    if (status == CHISO_OK)
        status = chiso__cell_read(place, cells->request, cells->text.bytes, cells->text.length - 1,
                                  cells->keys, &answer->value, &answer->code, error);
    /* What something is to be said about is read again each time. */
    answer->known = found == chiso__findings_added(place->findings);
    if (known == NULL && cell->is_number && fabs(cell->number) < told_apart) {
        known = &cells->last;
        cells->last_number = cell->number;
    }
    if (known != NULL) *known = *answer;
    return status;
}

static chiso_status read_cell(chiso__table_cells *cells, size_t row, chiso__cell_answer *answer,
                              chiso_error *error) {
    const struct cell cell = look(cells->column, row);
    chiso__cell_answer *known = place_of(cells, &cell);
    if (known != NULL && known->known) {
        *answer = *known;
        return CHISO_OK;
    }
    if (cell.is_number && !cell.missing && is_plain(cells, cell.number)) {
        *answer = (chiso__cell_answer){.value = cell.number};
        return CHISO_OK;
    }
    cells->place->line = cells->place->record = (int64_t)row + 1;
    return read_by_text(cells, &cell, known, answer, error);
}

chiso_status chiso__table_cells_read(chiso__table_cells *cells, size_t first, size_t rows,
                                     double *value, size_t stride, int32_t *code,
                                     chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < rows; i++) {
        chiso__cell_answer answer = {.value = NAN};
        status = read_cell(cells, first + i, &answer, error);
        value[i * stride] = answer.value;
        code[i] = answer.code;
    }
    return status;
}

void chiso__table_cells_free(chiso__table_cells *cells) {
    chiso__buffer_free(&cells->text);
}
