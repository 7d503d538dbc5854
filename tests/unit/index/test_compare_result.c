/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rounds.h"

static chiso_result *round_of(const char *instrument, const char *by, const char *const *domains,
                              double score) {
    chiso_result *r = round_new(instrument, by);
    round_row(r, NULL, "1", "PAPI", score, 0.3, 9);
    for (size_t i = 0; domains[i] != NULL; i++)
        round_row(r, domains[i], "1", "PAPI", score, 0.3, 9);
    return r;
}

static const char *label_in(const chiso_result *r, const char *domain, const char *column) {
    return chiso_result_label(r, round_find(r, domain, "1"),
                              (size_t)chiso_result_find_column(r, column));
}

static void domains_have_the_names_of_provinces_again(void **state) {
    (void)state;
    static const char *const domains[] = {"01", "20", "77x", "(missing)", NULL};
    chiso_result *r = compare_rounds(round_of("papi-2023", "province", domains, 5),
                                     round_of("papi-2024", "province", domains, 6), NULL);
    assert_string_equal(label_in(r, NULL, "province"), "(all)");
    assert_string_equal(label_in(r, "01", "province"), "Hà Nội");
    assert_string_equal(label_in(r, "20", "province"), "Lạng Sơn");
    assert_string_equal(label_in(r, "77x", "province"), "77x");
    assert_string_equal(label_in(r, "(missing)", "province"), "(missing)");
    assert_string_equal(label_in(r, "01", "direction"), "up");
    chiso_result_free(r);
}

static void a_column_of_another_name_holds_no_provinces(void **state) {
    (void)state;
    static const char *const domains[] = {"01", NULL};
    chiso_result *r = compare_rounds(round_of("papi-2023", "place", domains, 5),
                                     round_of("papi-2024", "place", domains, 6), NULL);
    assert_string_equal(label_in(r, "01", "place"), "01");
    chiso_result_free(r);
    r = compare_rounds(round_of(NULL, "province", domains, 5),
                       round_of(NULL, "province", domains, 6), NULL);
    assert_string_equal(label_in(r, "01", "province"), "01");
    chiso_result_free(r);
}

static void labels_of_a_round_are_kept(void **state) {
    (void)state;
    static const char *const domains[] = {"01", NULL};
    chiso_error error = {0};
    chiso_result *after = round_of("papi-2024", "province", domains, 6);
    assert_ok(chiso__result_set_label(after, 0, "01", "The capital", &error), error);
    chiso_result *r = compare_rounds(round_of("papi-2023", "province", domains, 5), after, NULL);
    assert_string_equal(label_in(r, "01", "province"), "The capital");
    chiso_result_free(r);
}

/* An instrument knows what the answers of its variables mean. */
static void answers_have_their_labels_again(void **state) {
    (void)state;
    static const char *const domains[] = {"1", "7", NULL};
    chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
    chiso_instrument *own = own_instrument(
        "key,value\nname,own\n",
        "code,parent,name_en,name_vi,type,variable,scale,min,max\n1,,Mean,Trung bình,indicator,q1,"
        "yn,0,1\n",
        "scale,code,label_en,label_vi,value\nyn,1,Yes,Có,1\nyn,2,No,Không,0\n", NULL);
    options.before = options.after = own;
    options.language = CHISO_VIETNAMESE;
    chiso_result *r = compare_rounds(round_of("own", "q1", domains, 5),
                                     round_of("own", "q1", domains, 6), &options);
    assert_string_equal(label_in(r, "1", "q1"), "Có");
    assert_string_equal(label_in(r, "7", "q1"), "7");
    assert_string_equal(label_in(r, NULL, "q1"), "(chung)");
    assert_string_equal(text_in(r, "1", "1", "name"), "Trung bình");
    chiso_result_free(r);
    chiso_instrument_free(own);
}

static void names_are_those_of_the_instrument_in_the_language_asked_for(void **state) {
    (void)state;
    static const char *const none[] = {NULL};
    chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
    options.language = CHISO_VIETNAMESE;
    chiso_result *r = compare_rounds(round_of("papi-2023", "province", none, 5),
                                     round_of("papi-2024", "province", none, 6), &options);
    assert_string_equal(text_in(r, NULL, "1", "name"), "Tham gia của người dân ở cấp cơ sở");
    assert_string_equal(text_in(r, NULL, "1", "parent"), "PAPI");
    assert_true(number_in(r, NULL, "1", "level") == 1);
    chiso_result_free(r);
    r = compare_rounds(round_of("mine", "province", none, 5), round_of("mine", "province", none, 6),
                       &options);
    assert_string_equal(text_in(r, NULL, "1", "name"), "1");
    chiso_result_free(r);
}

static void flags_of_both_rounds_add_up(void **state) {
    (void)state;
    chiso_result *before = round_new("papi-2023", NULL), *after = round_new("papi-2024", NULL);
    round_row(before, NULL, "1", "PAPI", 5, 0.3, 0);
    round_text(before, "flags", "few_answers;no_df");
    round_row(after, NULL, "1", "PAPI", 5, 0.3, 5);
    round_text(after, "flags", "few_psus");
    round_row(before, NULL, "2", "PAPI", 5, 0.3, 9);
    round_row(after, NULL, "2", "PAPI", 5, 0.3, NAN);
    round_row(before, NULL, "3", "PAPI", NAN, NAN, NAN);
    round_text(before, "flags", "published;withheld");
    round_row(after, NULL, "3", "PAPI", 5, 0.3, 9);
    chiso_result *r = compare_rounds(before, after, NULL);
    assert_string_equal(text_in(r, NULL, "1", "flags"), "few_answers;few_psus;no_df");
    assert_string_equal(text_in(r, NULL, "2", "flags"), "no_df");
    assert_string_equal(text_in(r, NULL, "3", "flags"), "published;withheld");
    assert_string_equal(text_in(r, NULL, "3", "rule_5_percent"), "");
    assert_string_equal(text_in(r, NULL, "2", "direction"), "");
    chiso_result_free(r);
}

/* Two nodes, of which the first is a small cell in the earlier round, whose figures are gone. */
static chiso_result *after_a_suppressed_round(void) {
    chiso_error error = {0};
    chiso_result *before = round_new("papi-2023", NULL), *after = round_new("papi-2024", NULL);
    chiso_result *emptied;
    round_row(before, NULL, "1", "PAPI", 5, 0.3, 9);
    round_text(before, "flags", "small_cell;few_answers");
    round_row(before, NULL, "2", "PAPI", 5, 0.3, 9);
    round_row(after, NULL, "1", "PAPI", 6, 0.3, 9);
    round_row(after, NULL, "2", "PAPI", 6, 0.3, 9);
    assert_ok(chiso_result_suppress(&emptied, before, &error), error);
    chiso_result_free(before);
    return compare_rounds(emptied, after, NULL);
}

static void a_round_whose_figure_is_gone_gives_no_change(void **state) {
    (void)state;
    chiso_result *r = after_a_suppressed_round();
    assert_true(isnan(number_in(r, NULL, "1", "before")));
    assert_true(number_in(r, NULL, "1", "after") == 6);
    assert_true(isnan(number_in(r, NULL, "1", "change")) && isnan(number_in(r, NULL, "1", "se")));
    assert_string_equal(text_in(r, NULL, "1", "direction"), "");
    assert_string_equal(text_in(r, NULL, "1", "rule_5_percent"), "");
    assert_string_equal(text_in(r, NULL, "1", "flags"), "small_cell;few_answers");
    assert_true(number_in(r, NULL, "2", "change") == 1);
    chiso_result_free(r);
}

static void a_small_cell_of_either_round_empties_the_change(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *r = after_a_suppressed_round(), *emptied;
    assert_ok(chiso_result_suppress(&emptied, r, &error), error);
    chiso_result_free(r);
    assert_true(isnan(number_in(emptied, NULL, "1", "after")));
    assert_true(number_in(emptied, NULL, "1", "level") == 1);
    assert_string_equal(text_in(emptied, NULL, "1", "name"), "Participation at Local Levels");
    assert_true(number_in(emptied, NULL, "2", "change") == 1);
    assert_string_equal(text_in(emptied, NULL, "2", "direction"), "up");
    assert_string_equal(text_in(emptied, NULL, "2", "rule_5_percent"), "up");
    chiso_result_free(emptied);
}

static const char *setting(const chiso_result *r, const char *key, size_t index) {
    for (size_t i = 0; i < chiso_result_settings(r); i++) {
        if (strcmp(chiso_result_setting_key(r, i), key) == 0)
            return chiso_result_setting_text(r, i, index);
    }
    fail_msg("no setting %s", key);
    return NULL;
}

static void settings_say_what_was_compared_and_how(void **state) {
    (void)state;
    static const char *const none[] = {NULL};
    static const char *const files[] = {"a.csv", "b.csv"};
    chiso_error error = {0};
    chiso_result *before = round_of("papi-2023", "province", none, 5);
    chiso_result *after = round_of("papi-2024", "province", none, 6);
    assert_ok(chiso__result_add_setting(after, "files", CHISO_SETTING_LIST, files, 2, &error),
              error);
    round_setting(after, "metric", "top2");
    chiso_result *r = compare_rounds(before, after, NULL);
    assert_string_equal(chiso_result_command(r), "compare");
    assert_string_equal(setting(r, "before_instrument", 0), "papi-2023");
    assert_string_equal(setting(r, "after_instrument", 0), "papi-2024");
    assert_null(setting(r, "before_files", 0));
    assert_string_equal(setting(r, "after_files", 1), "b.csv");
    assert_string_equal(setting(r, "metric", 0), "top2");
    assert_null(setting(r, "nation", 0));
    assert_string_equal(setting(r, "rounds", 0), "independent");
    assert_string_equal(setting(r, "breaks", 0), "skip");
    assert_string_equal(setting(r, "family", 0), "node");
    assert_string_equal(setting(r, "level", 0), "0.95");
    assert_string_equal(setting(r, "lang", 0), "en");
    chiso_result_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(domains_have_the_names_of_provinces_again),
        cmocka_unit_test(a_column_of_another_name_holds_no_provinces),
        cmocka_unit_test(labels_of_a_round_are_kept),
        cmocka_unit_test(answers_have_their_labels_again),
        cmocka_unit_test(names_are_those_of_the_instrument_in_the_language_asked_for),
        cmocka_unit_test(flags_of_both_rounds_add_up),
        cmocka_unit_test(a_round_whose_figure_is_gone_gives_no_change),
        cmocka_unit_test(a_small_cell_of_either_round_empties_the_change),
        cmocka_unit_test(settings_say_what_was_compared_and_how),
    };
    return RUN_TESTS(tests);
}
