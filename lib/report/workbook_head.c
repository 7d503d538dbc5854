/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "report/page_data.h"
#include "report/workbook_parts.h"

enum { TEXT = 1024, TITLE_HEIGHT = 26 };

void chiso__workbook_level(const chiso__workbook *w, const chiso_result *result, const char *key,
                           char text[CHISO__WORKBOOK_LEVEL]) {
    double level = 0.95;
    char number[CHISO__NUMBER_TEXT];
    const char *given = chiso__report_setting_text(result, key);
    if (given != NULL) chiso__number_from_text(&level, given, strlen(given), '.');
    chiso__number_to_text(number, round(level * 1e6) / 1e4);
    char *mark = strchr(number, '.');
    if (mark != NULL && w->language == CHISO_VIETNAMESE) *mark = ',';
    snprintf(text, CHISO__WORKBOOK_LEVEL, "%s%%", number);
}

static bool has_flag(const chiso_result *result, const char *name) {
    for (size_t row = 0; row < chiso_result_rows(result); row++)
        if (chiso__xlsx_is_flagged(result, row, name)) return true;
    return false;
}

static bool has_intervals(const chiso_result *result) {
    const size_t low = (size_t)chiso_result_find_column(result, "ci_low");
    for (size_t row = 0; row < chiso_result_rows(result); row++)
        if (!isnan(chiso_result_number(result, row, low))) return true;
    return false;
}

/* What an interval says, and what two of them do not say. */
static void say_interval(const chiso__workbook *w, const chiso_result *result, char text[TEXT]) {
    static const char *const words[2][3] = {
        {"The figures come from a sample. Of many surveys like this one, about ", " would have a ",
         " confidence interval that holds the true value. Intervals that overlap do not settle "
         "whether two scores differ."},
        {"Số liệu được tính từ mẫu khảo sát. Nếu lặp lại khảo sát nhiều lần thì khoảng ",
         " số lần, khoảng tin cậy ",
         " sẽ chứa giá trị thật. Hai khoảng tin cậy chồng lên nhau chưa đủ để kết luận hai điểm "
         "có khác nhau hay không."}};
    char level[CHISO__WORKBOOK_LEVEL];
    chiso__workbook_level(w, result, "level", level);
    snprintf(text, TEXT, "%s%s%s%s%s", words[w->language][0], level, words[w->language][1], level,
             words[w->language][2]);
}

/* How far the figures may be off, or that nobody knows. */
static void say_margin(const chiso__workbook *w, const chiso_result *result, char text[TEXT]) {
    static const char *const published[2] = {
        "Published scores: no margin of error is known, so small differences between scores or "
        "ranks may be chance.",
        "Điểm đã công bố: không biết sai số, nên chênh lệch nhỏ về điểm hoặc hạng có thể chỉ do "
        "ngẫu nhiên."};
    static const char *const merged[2] = {
        "Published scores, and scores of merged provinces (marked “approximate”) that nobody "
        "published: means of the published ones, weighted by population. No margin of error is "
        "known, so small differences between scores or ranks may be chance.",
        "Điểm đã công bố, và điểm của các tỉnh, thành phố sáp nhập (ghi “xấp xỉ”) chưa được công "
        "bố: là trung bình điểm đã công bố, gia quyền theo dân số. Không biết sai số, nên chênh "
        "lệch nhỏ về điểm hoặc hạng có thể chỉ do ngẫu nhiên."};
    static const char *const none[2] = {
        "No margin of error was computed, so small differences between scores or ranks may be "
        "chance.",
        "Sai số không được tính, nên chênh lệch nhỏ về điểm hoặc hạng có thể chỉ do ngẫu nhiên."};
    if (has_intervals(result))
        say_interval(w, result, text);
    else if (!w->report->published)
        snprintf(text, TEXT, "%s", none[w->language]);
    else
        snprintf(text, TEXT, "%s",
                 (has_flag(result, "approximate") ? merged : published)[w->language]);
}

/* What the mark is, and that nobody moves up in rank by it. */
static void write_small(chiso__workbook *w, lxw_worksheet *sheet, const chiso_result *result) {
    static const char *const ranks[2] = {"; ranks and groups count them too",
                                         "; hạng và nhóm điểm vẫn tính cả những nơi này"};
    char text[TEXT];
    const bool ranked = chiso_result_find_column(result, "rank") >= 0;
    snprintf(text, TEXT, "%s%s", chiso__xlsx_small_words(w->language),
             ranked ? ranks[w->language] : "");
    chiso__xlsx_text(&w->x, sheet, 2, 0, text, CHISO__XLSX_LINE);
}

void chiso__workbook_title(chiso__workbook *w, lxw_worksheet *sheet, const char *title,
                           const chiso_result *result) {
    chiso__xlsx_text(&w->x, sheet, 0, 0, title, CHISO__XLSX_TITLE);
    chiso__xlsx_height(&w->x, sheet, 0, TITLE_HEIGHT);
    if (has_flag(result, "small_cell")) write_small(w, sheet, result);
}

void chiso__workbook_head(chiso__workbook *w, lxw_worksheet *sheet, const char *title,
                          const chiso_result *result) {
    char text[TEXT];
    say_margin(w, result, text);
    chiso__workbook_title(w, sheet, title, result);
    chiso__xlsx_text(&w->x, sheet, 1, 0, text, CHISO__XLSX_LINE);
}
