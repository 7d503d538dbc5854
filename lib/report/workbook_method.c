/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "report/page_data.h"
#include "report/workbook_parts.h"

enum { TEXT = 1024 };

static const char *const titles[2] = {"Method and settings", "Phương pháp và tham số"};

/* What an official should know before reading any figure.  {level}, {one} and {many} are filled in.
 */
static const char *const of_intervals[2] = {
    "How to read an interval: of many surveys like this one, about {level} would have an interval "
    "that holds the true score. Intervals that overlap do not settle whether two scores differ: "
    "that takes a test of the difference.",
    "Cách đọc khoảng tin cậy: nếu lặp lại khảo sát nhiều lần thì khoảng {level} số lần, khoảng tin "
    "cậy tính được sẽ chứa điểm thật. Hai khoảng tin cậy chồng lên nhau chưa đủ để kết luận hai "
    "điểm có khác nhau hay không: cần kiểm định chênh lệch."};
static const char *const of_ranks[2][2] = {
    {"How to read a range of ranks: the ranks that a {one} may really have, as far as this survey "
     "can tell. Of many surveys like this one, about {level} or more would have ranges that all "
     "hold the true ranks. Ranges that overlap do not settle who is ahead.",
     "Cách đọc khoảng hạng: những hạng mà {one} có thể thực sự có, theo những gì khảo sát này cho "
     "biết. Nếu lặp lại khảo sát nhiều lần thì trong khoảng {level} số lần trở lên, tất cả các "
     "khoảng hạng đồng thời chứa hạng thật. Hai khoảng hạng chồng lên nhau chưa đủ để kết luận nơi "
     "nào đứng trước."},
    {"How to read a range of ranks: the ranks that a {one} may really have, as far as this survey "
     "can tell. Of many surveys like this one, about {level} or more would have a range that holds "
     "its true rank. Ranges that overlap do not settle who is ahead.",
     "Cách đọc khoảng hạng: những hạng mà {one} có thể thực sự có, theo những gì khảo sát này cho "
     "biết. Nếu lặp lại khảo sát nhiều lần thì trong khoảng {level} số lần trở lên, khoảng hạng "
     "của "
     "một {one} chứa hạng thật. Hai khoảng hạng chồng lên nhau chưa đủ để kết luận nơi nào đứng "
     "trước."}};
static const char *const of_groups[2] = {
    "Groups divide the {many} at the 25th, 50th and 75th percentiles of the score. Which side of a "
    "cut a {one} falls on may be chance.",
    "Bốn nhóm điểm chia các {many} theo bách phân vị 25, 50 và 75 của điểm. Một {one} ở sát ngưỡng "
    "rơi vào nhóm nào có thể chỉ do ngẫu nhiên."};
static const char *const of_publishers[2] = {
    "These intervals were computed by chiso; the publishers of PAPI and SIPAS publish no margin of "
    "error, and this is no publication of theirs.",
    "Các khoảng tin cậy này do chiso tính; đơn vị công bố PAPI và SIPAS không công bố sai số, và "
    "đây không phải là ấn phẩm của họ."};

/* --- sentences --- */

static void fill_in(char out[TEXT], const char *sentence, const char *level,
                    const chiso__workbook_nouns *nouns) {
    const struct {
        const char *name, *text;
    } words[] = {{"{level}", level}, {"{one}", nouns->one}, {"{many}", nouns->many}};
    size_t used = 0;
    for (size_t step; *sentence != '\0'; sentence += step) {
        step = 1;
        const char *text = sentence;
        size_t length = 1;
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
            const size_t name = strlen(words[i].name);
            if (strncmp(sentence, words[i].name, name) != 0) continue;
            step = name, text = words[i].text, length = strlen(text);
        }
        if (length > TEXT - 1 - used) length = TEXT - 1 - used;
        memcpy(out + used, text, length);
        used += length;
    }
    out[used] = '\0';
}

/* The row behind. */
static size_t advise(chiso__workbook *w, lxw_worksheet *sheet, size_t row, const char *sentence,
                     const char *key) {
    char text[TEXT], level[CHISO__WORKBOOK_LEVEL];
    chiso__workbook_level(w, w->scores, key, level);
    fill_in(text, sentence, level, chiso__workbook_words(w));
    chiso__xlsx_text(&w->x, sheet, row, 0, text, CHISO__XLSX_LINE);
    return row + 1;
}

static bool is_built_in(const chiso__workbook *w) {
    const char *name = chiso__report_setting_text(w->scores, "instrument");
    for (size_t i = 0; name != NULL && i < chiso_instrument_builtins(); i++)
        if (strcmp(name, chiso_instrument_builtin(i)) == 0) return true;
    return false;
}

/* Does each range of ranks keep its promise by itself alone? */
static bool is_marginal(const chiso__workbook *w) {
    const char *sets = chiso__report_setting_text(w->scores, "rank_sets");
    return sets != NULL && strcmp(sets, "marginal") == 0;
}

static size_t write_advice(chiso__workbook *w, lxw_worksheet *sheet, size_t row) {
    const int32_t l = w->language;
    if (w->margins) row = advise(w, sheet, row, of_intervals[l], "level");
    if (w->rank_sets) row = advise(w, sheet, row, of_ranks[is_marginal(w)][l], "rank_level");
    if (w->ranked > 0) row = advise(w, sheet, row, of_groups[l], "level");
    if (w->margins && is_built_in(w)) row = advise(w, sheet, row, of_publishers[l], "level");
    return row;
}

void chiso__workbook_method(chiso__workbook *w, lxw_worksheet *sheet) {
    chiso__workbook_head(w, sheet, titles[w->language], w->scores);
    const size_t row = write_advice(w, sheet, 3);
    chiso__xlsx_method(&w->x, sheet, row + 1, w->scores);
    chiso__xlsx_page(&w->x, sheet, 0);
}
