/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "condition.h"

/* Each comparison with 2, on 1, 2, 3, a text and nothing. */
static void comparisons_mean_what_their_signs_say(void **state) {
    (void)state;
    static const struct {
        const char *condition, *holds;
    } cases[] = {
        {"x = 2", "01000"},           {"x == 2", "01000"},
        {"x != 2", "10110"},          {"x <> 2", "10110"},
        {"x < 2", "10000"},           {"x <= 2", "11000"},
        {"x > 2", "00100"},           {"x >= 2", "01100"},
        {"x in (2, a)", "01010"},     {"x in (2)", "01000"},
        {"x not in (2, a)", "10100"}, {"x is missing", "00001"},
        {"x = 'a'", "00010"},         {"x is not missing", "11110"},
        {"x NOT IN (1)", "01110"},    {"X = 2", "00000"},
        {"x In (3,2,3)", "01100"},
    };
    static const char *const records[] = {"x=1", "x=2", "x=3", "x=a", ""};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char found[6] = "";
        for (size_t r = 0; r < 5; r++) found[r] = holds(cases[i].condition, records[r]) ? '1' : '0';
        if (strcmp(found, cases[i].holds) != 0) fail_msg("%s: %s", cases[i].condition, found);
    }
}

static void columns_are_bare_or_between_marks(void **state) {
    (void)state;
    assert_holds("\"a b\" = 1", "a b=1");
    assert_holds("`a b` = 1", "a b=1");
    assert_holds("`a\"b` = 1", "a\"b=1");
    assert_holds("\"a\"\"b\" = 1", "a\"b=1");
    assert_holds("`and` = 1 and \"in\" in (2)", "and=1|in=2");
    assert_holds("1.1 > 0.5", "1.1=0.7");
    assert_holds("Tỉnh = 1", "Tỉnh=1");
}

static void what_is_no_comparison_is_refused(void **state) {
    (void)state;
    static const struct {
        const char *condition, *message;
    } cases[] = {
        {"", "character 1, at the start: found the end, expected a column, not or ("},
        {"'x' = 1", "expected a column (' stands around texts"},
        {"\"\" = 1", "found \"\"\"\", expected a column"},
        {"and = 1", "found \"and\", expected a column"},
        {"= 1", "found \"=\", expected a column"},
        {"x", "character 2, behind \"x\": found the end, expected one of = != < <="},
        {"x y = 1", "found \"y\""},
        {"x y = 1", "a column of several words needs"},
        {"x ! 1", "found \"!\""},
        {"x === 1", "found \"=\", expected a number or a text"},
        {"x not 1", "found \"1\", expected in behind not"},
        {"x not = 1", "found \"=\", expected in behind not"},
        {"x in 1", "expected ( and a list behind in"},
        {"x in ()", "found \")\", expected a number or a text"},
        {"x in (1,)", "found \")\", expected a number or a text"},
        {"x in (1", "found the end, expected a comma or )"},
        {"x is", "expected missing or not missing behind is"},
        {"x is null", "found \"null\", expected missing or not missing"},
        {"x is not", "expected missing behind is not"},
        {"x is 'missing'", "found \"'missing'\""},
        {"\"x = 1", "character 1: this \" has no partner"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_contains(refused(cases[i].condition), cases[i].message);
}

static void each_column_is_named_once(void **state) {
    (void)state;
    chiso__where *where = condition("b = 1 or a = 2 and (not \"b\" = 3 or `c d` is missing)");
    static const char *const names[] = {"b", "a", "c d"};
    assert_int_equal(chiso__where_columns(where), 3);
    for (size_t i = 0; i < 3; i++) assert_string_equal(chiso__where_column(where, i), names[i]);
    chiso__where_free(where);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comparisons_mean_what_their_signs_say),
        cmocka_unit_test(columns_are_bare_or_between_marks),
        cmocka_unit_test(what_is_no_comparison_is_refused),
        cmocka_unit_test(each_column_is_named_once),
    };
    return RUN_TESTS(tests);
}
