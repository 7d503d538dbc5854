/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/memory.h"
#include "report/page.h"
#include "reported.h"

static char *table_of(const chiso_report *report) {
    chiso__buffer out = {0};
    chiso_error error = {0};
    assert_ok(chiso__page_table(&out, report, &error), error);
    char *table = chiso__buffer_take(&out, NULL);
    assert_non_null(table);
    return table;
}

/* By hand: P = d1 + d2 + d3, withheld of 02 in d1; the whole is the mean of those that have it. */
static void assert_published(int32_t language, const char *expected) {
    survey s = published_scores(
        "province,d1,d2,d3\n02,0,0.75,0.5\n48,0.25,1.5,0.0625\n01,0.5,1.25,0.125\n"
        "04,0.25,1.5,0.0625\n");
    chiso_score_options score = CHISO_SCORE_OPTIONS_INIT;
    chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
    score.language = language, options.score = &score;
    chiso_report *report = report_of(&s, &options);
    char *table = table_of(report);
    assert_string_equal(table, expected);
    chiso__free(table);
    chiso_report_free(report);
    survey_free(&s);
}

#define CELL(text) "<td class=\"number\">" text "</td>"

static void the_whole_comes_first_then_domains_by_rank_then_those_without(void **state) {
    (void)state;
    assert_published(
        CHISO_ENGLISH,
        "<h1>published</h1>\n<table>\n<caption>Index</caption>\n"
        "<tr><td></td><th scope=\"col\">Rank</th><th scope=\"col\">Score</th>"
        "<th scope=\"col\">Group</th></tr>\n"
        "<tr><th scope=\"row\">(all)</th>" CELL("–") CELL("1.83") CELL("–") "</tr>\n"
        "<tr><th scope=\"row\">Hà Nội</th>" CELL("1") CELL("1.88") "<td>best performers</td></tr>\n"
        "<tr><th scope=\"row\">Cao Bằng</th>" CELL("2") CELL("1.81") "<td>high average</td></tr>\n"
        "<tr><th scope=\"row\">Đà Nẵng</th>" CELL("2") CELL("1.81") "<td>high average</td></tr>\n"
        "<tr><th scope=\"row\">Hà Giang</th>" CELL("–") CELL("–") CELL("–") "</tr>\n</table>\n"
        "<p>Published scores: no margin of error is known, so small differences may be chance.</p>\n");
}

static void it_is_in_the_first_language(void **state) {
    (void)state;
    assert_published(
        CHISO_VIETNAMESE,
        "<h1>published</h1>\n<table>\n<caption>Chỉ số</caption>\n"
        "<tr><td></td><th scope=\"col\">Hạng</th><th scope=\"col\">Điểm</th>"
        "<th scope=\"col\">Nhóm</th></tr>\n"
        "<tr><th scope=\"row\">(chung)</th>" CELL("–") CELL("1.83") CELL("–") "</tr>\n"
        "<tr><th scope=\"row\">Hà Nội</th>" CELL("1") CELL("1.88") "<td>nhóm điểm cao nhất</td></tr>\n"
        "<tr><th scope=\"row\">Cao Bằng</th>" CELL("2") CELL("1.81") "<td>nhóm điểm trung bình cao</td></tr>\n"
        "<tr><th scope=\"row\">Đà Nẵng</th>" CELL("2") CELL("1.81") "<td>nhóm điểm trung bình cao</td></tr>\n"
        "<tr><th scope=\"row\">Hà Giang</th>" CELL("–") CELL("–") CELL("–") "</tr>\n</table>\n"
        "<p>Điểm công bố: không biết sai số, nên chênh lệch nhỏ có thể chỉ do ngẫu nhiên.</p>\n");
}

static void intervals_stand_where_there_are_any(void **state) {
    (void)state;
    survey s = answers_by(by_both, 2);
    chiso_report *report = report_shown(&s, CHISO_ENGLISH);
    char *table = table_of(report);
    assert_contains(table,
                    "<th scope=\"col\">Rank</th><th scope=\"col\">Score</th>"
                    "<th scope=\"col\">From</th><th scope=\"col\">To</th>"
                    "<th scope=\"col\">Rank from</th><th scope=\"col\">Rank to</th>"
                    "<th scope=\"col\">Group</th><th scope=\"col\">n</th>");
    assert_contains(table, "<th scope=\"row\">Hà Nội, f</th>");
    chiso__free(table);
    chiso_report_free(report);
    survey_free(&s);
}

/* Every number of a row is that of the scores, to two decimals. */
static void numbers_are_those_of_the_scores(void **state) {
    (void)state;
    survey s = answers_by(NULL, 0);
    chiso_report *report = report_shown(&s, CHISO_ENGLISH);
    const chiso_result *scores = chiso_report_scores(report);
    char *table = table_of(report), row[400], score[3][32];
    static const char *const columns[] = {"score", "ci_low", "ci_high"};
    for (size_t i = 0; i < 3; i++) {
        const double number = number_of(scores, NULL, "S", columns[i]);
        const long hundredths = lround(100 * number);
        snprintf(score[i], sizeof score[i], "%ld.%02ld", hundredths / 100, hundredths % 100);
    }
    snprintf(row, sizeof row,
             "<tr><th scope=\"row\">Survey</th>" CELL("%s") CELL("%s") CELL("%s")
                 CELL("%d") "</tr>\n</table>\n",
             score[0], score[1], score[2], (int)number_of(scores, NULL, "S", "n"));
    assert_contains(table, row);
    chiso__free(table);
    chiso_report_free(report);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_whole_comes_first_then_domains_by_rank_then_those_without),
        cmocka_unit_test(it_is_in_the_first_language),
        cmocka_unit_test(intervals_stand_where_there_are_any),
        cmocka_unit_test(numbers_are_those_of_the_scores),
    };
    return RUN_TESTS(tests);
}
