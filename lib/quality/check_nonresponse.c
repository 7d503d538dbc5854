/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers that are missing although the question was asked, and questions that were not asked. */
#include <math.h>

#include "base/error.h"
#include "quality/compare_groups.h"
#include "quality/robust.h"

/* Of every record, and of every item that was asked for. */
struct nonresponse {
    double *missing, *asked, *passed, *items; /* items: how many it could have been asked */
    double *reasons;                          /* reasons[item * CHISO__MISSING_REASONS + reason] */
    double *share;                            /* of each item */
    chiso__arena arena;
};

static bool counts_as_missing(chiso__missing reason) {
    return reason != CHISO__ANSWERED && reason != CHISO__NOT_ASKED;
}

static void count_one(struct nonresponse *n, const chiso__interviews *a, size_t i) {
    for (size_t j = 0; j < a->asked; j++) {
        const chiso__missing reason = chiso__interviews_missing(a, i, j);
        n->reasons[j * CHISO__MISSING_REASONS + (size_t)reason]++;
        if (j >= a->items) continue; /* nobody answered it */
        n->items[i]++;
        n->passed[i] += reason == CHISO__NOT_ASKED;
        n->asked[i] += reason != CHISO__NOT_ASKED;
        n->missing[i] += counts_as_missing(reason);
    }
}

static bool count_all(struct nonresponse *n, const chiso__interviews *a) {
    double **const arrays[] = {&n->missing, &n->asked, &n->passed, &n->items};
    for (size_t k = 0; k < sizeof arrays / sizeof arrays[0]; k++)
        *arrays[k] = chiso__arena_alloc(&n->arena, a->rows * sizeof(double));
    n->reasons =
        chiso__arena_alloc(&n->arena, a->asked * CHISO__MISSING_REASONS * sizeof *n->reasons);
    n->share = chiso__arena_alloc(&n->arena, a->asked * sizeof *n->share);
    if (n->arena.failed) return false;
    for (size_t i = 0; i < a->rows; i++) count_one(n, a, i);
    return true;
}

/* How many were asked a question, and how many of them gave no answer. */
static double asked_of(const double *reasons) {
    double asked = 0;
    for (int r = 0; r < CHISO__MISSING_REASONS; r++)
        asked += r != CHISO__NOT_ASKED ? reasons[r] : 0;
    return asked;
}

/* --- by reason --- */

static chiso_status add_reasons(chiso__inspection *q, const double *reasons,
                                const chiso__quality_row *of, chiso_error *error) {
    const double asked = asked_of(reasons);
    chiso_status status = CHISO_OK;
    for (int r = CHISO__ANSWERED + 1; status == CHISO_OK && r < CHISO__MISSING_REASONS; r++) {
        if (reasons[r] == 0 || r == CHISO__NOT_ASKED) continue;
        chiso__quality_row row = *of;
        row.statistic = "reason";
        row.category = chiso__missing_name((chiso__missing)r);
        row.verdict = CHISO__WITHIN;
        row.n = reasons[r];
        row.value = reasons[r] / asked;
        status = chiso__quality_add(q, &row, error);
    }
    return status;
}

/* Of all records of a group. */
static void reasons_of_group(double *reasons, const chiso__interviews *a,
                             const chiso__groups *groups, int32_t group) {
    for (int r = 0; r < CHISO__MISSING_REASONS; r++) reasons[r] = 0;
    for (size_t i = 0; i < a->rows; i++) {
        if (groups->of[i] != group) continue;
        for (size_t j = 0; j < a->items; j++) reasons[chiso__interviews_missing(a, i, j)]++;
    }
}

/* --- the whole --- */

static chiso_status add_whole(chiso__inspection *q, const struct nonresponse *n,
                              chiso_error *error) {
    double reasons[CHISO__MISSING_REASONS] = {0}, items = 0;
    chiso__quality_row row = chiso__quality_row_none;
    for (size_t k = 0; k < q->answers.items * CHISO__MISSING_REASONS; k++)
        reasons[k % CHISO__MISSING_REASONS] += n->reasons[k];
    const double asked = asked_of(reasons);
    for (int r = 0; r < CHISO__MISSING_REASONS; r++) items += reasons[r];
    row.measure = CHISO__ITEM_NONRESPONSE;
    row.summary = true;
    row.statistic = "share";
    row.n = asked;
    row.value = (asked - reasons[CHISO__ANSWERED]) / asked;
    chiso_status status = chiso__quality_add(q, &row, error);
    if (status == CHISO_OK) status = add_reasons(q, reasons, &row, error);
    row.measure = CHISO__NOT_ASKED_SHARE;
    row.n = items;
    row.value = reasons[CHISO__NOT_ASKED] / items;
    return status == CHISO_OK ? chiso__quality_add(q, &row, error) : status;
}

/* --- items --- */

/* What nobody answered who was asked. */
static const char *const unanswered[] = {
    "nobody answered: is the column empty, or of another name?",
    "không ai trả lời: cột bị trống hay mang tên khác?"};

static chiso_status add_item(chiso__inspection *q, const struct nonresponse *n, size_t item,
                             const chiso__bulk *bulk, chiso_error *error) {
    const double *reasons = n->reasons + item * CHISO__MISSING_REASONS;
    const double limit = chiso__bulk_limit(bulk, q->choice.threshold[CHISO_THRESHOLD_OUTLIER]);
    chiso__quality_row row = chiso__quality_row_none;
    row.measure = CHISO__ITEM_NONRESPONSE;
    row.rung = CHISO__OF_ITEM;
    row.statistic = "share";
    row.item = q->answers.name[item];
    row.n = asked_of(reasons);
    row.value = n->share[item];
    row.expected = bulk->median;
    row.threshold = limit;
    row.verdict = isnan(row.value) || isnan(limit) ? CHISO__NOT_COMPARED : CHISO__WITHIN;
    if (row.value > limit || row.value == 1) row.verdict = CHISO__TOO_HIGH;
    if (row.value == 1) row.advice = chiso__quality_words(q, unanswered);
    chiso_status status = chiso__quality_add(q, &row, error);
    row.summary = chiso__quality_is_beyond(row.verdict);
    row.expected = row.threshold = NAN;
    row.advice = NULL;
    return status == CHISO_OK ? add_reasons(q, reasons, &row, error) : status;
}

static chiso_status add_items(chiso__inspection *q, struct nonresponse *n, chiso_error *error) {
    chiso__bulk bulk;
    for (size_t j = 0; j < q->answers.asked; j++) {
        const double *reasons = n->reasons + j * CHISO__MISSING_REASONS;
        const double asked = asked_of(reasons);
        n->share[j] = asked > 0 ? (asked - reasons[CHISO__ANSWERED]) / asked : (double)NAN;
    }
    if (!chiso__bulk_of(&bulk, n->share, q->answers.asked)) return chiso__fail_memory(error);
    chiso_status status = CHISO_OK;
    for (size_t j = 0; status == CHISO_OK && j < q->answers.asked; j++)
        status = add_item(q, n, j, &bulk, error);
    return status;
}

/* --- interviewers and villages --- */

static chiso_status add_reasons_of_groups(chiso__inspection *q, chiso__rung rung,
                                          const chiso__verdict *verdict, chiso_error *error) {
    const chiso__groups *groups = chiso__groups_of(q, rung);
    chiso_status status = CHISO_OK;
    for (size_t g = 0; status == CHISO_OK && g < groups->count; g++) {
        double reasons[CHISO__MISSING_REASONS];
        chiso__quality_row row = chiso__quality_row_none;
        if (!chiso__quality_is_beyond(verdict[g])) continue;
        reasons_of_group(reasons, &q->answers, groups, (int32_t)g);
        row.measure = CHISO__ITEM_NONRESPONSE;
        row.rung = rung;
        row.summary = true;
        if (rung == CHISO__OF_INTERVIEWER)
            row.interviewer = (int32_t)g;
        else
            row.village = (int32_t)g;
        status = add_reasons(q, reasons, &row, error);
    }
    return status;
}

static chiso_status add_groups(chiso__inspection *q, const struct nonresponse *n, chiso__rung rung,
                               chiso_error *error) {
    const size_t count = chiso__groups_of(q, rung)->count;
    const chiso__comparison missing = {.measure = CHISO__ITEM_NONRESPONSE,
                                       .rung = rung,
                                       .statistic = "share",
                                       .part = n->missing,
                                       .whole = n->asked};
    const chiso__comparison passed = {.measure = CHISO__NOT_ASKED_SHARE,
                                      .rung = rung,
                                      .statistic = "share",
                                      .part = n->passed,
                                      .whole = n->items};
    if (count == 0) return CHISO_OK;
    chiso__verdict *verdict = chiso__alloc(count, sizeof *verdict);
    if (verdict == NULL) return chiso__fail_memory(error);
    chiso_status status = chiso__compare_groups(q, &missing, verdict, error);
    if (status == CHISO_OK) status = add_reasons_of_groups(q, rung, verdict, error);
    if (status == CHISO_OK) status = chiso__compare_groups(q, &passed, NULL, error);
    chiso__free(verdict);
    return status;
}

chiso_status chiso__check_nonresponse(chiso__inspection *q, chiso_error *error) {
    struct nonresponse n = {.arena = {0}};
    chiso_status status = count_all(&n, &q->answers) ? CHISO_OK : chiso__fail_memory(error);
    if (status == CHISO_OK) status = add_whole(q, &n, error);
    if (status == CHISO_OK) status = add_items(q, &n, error);
    if (status == CHISO_OK) status = add_groups(q, &n, CHISO__OF_INTERVIEWER, error);
    if (status == CHISO_OK) status = add_groups(q, &n, CHISO__OF_VILLAGE, error);
    chiso__arena_free(&n.arena);
    return status;
}
