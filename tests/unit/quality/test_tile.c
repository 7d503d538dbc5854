/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quality/tile.h"

#include "test.h"

/* Two answers are compared one by one. */
static void count_plainly(size_t *both, size_t *same, const int32_t *code, size_t items, size_t i,
                          size_t j) {
    *both = *same = 0;
    for (size_t k = 0; k < items; k++) {
        const int32_t a = code[i * items + k], b = code[j * items + k];
        *both += a >= 0 && b >= 0;
        *same += a >= 0 && a == b;
    }
}

static uint32_t seed = 1;

static uint32_t random_number(void) {
    seed = seed * 1664525 + 1013904223;
    return seed >> 8;
}

static int32_t *random_codes(size_t rows, size_t items, uint32_t categories, uint32_t missing) {
    int32_t *code = calloc(rows * items, sizeof *code);
    assert_non_null(code);
    for (size_t k = 0; k < rows * items; k++)
        code[k] = random_number() % 100 < missing ? -1 : (int32_t)(random_number() % categories);
    return code;
}

static void check_shape(size_t rows, size_t items, uint32_t categories, uint32_t missing) {
    int32_t *code = random_codes(rows, items, categories, missing);
    chiso__planes planes;
    assert_true(chiso__planes_new(&planes, code, rows, items));
    for (size_t i = 0; i < rows; i++) {
        for (size_t j = 0; j < rows; j++) {
            size_t both, same, expected_both, expected_same;
            chiso__pair_count(&both, &same, &planes, i, j);
            count_plainly(&expected_both, &expected_same, code, items, i, j);
            assert_int_equal(both, expected_both);
            assert_int_equal(same, expected_same);
        }
    }
    chiso__planes_free(&planes);
    free(code);
}

static void a_pair_is_counted_as_one_by_one(void **state) {
    (void)state;
    check_shape(20, 1, 2, 0);
    check_shape(20, 31, 5, 10);
    check_shape(20, 32, 5, 0);
    check_shape(20, 33, 4, 10);
    check_shape(20, 39, 1, 50);
    check_shape(9, 40, 100000, 5);
    check_shape(9, 1100, 3, 5); /* more words than a byte can count */
}

/* Whom is everybody most like?  By two loops. */
static void best_plainly(const int32_t *code, size_t rows, size_t items, size_t least, size_t i,
                         double *share, int32_t *other) {
    *share = -1;
    *other = -1;
    for (size_t j = 0; j < rows; j++) {
        size_t both, same;
        count_plainly(&both, &same, code, items, i, j);
        if (j == i || both < least || (double)same / (double)both <= *share) continue;
        *share = (double)same / (double)both;
        *other = (int32_t)j;
    }
}

static void check_best(size_t rows, size_t items, uint32_t categories, uint32_t missing,
                       size_t least) {
    int32_t *code = random_codes(rows, items, categories, missing);
    chiso__likeness best = {calloc(rows, sizeof(float)), calloc(rows, sizeof(int32_t))};
    chiso__tile *room = calloc(1, sizeof *room);
    chiso__planes planes;
    assert_true(chiso__planes_new(&planes, code, rows, items));
    const size_t side = planes.stride / CHISO__TILE;
    for (size_t i = 0; i < rows; i++) best.share[i] = -1, best.other[i] = -1;
    for (size_t a = 0; a < side; a++)
        for (size_t b = a; b < side; b++) chiso__tile_compare(&best, room, &planes, a, b, least);
    for (size_t i = 0; i < rows; i++) {
        double share;
        int32_t other;
        best_plainly(code, rows, items, least, i, &share, &other);
        assert_int_equal(best.other[i], other);
        assert_true(best.share[i] == (float)share);
    }
    free(best.share);
    free(best.other);
    free(room);
    free(code);
    chiso__planes_free(&planes);
}

static void the_most_like_is_the_first_of_equals(void **state) {
    (void)state;
    check_best(1, 5, 3, 0, 1);
    check_best(2, 5, 3, 0, 1);
    check_best(CHISO__TILE, 6, 3, 20, 3);
    check_best(CHISO__TILE + 1, 6, 3, 0, 3);
    check_best(2 * CHISO__TILE + 77, 39, 5, 3, 20);
    check_best(CHISO__TILE + 40, 1000, 4, 10, 500);
}

static void who_has_too_little_in_common_is_compared_with_nobody(void **state) {
    (void)state;
    check_best(50, 6, 3, 60, 5);
    check_best(50, 6, 3, 100, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pair_is_counted_as_one_by_one),
        cmocka_unit_test(the_most_like_is_the_first_of_equals),
        cmocka_unit_test(who_has_too_little_in_common_is_compared_with_nobody),
    };
    return RUN_TESTS(tests);
}
