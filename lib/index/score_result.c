/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "index/score.h"
#include "results/result.h"

/* The columns behind the by columns, in order; a title of NULL is not shown in a text table. */
enum {
    CODE,
    PARENT,
    LEVEL,
    NAME,
    N,
    N_ANSWERS,
    SCORE,
    SE,
    CI_LOW,
    CI_HIGH,
    DF,
    DEFF,
    N_EFF,
    CV,
    RANK,
    RANK_LOW,
    RANK_HIGH,
    GROUP,
    FLAGS,
    COLUMNS
};

static const struct {
    const char *name;
    int32_t type;
    const char *title[2]; /* English, Vietnamese */
} columns[COLUMNS] = {
    [CODE] = {"code", CHISO_COLUMN_TEXT, {"Code", "Mã"}},
    [PARENT] = {"parent", CHISO_COLUMN_TEXT, {NULL, NULL}},
    [LEVEL] = {"level", CHISO_COLUMN_INTEGER, {NULL, NULL}},
    [NAME] = {"name", CHISO_COLUMN_TEXT, {"Name", "Tên"}},
    [N] = {"n", CHISO_COLUMN_INTEGER, {"n", "n"}},
    [N_ANSWERS] = {"n_answers", CHISO_COLUMN_INTEGER, {"Answers", "Số câu trả lời"}},
    [SCORE] = {"score", CHISO_COLUMN_NUMBER, {"Score", "Điểm"}},
    [SE] = {"se", CHISO_COLUMN_NUMBER, {"Std. error", "Sai số chuẩn"}},
    [CI_LOW] = {"ci_low", CHISO_COLUMN_NUMBER, {"From", "Từ"}},
    [CI_HIGH] = {"ci_high", CHISO_COLUMN_NUMBER, {"To", "Đến"}},
    [DF] = {"df", CHISO_COLUMN_INTEGER, {"df", "df"}},
    [DEFF] = {"deff", CHISO_COLUMN_NUMBER, {"deff", "deff"}},
    [N_EFF] = {"n_eff", CHISO_COLUMN_NUMBER, {"n eff.", "n hiệu dụng"}},
    [CV] = {"cv", CHISO_COLUMN_NUMBER, {"CV", "CV"}},
    [RANK] = {"rank", CHISO_COLUMN_INTEGER, {"Rank", "Hạng"}},
    [RANK_LOW] = {"rank_low", CHISO_COLUMN_INTEGER, {"Rank from", "Hạng từ"}},
    [RANK_HIGH] = {"rank_high", CHISO_COLUMN_INTEGER, {"Rank to", "Hạng đến"}},
    [GROUP] = {"group", CHISO_COLUMN_TEXT, {"Group", "Nhóm"}},
    [FLAGS] = {"flags", CHISO_COLUMN_TEXT, {"Flags", "Ghi chú"}},
};

static const struct {
    const char *code;
    const char *words[2];
} groups[] = {
    [CHISO__GROUP_NONE] = {NULL, {NULL, NULL}},
    [CHISO__GROUP_BEST] = {"best", {"best performers", "nhóm điểm cao nhất"}},
    [CHISO__GROUP_HIGH_AVERAGE] = {"high_average", {"high average", "nhóm điểm trung bình cao"}},
    [CHISO__GROUP_LOW_AVERAGE] = {"low_average", {"low average", "nhóm điểm trung bình thấp"}},
    [CHISO__GROUP_POOR] = {"poor", {"poor performers", "nhóm điểm thấp nhất"}},
};

static const char *const whole_words[2] = {"(all)", "(chung)"};
static const char *const missing_words[2] = {"(missing)", "(không rõ)"};
static const char missing_value[] = "(missing)";

const chiso__collapsed *chiso__scores_collapsed(const chiso__scores *s, size_t domain) {
    return &s->collapsed[domain < s->domains ? domain : s->totals->domains.count];
}

/* What a value of a by column is called: the name of a province, or the value itself. */
static const char *value_label(const chiso__scores *s, size_t domain, size_t by) {
    const char *value = chiso__totals_domain_value(s->totals, (int32_t)domain, by);
    if (value == NULL) return missing_words[s->language];
    const int32_t provinces = s->totals->by_provinces[by];
    const char *name = provinces != 0 ? chiso_province_name(provinces, value) : NULL;
    return name != NULL ? name : value;
}

void chiso__scores_domain_name(const chiso__scores *s, size_t domain, char *text, size_t room) {
    text[0] = '\0';
    size_t used = 0;
    if (domain == s->domains) chiso__text_copy(text, room, whole_words[s->language]);
    for (size_t by = 0; domain < s->domains && by < s->totals->n_by; by++) {
        if (by > 0) chiso__text_copy(text + used, room - used, ", ");
        used = strlen(text);
        chiso__text_copy(text + used, room - used, value_label(s, domain, by));
        used = strlen(text);
    }
}

static chiso_status add_columns(const chiso__scores *s, chiso_result *result, chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t by = 0; status == CHISO_OK && by < s->totals->n_by; by++) {
        const char *name = s->totals->by[by];
        status = chiso__result_add_column(result, name, CHISO_COLUMN_TEXT, name, error);
        if (status == CHISO_OK)
            status = chiso__result_set_label(result, by, NULL, whole_words[s->language], error);
    }
    for (size_t i = 0; status == CHISO_OK && i < COLUMNS; i++) {
        status = chiso__result_add_column(result, columns[i].name, columns[i].type,
                                          columns[i].title[s->language], error);
    }
    for (size_t g = CHISO__GROUP_BEST; status == CHISO_OK && g <= CHISO__GROUP_POOR; g++) {
        status = chiso__result_set_label(result, s->totals->n_by + GROUP, groups[g].code,
                                         groups[g].words[s->language], error);
    }
    return status;
}

static chiso_status add_settings(const chiso__scores *s, chiso_result *result, chiso_error *error) {
    static const char *const languages[] = {"en", "vi"};
    static const char *const provenance_keys[] = {"provenance_en", "provenance_vi"};
    const char *provenance =
        chiso_instrument_property(s->totals->instrument, provenance_keys[s->language]);
    const int32_t type = provenance != NULL ? CHISO_SETTING_TEXT : CHISO_SETTING_NONE;
    chiso_status status = chiso__result_copy_settings(result, s->totals->settings, error);
    if (status == CHISO_OK)
        status = chiso__result_add_setting(result, "lang", CHISO_SETTING_TEXT,
                                           &languages[s->language], 1, error);
    if (status == CHISO_OK)
        status =
            chiso__result_add_setting(result, "provenance", type, &provenance, type ? 1 : 0, error);
    return status;
}

/* The by columns of a row; those of the whole stay empty. */
static chiso_status set_domain(const chiso__scores *s, chiso_result *result, size_t domain,
                               chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t by = 0; domain < s->domains && status == CHISO_OK && by < s->totals->n_by; by++) {
        const char *value = chiso__totals_domain_value(s->totals, (int32_t)domain, by);
        const char *text = value != NULL ? value : missing_value;
        status = chiso__result_set_text(result, by, text, error);
        if (status == CHISO_OK)
            status = chiso__result_set_label(result, by, text, value_label(s, domain, by), error);
    }
    return status;
}

static void set_numbers(const chiso__scores *s, chiso_result *result, size_t domain, size_t node,
                        const int64_t *answers) {
    const size_t first = s->totals->n_by, cell = domain * s->nodes + node;
    const int64_t *counts = chiso__scores_collapsed(s, domain)->counts;
    chiso__result_set_number(result, first + LEVEL, s->totals->instrument->nodes[node].level);
    chiso__result_set_number(result, first + SCORE, s->score[cell]);
    chiso__result_set_number(result, first + RANK, s->rank[cell]);
    if (s->totals->published) return;
    chiso__result_set_number(result, first + N, (double)counts[1 + node]);
    chiso__result_set_number(result, first + N_ANSWERS, (double)answers[node]);
}

static chiso_status set_texts(const chiso__scores *s, chiso_result *result, size_t domain,
                              size_t node, const int64_t *answers, chiso_error *error) {
    const chiso__node *nodes = s->totals->instrument->nodes, *at = &nodes[node];
    const size_t cell = domain * s->nodes + node;
    const bool missing = isnan(s->score[cell]);
    const char *published = missing ? "published;withheld" : "published";
    const char *answered = !missing ? NULL : answers[node] > 0 ? "incomplete" : "no_answers";
    const struct {
        size_t column;
        const char *text;
    } texts[] = {
        {CODE, at->code},
        {PARENT, at->parent >= 0 ? nodes[at->parent].code : NULL},
        {NAME, chiso__node_name(at, s->language)},
        {GROUP, groups[s->group[cell]].code},
        {FLAGS, s->totals->published ? published : answered},
    };
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < sizeof texts / sizeof texts[0]; i++)
        status =
            chiso__result_set_text(result, s->totals->n_by + texts[i].column, texts[i].text, error);
    return status;
}

/* Valid answers under each node; parents stand before their children. */
static void count_answers(const chiso__scores *s, size_t domain, int64_t *answers) {
    const chiso_totals *totals = s->totals;
    const int64_t *counts = chiso__scores_collapsed(s, domain)->counts;
    memset(answers, 0, s->nodes * sizeof *answers);
    for (size_t i = s->nodes; i-- > 0;) {
        const int v = totals->node_variable[i], parent = totals->instrument->nodes[i].parent;
        if (v >= 0) answers[i] = chiso__totals_answers(&totals->variables[v], counts);
        if (parent >= 0) answers[parent] += answers[i];
    }
}

static chiso_status add_domain(const chiso__scores *s, chiso_result *result, size_t domain,
                               int64_t *answers, chiso_error *error) {
    chiso_status status = CHISO_OK;
    count_answers(s, domain, answers);
    for (size_t node = 0; status == CHISO_OK && node < s->nodes; node++) {
        status = chiso__result_add_row(result, error);
        if (status == CHISO_OK) status = set_domain(s, result, domain, error);
        if (status == CHISO_OK) status = set_texts(s, result, domain, node, answers, error);
        if (status == CHISO_OK) set_numbers(s, result, domain, node, answers);
    }
    return status;
}

chiso_status chiso__scores_result(chiso_result **out, const chiso__scores *s, chiso_error *error) {
    int64_t *answers = chiso__alloc(s->nodes, sizeof *answers);
    if (answers == NULL) return chiso__fail_memory(error);
    chiso_status status = chiso__result_new(out, "score", error);
    if (status == CHISO_OK) status = add_columns(s, *out, error);
    if (status == CHISO_OK) status = add_settings(s, *out, error);
    if (status == CHISO_OK) status = add_domain(s, *out, s->domains, answers, error);
    for (size_t i = 0; status == CHISO_OK && i < s->domains; i++)
        status = add_domain(s, *out, (size_t)s->totals->order[i], answers, error);
    chiso__free(answers);
    return status;
}
