/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/schemes.h"

/* The stratum at a place of the order, by its number in the frame. */
static int32_t stratum_at(const chiso__sample *sample, size_t place) {
    const int32_t first = sample->sorted.member[sample->sorted.first[place]];
    return sample->frame->stages[0].groups.group[first];
}

/* Its units are left out one by one, but for one that is alone, and those of a census. */
static size_t replicates_of(const chiso__sample *sample, size_t place) {
    const size_t n = sample->sorted.first[place + 1] - sample->sorted.first[place];
    return n > 1 && !chiso__frame_is_census(sample->frame, 0, stratum_at(sample, place)) ? n : 0;
}

/* In replicate `from` + i unit i of the stratum is left out and the others stand for it. */
static void leave_out(chiso__replicates *out, const int32_t *members, size_t n, size_t from) {
    for (size_t unit = 0; unit < n; unit++) {
        double *factor = out->factor + (size_t)members[unit] * out->count + from;
        for (size_t i = 0; i < n; i++) factor[i] = i == unit ? 0 : (double)n / (double)(n - 1);
    }
}

/* (1 - f)(n - 1)/n, which R has as the scale of JK1 and in the rscales of JKn. */
static double scale_of(const chiso__sample *sample, size_t place, size_t n) {
    const double rest = 1 - sample->frame->stages[0].share[stratum_at(sample, place)];
    return rest * (double)(n - 1) / (double)n;
}

static void fill(chiso__replicates *out, const chiso__sample *sample) {
    const chiso__sorted_units *sorted = &sample->sorted;
    size_t from = 0;
    for (size_t place = 0; place < sorted->groups; place++) {
        const size_t n = replicates_of(sample, place);
        if (n == 0) continue;
        leave_out(out, sorted->member + sorted->first[place], n, from);
        const double scale = scale_of(sample, place, n);
        if (!sample->frame->totals->stratified) out->scale = scale;
        for (size_t i = 0; sample->frame->totals->stratified && i < n; i++)
            out->rscale[from + i] = scale;
        from += n;
    }
}

chiso_status chiso__jackknife(chiso__replicates *out, const chiso__sample *sample,
                              const chiso_variance_options *options, chiso_error *error) {
    size_t count = 0;
    (void)options;
    for (size_t place = 0; place < sample->sorted.groups; place++)
        count += replicates_of(sample, place);
    const chiso_status status = chiso__replicates_room(out, sample->frame, 0, count, error);
    out->name = sample->frame->totals->stratified ? "jkn" : "jk1";
    out->ignores_fpc = sample->frame->n_stages > 1;
    if (status == CHISO_OK) fill(out, sample);
    return status;
}
