/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/workbook.h"

#include "book.h"

static void published_scores_have_no_margins_and_say_so(void **state) {
    (void)state;
    survey s = published_scores(some_published);
    chiso_report *report = report_of(&s, NULL);
    struct book b = book_of(report);
    assert_contains(b.strings, "Published scores: no margin of error is known");
    char *chart = part(&b, "xl/charts/chart1.xml");
    assert_contains(chart, "<c:lineChart>");
    assert_lacks(chart, "hiLowLines");
    assert_contains(chart, "which is not known");
    free(chart);
    free_book(&b);
    chiso_report_free(report);
    survey_free(&s);
}

static void a_survey_has_margins_and_its_sheets(void **state) {
    (void)state;
    for (int32_t language = 0; language < 2; language++) {
        survey s = answers_by(by_province_alone, 1);
        chiso_report *report = report_shown(&s, language);
        struct book b = book_of(report);
        char *chart = part(&b, "xl/charts/chart1.xml");
        assert_contains(chart, "<c:hiLowLines>");
        assert_lacks(b.strings, "no margin of error is known");
        assert_contains(b.strings, language == 0 ? "about 95% would have a 95% confidence interval"
                                                 : "khoảng 95% số lần, khoảng tin cậy 95% sẽ");
        assert_contains(b.workbook, "state=\"hidden\"");
        assert_contains(b.workbook, language == 0 ? "Province profile" : "Hồ sơ tỉnh");
        free(chart);
        free_book(&b);
        chiso_report_free(report);
        survey_free(&s);
    }
}

/* What a text of the workbook is in the language of its numbers. */
static void levels_are_written_as_the_language_writes_them(void **state) {
    (void)state;
    static const char *const expected[2][2] = {
        {"about 97.5% would have a 97.5% confidence", "about 97.5% would have an interval"},
        {"thì khoảng 97,5% số lần, khoảng tin cậy 97,5% sẽ", "khoảng tin cậy tính được sẽ chứa"}};
    for (int32_t language = 0; language < 2; language++) {
        survey s = answers_by(by_province_alone, 1);
        chiso_variance_options variance = shown_variance();
        chiso_score_options score = CHISO_SCORE_OPTIONS_INIT;
        chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
        variance.level = 0.975;
        score.variance = &variance, score.language = language, options.score = &score;
        chiso_report *report = report_of(&s, &options);
        struct book b = book_of(report);
        for (size_t i = 0; i < 2; i++) assert_contains(b.strings, expected[language][i]);
        free_book(&b);
        chiso_report_free(report);
        survey_free(&s);
    }
}

/* The method as a reader finds it: of what is compared here, and of no instrument but ours. */
static void advice_is_about_what_is_compared(void **state) {
    (void)state;
    survey s = answers_by(by_province_alone, 1);
    chiso_report *report = report_shown(&s, CHISO_ENGLISH);
    struct book b = book_of(report);
    assert_contains(b.strings, "Groups divide the provinces at the 25th");
    assert_contains(b.strings, "the ranks that a province may really have");
    assert_lacks(b.strings, "PAPI");
    free_book(&b);
    chiso_report_free(report);
    survey_free(&s);
    s = answers_by(by_sex, 1);
    report = report_shown(&s, CHISO_ENGLISH);
    b = book_of(report);
    assert_contains(b.strings, "Groups divide the units at the 25th");
    assert_contains(b.strings, "<t>Unit</t>");
    assert_lacks(b.strings, "a province");
    assert_lacks(b.strings, "<t>Province</t>");
    free_book(&b);
    chiso_report_free(report);
    survey_free(&s);
}

static void a_range_of_ranks_says_what_it_promises(void **state) {
    (void)state;
    static const struct {
        int32_t kind;
        const char *promise, *other;
    } cases[] = {
        {CHISO_RANKS_SIMULTANEOUS, "ranges that all hold the true ranks", "holds its true rank"},
        {CHISO_RANKS_MARGINAL, "a range that holds its true rank", "all hold the true ranks"}};
    for (size_t i = 0; i < 2; i++) {
        survey s = answers_by(by_province_alone, 1);
        const chiso_variance_options variance = shown_variance();
        chiso_rank_options ranks = CHISO_RANK_OPTIONS_INIT;
        chiso_score_options score = CHISO_SCORE_OPTIONS_INIT;
        chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
        ranks.kind = cases[i].kind;
        score.variance = &variance, score.ranks = &ranks, options.score = &score;
        chiso_report *report = report_of(&s, &options);
        struct book b = book_of(report);
        assert_contains(b.strings, cases[i].promise);
        assert_lacks(b.strings, cases[i].other);
        free_book(&b);
        chiso_report_free(report);
        survey_free(&s);
    }
}

/* Published scores by the 34 provinces: 02 and 08 became 08. */
static survey merged_scores(void) {
    chiso_regroup_options regroup = CHISO_REGROUP_OPTIONS_INIT;
    chiso_responses *populations;
    chiso_totals *merged;
    survey s = published_scores(
        "province,d1,d2,d3\n01,0.5,1.25,0.125\n02,0.25,0.75,0.5\n"
        "08,0.25,2,0.0625\n");
    survey_file(&s, "province,population\n01,8\n02,1\n08,1\n");
    const char *const path[] = {s.path[1]};
    assert_ok(chiso_responses_from_files(&populations, path, 1, NULL, &s.error), s.error);
    regroup.populations = populations;
    assert_ok(chiso_totals_regroup(&merged, NULL, s.totals, &regroup, &s.error), s.error);
    chiso_responses_free(populations);
    chiso_totals_free(s.totals);
    s.totals = merged;
    return s;
}

/* Nobody published them, and they must not be taken for what was. */
static void scores_of_merged_provinces_are_told_from_published_ones(void **state) {
    (void)state;
    static const char *const words[2] = {
        "scores of merged provinces (marked “approximate”) that nobody published",
        "điểm của các tỉnh, thành phố sáp nhập (ghi “xấp xỉ”) chưa được công bố"};
    static const char *const mark[2] = {"<t>approximate</t>", "<t>xấp xỉ</t>"};
    for (int32_t language = 0; language < 2; language++) {
        survey s = merged_scores();
        chiso_score_options score = CHISO_SCORE_OPTIONS_INIT;
        chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
        score.language = language, options.score = &score;
        chiso_report *report = report_of(&s, &options);
        struct book b = book_of(report);
        assert_contains(b.strings, words[language]);
        assert_contains(b.strings, mark[language]);
        assert_contains(b.strings, language == 0 ? "<t>Overall</t>" : "<t>Chung</t>");
        free_book(&b);
        chiso_report_free(report);
        survey_free(&s);
    }
}

static void regions_are_called_so_throughout(void **state) {
    (void)state;
    survey s = answers_by(by_province_alone, 1);
    chiso_regroup_options regroup = CHISO_REGROUP_OPTIONS_INIT;
    chiso_totals *regions;
    regroup.into = CHISO_REGIONS;
    assert_ok(chiso_totals_regroup(&regions, NULL, s.totals, &regroup, &s.error), s.error);
    chiso_totals_free(s.totals);
    s.totals = regions;
    chiso_report *report = report_shown(&s, CHISO_ENGLISH);
    struct book b = book_of(report);
    assert_contains(b.strings, "<t>Region</t>");
    assert_contains(b.strings, "Groups divide the regions at the 25th");
    assert_contains(b.workbook, "name=\"Profile\"");
    assert_lacks(b.strings, "<t>Province</t>");
    free_book(&b);
    chiso_report_free(report);
    survey_free(&s);
}

static void without_domains_there_is_nothing_to_rank(void **state) {
    (void)state;
    survey s = answers_by(NULL, 0);
    chiso_report *report = report_shown(&s, CHISO_ENGLISH);
    struct book b = book_of(report);
    assert_lacks(b.workbook, "profile");
    assert_lacks(b.workbook, "Overview");
    assert_lacks(b.workbook, "state=\"hidden\"");
    assert_true(!has_part(&b, "xl/charts/chart1.xml"));
    free_book(&b);
    chiso_report_free(report);
    survey_free(&s);
}

static void domains_of_two_columns_have_both_names(void **state) {
    (void)state;
    survey s = answers_by(by_both, 2);
    chiso_report *report = report_shown(&s, CHISO_ENGLISH);
    struct book b = book_of(report);
    assert_contains(b.strings, "<t>Hà Nội, f</t>");
    assert_contains(b.strings, "<t>(missing), m</t>");
    assert_contains(b.workbook, "name=\"Profile\"");
    free_book(&b);
    chiso_report_free(report);
    survey_free(&s);
}

static void small_cells_show_the_mark(void **state) {
    (void)state;
    survey s = answers_by(by_province_alone, 1);
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    chiso_score_options score = CHISO_SCORE_OPTIONS_INIT;
    chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
    variance.min_n = 15;
    score.variance = &variance, options.score = &score;
    chiso_report *report = report_of(&s, &options);
    struct book b = book_of(report);
    assert_contains(b.strings, "<t>‡</t>");
    assert_contains(b.strings, "figures are not shown; ranks and groups count them too</t>");
    assert_contains(b.strings, "figures are not shown</t>"); /* answers have no ranks */
    free_book(&b);
    chiso_report_free(report);
    survey_free(&s);
}

static void where_nobody_may_be_seen_there_is_no_chart_of_ranks(void **state) {
    (void)state;
    survey s = answers_by(by_province_alone, 1);
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    chiso_score_options score = CHISO_SCORE_OPTIONS_INIT;
    chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
    variance.min_n = 1000, variance.method = CHISO_VARIANCE_NONE;
    score.variance = &variance, options.score = &score;
    chiso_report *report = report_of(&s, &options);
    struct book b = book_of(report);
    char *profile = NULL;
    assert_contains(b.strings, "No margin of error was computed");
    for (int i = 1; i < 12 && profile == NULL; i++) {
        char name[64];
        snprintf(name, sizeof name, "xl/worksheets/sheet%d.xml", i);
        char *sheet = zip_part(b.bytes.bytes, b.bytes.length, name);
        if (sheet != NULL && strstr(sheet, "MEDIAN(") != NULL)
            profile = sheet;
        else
            free(sheet);
    }
    assert_non_null(profile);
    assert_contains(profile, "<v>‡</v>");
    free(profile);
    free_book(&b);
    chiso_report_free(report);
    survey_free(&s);
}

/* Three people, who say yes, no and yes: two leaves read that, and one code has no words. */
static void answers_have_the_words_of_question_and_answer(void **state) {
    (void)state;
    static const char *const expected[2][3] = {{"First", "Second", "Yes"}, {"Một", "Hai", "Có"}};
    for (int32_t language = 0; language < 2; language++) {
        survey s = survey_new();
        survey_file(&s, "sex,q\nf,1\nf,2\nf,1\n");
        s.options.by = by_sex, s.options.n_by = 1;
        survey_read_with(
            &s, own_instrument(
                    "key,value\nname,own\n",
                    "code,parent,name_en,name_vi,type,variable,scale,direction,min,max,"
                    "aggregate\nX,,Index,Chỉ số,group,,,,,,mean\n"
                    "a,X,First,Một,indicator,q,s,1,1,2,\n"
                    "b,X,Second,Hai,indicator,q,s,1,1,2,\n",
                    "scale,code,label_en,label_vi,value,missing\ns,1,Yes,Có,,\ns,2,,,,\n", NULL));
        chiso_report *report = report_shown(&s, language);
        struct book b = book_of(report);
        char *sheet = sheet_named(&b, language == 0 ? "Answers" : "Câu trả lời");
        for (int leaf = 0; leaf < 2; leaf++) {
            const char *const cells[2][4] = {{"B6", "C6", "D6", "D7"}, {"B8", "C8", "D8", "D9"}};
            assert_cell(&b, sheet, cells[leaf][0], leaf == 0 ? "a" : "b");
            assert_cell(&b, sheet, cells[leaf][1], expected[language][leaf]);
            assert_cell(&b, sheet, cells[leaf][2], expected[language][2]);
            assert_cell(&b, sheet, cells[leaf][3], "2");
        }
        assert_cell(&b, sheet, "A10", "f");
        assert_int_equal(count_of(sheet, "<v>0.6666666666666666</v>"), 4);
        assert_lacks(b.strings, "proportion");
        free(sheet);
        free_book(&b);
        chiso_report_free(report);
        survey_free(&s);
    }
}

static void a_round_before_has_a_sheet_of_changes(void **state) {
    (void)state;
    survey s = published_scores(some_published);
    chiso_result *before = NULL;
    chiso_error error = {0};
    chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
    assert_ok(chiso_score(&before, s.totals, NULL, &error), error);
    options.before = before, options.before_instrument = s.instrument;
    chiso_report *report = report_of(&s, &options);
    struct book b = book_of(report);
    assert_contains(b.workbook, "name=\"Change\"");
    assert_contains(b.strings, "Change since the round before");
    free_book(&b);
    chiso_report_free(report);
    chiso_result_free(before);
    survey_free(&s);
}

static void the_real_instruments_have_the_sheets_that_officials_look_for(void **state) {
    (void)state;
    survey s = survey_new();
    s.instrument_name = "papi-2024";
    s.options.by = by_province_alone, s.options.n_by = 1;
    static const char *const province[] = {"province"};
    s.options.by = province;
    survey_file(&s,
                "province,1.1,1.2,1.3,1.4,2.1,2.2,2.3,2.4,3.1,3.2,3.3,4.1,4.2,4.3,4.4,5.1,5.2,5.3,"
                "6.1,6.2,6.3,6.4,7.1,7.2,7.3,8.1,8.2,8.3\n"
                "01,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,2,2,2,2,2,2,2,1,1,1,1,1,1\n"
                "20,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2\n");
    assert_ok(survey_read(&s), s.error);
    chiso_report *report = report_of(&s, NULL);
    struct book b = book_of(report);
    assert_sheets(&b,
                  "PAPI;Overview;1 Participation at Local Levels;2 Transparency in Local;3 "
                  "Vertical Accountability;4 Control of Corruption in the;5 Public "
                  "Administrative;6 Public Service Delivery;7 Environmental Governance;8 "
                  "E-Governance;Province profile;All scores;Method;Data");
    char *radar = part(&b, "xl/charts/chart2.xml");
    assert_contains(radar, "<c:radarChart>");
    assert_int_equal(count_of(radar, "<c:ser>"), 3);
    free(radar);
    free_book(&b);
    chiso_report_free(report);
    survey_free(&s);
}

/* Simulated answers of the examples. */
static survey sipas_answers(void) {
    static const char *const by[] = {"province"}, *const psu[] = {"psu"};
    survey s = survey_new();
    FILE *file = fopen(CHISO_SOURCE "/examples/data/sipas-small.csv", "rb");
    enum { ROOM = 1 << 20 };
    char *text = calloc(ROOM, 1);
    assert_non_null(file);
    assert_non_null(text);
    assert_true(fread(text, 1, ROOM - 1, file) < ROOM - 1);
    fclose(file);
    survey_file(&s, text);
    free(text);
    s.instrument_name = "sipas-2024";
    s.design.strata = "stratum", s.design.psu = psu, s.design.n_psu = 1, s.design.weight = "weight";
    s.options.by = by, s.options.n_by = 1;
    assert_ok(survey_read(&s), s.error);
    return s;
}

static void groups_and_contents_of_sipas_have_sheets_of_their_own(void **state) {
    (void)state;
    survey s = sipas_answers();
    chiso_report *report = report_shown(&s, CHISO_VIETNAMESE);
    struct book b = book_of(report);
    static const char *const starts[] = {"P ",   "P.A ", "P.B ", "P.C ", "P.D ", "S ",
                                         "S.A ", "S.B ", "S.C ", "S.D ", "S.E "};
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        char name[32];
        snprintf(name, sizeof name, "<sheet name=\"%s", starts[i]);
        assert_int_equal(count_of(b.workbook, name), 1);
    }
    assert_int_equal(count_of(b.workbook, "<sheet name="), 11 + 7);
    assert_contains(b.strings, "đơn vị công bố PAPI và SIPAS không công bố sai số");
    char *radar = part(&b, "xl/charts/chart2.xml");
    assert_int_equal(count_of(radar, "<c:ptCount val=\"9\"/>"),
                     6); /* the contents, and no groups */
    free(radar);
    free_book(&b);
    chiso_report_free(report);
    survey_free(&s);
}

static void a_report_is_rendered_and_there_is_no_third_format(void **state) {
    (void)state;
    survey s = published_scores(some_published);
    chiso_report *report = report_of(&s, NULL);
    char *bytes = render_report(report, "xlsx");
    assert_memory_equal(bytes, "PK\3\4", 4);
    assert_string_equal(chiso_report_format(1), "xlsx");
    assert_null(chiso_report_format(2));
    chiso_output_free(bytes);
    chiso_report_free(report);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_scores_have_no_margins_and_say_so),
        cmocka_unit_test(a_survey_has_margins_and_its_sheets),
        cmocka_unit_test(levels_are_written_as_the_language_writes_them),
        cmocka_unit_test(advice_is_about_what_is_compared),
        cmocka_unit_test(a_range_of_ranks_says_what_it_promises),
        cmocka_unit_test(scores_of_merged_provinces_are_told_from_published_ones),
        cmocka_unit_test(regions_are_called_so_throughout),
        cmocka_unit_test(without_domains_there_is_nothing_to_rank),
        cmocka_unit_test(domains_of_two_columns_have_both_names),
        cmocka_unit_test(small_cells_show_the_mark),
        cmocka_unit_test(where_nobody_may_be_seen_there_is_no_chart_of_ranks),
        cmocka_unit_test(answers_have_the_words_of_question_and_answer),
        cmocka_unit_test(a_round_before_has_a_sheet_of_changes),
        cmocka_unit_test(the_real_instruments_have_the_sheets_that_officials_look_for),
        cmocka_unit_test(groups_and_contents_of_sipas_have_sheets_of_their_own),
        cmocka_unit_test(a_report_is_rendered_and_there_is_no_third_format),
    };
    return RUN_TESTS(tests);
}
