/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals_file.h"

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

/* Files of earlier versions are refused once it changes. */
static void it_is_the_checksum_of_what_an_export_writes(void **state) {
    (void)state;
    static const char *const names[] = {"nodes.csv", "scales.csv"};
    char folder[] = "/tmp/chiso-test-XXXXXX", path[64];
    chiso_error error = {0};
    chiso_instrument *instrument;
    uint64_t checksum = 0;
    assert_non_null(mkdtemp(folder));
    assert_ok(chiso_instrument_open(&instrument, NULL, CHISO_SOURCE "/tests/unit/survey", &error),
              error);
    assert_ok(chiso_instrument_export(instrument, folder, &error), error);
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        bytes *b = read_bytes(path);
        checksum = chiso__checksum(checksum, b->at, b->length);
        free(b);
        unlink(path);
    }
    snprintf(path, sizeof path, "%s/instrument.csv", folder);
    unlink(path);
    assert_int_equal(rmdir(folder), 0);
    chiso_instrument_free(instrument);
    assert_true(checksum == fingerprint_of(CHISO_SOURCE "/tests/unit/survey"));
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
        cmocka_unit_test(an_instrument_without_a_name_has_an_empty_one),
    };
    return RUN_TESTS(tests);
}
