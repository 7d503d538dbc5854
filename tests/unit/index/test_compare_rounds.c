/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rounds.h"

static chiso_result *one_row(const char *instrument, const char *by, const char *domain,
                             const char *code) {
    chiso_result *r = round_new(instrument, by);
    round_row(r, domain, code, NULL, 5, 0.3, 9);
    return r;
}

static chiso_result *usual(void) {
    return one_row("papi-2024", "province", "01", "1");
}

static void results_of_another_analysis_are_refused(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *other;
    assert_ok(chiso__result_new(&other, "estimate", &error), error);
    refuse_rounds(usual(), other, NULL, CHISO_E_ARGUMENT,
                  "the later round is a result of estimate; results of score can be compared");
    assert_ok(chiso__result_new(&other, "score", &error), error);
    refuse_rounds(other, usual(), NULL, CHISO_E_ARGUMENT,
                  "the earlier round has no column code such as score writes");
    assert_ok(chiso__result_new(&other, "score", &error), error);
    assert_ok(chiso__result_add_column(other, "code", CHISO_COLUMN_NUMBER, NULL, &error), error);
    refuse_rounds(other, usual(), NULL, CHISO_E_ARGUMENT, "no column code");
}

static void domains_must_be_of_the_same_columns(void **state) {
    (void)state;
    chiso_error error = {0};
    refuse_rounds(usual(), one_row("papi-2024", "tinh", "01", "1"), NULL, CHISO_E_ARGUMENT,
                  "different domains; score both with the same --by");
    refuse_rounds(usual(), one_row("papi-2024", NULL, NULL, "1"), NULL, CHISO_E_ARGUMENT,
                  "different domains");
    chiso_result *number;
    assert_ok(chiso__result_new(&number, "score", &error), error);
    static const char *const names[] = {"province", "code", "parent", "level", "name",
                                        "score",    "se",   "df",     "flags"};
    static const int32_t types[] = {CHISO_COLUMN_NUMBER, CHISO_COLUMN_TEXT,   CHISO_COLUMN_TEXT,
                                    CHISO_COLUMN_NUMBER, CHISO_COLUMN_TEXT,   CHISO_COLUMN_NUMBER,
                                    CHISO_COLUMN_NUMBER, CHISO_COLUMN_NUMBER, CHISO_COLUMN_TEXT};
    for (size_t i = 0; i < 9; i++)
        assert_ok(chiso__result_add_column(number, names[i], types[i], NULL, &error), error);
    refuse_rounds(usual(), number, NULL, CHISO_E_ARGUMENT, "different domains");
}

static void the_recipe_must_be_the_same(void **state) {
    (void)state;
    static const char *const keys[] = {"metric", "pooling", "nation"};
    for (size_t i = 0; i < 3; i++) {
        chiso_result *before = usual(), *after = usual();
        round_setting(before, keys[i], "this");
        round_setting(after, keys[i], "that");
        char message[64];
        snprintf(message, sizeof message, "scored with --%s this and that", keys[i]);
        refuse_rounds(before, after, NULL, CHISO_E_ARGUMENT, message);
        before = usual(), after = usual();
        round_setting(before, keys[i], NULL);
        round_setting(after, keys[i], "that");
        chiso_result_free(compare_rounds(before, after, NULL));
    }
}

static void lists_of_provinces_are_never_mixed(void **state) {
    (void)state;
    chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
    chiso_instrument *own = own_instrument(
        "key,value\nname,own\ngeography,34\nprovince_columns,tinh\n",
        "code,parent,name_en,name_vi,type,range_min,range_max\n1,,One,Một,score,1,10\n", NULL,
        NULL);
    options.after = own;
    refuse_rounds(one_row("papi-2024", "tinh", "01", "1"), one_row("own", "tinh", "01", "1"),
                  &options, CHISO_E_ARGUMENT,
                  "the earlier round is by the 63 provinces and the later one by the 34");
    chiso_result *before = one_row("papi-2024", "place", "01", "1");
    chiso_result *after = one_row("own", "place", "01", "1");
    round_setting(before, "province", "place");
    round_setting(after, "province", "place");
    refuse_rounds(before, after, &options, CHISO_E_ARGUMENT,
                  "score the earlier round with --geography 34");
    /* a column that holds no provinces may be anything */
    chiso_result_free(compare_rounds(one_row("papi-2024", "place", "01", "1"),
                                     one_row("own", "place", "01", "1"), &options));
    chiso_instrument_free(own);
}

/* A round by a list, as its settings tell; its instrument is not at hand. */
static chiso_result *round_by(const char *list, const char *domain) {
    chiso_result *r = one_row("elsewhere", "place", domain, "1");
    if (list != NULL) round_setting(r, "geography", list);
    return r;
}

static void the_settings_tell_the_list_of_provinces(void **state) {
    (void)state;
    static const struct {
        const char *before, *after, *message;
    } mixed[] = {
        {"63", "34",
         "the earlier round is by the 63 provinces and the later one by the 34 provinces, whose "
         "codes mean other provinces; score the earlier round with --geography 34"},
        {"34", "63", "score the later round with --geography 34"},
        {"63", "regions",
         "by the 63 provinces and the later one by regions, whose codes mean "
         "other provinces; score the earlier round with --geography regions"},
        {"regions", "63", "score the later round with --geography regions"},
        {"regions", "34", "score the earlier round with --geography 34"},
        {"34", "regions", "score the later round with --geography 34"},
    };
    for (size_t i = 0; i < sizeof mixed / sizeof mixed[0]; i++)
        refuse_rounds(round_by(mixed[i].before, "01"), round_by(mixed[i].after, "01"), NULL,
                      CHISO_E_ARGUMENT, mixed[i].message);
    /* a list that one round alone tells may be that of the other */
    chiso_result_free(compare_rounds(round_by(NULL, "01"), round_by("34", "01"), NULL));
    chiso_result *same = compare_rounds(round_by("regions", "R4"), round_by("regions", "R4"), NULL);
    assert_string_equal(chiso_result_label(same, round_find(same, "R4", "1"), 0),
                        "Central Highlands");
    chiso_result_free(same);
}

/* papi-2024 has the 63; its scores were regrouped. */
static void a_regrouped_round_is_not_by_the_list_of_its_instrument(void **state) {
    (void)state;
    chiso_result *before = one_row("papi-2024", "province", "24", "1");
    chiso_result *after = one_row("papi-2024", "province", "24", "1");
    round_setting(before, "geography", "34");
    round_setting(after, "geography", "34");
    chiso_result *r = compare_rounds(before, after, NULL);
    assert_string_equal(chiso_result_label(r, round_find(r, "24", "1"), 0), "Bắc Ninh");
    chiso_result_free(r);
    before = one_row("papi-2024", "province", "24", "1");
    after = one_row("papi-2024", "province", "24", "1");
    round_setting(after, "geography", "34");
    refuse_rounds(before, after, NULL, CHISO_E_ARGUMENT,
                  "score the earlier round with --geography 34"); /* older than the setting */
}

static void a_domain_and_node_stand_once(void **state) {
    (void)state;
    chiso_result *twice = usual();
    round_row(twice, "01", "1", NULL, 6, 0.3, 9);
    refuse_rounds(usual(), twice, NULL, CHISO_E_DATA,
                  "the later round, row 2: another row has the same domain and node");
    refuse_rounds(usual(), one_row("papi-2024", "province", "01", NULL), NULL, CHISO_E_DATA,
                  "the later round, row 1: its node has no code");
}

static void rounds_without_anything_in_common_are_refused(void **state) {
    (void)state;
    refuse_rounds(usual(), one_row("papi-2024", "province", "01", "2"), NULL, CHISO_E_ARGUMENT,
                  "no domain and node in common");
    refuse_rounds(usual(), one_row("papi-2024", "province", "02", "1"), NULL, CHISO_E_ARGUMENT,
                  "no domain and node in common");
    refuse_rounds(round_new("papi-2024", "province"), round_new("papi-2024", "province"), NULL,
                  CHISO_E_ARGUMENT, "no domain and node in common");
}

/* "a" + "bc" and "ab" + "c", a text without characters and none. */
static void values_of_two_columns_are_kept_apart(void **state) {
    (void)state;
    chiso_error error = {0};
    static const char *const values[][2] = {
        {"a", "bc"}, {"ab", "c"}, {"", NULL}, {NULL, ""}, {NULL, NULL}};
    chiso_result *rounds[2];
    for (size_t i = 0; i < 2; i++) {
        chiso_result *r;
        assert_ok(chiso__result_new(&r, "score", &error), error);
        static const char *const names[] = {"x",    "y",     "code", "parent", "level",
                                            "name", "score", "se",   "df",     "flags"};
        for (size_t c = 0; c < 10; c++) {
            const bool number = c == 4 || (c >= 6 && c <= 8);
            assert_ok(chiso__result_add_column(r, names[c],
                                               number ? CHISO_COLUMN_NUMBER : CHISO_COLUMN_TEXT,
                                               NULL, &error),
                      error);
        }
        for (size_t row = 0; row < 5; row++) {
            assert_ok(chiso__result_add_row(r, &error), error);
            for (size_t c = 0; c < 2; c++)
                assert_ok(chiso__result_set_text(r, c, values[row][c], &error), error);
            assert_ok(chiso__result_set_text(r, 2, "A", &error), error);
            chiso__result_set_number(r, 6, (double)row);
        }
        rounds[i] = r;
    }
    chiso_result *r = compare_rounds(rounds[0], rounds[1], NULL);
    assert_int_equal(chiso_result_rows(r), 5);
    for (size_t row = 0; row < 5; row++) assert_true(chiso_result_number(r, row, 8) == 0);
    chiso_result_free(r);
}

static void rows_stand_as_in_the_later_round_then_what_the_earlier_one_alone_has(void **state) {
    (void)state;
    static const char *const expected[][2] = {{NULL, "B"}, {NULL, "A"}, {NULL, "C"},
                                              {"02", "B"}, {"01", "A"}, {"03", "A"}};
    chiso_result *before = round_new(NULL, "place"), *after = round_new(NULL, "place");
    round_row(after, NULL, "B", NULL, 1, NAN, NAN);
    round_row(after, "02", "B", NULL, 1, NAN, NAN);
    round_row(after, NULL, "A", NULL, 1, NAN, NAN);
    round_row(after, "01", "A", NULL, 1, NAN, NAN);
    round_row(before, "03", "A", NULL, 1, NAN, NAN);
    round_row(before, "01", "A", NULL, 1, NAN, NAN);
    round_row(before, NULL, "C", NULL, 1, NAN, NAN);
    chiso_result *r = compare_rounds(before, after, NULL);
    assert_int_equal(chiso_result_rows(r), 6);
    for (size_t row = 0; row < 6; row++) {
        const char *domain = chiso_result_text(r, row, 0);
        assert_string_equal(domain != NULL ? domain : "",
                            expected[row][0] != NULL ? expected[row][0] : "");
        assert_string_equal(chiso_result_text(r, row, 1), expected[row][1]);
    }
    assert_string_equal(text_in(r, "03", "A", "flags"), "only_before");
    assert_string_equal(text_in(r, "02", "B", "flags"), "only_after");
    assert_string_equal(text_in(r, "01", "A", "flags"), "unverified");
    assert_true(isnan(number_in(r, "02", "B", "change")));
    assert_close(number_in(r, "03", "A", "before"), 1, 0);
    chiso_result_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(results_of_another_analysis_are_refused),
        cmocka_unit_test(domains_must_be_of_the_same_columns),
        cmocka_unit_test(the_recipe_must_be_the_same),
        cmocka_unit_test(lists_of_provinces_are_never_mixed),
        cmocka_unit_test(the_settings_tell_the_list_of_provinces),
        cmocka_unit_test(a_regrouped_round_is_not_by_the_list_of_its_instrument),
        cmocka_unit_test(a_domain_and_node_stand_once),
        cmocka_unit_test(rounds_without_anything_in_common_are_refused),
        cmocka_unit_test(values_of_two_columns_are_kept_apart),
        cmocka_unit_test(rows_stand_as_in_the_later_round_then_what_the_earlier_one_alone_has),
    };
    return RUN_TESTS(tests);
}
