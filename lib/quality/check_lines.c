/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/error.h"
#include "quality/lines.h"
#include "quality/robust.h"
#include "quality/summary.h"

/* Of every record. */
struct lines {
    double *answers, *share, *run, *sd;
    chiso__line_room room;
    chiso__arena arena;
};

static bool measure(struct lines *l, const chiso__inspection *q) {
    const chiso__interviews *a = &q->answers;
    const double part = q->choice.threshold[CHISO_THRESHOLD_COMMON_ANSWERS];
    const size_t least = chiso__interviews_least(a, part), rows = a->rows;
    double *numbers = chiso__arena_alloc(&l->arena, 4 * rows * sizeof *numbers);
    double *room = chiso__arena_alloc(&l->arena, 2 * a->items * sizeof *room);
    if (numbers == NULL || room == NULL) return false;
    l->answers = numbers;
    l->share = numbers + rows;
    l->run = numbers + 2 * rows;
    l->sd = numbers + 3 * rows;
    l->room = (chiso__line_room){room, room + a->items};
    for (size_t i = 0; i < a->rows; i++) {
        const chiso__line line = chiso__line_of(a, i, &l->room);
        const bool enough = line.answers >= least;
        l->answers[i] = (double)line.answers;
        l->share[i] = enough ? line.share : (double)NAN;
        l->run[i] = enough ? (double)line.run : (double)NAN;
        l->sd[i] = enough ? line.sd : (double)NAN;
    }
    return true;
}

/* What is too much, or too little, of a measure. */
struct rule {
    chiso__measure measure;
    const double *value;
    const double *of; /* the threshold is a share of this; NULL: it is what it is */
    double threshold; /* NaN: nothing is beyond */
    chiso__verdict verdict;
};

static bool is_beyond(const struct rule *rule, double value, double threshold) {
    if (isnan(value) || isnan(threshold)) return false;
    return rule->verdict == CHISO__TOO_LOW ? value <= threshold : value >= threshold;
}

static double limit_of(const struct rule *rule, size_t i) {
    return rule->of != NULL ? rule->threshold * rule->of[i] : rule->threshold;
}

static chiso_status add_record(chiso__inspection *q, const struct lines *l, const struct rule *rule,
                               size_t i, chiso_error *error) {
    chiso__quality_row row = chiso__quality_row_none;
    row.measure = rule->measure;
    row.rung = CHISO__OF_RECORD;
    row.record = (int64_t)i;
    row.n = l->answers[i];
    row.value = rule->value[i];
    row.threshold = limit_of(rule, i);
    row.verdict = is_beyond(rule, row.value, row.threshold) ? rule->verdict
                  : isnan(row.value)                        ? CHISO__TOO_FEW
                                                            : CHISO__WITHIN;
    return chiso__quality_add(q, &row, error);
}

static chiso_status apply(chiso__inspection *q, const struct lines *l, const struct rule *rule,
                          chiso_error *error) {
    size_t beyond = 0;
    for (size_t i = 0; i < q->cases.rows; i++)
        beyond += is_beyond(rule, rule->value[i], limit_of(rule, i)) ? 1 : 0;
    chiso_status status =
        chiso__summary_add(q, rule->measure, rule->value, beyond,
                           rule->of != NULL ? (double)NAN : rule->threshold, error);
    for (size_t i = 0; status == CHISO_OK && i < q->cases.rows; i++)
        status = add_record(q, l, rule, i, error);
    return status;
}

/* Below 0 no standard deviation is. */
static bool find_limit(double *limit, const struct lines *l, const chiso__inspection *q) {
    chiso__bulk bulk;
    if (!chiso__bulk_of(&bulk, l->sd, q->cases.rows)) return false;
    *limit = chiso__bulk_limit(&bulk, -q->choice.threshold[CHISO_THRESHOLD_OUTLIER]);
    if (*limit < 0) *limit = 0;
    return true;
}

/* Where nobody answered enough, all figures are missing, and this is why. */
static chiso_status note_nobody(chiso__inspection *q, const struct lines *l, chiso_error *error) {
    static const char *const words[] = {
        "nobody answered enough items that share a scale (3 of one scale, and of all items the "
        "part common_answers): straight lines were not looked for",
        "không ai trả lời đủ câu hỏi dùng chung thang đo (3 câu của một thang, và phần "
        "common_answers của tất cả): không kiểm tra việc chọn một đáp án"};
    for (size_t i = 0; i < q->cases.rows; i++) {
        if (!isnan(l->share[i])) return CHISO_OK;
    }
    return chiso__quality_note(q, words, error);
}

static chiso_status check(chiso__inspection *q, struct lines *l, chiso_error *error) {
    const double *threshold = q->choice.threshold;
    double limit = NAN;
    if (!measure(l, q) || !find_limit(&limit, l, q)) return chiso__fail_memory(error);
    const struct rule rules[] = {
        {CHISO__STRAIGHT_LINE, l->share, NULL, threshold[CHISO_THRESHOLD_STRAIGHT_LINE],
         CHISO__TOO_HIGH},
        {CHISO__LONG_STRING, l->run, l->answers, threshold[CHISO_THRESHOLD_LONG_STRING],
         CHISO__TOO_HIGH},
        {CHISO__RESPONSE_VARIABILITY, l->sd, NULL, limit, CHISO__TOO_LOW},
    };
    chiso_status status = note_nobody(q, l, error);
    for (size_t k = 0; status == CHISO_OK && k < sizeof rules / sizeof rules[0]; k++)
        status = apply(q, l, &rules[k], error);
    return status;
}

chiso_status chiso__check_lines(chiso__inspection *q, chiso_error *error) {
    struct lines lines = {.arena = {0}};
    if (q->answers.batteries == 0)
        return chiso__quality_note(
            q,
            (const char *const[]){"no two items share a scale: straight lines were not "
                                  "looked for",
                                  "không có câu hỏi nào dùng chung thang đo: không kiểm tra "
                                  "việc chọn một đáp án"},
            error);
    const chiso_status status = check(q, &lines, error);
    chiso__arena_free(&lines.arena);
    return status;
}
