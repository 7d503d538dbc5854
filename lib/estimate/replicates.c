/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/replicates.h"

#include <math.h>

#include "base/error.h"
#include "estimate/schemes.h"
#include "estimate/taylor.h"
#include "estimate/variance.h"
#include "totals/supplied.h"

static chiso__scheme *const schemes[] = {
    [CHISO_VARIANCE_JACKKNIFE] = chiso__jackknife,
    [CHISO_VARIANCE_BRR] = chiso__brr,
    [CHISO_VARIANCE_FAY] = chiso__brr,
    [CHISO_VARIANCE_BOOTSTRAP] = chiso__bootstrap,
};

/* --- making them --- */

chiso_status chiso__replicates_room(chiso__replicates *out, const chiso__frame *frame, size_t stage,
                                    size_t count, chiso_error *error) {
    const size_t units = frame->stages[stage].groups.members.count;
    if (count > 0 && units > (size_t)CHISO__MOST_FACTORS / count)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "%zu replicates of %zu sampling units take more than a gibibyte; choose "
                           "another variance, or a bootstrap of fewer replicates",
                           count, units);
    out->count = count;
    out->units = units;
    out->stage = stage;
    out->factor = chiso__alloc(units * count, sizeof *out->factor);
    out->rscale = chiso__alloc(count, sizeof *out->rscale);
    if (out->factor == NULL || out->rscale == NULL) return chiso__fail_memory(error);
    for (size_t i = 0; i < units * count; i++) out->factor[i] = 1;
    for (size_t r = 0; r < count; r++) out->rscale[r] = 1;
    return CHISO_OK;
}

/* Only a bootstrap with fpc goes below the first stage; BRR refuses a lone unit anyway. */
static chiso_status check_lone(const chiso__frame *frame, const chiso_variance_options *options,
                               chiso_error *error) {
    chiso__frame first = *frame;
    if (options->lone_psu == CHISO_LONE_PSU_CENTRE || options->lone_psu == CHISO_LONE_PSU_AVERAGE)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "replicates cannot follow --lone-psu %s; choose certainty or remove, or "
                           "--variance taylor",
                           chiso_lone_psu_name(options->lone_psu));
    if (options->method == CHISO_VARIANCE_BRR || options->method == CHISO_VARIANCE_FAY)
        return CHISO_OK;
    if (options->method != CHISO_VARIANCE_BOOTSTRAP) first.n_stages = 1;
    return chiso__lone_psu_check(&first, options->lone_psu, error);
}

/* Those of the file, as they are. */
static chiso_status supplied(chiso__replicates *out, const chiso__supplied *supplied,
                             chiso_error *error) {
    out->supplied = supplied;
    out->count = supplied->count;
    out->name = chiso_rep_type_name(supplied->design.type);
    out->scale = chiso__supplied_scale(supplied);
    out->rscale = chiso__alloc(out->count, sizeof *out->rscale);
    if (out->rscale == NULL) return chiso__fail_memory(error);
    for (size_t r = 0; r < out->count; r++) out->rscale[r] = chiso__supplied_rscale(supplied, r);
    return CHISO_OK;
}

chiso_status chiso__replicates_new(chiso__replicates *out, const chiso__frame *frame,
                                   const chiso_variance_options *options, chiso_error *error) {
    chiso__sample sample = {.frame = frame};
    *out = (chiso__replicates){.scale = 1};
    if (options->method == CHISO__VARIANCE_SUPPLIED)
        return supplied(out, &frame->totals->supplied, error);
    chiso_status status = check_lone(frame, options, error);
    if (status != CHISO_OK) return status;
    status = chiso__sorted_units_new(&sample.sorted, frame, 0)
                 ? schemes[options->method](out, &sample, options, error)
                 : chiso__fail_memory(error);
    chiso__sorted_units_free(&sample.sorted);
    return status;
}

void chiso__replicates_free(chiso__replicates *replicates) {
    chiso__free(replicates->factor);
    chiso__free(replicates->rscale);
    *replicates = (chiso__replicates){0};
}

/* --- the variance --- */

/* As in R, one that does not count for the variance does not for the mean either. */
static double mean_of(const chiso__replicates *replicates, const double *theta) {
    double sum = 0;
    size_t used = 0;
    for (size_t r = 0; r < replicates->count; r++) {
        if (!isfinite(theta[r]) || !(replicates->rscale[r] > 0)) continue;
        sum += theta[r];
        used++;
    }
    return sum / (double)used;
}

double chiso__replicates_centre(const chiso__replicates *replicates, const double *theta,
                                double estimate, int32_t centre) {
    return centre == CHISO_CENTRE_ESTIMATE ? estimate : mean_of(replicates, theta);
}

double chiso__replicates_variance(const chiso__replicates *replicates, const double *theta,
                                  double estimate, int32_t centre, size_t *dropped) {
    const size_t count = replicates->count;
    double square = 0;
    *dropped = 0;
    for (size_t r = 0; r < count; r++) *dropped += isfinite(theta[r]) ? 0 : 1;
    if (count == 0) return isnan(estimate) ? (double)NAN : 0;
    if (20 * *dropped > count) return (double)NAN;
    const double about = chiso__replicates_centre(replicates, theta, estimate, centre);
    for (size_t r = 0; r < count; r++) {
        const double from = isfinite(theta[r]) ? theta[r] - about : 0;
        square += replicates->rscale[r] * from * from;
    }
    return replicates->scale * square;
}
