/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calls.h"
#include "scenario.h"
#include "scratch.h"

/* How calls go wrong. */
static const struct way {
    const char *name;
    call_fault fault;
    int number;
} ways[] = {
    {"no space left", CALLS_FAIL, ENOSPC},
    {"no space left, now and later", CALLS_FAIL_LATER, ENOSPC},
    {"input/output error", CALLS_FAIL, EIO},
    {"not allowed", CALLS_FAIL, EACCES},
    {"a signal interrupts", CALLS_FAIL, EINTR},
    {"half of it", CALLS_HALVE, 0},
};

static void make_ready(const scenario *s) {
    scratch_empty();
    if (s->before != NULL) s->before();
}

static outcome run(const scenario *s, const world *w, size_t at, const struct way *way,
                   calls_report *report) {
    outcome o = {.world = w};
    o.report = &o.error;
    make_ready(s);
    calls_watch(at, way->fault, way->number);
    s->run(&o);
    *report = calls_stop();
    return o;
}

static char *text_before(const scenario *s) {
    make_ready(s);
    return scratch_text();
}

/* A file that cannot be opened is a fault of the instrument that has it. */
static bool is_documented(const outcome *o) {
    static const chiso_status documented[] = {CHISO_E_OPEN, CHISO_E_READ, CHISO_E_WRITE,
                                              CHISO_E_INSTRUMENT};
    bool any = false;
    for (size_t i = 0; i < sizeof documented / sizeof documented[0]; i++)
        any = any || o->status == documented[i];
    return any && o->error.status == o->status && o->error.message[0] != '\0' &&
           !outcome_made_anything(o) && !outcome_left_untouched(o);
}

/* As if nothing had happened, or a failure that leaves everything as it was. */
static bool is_good(const outcome *o, const struct way *way, const calls_report *report,
                    const char *undisturbed, const char *before) {
    char *text = outcome_text(o), *directory = scratch_text();
    const bool same = strcmp(text, undisturbed) == 0;
    const bool failed = is_documented(o) && strcmp(directory, before) == 0;
    const bool must_fail = report->matters && way->number != EINTR;
    free(text);
    free(directory);
    return must_fail ? failed : same || failed;
}

static size_t try_way(const scenario *s, const world *w, const struct way *way,
                      const char *undisturbed, const char *before) {
    size_t complaints = 0;
    calls_report report = {.name = ""};
    for (size_t at = 1; report.name != NULL; at++) {
        outcome o = run(s, w, at, way, &report);
        if (!is_good(&o, way, &report, undisturbed, before)) {
            printf("%s: call %zu (%s), %s: %s \"%s\"\n", s->name, at,
                   report.name != NULL ? report.name : "none", way->name,
                   chiso_status_name(o.status), o.error.message);
            complaints++;
        }
        outcome_free(&o);
    }
    return complaints;
}

static size_t try_scenario(const scenario *s, const world *w) {
    size_t complaints = 0;
    calls_report report;
    char *before = text_before(s);
    outcome o = run(s, w, 0, &ways[0], &report);
    char *undisturbed = outcome_text(&o);
    outcome_free(&o);
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
        complaints += try_way(s, w, &ways[i], undisturbed, before);
    printf("%-60s %6zu calls%s\n", s->name, report.count, complaints > 0 ? ", see above" : "");
    free(undisturbed);
    free(before);
    return complaints;
}

size_t complaints_with_failing_calls(const scenarios *all) {
    size_t complaints = 0;
    world w;
    scratch_enter();
    world_make(&w);
    for (size_t i = 0; i < all->count; i++) complaints += try_scenario(&all->first[i], &w);
    world_free(&w);
    scratch_leave();
    return complaints;
}
