/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quality/rows.h"

#include <math.h>

#include "estimate/figure_columns.h"

static const chiso__column_titles titles[] = {
    {"check", CHISO_COLUMN_TEXT, {"Check", "Nội dung kiểm tra"}},
    {"level", CHISO_COLUMN_TEXT, {"Level", "Cấp"}},
    {"statistic", CHISO_COLUMN_TEXT, {"Statistic", "Thống kê"}},
    {"category", CHISO_COLUMN_TEXT, {"Category", "Nhóm"}},
    {"item", CHISO_COLUMN_TEXT, {"Item", "Câu hỏi"}},
    {"interviewer", CHISO_COLUMN_TEXT, {"Interviewer", "Điều tra viên"}},
    {"village", CHISO_COLUMN_TEXT, {"Village", "Thôn"}},
    {"file", CHISO_COLUMN_TEXT, {"File", "Tệp"}},
    {"line", CHISO_COLUMN_INTEGER, {"Line", "Dòng"}},
    {"id", CHISO_COLUMN_TEXT, {"Id", "Mã phiếu"}},
    {"other_file", CHISO_COLUMN_TEXT, {"Other file", "Tệp kia"}},
    {"other_line", CHISO_COLUMN_INTEGER, {"Other line", "Dòng kia"}},
    {"other_id", CHISO_COLUMN_TEXT, {"Other id", "Mã phiếu kia"}},
    {"other_interviewer", CHISO_COLUMN_TEXT, {"Other interviewer", "Điều tra viên kia"}},
    {"n", CHISO_COLUMN_INTEGER, {"n", "n"}},
    {"value", CHISO_COLUMN_NUMBER, {"Value", "Giá trị"}},
    {"expected", CHISO_COLUMN_NUMBER, {"Expected", "Kỳ vọng"}},
    {"threshold", CHISO_COLUMN_NUMBER, {"Threshold", "Ngưỡng"}},
    {"p", CHISO_COLUMN_NUMBER, {"p", "p"}},
    {"flags", CHISO_COLUMN_TEXT, {"Flags", "Cờ"}},
    {"advice", CHISO_COLUMN_TEXT, {"What to look at", "Cần xem lại"}},
};

enum {
    CHECK,
    LEVEL,
    STATISTIC,
    CATEGORY,
    ITEM,
    INTERVIEWER,
    VILLAGE,
    FILE_NAME,
    LINE,
    ID,
    OTHER_FILE,
    OTHER_LINE,
    OTHER_ID,
    OTHER_INTERVIEWER,
    N,
    VALUE,
    EXPECTED,
    THRESHOLD,
    P,
    FLAGS,
    ADVICE,
    COLUMNS
};

const chiso__quality_row chiso__quality_row_none = {.record = -1,
                                                    .other = -1,
                                                    .interviewer = -1,
                                                    .village = -1,
                                                    .n = NAN,
                                                    .value = NAN,
                                                    .expected = NAN,
                                                    .threshold = NAN,
                                                    .p = NAN};

/* --- columns --- */

static chiso_status add_label(chiso_result *result, size_t column, const chiso__quality_name *name,
                              int32_t language, chiso_error *error) {
    return chiso__result_set_label(result, column, name->name, name->words[language], error);
}

static chiso_status add_labels(chiso_result *result, int32_t language, chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < CHISO__MEASURES; i++)
        status = add_label(result, CHECK, &chiso__measure_names[i], language, error);
    for (size_t i = 0; status == CHISO_OK && i < CHISO__RUNGS; i++)
        status = add_label(result, LEVEL, &chiso__rung_names[i], language, error);
    for (size_t i = 0; status == CHISO_OK && chiso__statistic_names[i].name != NULL; i++)
        status = add_label(result, STATISTIC, &chiso__statistic_names[i], language, error);
    return status;
}

/* A line of a table in memory is a record. */
chiso_status chiso__quality_columns(chiso_result *result, bool tables, int32_t language,
                                    chiso_error *error) {
    static const char *const records[][2] = {{"Record", "Bản ghi"},
                                             {"Other record", "Bản ghi kia"}};
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < COLUMNS; i++) {
        const char *title = titles[i].title[language];
        if (tables && (i == LINE || i == OTHER_LINE)) title = records[i == OTHER_LINE][language];
        status = chiso__result_add_column(result, titles[i].name, titles[i].type, title, error);
    }
    return status == CHISO_OK ? add_labels(result, language, error) : status;
}

/* --- rows --- */

bool chiso__quality_is_beyond(chiso__verdict verdict) {
    return verdict != CHISO__WITHIN && verdict < CHISO__TOO_FEW;
}

const char *chiso__quality_words(const chiso__inspection *q, const char *const words[2]) {
    return words[q->choice.given.language];
}

chiso_status chiso__quality_note(chiso__inspection *q, const char *const words[2],
                                 chiso_error *error) {
    return chiso__result_add_note(q->result, chiso__quality_words(q, words), error);
}

static int32_t group_of(const chiso__groups *groups, int64_t record, int32_t given) {
    return record >= 0 ? groups->of[record] : given;
}

/* Where a record stands: file, line and id, from that column on. */
static chiso_status set_record(const chiso__inspection *q, size_t first, int64_t record,
                               chiso_error *error) {
    const chiso__cases *cases = &q->cases;
    if (record < 0) return CHISO_OK;
    const size_t i = (size_t)record;
    const char *file = chiso__responses_shown(q->responses, (size_t)cases->file[i]);
    const char *id = q->id >= 0 ? chiso__cases_text(cases, i, (size_t)q->id) : NULL;
    chiso__result_set_number(q->result, first + 1, (double)cases->line[i]);
    chiso_status status = chiso__result_set_text(q->result, first, file, error);
    return status == CHISO_OK ? chiso__result_set_text(q->result, first + 2, id, error) : status;
}

static chiso_status set_texts(const chiso__inspection *q, const chiso__quality_row *row,
                              chiso_error *error) {
    const int32_t language = q->choice.given.language;
    const chiso__groups *interviewers = &q->interviewers, *villages = &q->villages;
    const char *advice = row->advice;
    if (advice == NULL)
        advice = chiso__quality_advice(row->measure, row->rung, row->verdict, language);
    const struct {
        size_t column;
        const char *text;
    } texts[] = {
        {CHECK, chiso__measure_names[row->measure].name},
        {LEVEL, chiso__rung_names[row->rung].name},
        {STATISTIC, row->statistic},
        {CATEGORY, row->category},
        {ITEM, row->item},
        {INTERVIEWER,
         chiso__groups_name(interviewers, group_of(interviewers, row->record, row->interviewer))},
        {VILLAGE, chiso__groups_name(villages, group_of(villages, row->record, row->village))},
        {OTHER_INTERVIEWER,
         chiso__groups_name(interviewers, group_of(interviewers, row->other, -1))},
        {FLAGS, chiso__verdict_names[row->verdict]},
        {ADVICE, advice},
    };
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < sizeof texts / sizeof texts[0]; i++)
        status = chiso__result_set_text(q->result, texts[i].column, texts[i].text, error);
    return status;
}

chiso_status chiso__quality_add(chiso__inspection *q, const chiso__quality_row *row,
                                chiso_error *error) {
    const double numbers[] = {row->n, row->value, row->expected, row->threshold, row->p};
    const bool beyond = chiso__quality_is_beyond(row->verdict);
    if (beyond && row->record >= 0) q->found[row->record] = true;
    if (!beyond && !row->summary && q->choice.given.rows != CHISO_QUALITY_ALL) return CHISO_OK;
    chiso_status status = chiso__result_add_row(q->result, error);
    for (size_t i = 0; status == CHISO_OK && i < sizeof numbers / sizeof numbers[0]; i++)
        chiso__result_set_number(q->result, N + i, isfinite(numbers[i]) ? numbers[i] : (double)NAN);
    if (status == CHISO_OK) status = set_texts(q, row, error);
    if (status == CHISO_OK) status = set_record(q, FILE_NAME, row->record, error);
    if (status == CHISO_OK) status = set_record(q, OTHER_FILE, row->other, error);
    return status;
}
