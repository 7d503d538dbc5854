/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instrument/load.h"
#include "test.h"

static void every_reason_is_found_by_its_name(void **state) {
    (void)state;
    static const char *const names[] = {"answered",  "blank",   "declared", "not_asked",
                                        "dont_know", "refused", "withheld", "invalid"};
    for (int i = 0; i < CHISO__MISSING_REASONS; i++) {
        assert_string_equal(chiso__missing_name((chiso__missing)i), names[i]);
        assert_int_equal(chiso__missing_from_name(names[i]), i);
    }
}

static void another_name_is_no_reason(void **state) {
    (void)state;
    assert_int_equal(chiso__missing_from_name("lost"), CHISO__ANSWERED);
    assert_int_equal(chiso__missing_from_name(""), CHISO__ANSWERED);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_reason_is_found_by_its_name),
        cmocka_unit_test(another_name_is_no_reason),
    };
    return RUN_TESTS(tests);
}
