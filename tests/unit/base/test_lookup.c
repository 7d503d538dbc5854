/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/lookup.h"

#include <stdio.h>

#include "test.h"

static void keys_are_numbered_in_the_order_they_arrive(void **state) {
    (void)state;
    chiso__lookup lookup = {0};
    char key[16];
    for (int i = 0; i < 10000; i++) {
        int length = snprintf(key, sizeof key, "%d", i);
        assert_int_equal(chiso__lookup_add(&lookup, key, (size_t)length), i);
    }
    for (int i = 9999; i >= 0; i--) {
        int length = snprintf(key, sizeof key, "%d", i);
        assert_int_equal(chiso__lookup_add(&lookup, key, (size_t)length), i);
        assert_int_equal(chiso__lookup_find(&lookup, key, (size_t)length), i);
        assert_string_equal(chiso__lookup_key(&lookup, i), key);
    }
    assert_int_equal(lookup.count, 10000);
    chiso__lookup_free(&lookup);
}

static void a_key_may_hold_any_bytes_or_none(void **state) {
    (void)state;
    chiso__lookup lookup = {0};
    assert_int_equal(chiso__lookup_find(&lookup, "a", 1), CHISO__LOOKUP_NONE);
    assert_int_equal(chiso__lookup_add(&lookup, "a\0b", 3), 0);
    assert_int_equal(chiso__lookup_add(&lookup, "a\0c", 3), 1);
    assert_int_equal(chiso__lookup_add(&lookup, "", 0), 2);
    assert_int_equal(chiso__lookup_find(&lookup, "a", 1), CHISO__LOOKUP_NONE);
    assert_int_equal(chiso__lookup_key_length(&lookup, 1), 3);
    chiso__lookup_free(&lookup);
    assert_int_equal(lookup.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_numbered_in_the_order_they_arrive),
        cmocka_unit_test(a_key_may_hold_any_bytes_or_none),
    };
    return RUN_TESTS(tests);
}
