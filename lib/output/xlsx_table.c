/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "output/formats.h"
#include "output/words.h"
#include "output/xlsx.h"

/* Columns whose numbers are shown otherwise than by the decimals that they need. */
static const struct {
    const char *name;
    chiso__xlsx_kind kind;
} kinds[] = {
    {"score", CHISO__XLSX_SCORE},
    {"estimate", CHISO__XLSX_SCORE},
    {"se", CHISO__XLSX_SCORE},
    {"ci_low", CHISO__XLSX_SCORE},
    {"ci_high", CHISO__XLSX_SCORE},
    {"before", CHISO__XLSX_SCORE},
    {"after", CHISO__XLSX_SCORE},
    {"change", CHISO__XLSX_SCORE},
    {"se_before", CHISO__XLSX_SCORE},
    {"se_after", CHISO__XLSX_SCORE},
    {"score_other", CHISO__XLSX_SCORE},
    {"estimate_other", CHISO__XLSX_SCORE},
    {"difference", CHISO__XLSX_SCORE},
    {"deff", CHISO__XLSX_SCORE},
    {"n_eff", CHISO__XLSX_SCORE},
    {"t", CHISO__XLSX_SCORE},
    {"df", CHISO__XLSX_GENERAL},
    {"p_value", CHISO__XLSX_FINE},
    {"p_holm", CHISO__XLSX_FINE},
    {"p_bh", CHISO__XLSX_FINE},
    {"cv", CHISO__XLSX_SHARE},
    {"share_first", CHISO__XLSX_SHARE},
    {"share_top", CHISO__XLSX_SHARE},
    {"share_best", CHISO__XLSX_SHARE},
    {"share_poor", CHISO__XLSX_SHARE},
    {"share_high_average", CHISO__XLSX_SHARE},
    {"year", CHISO__XLSX_GENERAL},
    {"line", CHISO__XLSX_GENERAL},
    {"share_low_average", CHISO__XLSX_SHARE},
};

/* Counts say nothing of anybody's answers: a small cell keeps them. */
static const char *const kept[] = {"n", "n_answers", "level"};

/* What the table has side by side. */
struct column {
    size_t from;           /* column of the result */
    bool code, number;     /* the text itself, not its label */
    bool figure, fraction; /* left out of small cells; of a proportion in per cent */
    chiso__xlsx_kind kind;
    double width;
};

struct table {
    chiso__xlsx *x;
    lxw_worksheet *sheet;
    const chiso_result *result;
    struct column *columns;
    size_t count, top, statistic, flags, domains;
    chiso__buffer words; /* of flags */
};

double chiso__xlsx_width(double before, const char *text) {
    enum { NARROWEST = 6, WIDEST = 46, MARGIN = 2 };
    const double wide = text != NULL ? (double)chiso__text_width(text) + MARGIN : 0;
    return fmin(WIDEST, fmax(NARROWEST, fmax(before, wide)));
}

size_t chiso__xlsx_lines(const char *text, double width) {
    enum { MARGIN = 1 };
    if (text == NULL) return 1;
    const double wide = (double)chiso__text_width(text) + MARGIN; /* words do not fill a line */
    return wide <= width ? 1 : (size_t)ceil(wide * 1.1 / width);
}

int32_t chiso__xlsx_language(const chiso_result *result) {
    for (size_t i = 0; i < chiso_result_settings(result); i++) {
        if (strcmp(chiso_result_setting_key(result, i), "lang") != 0) continue;
        const char *language = chiso_result_setting_text(result, i, 0);
        return language != NULL && strcmp(language, "vi") == 0;
    }
    return 0;
}

bool chiso__xlsx_is_flagged(const chiso_result *result, size_t row, const char *name) {
    const size_t column = (size_t)chiso_result_find_column(result, "flags"), length = strlen(name);
    const char *flags = chiso_result_text(result, row, column);
    for (; flags != NULL && *flags != '\0'; flags += strcspn(flags, ";")) {
        flags += *flags == ';';
        if (strcspn(flags, ";") == length && strncmp(flags, name, length) == 0) return true;
    }
    return false;
}

bool chiso__xlsx_is_small(const chiso_result *result, size_t row) {
    return chiso__xlsx_is_flagged(result, row, "small_cell");
}

const char *chiso__xlsx_small_words(int32_t language) {
    static const char *const words[2] = {
        "‡ fewer respondents than the threshold for publication: figures are not shown",
        "‡ số người trả lời dưới ngưỡng công bố: không hiển thị số liệu"};
    return words[language];
}

static bool is_in(const char *name, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(name, list[i]) == 0) return true;
    return false;
}

/* By the decimals that the numbers of a column need. */
static chiso__xlsx_kind kind_by_need(const chiso_result *result, size_t column) {
    int decimals = 0;
    for (size_t i = 0; i < chiso_result_rows(result); i++) {
        const int needed = chiso__output_decimals(chiso_result_number(result, i, column));
        if (needed > decimals) decimals = needed;
    }
    if (decimals == 0) return CHISO__XLSX_WHOLE;
    return decimals <= 2 ? CHISO__XLSX_SCORE : CHISO__XLSX_FINE;
}

static chiso__xlsx_kind kind_of(const chiso_result *result, size_t column) {
    const char *name = chiso_result_column_name(result, column);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (strcmp(kinds[i].name, name) == 0) return kinds[i].kind;
    return kind_by_need(result, column);
}

/* Has a column words that are not its texts? */
static bool has_labels(const chiso_result *result, size_t column) {
    for (size_t i = 0; i < chiso_result_rows(result); i++) {
        const char *text = chiso_result_text(result, i, column);
        if (text != NULL && strcmp(text, chiso_result_label(result, i, column)) != 0) return true;
    }
    return false;
}

static void add_column(struct table *t, size_t from, bool code) {
    static const char *const fractions[] = {"estimate", "se", "ci_low", "ci_high"};
    const char *name = chiso_result_column_name(t->result, from);
    const bool number = chiso_result_column_type(t->result, from) != CHISO_COLUMN_TEXT;
    t->columns[t->count++] = (struct column){
        .from = from,
        .code = code,
        .number = number,
        .figure = number && !is_in(name, kept, sizeof kept / sizeof kept[0]),
        .fraction = is_in(name, fractions, sizeof fractions / sizeof fractions[0]),
        .kind = number ? kind_of(t->result, from) : CHISO__XLSX_TEXT,
    };
}

/* Every column; where domains have names their codes stand beside these. */
static bool choose_columns(struct table *t) {
    const size_t columns = chiso_result_columns(t->result);
    t->columns = chiso__alloc(2 * columns, sizeof *t->columns);
    if (t->columns == NULL) return false;
    for (size_t i = 0; i < columns; i++) {
        if (i < t->domains && has_labels(t->result, i)) add_column(t, i, true);
        add_column(t, i, false);
    }
    return true;
}

/* --- cells --- */

static const char *flags_of(struct table *t, size_t row) {
    t->words.length = 0;
    chiso__flags_in_words(&t->words, chiso_result_text(t->result, row, t->flags), NULL,
                          t->x->language);
    chiso__buffer_add(&t->words, "", 1);
    if (!t->words.failed) return t->words.bytes;
    chiso__xlsx_fail(t->x, chiso__fail_memory(t->x->error));
    return NULL;
}

static const char *text_of(struct table *t, size_t row, const struct column *column) {
    const char *text = chiso_result_text(t->result, row, column->from);
    if (column->from == t->flags) return text != NULL ? flags_of(t, row) : NULL;
    if (column->code) return text;
    if (text == NULL && column->from < t->domains && t->x->whole != NULL) return t->x->whole;
    return chiso_result_label(t->result, row, column->from);
}

static void write_number(const struct table *t, size_t at, size_t row, const struct column *column,
                         size_t place) {
    static const char proportion[] = "proportion";
    const char *statistic = chiso_result_text(t->result, row, t->statistic);
    const bool fraction =
        column->fraction && statistic != NULL && strcmp(statistic, proportion) == 0;
    chiso__xlsx_number(t->x, t->sheet, at, place, chiso_result_number(t->result, row, column->from),
                       fraction ? CHISO__XLSX_SHARE : column->kind, CHISO__XLSX_PLAIN);
}

static void write_row(struct table *t, size_t row) {
    const size_t at = t->top + 1 + row;
    const bool small = chiso__xlsx_is_small(t->result, row);
    for (size_t i = 0; i < t->count; i++) {
        struct column *column = &t->columns[i];
        if (small && column->figure) {
            chiso__xlsx_small(t->x, t->sheet, at, i, CHISO__XLSX_PLAIN);
        } else if (column->number) {
            write_number(t, at, row, column, i);
        } else {
            const char *text = text_of(t, row, column);
            column->width = chiso__xlsx_width(column->width, text);
            chiso__xlsx_text(t->x, t->sheet, at, i, text, CHISO__XLSX_PLAIN);
        }
    }
}

/* Rows of more than one line: programs that do not find it out for themselves would cut them. */
static void set_heights(struct table *t) {
    enum { LINE_HEIGHT = 15, HEAD_HEIGHT = 34 };
    chiso__xlsx_height(t->x, t->sheet, t->top, HEAD_HEIGHT);
    for (size_t row = 0; row < chiso_result_rows(t->result); row++) {
        size_t lines = 1;
        for (size_t i = 0; i < t->count; i++) {
            if (t->columns[i].number) continue;
            const size_t needed =
                chiso__xlsx_lines(text_of(t, row, &t->columns[i]), t->columns[i].width);
            if (needed > lines) lines = needed;
        }
        if (lines > 1)
            chiso__xlsx_height(t->x, t->sheet, t->top + 1 + row, (double)(LINE_HEIGHT * lines));
    }
}

/* A heading for a person, else the name of the column. */
static void write_heading(struct table *t, size_t i) {
    enum { FILTER = 3, NUMBER_WIDTH = 9, HEADING_WIDTH = 14 };
    static const char *const codes[2] = {" (code)", " (mã)"};
    struct column *column = &t->columns[i];
    chiso__buffer heading = {0};
    chiso__buffer_text(&heading, chiso__xlsx_heading(t->result, column->from, t->x->language));
    if (column->code) chiso__buffer_text(&heading, codes[t->x->language]);
    chiso__buffer_add(&heading, "", 1);
    if (heading.failed) {
        chiso__xlsx_fail(t->x, chiso__fail_memory(t->x->error));
    } else {
        chiso__xlsx_text(t->x, t->sheet, t->top, i, heading.bytes, CHISO__XLSX_HEAD);
        const double wide = (double)chiso__text_width(heading.bytes) + FILTER;
        column->width = fmax(fmin(wide, HEADING_WIDTH), column->number ? NUMBER_WIDTH : 0);
    }
    chiso__buffer_free(&heading);
}

/* A column that is missing throughout is there, but not seen. */
static bool has_cells(const struct table *t, size_t i) {
    const size_t rows = chiso_result_rows(t->result), column = t->columns[i].from;
    for (size_t row = 0; row < rows; row++)
        if (chiso_result_label(t->result, row, column) != NULL ||
            isfinite(chiso_result_number(t->result, row, column)))
            return true;
    return rows == 0;
}

static void set_up(const struct table *t) {
    lxw_row_col_options unseen = {0};
    unseen.hidden = LXW_TRUE;
    if (t->x->status != CHISO_OK) return;
    const size_t rows = chiso_result_rows(t->result);
    for (size_t i = 0; i < t->count; i++)
        chiso__xlsx_check(t->x, worksheet_set_column_opt(t->sheet, (lxw_col_t)i, (lxw_col_t)i,
                                                         t->columns[i].width, NULL,
                                                         has_cells(t, i) ? NULL : &unseen));
    if (t->count > 0)
        chiso__xlsx_check(t->x, worksheet_autofilter(t->sheet, (lxw_row_t)t->top, 0,
                                                     (lxw_row_t)(t->top + rows),
                                                     (lxw_col_t)(t->count - 1)));
    worksheet_freeze_panes(t->sheet, (lxw_row_t)t->top + 1, 0);
}

static void colour(const struct table *t) {
    const int64_t group = chiso_result_find_column(t->result, "group");
    for (size_t i = 0; i < t->count && group >= 0; i++) {
        if (t->columns[i].from == (size_t)group)
            chiso__xlsx_colour_groups(t->x, t->sheet, t->top + 1,
                                      t->top + chiso_result_rows(t->result), i, t->result);
    }
}

bool chiso__xlsx_has_room(chiso__xlsx *x, size_t top, size_t rows, size_t columns) {
    const size_t most = LXW_ROW_MAX - top - 1;
    if (rows <= most && columns <= LXW_COL_MAX / 2) return true;
    chiso__xlsx_fail(x, chiso__fail(x->error, CHISO_E_ARGUMENT,
                                    "a sheet of a workbook holds %zu rows and %d columns, and "
                                    "this result has %zu and %zu; write csv, or choose rows",
                                    most, LXW_COL_MAX / 2, rows, columns));
    return false;
}

void chiso__xlsx_table(chiso__xlsx *x, lxw_worksheet *sheet, size_t top,
                       const chiso_result *result) {
    struct table t = {.x = x, .sheet = sheet, .result = result, .top = top};
    t.statistic = (size_t)chiso_result_find_column(result, "statistic");
    t.flags = (size_t)chiso_result_find_column(result, "flags");
    t.domains = chiso__xlsx_domains(result);
    if (sheet == NULL || x->status != CHISO_OK ||
        !chiso__xlsx_has_room(x, top, chiso_result_rows(result), chiso_result_columns(result)))
        return;
    if (!choose_columns(&t)) chiso__xlsx_fail(x, chiso__fail_memory(x->error));
    for (size_t i = 0; i < t.count; i++) write_heading(&t, i);
    for (size_t i = 0; i < chiso_result_rows(result) && x->status == CHISO_OK; i++)
        write_row(&t, i);
    set_up(&t);
    set_heights(&t);
    colour(&t);
    chiso__xlsx_page(x, sheet, top);
    chiso__buffer_free(&t.words);
    chiso__free(t.columns);
}
