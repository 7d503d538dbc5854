/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/error.h"
#include "quality/compare_groups.h"
#include "quality/robust.h"
#include "quality/summary.h"
#include "quality/times.h"

/* Of every record. */
struct durations {
    double *minutes, *log; /* NaN: not known, or of the logarithm not above 0 */
    bool *unreadable;
    chiso__bulk bulk; /* of the logarithms */
    double shortest, longest;
    chiso__arena arena;
};

static bool measure(struct durations *d, const chiso__inspection *q) {
    const size_t rows = q->cases.rows;
    d->minutes = chiso__arena_alloc(&d->arena, rows * sizeof *d->minutes);
    d->log = chiso__arena_alloc(&d->arena, rows * sizeof *d->log);
    d->unreadable = chiso__arena_alloc(&d->arena, rows * sizeof *d->unreadable);
    if (d->arena.failed) return false;
    for (size_t i = 0; i < rows; i++) {
        const chiso__time time = chiso__time_of(q, i);
        d->minutes[i] = time.minutes;
        d->unreadable[i] = time.unreadable;
        d->log[i] = time.minutes > 0 ? log(time.minutes) : (double)NAN;
    }
    if (!chiso__bulk_of(&d->bulk, d->log, rows)) return false;
    const double *threshold = q->choice.threshold;
    const double median = d->bulk.n > 0 ? exp(d->bulk.median) : (double)NAN;
    d->shortest = threshold[CHISO_THRESHOLD_SHORT_DURATION] * median;
    d->longest = exp(chiso__bulk_limit(&d->bulk, threshold[CHISO_THRESHOLD_OUTLIER]));
    return true;
}

static chiso__verdict judge(const struct durations *d, size_t i) {
    const double minutes = d->minutes[i];
    if (d->unreadable[i]) return CHISO__UNREADABLE;
    if (isnan(minutes)) return CHISO__NOT_COMPARED;
    if (minutes <= 0) return CHISO__NOT_POSITIVE;
    if (minutes < d->shortest) return CHISO__TOO_LOW;
    return minutes > d->longest ? CHISO__TOO_HIGH : CHISO__WITHIN;
}

static chiso_status add_record(chiso__inspection *q, const struct durations *d, size_t i,
                               chiso_error *error) {
    chiso__quality_row row = chiso__quality_row_none;
    row.measure = CHISO__DURATION;
    row.rung = CHISO__OF_RECORD;
    row.record = (int64_t)i;
    row.verdict = judge(d, i);
    row.value = d->minutes[i];
    row.expected = d->bulk.n > 0 ? exp(d->bulk.median) : (double)NAN;
    row.threshold = row.value > row.expected ? d->longest : d->shortest;
    return chiso__quality_add(q, &row, error);
}

static chiso_status add_rows(chiso__inspection *q, const struct durations *d, chiso_error *error) {
    const chiso__comparison interviewers = {
        .measure = CHISO__DURATION, .rung = CHISO__OF_INTERVIEWER, .part = d->log, .shown = exp};
    size_t beyond = 0; /* of those whose duration is known */
    for (size_t i = 0; i < q->cases.rows; i++)
        beyond += !isnan(d->minutes[i]) && chiso__quality_is_beyond(judge(d, i)) ? 1 : 0;
    chiso_status status = chiso__summary_add(q, CHISO__DURATION, d->minutes, beyond, NAN, error);
    if (status == CHISO_OK) status = chiso__compare_groups(q, &interviewers, NULL, error);
    for (size_t i = 0; status == CHISO_OK && i < q->cases.rows; i++)
        status = add_record(q, d, i, error);
    return status;
}

chiso_status chiso__check_duration(chiso__inspection *q, chiso_error *error) {
    struct durations d = {.shortest = NAN};
    const chiso_status status = measure(&d, q) ? add_rows(q, &d, error) : chiso__fail_memory(error);
    chiso__arena_free(&d.arena);
    return status;
}
