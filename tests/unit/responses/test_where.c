/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "responses/where.h"

#include <chiso/instrument.h>

#include "condition.h"

static void every_column_is_asked_for_as_a_key(void **state) {
    (void)state;
    chiso__where *where = condition("a = 1 and `b c` < 3 and d = 1.5 and e in (1, x) and f = '.5'");
    chiso__request requests[5];
    static const struct {
        const char *name;
        bool numbers; /* it takes a decimal mark to compare them */
    } expected[] = {{"a", false}, {"b c", true}, {"d", true}, {"e", false}, {"f", false}};
    chiso__where_requests(where, requests);
    for (size_t i = 0; i < 5; i++) {
        assert_string_equal(requests[i].name, expected[i].name);
        assert_string_equal(requests[i].option, "--where");
        assert_null(requests[i].candidates);
        assert_int_equal(requests[i].kind, CHISO__COLUMN_KEY);
        assert_false(requests[i].must_answer);
        assert_int_equal(requests[i].provinces, 0);
        assert_int_equal(requests[i].numbers, expected[i].numbers);
    }
    chiso__where_free(where);
    chiso__where_free(NULL);
}

/* --- provinces --- */

static bool holds_for(const char *text, const char *province) {
    chiso_error error = {0};
    chiso__where *where = condition(text);
    chiso__keys keys[CONDITION_BEFORE + CONDITION_COLUMNS] = {0};
    char record[100];
    snprintf(record, sizeof record, "x=1|p=%s", province);
    assert_string_equal(chiso__where_column(where, 1), "p");
    assert_ok(chiso__where_provinces(where, 1, CHISO_PROVINCES_63, &error), error);
    const bool inside = try_record(where, keys, record, '.');
    free_keys(keys);
    chiso__where_free(where);
    return inside;
}

static void provinces_are_the_same_in_any_spelling(void **state) {
    (void)state;
    static const char *const conditions[] = {
        "x = 1 and p = Lạng Sơn",       "x = 1 and p = 'tinh lang son'", "x = 1 and p = 20",
        "x = 1 and p in (1, Lang Son)", "x = 1 and not p in (Huế, 01)",  "x = 2 or p = lạng sơn"};
    for (size_t i = 0; i < sizeof conditions / sizeof conditions[0]; i++) {
        assert_true(holds_for(conditions[i], "Lạng Sơn"));
        assert_true(holds_for(conditions[i], "20"));
        assert_true(holds_for(conditions[i], "LANG SON"));
        assert_false(holds_for(conditions[i], "Huế"));
    }
    assert_true(holds_for("x = 1 and p = 1", "Hà Nội"));
    assert_false(holds_for("x = 1 and p = 1", "10"));
    assert_true(holds_for("x = 1 and p is not missing", "10"));
}

static void refused_province(const char *text, const char *message) {
    chiso_error error = {0};
    chiso__where *where = condition(text);
    assert_int_equal(chiso__where_provinces(where, 0, CHISO_PROVINCES_63, &error),
                     CHISO_E_ARGUMENT);
    assert_contains(error.message, message);
    assert_string_equal(error.column, "p");
    chiso__where_free(where);
}

static void what_names_no_province_is_refused(void **state) {
    (void)state;
    refused_province("p = Lang Sonn",
                     "\"Lang Sonn\" is not the GSO code or the name of one of the 63");
    refused_province("p in (20, 3)", "\"3\" is not");
    refused_province("p != '1.0' and q = Paris", "\"1.0\" is not");
    refused_province("p < 20", "provinces, which have no order");
}

static void a_column_of_provinces_is_asked_for_as_such(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso__request requests[2];
    chiso__where *where = condition("p = 20 and q = 1.5");
    assert_ok(chiso__where_provinces(where, 0, CHISO_PROVINCES_63, &error), error);
    chiso__where_requests(where, requests);
    assert_int_equal(requests[0].provinces, CHISO_PROVINCES_63);
    assert_int_equal(requests[1].provinces, 0);
    assert_true(requests[1].numbers);
    chiso__where_free(where);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_column_is_asked_for_as_a_key),
        cmocka_unit_test(provinces_are_the_same_in_any_spelling),
        cmocka_unit_test(what_names_no_province_is_refused),
        cmocka_unit_test(a_column_of_provinces_is_asked_for_as_such),
    };
    return RUN_TESTS(tests);
}
