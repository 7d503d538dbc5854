/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_CONDITION_H
#define CHISO_TEST_CONDITION_H

/* A condition read and tried on records that are written down as "x=1|y=Hà Nội". */

#include <stdio.h>

#include "responses/where.h"
#include "test.h"

enum { CONDITION_COLUMNS = 8, CONDITION_BEFORE = 2 };

static inline chiso__where *condition(const char *text) {
    chiso_error error = {0};
    chiso__where *where;
    const chiso_status status = chiso__where_parse(&where, text, &error);
    if (status != CHISO_OK) fail_msg("%s: %s", text, error.message);
    return where;
}

/* The message with which a condition is refused. */
static inline const char *refused(const char *text) {
    static chiso_error error;
    error = (chiso_error){0};
    chiso__where *where = (chiso__where *)(uintptr_t)1;
    const chiso_status status = chiso__where_parse(&where, text, &error);
    if (status != CHISO_E_ARGUMENT) fail_msg("%s: %s", text, chiso_status_name(status));
    assert_null(where);
    return error.message;
}

/* The value of a column in a record, copied; NULL: it has none. */
static inline const char *cell_of(const char *record, const char *column) {
    static char cell[200];
    const size_t length = strlen(column);
    while (record != NULL) {
        if (strncmp(record, column, length) == 0 && record[length] == '=') {
            const char *value = record + length + 1;
            snprintf(cell, sizeof cell, "%.*s", (int)strcspn(value, "|"), value);
            return cell;
        }
        record = strchr(record, '|');
        if (record != NULL) record++;
    }
    return NULL;
}

/* One record in a batch of a file with that decimal mark; keys go on from batch to batch. */
static inline bool try_record(chiso__where *where, chiso__keys *keys, const char *record,
                              char decimal) {
    static chiso__batch batch;
    chiso__batch_column columns[CONDITION_BEFORE + CONDITION_COLUMNS] = {0};
    int32_t code[CONDITION_COLUMNS];
    chiso__request requests[CONDITION_COLUMNS];
    chiso_error error = {0};
    bool inside = false;
    batch = (chiso__batch){.rows = 1, .columns = columns, .decimal = decimal};
    assert_true(chiso__where_columns(where) <= CONDITION_COLUMNS);
    chiso__where_requests(where, requests);
    for (size_t i = 0; i < chiso__where_columns(where); i++) {
        const char *cell = cell_of(record, chiso__where_column(where, i));
        columns[CONDITION_BEFORE + i].code = &code[i];
        *columns[CONDITION_BEFORE + i].code =
            cell == NULL ? CHISO__LOOKUP_NONE
                         : chiso__keys_number(&keys[CONDITION_BEFORE + i], cell, strlen(cell),
                                              requests[i].provinces);
    }
    assert_ok(chiso__where_rows(where, &batch, CONDITION_BEFORE, keys, &inside, &error), error);
    return inside;
}

static inline void free_keys(chiso__keys *keys) {
    for (size_t i = 0; i < CONDITION_BEFORE + CONDITION_COLUMNS; i++) chiso__keys_free(&keys[i]);
}

static inline bool holds_in(const char *text, const char *record, char decimal) {
    chiso__where *where = condition(text);
    chiso__keys keys[CONDITION_BEFORE + CONDITION_COLUMNS] = {0};
    const bool inside = try_record(where, keys, record, decimal);
    free_keys(keys);
    chiso__where_free(where);
    return inside;
}

static inline bool holds(const char *text, const char *record) {
    return holds_in(text, record, '.');
}

#define assert_holds(text, record) assert_true(holds(text, record))
#define assert_fails(text, record) assert_false(holds(text, record))

#endif
