/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/adjust.h"
#include "test.h"

/* Worked by hand: R's p.adjust gives the same. */
static void p_is_multiplied_and_kept_in_order(void **state) {
    (void)state;
    const double p[] = {0.01, 0.04, 0.03, 0.005};
    const double holm[] = {0.03, 0.06, 0.06, 0.02}, bh[] = {0.02, 0.04, 0.04, 0.02};
    double found_holm[4], found_bh[4];
    assert_true(chiso__adjust(p, 4, found_holm, found_bh));
    for (size_t i = 0; i < 4; i++) {
        assert_close(found_holm[i], holm[i], 1e-15);
        assert_close(found_bh[i], bh[i], 1e-15);
    }
}

static void none_exceeds_one_and_ties_stay_tied(void **state) {
    (void)state;
    const double p[] = {0.6, 0.6, 1, 0};
    double holm[4], bh[4];
    assert_true(chiso__adjust(p, 4, holm, bh));
    assert_true(holm[0] == 1 && holm[1] == 1 && holm[2] == 1 && holm[3] == 0);
    assert_close(bh[0], 0.8, 1e-15);
    assert_true(bh[0] == bh[1] && bh[2] == 1 && bh[3] == 0);
}

static void what_was_not_tested_does_not_count(void **state) {
    (void)state;
    const double p[] = {NAN, 0.02, NAN, 0.03};
    double holm[4], bh[4];
    assert_true(chiso__adjust(p, 4, holm, bh));
    assert_true(isnan(holm[0]) && isnan(bh[0]) && isnan(holm[2]) && isnan(bh[2]));
    assert_close(holm[1], 0.04, 1e-15);
    assert_close(holm[3], 0.04, 1e-15);
    assert_close(bh[1], 0.03, 1e-15);
    assert_close(bh[3], 0.03, 1e-15);
}

static void a_family_of_one_keeps_its_p(void **state) {
    (void)state;
    const double p = 0.3;
    double holm, bh;
    assert_true(chiso__adjust(&p, 1, &holm, &bh));
    assert_true(holm == p && bh == p);
    assert_true(chiso__adjust(&p, 0, &holm, &bh));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(p_is_multiplied_and_kept_in_order),
        cmocka_unit_test(none_exceeds_one_and_ties_stay_tied),
        cmocka_unit_test(what_was_not_tested_does_not_count),
        cmocka_unit_test(a_family_of_one_keeps_its_p),
    };
    return RUN_TESTS(tests);
}
