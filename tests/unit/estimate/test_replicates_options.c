/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/replicates.h"
#include "estimate/variance.h"
#include "test.h"

static void defaults_are_filled_in(void **state) {
    (void)state;
    chiso_variance_options options;
    chiso_error error = {0};
    assert_ok(chiso__variance_options(&options, NULL, &error), error);
    assert_int_equal(options.replicates, 1000);
    assert_int_equal(options.seed, 1);
    assert_int_equal(options.centre, CHISO_CENTRE_MEAN);
    assert_true(options.fay_rho == 0.5);
}

static void assert_refused(const chiso_variance_options *options, const char *why) {
    chiso_variance_options out;
    chiso_error error = {0};
    assert_int_equal(chiso__variance_options(&out, options, &error), CHISO_E_ARGUMENT);
    assert_contains(error.message, why);
}

static void what_makes_no_sense_is_refused(void **state) {
    (void)state;
    const chiso_variance_options good = CHISO_VARIANCE_OPTIONS_INIT;
    static const int64_t replicates[] = {1, -5, (int64_t)CHISO__MOST_FACTORS + 1};
    static const int64_t seeds[] = {-1, (int64_t)UINT32_MAX + 1};
    static const int32_t centres[] = {-1, 2};
    static const double rhos[] = {-0.1, 1, (double)NAN};
    chiso_variance_options bad;
    for (size_t i = 0; i < 3; i++) {
        bad = good, bad.replicates = replicates[i];
        assert_refused(&bad, "2 to 134217728 replicates");
        bad = good, bad.fay_rho = rhos[i];
        assert_refused(&bad, "rho");
    }
    for (size_t i = 0; i < 2; i++) {
        bad = good, bad.seed = seeds[i];
        assert_refused(&bad, "1 to 4294967295");
        bad = good, bad.centre = centres[i];
        assert_refused(&bad, "mean");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults_are_filled_in),
        cmocka_unit_test(what_makes_no_sense_is_refused),
    };
    return RUN_TESTS(tests);
}
