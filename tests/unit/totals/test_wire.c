/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/wire.h"

#include "base/memory.h"
#include "test.h"

static chiso__wire wire_of(const char *at, size_t length) {
    return (chiso__wire){.at = at, .left = length};
}

static void numbers_stand_with_their_least_byte_first(void **state) {
    (void)state;
    chiso__buffer b = {0};
    chiso__put_u32(&b, 0x01020304);
    chiso__put_u64(&b, UINT64_C(0xF102030405060708));
    chiso__put_double(&b, -1.5); /* BFF8 0000 0000 0000 */
    assert_int_equal(b.length, 20);
    assert_memory_equal(b.bytes,
                        "\x04\x03\x02\x01\x08\x07\x06\x05\x04\x03\x02\xF1\0\0\0\0\0\0\xF8\xBF", 20);
    chiso__wire w = wire_of(b.bytes, b.length);
    assert_true(chiso__take_u32(&w) == 0x01020304);
    assert_true(chiso__take_u64(&w) == UINT64_C(0xF102030405060708));
    assert_true(chiso__take_double(&w) == -1.5);
    assert_true(chiso__wire_good(&w) && w.left == 0);
    chiso__buffer_free(&b);
}

static void texts_stand_behind_their_length(void **state) {
    (void)state;
    chiso__buffer b = {0};
    size_t length = 99;
    chiso__put_text(&b, "Huế", strlen("Huế"));
    chiso__put_text(&b, "", 0);
    assert_memory_equal(b.bytes, "\5\0\0\0Hu\xE1\xBA\xBF\0\0\0\0", b.length);
    chiso__wire w = wire_of(b.bytes, b.length);
    assert_memory_equal(chiso__take_text(&w, &length), "Huế", 5);
    assert_int_equal(length, 5);
    chiso__take_text(&w, &length);
    assert_int_equal(length, 0);
    assert_true(chiso__wire_good(&w));
    chiso__buffer_free(&b);
}

static void a_zero_keeps_its_sign(void **state) {
    (void)state;
    chiso__buffer b = {0};
    chiso__put_double(&b, -0.0);
    chiso__wire w = wire_of(b.bytes, b.length);
    assert_true(signbit(chiso__take_double(&w)));
    chiso__buffer_free(&b);
}

static void numbers_must_be_finite(void **state) {
    (void)state;
    static const double wrong[] = {INFINITY, -INFINITY, NAN};
    for (size_t i = 0; i < 3; i++) {
        chiso__buffer b = {0};
        chiso__put_double(&b, wrong[i]);
        chiso__wire w = wire_of(b.bytes, b.length);
        assert_true(chiso__take_double(&w) == 0);
        assert_contains(w.fault, "finite");
        chiso__buffer_free(&b);
    }
}

static void nothing_is_taken_beyond_the_end(void **state) {
    (void)state;
    size_t length = 99;
    chiso__wire w = wire_of("\xFF\xFF\xFF", 3);
    assert_int_equal(chiso__take_u32(&w), 0);
    assert_contains(w.fault, "ends in the middle");
    assert_int_equal(chiso__take_u64(&w), 0);
    chiso__take_text(&w, &length);
    assert_int_equal(length, 0);
    assert_int_equal(w.left, 3);
}

static void a_count_must_fit_into_what_is_left(void **state) {
    (void)state;
    chiso__wire w = wire_of("\2\0\0\0xxxxxxxx", 12);
    assert_int_equal(chiso__take_count(&w, 4), 2);
    assert_true(chiso__wire_good(&w));
    w = wire_of("\3\0\0\0xxxxxxxx", 12);
    assert_int_equal(chiso__take_count(&w, 4), 0);
    assert_contains(w.fault, "larger than the file");
    w = wire_of("\xFF\xFF\xFF\xFFx", 5);
    assert_int_equal(chiso__take_count(&w, 1), 0);
    assert_contains(w.fault, "larger than the file");
}

static void a_text_has_no_zero_byte(void **state) {
    (void)state;
    size_t length = 99;
    chiso__wire w = wire_of("\3\0\0\0a\0b", 7);
    assert_string_equal(chiso__take_text(&w, &length), "");
    assert_int_equal(length, 0);
    assert_contains(w.fault, "zero byte");
}

static void the_first_fault_is_told(void **state) {
    (void)state;
    chiso__wire w = wire_of("", 0);
    chiso__wire_fault(&w, "first");
    chiso__wire_fault(&w, "second");
    assert_string_equal(w.fault, "first");
    assert_false(chiso__wire_good(&w));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_stand_with_their_least_byte_first),
        cmocka_unit_test(texts_stand_behind_their_length),
        cmocka_unit_test(a_zero_keeps_its_sign),
        cmocka_unit_test(numbers_must_be_finite),
        cmocka_unit_test(nothing_is_taken_beyond_the_end),
        cmocka_unit_test(a_count_must_fit_into_what_is_left),
        cmocka_unit_test(a_text_has_no_zero_byte),
        cmocka_unit_test(the_first_fault_is_told),
    };
    return RUN_TESTS(tests);
}
