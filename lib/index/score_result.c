/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "estimate/domain_columns.h"
#include "estimate/figure_columns.h"
#include "estimate/provenance.h"
#include "estimate/variance.h"
#include "index/rank_options.h"
#include "index/score.h"
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
    FLAGS,
    SHARE /* the first of CHISO__SHARES, where they are asked for */
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

static const chiso__column_titles shares[CHISO__SHARES] = {
    {"share_first", CHISO_COLUMN_NUMBER, {"First in", "Đứng đầu"}},
    {"share_top", CHISO_COLUMN_NUMBER, {"Top in", "Nhóm đầu"}},
    {"share_best", CHISO_COLUMN_NUMBER, {"Best in", "Cao nhất"}},
    {"share_high_average", CHISO_COLUMN_NUMBER, {"High av. in", "TB cao"}},
    {"share_low_average", CHISO_COLUMN_NUMBER, {"Low av. in", "TB thấp"}},
    {"share_poor", CHISO_COLUMN_NUMBER, {"Poor in", "Thấp nhất"}},
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
    if (status == CHISO_OK && s->rank_shares > 0)
        status = chiso__columns_add(result, shares, CHISO__SHARES, s->language, error);
    for (size_t g = CHISO__GROUP_BEST; status == CHISO_OK && g <= CHISO__GROUP_POOR; g++) {
        status = chiso__result_set_label(result, s->totals->n_by + GROUP, groups[g].code,
                                         groups[g].words[s->language], error);
    }
    return status;
}

static chiso_status rank_settings(const chiso__scores *s, chiso_result *result,
                                  chiso_error *error) {
    chiso_status status = chiso__rank_settings(&s->ranks, true, result, error);
    if (status == CHISO_OK && s->rank_shares > 0)
        status = chiso__result_add_number(result, "rank_shares", s->rank_shares, error);
    return status;
}

chiso_status chiso__scores_settings(const chiso__scores *s, bool ranks, chiso_result *result,
                                    chiso_error *error) {
    static const char *const languages[] = {"en", "vi"};
    chiso_status status = chiso__result_copy_settings(result, s->totals->settings, error);
    if (status == CHISO_OK) status = chiso__scheme_settings(&s->scheme, s->totals, result, error);
    if (status == CHISO_OK && !s->totals->published)
        status = chiso__variance_settings(&s->variance, &s->replicates, result, error);
    if (status == CHISO_OK && ranks && !s->totals->published)
        status = rank_settings(s, result, error);
    if (status == CHISO_OK) status = chiso__result_add_flag(result, "suppress", false, error);
    if (status == CHISO_OK)
        status = chiso__result_add_text(result, "lang", languages[s->language], error);
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
        {RANK_LOW, s->rank_low[cell]},
        {RANK_HIGH, s->rank_high[cell]},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        chiso__result_set_number(result, first + numbers[i].column, numbers[i].value);
    for (size_t i = 0; s->rank_shares > 0 && i < CHISO__SHARES; i++)
        chiso__result_set_number(result, first + SHARE + i, s->share[cell * CHISO__SHARES + i]);
    chiso__figure_columns_set(result, first + FIGURE, figure);
}

static unsigned published_flags(const chiso__scores *s, size_t domain, size_t node) {
    if (isnan(s->score[domain * s->nodes + node]))
        return CHISO__FLAG_PUBLISHED | CHISO__FLAG_WITHHELD;
    return CHISO__FLAG_PUBLISHED |
           (chiso__scores_approximate(s, domain, node) ? CHISO__FLAG_APPROXIMATE : 0u);
}

/* Why there is no score, or why it should be read with care. */
unsigned chiso__scores_flags(const chiso__scores *s, size_t domain, size_t node, int64_t answers) {
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
    chiso__flags_text(chiso__scores_flags(s, domain, node, answers[node]), flags, sizeof flags);
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

/* Parents stand before their children. */
void chiso__scores_answers(const chiso__scores *s, size_t domain, int64_t *answers) {
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
    chiso__scores_answers(s, domain, answers);
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
    if (status == CHISO_OK) status = chiso__scores_settings(s, true, *out, error);
    if (status == CHISO_OK) status = add_domain(s, *out, s->domains, answers, error);
    for (size_t i = 0; status == CHISO_OK && i < s->domains; i++)
        status = add_domain(s, *out, (size_t)s->totals->order[i], answers, error);
    chiso__free(answers);
    return status;
}
