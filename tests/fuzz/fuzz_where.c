/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first line is a condition, each other one a record: the columns of the condition one after
 * the other, with | between them, blank for missing.  What is refused says why; what is understood
 * says the same twice, and never both itself and its opposite. */
#include "fuzz.h"
#include "promises.h"
#include "responses/where.h"

enum { MOST_COLUMNS = 16, MOST_RECORDS = 32 };

/* Records, and what the condition says of them. */
struct trial {
    chiso__where *where;
    chiso__keys keys[MOST_COLUMNS];
    bool inside[CHISO__BATCH_ROWS];
};

int LLVMFuzzerInitialize(int *count, char ***words) {
    (void)count, (void)words;
    return 0;
}

static char *text_of(fuzz_input part) {
    char *text = calloc(part.length + 1, 1);
    REQUIRE(text != NULL, "no memory");
    memcpy(text, part.bytes, part.length);
    return text;
}

static chiso__where *parse(const char *text, bool provinces) {
    chiso_error error = {0};
    chiso__where *where = NULL;
    chiso_status status = chiso__where_parse(&where, text, &error);
    promise_error(status, &error);
    REQUIRE(status == CHISO_OK || status == CHISO_E_ARGUMENT, "%s", error.message);
    REQUIRE((status == CHISO_OK) == (where != NULL), "%s", error.message);
    if (where == NULL || !provinces) return where;
    status = chiso__where_provinces(where, 0, CHISO_PROVINCES_63, &error);
    promise_error(status, &error);
    if (status == CHISO_OK) return where;
    chiso__where_free(where);
    return NULL;
}

static void read_record(struct trial *t, chiso__batch *batch, fuzz_input line) {
    chiso__request requests[MOST_COLUMNS];
    chiso__where_requests(t->where, requests);
    const size_t row = batch->rows++;
    for (size_t i = 0; i < chiso__where_columns(t->where); i++) {
        char *cell = text_of(fuzz_part(&line, "|"));
        char *end = strchr(cell, '|');
        if (end != NULL) *end = '\0';
        batch->columns[i].code[row] =
            cell[0] == '\0'
                ? CHISO__LOOKUP_NONE
                : chiso__keys_number(&t->keys[i], cell, strlen(cell), requests[i].provinces);
        free(cell);
    }
}

/* The records one by one or together, as `alone` says. */
static void try_records(struct trial *t, fuzz_input records, char decimal, bool alone) {
    static int32_t code[MOST_COLUMNS][MOST_RECORDS];
    static chiso__batch batch;
    chiso__batch_column columns[MOST_COLUMNS] = {0};
    chiso_error error = {0};
    size_t done = 0;
    for (size_t i = 0; i < MOST_COLUMNS; i++) columns[i].code = code[i];
    batch = (chiso__batch){.columns = columns, .decimal = decimal};
    while (done + batch.rows < MOST_RECORDS && records.length > 0) {
        read_record(t, &batch, fuzz_part(&records, "\n"));
        if (!alone && records.length > 0 && batch.rows < MOST_RECORDS) continue;
        const chiso_status status =
            chiso__where_rows(t->where, &batch, 0, t->keys, t->inside + done, &error);
        REQUIRE(status == CHISO_OK, "%s", error.message);
        done += batch.rows;
        batch.rows = 0;
    }
}

static void finish(struct trial *t) {
    for (size_t i = 0; i < MOST_COLUMNS; i++) chiso__keys_free(&t->keys[i]);
    chiso__where_free(t->where);
}

/* `text` in brackets, behind a word. */
static char *wrapped(const char *word, const char *text) {
    const size_t length = strlen(word) + strlen(text) + 8;
    char *out = calloc(length, 1);
    REQUIRE(out != NULL, "no memory");
    snprintf(out, length, "%s(%s)", word, text);
    return out;
}

static void compare(const char *text, bool provinces, fuzz_input records, char decimal) {
    static struct trial once, again, opposite;
    once = again = opposite = (struct trial){0};
    char *same = wrapped("", text), *negated = wrapped("not ", text);
    once.where = parse(text, provinces);
    again.where = parse(same, provinces);
    opposite.where = parse(negated, provinces);
    if (once.where != NULL && again.where != NULL && opposite.where != NULL &&
        chiso__where_columns(once.where) <= MOST_COLUMNS) {
        try_records(&once, records, decimal, false);
        try_records(&again, records, decimal, true);
        try_records(&again, records, decimal == '.' ? ',' : '.', true);
        try_records(&again, records, decimal, true);
        try_records(&opposite, records, decimal, false);
        REQUIRE(memcmp(once.inside, again.inside, sizeof once.inside) == 0, "twice: %s", text);
        for (size_t i = 0; i < MOST_RECORDS; i++)
            REQUIRE(!once.inside[i] || !opposite.inside[i], "itself and its opposite: %s", text);
    }
    finish(&once), finish(&again), finish(&opposite);
    free(same), free(negated);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_input input = {(const char *)data, size};
    const char decimal = fuzz_choose(&input, 2) == 0 ? '.' : ',';
    const bool provinces = fuzz_choose(&input, 2) == 1;
    const fuzz_input line = fuzz_part(&input, "\n");
    char *text = text_of(line);
    char *end = strchr(text, '\n');
    if (end != NULL) *end = '\0';
    compare(text, provinces, input, decimal);
    free(text);
    return 0;
}
