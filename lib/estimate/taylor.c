/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/taylor.h"

#include <math.h>
#include <string.h>

#include "totals/rows.h"

/* One stage while its units go by: the one at hand, and those of its group so far (Welford 1962,
   Technometrics 4, 419-420). */
struct level {
    const chiso__stage *stage;
    int32_t member, group; /* at hand */
    int64_t seen;          /* units of the group */
    double *total;         /* of the unit, for each estimate */
    double *mean, *square; /* of the group: Σ(z - mean)², or all products with `full` */
};

struct sweep {
    const chiso__linear *linear;
    chiso__arena arena;
    struct level *levels;
    size_t n_levels, squares; /* how many numbers a square is */
    size_t *index;            /* room for a row */
    double *x, *delta;
    double *first, *later; /* variance from the first stage, and from the others */
    int64_t lone;          /* strata left to `average` */
    chiso__support support;
};

/* --- a unit that is complete joins its group --- */

static void add_square(struct sweep *s, struct level *l, double factor, const double *a) {
    const size_t width = s->linear->width;
    if (!s->linear->full) {
        for (size_t e = 0; e < width; e++) l->square[e] += factor * a[e] * a[e];
        return;
    }
    for (size_t e = 0; e < width; e++) {
        for (size_t f = 0; f < width; f++) l->square[e * width + f] += factor * a[e] * a[f];
    }
}

static void close_unit(struct sweep *s, size_t at) {
    struct level *l = &s->levels[at];
    const size_t width = s->linear->width;
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
static double share_before(const struct sweep *s, size_t at) {
    double share = 1;
    for (size_t i = 0; i < at; i++) share *= s->levels[i].stage->share[s->levels[i].group];
    return share;
}

/* One unit that should stand for others.  Its total varies about zero, the mean of all totals. */
static double lone_factor(struct sweep *s, size_t at) {
    if (s->linear->lone_psu == CHISO_LONE_PSU_AVERAGE && at == 0) s->lone++;
    return s->linear->lone_psu == CHISO_LONE_PSU_CENTRE ? 1 : 0;
}

static void add_variance(struct sweep *s, size_t at) {
    struct level *l = &s->levels[at];
    const double rest = 1 - l->stage->share[l->group],
                 sampled = (double)l->stage->groups.n[l->group];
    const double seen = (double)l->seen;
    double *variance = at == 0 ? s->first : s->later;
    double factor = sampled > 1 ? sampled / (sampled - 1) : 0;
    if (chiso__frame_is_census(&s->linear->view->frame, at, l->group)) return;
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

static void close_group(struct sweep *s, size_t at) {
    struct level *l = &s->levels[at];
    add_variance(s, at);
    memset(l->mean, 0, s->linear->width * sizeof *l->mean);
    memset(l->square, 0, s->squares * sizeof *l->square);
    l->seen = 0;
    if (at == 0) s->support.strata++;
}

/* Units from the last stage to stage `from` are complete, and so are the groups below it. */
static void close_levels(struct sweep *s, size_t from) {
    for (size_t at = s->n_levels; at-- > from;) {
        close_unit(s, at);
        if (at > from) close_group(s, at);
    }
}

/* --- rows --- */

/* The first stage whose unit is another one; n_levels: none is. */
static size_t first_change(const struct sweep *s, int32_t unit) {
    size_t at = 0;
    while (at < s->n_levels && s->levels[at].stage->groups.member[unit] == s->levels[at].member)
        at++;
    return at;
}

static void open_unit(struct sweep *s, int32_t unit, bool any) {
    const size_t from = any ? first_change(s, unit) : 0;
    if (any && from < s->n_levels) {
        const struct level *l = &s->levels[from];
        const int32_t member = l->stage->groups.member[unit];
        const bool same_group = l->stage->groups.group[member] == l->group;
        close_levels(s, from);
        if (!same_group) close_group(s, from);
    }
    for (size_t at = from; at < s->n_levels; at++) {
        struct level *l = &s->levels[at];
        l->member = l->stage->groups.member[unit];
        l->group = l->stage->groups.group[l->member];
    }
}

static void add_slopes(const struct sweep *s, const chiso__slopes *slopes, size_t count,
                       int32_t row) {
    double *total = s->levels[s->n_levels - 1].total + slopes->first;
    const size_t width = slopes->width;
    for (size_t i = 0; i < count; i++) {
        const double *slope = slopes->slope + s->index[i] * width, x = s->x[i];
        for (size_t e = 0; e < width; e++) total[e] += x * slope[e];
    }
    for (size_t e = 0; slopes->extra != NULL && e < width; e++)
        total[e] += slopes->extra[row] * slopes->extra_slope[e];
}

/* Does a row count for any estimate? */
static bool counts(const chiso__linear *linear, int32_t row) {
    const size_t domain = (size_t)chiso__row_domain(linear->view->totals, row);
    bool any = false;
    for (size_t i = 0; i < CHISO__MOST_SLOPES; i++)
        any = any || linear->slopes[CHISO__MOST_SLOPES * domain + i] != NULL;
    return any;
}

static void add_row(struct sweep *s, int32_t row) {
    const chiso__linear *linear = s->linear;
    const size_t count = chiso__view_row(linear->view, row, s->index, s->x);
    const size_t domain = (size_t)chiso__row_domain(linear->view->totals, row);
    for (size_t i = 0; i < CHISO__MOST_SLOPES; i++) {
        const chiso__slopes *slopes = linear->slopes[CHISO__MOST_SLOPES * domain + i];
        if (slopes != NULL) add_slopes(s, slopes, count, row);
    }
}

/* --- all together --- */

static bool new_level(struct sweep *s, size_t at) {
    struct level *l = &s->levels[at];
    const size_t bytes = s->linear->width * sizeof(double);
    l->stage = &s->linear->view->frame.stages[at];
    l->total = chiso__arena_alloc(&s->arena, bytes);
    l->mean = chiso__arena_alloc(&s->arena, bytes);
    l->square = chiso__arena_alloc(&s->arena, s->squares * sizeof(double));
    return l->total != NULL && l->mean != NULL && l->square != NULL;
}

static bool new_sweep(struct sweep *s) {
    const chiso__linear *linear = s->linear;
    const size_t sums = linear->view->totals->row_sums;
    s->n_levels = linear->view->frame.n_stages;
    s->squares = linear->full ? linear->width * linear->width : linear->width;
    s->levels = chiso__arena_alloc(&s->arena, s->n_levels * sizeof *s->levels);
    s->index = chiso__arena_alloc(&s->arena, (sums + 1) * sizeof *s->index);
    s->x = chiso__arena_alloc(&s->arena, (sums + 1) * sizeof *s->x);
    s->delta = chiso__arena_alloc(&s->arena, linear->width * sizeof *s->delta);
    s->first = chiso__arena_alloc(&s->arena, s->squares * sizeof *s->first);
    s->later = chiso__arena_alloc(&s->arena, s->squares * sizeof *s->later);
    bool good = s->levels != NULL && s->index != NULL && s->x != NULL && s->delta != NULL &&
                s->first != NULL && s->later != NULL;
    for (size_t at = 0; good && at < s->n_levels; at++) good = new_level(s, at);
    return good;
}

/* `average`: the strata that have a variance stand for those that have none. */
static void finish(const struct sweep *s, double *variance) {
    const double strata = (double)s->support.strata, known = strata - (double)s->lone;
    const double factor = s->lone == 0 ? 1 : known > 0 ? strata / known : (double)NAN;
    for (size_t i = 0; i < s->squares; i++) variance[i] = factor * s->first[i] + s->later[i];
}

bool chiso__taylor(const chiso__linear *linear, double *variance, chiso__support *support) {
    struct sweep s = {.linear = linear};
    const bool good = new_sweep(&s);
    bool any = false;
    for (size_t i = 0; good && i < linear->n_rows; i++) {
        if (!counts(linear, linear->rows[i])) continue;
        open_unit(&s, chiso__row_unit(linear->view->totals, linear->rows[i]), any);
        add_row(&s, linear->rows[i]);
        any = true;
    }
    if (any) {
        close_levels(&s, 0);
        close_group(&s, 0);
    }
    if (good) finish(&s, variance);
    *support = s.support;
    chiso__arena_free(&s.arena);
    return good;
}

bool chiso__taylor_domain(const chiso__view *view, size_t domain, const chiso__slopes *slopes,
                          int32_t lone_psu, const chiso__slopes **room, double *variance,
                          chiso__support *support) {
    const size_t domains = view->totals->domains.count;
    const bool whole = domain == domains;
    const size_t from = whole ? 0 : domain, until = whole ? domains : domain + 1;
    const chiso__linear linear = {.view = view,
                                  .rows = whole ? view->rows : view->own + view->first[domain],
                                  .n_rows = whole ? view->n_rows
                                                  : view->first[domain + 1] - view->first[domain],
                                  .width = slopes->width,
                                  .slopes = room,
                                  .lone_psu = lone_psu};
    for (size_t d = from; d < until; d++) room[CHISO__MOST_SLOPES * d] = slopes;
    const bool good = chiso__taylor(&linear, variance, support);
    for (size_t d = from; d < until; d++) room[CHISO__MOST_SLOPES * d] = NULL;
    return good;
}
