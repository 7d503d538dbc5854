/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/tables.h"

#include "simulated.h"

static void settings_hold_every_option_with_its_default(void **state) {
    (void)state;
    static const chiso__simulation_heading headings[] = {
        {"x", CHISO_COLUMN_NUMBER, {"English", "Tiếng Việt"}}};
    static const char *const expected[][2] = {{"instrument", "items"}, {"layout", "sipas-2024"},
                                              {"provinces", "01"},     {"respondents", "36525"},
                                              {"seed", "1"},           {"icc", "0.06"},
                                              {"province_sd", "0.12"}, {"missing_rate", "0.02"},
                                              {"skip_rate", "0.55"},   {"weight_cv", "0.3"},
                                              {"lang", "vi"}};
    simulated s = simulated_new(INSTRUMENT("items"));
    chiso_result *result;
    simulated_make(&s);
    assert_ok(
        chiso__simulation_table(&result, s.simulation, headings, 1, CHISO_VIETNAMESE, &s.error),
        s.error);
    assert_int_equal(chiso_result_settings(result), 11);
    for (size_t i = 0; i < 11; i++) {
        assert_string_equal(chiso_result_setting_key(result, i), expected[i][0]);
        assert_string_equal(chiso_result_setting_text(result, i, 0), expected[i][1]);
    }
    assert_int_equal(chiso_result_setting_count(result, 2), 63);
    assert_string_equal(chiso_result_column_title(result, 0), "Tiếng Việt");
    assert_string_equal(chiso_result_command(result), "simulate");
    chiso_result_free(result);
    simulated_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(settings_hold_every_option_with_its_default),
    };
    return RUN_TESTS(tests);
}
