/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"

#include "base/text.h"
#include "test.h"

static void the_first_failure_is_kept(void **state) {
    (void)state;
    chiso_error error = {0};
    assert_int_equal(chiso__fail_at(&error, CHISO_E_DATA, 7, "1.1", "found %s", "x"), CHISO_E_DATA);
    assert_int_equal(chiso__fail(&error, CHISO_E_READ, "later"), CHISO_E_READ);
    assert_int_equal(error.status, CHISO_E_DATA);
    assert_int_equal(error.record, 7);
    assert_string_equal(error.column, "1.1");
    assert_string_equal(error.message, "found x");
}

static void no_error_to_fill_in_is_fine(void **state) {
    (void)state;
    assert_int_equal(chiso__fail(NULL, CHISO_E_WRITE, "x"), CHISO_E_WRITE);
    assert_int_equal(chiso__fail_memory(NULL), CHISO_E_MEMORY);
}

static void long_texts_are_cut_at_a_character(void **state) {
    (void)state;
    char text[2001] = "";
    for (int i = 0; i < 666; i++) strcat(text, "ế");
    chiso_error error = {0};
    chiso__fail_at(&error, CHISO_E_DATA, 0, text, "%s", text);
    assert_true(chiso__text_is_utf8(error.message, strlen(error.message)));
    assert_true(chiso__text_is_utf8(error.column, strlen(error.column)));
    assert_int_equal(strlen(error.column), 63);
}

static void every_status_has_a_name(void **state) {
    (void)state;
    assert_string_equal(chiso_status_name(CHISO_OK), "CHISO_OK");
    assert_string_equal(chiso_status_name(CHISO_E_WRITE), "CHISO_E_WRITE");
    assert_string_equal(chiso_status_name(CHISO_E_LONE_PSU), "CHISO_E_LONE_PSU");
    assert_string_equal(chiso_status_name(CHISO_E_CANCELLED), "CHISO_E_CANCELLED");
    assert_string_equal(chiso_status_name(10), "unknown status");
    assert_string_equal(chiso_status_name(-1), "unknown status");
    assert_non_null(chiso_version());
}

static void the_failure_of_another_is_taken_over_unless_one_came_before(void **state) {
    (void)state;
    chiso_error cause = {0}, later = {0}, error = {0};
    chiso__fail(&cause, CHISO_E_READ, "cause");
    chiso__fail(&later, CHISO_E_DATA, "later");
    assert_int_equal(chiso__fail_as(NULL, &cause), CHISO_E_READ);
    assert_int_equal(chiso__fail_as(&error, &cause), CHISO_E_READ);
    assert_int_equal(chiso__fail_as(&error, &later), CHISO_E_DATA);
    assert_int_equal(error.status, CHISO_E_READ);
    assert_string_equal(error.message, "cause");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_failure_is_kept),
        cmocka_unit_test(no_error_to_fill_in_is_fine),
        cmocka_unit_test(long_texts_are_cut_at_a_character),
        cmocka_unit_test(every_status_has_a_name),
        cmocka_unit_test(the_failure_of_another_is_taken_over_unless_one_came_before),
    };
    return RUN_TESTS(tests);
}
