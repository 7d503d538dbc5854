/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "condition.h"
#include "responses/where_parts.h"

static void not_binds_before_and_and_and_before_or(void **state) {
    (void)state;
    assert_holds("a=1 or b=1 and c=1", "a=1|b=0|c=0");
    assert_fails("(a=1 or b=1) and c=1", "a=1|b=0|c=0");
    assert_holds("a=1 and b=1 or c=1", "a=0|b=0|c=1");
    assert_fails("a=1 and (b=1 or c=1)", "a=0|b=0|c=1");
    assert_holds("not a=1 or b=1", "a=1|b=1");
    assert_fails("not (a=1 or b=1)", "a=1|b=1");
    assert_fails("not a=1 and b=1", "a=0|b=0");
    assert_holds("not (a=1 and b=1)", "a=0|b=0");
    assert_holds("not not a=1", "a=1");
    assert_fails("NOT Not (noT a=1)", "a=1");
    assert_holds("((a=1))", "a=1");
    assert_holds("a=1\nAND\tb=1", "a=1|b=1");
}

/* --- conditions by chance, and what they say, found out in the obvious way --- */

enum { ATOMS = 3 };

struct chance {
    char text[4000];
    unsigned state;
    int values[ATOMS]; /* 0 false, 1 missing, 2 true */
};

static unsigned draw(struct chance *c, unsigned below) {
    c->state = c->state * 1103515245u + 12345u;
    return (c->state >> 16) % below;
}

/* Text of a condition at the end of c->text; strength: that of what is around it. */
static int write_condition(struct chance *c, int depth, int strength) {
    static const char *const atoms[ATOMS] = {"a = 1", "b in (1)", "not c != 1"};
    const unsigned kind = depth == 0 ? 0 : draw(c, 4);
    if (kind == 0) {
        const unsigned atom = draw(c, ATOMS);
        strcat(c->text, atoms[atom]);
        return c->values[atom];
    }
    const int own = kind == 1 ? 3 : kind == 2 ? 2 : 1;
    const bool brackets = own < strength || draw(c, 5) == 0;
    int value;
    strcat(c->text, brackets ? "(" : "");
    if (kind == 1) {
        strcat(c->text, "not ");
        value = 2 - write_condition(c, depth - 1, own);
    } else {
        const int a = write_condition(c, depth - 1, own);
        strcat(c->text, kind == 2 ? " and " : " or ");
        const int b = write_condition(c, depth - 1, own);
        value = (kind == 2) == (a < b) ? a : b;
    }
    strcat(c->text, brackets ? ")" : "");
    return value;
}

static void any_condition_says_what_the_obvious_evaluation_says(void **state) {
    (void)state;
    static const char *const cells[] = {"=0|", "?|", "=1|"};
    struct chance c = {.state = 20240501};
    int inside = 0;
    for (int i = 0; i < 3000; i++) {
        char record[40] = "";
        c.text[0] = '\0';
        for (int atom = 0; atom < ATOMS; atom++) {
            c.values[atom] = (int)draw(&c, 3);
            strcat(record, (const char *const[]){"a", "b", "c"}[atom]);
            strcat(record, cells[c.values[atom]]);
        }
        const bool expected = write_condition(&c, (int)draw(&c, 6), 0) == 2;
        if (holds(c.text, record) != expected) fail_msg("%s on %s", c.text, record);
        inside += expected;
    }
    assert_in_range(inside, 500, 2500);
}

static void brackets_come_in_pairs(void **state) {
    (void)state;
    assert_contains(refused("(a=1"), "character 1: this ( has no )");
    assert_contains(refused("a=1 and ((b=1)"), "character 9: this ( has no )");
    assert_contains(refused("not ("), "expected a column, not or (");
    assert_contains(refused("()"), "found \")\", expected a column, not or (");
    assert_contains(refused("a=1)"), "found \")\", expected and, or, or the end: no ( is open");
    assert_contains(refused("(a=1))"), "no ( is open");
}

static void operators_stand_between_comparisons(void **state) {
    (void)state;
    assert_contains(refused("a=1 b=1"), "found \"b\", expected and, or, ) or the end");
    assert_contains(refused("a=1 and"), "found the end, expected a column, not or (");
    assert_contains(refused("a=1 or or b=1"), "found \"or\", expected a column");
    assert_contains(refused("a=1 && b=1"), "found \"&\", expected and, or");
    assert_contains(refused("a=1 not b=1"), "found \"not\", expected and, or");
    assert_contains(refused("not"), "found the end, expected a column");
    assert_contains(refused("a<1<2"), "found \"<\", expected and, or");
}

/* `count` times a text, then the condition, then `count` times another. */
static char *nested(int count, const char *before, const char *after) {
    char *text = calloc((size_t)count + 1, strlen(before) + strlen(after) + 1);
    assert_non_null(text);
    char *end = text;
    for (int i = 0; i < count; i++) end += sprintf(end, "%s", before);
    end += sprintf(end, "a=1");
    for (int i = 0; i < count; i++) end += sprintf(end, "%s", after);
    return text;
}

static void depth_has_a_limit(void **state) {
    (void)state;
    static const char *const around[][2] = {{"(", ")"}, {"not ", ""}};
    for (size_t i = 0; i < 2; i++) {
        char *deep = nested(CHISO__WHERE_DEEPEST, around[i][0], around[i][1]);
        assert_holds(deep, "a=1"); /* an even number of nots */
        free(deep);
        deep = nested(CHISO__WHERE_DEEPEST + 1, around[i][0], around[i][1]);
        assert_contains(refused(deep), "nested too deep, more than 100");
        free(deep);
    }
    char *deep = nested(CHISO__WHERE_DEEPEST / 2, "b=1 or (", ")");
    assert_holds(deep, "a=1");
    free(deep);
    deep = nested(5000, "b=1 or ", ""); /* not deep at all */
    assert_holds(deep, "a=1");
    assert_fails(deep, "a=0");
    free(deep);
}

static void length_has_a_limit(void **state) {
    (void)state;
    char *text = calloc(1, CHISO__WHERE_LONGEST + 2);
    assert_non_null(text);
    memset(text, ' ', CHISO__WHERE_LONGEST);
    memcpy(text, "a=1", 3);
    assert_holds(text, "a=1");
    text[CHISO__WHERE_LONGEST] = ' ';
    assert_contains(refused(text), "longer than 65536 bytes");
    free(text);
}

static void what_is_not_utf_8_is_refused(void **state) {
    (void)state;
    assert_contains(refused("a = '\xE0\x20'"), "UTF-8");
    assert_contains(refused("a = 1 \xFF"), "UTF-8");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(not_binds_before_and_and_and_before_or),
        cmocka_unit_test(any_condition_says_what_the_obvious_evaluation_says),
        cmocka_unit_test(brackets_come_in_pairs),
        cmocka_unit_test(operators_stand_between_comparisons),
        cmocka_unit_test(depth_has_a_limit),
        cmocka_unit_test(length_has_a_limit),
        cmocka_unit_test(what_is_not_utf_8_is_refused),
    };
    return RUN_TESTS(tests);
}
