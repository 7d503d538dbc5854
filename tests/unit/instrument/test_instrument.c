/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instrument/instrument.h"

#include "folder.h"

static void a_column_of_provinces_is_known_in_any_case_and_without_marks(void **state) {
    (void)state;
    chiso_instrument *i;
    chiso_error error = {0};
    assert_ok(chiso_instrument_open(&i, NULL, "papi-2024", &error), error);
    static const char *const good[] = {"province", "Province_Code", "TỈNH",
                                       "Mã tỉnh",  "ma_tinh",       "province code"};
    static const char *const wrong[] = {"", "provinces", "code", "district", "1.1", " "};
    bool is;
    for (size_t n = 0; n < sizeof good / sizeof good[0]; n++)
        if (!chiso__instrument_is_province_column(&is, i, good[n]) || !is) fail_msg("%s", good[n]);
    for (size_t n = 0; n < sizeof wrong / sizeof wrong[0]; n++)
        if (!chiso__instrument_is_province_column(&is, i, wrong[n]) || is) fail_msg("%s", wrong[n]);
    chiso_instrument_free(i);
}

static void a_column_of_provinces_may_have_a_name_of_any_length(void **state) {
    (void)state;
    static const char name[] =
        "in_which_province_or_city_under_the_government_do_you_live_at_present";
    char text[200];
    bool is;
    assert_true(strlen(name) > 64);
    snprintf(text, sizeof text, "key,value\nname,own\ngeography,63\nprovince_columns,tinh %s\n",
             name);
    folder f = folder_new();
    folder_write(&f, "instrument.csv", text);
    folder_write(&f, "nodes.csv",
                 "type,code,parent,aggregate,range_min,range_max\ngroup,T,,sum,,\n"
                 "score,a,T,,0,1\n");
    chiso_instrument *i;
    chiso_error error = {0};
    assert_ok(chiso_instrument_open(&i, NULL, f.path, &error), error);
    assert_true(chiso__instrument_is_province_column(&is, i, name) && is);
    assert_true(chiso__instrument_is_province_column(&is, i, "Tỉnh") && is);
    assert_true(chiso__instrument_is_province_column(&is, i, "in_which_province") && !is);
    chiso_instrument_free(i);
    folder_remove(&f);
}

static void a_node_without_a_name_in_a_language_has_the_other_or_its_code(void **state) {
    (void)state;
    chiso__node node = {.code = "a", .name_en = "English", .name_vi = "Tiếng Việt"};
    assert_string_equal(chiso__node_name(&node, CHISO_ENGLISH), "English");
    assert_string_equal(chiso__node_name(&node, CHISO_VIETNAMESE), "Tiếng Việt");
    node.name_vi = NULL;
    assert_string_equal(chiso__node_name(&node, CHISO_VIETNAMESE), "English");
    node.name_en = NULL;
    assert_string_equal(chiso__node_name(&node, CHISO_VIETNAMESE), "a");
}

static void nothing_is_no_instrument(void **state) {
    (void)state;
    assert_int_equal(chiso_instrument_nodes(NULL), 0);
    assert_null(chiso_instrument_property(NULL, "name"));
    chiso_instrument_free(NULL);
}

static void properties_are_found_by_key(void **state) {
    (void)state;
    chiso_instrument *i;
    chiso_error error = {0};
    assert_ok(chiso_instrument_open(&i, NULL, "papi-2011", &error), error);
    assert_int_equal(chiso_instrument_nodes(i), 29);
    assert_string_equal(chiso_instrument_property(i, "geography"), "63");
    assert_ptr_equal(chiso_instrument_property(i, "title"),
                     chiso_instrument_property(i, "title_en"));
    assert_null(chiso_instrument_property(i, NULL));
    assert_null(chiso_instrument_property(i, ""));
    assert_null(chiso_instrument_property(i, "from"));
    chiso_instrument_free(i);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_column_of_provinces_is_known_in_any_case_and_without_marks),
        cmocka_unit_test(a_column_of_provinces_may_have_a_name_of_any_length),
        cmocka_unit_test(a_node_without_a_name_in_a_language_has_the_other_or_its_code),
        cmocka_unit_test(nothing_is_no_instrument),
        cmocka_unit_test(properties_are_found_by_key),
    };
    return RUN_TESTS(tests);
}
