/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "estimate/schemes.h"
#include "numeric/hadamard.h"

enum { NAME = 64 };

static chiso_status check_pairs(const chiso__sample *sample, chiso_error *error) {
    const chiso__sorted_units *sorted = &sample->sorted;
    for (size_t place = 0; place < sorted->groups; place++) {
        const size_t n = sorted->first[place + 1] - sorted->first[place];
        const int32_t first = sorted->member[sorted->first[place]];
        char name[NAME];
        if (n == 2) continue;
        chiso__frame_group_name(sample->frame, 0, sample->frame->stages[0].groups.group[first],
                                name, sizeof name);
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "half-samples need two sampling units in every stratum, and %s%s has "
                           "%zu; choose --variance jackknife, bootstrap or taylor",
                           name[0] != '\0' ? "stratum " : "the sample", name, n);
    }
    return CHISO_OK;
}

/* The first row of the matrix is 1 throughout, so a stratum takes the row behind that of its place:
   where it has a 1, its second unit stands for both. */
static void fill(chiso__replicates *out, const chiso__sorted_units *sorted,
                 const signed char *matrix, double rho) {
    for (size_t place = 0; place < sorted->groups; place++) {
        const int32_t *pair = sorted->member + sorted->first[place];
        const signed char *row = matrix + (place + 1) * out->count;
        for (size_t r = 0; r < out->count; r++) {
            out->factor[(size_t)pair[0] * out->count + r] = row[r] > 0 ? rho : 2 - rho;
            out->factor[(size_t)pair[1] * out->count + r] = row[r] > 0 ? 2 - rho : rho;
        }
    }
}

/* Both of McCarthy's half-samples and Fay's milder ones, with rho 0 and more. */
chiso_status chiso__brr(chiso__replicates *out, const chiso__sample *sample,
                        const chiso_variance_options *options, chiso_error *error) {
    const double rho = options->method == CHISO_VARIANCE_FAY ? options->fay_rho : 0;
    const size_t strata = sample->sorted.groups;
    signed char *matrix = NULL;
    size_t order = 0;
    out->name = options->method == CHISO_VARIANCE_FAY ? "fay" : "brr";
    out->ignores_fpc = sample->frame->totals->n_fpc > 0;
    chiso_status status = check_pairs(sample, error);
    if (status == CHISO_OK && !chiso__hadamard(strata + 1, &order, &matrix))
        status = chiso__fail_memory(error);
    if (status == CHISO_OK) status = chiso__replicates_room(out, sample->frame, 0, order, error);
    if (status == CHISO_OK) {
        out->scale = 1 / ((double)order * (1 - rho) * (1 - rho));
        fill(out, &sample->sorted, matrix, rho);
    }
    chiso__free(matrix);
    return status;
}
