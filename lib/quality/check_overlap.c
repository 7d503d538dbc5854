/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Interviews that an interviewer held at the same time. */
#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "quality/rows.h"
#include "quality/times.h"

struct interview {
    double start, end;
    int64_t record;
    int32_t interviewer;
};

static int by_interviewer_and_start(const void *a, const void *b) {
    const struct interview *x = a, *y = b;
    if (x->interviewer != y->interviewer) return x->interviewer < y->interviewer ? -1 : 1;
    if (x->start != y->start) return x->start < y->start ? -1 : 1;
    return (x->record > y->record) - (x->record < y->record);
}

/* Those of which both ends are known, and who held them. */
static struct interview *list(const chiso__inspection *q, size_t *count) {
    struct interview *interviews = chiso__alloc(q->cases.rows, sizeof *interviews);
    *count = 0;
    for (size_t i = 0; interviews != NULL && i < q->cases.rows; i++) {
        const chiso__time time = chiso__time_of(q, i);
        if (!(time.end > time.start) || q->interviewers.of[i] < 0) continue;
        interviews[(*count)++] =
            (struct interview){time.start, time.end, (int64_t)i, q->interviewers.of[i]};
    }
    if (interviews != NULL) qsort(interviews, *count, sizeof *interviews, by_interviewer_and_start);
    return interviews;
}

static chiso_status add_pair(chiso__inspection *q, const struct interview *earlier,
                             const struct interview *later, chiso_error *error) {
    chiso__quality_row row = chiso__quality_row_none;
    row.measure = CHISO__OVERLAP;
    row.rung = CHISO__OF_PAIR;
    row.verdict = CHISO__TOO_HIGH;
    row.record = later->record;
    row.other = earlier->record;
    row.value = (earlier->end < later->end ? earlier->end : later->end) - later->start;
    row.threshold = 0;
    q->found[row.other] = true;
    return chiso__quality_add(q, &row, error);
}

static chiso_status add_share(chiso__inspection *q, size_t count, size_t beyond,
                              chiso_error *error) {
    chiso__quality_row row = chiso__quality_row_none;
    row.measure = CHISO__OVERLAP;
    row.summary = true;
    row.statistic = "share_beyond";
    row.n = (double)count;
    row.value = count > 0 ? (double)beyond / (double)count : (double)NAN;
    row.verdict = count > 0 ? CHISO__WITHIN : CHISO__NOT_COMPARED;
    return chiso__quality_add(q, &row, error);
}

/* The next interview, from *at on, that began before an earlier one of the same interviewer ended,
   and that one: of those before, the one that ended last.  False: there is none. */
static bool next_overlap(const struct interview *interviews, size_t count, size_t *at,
                         size_t *last) {
    while (++*at < count) {
        const struct interview *here = &interviews[*at], *before = &interviews[*last];
        if (here->interviewer == before->interviewer && here->start < before->end) return true;
        *last = *at;
    }
    return false;
}

/* Who ended last goes on being compared. */
static void go_on(const struct interview *interviews, size_t at, size_t *last) {
    if (interviews[at].end > interviews[*last].end) *last = at;
}

static chiso_status check(chiso__inspection *q, const struct interview *interviews, size_t count,
                          chiso_error *error) {
    size_t beyond = 0;
    for (size_t at = 0, last = 0; next_overlap(interviews, count, &at, &last); beyond++)
        go_on(interviews, at, &last);
    chiso_status status = add_share(q, count, beyond, error);
    for (size_t at = 0, last = 0;
         status == CHISO_OK && next_overlap(interviews, count, &at, &last);) {
        status = add_pair(q, &interviews[last], &interviews[at], error);
        go_on(interviews, at, &last);
    }
    return status;
}

chiso_status chiso__check_overlap(chiso__inspection *q, chiso_error *error) {
    size_t count;
    if (q->start < 0 || q->interviewers.count == 0) return CHISO_OK;
    struct interview *interviews = list(q, &count);
    if (interviews == NULL) return chiso__fail_memory(error);
    const chiso_status status = check(q, interviews, count, error);
    chiso__free(interviews);
    return status;
}
