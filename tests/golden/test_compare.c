/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of a change, and adjusted p-values, against R, by compare/expected.R. */
#include "index/compare.h"
#include "numeric/adjust.h"
#include "table.h"

static void check_change(const table *t, size_t row) {
    static const double tolerance = 1e-11;
    const chiso__scored rounds[] = {
        {number_cell(t, row, "before"), number_cell(t, row, "se_before"),
         number_cell(t, row, "df_before")},
        {number_cell(t, row, "after"), number_cell(t, row, "se_after"),
         number_cell(t, row, "df_after")},
    };
    chiso__change change;
    chiso__difference_make(&change, &rounds[CHISO__AFTER], &rounds[CHISO__BEFORE],
                           (chiso__tie){.together = false}, number_cell(t, row, "level"));
    const struct {
        const char *column;
        double found, scale;
    } all[] = {
        {"change", change.value, 1}, {"se", change.se, 1},        {"df", change.df, change.df},
        {"ci_low", change.low, 1},   {"ci_high", change.high, 1}, {"t", change.t, fabs(change.t)},
        {"p", change.p, change.p},
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        const double expected = number_cell(t, row, all[i].column);
        const double scale = fmax(all[i].scale, fabs(expected));
        if (!near(all[i].found, expected, scale, tolerance))
            fail_msg("row %zu, %s: %.17g, not %.17g", row, all[i].column, all[i].found, expected);
    }
    assert_true(isnan(change.holm) && isnan(change.bh));
    const chiso__direction direction =
        chiso__difference_direction(&change, &rounds[CHISO__AFTER], &rounds[CHISO__BEFORE]);
    const bool clear = change.low > 0 || change.high < 0;
    assert_int_equal(direction != CHISO__DIRECTION_NONE, clear);
    assert_int_equal(clear, change.p < 1 - number_cell(t, row, "level"));
}

static void changes_are_those_of_r(void **state) {
    (void)state;
    table t = table_read(CHISO_TEST_DATA "/changes.csv");
    assert_int_equal(t.rows, 720);
    for (size_t row = 0; row < t.rows; row++) check_change(&t, row);
    table_free(&t);
}

/* The rows of one family stand together. */
static void check_family(const table *t, size_t first, size_t count) {
    double p[128], holm[128], bh[128];
    assert_true(count <= 128);
    for (size_t i = 0; i < count; i++) p[i] = number_cell(t, first + i, "p");
    assert_true(chiso__adjust(p, count, holm, bh));
    for (size_t i = 0; i < count; i++) {
        const double expected_holm = number_cell(t, first + i, "holm");
        const double expected_bh = number_cell(t, first + i, "bh");
        assert_true(near(holm[i], expected_holm, expected_holm, 1e-14));
        assert_true(near(bh[i], expected_bh, expected_bh, 1e-14));
    }
}

static void adjusted_p_values_are_those_of_r(void **state) {
    (void)state;
    table t = table_read(CHISO_TEST_DATA "/adjusted.csv");
    size_t end, families = 0;
    for (size_t first = 0; first < t.rows; first = end, families++) {
        end = first + 1;
        while (end < t.rows && strcmp(cell(&t, end, "family"), cell(&t, first, "family")) == 0)
            end++;
        check_family(&t, first, end - first);
    }
    assert_int_equal(families, 6);
    table_free(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changes_are_those_of_r),
        cmocka_unit_test(adjusted_p_values_are_those_of_r),
    };
    return RUN_TESTS(tests);
}
