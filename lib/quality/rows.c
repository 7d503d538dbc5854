/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quality/rows.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "estimate/figure_columns.h"

/* A title of NULL: for programs; people read the subject, and notes for advice. */
static const chiso__column_titles titles[] = {
    {"check", CHISO_COLUMN_TEXT, {"Check", "Nội dung kiểm tra"}},
    {"level", CHISO_COLUMN_TEXT, {"Level", "Cấp"}},
    {"subject", CHISO_COLUMN_TEXT, {"Of", "Của"}},
    {"other", CHISO_COLUMN_TEXT, {"With", "Với"}},
    {"statistic", CHISO_COLUMN_TEXT, {NULL, NULL}},
    {"category", CHISO_COLUMN_TEXT, {NULL, NULL}},
    {"item", CHISO_COLUMN_TEXT, {NULL, NULL}},
    {"interviewer", CHISO_COLUMN_TEXT, {"Interviewer", "Điều tra viên"}},
    {"village", CHISO_COLUMN_TEXT, {NULL, NULL}},
    {"file", CHISO_COLUMN_TEXT, {NULL, NULL}},
    {"line", CHISO_COLUMN_INTEGER, {NULL, NULL}},
    {"id", CHISO_COLUMN_TEXT, {NULL, NULL}},
    {"other_file", CHISO_COLUMN_TEXT, {NULL, NULL}},
    {"other_line", CHISO_COLUMN_INTEGER, {NULL, NULL}},
    {"other_id", CHISO_COLUMN_TEXT, {NULL, NULL}},
    {"other_interviewer", CHISO_COLUMN_TEXT, {NULL, NULL}},
    {"n", CHISO_COLUMN_INTEGER, {"n", "n"}},
    {"value", CHISO_COLUMN_NUMBER, {"Value", "Giá trị"}},
    {"expected", CHISO_COLUMN_NUMBER, {"Expected", "Kỳ vọng"}},
    {"threshold", CHISO_COLUMN_NUMBER, {"Threshold", "Ngưỡng"}},
    {"p", CHISO_COLUMN_NUMBER, {"p", "p"}},
    {"flags", CHISO_COLUMN_TEXT, {"Flags", "Cờ"}},
    {"advice", CHISO_COLUMN_TEXT, {NULL, NULL}},
};

enum {
    CHECK,
    LEVEL,
    SUBJECT,
    OTHER,
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

enum { SUBJECT_ROOM = 512 };

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

/* Is there anything that a column could say? */
static bool says_something(const chiso__inspection *q, size_t column) {
    const bool interviewers = q->interviewers.count > 0;
    if (column == INTERVIEWER) return interviewers;
    if (column == P) return interviewers || q->villages.count > 0;
    if (column != OTHER) return true;
    return chiso__quality_has(&q->choice, CHISO_CHECK_MATCH) || (q->start >= 0 && interviewers);
}

chiso_status chiso__quality_columns(chiso__inspection *q, chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < COLUMNS; i++) {
        const char *title = chiso__quality_words(q, titles[i].title);
        status = chiso__result_add_column(q->result, titles[i].name, titles[i].type,
                                          says_something(q, i) ? title : NULL, error);
    }
    return status == CHISO_OK ? add_labels(q->result, q->choice.given.language, error) : status;
}

/* --- in words for people --- */

/* A record by its id, its place and, of several files, the file. */
static void name_record(char *text, const chiso__inspection *q, int64_t record) {
    static const char *const places[2][2] = {{"line", "dòng"}, {"record", "bản ghi"}};
    const size_t i = (size_t)record;
    const bool several = q->responses->n_paths > 1, table = q->responses->tables != NULL;
    const char *id = q->id >= 0 ? chiso__cases_text(&q->cases, i, (size_t)q->id) : NULL;
    const char *file = chiso__responses_shown(q->responses, (size_t)q->cases.file[i]);
    snprintf(text, SUBJECT_ROOM, "%s%s%s%s%s %lld%s", id != NULL ? id : "", id != NULL ? " (" : "",
             several ? file : "", several ? ", " : "", chiso__quality_words(q, places[table]),
             (long long)q->cases.line[i], id != NULL ? ")" : "");
}

/* All that rows have are in the list. */
static const char *words_of(const chiso__inspection *q, const char *statistic) {
    size_t i = 0;
    while (strcmp(chiso__statistic_names[i].name, statistic) != 0) i++;
    return chiso__quality_words(q, chiso__statistic_names[i].words);
}

/* Who or what, then what is told of it; no empty parts. */
static void name_subject(char *text, const chiso__inspection *q, const chiso__quality_row *row) {
    char record[SUBJECT_ROOM] = "";
    const char *group = chiso__groups_name(&q->interviewers, row->interviewer);
    if (group == NULL) group = chiso__groups_name(&q->villages, row->village);
    if (row->record >= 0) name_record(record, q, row->record);
    const char *const parts[] = {row->record >= 0 ? record : group, row->item,
                                 row->statistic != NULL ? words_of(q, row->statistic) : NULL,
                                 row->category};
    size_t used = 0;
    text[0] = '\0';
    for (size_t k = 0; k < sizeof parts / sizeof parts[0] && used < SUBJECT_ROOM; k++) {
        if (parts[k] == NULL) continue;
        used += (size_t)snprintf(text + used, SUBJECT_ROOM - used, "%s%s", used > 0 ? ", " : "",
                                 parts[k]);
    }
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

/* What a row advises, remembered for the notes. */
static const char *advice_of(chiso__inspection *q, const chiso__quality_row *row) {
    const char *advice = row->advice;
    if (advice == NULL)
        advice =
            chiso__quality_advice(row->measure, row->rung, row->verdict, q->choice.given.language);
    size_t k = 0;
    while (k < q->n_said && q->said[k] != advice) k++;
    if (advice != NULL && k == q->n_said && k < CHISO__MOST_ADVICE) {
        q->said[k] = advice;
        q->said_of[k] = (int)row->measure;
        q->n_said++;
    }
    return advice;
}

chiso_status chiso__quality_note_advice(chiso__inspection *q, chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t k = 0; status == CHISO_OK && k < q->n_said; k++) {
        char note[SUBJECT_ROOM];
        snprintf(note, sizeof note, "%s: %s",
                 chiso__quality_words(q, chiso__measure_names[q->said_of[k]].words), q->said[k]);
        status = chiso__result_add_note(q->result, note, error);
    }
    return status;
}

static const char *flags_of(const chiso__quality_row *row) {
    return row->straight ? "too_high;straight_line" : chiso__verdict_names[row->verdict];
}

static chiso_status set_texts(chiso__inspection *q, const chiso__quality_row *row,
                              chiso_error *error) {
    const chiso__groups *interviewers = &q->interviewers, *villages = &q->villages;
    const int32_t asked_by = group_of(interviewers, row->record, row->interviewer);
    const int32_t other_by = group_of(interviewers, row->other, -1);
    const int32_t village = group_of(villages, row->record, row->village);
    char subject[SUBJECT_ROOM], other[SUBJECT_ROOM] = "";
    name_subject(subject, q, row);
    if (row->other >= 0) name_record(other, q, row->other);
    const struct {
        size_t column;
        const char *text;
    } texts[] = {
        {CHECK, chiso__measure_names[row->measure].name},
        {LEVEL, chiso__rung_names[row->rung].name},
        {SUBJECT, subject},
        {OTHER, other[0] != '\0' ? other : NULL},
        {STATISTIC, row->statistic},
        {CATEGORY, row->category},
        {ITEM, row->item},
        {INTERVIEWER, chiso__groups_name(interviewers, asked_by)},
        {VILLAGE, chiso__groups_name(villages, village)},
        {OTHER_INTERVIEWER, chiso__groups_name(interviewers, other_by)},
        {FLAGS, flags_of(row)},
        {ADVICE, advice_of(q, row)},
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
