/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "responses/store.h"

#include <stdio.h>

#include "test.h"

enum { COLUMNS = 2, ROWS = 3, BATCHES = 4 };

/* A batch of its own texts and numbers, gone when it was added. */
static void add_batch(chiso__store *store, int number) {
    char file[32], names[COLUMNS][32];
    double values[COLUMNS][ROWS];
    int32_t codes[COLUMNS][ROWS];
    chiso__batch_column columns[COLUMNS];
    static chiso__batch batch;
    chiso_error error = {0};
    batch = (chiso__batch){.rows = ROWS, .columns = columns, .decimal = ','};
    batch.file_number = (size_t)number / 2;
    batch.file = file;
    sprintf(file, "file %d", number / 2);
    for (int c = 0; c < COLUMNS; c++) {
        sprintf(names[c], "%s %d", number / 2 > 0 ? "other" : "column", c);
        for (int r = 0; r < ROWS; r++) {
            values[c][r] = 100 * number + 10 * c + r;
            codes[c][r] = r == 1 ? -5 : (number + r) % 3;
            batch.line[r] = 7 * number + r;
        }
        columns[c] = (chiso__batch_column){names[c], values[c], codes[c]};
    }
    assert_ok(chiso__store_add(store, &batch, &error), error);
    memset(file, '?', sizeof file);
    memset(names, '?', sizeof names);
    memset(values, 0, sizeof values);
    memset(codes, 0, sizeof codes);
}

static const int32_t map[] = {10, 11, 12};

struct reading {
    int batches, stop_at;
    bool recoded;
};

static chiso_status read_batch(void *context, const chiso__batch *batch, chiso_error *error) {
    (void)error;
    struct reading *reading = context;
    const int number = reading->batches++;
    char file[32], name[32];
    if (number == reading->stop_at) return CHISO_E_DATA;
    sprintf(file, "file %d", number / 2);
    assert_string_equal(batch->file, file);
    assert_int_equal(batch->rows, ROWS);
    assert_int_equal(batch->file_number, number / 2);
    assert_int_equal(batch->decimal, ',');
    for (int c = 0; c < COLUMNS; c++) {
        sprintf(name, "%s %d", number / 2 > 0 ? "other" : "column", c);
        assert_string_equal(batch->columns[c].name, name);
        for (int r = 0; r < ROWS; r++) {
            const int32_t was = r == 1 ? -5 : (number + r) % 3;
            const bool recoded = reading->recoded && c == 1 && was >= 0;
            assert_true(batch->columns[c].value[r] == 100 * number + 10 * c + r);
            assert_int_equal(batch->columns[c].code[r], recoded ? map[was] : was);
            assert_int_equal(batch->line[r], 7 * number + r);
        }
    }
    return CHISO_OK;
}

static void batches_come_back_as_they_came_in(void **state) {
    (void)state;
    chiso__store store = {.columns = COLUMNS};
    struct reading reading = {.stop_at = -1};
    chiso_error error = {0};
    for (int i = 0; i < BATCHES; i++) add_batch(&store, i);
    for (int twice = 0; twice < 2; twice++) {
        reading.batches = 0;
        assert_ok(chiso__store_each(&store, read_batch, &reading, &error), error);
        assert_int_equal(reading.batches, BATCHES);
    }
    chiso__store_free(&store);
    assert_null(store.first);
    chiso__store_free(&store);
}

static void codes_of_one_column_are_put_in_other_numbers_and_reasons_stay(void **state) {
    (void)state;
    chiso__store store = {.columns = COLUMNS};
    struct reading reading = {.stop_at = -1, .recoded = true};
    chiso_error error = {0};
    for (int i = 0; i < BATCHES; i++) add_batch(&store, i);
    chiso__store_recode(&store, 1, map);
    assert_ok(chiso__store_each(&store, read_batch, &reading, &error), error);
    chiso__store_free(&store);
}

static void what_takes_them_may_stop(void **state) {
    (void)state;
    chiso__store store = {.columns = COLUMNS};
    struct reading reading = {.stop_at = 2};
    for (int i = 0; i < BATCHES; i++) add_batch(&store, i);
    assert_int_equal(chiso__store_each(&store, read_batch, &reading, NULL), CHISO_E_DATA);
    assert_int_equal(reading.batches, 3);
    chiso__store_free(&store);
}

static void nothing_comes_back_when_nothing_came_in(void **state) {
    (void)state;
    chiso__store store = {.columns = COLUMNS};
    struct reading reading = {.stop_at = -1};
    chiso__store_recode(&store, 0, map);
    assert_int_equal(chiso__store_each(&store, read_batch, &reading, NULL), CHISO_OK);
    assert_int_equal(reading.batches, 0);
    chiso__store_free(&store);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(batches_come_back_as_they_came_in),
        cmocka_unit_test(codes_of_one_column_are_put_in_other_numbers_and_reasons_stay),
        cmocka_unit_test(what_takes_them_may_stop),
        cmocka_unit_test(nothing_comes_back_when_nothing_came_in),
    };
    return RUN_TESTS(tests);
}
