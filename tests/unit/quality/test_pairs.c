/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quality/pairs.h"

#include "test.h"

enum { ROWS = 3000, ITEMS = 12 };

static chiso__planes random_planes(size_t rows, int32_t categories) {
    static int32_t code[ROWS * ITEMS];
    chiso__planes planes;
    uint32_t seed = 7;
    for (size_t k = 0; k < rows * ITEMS; k++) {
        seed = seed * 1664525 + 1013904223;
        code[k] = (int32_t)(seed >> 16) % (categories + 1) - 1;
    }
    assert_true(chiso__planes_new(&planes, code, rows, ITEMS));
    return planes;
}

static void compare(chiso__likeness *best, const chiso__planes *planes, size_t threads) {
    const chiso__pairs pairs = {.planes = planes, .least = 4, .threads = threads};
    chiso_error error = {0};
    best->share = calloc(planes->rows + 1, sizeof *best->share);
    best->other = calloc(planes->rows + 1, sizeof *best->other);
    assert_ok(chiso__pairs_compare(best, &pairs, &error), error);
}

static void any_number_of_threads_finds_the_same(void **state) {
    (void)state;
    chiso__planes planes = random_planes(ROWS, 4);
    chiso__likeness one, other;
    compare(&one, &planes, 1);
    for (size_t threads = 0; threads < 20; threads += 1 + threads) {
        compare(&other, &planes, threads);
        assert_memory_equal(one.share, other.share, ROWS * sizeof *one.share);
        assert_memory_equal(one.other, other.other, ROWS * sizeof *one.other);
        free(other.share);
        free(other.other);
    }
    free(one.share);
    free(one.other);
    chiso__planes_free(&planes);
}

static void nobody_and_one_alone_have_no_other(void **state) {
    (void)state;
    for (size_t rows = 0; rows < 2; rows++) {
        chiso__planes planes = random_planes(rows, 4);
        chiso__likeness best;
        compare(&best, &planes, 2);
        if (rows == 1) assert_int_equal(best.other[0], -1);
        free(best.share);
        free(best.other);
        chiso__planes_free(&planes);
    }
}

/* What was told last, and when to say no. */
struct told {
    int64_t pairs, calls, most_calls;
    double fraction;
};

static int32_t tell(void *context, int64_t pairs, double fraction) {
    struct told *told = context;
    assert_true(pairs >= told->pairs && fraction >= told->fraction && fraction <= 1);
    told->pairs = pairs;
    told->fraction = fraction;
    return ++told->calls == told->most_calls;
}

static chiso_status compare_and_tell(struct told *told, chiso_error *error, size_t threads) {
    chiso__planes planes = random_planes(ROWS, 4);
    chiso__likeness best = {calloc(ROWS, sizeof(float)), calloc(ROWS, sizeof(int32_t))};
    const chiso__pairs pairs = {.planes = &planes,
                                .least = 4,
                                .threads = threads,
                                .progress = tell,
                                .progress_context = told};
    const chiso_status status = chiso__pairs_compare(&best, &pairs, error);
    chiso__planes_free(&planes);
    free(best.share);
    free(best.other);
    return status;
}

static void progress_is_told_up_to_the_last_pair(void **state) {
    (void)state;
    struct told told = {0, 0, -1, 0};
    chiso_error error = {0};
    assert_ok(compare_and_tell(&told, &error, 1), error);
    assert_true(told.fraction == 1 && told.pairs == (int64_t)ROWS * (ROWS - 1) / 2);
    assert_int_equal(told.calls, 21); /* tiles of 6 rows of them, on and above the diagonal */
    told = (struct told){0, 0, -1, 0};
    assert_ok(compare_and_tell(&told, &error, 2), error);
    assert_true(told.fraction == 1);
}

static void who_is_told_may_end_it(void **state) {
    (void)state;
    struct told told = {0, 0, 3, 0};
    chiso_error error = {0};
    assert_int_equal(compare_and_tell(&told, &error, 1), CHISO_E_CANCELLED);
    assert_int_equal(told.calls, 3);
    assert_contains(error.message, "was cancelled");
}

static void a_machine_runs_at_least_one_thread(void **state) {
    (void)state;
    assert_true(chiso__pairs_threads() >= 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_of_threads_finds_the_same),
        cmocka_unit_test(nobody_and_one_alone_have_no_other),
        cmocka_unit_test(progress_is_told_up_to_the_last_pair),
        cmocka_unit_test(who_is_told_may_end_it),
        cmocka_unit_test(a_machine_runs_at_least_one_thread),
    };
    return RUN_TESTS(tests);
}
