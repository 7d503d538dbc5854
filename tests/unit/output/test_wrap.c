/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/wrap.h"

#include "base/memory.h"
#include "base/text.h"
#include "test.h"

static void assert_wraps(const char *text, size_t width, size_t indent, const char *expected) {
    chiso__buffer out = {0};
    chiso__wrap(&out, text, width, indent);
    char *made = chiso__buffer_take(&out, NULL);
    assert_string_equal(made, expected);
    chiso__free(made);
}

static void assert_shortens(const char *text, size_t width, const char *expected) {
    chiso__buffer out = {0};
    chiso__shorten(&out, text, width);
    char *made = chiso__buffer_take(&out, NULL);
    assert_string_equal(made, expected);
    chiso__free(made);
}

static void lines_end_between_words(void **state) {
    (void)state;
    assert_wraps("one two three", 13, 0, "one two three");
    assert_wraps("one two three", 12, 0, "one two\nthree");
    assert_wraps("one two three", 7, 0, "one two\nthree");
    assert_wraps("one two three", 6, 0, "one\ntwo\nthree");
    assert_wraps("one two three", 5, 0, "one\ntwo\nthree");
}

static void without_a_width_nothing_is_broken(void **state) {
    (void)state;
    assert_wraps("one two three", 0, 3, "one two three");
    assert_wraps("", 0, 0, "");
    assert_wraps("", 4, 0, "");
}

static void a_longer_word_has_a_line_of_its_own(void **state) {
    (void)state;
    assert_wraps("see https://papi.org.vn now", 5, 0, "see\nhttps://papi.org.vn\nnow");
    assert_wraps("https://papi.org.vn", 5, 0, "https://papi.org.vn");
    assert_wraps("a b", 1, 0, "a\nb");
}

static void lines_below_the_first_are_indented(void **state) {
    (void)state;
    assert_wraps("one two three", 7, 2, "one two\n  three");
}

static void spaces_at_the_break_are_left_out(void **state) {
    (void)state;
    assert_wraps("one.  Two", 5, 0, "one.\nTwo");
    assert_wraps("one.  Two", 4, 0, "one.\nTwo");
    assert_wraps("one.  Two", 9, 0, "one.  Two");
    assert_wraps("one   ", 4, 0, "one   ");
    assert_wraps("  one", 3, 0, "  one");
}

/* The same letters composed and decomposed; wide ones count twice. */
static void columns_are_counted_not_bytes(void **state) {
    (void)state;
    assert_wraps("Lạng Sơn", 7, 0, "Lạng\nSơn");
    assert_wraps("Lạng Sơn", 8, 0, "Lạng Sơn");
    assert_wraps("La\xCC\xA3ng So\xCC\x9Bn", 8, 0, "La\xCC\xA3ng So\xCC\x9Bn");
    assert_wraps("諒山 諒山", 8, 0, "諒山\n諒山");
    assert_wraps("諒山 諒山", 9, 0, "諒山 諒山");
}

static void the_longest_word_is_the_least_width(void **state) {
    (void)state;
    assert_int_equal(chiso__longest_word(""), 0);
    assert_int_equal(chiso__longest_word("   "), 3);
    assert_int_equal(chiso__longest_word("Thừa Thiên Huế"), 5);
    assert_int_equal(chiso__longest_word("  one  three two"), 7);
    assert_int_equal(chiso__longest_word("few_psus;no_df"), 14);
}

static void what_does_not_fit_is_cut_with_an_ellipsis(void **state) {
    (void)state;
    assert_shortens("Thừa Thiên Huế", 14, "Thừa Thiên Huế");
    assert_shortens("Thừa Thiên Huế", 13, "Thừa Thiên H…");
    assert_shortens("Thừa Thiên Huế", 12, "Thừa Thiên…");
    assert_shortens("Thừa Thiên Huế", 1, "…");
    assert_shortens("Thừa Thiên Huế", 0, "…");
    assert_shortens("", 0, "");
}

static void a_mark_stays_with_its_letter(void **state) {
    (void)state;
    assert_shortens("So\xCC\x9Bn La", 3, "So\xCC\x9B…");
    assert_shortens("諒山省", 4, "諒…");
    assert_shortens("諒山省", 5, "諒山…");
    assert_shortens("\xFF\xFF\xFF", 2, "\xFF…");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_end_between_words),
        cmocka_unit_test(without_a_width_nothing_is_broken),
        cmocka_unit_test(a_longer_word_has_a_line_of_its_own),
        cmocka_unit_test(lines_below_the_first_are_indented),
        cmocka_unit_test(spaces_at_the_break_are_left_out),
        cmocka_unit_test(columns_are_counted_not_bytes),
        cmocka_unit_test(the_longest_word_is_the_least_width),
        cmocka_unit_test(what_does_not_fit_is_cut_with_an_ellipsis),
        cmocka_unit_test(a_mark_stays_with_its_letter),
    };
    return RUN_TESTS(tests);
}
