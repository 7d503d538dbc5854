/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "estimate/domain_columns.h"
#include "estimate/figure_columns.h"
#include "estimate/provenance.h"
#include "estimate/variance.h"
#include "index/score.h"
#include "results/result.h"
#include "totals/regroup.h"

/* The columns behind the by columns, in order; those of the figure stand between. */
enum {
    CODE,
    PARENT,
    LEVEL,
    NAME,
    N,
    N_ANSWERS,
    SCORE,
    FIGURE,
    RANK = FIGURE + CHISO__FIGURE_COLUMNS,
    RANK_LOW,
    RANK_HIGH,
    GROUP,
    FLAGS
};

static const chiso__column_titles head[] = {
    {"code", CHISO_COLUMN_TEXT, {"Code", "Mã"}},
    {"parent", CHISO_COLUMN_TEXT, {NULL, NULL}},
    {"level", CHISO_COLUMN_INTEGER, {NULL, NULL}},
    {"name", CHISO_COLUMN_TEXT, {"Name", "Tên"}},
    {"n", CHISO_COLUMN_INTEGER, {"n", "n"}},
    {"n_answers", CHISO_COLUMN_INTEGER, {"Answers", "Số câu trả lời"}},
    {"score", CHISO_COLUMN_NUMBER, {"Score", "Điểm"}},
};

static const chiso__column_titles tail[] = {
    {"rank", CHISO_COLUMN_INTEGER, {"Rank", "Hạng"}},
    {"rank_low", CHISO_COLUMN_INTEGER, {"Rank from", "Hạng từ"}},
    {"rank_high", CHISO_COLUMN_INTEGER, {"Rank to", "Hạng đến"}},
    {"group", CHISO_COLUMN_TEXT, {"Group", "Nhóm"}},
    {"flags", CHISO_COLUMN_TEXT, {"Flags", "Ghi chú"}},
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

const chiso__collapsed *chiso__scores_collapsed(const chiso__scores *s, size_t domain) {
    return &s->view.domains[domain < s->domains ? domain : s->totals->domains.count];
}

/* The mean of the domains is one where one of them is. */
bool chiso__scores_approximate(const chiso__scores *s, size_t domain, size_t node) {
    if (domain < s->domains) return chiso__totals_is_approximate(s->totals, (int32_t)domain);
    for (size_t d = 0; d < s->domains; d++) {
        if (!isnan(s->score[d * s->nodes + node]) &&
            chiso__totals_is_approximate(s->totals, (int32_t)d))
            return true;
    }
    return false;
}

static chiso_status add_columns(const chiso__scores *s, chiso_result *result, chiso_error *error) {
    chiso_status status = chiso__domain_columns_add(result, s->totals, s->language, error);
    if (status == CHISO_OK)
        status = chiso__columns_add(result, head, sizeof head / sizeof head[0], s->language, error);
    if (status == CHISO_OK) status = chiso__figure_columns_add(result, s->language, error);
    if (status == CHISO_OK)
        status = chiso__columns_add(result, tail, sizeof tail / sizeof tail[0], s->language, error);
    for (size_t g = CHISO__GROUP_BEST; status == CHISO_OK && g <= CHISO__GROUP_POOR; g++) {
        status = chiso__result_set_label(result, s->totals->n_by + GROUP, groups[g].code,
                                         groups[g].words[s->language], error);
    }
    return status;
}

static chiso_status add_settings(const chiso__scores *s, chiso_result *result, chiso_error *error) {
    static const char *const languages[] = {"en", "vi"};
    chiso_status status = chiso__result_copy_settings(result, s->totals->settings, error);
    if (status == CHISO_OK) status = chiso__scheme_settings(&s->scheme, s->totals, result, error);
    if (status == CHISO_OK && !s->totals->published)
        status = chiso__variance_settings(&s->variance, &s->replicates, result, error);
    if (status == CHISO_OK)
        status = chiso__result_add_setting(result, "lang", CHISO_SETTING_TEXT,
                                           &languages[s->language], 1, error);
    if (status == CHISO_OK)
        status = chiso__provenance_setting(s->totals, s->language, result, error);
    return status;
}

static void set_numbers(const chiso__scores *s, chiso_result *result, size_t domain, size_t node,
                        const int64_t *answers) {
    const size_t first = s->totals->n_by, cell = domain * s->nodes + node;
    const chiso__figure *figure = &s->figures[cell];
    const bool counted = !s->totals->published;
    const struct {
        size_t column;
        double value;
    } numbers[] = {
        {LEVEL, s->totals->instrument->nodes[node].level},
        {N, counted ? (double)figure->n : (double)NAN},
        {N_ANSWERS, counted ? (double)answers[node] : (double)NAN},
        {SCORE, s->score[cell]},
        {RANK, s->rank[cell]},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        chiso__result_set_number(result, first + numbers[i].column, numbers[i].value);
    chiso__figure_columns_set(result, first + FIGURE, figure);
}

static unsigned published_flags(const chiso__scores *s, size_t domain, size_t node) {
    if (isnan(s->score[domain * s->nodes + node]))
        return CHISO__FLAG_PUBLISHED | CHISO__FLAG_WITHHELD;
    return CHISO__FLAG_PUBLISHED |
           (chiso__scores_approximate(s, domain, node) ? CHISO__FLAG_APPROXIMATE : 0u);
}

/* Why there is no score, or why it should be read with care. */
static unsigned flags_of(const chiso__scores *s, size_t domain, size_t node, int64_t answers) {
    const size_t cell = domain * s->nodes + node;
    const bool missing = isnan(s->score[cell]);
    if (s->totals->published) return published_flags(s, domain, node);
    const unsigned absent = answers > 0 ? CHISO__FLAG_INCOMPLETE : CHISO__FLAG_NO_ANSWERS;
    return s->figures[cell].flags | (missing ? absent : 0u);
}

static chiso_status set_texts(const chiso__scores *s, chiso_result *result, size_t domain,
                              size_t node, const int64_t *answers, chiso_error *error) {
    const chiso__node *nodes = s->totals->instrument->nodes, *at = &nodes[node];
    const size_t cell = domain * s->nodes + node;
    char flags[CHISO__FLAGS_TEXT];
    chiso__flags_text(flags_of(s, domain, node, answers[node]), flags, sizeof flags);
    const struct {
        size_t column;
        const char *text;
    } texts[] = {
        {CODE, at->code},
        {PARENT, at->parent >= 0 ? nodes[at->parent].code : NULL},
        {NAME, chiso__node_name(at, s->language)},
        {GROUP, groups[s->group[cell]].code},
        {FLAGS, flags[0] != '\0' ? flags : NULL},
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
        if (status == CHISO_OK)
            status = chiso__domain_columns_set(result, s->totals, domain, s->language, error);
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
