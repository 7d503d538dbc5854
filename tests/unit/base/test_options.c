/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/options.h"

#include "test.h"

struct settings {
    size_t struct_size;
    int32_t level, rank;
    const char *name;
};

static void without_options_the_defaults_stay(void **state) {
    (void)state;
    struct settings options = {sizeof options, 95, 1, "t"};
    assert_int_equal(chiso__options_copy(&options, sizeof options, NULL, NULL), CHISO_OK);
    assert_int_equal(options.level, 95);
}

static void fields_that_the_caller_lacks_keep_their_defaults(void **state) {
    (void)state;
    struct settings options = {sizeof options, 95, 1, "t"};
    const struct settings old = {offsetof(struct settings, rank), 90, 7, "logit"};
    assert_int_equal(chiso__options_copy(&options, sizeof options, &old, NULL), CHISO_OK);
    assert_int_equal(options.level, 90);
    assert_int_equal(options.rank, 1);
    assert_string_equal(options.name, "t");
}

static void fields_that_the_library_lacks_must_be_zero(void **state) {
    (void)state;
    chiso_error error = {0};
    const size_t known = offsetof(struct settings, name);
    struct settings options = {known, 95, 1, NULL}, newer = {sizeof newer, 90, 2, NULL};
    assert_int_equal(chiso__options_copy(&options, known, &newer, &error), CHISO_OK);
    assert_int_equal(options.rank, 2);
    newer.name = "beta";
    assert_int_equal(chiso__options_copy(&options, known, &newer, &error), CHISO_E_ARGUMENT);
    assert_contains(error.message, "does not know");
    assert_null(options.name);
}

static void a_size_that_was_not_set_is_refused(void **state) {
    (void)state;
    chiso_error error = {0};
    struct settings options = {sizeof options, 95, 1, "t"};
    const struct settings unset = {0, 90, 2, NULL};
    assert_int_equal(chiso__options_copy(&options, sizeof options, &unset, &error),
                     CHISO_E_ARGUMENT);
    assert_contains(error.message, "struct_size");
    assert_int_equal(options.level, 95);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_options_the_defaults_stay),
        cmocka_unit_test(fields_that_the_caller_lacks_keep_their_defaults),
        cmocka_unit_test(fields_that_the_library_lacks_must_be_zero),
        cmocka_unit_test(a_size_that_was_not_set_is_refused),
    };
    return RUN_TESTS(tests);
}
