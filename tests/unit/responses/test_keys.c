/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "responses/keys.h"

#include <chiso/instrument.h>
#include <stdio.h>

#include "test.h"

static int32_t number(chiso__keys *keys, const char *text, int32_t provinces) {
    return chiso__keys_number(keys, text, strlen(text), provinces);
}

static void values_are_numbered_as_they_come(void **state) {
    (void)state;
    chiso__keys keys = {0};
    char text[16];
    for (int i = 0; i < 5000; i++) {
        snprintf(text, sizeof text, "v%d", i);
        assert_int_equal(number(&keys, text, 0), i);
    }
    for (int i = 4999; i >= 0; i--) {
        snprintf(text, sizeof text, "v%d", i);
        assert_int_equal(number(&keys, text, 0), i);
    }
    assert_string_equal(chiso__lookup_key(&keys.values, 4999), "v4999");
    chiso__keys_free(&keys);
}

static void composed_and_decomposed_letters_are_one_value(void **state) {
    (void)state;
    chiso__keys keys = {0};
    const char *nfc = "Lạng Sơn", *nfd = "La\u0323ng So\u031Bn";
    assert_int_not_equal(strcmp(nfc, nfd), 0);
    assert_int_equal(number(&keys, nfd, 0), 0);
    assert_int_equal(number(&keys, nfc, 0), 0);
    assert_int_equal(number(&keys, nfd, 0), 0);
    assert_string_equal(chiso__lookup_key(&keys.values, 0), nfc);
    assert_int_equal(keys.values.count, 1);
    chiso__keys_free(&keys);
}

static void values_that_are_no_provinces_keep_case_zeros_and_marks(void **state) {
    (void)state;
    chiso__keys keys = {0};
    static const char *const texts[] = {"1", "01", "a", "A", "Hà", "Ha", "ha"};
    for (int i = 0; i < 7; i++) assert_int_equal(number(&keys, texts[i], 0), i);
    chiso__keys_free(&keys);
}

static void spellings_of_a_province_are_one_code(void **state) {
    (void)state;
    chiso__keys keys = {0};
    static const char *const spellings[] = {"1",         "01",     "Hà Nội",     "ha noi",
                                            "HA NOI",    "Hà Nội", "TP. Hà Nội", "Thành phố Hà Nội",
                                            "Hanoi City"};
    assert_int_equal(number(&keys, "Đà Nẵng", CHISO_PROVINCES_63), 0);
    for (size_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++)
        assert_int_equal(number(&keys, spellings[i], CHISO_PROVINCES_63), 1);
    assert_int_equal(number(&keys, "Da Nang", CHISO_PROVINCES_63), 0);
    assert_string_equal(chiso__lookup_key(&keys.values, 0), "48");
    assert_string_equal(chiso__lookup_key(&keys.values, 1), "01");
    assert_int_equal(keys.values.count, 2);
    chiso__keys_free(&keys);
}

static void what_names_no_province_has_no_number(void **state) {
    (void)state;
    chiso__keys keys = {0};
    /* 03 is no code; 1.0 is not province 10; Hà Giang is no province of the 34 */
    static const char *const texts[] = {"03",    "1.0", "10.0", "100", "-1",
                                        "Paris", " ",   "tỉnh", "."};
    for (int twice = 0; twice < 2; twice++) {
        for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
            assert_int_equal(number(&keys, texts[i], CHISO_PROVINCES_63), CHISO__LOOKUP_NONE);
        assert_int_equal(number(&keys, "Hà Giang", CHISO_PROVINCES_34), CHISO__LOOKUP_NONE);
    }
    assert_int_equal(keys.values.count, 0);
    assert_int_equal(number(&keys, "10", CHISO_PROVINCES_63), 0);
    chiso__keys_free(&keys);
    chiso__keys_free(&keys);
}

static void values_stay_when_their_spelling_is_forgotten(void **state) {
    (void)state;
    chiso__keys keys = {0};
    assert_int_equal(number(&keys, "TP. Hà Nội", CHISO_PROVINCES_63), 0);
    chiso__keys_forget_spelling(&keys);
    assert_int_equal(keys.spelling.count, 0);
    assert_string_equal(chiso__lookup_key(&keys.values, 0), "01");
    assert_int_equal(number(&keys, "ha noi", CHISO_PROVINCES_63), 0);
    chiso__keys_free(&keys);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_numbered_as_they_come),
        cmocka_unit_test(composed_and_decomposed_letters_are_one_value),
        cmocka_unit_test(values_that_are_no_provinces_keep_case_zeros_and_marks),
        cmocka_unit_test(spellings_of_a_province_are_one_code),
        cmocka_unit_test(what_names_no_province_has_no_number),
        cmocka_unit_test(values_stay_when_their_spelling_is_forgotten),
    };
    return RUN_TESTS(tests);
}
