/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "responses/where_parts.h"
#include "test.h"

/* All words as kind:text, a space between them. */
static const char *words(const char *text) {
    static const char kinds[] = "ewqts?!";
    static char shown[400];
    size_t used = 0;
    shown[0] = '\0';
    chiso__where_word word = chiso__where_word_at(text);
    for (; word.kind != CHISO__WHERE_END; word = chiso__where_word_at(word.start + word.length))
        used +=
            (size_t)snprintf(shown + used, sizeof shown - used, "%s%c:%.*s", used > 0 ? " " : "",
                             kinds[word.kind], (int)word.length, word.start);
    assert_int_equal(word.length, 0);
    assert_true(*word.start == '\0');
    return shown;
}

static void names_are_letters_of_any_script_digits_underscores_and_points(void **state) {
    (void)state;
    assert_string_equal(words("x q1_a 1.2 _ .5 Tỉnh 省 край"),
                        "w:x w:q1_a w:1.2 w:_ w:.5 w:Tỉnh w:省 w:край");
    assert_string_equal(words("Ti\u0309nh"), "w:Ti\u0309nh"); /* a mark that stands alone */
    assert_string_equal(words(""), "");
    assert_string_equal(words(" \t\r\n"), "");
}

static void a_sign_and_an_exponent_belong_to_numbers_alone(void **state) {
    (void)state;
    assert_string_equal(words("-3 +4.5 -.5 1e-3 2E+10 1e5"),
                        "w:-3 w:+4.5 w:-.5 w:1e-3 w:2E+10 "
                        "w:1e5");
    assert_string_equal(words("a-3"), "w:a w:-3");
    assert_string_equal(words("e-3"), "w:e w:-3");
    assert_string_equal(words("1e-x"), "w:1e !:- w:x");
    assert_string_equal(words("- 3"), "!:- w:3");
    assert_string_equal(words("-a +.a -."), "!:- w:a !:+ w:.a !:- w:.");
}

static void signs_need_no_space_and_the_longest_is_taken(void **state) {
    (void)state;
    assert_string_equal(words("a<=b>=c<>d!=e==f=g<h>i"),
                        "w:a s:<= w:b s:>= w:c s:<> w:d s:!= w:e s:== w:f s:= w:g s:< w:h s:> w:i");
    assert_string_equal(words("in(a,b)"), "w:in s:( w:a s:, w:b s:)");
    assert_string_equal(words("!a&|;*“x”"), "!:! w:a !:& !:| !:; !:* !:“ w:x !:”");
}

static void marks_stand_in_pairs_and_two_inside_are_one(void **state) {
    (void)state;
    assert_string_equal(words("'a b' \"c d\" `e`"), "t:'a b' q:\"c d\" q:`e`");
    assert_string_equal(words("'it''s' '' ''''"), "t:'it''s' t:'' t:''''");
    assert_string_equal(words("x 'a\"`"), "w:x ?:'a\"`");
    assert_string_equal(words("'a''"), "?:'a''");
}

static void unquoted_texts_lose_their_marks(void **state) {
    (void)state;
    static const struct {
        const char *word, *text;
    } cases[] = {{"'a b'", "a b"},     {"'it''s'", "it's"}, {"''''", "'"},
                 {"`a'\"b`", "a'\"b"}, {"\"\"\"\"", "\""},  {"''", ""}};
    chiso__arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const chiso__where_word word = chiso__where_word_at(cases[i].word);
        assert_string_equal(chiso__where_unquote(&arena, &word), cases[i].text);
    }
    chiso__arena_free(&arena);
}

static void reserved_words_are_known_in_any_case_but_not_in_marks(void **state) {
    (void)state;
    static const char *const reserved[] = {"and", "OR", "Not", "iN", "is", "MISSING"};
    static const char *const others[] = {"'and'", "\"or\"", "`not`", "ands", "an", "", "(", "İs"};
    for (size_t i = 0; i < sizeof reserved / sizeof reserved[0]; i++) {
        const chiso__where_word word = chiso__where_word_at(reserved[i]);
        assert_true(chiso__where_word_is_reserved(&word));
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        const chiso__where_word word = chiso__where_word_at(others[i]);
        assert_false(chiso__where_word_is_reserved(&word));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_letters_of_any_script_digits_underscores_and_points),
        cmocka_unit_test(a_sign_and_an_exponent_belong_to_numbers_alone),
        cmocka_unit_test(signs_need_no_space_and_the_longest_is_taken),
        cmocka_unit_test(marks_stand_in_pairs_and_two_inside_are_one),
        cmocka_unit_test(unquoted_texts_lose_their_marks),
        cmocka_unit_test(reserved_words_are_known_in_any_case_but_not_in_marks),
    };
    return RUN_TESTS(tests);
}
