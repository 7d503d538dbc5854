/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/glob.h"

#include "test.h"

static void letters_stand_for_themselves(void **state) {
    (void)state;
    assert_true(chiso__glob("repw1", "repw1"));
    assert_false(chiso__glob("repw1", "repw12"));
    assert_false(chiso__glob("repw12", "repw1"));
    assert_false(chiso__glob("repw1", "Repw1"));
    assert_false(chiso__glob("a.c", "abc"));
    assert_true(chiso__glob("", ""));
    assert_false(chiso__glob("", "a"));
}

static void a_star_is_any_letters_or_none(void **state) {
    (void)state;
    assert_true(chiso__glob("*", ""));
    assert_true(chiso__glob("*", "anything"));
    assert_true(chiso__glob("repw*", "repw"));
    assert_true(chiso__glob("repw*", "repw117"));
    assert_false(chiso__glob("repw*", "wrepw1"));
    assert_true(chiso__glob("*_w", "b_w_w"));
    assert_true(chiso__glob("**a**", "a"));
    assert_true(chiso__glob("w*x*9", "w1x2x39"));
    assert_false(chiso__glob("w*x*9", "w1x2x3"));
    assert_true(chiso__glob("*ab", "aab"));
    assert_false(chiso__glob("*a", ""));
}

static void a_question_mark_is_one_character(void **state) {
    (void)state;
    assert_true(chiso__glob("w?", "w1"));
    assert_false(chiso__glob("w?", "w"));
    assert_false(chiso__glob("w?", "w12"));
    assert_true(chiso__glob("w?*", "w12"));
    assert_true(chiso__glob("số?", "sốế"));
    assert_false(chiso__glob("số??", "sốế"));
    assert_true(chiso__glob("*?ế", "sốế"));
}

/* Where every star tries every place this would take longer than anybody waits. */
static void many_stars_take_no_longer(void **state) {
    (void)state;
    char text[4001];
    memset(text, 'a', 4000);
    text[4000] = '\0';
    assert_false(chiso__glob("a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b", text));
    assert_true(chiso__glob("a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*", text));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_stand_for_themselves),
        cmocka_unit_test(a_star_is_any_letters_or_none),
        cmocka_unit_test(a_question_mark_is_one_character),
        cmocka_unit_test(many_stars_take_no_longer),
    };
    return RUN_TESTS(tests);
}
