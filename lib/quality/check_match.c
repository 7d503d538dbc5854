/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>

#include "base/error.h"
#include "base/number.h"
#include "numeric/quantile.h"
#include "quality/lines.h"
#include "quality/own_match.h"
#include "quality/pairs.h"
#include "quality/robust.h"
#include "quality/summary.h"

enum { NOTE = 512 };

static const double suggested_tail = 1e-4; /* how many lie beyond a threshold that data suggest */

/* Whom each record is most like. */
struct match {
    chiso__planes planes;
    chiso__likeness best;
    double *value;               /* NaN: compared with nobody */
    double suggested, threshold; /* NaN: there is none */
    size_t least;
};

/* --- all pairs --- */

/* With reasons as answers of their own, behind which the answers stand. */
static int32_t code_of(const chiso__interviews *a, size_t i, size_t item, bool reasons) {
    const int32_t code = a->code[i * a->items + item];
    if (!reasons) return code;
    return code < 0 ? -code : code + CHISO__MISSING_REASONS;
}

/* Who answered too little is compared with nobody. */
static int32_t *recode(const chiso__interviews *a, size_t least, bool reasons) {
    int32_t *code = chiso__alloc(a->rows * a->items, sizeof *code);
    for (size_t i = 0; code != NULL && i < a->rows; i++) {
        const bool enough = chiso__interviews_given(a, i) >= least;
        for (size_t j = 0; j < a->items; j++)
            code[i * a->items + j] = enough ? code_of(a, i, j, reasons) : -1;
    }
    return code;
}

static bool lay_out(struct match *m, const chiso__inspection *q) {
    const bool reasons = q->choice.given.match_missing == CHISO_MATCH_REASONS;
    const chiso__interviews *a = &q->answers;
    int32_t *code = recode(a, m->least, reasons);
    bool good = code != NULL && chiso__planes_new(&m->planes, code, a->rows, a->items);
    chiso__free(code);
    m->best.share = chiso__alloc(a->rows, sizeof *m->best.share);
    m->best.other = chiso__alloc(a->rows, sizeof *m->best.other);
    m->value = chiso__alloc(a->rows, sizeof *m->value);
    good = good && m->best.share != NULL && m->best.other != NULL && m->value != NULL;
    return good;
}

static chiso_status compare(struct match *m, const chiso__inspection *q, chiso_error *error) {
    const chiso_quality_options *given = &q->choice.given;
    const chiso__pairs pairs = {.planes = &m->planes,
                                .least = m->least,
                                .threads = given->threads > 0 ? (size_t)given->threads
                                                              : chiso__pairs_threads(),
                                .progress = given->progress,
                                .progress_context = given->progress_context};
    chiso_status status = chiso__pairs_compare(&m->best, &pairs, error);
    for (size_t i = 0; status == CHISO_OK && i < q->cases.rows; i++) {
        size_t both = 0, same = 0;
        m->value[i] = NAN;
        if (m->best.other[i] < 0) continue;
        chiso__pair_count(&both, &same, &m->planes, i, (size_t)m->best.other[i]);
        m->value[i] = (double)same / (double)both;
    }
    return status;
}

/* --- the threshold --- */

/* Where one of 10,000 would lie, were the tail from the 75 % quantile on exponential, as that of
   largest values is (Gumbel); beyond the 95 % quantile copies may be. */
static double suggest(const double *sorted, size_t n) {
    const double q75 = chiso__quantile(sorted, n, 0.75), q95 = chiso__quantile(sorted, n, 0.95);
    const double limit = q95 + (q95 - q75) * log(0.05 / suggested_tail) / log(0.25 / 0.05);
    return q95 > q75 && limit <= 1 ? limit : (double)NAN;
}

static bool choose(struct match *m, const chiso__inspection *q) {
    size_t n;
    double *sorted = chiso__sorted(m->value, q->cases.rows, &n);
    if (sorted == NULL) return false;
    m->suggested = suggest(sorted, n);
    m->threshold = q->choice.threshold[CHISO_THRESHOLD_PERCENT_MATCH];
    if (m->threshold == CHISO_THRESHOLD_AUTO) m->threshold = m->suggested;
    chiso__free(sorted);
    return true;
}

/* Where nothing can be suggested, no number tells copies from people who agree. */
static chiso_status note_none(chiso__inspection *q, chiso_error *error) {
    static const char *const words[] = {
        "people answer so much alike that no threshold of the match tells copies from others who "
        "agree: look at the very highest, and at other findings of the same records",
        "người trả lời giống nhau đến mức không ngưỡng trùng nào tách được phiếu chép: hãy xem các "
        "tỷ lệ cao nhất và các dấu hiệu khác của cùng phiếu"};
    return chiso__quality_note(q, words, error);
}

static chiso_status note_alike(chiso__inspection *q, const struct match *m, chiso_error *error) {
    char threshold[CHISO__NUMBER_TEXT], suggested[CHISO__NUMBER_TEXT];
    char english[NOTE], vietnamese[NOTE];
    chiso__number_to_text(threshold, m->threshold);
    chiso__number_to_text(suggested, ceil(1000 * m->suggested) / 1000);
    snprintf(english, sizeof english,
             "people answer so much alike that a match of %s says little by itself: beyond %s one "
             "of 10,000 is expected (--threshold percent_match=auto)",
             threshold, suggested);
    snprintf(
        vietnamese, sizeof vietnamese,
        "người trả lời giống nhau đến mức tỷ lệ trùng %s tự nó không nói lên nhiều: trên %s dự "
        "kiến chỉ có 1 trong 10.000 phiếu (--threshold percent_match=auto)",
        threshold, suggested);
    return chiso__quality_note(q, (const char *const[]){english, vietnamese}, error);
}

static chiso_status note(chiso__inspection *q, const struct match *m, size_t compared,
                         chiso_error *error) {
    if (compared < 2)
        return chiso__quality_note(
            q,
            (const char *const[]){
                "fewer than two records answered enough items in common to be compared",
                "chưa đủ hai phiếu có số câu trả lời chung cần thiết để so sánh"},
            error);
    if (isnan(m->suggested)) return note_none(q, error);
    return m->suggested > m->threshold ? note_alike(q, m, error) : CHISO_OK;
}

/* --- rows --- */

/* People who are pleased with everything are alike without copying. */
static const char *const pleased[] = {
    "both of a pair with straight_line gave nearly one answer throughout, as people do who are "
    "pleased with everything: look at durations and interviewers before suspecting a copy",
    "cả hai phiếu của cặp có straight_line gần như chỉ có một đáp án, như người hài lòng về mọi "
    "điều: xem thời lượng và điều tra viên trước khi nghi chép phiếu"};

static bool are_straight(const chiso__inspection *q, const chiso__line_room *room, size_t i,
                         size_t other) {
    const double line = q->choice.threshold[CHISO_THRESHOLD_STRAIGHT_LINE];
    return chiso__line_of(&q->answers, i, room).share >= line &&
           chiso__line_of(&q->answers, other, room).share >= line;
}

static chiso_status add_record(chiso__inspection *q, const struct match *m,
                               const chiso__line_room *room, size_t i, chiso_error *error) {
    chiso__quality_row row = chiso__quality_row_none;
    row.measure = CHISO__PERCENT_MATCH;
    row.rung = CHISO__OF_RECORD;
    row.record = (int64_t)i;
    row.other = m->best.other[i];
    row.value = m->value[i];
    row.threshold = m->threshold;
    row.verdict = isnan(row.value) ? CHISO__TOO_FEW : CHISO__WITHIN;
    if (row.other >= 0) {
        size_t both = 0, same = 0;
        chiso__pair_count(&both, &same, &m->planes, i, (size_t)row.other);
        row.n = (double)both;
    }
    if (row.value >= row.threshold) {
        row.verdict = CHISO__TOO_HIGH;
        row.straight = are_straight(q, room, i, (size_t)row.other);
        if (row.straight) row.advice = chiso__quality_words(q, pleased);
    }
    return chiso__quality_add(q, &row, error);
}

static chiso_status add_suggested(chiso__inspection *q, const struct match *m, size_t n,
                                  chiso_error *error) {
    chiso__quality_row row = chiso__quality_row_none;
    row.measure = CHISO__PERCENT_MATCH;
    row.summary = true;
    row.statistic = "auto";
    row.n = (double)n;
    row.value = m->suggested;
    row.verdict = isnan(m->suggested) ? CHISO__NOT_COMPARED : CHISO__WITHIN;
    return chiso__quality_add(q, &row, error);
}

static chiso_status add_rows(chiso__inspection *q, const struct match *m,
                             const chiso__line_room *room, chiso_error *error) {
    size_t beyond = 0, compared = 0;
    for (size_t i = 0; i < q->cases.rows; i++) {
        compared += isnan(m->value[i]) ? 0 : 1;
        beyond += m->value[i] >= m->threshold ? 1 : 0;
    }
    chiso_status status =
        chiso__summary_add(q, CHISO__PERCENT_MATCH, m->value, beyond, m->threshold, error);
    if (status == CHISO_OK) status = add_suggested(q, m, compared, error);
    if (status == CHISO_OK)
        status = chiso__summary_shares(q, CHISO__PERCENT_MATCH, m->value, error);
    if (status == CHISO_OK) status = note(q, m, compared, error);
    if (status == CHISO_OK) status = chiso__own_match_add(q, m->best.other, error);
    for (size_t i = 0; status == CHISO_OK && i < q->cases.rows; i++)
        status = add_record(q, m, room, i, error);
    return status;
}

static chiso_status check(chiso__inspection *q, struct match *m, chiso_error *error) {
    const double part = q->choice.threshold[CHISO_THRESHOLD_COMMON_ANSWERS];
    const size_t items = q->answers.items;
    m->least = chiso__interviews_least(&q->answers, part);
    if (!lay_out(m, q)) return chiso__fail_memory(error);
    chiso_status status = compare(m, q, error);
    if (status == CHISO_OK && !choose(m, q)) status = chiso__fail_memory(error);
    if (status != CHISO_OK) return status;
    double *numbers = chiso__alloc(2 * items, sizeof *numbers);
    if (numbers == NULL) return chiso__fail_memory(error);
    const chiso__line_room room = {numbers, numbers + items};
    status = add_rows(q, m, &room, error);
    chiso__free(numbers);
    return status;
}

chiso_status chiso__check_match(chiso__inspection *q, chiso_error *error) {
    struct match match = {.least = 0};
    const chiso_status status = check(q, &match, error);
    chiso__planes_free(&match.planes);
    chiso__free(match.best.share);
    chiso__free(match.best.other);
    chiso__free(match.value);
    return status;
}
