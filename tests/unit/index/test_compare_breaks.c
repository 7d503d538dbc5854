/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rounds.h"

/* --- built-in instruments: what is known of PAPI and SIPAS --- */

/* Rounds of two instruments with these nodes in the whole. */
static chiso_result *compare_built_in(const char *before, const char *after,
                                      const char *const *codes, size_t count, int32_t language) {
    chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
    chiso_result *rounds[] = {round_new(before, NULL), round_new(after, NULL)};
    options.language = language;
    for (size_t i = 0; i < 2; i++)
        for (size_t c = 0; c < count; c++) round_row(rounds[i], NULL, codes[c], NULL, 5, 0.3, 9);
    return compare_rounds(rounds[0], rounds[1], &options);
}

static void the_breaks_of_papi_are_those_that_are_documented(void **state) {
    (void)state;
    static const char *const codes[] = {"PAPI", "1", "1.1", "1.2", "2", "2.1", "3",
                                        "3.2",  "4", "5",   "5.1", "6", "6.1", "6.4"};
    enum { CODES = sizeof codes / sizeof codes[0] };
    static const struct {
        const char *before, *after, *broken; /* one letter a code: + is a break */
    } pairs[] = {
        {"papi-2011", "papi-2015", "--------------"}, {"papi-2015", "papi-2016", "++++--++-++---"},
        {"papi-2011", "papi-2017", "++++--++-++---"}, {"papi-2016", "papi-2017", "--------------"},
        {"papi-2017", "papi-2018", "+---++++------"}, {"papi-2018", "papi-2019", "+++-----------"},
        {"papi-2019", "papi-2020", "+-------------"}, {"papi-2020", "papi-2021", "+-----++-+++-+"},
        {"papi-2021", "papi-2022", "+++-----------"}, {"papi-2022", "papi-2023", "--------------"},
        {"papi-2023", "papi-2024", "--------------"}, {"papi-2024", "papi-2022", "--------------"},
        {"papi-2022", "papi-2021", "+++-----------"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        chiso_result *r =
            compare_built_in(pairs[i].before, pairs[i].after, codes, CODES, CHISO_ENGLISH);
        char found[CODES + 1] = "";
        for (size_t c = 0; c < CODES; c++) {
            const bool broken = strcmp(text_in(r, NULL, codes[c], "flags"), "break") == 0;
            found[c] = broken ? '+' : '-';
            assert_int_equal(broken, isnan(number_in(r, NULL, codes[c], "change")) != 0);
            assert_int_equal(broken, text_in(r, NULL, codes[c], "break_why")[0] != '\0');
        }
        if (strcmp(found, pairs[i].broken) != 0)
            fail_msg("%s to %s: %s, not %s", pairs[i].before, pairs[i].after, found,
                     pairs[i].broken);
        chiso_result_free(r);
    }
}

static void a_break_says_why(void **state) {
    (void)state;
    static const char *const codes[] = {"PAPI", "1", "1.1", "8.1", "8"};
    chiso_result *r = compare_built_in("papi-2018", "papi-2019", codes, 5, CHISO_ENGLISH);
    assert_string_equal(text_in(r, NULL, "PAPI", "break_why"), "a node below it changed");
    assert_contains(text_in(r, NULL, "1.1", "break_why"), "jump from 2018 to 2019");
    assert_string_equal(text_in(r, NULL, "8.1", "break_why"), "another range");
    assert_true(has_note(r, "Not compared, because the definition changed"));
    assert_true(has_note(r, "PAPI, 1, 1.1, 8.1, 8"));
    chiso_result_free(r);
    r = compare_built_in("papi-2018", "papi-2019", codes, 5, CHISO_VIETNAMESE);
    assert_string_equal(text_in(r, NULL, "1", "break_why"), "một nút bên dưới đã thay đổi");
    assert_contains(text_in(r, NULL, "1.1", "break_why"), "định nghĩa đã thay đổi");
    chiso_result_free(r);
}

static void the_forms_of_sipas_share_what_they_share(void **state) {
    (void)state;
    static const char *const codes[] = {"SIPAS", "P", "P.A", "P.C", "Q9_1", "Q9_13", "Q9_15"};
    static const char *const expected[] = {"break", "break", "", "break", "", "break", "break"};
    chiso_result *r = compare_built_in("sipas-2022", "sipas-2024", codes, 7, CHISO_ENGLISH);
    for (size_t i = 0; i < 7; i++)
        assert_string_equal(text_in(r, NULL, codes[i], "flags"), expected[i]);
    chiso_result_free(r);
}

static void breaks_are_compared_when_asked(void **state) {
    (void)state;
    chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
    chiso_result *before = round_new("papi-2018", NULL), *after = round_new("papi-2019", NULL);
    options.breaks = CHISO_BREAKS_COMPARE;
    round_row(before, NULL, "1.1", NULL, 1, 0.3, 9);
    round_row(after, NULL, "1.1", NULL, 2, 0.4, 9);
    chiso_result *r = compare_rounds(before, after, &options);
    assert_close(number_in(r, NULL, "1.1", "change"), 1, 0);
    assert_string_equal(text_in(r, NULL, "1.1", "rule_5_percent"), "up");
    assert_string_equal(text_in(r, NULL, "1.1", "flags"), "break");
    assert_true(has_note(r, "Compared although the definition changed: 1.1"));
    chiso_result_free(r);
}

/* --- instruments of one's own: one thing changes at a time --- */

#define HEADER                                                                                     \
    "code,parent,name_en,name_vi,type,variable,scale,weight,direction,min,max,aggregate,"          \
    "range_min,range_max\n"
#define TOP "T,,Top,Tất cả,group,,,,,,,mean,1,10\n"
#define A "A,T,First,Một,indicator,q1,yn,1,1,0,1,,1,10\n"
#define B "B,T,Second,Hai,indicator,q2,,1,1,0,5,,1,10\n"
#define SCALES "scale,code,label_en,value,missing\n"
#define YN SCALES "yn,1,Yes,1,\nyn,2,No,0,\nyn,9,Unsure,,dont_know\n"
#define PROPERTIES(year) "key,value\nname,own\nyear," #year "\n"

static const struct own {
    const char *nodes, *scales, *code, *why; /* the node that breaks, and why; NULL: none */
} owns[] = {
    {HEADER TOP A B, YN, NULL, NULL},
    {HEADER TOP B A, YN, NULL, NULL}, /* in another order */
    {HEADER TOP "A,T,FIRST!,Khác,indicator,q1,yn,1,1,0,1,,1,10\n" B, YN, NULL, NULL},
    {HEADER TOP A B, SCALES "yn,1,Of course,1,\nyn,2,Never,0,\nyn,9,?,,dont_know\n", NULL, NULL},
    {HEADER TOP "A,T,Other,Một,indicator,q1,yn,1,1,0,1,,1,10\n" B, YN, "A", "another name"},
    {HEADER TOP "A,T,,Một,indicator,q1,yn,1,1,0,1,,1,10\n" B, YN, NULL, NULL},
    {HEADER TOP "A,T,,Khác,indicator,q1,yn,1,1,0,1,,1,10\n" B, YN, "A", "another name"},
    {HEADER TOP "A,T,First,Một,indicator,q9,yn,1,1,0,1,,1,10\n" B, YN, "A", "another variable"},
    {HEADER TOP "A,T,First,Một,indicator,q1,,1,1,0,1,,1,10\n" B, YN, "A", "other answers"},
    {HEADER TOP A B, SCALES "yn,1,Yes,1,\nyn,2,No,0,\n", "A", "other answers"},
    {HEADER TOP A B, SCALES "yn,1,Yes,1,\nyn,3,No,0,\nyn,9,Unsure,,dont_know\n", "A",
     "other answers"},
    {HEADER TOP A B, SCALES "yn,1,Yes,1,\nyn,2,No,0.5,\nyn,9,Unsure,,dont_know\n", "A",
     "other answers"},
    {HEADER TOP A B, SCALES "yn,1,Yes,1,\nyn,2,No,0,\nyn,9,Unsure,,refused\n", "A",
     "other answers"},
    {HEADER TOP "A,T,First,Một,indicator,q1,yn,1,-1,0,1,,1,10\n" B, YN, "A", "other bounds"},
    {HEADER TOP "A,T,First,Một,indicator,q1,yn,1,1,0,2,,1,10\n" B, YN, "A", "other bounds"},
    {HEADER TOP "A,T,First,Một,indicator,q1,yn,1,1,,,,1,10\n" B, YN, "A", "other bounds"},
    {HEADER "T,,Top,Tất cả,group,,,,,,,mean,0,100\n" A B, YN, "T", "another range"},
    {HEADER "T,,Top,Tất cả,group,,,,,,,sum,,\n" A B, YN, "T", "another type"},
    {HEADER TOP A "B,T,Second,Hai,indicator,q2,,3,1,0,5,,1,10\n", YN, "T",
     "other nodes below it, or other weights"},
    {HEADER TOP A B "C,T,Third,Ba,indicator,q3,,1,1,0,5,,1,10\n", YN, "T",
     "other nodes below it, or other weights"},
    {HEADER TOP A, YN, "T", "other nodes below it, or other weights"},
    {HEADER TOP "S,T,Sub,Nhóm,group,,,,,,,mean,1,10\n"
                "A,S,First,Một,indicator,q1,yn,1,1,0,1,,1,10\n" B,
     YN, "A", "another parent"},
};

static chiso_result *compare_own(const chiso_instrument *before, const chiso_instrument *after) {
    chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
    chiso_result *rounds[] = {round_new("own", NULL), round_new("own", NULL)};
    options.before = before;
    options.after = after;
    for (size_t i = 0; i < 2; i++) {
        round_row(rounds[i], NULL, "T", NULL, 5, 0.3, 9);
        round_row(rounds[i], NULL, "A", "T", 5, 0.3, 9);
        round_row(rounds[i], NULL, "B", "T", 5, 0.3, 9);
    }
    return compare_rounds(rounds[0], rounds[1], &options);
}

static void check_own(const struct own *own, bool backwards) {
    chiso_instrument *usual = own_instrument(PROPERTIES(2023), HEADER TOP A B, YN, NULL);
    chiso_instrument *other = own_instrument(PROPERTIES(2024), own->nodes, own->scales, NULL);
    chiso_result *r = backwards ? compare_own(other, usual) : compare_own(usual, other);
    static const char *const codes[] = {"T", "A", "B"};
    for (size_t i = 0; i < 3; i++) {
        const char *why = text_in(r, NULL, codes[i], "break_why");
        const bool expected = own->code != NULL && strcmp(codes[i], own->code) == 0;
        if (expected && strcmp(why, own->why) != 0)
            fail_msg("%s: %s, not %s", codes[i], why, own->why);
        if (own->code == NULL && why[0] != '\0') fail_msg("%s: %s", codes[i], why);
    }
    chiso_result_free(r);
    chiso_instrument_free(usual);
    chiso_instrument_free(other);
}

static void every_part_of_a_definition_counts_and_nothing_else(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof owns / sizeof owns[0]; i++) {
        check_own(&owns[i], false);
        check_own(&owns[i], true);
    }
}

static void an_own_series_may_break(void **state) {
    (void)state;
    static const struct {
        const char *breaks;
        const char *flags[3]; /* of T, A, B */
    } cases[] = {
        {"from,code,why_en\n2024,A,asked otherwise\n", {"break", "break", ""}},
        {"from,code\n2024,T\n", {"break", "break", "break"}},
        {"from,code\n2023,T\n", {"", "", ""}},
        {"from,code\n2025,T\n", {"", "", ""}},
        {"from,code\n2024,Z\n", {"", "", ""}},
    };
    static const char *const codes[] = {"T", "A", "B"};
    chiso_instrument *before = own_instrument(PROPERTIES(2023), HEADER TOP A B, YN, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        chiso_instrument *after =
            own_instrument(PROPERTIES(2024), HEADER TOP A B, YN, cases[i].breaks);
        chiso_result *r = compare_own(before, after);
        for (size_t c = 0; c < 3; c++)
            assert_string_equal(text_in(r, NULL, codes[c], "flags"), cases[i].flags[c]);
        if (i == 0) assert_string_equal(text_in(r, NULL, "A", "break_why"), "asked otherwise");
        if (i == 1) assert_string_equal(text_in(r, NULL, "A", "break_why"), "the series breaks");
        chiso_result_free(r);
        chiso_instrument_free(after);
    }
    chiso_instrument_free(before);
}

static void without_years_no_series_breaks(void **state) {
    (void)state;
    static const char timeless[] = "key,value\nname,own\n";
    chiso_instrument *before = own_instrument(timeless, HEADER TOP A B, YN, NULL);
    chiso_instrument *after =
        own_instrument(PROPERTIES(2024), HEADER TOP A B, YN, "from,code\n2024,T\n");
    chiso_result *r = compare_own(before, after);
    assert_string_equal(text_in(r, NULL, "T", "flags"), "");
    chiso_result_free(r);
    chiso_instrument_free(before);
    chiso_instrument_free(after);
}

/* --- the results alone --- */

static chiso_result *unknown_round(const char *name, const char *parent, const char *lang) {
    chiso_result *r = round_new("mine", NULL);
    round_setting(r, "lang", lang);
    round_row(r, NULL, "T", NULL, 5, 0.3, 9);
    round_row(r, NULL, "S", "T", 5, 0.3, 9);
    round_row(r, NULL, "A", parent, 5, 0.3, 9);
    round_text(r, "name", name);
    return r;
}

static void without_instruments_names_and_parents_are_looked_at(void **state) {
    (void)state;
    static const struct {
        const char *name, *parent, *lang, *a, *s, *t; /* flags of the nodes */
    } cases[] = {
        {"Old name", "S", "en", "unverified", "unverified", "unverified"},
        {"old-name", "S", "en", "unverified", "unverified", "unverified"},
        {"New", "S", "en", "break;unverified", "break;unverified", "break;unverified"},
        {"Mới", "S", "vi", "unverified", "unverified", "unverified"},
        {NULL, "S", "en", "unverified", "unverified", "unverified"},
        {"Old name", "T", "en", "break;unverified", "unverified", "break;unverified"},
        {"Old name", "Z", "en", "break;unverified", "unverified", "unverified"},
        {"Old name", NULL, "en", "break;unverified", "unverified", "unverified"},
        {"Old name", "A", "en", "break;unverified", "unverified", "unverified"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        chiso_result *r =
            compare_rounds(unknown_round("Old name", "S", "en"),
                           unknown_round(cases[i].name, cases[i].parent, cases[i].lang), NULL);
        assert_string_equal(text_in(r, NULL, "A", "flags"), cases[i].a);
        assert_string_equal(text_in(r, NULL, "S", "flags"), cases[i].s);
        assert_string_equal(text_in(r, NULL, "T", "flags"), cases[i].t);
        assert_true(has_note(r, "could not be compared, because an instrument is not at hand"));
        chiso_result_free(r);
    }
}

static void a_node_that_the_instruments_lack_is_not_verified(void **state) {
    (void)state;
    static const char *const codes[] = {"1", "9.9"};
    chiso_result *r = compare_built_in("papi-2023", "papi-2024", codes, 2, CHISO_ENGLISH);
    assert_string_equal(text_in(r, NULL, "1", "flags"), "");
    assert_string_equal(text_in(r, NULL, "9.9", "flags"), "unverified");
    chiso_result_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_breaks_of_papi_are_those_that_are_documented),
        cmocka_unit_test(a_break_says_why),
        cmocka_unit_test(the_forms_of_sipas_share_what_they_share),
        cmocka_unit_test(breaks_are_compared_when_asked),
        cmocka_unit_test(every_part_of_a_definition_counts_and_nothing_else),
        cmocka_unit_test(an_own_series_may_break),
        cmocka_unit_test(without_years_no_series_breaks),
        cmocka_unit_test(without_instruments_names_and_parents_are_looked_at),
        cmocka_unit_test(a_node_that_the_instruments_lack_is_not_verified),
    };
    return RUN_TESTS(tests);
}
