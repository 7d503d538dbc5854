/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/buffer.h"

#include "base/memory.h"
#include "test.h"

static void text_grows_and_is_handed_out(void **state) {
    (void)state;
    chiso__buffer b = {0};
    chiso__buffer_text(&b, "Hà ");
    chiso__buffer_add(&b, "Nội!", strlen("Nội"));
    chiso__buffer_repeat(&b, "─", 3);
    chiso__buffer_repeat(&b, "x", 0);
    size_t length = 0;
    char *text = chiso__buffer_take(&b, &length);
    assert_string_equal(text, "Hà Nội───");
    assert_int_equal(length, strlen("Hà Nội───"));
    assert_null(b.bytes);
    chiso__free(text);
}

static void an_empty_buffer_is_an_empty_text(void **state) {
    (void)state;
    chiso__buffer b = {0};
    char *text = chiso__buffer_take(&b, NULL);
    assert_string_equal(text, "");
    chiso__free(text);
}

static void spaces_come_off_the_end_but_not_off_the_start(void **state) {
    (void)state;
    chiso__buffer b = {0};
    chiso__buffer_text(&b, "a  b   ");
    chiso__buffer_trim(&b, 0);
    assert_int_equal(b.length, 4);
    chiso__buffer_text(&b, "    ");
    chiso__buffer_trim(&b, 6);
    assert_int_equal(b.length, 6);
    chiso__buffer_free(&b);
    chiso__buffer_trim(&b, 0);
    assert_int_equal(b.length, 0);
}

static void what_cannot_be_held_is_told_at_the_end(void **state) {
    (void)state;
    chiso__buffer b = {0};
    chiso__buffer_text(&b, "a");
    chiso__buffer_add(&b, "b", SIZE_MAX / 2);
    chiso__buffer_text(&b, "c");
    assert_int_equal(b.length, 1);
    assert_null(chiso__buffer_take(&b, NULL));
    chiso__buffer_free(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_grows_and_is_handed_out),
        cmocka_unit_test(an_empty_buffer_is_an_empty_text),
        cmocka_unit_test(spaces_come_off_the_end_but_not_off_the_start),
        cmocka_unit_test(what_cannot_be_held_is_told_at_the_end),
    };
    return RUN_TESTS(tests);
}
