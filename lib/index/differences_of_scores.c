/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chiso_score_differences(): which of two domains is really ahead. */
#include "base/error.h"
#include "base/options.h"
#include "estimate/differences.h"
#include "index/score_parts.h"

static const chiso__column_titles titles[] = {
    {"code", CHISO_COLUMN_TEXT, {"Code", "Mã"}},
    {"parent", CHISO_COLUMN_TEXT, {NULL, NULL}},
    {"level", CHISO_COLUMN_INTEGER, {NULL, NULL}},
    {"name", CHISO_COLUMN_TEXT, {"Name", "Tên"}},
};

static const chiso__column_titles values[] = {
    {"score", CHISO_COLUMN_NUMBER, {"Score", "Điểm"}},
    {"score_other", CHISO_COLUMN_NUMBER, {"Other", "So với"}},
};

enum { CODE, PARENT, LEVEL, NAME };

static chiso_status set_node(const void *context, chiso_result *result, size_t first, size_t item,
                             chiso_error *error) {
    const chiso__scores *s = context;
    const chiso__node *nodes = s->totals->instrument->nodes, *node = &nodes[item];
    const char *parent = node->parent >= 0 ? nodes[node->parent].code : NULL;
    chiso_status status = chiso__result_set_text(result, first + CODE, node->code, error);
    if (status == CHISO_OK) status = chiso__result_set_text(result, first + PARENT, parent, error);
    if (status == CHISO_OK)
        status = chiso__result_set_text(result, first + NAME, chiso__node_name(node, s->language),
                                        error);
    if (status == CHISO_OK) chiso__result_set_number(result, first + LEVEL, node->level);
    return status;
}

static chiso__part part_of(const void *context, size_t domain, size_t item) {
    return chiso__score_part(context, domain, item);
}

static bool set_flags(const chiso__scores *s) {
    int64_t *answers = chiso__alloc(s->nodes, sizeof *answers);
    for (size_t d = 0; answers != NULL && d <= s->domains; d++) {
        chiso__scores_answers(s, d, answers);
        for (size_t i = 0; i < s->nodes; i++)
            s->figures[d * s->nodes + i].flags = chiso__scores_flags(s, d, i, answers[i]);
    }
    chiso__free(answers);
    return answers != NULL;
}

static chiso__comparable comparable_of(const chiso__scores *s) {
    return (chiso__comparable){.totals = s->totals,
                               .items = s->nodes,
                               .figures = s->figures,
                               .varies = s->varies,
                               .together = chiso__score_together(s),
                               .meeting = s->parts.meeting,
                               .meet = s->parts.meet,
                               .part = part_of,
                               .level = s->variance.level,
                               .language = s->language,
                               .titles = titles,
                               .n_titles = sizeof titles / sizeof titles[0],
                               .set_item = set_node,
                               .values = values,
                               .context = s};
}

static chiso_status compare(chiso_result **out, const chiso__scores *s,
                            const chiso_difference_options *options, chiso_error *error) {
    const chiso__comparable comparable = comparable_of(s);
    chiso__differences differences = {.options = *options};
    chiso_status status = set_flags(s) ? CHISO_OK : chiso__fail_memory(error);
    if (status == CHISO_OK) status = chiso__differences_new(&differences, &comparable, error);
    if (status == CHISO_OK) status = chiso__result_new(out, "differences", error);
    if (status == CHISO_OK) status = chiso__scores_settings(s, false, *out, error);
    if (status == CHISO_OK) status = chiso__differences_fill(&differences, *out, error);
    if (status == CHISO_OK) status = chiso__scores_lone_note(s, *out, error);
    chiso__differences_free(&differences);
    return status;
}

/* Ranks are told by chiso_score(). */
static chiso_status check(const chiso_score_options *options, chiso_error *error) {
    if (options->ranks == NULL && options->rank_shares == 0) return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "differences of scores have no ranks; leave --rank-sets, --draws and "
                       "--rank-shares out");
}

chiso_status chiso_score_differences(chiso_result **out, const chiso_totals *totals,
                                     const chiso_score_options *given,
                                     const chiso_difference_options *differences,
                                     chiso_error *error) {
    chiso__scores scores = {.totals = NULL};
    chiso_difference_options options;
    chiso_score_options own = CHISO_SCORE_OPTIONS_INIT;
    chiso_result *result = NULL;
    *out = NULL;
    chiso_status status = chiso__options_copy(&own, sizeof own, given, error);
    if (status == CHISO_OK) status = check(&own, error);
    if (status == CHISO_OK)
        status = chiso__difference_options(&options, differences, totals, error);
    if (status == CHISO_OK) status = chiso__scores_new(&scores, totals, &own, true, error);
    if (status == CHISO_OK) status = compare(&result, &scores, &options, error);
    chiso__scores_free(&scores);
    if (status == CHISO_OK)
        *out = result;
    else
        chiso_result_free(result);
    return status;
}
