/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "condition.h"

static void numbers_are_equal_by_value(void **state) {
    (void)state;
    static const char *const forms[] = {"x=1", "x=01", "x=1.0", "x=+1", "x=1e0", "x=0.1e1"};
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        assert_holds("x = 1", forms[i]);
        assert_holds("x = 1.00", forms[i]);
        assert_fails("x = 2", forms[i]);
    }
    assert_fails("x = 1", "x=1a");
    assert_fails("x = 1", "x=one");
    assert_holds("x = -0", "x=0");
}

static void a_text_between_marks_is_equal_to_the_letter(void **state) {
    (void)state;
    assert_holds("x = '01'", "x=01");
    assert_fails("x = '01'", "x=1");
    assert_fails("x = '1'", "x=1.0");
    assert_fails("x = 'a'", "x=A");
    assert_holds("x = 'it''s'", "x=it's");
    assert_holds("x = 'a  b'", "x=a  b");
    assert_holds("x = 'and'", "x=and");
    assert_holds("x = '≥ 5, or so'", "x=≥ 5, or so");
}

static void words_without_marks_are_a_text_with_one_space_between(void **state) {
    (void)state;
    assert_holds("x = yes", "x=yes");
    assert_holds("x = Hà  \n Nội", "x=Hà Nội");
    assert_holds("x = Quận 1", "x=Quận 1");
    assert_holds("x in (Hà Nội, Lạng Sơn ,Huế)", "x=Lạng Sơn");
    assert_holds("x = Hà Nội and y = 1", "x=Hà Nội|y=1");
    assert_holds("x = 1e999", "x=1e999"); /* not a number that there is */
}

static void letters_may_be_composed_or_not(void **state) {
    (void)state;
    assert_holds("x = La\u0323ng So\u031Bn", "x=Lạng Sơn");
    assert_holds("x = 'Lạng Sơn'", "x=La\u0323ng So\u031Bn");
    assert_fails("x = Lang Son", "x=Lạng Sơn");
}

static void a_code_is_equal_as_it_is_written_too(void **state) {
    (void)state;
    assert_true(holds_in("x = 2.5", "x=2.5", ','));
    assert_true(holds_in("x = 2.5", "x=2,5", ','));
    assert_false(holds_in("x = 2.5", "x=2,5", '.'));
    assert_false(holds_in("x = 2.50", "x=2.5", ','));
}

static void what_is_no_number_or_text_is_refused(void **state) {
    (void)state;
    assert_contains(refused("x = "), "character 5");
    assert_contains(refused("x = "), "found the end, expected a number or a text");
    assert_contains(refused("x = ''"), "a text that is not empty");
    assert_contains(refused("x = \"a\""), "' around texts");
    assert_contains(refused("x = `a`"), "' around texts");
    assert_contains(refused("x = missing"), "`is missing`");
    assert_contains(refused("x = and"), "found \"and\", expected a number or a text");
    assert_contains(refused("x = (1)"), "found \"(\", expected a number or a text");
    assert_contains(refused("x = “a”"), "found \"“\", expected a number or a text");
    assert_contains(refused("x = -a"), "found \"-\"");
    assert_contains(refused("x = -3a"), "found \"-3a\", expected a number or a text");
    assert_contains(refused("x = 'a"), "character 5: this ' has no partner");
}

static void a_number_ends_where_it_ends(void **state) {
    (void)state;
    assert_contains(refused("x = 1 2"), "found \"2\"");
    assert_contains(refused("x = 1,5"), "found \",\"");
    assert_contains(refused("x = 1,5"), "decimal point here");
    assert_contains(refused("x = a-3"), "found \"-3\"");
    assert_contains(refused("x = a-b"), "needs ' around it");
    assert_contains(refused("x = 'a' b"), "found \"b\"");
    assert_contains(refused("x in (1 2)"), "found \"2\", expected a comma or )");
}

static void an_order_needs_a_number(void **state) {
    (void)state;
    static const char *const conditions[] = {"x < a", "x <= 'a'", "x > '1'", "x >= 1a", "x < "};
    for (size_t i = 0; i < sizeof conditions / sizeof conditions[0]; i++)
        assert_contains(refused(conditions[i]),
                        "expected a number, since only numbers have an "
                        "order");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_equal_by_value),
        cmocka_unit_test(a_text_between_marks_is_equal_to_the_letter),
        cmocka_unit_test(words_without_marks_are_a_text_with_one_space_between),
        cmocka_unit_test(letters_may_be_composed_or_not),
        cmocka_unit_test(a_code_is_equal_as_it_is_written_too),
        cmocka_unit_test(what_is_no_number_or_text_is_refused),
        cmocka_unit_test(a_number_ends_where_it_ends),
        cmocka_unit_test(an_order_needs_a_number),
    };
    return RUN_TESTS(tests);
}
