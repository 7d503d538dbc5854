/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "output/palette.h"
#include "output/xlsx.h"

static const char *const number_formats[CHISO__XLSX_KINDS] = {
    [CHISO__XLSX_TEXT] = NULL,     [CHISO__XLSX_WHOLE] = "#,##0", [CHISO__XLSX_SCORE] = "0.00",
    [CHISO__XLSX_FINE] = "0.0000", [CHISO__XLSX_SHARE] = "0.0%",  [CHISO__XLSX_GENERAL] = NULL,
};

/* What a look adds; 0: nothing. */
static const struct {
    uint32_t ink, fill;
    double size;
    bool bold, wrap, top, border;
} looks[CHISO__XLSX_LOOKS] = {
    [CHISO__XLSX_PLAIN] = {.ink = CHISO__COLOUR_INK},
    [CHISO__XLSX_NATION] = {.ink = CHISO__COLOUR_INK, .bold = true, .top = true},
    [CHISO__XLSX_PART] = {.ink = CHISO__COLOUR_INK, .bold = true},
    [CHISO__XLSX_BEST] = {.ink = CHISO__COLOUR_PAPER, .fill = CHISO__COLOUR_BEST},
    [CHISO__XLSX_HIGH_AVERAGE] = {.ink = CHISO__COLOUR_INK, .fill = CHISO__COLOUR_HIGH_AVERAGE},
    [CHISO__XLSX_LOW_AVERAGE] = {.ink = CHISO__COLOUR_INK, .fill = CHISO__COLOUR_LOW_AVERAGE},
    [CHISO__XLSX_POOR] = {.ink = CHISO__COLOUR_PAPER, .fill = CHISO__COLOUR_POOR},
    [CHISO__XLSX_TITLE] = {.ink = CHISO__COLOUR_HEAD, .size = 16, .bold = true},
    [CHISO__XLSX_LINE] = {.ink = CHISO__COLOUR_QUIET},
    [CHISO__XLSX_HEAD] = {.ink = CHISO__COLOUR_PAPER,
                          .fill = CHISO__COLOUR_HEAD,
                          .bold = true,
                          .wrap = true,
                          .border = true},
    [CHISO__XLSX_STRONG] = {.ink = CHISO__COLOUR_HEAD, .size = 12, .bold = true},
    [CHISO__XLSX_CHOICE] =
        {.ink = CHISO__COLOUR_HEAD, .fill = 0xFFF7D6, .size = 14, .bold = true, .border = true},
};

static void set_border(lxw_format *format) {
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, CHISO__COLOUR_LINE);
}

static void set_look(lxw_format *format, chiso__xlsx_kind kind, chiso__xlsx_look look) {
    const bool table = look < CHISO__XLSX_TITLE;
    const bool is_group = look >= CHISO__XLSX_BEST && look <= CHISO__XLSX_POOR;
    format_set_font_color(format, looks[look].ink);
    if (looks[look].fill != 0) format_set_bg_color(format, looks[look].fill);
    if (looks[look].size > 0) format_set_font_size(format, looks[look].size);
    if (looks[look].bold) format_set_bold(format);
    if (looks[look].border || table) set_border(format);
    if (looks[look].top) {
        format_set_top(format, LXW_BORDER_MEDIUM);
        format_set_top_color(format, CHISO__COLOUR_HEAD);
    }
    if (table && kind == CHISO__XLSX_TEXT) format_set_text_wrap(format);
    if (looks[look].wrap) format_set_text_wrap(format);
    if (kind == CHISO__XLSX_TEXT) format_set_align(format, LXW_ALIGN_LEFT);
    if (table && kind == CHISO__XLSX_TEXT) format_set_indent(format, 1);
    if (look == CHISO__XLSX_HEAD || (is_group && kind != CHISO__XLSX_TEXT))
        format_set_align(format, LXW_ALIGN_CENTER);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
}

lxw_format *chiso__xlsx_style(chiso__xlsx *x, chiso__xlsx_kind kind, chiso__xlsx_look look) {
    enum { AS_TEXT = 49 }; /* the number format `@` */
    lxw_format **style = &x->styles[kind][look];
    if (*style != NULL || x->status != CHISO_OK) return *style;
    *style = workbook_add_format(x->book);
    chiso__xlsx_need(x, *style);
    if (*style == NULL) return NULL;
    /* What is typed into the cell of a choice stays as it is: 0101 is a name. */
    if (look == CHISO__XLSX_CHOICE) format_set_num_format_index(*style, AS_TEXT);
    if (number_formats[kind] != NULL) format_set_num_format(*style, number_formats[kind]);
    set_look(*style, kind, look);
    return *style;
}

static const struct {
    const char *code;
    chiso__xlsx_look look;
} groups[] = {{"best", CHISO__XLSX_BEST},
              {"high_average", CHISO__XLSX_HIGH_AVERAGE},
              {"low_average", CHISO__XLSX_LOW_AVERAGE},
              {"poor", CHISO__XLSX_POOR}};
enum { GROUPS = sizeof groups / sizeof groups[0] };

chiso__xlsx_look chiso__xlsx_group(const char *code) {
    for (size_t i = 0; code != NULL && i < GROUPS; i++) {
        if (strcmp(groups[i].code, code) == 0) return groups[i].look;
    }
    return CHISO__XLSX_PLAIN;
}

const char *chiso__xlsx_group_words(const chiso_result *result, const char *code) {
    const size_t column = (size_t)chiso_result_find_column(result, "group");
    for (size_t row = 0; row < chiso_result_rows(result); row++) {
        const char *text = chiso_result_text(result, row, column);
        if (text != NULL && strcmp(text, code) == 0) return chiso_result_label(result, row, column);
    }
    return NULL;
}

/* The group's words in quotes, as a formula has them. */
static void colour_group(chiso__xlsx *x, lxw_worksheet *sheet, size_t first, size_t last,
                         size_t column, const char *words, chiso__xlsx_look look) {
    char quoted[128];
    snprintf(quoted, sizeof quoted, "\"%s\"", words);
    lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_CELL,
                                   .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
                                   .value_string = quoted,
                                   .format = chiso__xlsx_style(x, CHISO__XLSX_TEXT, look)};
    if (x->status != CHISO_OK) return;
    chiso__xlsx_check(x, worksheet_conditional_format_range(sheet, (lxw_row_t)first,
                                                            (lxw_col_t)column, (lxw_row_t)last,
                                                            (lxw_col_t)column, &rule));
}

void chiso__xlsx_colour_groups(chiso__xlsx *x, lxw_worksheet *sheet, size_t first, size_t last,
                               size_t column, const chiso_result *result) {
    if (sheet == NULL || last < first) return;
    for (size_t i = 0; i < GROUPS; i++) {
        const char *words = chiso__xlsx_group_words(result, groups[i].code);
        if (words != NULL) colour_group(x, sheet, first, last, column, words, groups[i].look);
    }
}
