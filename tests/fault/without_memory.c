/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "allocation.h"
#include "scenario.h"
#include "scratch.h"

enum { DESCRIPTORS = 64, ENOUGH_COMPLAINTS = 5 };

/* Of very many requests not each fails, but about so many of those behind the first. */
enum { ONE_BY_ONE = 400, OF_THE_OTHERS = 150 };

/* A scenario and what it gives when nothing fails. */
typedef struct trial {
    const scenario *scenario;
    const world *world;
    char *undisturbed, *directory; /* all of the outcome; the working directory before */
    size_t fail_at;
    bool later;
} trial;

static size_t open_descriptors(void) {
    size_t open = 0;
    for (int i = 0; i < DESCRIPTORS; i++) open += dup2(i, i) == i;
    return open;
}

static outcome run_trial(const trial *t, allocation_report *report) {
    outcome o = {.world = t->world};
    o.report = t->later ? NULL : &o.error; /* the caller may not care why */
    scratch_empty();
    if (t->scenario->before != NULL) t->scenario->before();
    allocation_watch(t->fail_at, t->later);
    t->scenario->run(&o);
    *report = allocation_stop();
    return o;
}

static bool same_text(const char *expected, char *text) {
    const bool same = strcmp(expected, text) == 0;
    free(text);
    return same;
}

/* Nothing failed, or nothing that was needed. */
static const char *judge_unfailed(const trial *t, const outcome *o) {
    outcome told = *o;
    told.report = &told.error;
    if (t->later && o->status != CHISO_OK) return NULL; /* nobody listened to the message */
    return same_text(t->undisturbed, outcome_text(&told)) ? NULL
                                                          : "another result than undisturbed";
}

static const char *judge_failed(const trial *t, const outcome *o) {
    if (o->status != CHISO_E_MEMORY) return "not CHISO_E_MEMORY";
    if (o->report != NULL && o->error.status != o->status) return "the error tells another status";
    if (o->report != NULL && strstr(o->error.message, "emory") == NULL)
        return "the message does not speak of memory";
    if (outcome_made_anything(o)) return "an out parameter is not NULL";
    if (o->findings != NULL) return "half of the findings are handed out";
    if (!same_text(t->directory, scratch_text())) return "files are not as they were";
    return NULL;
}

static const char *judge(const trial *t, const outcome *o, const allocation_report *report) {
    if (outcome_left_untouched(o)) return "an out parameter was not written to";
    if (report->needed > 0) return judge_failed(t, o);
    if (report->failed > 0 && o->status == CHISO_E_MEMORY) return judge_failed(t, o);
    return judge_unfailed(t, o);
}

/* Free what was made and see what stays behind. */
static const char *judge_leaks(outcome *o, size_t descriptors) {
    size_t request;
    if (!outcome_left_untouched(o)) outcome_free(o);
    const size_t left = allocation_left(&request);
    allocation_forget();
    if (left > 0) return "memory is leaked";
    return open_descriptors() == descriptors ? NULL : "a file is left open";
}

/* False when there was something to complain of. */
static bool try_once(const trial *t, allocation_report *report) {
    const size_t descriptors = open_descriptors();
    outcome o = run_trial(t, report);
    const char *complaint = judge(t, &o, report);
    const chiso_status status = o.status;
    const char *leak = judge_leaks(&o, descriptors);
    if (complaint == NULL && leak == NULL) return true;
    printf("\n    request %zu of memory%s fails (%s): %s%s%s: %s \"%s\"", t->fail_at,
           t->later ? " and all after it" : "", report->place, complaint != NULL ? complaint : "",
           complaint != NULL && leak != NULL ? ", " : "", leak != NULL ? leak : "",
           chiso_status_name(status), o.error.message);
    return false;
}

/* In each mode until nothing is left to fail, which must be as if nothing had ever failed. */
static size_t try_all(trial *t, size_t requests) {
    size_t complaints = 0;
    for (int mode = 0; mode < 2; mode++) {
        allocation_report report = {.failed = 1};
        t->later = mode == 1;
        for (t->fail_at = 1; report.failed > 0 && complaints < ENOUGH_COMPLAINTS;
             t->fail_at += t->fail_at < ONE_BY_ONE ? 1 : 1 + requests / OF_THE_OTHERS)
            complaints += !try_once(t, &report);
    }
    return complaints;
}

static size_t try_scenario(const scenario *s, const world *w) {
    trial t = {.scenario = s, .world = w};
    allocation_report report;
    printf("%s:", s->name);
    fflush(stdout); /* in case it crashes */
    /* Once for libc's own first needs, which it keeps. */
    outcome o = run_trial(&t, &report);
    outcome_free(&o);
    allocation_forget();
    o = run_trial(&t, &report);
    t.undisturbed = outcome_text(&o);
    outcome_free(&o);
    allocation_forget();
    scratch_empty();
    if (s->before != NULL) s->before();
    t.directory = scratch_text();
    const size_t complaints = try_all(&t, report.requests);
    printf("%s%zu requests\n", complaints > 0 ? "\n    of " : " ", report.requests);
    free(t.undisturbed);
    free(t.directory);
    return complaints;
}

size_t complaints_without_memory(const scenarios *all) {
    size_t complaints = 0;
    world w;
    scratch_enter();
    world_make(&w);
    for (size_t i = 0; i < all->count; i++) complaints += try_scenario(&all->first[i], &w);
    world_free(&w);
    scratch_leave();
    return complaints;
}
