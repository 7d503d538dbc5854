/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/sweep.h"

#include <math.h>
#include <string.h>

/* One stage while its units go by: the one at hand, and those of its group so far (Welford 1962,
   Technometrics 4, 419-420). */
struct chiso__level {
    const chiso__stage *stage;
    int32_t member, group; /* at hand */
    int64_t seen;          /* units of the group */
    double *total;         /* of the unit, for each estimate */
    double *mean, *square; /* of the group: Σ(z - mean)², or all products with `full` */
};

/* --- a unit that is complete joins its group --- */

static void add_square(chiso__sweep *s, struct chiso__level *l, double factor, const double *a) {
    const size_t width = s->of.width;
    if (!s->of.full) {
        for (size_t e = 0; e < width; e++) l->square[e] += factor * a[e] * a[e];
        return;
    }
    for (size_t e = 0; e < width; e++) {
        for (size_t f = 0; f < width; f++) l->square[e * width + f] += factor * a[e] * a[f];
    }
}

static void close_unit(chiso__sweep *s, size_t at) {
    struct chiso__level *l = &s->levels[at];
    const size_t width = s->of.width;
    const double seen = (double)++l->seen;
    for (size_t e = 0; e < width; e++) s->delta[e] = l->total[e] - l->mean[e];
    add_square(s, l, (seen - 1) / seen, s->delta);
    for (size_t e = 0; e < width; e++) {
        l->mean[e] += s->delta[e] / seen;
        if (at > 0) s->levels[at - 1].total[e] += l->total[e];
        l->total[e] = 0;
    }
    if (at == 0) s->support.psus++;
}

/* --- a group that is complete adds to the variance --- */

/* The share of the sample that the stages before are of what they were drawn from. */
static double share_before(const chiso__sweep *s, size_t at) {
    double share = 1;
    for (size_t i = 0; i < at; i++) share *= s->levels[i].stage->share[s->levels[i].group];
    return share;
}

/* One unit that should stand for others.  Its total varies about zero, the mean of all totals. */
static double lone_factor(chiso__sweep *s, size_t at) {
    if (s->of.lone_psu == CHISO_LONE_PSU_AVERAGE && at == 0) s->lone++;
    return s->of.lone_psu == CHISO_LONE_PSU_CENTRE ? 1 : 0;
}

static void add_variance(chiso__sweep *s, size_t at) {
    struct chiso__level *l = &s->levels[at];
    const double rest = 1 - l->stage->share[l->group],
                 sampled = (double)l->stage->groups.n[l->group];
    const double seen = (double)l->seen;
    double *variance = at == 0 ? s->first : s->later;
    double factor = sampled > 1 ? sampled / (sampled - 1) : 0;
    if (chiso__frame_is_census(s->of.frame, at, l->group)) return;
    /* Units without anybody here have a total of zero (Chan, Golub and LeVeque 1983). */
    if (sampled > 1) {
        add_square(s, l, seen * (sampled - seen) / sampled, l->mean);
    } else {
        factor = lone_factor(s, at);
        add_square(s, l, 1, l->mean);
    }
    factor *= rest * share_before(s, at);
    for (size_t i = 0; factor > 0 && i < s->squares; i++) variance[i] += factor * l->square[i];
}

static void close_group(chiso__sweep *s, size_t at) {
    struct chiso__level *l = &s->levels[at];
    add_variance(s, at);
    memset(l->mean, 0, s->of.width * sizeof *l->mean);
    memset(l->square, 0, s->squares * sizeof *l->square);
    l->seen = 0;
    if (at == 0) s->support.strata++;
}

/* Units from the last stage to stage `from` are complete, and so are the groups below it. */
static void close_levels(chiso__sweep *s, size_t from) {
    for (size_t at = s->of.frame->n_stages; at-- > from;) {
        close_unit(s, at);
        if (at > from) close_group(s, at);
    }
}

/* --- the next unit --- */

/* The first stage whose unit is another one; n_stages: none is. */
static size_t first_change(const chiso__sweep *s, int32_t unit) {
    size_t at = 0;
    while (at < s->of.frame->n_stages &&
           s->levels[at].stage->groups.member[unit] == s->levels[at].member)
        at++;
    return at;
}

/* The unit at hand is complete, and so are those that it ends. */
static void leave_unit(chiso__sweep *s, int32_t unit, size_t from) {
    const struct chiso__level *l = &s->levels[from];
    const int32_t member = l->stage->groups.member[unit];
    const bool same_group = l->stage->groups.group[member] == l->group;
    close_levels(s, from);
    if (!same_group) close_group(s, from);
}

double *chiso__sweep_unit(chiso__sweep *s, int32_t unit) {
    const size_t stages = s->of.frame->n_stages, from = s->any ? first_change(s, unit) : 0;
    if (s->any && from < stages) leave_unit(s, unit, from);
    for (size_t at = from; at < stages; at++) {
        struct chiso__level *l = &s->levels[at];
        l->member = l->stage->groups.member[unit];
        l->group = l->stage->groups.group[l->member];
    }
    s->any = true;
    return s->levels[stages - 1].total;
}

/* --- from the first to the last --- */

static bool new_level(chiso__sweep *s, size_t at) {
    struct chiso__level *l = &s->levels[at];
    const size_t bytes = s->of.width * sizeof(double);
    l->stage = &s->of.frame->stages[at];
    l->total = chiso__arena_alloc(&s->arena, bytes);
    l->mean = chiso__arena_alloc(&s->arena, bytes);
    l->square = chiso__arena_alloc(&s->arena, s->squares * sizeof(double));
    return l->total != NULL && l->mean != NULL && l->square != NULL;
}

bool chiso__sweep_new(chiso__sweep *s, const chiso__sweeping *of) {
    *s = (chiso__sweep){.of = *of, .squares = of->full ? of->width * of->width : of->width};
    s->levels = chiso__arena_alloc(&s->arena, of->frame->n_stages * sizeof *s->levels);
    s->delta = chiso__arena_alloc(&s->arena, of->width * sizeof *s->delta);
    s->first = chiso__arena_alloc(&s->arena, s->squares * sizeof *s->first);
    s->later = chiso__arena_alloc(&s->arena, s->squares * sizeof *s->later);
    bool good = s->levels != NULL && s->delta != NULL && s->first != NULL && s->later != NULL;
    for (size_t at = 0; good && at < of->frame->n_stages; at++) good = new_level(s, at);
    return good;
}

/* `average`: the strata that have a variance stand for those that have none. */
void chiso__sweep_finish(chiso__sweep *s, double *variance) {
    if (s->any) {
        close_levels(s, 0);
        close_group(s, 0);
    }
    const double strata = (double)s->support.strata, known = strata - (double)s->lone;
    const double factor = s->lone == 0 ? 1 : known > 0 ? strata / known : (double)NAN;
    for (size_t i = 0; i < s->squares; i++) variance[i] = factor * s->first[i] + s->later[i];
}

void chiso__sweep_free(chiso__sweep *s) {
    chiso__arena_free(&s->arena);
}
