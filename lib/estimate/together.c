/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/together.h"

#include <math.h>

/* --- linearised: one sweep over the rows --- */

/* The slopes of a list of parts, as a sweep wants them. */
struct sweeping {
    chiso__arena arena;
    const chiso__slopes **room; /* of each domain, two: its own part's and the whole's */
};

/* One part's slopes in some rows, without the gaps. */
static const chiso__slopes *compact(struct sweeping *s, const chiso__together *t,
                                    const double *slope, size_t first) {
    const size_t sums = t->view->totals->row_sums;
    chiso__slopes *slopes = chiso__arena_alloc(&s->arena, sizeof *slopes);
    double *own = chiso__arena_alloc(&s->arena, sums * sizeof *own);
    if (s->arena.failed) return NULL;
    for (size_t i = 0; i < sums; i++) own[i] = slope[i * t->stride];
    *slopes = (chiso__slopes){.slope = own, .width = 1, .first = first};
    return slopes;
}

/* Rows of domains that share their slopes share the copy. */
static bool add_whole(struct sweeping *s, const chiso__together *t, const chiso__part *part,
                      size_t first) {
    const size_t domains = t->view->totals->domains.count;
    const chiso__slopes *slopes = NULL;
    const double *last = NULL;
    for (size_t d = 0; d < domains; d++) {
        if (part->each[d] == NULL) continue;
        if (part->each[d] != last) slopes = compact(s, t, part->each[d], first);
        if (slopes == NULL) return false;
        last = part->each[d];
        s->room[CHISO__MOST_SLOPES * d + 1] = slopes;
    }
    return true;
}

static bool add_parts(struct sweeping *s, const chiso__together *t, const chiso__part *parts,
                      size_t count) {
    const size_t domains = t->view->totals->domains.count;
    s->room = chiso__arena_alloc(&s->arena, CHISO__MOST_SLOPES * domains * sizeof(chiso__slopes *));
    for (size_t i = 0; s->room != NULL && i < count; i++) {
        if (parts[i].each != NULL) {
            if (!add_whole(s, t, &parts[i], i)) return false;
            continue;
        }
        const chiso__slopes **own = &s->room[CHISO__MOST_SLOPES * parts[i].domain];
        *own = compact(s, t, parts[i].slope, i);
        if (*own == NULL) return false;
    }
    return s->room != NULL;
}

/* `average` asks how many strata there are, those without any part too. */
static bool count_all(struct sweeping *s, const chiso__together *t) {
    const size_t domains = t->view->totals->domains.count;
    chiso__slopes *nothing = chiso__arena_alloc(&s->arena, sizeof *nothing);
    double *zeros = chiso__arena_alloc(&s->arena, t->view->totals->row_sums * sizeof *zeros);
    if (s->arena.failed) return false;
    *nothing = (chiso__slopes){.slope = zeros, .width = 1};
    for (size_t d = 0; d < domains; d++) {
        const chiso__slopes **whole = &s->room[CHISO__MOST_SLOPES * d + 1];
        if (*whole == NULL) *whole = nothing;
    }
    return true;
}

static bool linearised(const chiso__together *t, const chiso__part *parts, size_t count,
                       double *matrix) {
    struct sweeping s = {.room = NULL};
    chiso__support support;
    bool good = add_parts(&s, t, parts, count);
    if (good && t->lone_psu == CHISO_LONE_PSU_AVERAGE) good = count_all(&s, t);
    if (good) {
        const chiso__linear linear = {.view = t->view,
                                      .rows = t->view->rows,
                                      .n_rows = t->view->n_rows,
                                      .width = count,
                                      .slopes = s.room,
                                      .lone_psu = t->lone_psu,
                                      .full = true};
        good = chiso__taylor(&linear, matrix, &support);
    }
    chiso__arena_free(&s.arena);
    return good;
}

/* --- replicated: how they leave their centres at once --- */

/* A replicate without the estimate leaves nothing, as it does in its variance. */
static void leave(const chiso__together *t, const chiso__part *part, double *from) {
    const double centre =
        chiso__replicates_centre(t->replicates, part->theta, part->estimate, t->centre);
    for (size_t r = 0; r < t->replicates->count; r++)
        from[r] = isfinite(part->theta[r]) ? part->theta[r] - centre : 0;
}

static double product(const chiso__replicates *of, const double *a, const double *b) {
    double sum = 0;
    for (size_t r = 0; r < of->count; r++) sum += of->rscale[r] * a[r] * b[r];
    return of->scale * sum;
}

static bool replicated(const chiso__together *t, const chiso__part *parts, size_t count,
                       double *matrix) {
    const chiso__replicates *of = t->replicates;
    double *from = chiso__alloc(count * of->count, sizeof *from);
    for (size_t i = 0; from != NULL && i < count; i++) {
        leave(t, &parts[i], from + i * of->count);
        for (size_t j = 0; j <= i; j++)
            matrix[i * count + j] = matrix[j * count + i] =
                product(of, from + i * of->count, from + j * of->count);
    }
    chiso__free(from);
    return from != NULL;
}

/* --- both --- */

static void leave_out(const chiso__part *parts, size_t count, double *matrix) {
    for (size_t i = 0; i < count * count; i++) {
        if (isnan(parts[i / count].se) || isnan(parts[i % count].se)) matrix[i] = NAN;
    }
}

bool chiso__together_covariance(const chiso__together *t, const chiso__part *parts, size_t count,
                                double *matrix) {
    const bool good = t->replicates != NULL ? replicated(t, parts, count, matrix)
                                            : linearised(t, parts, count, matrix);
    if (good) leave_out(parts, count, matrix);
    return good;
}

/* --- group by group --- */

struct blocks {
    const chiso__together *together;
    const chiso__part *parts;
    const int32_t *group;
    size_t count;
    chiso__arena arena;
    chiso__part *listed; /* those of one group */
    size_t *place;       /* where each of them stands among all */
    double *block;
};

static bool new_blocks(struct blocks *b) {
    b->listed = chiso__arena_alloc(&b->arena, b->count * sizeof *b->listed);
    b->place = chiso__arena_alloc(&b->arena, b->count * sizeof *b->place);
    b->block = chiso__arena_alloc(&b->arena, b->count * b->count * sizeof *b->block);
    return !b->arena.failed;
}

/* With `average`, what any stratum adds depends on all. */
static bool is_of_group(const struct blocks *b, size_t i, size_t first) {
    const chiso__together *t = b->together;
    return b->group[i] == b->group[first] ||
           (t->replicates == NULL && t->lone_psu == CHISO_LONE_PSU_AVERAGE);
}

/* Those of the group of part `first`; none where an earlier part is of it too. */
static size_t list_group(const struct blocks *b, size_t first) {
    size_t listed = 0;
    for (size_t i = 0; i < b->count; i++) {
        if (!is_of_group(b, i, first)) continue;
        if (i < first) return 0;
        if (isnan(b->parts[i].se)) continue;
        b->place[listed] = i;
        b->listed[listed++] = b->parts[i];
    }
    return listed;
}

static bool add_group(const struct blocks *b, size_t first, double *matrix) {
    const size_t n = list_group(b, first);
    if (n < 2) return true;
    if (!chiso__together_covariance(b->together, b->listed, n, b->block)) return false;
    for (size_t i = 0; i < n * n; i++)
        matrix[b->place[i / n] * b->count + b->place[i % n]] = b->block[i];
    return true;
}

bool chiso__together_blocks(const chiso__together *together, const chiso__part *parts,
                            const int32_t *group, size_t count, double *matrix) {
    struct blocks b = {.together = together, .parts = parts, .group = group, .count = count};
    bool good = new_blocks(&b);
    for (size_t i = 0; i < count * count; i++)
        matrix[i] = i % (count + 1) == 0 ? parts[i / count].se * parts[i / count].se : 0;
    for (size_t i = 0; good && i < count; i++) good = add_group(&b, i, matrix);
    chiso__arena_free(&b.arena);
    return good;
}
