/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/workbook_parts.h"

#include "book.h"

/* Published scores by an instrument of one's own. */

static const char some_properties[] =
    "key,value\nname,own\ngeography,63\nprovince_columns,province\n";

enum { NODES_TEXT = 1 << 13 };

static void add_node(char *nodes, const char *parent, const char *code, const char *name,
                     bool leaf) {
    char line[300];
    snprintf(line, sizeof line, "%.40s,%.40s,%.40s,%.40s,%s,%s,%s,%s\n", code, parent, name, name,
             leaf ? "score" : "group", leaf ? "" : "sum", leaf ? "0" : "", leaf ? "1" : "");
    strcat(nodes, line);
}

static survey scores_by(const char *nodes, const char *answers) {
    survey s = survey_new();
    survey_file(&s, answers);
    survey_read_with(&s, own_instrument(some_properties, nodes, NULL, NULL));
    return s;
}

static void begin_nodes(char nodes[NODES_TEXT]) {
    strcpy(nodes, "code,parent,name_en,name_vi,type,aggregate,range_min,range_max\n");
}

/* Two provinces whose scores are all the same, in all the leaves that are named. */
static void same_scores(char answers[NODES_TEXT], const char *const *leaves, size_t count) {
    strcpy(answers, "province");
    for (size_t i = 0; i < count; i++) {
        strcat(answers, ",");
        strcat(answers, leaves[i]);
    }
    for (int place = 1; place <= 2; place++) {
        strcat(answers, place == 1 ? "\n01" : "\n04");
        for (size_t i = 0; i < count; i++) strcat(answers, ",0.5");
    }
    strcat(answers, "\n");
}

static size_t rows_of(const char *sheet) {
    return count_of(sheet, "<row ");
}

/* An index with so many leaves right below it. */
static survey flat_index(size_t count) {
    static char codes[20][32];
    static const char *leaves[20];
    char nodes[NODES_TEXT], answers[NODES_TEXT];
    begin_nodes(nodes);
    add_node(nodes, "", "X", "Index", false);
    for (size_t i = 0; i < count; i++) {
        snprintf(codes[i], sizeof codes[i], "c%zu", i);
        leaves[i] = codes[i];
        add_node(nodes, "X", codes[i], "Part", true);
    }
    same_scores(answers, leaves, count);
    return scores_by(nodes, answers);
}

static void a_radar_has_from_three_to_sixteen_axes(void **state) {
    (void)state;
    static const size_t counts[] = {2, 3, 16, 17};
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        survey s = flat_index(counts[i]);
        chiso_report *report = report_of(&s, NULL);
        struct book b = book_of(report);
        char expected[64];
        assert_int_equal(has_part(&b, "xl/charts/chart2.xml"), i == 1 || i == 2);
        if (i == 1 || i == 2) {
            char *radar = part(&b, "xl/charts/chart2.xml");
            snprintf(expected, sizeof expected, "<c:ptCount val=\"%zu\"/>", counts[i]);
            assert_contains(radar, expected);
            free(radar);
        }
        free_book(&b);
        chiso_report_free(report);
        survey_free(&s);
    }
}

/* Two parts of fifteen parts of one leaf each: 33 sheets and a profile of 63 lines are too many. */
static void a_large_index_shows_its_upper_levels_alone(void **state) {
    (void)state;
    enum { PARTS = 30 };
    static char codes[PARTS][2][32];
    static const char *leaves[PARTS];
    char nodes[NODES_TEXT], answers[NODES_TEXT];
    begin_nodes(nodes);
    add_node(nodes, "", "X", "Index", false);
    for (size_t i = 0; i < PARTS; i++) {
        const char *upper = i < PARTS / 2 ? "a" : "b";
        if (i % (PARTS / 2) == 0) add_node(nodes, "X", upper, i == 0 ? "One" : "Two", false);
        snprintf(codes[i][0], sizeof codes[i][0], "%s%zu", upper, i);
        snprintf(codes[i][1], sizeof codes[i][1], "%.20sq", codes[i][0]);
        add_node(nodes, upper, codes[i][0], "Part", false);
        add_node(nodes, codes[i][0], codes[i][1], "Leaf", true);
        leaves[i] = codes[i][1];
    }
    same_scores(answers, leaves, PARTS);
    survey s = scores_by(nodes, answers);
    chiso_report *report = report_of(&s, NULL);
    struct book b = book_of(report);
    assert_sheets(&b, "X;Overview;a One;b Two;Province profile;All scores;Method;Data");
    char *profile = sheet_named(&b, "Province profile");
    assert_int_equal(rows_of(profile), 4 + 3); /* title, sentence, choice, headings; X, a and b */
    assert_true(!has_part(&b, "xl/charts/chart2.xml"));
    free(profile);
    free_book(&b);
    chiso_report_free(report);
    survey_free(&s);
}

static void an_index_of_one_question_has_no_overview(void **state) {
    (void)state;
    char nodes[NODES_TEXT];
    begin_nodes(nodes);
    add_node(nodes, "", "X", "Index", true);
    survey s = scores_by(nodes, "province,X\n01,0.25\n04,0.75\n");
    chiso_report *report = report_of(&s, NULL);
    struct book b = book_of(report);
    assert_sheets(&b, "X;Province profile;All scores;Method;Data");
    char *profile = sheet_named(&b, "Province profile");
    assert_cell(&b, profile, "A6", "X");
    assert_int_equal(rows_of(profile), 4 + 1);
    free(profile);
    free_book(&b);
    chiso_report_free(report);
    survey_free(&s);
}

/* Below the eighth level a name in the profile stands no further in: it would be cut. */
static void deep_nodes_stand_in_by_eight_levels_at_most(void **state) {
    (void)state;
    enum { LEVELS = 10 };
    char nodes[NODES_TEXT], code[LEVELS + 1][16], name[LEVELS + 1][32], expected[64];
    begin_nodes(nodes);
    for (int i = 0; i <= LEVELS; i++) {
        snprintf(code[i], sizeof code[i], "n%d", i);
        snprintf(name[i], sizeof name[i], "Level %d", i);
        add_node(nodes, i > 0 ? code[i - 1] : "", code[i], name[i], i == LEVELS);
    }
    survey s = scores_by(nodes, "province,n10\n01,0.25\n04,0.75\n");
    chiso_report *report = report_of(&s, NULL);
    struct book b = book_of(report);
    for (int i = 1; i <= LEVELS; i++) {
        snprintf(expected, sizeof expected, ">%*s%s<", i < 8 ? 2 * i : 16, "", name[i]);
        assert_contains(b.strings, expected);
    }
    free_book(&b);
    chiso_report_free(report);
    survey_free(&s);
}

static void places_that_score_the_same_stand_on_an_axis_of_one_step(void **state) {
    (void)state;
    survey s = published_scores("province,d1,d2,d3\n01,0.5,1,0.5\n04,0.5,1,0.5\n");
    chiso_report *report = report_of(&s, NULL);
    struct book b = book_of(report);
    char *chart = part(&b, "xl/charts/chart1.xml");
    assert_contains(chart, "<c:max val=\"2.2\"/>");
    assert_contains(chart, "<c:min val=\"2\"/>");
    assert_contains(chart, "<c:majorUnit val=\"0.2\"/>");
    free(chart);
    free_book(&b);
    chiso_report_free(report);
    survey_free(&s);
}

static void axes_have_round_ends_around_all_numbers(void **state) {
    (void)state;
    static const struct {
        double from, to, step, lowest, highest;
    } cases[] = {{0, 1, 0.2, 0, 1},
                 {3.1, 7.2, 1, 3, 8},
                 {0.13, 0.42, 0.05, 0.1, 0.45},
                 {41, 44, 0.5, 41, 44},
                 {2, 2, 0.2, 2, 2.2}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        double from = cases[i].from, to = cases[i].to;
        assert_close(chiso__workbook_bounds(&from, &to), cases[i].step, 1e-12);
        assert_close(from, cases[i].lowest, 1e-12);
        assert_close(to, cases[i].highest, 1e-12);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_radar_has_from_three_to_sixteen_axes),
        cmocka_unit_test(a_large_index_shows_its_upper_levels_alone),
        cmocka_unit_test(an_index_of_one_question_has_no_overview),
        cmocka_unit_test(deep_nodes_stand_in_by_eight_levels_at_most),
        cmocka_unit_test(places_that_score_the_same_stand_on_an_axis_of_one_step),
        cmocka_unit_test(axes_have_round_ends_around_all_numbers),
    };
    return RUN_TESTS(tests);
}
