/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals_file.h"

static void files_made_by_hand_are_taken(void **state) {
    (void)state;
    taken_parts(handmade());
    taken_parts(handmade_survey());
    taken_parts(handmade_sizes());
}

static void flags_without_a_meaning_are_refused(void **state) {
    (void)state;
    parts p = handmade();
    p.flags = 3;
    refused_parts(p, "flags");
    p.flags = 0; /* published scores have no sampling units */
    refused_parts(p, "flags");
    p = handmade_survey(), p.flags = CHISO__TOTALS_FLAGS + 1;
    refused_parts(p, "flags");
    p.flags = CHISO__TOTALS_WEIGHTED;
    taken_parts(p);
}

static void settings_are_of_a_kind_and_stand_once(void **state) {
    (void)state;
    parts p = handmade();
    p.setting_kind = CHISO_SETTING_FLAG + 1;
    refused_parts(p, "no known kind");
    p.setting_kind = UINT32_MAX;
    refused_parts(p, "no known kind");
    p = handmade(), p.setting_values = 2;
    refused_parts(p, "too many values");
    p = handmade(), p.setting_key[1] = p.setting_key[0];
    refused_parts(p, "stands twice");
    p = handmade(), p.setting_length = 10; /* with the NUL behind "delimiter" */
    refused_parts(p, "zero byte");
    p = handmade(), p.n_settings = 1u << 30;
    refused_parts(p, "larger than the file");
}

static void no_file_has_a_thousand_settings(void **state) {
    (void)state;
    parts p = handmade();
    chiso_error error = {0};
    chiso_instrument *instrument;
    assert_ok(chiso_instrument_open(&instrument, NULL, p.instrument, &error), error);
    p.n_settings = 1001;
    bytes *b = make_file(&p, instrument);
    b->length -= 8;
    add_number(b, 0, 8);
    while (b->length < 1001 * 12 + 1000) add_number(b, 0, 8);
    close_file(b);
    write_bytes(b->at, b->length);
    refused_as(totals_path(), instrument, CHISO_E_DATA, "more settings than can be");
    unlink(totals_path());
    free(b);
    chiso_instrument_free(instrument);
}

static void by_columns_are_those_the_instrument_allows(void **state) {
    (void)state;
    parts p = handmade();
    p.provinces = 35;
    refused_parts(p, "list of provinces");
    p.provinces = CHISO_REGIONS;
    refused_parts(p, "not the code of a province");
    p.value[0] = "R1", p.value[1] = "R6";
    taken_parts(p); /* the 63 were regrouped */
    p = handmade(), p.provinces = 34;
    taken_parts(p);
    p.setting_key[1] = "geography"; /* "," is none */
    refused_parts(p, "geography is not that of its columns");
    p = handmade_survey(), p.provinces = 63, p.value[0] = "01", p.value[1] = "20";
    p.setting_key[1] = "geography", p.setting_kind = CHISO_SETTING_NONE, p.setting_values = 0;
    refused_parts(p, "geography is not that of its columns");
    p.setting_key[1] = "decimal", p.n_by = 2, p.setting_kind = CHISO_SETTING_TEXT;
    p.setting_values = 1, p.more_provinces = 34;
    refused_parts(p, "two columns are of different lists of provinces");
    p.setting_key[1] = "geography", p.n_by = 1, p.setting_kind = CHISO_SETTING_NONE;
    p.setting_values = 0, p.provinces = 0;
    taken_parts(p);
    p.setting_kind = CHISO_SETTING_TEXT, p.setting_values = 1;
    refused_parts(p, "geography is not that of its columns");
    p = handmade(), p.by_name = "\xC3";
    refused_parts(p, "not UTF-8");
    p = handmade(), p.n_by = 2;
    refused_parts(p, "one column of domains");
    p.n_by = 0;
    refused_parts(p, "one column of domains");
    p = handmade_survey(), p.n_by = 0, p.n_domains = 1, p.row_domain[1] = 0;
    taken_parts(p);
}

static void unit_columns_go_with_the_flags(void **state) {
    (void)state;
    parts p = handmade();
    p.n_unit = 1, p.unit_value[0] = "a", p.unit_value[1] = "b";
    refused_parts(p, "columns of units");
    p = handmade_survey();
    p.n_unit = 0, p.n_units = 1, p.row_unit[1] = 0;
    refused_parts(p, "columns of units");
    p = handmade_survey(), p.flags = CHISO__TOTALS_STRATIFIED;
    refused_parts(p, "columns of units");
    p.flags |= CHISO__TOTALS_RESPONDENTS_ARE_UNITS, p.numbered = true, p.own[1] = 1;
    taken_parts(p); /* a stratum, and each its respondents */
    p.own[1] = 2;
    refused_parts(p, "does not have his own number");
    p.flags = CHISO__TOTALS_RESPONDENTS_ARE_UNITS, p.n_unit = 0, p.own[1] = 1;
    taken_parts(p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_made_by_hand_are_taken),
        cmocka_unit_test(flags_without_a_meaning_are_refused),
        cmocka_unit_test(settings_are_of_a_kind_and_stand_once),
        cmocka_unit_test(no_file_has_a_thousand_settings),
        cmocka_unit_test(by_columns_are_those_the_instrument_allows),
        cmocka_unit_test(unit_columns_go_with_the_flags),
    };
    return RUN_TESTS(tests);
}
