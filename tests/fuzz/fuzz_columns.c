/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables in memory beside the files that they would be: both give the same estimates and findings,
 * or fail in the same way.  An input is a digit for the rows, then of each column type, dictionary,
 * first element and marks, then values, a byte each. */
#include <chiso/chiso.h>
#include <math.h>

#include "base/number.h"
#include "csv/encoding.h"
#include "fuzz.h"
#include "scratch.h"

enum { COLUMNS = 4, ROWS = 8, FIRST = 4, ELEMENTS = ROWS + FIRST, ROOM = 256, CELL = 64 };

/* What values are made of: each type takes what it can hold. */
static const double numbers[] = {1,   2,    0,   3,     -1, 0.5,  99,       1000,
                                 1e6, -0.0, NAN, 1e300, 7,  1e-7, INFINITY, 9007199254740992};
static const char *const words[] = {"a",   "b",   "",   "1",    " a\t", "0.5", "0,5",       "NA",
                                    "Huế", "a,b", "\"", "2\n3", "-1",   "99",  "(missing)", "\xE0"};

/* A column with all that it borrows. */
struct column {
    chiso_column is, dictionary;
    double values[ELEMENTS + 1]; /* aligned for all types */
    double entries[ELEMENTS + 1];
    const char *texts[ELEMENTS];
    char bytes[ROOM];
    int32_t offsets32[ELEMENTS + 1];
    int64_t offsets64[ELEMENTS + 1];
    uint8_t valid[2], missing[ROWS];
    char cell[ROWS][CELL]; /* what the file says */
};

static const char *const names[COLUMNS] = {"x", "town", "w", "by"};
static const char *path;

int LLVMFuzzerInitialize(int *count, char ***arguments) {
    (void)count, (void)arguments;
    path = scratch_path(scratch_folder(), "columns.csv");
    return 0;
}

/* --- values, and what a file would say of them --- */

#define STORE(type, low, high)                                                                     \
    do {                                                                                           \
        const double kept = number < (low) || number > (high) ? 1 : number;                        \
        const type stored = (type)kept;                                                            \
        memcpy((char *)to + at * sizeof stored, &stored, sizeof stored);                           \
        return (double)stored;                                                                     \
    } while (0)

static double store_bit(uint8_t *bits, size_t at, bool on) {
    bits[at / 8] = (uint8_t)((bits[at / 8] & ~(1U << at % 8)) | (unsigned)on << at % 8);
    return on;
}

static double store(void *to, size_t at, int32_t type, double any) {
    const double number = isnan(any) && type > CHISO_VALUES_FLOAT ? 5 : any;
    switch (type) {
    case CHISO_VALUES_DOUBLE:
        STORE(double, -HUGE_VAL, HUGE_VAL);
    case CHISO_VALUES_FLOAT:
        STORE(float, -1e30, 1e30);
    case CHISO_VALUES_INT8:
        STORE(int8_t, -128, 127);
    case CHISO_VALUES_INT16:
        STORE(int16_t, -32768, 32767);
    case CHISO_VALUES_INT32:
        STORE(int32_t, -1e9, 1e9);
    case CHISO_VALUES_INT64:
        STORE(int64_t, -1e16, 1e16);
    case CHISO_VALUES_UINT8:
        STORE(uint8_t, 0, 255);
    case CHISO_VALUES_UINT16:
        STORE(uint16_t, 0, 65535);
    case CHISO_VALUES_UINT32:
        STORE(uint32_t, 0, 4e9);
    case CHISO_VALUES_UINT64:
        STORE(uint64_t, 0, 1e16);
    default:
        return store_bit(to, at, number > 0);
    }
}

static void write_number(char *cell, int32_t type, double number) {
    if (type == CHISO_VALUES_INT64 || type == CHISO_VALUES_UINT64)
        snprintf(cell, CELL, "%.0f", number);
    else if (isinf(number))
        snprintf(cell, CELL, "inf");
    else
        chiso__number_to_text(cell, number + 0.0);
}

static void write_word(char *cell, const char *word) {
    size_t length = strlen(word), used = 0;
    while (length > 0 && strchr(" \t", word[length - 1]) != NULL) length--;
    for (; length > 0 && strchr(" \t", *word) != NULL; length--) word++;
    for (size_t i = 0; i < length; i++) {
        if (word[i] == '"') cell[used++] = '"';
        cell[used++] = word[i];
    }
    cell[used] = '\0';
}

/* Of a column or its dictionary; cells[i]: what element i is in a file. */
static void fill(chiso_column *column, struct column *of, double *values, char cells[][CELL],
                 fuzz_input *input) {
    size_t used = 0;
    const bool is_text = column->type >= CHISO_VALUES_TEXT;
    for (size_t i = 0; i < ELEMENTS; i++) {
        const size_t chosen = fuzz_choose(input, 16);
        if (is_text) {
            of->offsets32[i] = (int32_t)used, of->offsets64[i] = (int64_t)used;
            of->texts[i] = words[chosen];
            memcpy(of->bytes + used, words[chosen], strlen(words[chosen]));
            used += strlen(words[chosen]);
            write_word(cells[i], words[chosen]);
        } else {
            write_number(cells[i], column->type, store(values, i, column->type, numbers[chosen]));
        }
    }
    column->values = column->type == CHISO_VALUES_TEXT ? (const void *)of->texts
                     : is_text                         ? (const void *)of->bytes
                                                       : (const void *)values;
    of->offsets32[ELEMENTS] = (int32_t)used, of->offsets64[ELEMENTS] = (int64_t)used;
    if (column->type == CHISO_VALUES_TEXT32) column->offsets = of->offsets32;
    if (column->type == CHISO_VALUES_TEXT64) column->offsets = of->offsets64;
}

/* False where the table must be refused, since what is looked at cannot stand in a file. */
static bool make(struct column *c, size_t which, size_t rows, fuzz_input *input) {
    char cells[ELEMENTS][CELL], entries[ELEMENTS][CELL];
    bool good = true;
    *c = (struct column){
        .is = {.name = names[which], .type = 1 + (int32_t)fuzz_choose(input, 16) % 14}};
    const bool coded =
        fuzz_choose(input, 2) && c->is.type >= CHISO_VALUES_INT8 && c->is.type <= CHISO_VALUES_BITS;
    c->is.first = fuzz_choose(input, FIRST);
    const size_t marks = fuzz_choose(input, 4);
    fill(&c->is, c, c->values, cells, input);
    if (coded) {
        c->dictionary.type = 1 + (int32_t)fuzz_choose(input, 16) % 14;
        fill(&c->dictionary, c, c->entries, entries, input);
        c->is.dictionary = &c->dictionary;
        c->is.n_dictionary = ELEMENTS - fuzz_choose(input, 8);
    }
    for (size_t i = 0; i < ROWS; i++) c->missing[i] = (uint8_t)(i % 3 == 1);
    c->valid[0] = 0xB7, c->valid[1] = 0x6D;
    if (marks & 1) c->is.valid = c->valid;
    if (marks & 2) c->is.missing = c->missing;
    for (size_t row = 0; row < rows; row++) {
        const size_t at = c->is.first + row;
        const bool there =
            (!(marks & 1) || (c->valid[at / 8] >> at % 8 & 1)) && !((marks & 2) && c->missing[row]);
        const double code = coded ? strtod(cells[at], NULL) : 0;
        const char *cell = !there || code < 0 ? "" : cells[at];
        if (coded && there && code >= (double)c->is.n_dictionary)
            good = false;
        else if (coded && there && code >= 0)
            cell = entries[(size_t)code];
        good = good && chiso__encoding_utf8(cell, strlen(cell)) == strlen(cell);
        memcpy(c->cell[row], cell, strlen(cell) + 1);
    }
    return good;
}

static void write_file(const struct column *columns, size_t rows) {
    static char text[(ROWS + 1) * COLUMNS * (CELL + 3)];
    size_t used = (size_t)sprintf(text, "x,town,w,by\n");
    for (size_t row = 0; row < rows; row++) {
        for (size_t c = 0; c < COLUMNS; c++)
            used += (size_t)sprintf(text + used, "\"%s\"%s", columns[c].cell[row],
                                    c + 1 < COLUMNS ? "," : "\n");
    }
    scratch_write(path, text, used);
}

/* --- the two ways --- */

struct outcome {
    chiso_status status;
    chiso_error error;
    chiso_result *findings, *estimates;
};

static struct outcome read_answers(chiso_responses *responses) {
    static const char *const by[] = {"by"};
    static const chiso_estimand asked[] = {
        {"mean", "x", NULL, 0}, {"proportion", "town", NULL, 0}, {"quantile", "x", NULL, 0.5}};
    const chiso_design_options drawn = {.struct_size = sizeof drawn, .weight = "w"};
    const chiso_totals_options options = {.struct_size = sizeof options,
                                          .by = by,
                                          .n_by = 1,
                                          .where = "x < 900 or x is missing or town = b",
                                          .estimands = asked,
                                          .n_estimands = 3};
    struct outcome o = {0};
    chiso_design *design = NULL;
    chiso_totals *totals = NULL;
    REQUIRE(chiso_design_new(&design, &drawn, NULL) == CHISO_OK, "a design");
    o.status = chiso_totals_read(&totals, &o.findings, responses, NULL, design, &options, &o.error);
    if (o.status == CHISO_OK) o.status = chiso_estimate(&o.estimates, totals, NULL, &o.error);
    chiso_totals_free(totals);
    chiso_design_free(design);
    chiso_responses_free(responses);
    return o;
}

static const char *text_of(const chiso_result *findings, size_t row, const char *column) {
    const char *text =
        chiso_result_text(findings, row, (size_t)chiso_result_find_column(findings, column));
    return text != NULL ? text : "";
}

static void compare_findings(const chiso_result *table, const chiso_result *file) {
    static const char *const columns[] = {"severity", "column", "value", "rule"};
    REQUIRE(chiso_result_rows(table) == chiso_result_rows(file), "%zu and %zu findings",
            chiso_result_rows(table), chiso_result_rows(file));
    for (size_t i = 0; i < chiso_result_rows(table); i++) {
        for (size_t c = 0; c < 4; c++)
            REQUIRE(strcmp(text_of(table, i, columns[c]), text_of(file, i, columns[c])) == 0,
                    "finding %zu: %s and %s", i, text_of(table, i, columns[c]),
                    text_of(file, i, columns[c]));
    }
}

static void compare(const struct outcome *table, const struct outcome *file) {
    char *one = NULL, *other = NULL;
    REQUIRE(table->status == file->status, "%s and %s", table->error.message, file->error.message);
    compare_findings(table->findings, file->findings);
    if (table->estimates == NULL) return;
    chiso_output_render(&one, NULL, table->estimates, "csv", NULL, NULL);
    chiso_output_render(&other, NULL, file->estimates, "csv", NULL, NULL);
    REQUIRE(strcmp(one, other) == 0, "table:\n%sfile:\n%s", one, other);
    chiso_output_free(one);
    chiso_output_free(other);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct column columns[COLUMNS];
    fuzz_input input = {(const char *)data, size};
    const chiso_responses_options plain = {
        .struct_size = sizeof plain, .delimiter = ',', .decimal = '.'};
    const size_t rows = fuzz_choose(&input, ROWS);
    chiso_column described[COLUMNS];
    bool good = true;
    for (size_t c = 0; c < COLUMNS; c++) {
        good = make(&columns[c], c, rows, &input) && good;
        described[c] = columns[c].is;
    }
    const chiso_table table = {.columns = described, .n_columns = COLUMNS, .n_rows = rows};
    chiso_responses *responses = NULL;
    REQUIRE(chiso_responses_from_tables(&responses, &table, 1, NULL, NULL) == CHISO_OK,
            "a table that is well described");
    struct outcome of_table = read_answers(responses), of_file = {0};
    if (good) {
        write_file(columns, rows);
        REQUIRE(chiso_responses_from_files(&responses, &path, 1, &plain, NULL) == CHISO_OK,
                "a file");
        of_file = read_answers(responses);
        compare(&of_table, &of_file);
    } else {
        REQUIRE(of_table.status == CHISO_E_DATA, "%s", of_table.error.message);
    }
    chiso_result_free(of_table.findings);
    chiso_result_free(of_table.estimates);
    chiso_result_free(of_file.findings);
    chiso_result_free(of_file.estimates);
    return 0;
}
