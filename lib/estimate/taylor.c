/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/taylor.h"

#include "totals/rows.h"

/* Room for a row. */
struct room {
    chiso__arena arena;
    size_t *index;
    double *x;
    size_t *at; /* of each round, how many rows went by */
};

static bool new_room(struct room *room, const chiso__linear *rounds, size_t count) {
    size_t sums = 0;
    for (size_t r = 0; r < count; r++) {
        const size_t own = rounds[r].view->totals->row_sums;
        sums = own > sums ? own : sums;
    }
    room->index = chiso__arena_alloc(&room->arena, (sums + 1) * sizeof *room->index);
    room->x = chiso__arena_alloc(&room->arena, (sums + 1) * sizeof *room->x);
    room->at = chiso__arena_alloc(&room->arena, count * sizeof *room->at);
    return room->index != NULL && room->x != NULL && room->at != NULL;
}

/* --- one row --- */

static void add_slopes(const chiso__slopes *slopes, const struct room *room, size_t count,
                       int32_t row, double *totals) {
    double *total = totals + slopes->first;
    const size_t width = slopes->width;
    for (size_t i = 0; i < count; i++) {
        const double *slope = slopes->slope + room->index[i] * width, x = room->x[i];
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

static void add_row(const chiso__linear *linear, const struct room *room, int32_t row,
                    double *total) {
    const size_t count = chiso__view_row(linear->view, row, room->index, room->x);
    const size_t domain = (size_t)chiso__row_domain(linear->view->totals, row);
    for (size_t i = 0; i < CHISO__MOST_SLOPES; i++) {
        const chiso__slopes *slopes = linear->slopes[CHISO__MOST_SLOPES * domain + i];
        if (slopes != NULL) add_slopes(slopes, room, count, row, total);
    }
}

/* --- rows of rounds, one behind the other --- */

/* Units stand by their strata, then by the units of each stage. */
static bool stands_before(const chiso__frame *frame, int32_t a, int32_t b) {
    const chiso__nesting *first = &frame->stages[0].groups;
    const int32_t stratum = first->group[first->member[a]], other = first->group[first->member[b]];
    if (stratum != other) return stratum < other;
    for (size_t s = 0; s < frame->n_stages; s++) {
        const int32_t *member = frame->stages[s].groups.member;
        if (member[a] != member[b]) return member[a] < member[b];
    }
    return false;
}

/* The round whose next row stands first; `count`: there are no more rows. */
static size_t next_round(const chiso__linear *rounds, const size_t *at, size_t count) {
    size_t next = count;
    int32_t first = -1;
    if (count == 1) return at[0] < rounds->n_rows ? 0 : 1;
    for (size_t r = 0; r < count; r++) {
        if (at[r] == rounds[r].n_rows) continue;
        const int32_t unit = chiso__view_unit(rounds[r].view, rounds[r].rows[at[r]]);
        if (next < count && !stands_before(chiso__view_sample(rounds[r].view), unit, first))
            continue;
        next = r;
        first = unit;
    }
    return next;
}

/* --- all together --- */

static void sweep_row(chiso__sweep *sweep, const chiso__linear *linear, const struct room *room,
                      int32_t row) {
    if (!counts(linear, row)) return;
    double *total = chiso__sweep_unit(sweep, chiso__view_unit(linear->view, row));
    add_row(linear, room, row, total);
}

bool chiso__taylor_rounds(const chiso__linear *rounds, size_t count, double *variance,
                          chiso__support *support) {
    const chiso__sweeping of = {.frame = chiso__view_sample(rounds->view),
                                .width = rounds->width,
                                .lone_psu = rounds->lone_psu,
                                .full = rounds->full};
    struct room room = {.index = NULL};
    chiso__sweep sweep;
    const bool good = chiso__sweep_new(&sweep, &of) && new_room(&room, rounds, count);
    size_t r = good ? next_round(rounds, room.at, count) : count;
    for (; r < count; r = next_round(rounds, room.at, count))
        sweep_row(&sweep, &rounds[r], &room, rounds[r].rows[room.at[r]++]);
    if (good) chiso__sweep_finish(&sweep, variance);
    *support = sweep.support;
    chiso__sweep_free(&sweep);
    chiso__arena_free(&room.arena);
    return good;
}

bool chiso__taylor(const chiso__linear *linear, double *variance, chiso__support *support) {
    return chiso__taylor_rounds(linear, 1, variance, support);
}

bool chiso__taylor_domain(const chiso__view *view, size_t domain, const chiso__slopes *slopes,
                          int32_t lone_psu, const chiso__slopes **room, double *variance,
                          chiso__support *support) {
    const size_t domains = view->totals->domains.count;
    const bool whole = domain == domains;
    const size_t from = whole ? 0 : domain, until = whole ? domains : domain + 1;
    chiso__linear linear = {
        .view = view, .width = slopes->width, .slopes = room, .lone_psu = lone_psu};
    linear.rows = chiso__view_rows(view, domain, &linear.n_rows);
    for (size_t d = from; d < until; d++) room[CHISO__MOST_SLOPES * d] = slopes;
    const bool good = chiso__taylor(&linear, variance, support);
    for (size_t d = from; d < until; d++) room[CHISO__MOST_SLOPES * d] = NULL;
    return good;
}
