/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "results/result.h"
#include "test.h"

static chiso_result *new_result(void) {
    chiso_error error = {0};
    chiso_result *r = NULL;
    assert_ok(chiso__result_new(&r, "score", &error), error);
    return r;
}

static void add(chiso_result *r, const char *key, int32_t type, const char *const *values,
                size_t count) {
    chiso_error error = {0};
    assert_ok(chiso__result_add_setting(r, key, type, values, count, &error), error);
}

static void settings_keep_their_order_kind_and_values(void **state) {
    (void)state;
    chiso_result *r = new_result();
    add(r, "where", CHISO_SETTING_NONE, NULL, 0);
    add(r, "level", CHISO_SETTING_NUMBER, (const char *const[]){"0.95"}, 1);
    add(r, "by", CHISO_SETTING_LIST, (const char *const[]){"province", "sex"}, 2);
    add(r, "missing", CHISO_SETTING_LIST, NULL, 0);
    assert_int_equal(chiso_result_settings(r), 4);
    assert_string_equal(chiso_result_setting_key(r, 1), "level");
    assert_int_equal(chiso_result_setting_type(r, 1), CHISO_SETTING_NUMBER);
    assert_string_equal(chiso_result_setting_text(r, 1, 0), "0.95");
    assert_int_equal(chiso_result_setting_count(r, 0), 0);
    assert_null(chiso_result_setting_text(r, 0, 0));
    assert_int_equal(chiso_result_setting_count(r, 2), 2);
    assert_string_equal(chiso_result_setting_text(r, 2, 1), "sex");
    assert_null(chiso_result_setting_text(r, 2, 2));
    assert_int_equal(chiso_result_setting_count(r, 3), 0);
    assert_null(chiso_result_setting_key(r, 4));
    assert_int_equal(chiso_result_setting_type(r, 4), CHISO_SETTING_NONE);
    assert_null(chiso_result_setting_text(r, 4, 0));
    chiso_result_free(r);
}

static void a_setting_given_again_takes_the_place_of_the_first(void **state) {
    (void)state;
    chiso_result *r = new_result();
    add(r, "lang", CHISO_SETTING_TEXT, (const char *const[]){"en"}, 1);
    add(r, "min_n", CHISO_SETTING_NUMBER, (const char *const[]){"30"}, 1);
    add(r, "lang", CHISO_SETTING_TEXT, (const char *const[]){"vi"}, 1);
    assert_int_equal(chiso_result_settings(r), 2);
    assert_string_equal(chiso_result_setting_key(r, 0), "lang");
    assert_string_equal(chiso_result_setting_text(r, 0, 0), "vi");
    chiso_result_free(r);
}

static void a_setting_whose_values_do_not_fit_its_kind_is_refused(void **state) {
    (void)state;
    chiso_result *r = new_result();
    const char *const values[] = {"a", "b"};
    static const struct {
        int32_t type;
        size_t count;
    } wrong[] = {{CHISO_SETTING_NONE, 1},
                 {CHISO_SETTING_TEXT, 0},
                 {CHISO_SETTING_TEXT, 2},
                 {CHISO_SETTING_NUMBER, 0},
                 {CHISO_SETTING_FLAG, 2},
                 {5, 1},
                 {-1, 1}};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        chiso_error error = {0};
        assert_int_equal(
            chiso__result_add_setting(r, "key", wrong[i].type, values, wrong[i].count, &error),
            CHISO_E_ARGUMENT);
        assert_contains(error.message, "\"key\"");
    }
    assert_int_equal(chiso_result_settings(r), 0);
    chiso_result_free(r);
}

static void settings_are_copied_behind_those_there_are(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *from = new_result(), *to = new_result();
    add(from, "by", CHISO_SETTING_LIST, (const char *const[]){"province", "sex"}, 2);
    add(from, "where", CHISO_SETTING_NONE, NULL, 0);
    add(to, "files", CHISO_SETTING_LIST, (const char *const[]){"papi.csv"}, 1);
    assert_ok(chiso__result_copy_settings(to, from, &error), error);
    chiso_result_free(from);
    assert_int_equal(chiso_result_settings(to), 3);
    assert_string_equal(chiso_result_setting_key(to, 0), "files");
    assert_string_equal(chiso_result_setting_text(to, 1, 1), "sex");
    assert_string_equal(chiso_result_setting_key(to, 2), "where");
    chiso_result_free(to);
}

static void notes_keep_their_order(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *r = new_result();
    assert_ok(chiso__result_add_note(r, "first", &error), error);
    assert_ok(chiso__result_add_note(r, "second", &error), error);
    assert_int_equal(chiso_result_notes(r), 2);
    assert_string_equal(chiso_result_note(r, 0), "first");
    assert_string_equal(chiso_result_note(r, 1), "second");
    assert_null(chiso_result_note(r, 2));
    chiso_result_free(r);
}

static void a_value_that_is_null_is_empty(void **state) {
    (void)state;
    chiso_result *r = new_result();
    add(r, "psu", CHISO_SETTING_LIST, (const char *const[]){"village", NULL}, 2);
    assert_string_equal(chiso_result_setting_text(r, 0, 0), "village");
    assert_string_equal(chiso_result_setting_text(r, 0, 1), "");
    chiso_result_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(settings_keep_their_order_kind_and_values),
        cmocka_unit_test(a_setting_given_again_takes_the_place_of_the_first),
        cmocka_unit_test(a_setting_whose_values_do_not_fit_its_kind_is_refused),
        cmocka_unit_test(settings_are_copied_behind_those_there_are),
        cmocka_unit_test(notes_keep_their_order),
        cmocka_unit_test(a_value_that_is_null_is_empty),
    };
    return RUN_TESTS(tests);
}
