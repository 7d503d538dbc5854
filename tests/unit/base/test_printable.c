/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/printable.h"

#include "test.h"

static void assert_shown(const char *text, size_t room, const char *expected) {
    char out[64];
    memset(out, 'x', sizeof out);
    chiso__printable_copy(out, room, text);
    assert_string_equal(out, expected);
    assert_true(out[room] == 'x');
}

static void letters_of_any_kind_are_shown_as_they_are(void **state) {
    (void)state;
    assert_shown("Thừa Thiên Huế", 40, "Thừa Thiên Huế");
    assert_shown("a\u00A0b–😀", 40, "a\u00A0b–😀");
    assert_shown("", 4, "");
}

static void what_moves_the_cursor_becomes_a_mark(void **state) {
    (void)state;
    assert_shown("a\nb\x1b[2J\x7f\x01", 40, "a␊b␛[2J␡␁");
    assert_shown(
        "\xC2\x9B"
        "31m",
        40, "\uFFFD31m");
    assert_shown("a\u202Eb\u2066c\u2028d\u2060", 40, "a\uFFFDb\uFFFDc\uFFFDd\u2060");
}

static void bytes_that_are_not_utf8_become_marks(void **state) {
    (void)state;
    assert_shown("H\xE0 N\xF4i", 40, "H\uFFFD N\uFFFDi");
    assert_shown("\xC0\xAF\xED\xA0\x80\xFF", 40, "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
    assert_shown("end\xE1\xBB", 40, "end\uFFFD\uFFFD");
}

static void a_long_text_is_cut_between_characters(void **state) {
    (void)state;
    assert_shown("abcdefghij", 11, "abcdefghij");
    assert_shown("abcdefghij", 10, "abcdef…");
    assert_shown("ộộộộ", 12, "ộộ…");
    assert_shown("abcdef", 4, "…");
    assert_shown("abc", 4, "abc");
    assert_shown("ộ\n", 6, "…");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_of_any_kind_are_shown_as_they_are),
        cmocka_unit_test(what_moves_the_cursor_becomes_a_mark),
        cmocka_unit_test(bytes_that_are_not_utf8_become_marks),
        cmocka_unit_test(a_long_text_is_cut_between_characters),
    };
    return RUN_TESTS(tests);
}
