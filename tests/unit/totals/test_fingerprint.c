/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals_file.h"

static const char *const files[] = {"instrument.csv", "nodes.csv", "scales.csv", "variables.csv",
                                    "breaks.csv"};

static uint64_t fingerprint_of(const char *name) {
    chiso_error error = {0};
    chiso_instrument *instrument;
    uint64_t fingerprint;
    assert_ok(chiso_instrument_open(&instrument, NULL, name, &error), error);
    assert_true(chiso__totals_fingerprint(&fingerprint, instrument));
    chiso_instrument_free(instrument);
    return fingerprint;
}

static void it_differs_between_instruments_and_stays_for_one(void **state) {
    (void)state;
    assert_true(fingerprint_of("papi-2024") == fingerprint_of("papi-2024"));
    assert_true(fingerprint_of("papi-2011") != fingerprint_of("papi-2024"));
    assert_true(fingerprint_of(CHISO_TEST_DATA "/shared") !=
                fingerprint_of(CHISO_SOURCE "/tests/unit/survey"));
}

/* The checksum of these files of an export, one behind the other. */
static uint64_t checksum_of_export(const char *name, const char *const *names, size_t count) {
    char folder[] = "/tmp/chiso-test-XXXXXX", path[64];
    chiso_error error = {0};
    chiso_instrument *instrument;
    uint64_t checksum = 0;
    assert_non_null(mkdtemp(folder));
    assert_ok(chiso_instrument_open(&instrument, NULL, name, &error), error);
    assert_ok(chiso_instrument_export(instrument, folder, &error), error);
    for (size_t i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        bytes *b = read_bytes(path);
        checksum = chiso__checksum(checksum, b->at, b->length);
        free(b);
    }
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, files[i]);
        unlink(path);
    }
    assert_int_equal(rmdir(folder), 0);
    chiso_instrument_free(instrument);
    return checksum;
}

/* Files of earlier versions are refused once it changes. */
static void it_is_the_checksum_of_what_an_export_writes(void **state) {
    (void)state;
    static const char *const names[] = {"nodes.csv", "scales.csv"};
    static const char name[] = CHISO_SOURCE "/tests/unit/survey";
    assert_true(checksum_of_export(name, names, 2) == fingerprint_of(name));
}

static void it_covers_the_variables_of_an_instrument_that_has_some(void **state) {
    (void)state;
    static const char *const names[] = {"nodes.csv", "scales.csv", "variables.csv"};
    const uint64_t fingerprint = fingerprint_of("sipas-2024");
    assert_true(checksum_of_export("sipas-2024", names, 3) == fingerprint);
    assert_true(checksum_of_export("sipas-2024", names, 2) != fingerprint);
}

static void an_instrument_without_a_name_has_an_empty_one(void **state) {
    (void)state;
    const chiso_instrument nameless = {.n_properties = 0};
    assert_string_equal(chiso__totals_instrument_name(&nameless), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_differs_between_instruments_and_stays_for_one),
        cmocka_unit_test(it_is_the_checksum_of_what_an_export_writes),
        cmocka_unit_test(it_covers_the_variables_of_an_instrument_that_has_some),
        cmocka_unit_test(an_instrument_without_a_name_has_an_empty_one),
    };
    return RUN_TESTS(tests);
}
