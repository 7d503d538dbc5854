/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/score_parts.h"

#include "base/error.h"
#include "estimate/domain_columns.h"
#include "estimate/meeting.h"
#include "estimate/variance.h"

/* A block of numbers for each domain and for the whole, one behind the other. */
static double **blocks_of(chiso__scores *s, size_t width) {
    const size_t count = s->domains + 1;
    double **blocks = chiso__arena_alloc(&s->arena, count * sizeof *blocks);
    double *numbers = chiso__arena_alloc(&s->arena, count * width * sizeof *numbers);
    if (blocks == NULL || numbers == NULL) return NULL;
    for (size_t i = 0; i < count; i++) blocks[i] = numbers + i * width;
    return blocks;
}

static chiso_status new_theta(chiso__scores *s, chiso_error *error) {
    const size_t width = s->nodes * s->replicates.count, count = s->domains + 1;
    if (width > (size_t)CHISO__MOST_FACTORS / count)
        return chiso__fail(
            error, CHISO_E_ARGUMENT,
            "%zu replicates of %zu nodes and %zu domains take more than a gibibyte, "
            "and how scores vary together needs all of them; choose fewer replicates, "
            "--rank-sets none or --variance taylor",
            s->replicates.count, s->nodes, count);
    s->parts.theta = blocks_of(s, width);
    return s->parts.theta != NULL ? CHISO_OK : chiso__fail_memory(error);
}

static chiso_status new_slopes(chiso__scores *s, chiso_error *error) {
    const size_t domains = s->totals->domains.count;
    s->parts.slope = blocks_of(s, s->totals->row_sums * s->nodes);
    s->parts.whole = chiso__arena_alloc(&s->arena, domains * sizeof(double *));
    s->parts.each = chiso__arena_alloc(&s->arena, domains * sizeof(double *));
    if (s->parts.slope == NULL || s->arena.failed) return chiso__fail_memory(error);
    for (size_t d = 0; d < domains; d++) s->parts.whole[d] = s->parts.slope[s->domains];
    return CHISO_OK;
}

/* Do any two that compete meet in a stratum? */
static bool find_meeting(chiso__scores *s, bool all, bool *any) {
    const size_t domains = s->totals->domains.count;
    bool *wanted = chiso__arena_alloc(&s->arena, domains * sizeof *wanted);
    size_t *at = chiso__arena_alloc(&s->arena, domains * sizeof *at);
    s->parts.meeting = chiso__arena_alloc(&s->arena, domains * sizeof *s->parts.meeting);
    if (s->arena.failed) return false;
    const size_t count = chiso__domains_compete(s->totals, at);
    for (size_t i = 0; i < count; i++) wanted[at[i]] = true;
    chiso__meeting_groups(&s->view, wanted, s->parts.meeting);
    *any = false;
    if (all) {
        s->parts.meet = chiso__arena_alloc(&s->arena, domains * domains * sizeof *s->parts.meet);
        if (s->parts.meet == NULL || !chiso__meeting_pairs(&s->view, wanted, s->parts.meet))
            return false;
    }
    for (size_t d = 0; d < domains; d++) *any = *any || s->parts.meeting[d] != (int32_t)d;
    return true;
}

chiso_status chiso__score_parts_new(chiso__scores *s, bool all, chiso_error *error) {
    bool meet;
    if (!find_meeting(s, all, &meet)) return chiso__fail_memory(error);
    const bool for_sets = meet && s->ranks.kind != CHISO_RANKS_NONE;
    if (!all && !for_sets && s->rank_shares == 0) return CHISO_OK;
    return chiso__variance_replicates(&s->variance) ? new_theta(s, error) : new_slopes(s, error);
}

chiso__together chiso__score_together(const chiso__scores *s) {
    return (chiso__together){.view = &s->view,
                             .stride = s->nodes,
                             .lone_psu = s->variance.lone_psu,
                             .replicates =
                                 chiso__variance_replicates(&s->variance) ? &s->replicates : NULL,
                             .centre = s->variance.centre};
}

/* The whole's slopes of one node, in the rows of each domain. */
static const double *const *each_of(const chiso__scores *s, size_t node) {
    const size_t domains = s->totals->domains.count;
    const double **each = s->parts.each;
    for (size_t d = 0; d < domains; d++)
        each[d] = s->parts.whole[d] != NULL ? s->parts.whole[d] + node : NULL;
    return each;
}

chiso__part chiso__score_part(const chiso__scores *s, size_t domain, size_t node) {
    const chiso__figure *figure = &s->figures[domain * s->nodes + node];
    const bool whole = domain == s->domains;
    chiso__part part = {.se = figure->se, .domain = domain, .estimate = figure->estimate};
    if (s->parts.theta != NULL)
        part.theta = s->parts.theta[domain] + node * s->replicates.count;
    else if (whole)
        part.each = each_of(s, node);
    else
        part.slope = s->parts.slope[domain] + node;
    return part;
}
