/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/workbook_parts.h"

static const char *const titles[2] = {"Method and settings", "Phương pháp và tham số"};

/* What an official should know before reading any figure. */
static const char *const advice[2][4] = {
    {"How to read an interval: with another sample, drawn in the same way, the score would have "
     "been another one. The interval says between which values the true score lies.",
     "How to read a range of ranks: it holds all ranks that the province may really have. Where "
     "ranges overlap, nobody knows who is ahead.",
     "Groups: quarters of the provinces by their score (25th, 50th and 75th percentile); a "
     "province "
     "near a border could as well be in the next group.",
     "These intervals were computed by chiso; the publishers of PAPI and SIPAS publish no margin "
     "of "
     "error, and this is no publication of theirs."},
    {"Cách đọc khoảng tin cậy: nếu chọn mẫu khác theo cùng cách, điểm sẽ khác. Khoảng tin cậy cho "
     "biết điểm thực nằm trong khoảng nào.",
     "Cách đọc khoảng thứ hạng: gồm mọi thứ hạng mà tỉnh thực sự có thể có. Khi các khoảng chồng "
     "lên nhau, không thể nói tỉnh nào đứng trước.",
     "Nhóm: chia các tỉnh thành bốn phần theo điểm (bách phân vị 25, 50 và 75); tỉnh ở gần ranh "
     "giới cũng có thể thuộc nhóm kế bên.",
     "Các khoảng này do chiso tính; đơn vị công bố PAPI và SIPAS không công bố sai số, và đây "
     "không "
     "phải là ấn phẩm của họ."}};

static size_t write_advice(chiso__workbook *w, lxw_worksheet *sheet, size_t row) {
    enum { ADVICE = 4, OF_RANKS = 1, OF_GROUPS = 2 };
    for (size_t i = 0; i < ADVICE; i++) {
        if (i < OF_RANKS && !w->margins) continue;
        if (i == OF_RANKS && !w->rank_sets) continue;
        if (i > OF_GROUPS && !w->margins) continue;
        chiso__xlsx_text(&w->x, sheet, row++, 0, advice[w->language][i], CHISO__XLSX_LINE);
    }
    return row;
}

void chiso__workbook_method(chiso__workbook *w, lxw_worksheet *sheet) {
    chiso__workbook_head(w, sheet, titles[w->language]);
    const size_t row = write_advice(w, sheet, 3);
    chiso__xlsx_method(&w->x, sheet, row + 1, w->scores);
    chiso__xlsx_page(&w->x, sheet, 0);
}
