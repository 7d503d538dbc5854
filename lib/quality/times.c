/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quality/times.h"

#include <math.h>

/* False: there is a text that is no time. */
static bool read(chiso__moment *moment, bool *there, const chiso__inspection *q, size_t i,
                 int text) {
    const char *written = text >= 0 ? chiso__cases_text(&q->cases, i, (size_t)text) : NULL;
    *there = written != NULL && chiso__clock_read(moment, written);
    return written == NULL || *there;
}

chiso__time chiso__time_of(const chiso__inspection *q, size_t i) {
    chiso__moment start = {0, false}, end = {0, false};
    chiso__time time = {.minutes = NAN, .start = NAN, .end = NAN};
    bool started, ended;
    const bool readable = read(&start, &started, q, i, q->start);
    time.unreadable = !read(&end, &ended, q, i, q->end) || !readable;
    if (q->duration >= 0)
        time.minutes = chiso__cases_value(&q->cases, i, (size_t)q->duration);
    else if (started && ended)
        time.minutes = chiso__clock_between(&start, &end);
    if (started && start.dated) {
        time.start = start.minutes;
        time.end = ended && end.dated ? end.minutes : start.minutes + time.minutes;
    }
    return time;
}
