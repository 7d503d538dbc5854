/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "estimate/schemes.h"

/* Half of the units, drawn without replacement, at every stage (Preston 2009). */

/* One stage, member by member as in chiso__replicates: their factors after it, and √(n/n*) where
   they were kept, over it and the stages before.  The last stage has the factors that go out. */
struct halves {
    const chiso__stage *stage;
    chiso__sorted_units sorted;
    size_t count;  /* replicates */
    double *share; /* of each group: that of the stages before in what they were drawn from */
    double *factor, *kept;
    bool last;
};

static void free_halves(struct halves *h) {
    chiso__sorted_units_free(&h->sorted);
    chiso__free(h->share);
    chiso__free(h->last ? NULL : h->factor);
    chiso__free(h->kept);
}

/* A group of one stage is a member of the stage before, by the same number. */
static void share_before(struct halves *h, const struct halves *before, size_t groups) {
    for (size_t g = 0; g < groups; g++) {
        h->share[g] = 1;
        if (before == NULL) continue;
        const int32_t outer = before->stage->groups.group[g];
        h->share[g] = before->share[outer] * before->stage->share[outer];
    }
}

/* before: NULL at the first stage. */
static bool new_halves(struct halves *h, const struct halves *before, const chiso__frame *frame,
                       size_t stage, const chiso__replicates *out) {
    const size_t groups = frame->stages[stage].groups.lookup.count;
    const size_t cells = frame->stages[stage].groups.members.count * out->count;
    *h = (struct halves){.stage = &frame->stages[stage], .count = out->count};
    h->last = stage == out->stage;
    h->share = chiso__alloc(groups, sizeof *h->share);
    h->factor = h->last ? out->factor : chiso__alloc(cells, sizeof *h->factor);
    h->kept = chiso__alloc(h->last ? 0 : cells, sizeof *h->kept);
    if (h->share == NULL || h->factor == NULL || h->kept == NULL ||
        !chiso__sorted_units_new(&h->sorted, frame, stage))
        return false;
    share_before(h, before, groups);
    return true;
}

/* Half of a group's members, the first of `members` after the shuffle. */
static void choose(int32_t *members, size_t n, size_t half, chiso__random *random) {
    for (size_t i = 0; i < half; i++) {
        const size_t other = i + chiso__random_below(random, n - i);
        const int32_t taken = members[other];
        members[other] = members[i];
        members[i] = taken;
    }
}

/* What a member has beyond its group, when `half` of n were kept. */
static void give(const struct halves *h, size_t at, bool is_kept, size_t n, size_t half,
                 double lambda, double factor, double kept) {
    const double times = is_kept ? (double)n / (double)half : 0;
    h->factor[at] = factor + kept * lambda * (times - 1);
    if (!h->last) h->kept[at] = kept * sqrt(times);
}

/* One replicate of a group whose own factor is known. */
static void halve(const struct halves *h, int32_t *members, size_t n, int32_t group, double factor,
                  double kept, size_t r, chiso__random *random) {
    const size_t half = n > 1 ? n / 2 : 1; /* one that is alone stays: it varies only below */
    const double odds = n > 1 ? (double)half / (double)(n - half) : 0;
    const double lambda = sqrt(h->share[group] * (1 - h->stage->share[group]) * odds);
    choose(members, n, half, random);
    for (size_t i = 0; i < n; i++)
        give(h, (size_t)members[i] * h->count + r, i < half, n, half, lambda, factor, kept);
}

static void halve_stage(const struct halves *h, const struct halves *before,
                        chiso__random *random) {
    for (size_t place = 0; place < h->sorted.groups; place++) {
        int32_t *members = h->sorted.member + h->sorted.first[place];
        const size_t n = h->sorted.first[place + 1] - h->sorted.first[place];
        const int32_t group = h->stage->groups.group[members[0]];
        for (size_t r = 0; r < h->count; r++) {
            const size_t outer = (size_t)group * h->count + r;
            halve(h, members, n, group, before != NULL ? before->factor[outer] : 1,
                  before != NULL ? before->kept[outer] : 1, r, random);
        }
    }
}

/* The stages in turn. */
bool chiso__halve(chiso__replicates *out, const chiso__frame *frame, chiso__random *random) {
    struct halves before = {0}, now = {0};
    bool good = true;
    for (size_t stage = 0; good && stage < frame->n_stages; stage++) {
        good = new_halves(&now, stage > 0 ? &before : NULL, frame, stage, out);
        if (good) halve_stage(&now, stage > 0 ? &before : NULL, random);
        free_halves(&before);
        before = now;
    }
    free_halves(&before);
    return good;
}
