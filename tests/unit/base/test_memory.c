/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/memory.h"

#include "test.h"

static void growing_keeps_what_is_there_and_zeroes_the_rest(void **state) {
    (void)state;
    int *numbers = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < 1000; i++) {
        assert_true(chiso__grow(&numbers, &capacity, i + 1, sizeof *numbers));
        assert_int_equal(numbers[i], 0);
        numbers[i] = (int)i;
    }
    for (size_t i = 0; i < 1000; i++) assert_int_equal(numbers[i], i);
    chiso__free(numbers);
}

static void growing_beyond_memory_fails_and_changes_nothing(void **state) {
    (void)state;
    int *numbers = NULL;
    size_t capacity = 0;
    assert_true(chiso__grow(&numbers, &capacity, 3, sizeof *numbers));
    int *before = numbers;
    size_t had = capacity;
    assert_false(chiso__grow(&numbers, &capacity, SIZE_MAX / 2, sizeof *numbers));
    assert_ptr_equal(numbers, before);
    assert_int_equal(capacity, had);
    chiso__free(numbers);
}

static void pieces_of_an_arena_are_apart_aligned_and_zeroed(void **state) {
    (void)state;
    chiso__arena arena = {0};
    unsigned char *last = NULL;
    for (size_t size = 0; size < 6000; size += 37) {
        unsigned char *piece = chiso__arena_alloc(&arena, size);
        assert_non_null(piece);
        assert_int_equal((uintptr_t)piece % sizeof(max_align_t) % 16, 0);
        for (size_t i = 0; i < size; i++) assert_int_equal(piece[i], 0);
        memset(piece, 0xAB, size);
        last = piece;
    }
    assert_int_equal(last[0], 0xAB);
    assert_string_equal(chiso__arena_text(&arena, "Lạng Sơn", 5), "Lạn");
    chiso__arena_free(&arena);
    assert_null(arena.blocks);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(growing_keeps_what_is_there_and_zeroes_the_rest),
        cmocka_unit_test(growing_beyond_memory_fails_and_changes_nothing),
        cmocka_unit_test(pieces_of_an_arena_are_apart_aligned_and_zeroed),
    };
    return RUN_TESTS(tests);
}
