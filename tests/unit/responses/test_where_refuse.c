/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "condition.h"

static void the_place_is_counted_in_characters(void **state) {
    (void)state;
    assert_contains(refused("Tỉnh = 'Hà Nội' và"),
                    "character 17, behind \"Tỉnh = 'Hà Nội'\": found \"và\"");
    assert_contains(refused("省 ="), "character 4, behind \"省 =\": found the end");
}

static void long_pieces_are_cut_at_a_character(void **state) {
    (void)state;
    char text[4000] = "x = 1 ";
    for (int offset = 0; offset < 4; offset++) {
        strcpy(text + 6, &"abc"[3 - offset]);
        for (int i = 0; i < 300; i++) strcat(text, "ườ");
        const char *message = refused(text);
        assert_true(chiso__text_is_utf8(message, strlen(message)));
        assert_null(strstr(message, "\uFFFD"));
        assert_contains(message, "behind \"x = 1\": found \"");
    }
}

static void what_stands_before_is_cut_too(void **state) {
    (void)state;
    char text[400];
    for (int offset = 0; offset < 4; offset++) {
        snprintf(text, sizeof text, "x = '%.*sườngườngườngườngườngường' )", offset, "abc");
        const char *message = refused(text);
        assert_true(chiso__text_is_utf8(message, strlen(message)));
        assert_null(strstr(message, "\uFFFD"));
        assert_contains(message, "ường'\": found \")\"");
    }
}

static void nothing_that_moves_a_cursor_is_repeated(void **state) {
    (void)state;
    const char *message = refused("x = 1 \x1B[2J");
    assert_null(strchr(message, '\x1B'));
    assert_contains(message, "found \"␛\"");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_place_is_counted_in_characters),
        cmocka_unit_test(long_pieces_are_cut_at_a_character),
        cmocka_unit_test(what_stands_before_is_cut_too),
        cmocka_unit_test(nothing_that_moves_a_cursor_is_repeated),
    };
    return RUN_TESTS(tests);
}
