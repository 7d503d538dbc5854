/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "estimate/schemes.h"

/* --- without fpc: n - 1 of n units, with replacement (Rao and Wu 1988) --- */

/* A unit drawn k times counts k·n/(n - 1); one that is alone counts once. */
static void resample(chiso__replicates *out, const int32_t *members, size_t n,
                     chiso__random *random) {
    const double each = (double)n / (double)(n - 1);
    for (size_t unit = 0; unit < n; unit++)
        memset(out->factor + (size_t)members[unit] * out->count, 0,
               out->count * sizeof *out->factor);
    for (size_t r = 0; r < out->count; r++) {
        for (size_t i = 0; i + 1 < n; i++)
            out->factor[(size_t)members[chiso__random_below(random, n)] * out->count + r] += each;
    }
}

static chiso_status subbootstrap(chiso__replicates *out, const chiso__sample *sample, size_t count,
                                 chiso__random *random, chiso_error *error) {
    const chiso__sorted_units *sorted = &sample->sorted;
    const chiso_status status = chiso__replicates_room(out, sample->frame, 0, count, error);
    for (size_t place = 0; status == CHISO_OK && place < sorted->groups; place++) {
        const size_t n = sorted->first[place + 1] - sorted->first[place];
        if (n > 1) resample(out, sorted->member + sorted->first[place], n, random);
    }
    return status;
}

/* --- with fpc half of them, without --- */

chiso_status chiso__bootstrap(chiso__replicates *out, const chiso__sample *sample,
                              const chiso_variance_options *options, chiso_error *error) {
    const chiso__frame *frame = sample->frame;
    const size_t count = (size_t)options->replicates;
    const bool fpc = frame->totals->n_fpc > 0;
    chiso__arena arena = {0};
    chiso__random *random = chiso__random_new(&arena, (uint32_t)options->seed, 0);
    chiso_status status = random != NULL ? CHISO_OK : chiso__fail_memory(error);
    out->name = fpc ? "mrbbootstrap" : "bootstrap";
    out->scale = 1 / (double)(count - 1);
    if (status == CHISO_OK && !fpc) status = subbootstrap(out, sample, count, random, error);
    if (status == CHISO_OK && fpc)
        status = chiso__replicates_room(out, frame, frame->n_stages - 1, count, error);
    if (status == CHISO_OK && fpc && !chiso__halve(out, frame, random))
        status = chiso__fail_memory(error);
    chiso__arena_free(&arena);
    return status;
}
