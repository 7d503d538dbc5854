/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/rank_draws.h"

#include <math.h>

#include "base/error.h"
#include "numeric/factor.h"
#include "numeric/random.h"

enum { BLOCK = CHISO__RANK_BLOCK };

static bool any_finite(const chiso__rank_data *data) {
    for (size_t i = 0; data->df != NULL && i < data->units; i++) {
        if (isfinite(data->df[i])) return true;
    }
    return false;
}

/* Everything of one draw before the next, so that more draws leave the first ones as they are. */
static void draw_block(const chiso__rank_draws *d, const chiso__rank_data *data, double *error,
                       double *variance, chiso__random *random) {
    for (size_t r = 0; r < BLOCK; r++) {
        for (size_t i = 0; i < d->units; i++) error[i * BLOCK + r] = chiso__random_normal(random);
        for (size_t i = 0; variance != NULL && i < d->units; i++) {
            const double df = data->df[i], se = data->se[i];
            const double share = isfinite(df) ? chiso__random_chi2(random, df) / df : 1;
            variance[i * BLOCK + r] = se * se * share;
        }
    }
}

static void add(double *restrict sum, const double *restrict x, double factor) {
    for (size_t r = 0; r < BLOCK; r++) sum[r] += factor * x[r];
}

/* Normal errors to those with the covariance: each is a sum over the columns of the factor. */
static void correlate(const chiso__rank_draws *d, const double *factor, size_t rank, double *error,
                      double *sums) {
    for (size_t i = 0; i < d->units * BLOCK; i++) sums[i] = 0;
    for (size_t i = 0; i < d->units; i++) {
        for (size_t k = 0; k < rank; k++) {
            const double weight = factor[i * d->units + k];
            if (weight != 0) add(&sums[i * BLOCK], &error[k * BLOCK], weight);
        }
    }
    for (size_t i = 0; i < d->units * BLOCK; i++) error[i] = sums[i];
}

static void scale(const chiso__rank_draws *d, const double *se, double *error) {
    for (size_t i = 0; i < d->units; i++) {
        for (size_t r = 0; r < BLOCK; r++) error[i * BLOCK + r] *= se[i];
    }
}

/* Where units vary together: the factor, and room for sums. */
struct mixing {
    double *factor, *sums;
    size_t rank;
};

static chiso_status mix(struct mixing *m, const chiso__rank_data *data, chiso__arena *arena,
                        chiso_error *error) {
    const size_t n = data->units;
    if (data->covariance == NULL) return CHISO_OK;
    m->factor = chiso__arena_alloc(arena, n * n * sizeof *m->factor);
    m->sums = chiso__arena_alloc(arena, n * BLOCK * sizeof *m->sums);
    double *room = chiso__alloc(n * n + n, sizeof *room);
    chiso_status status = CHISO_OK;
    if (room == NULL || arena->failed)
        status = chiso__fail_memory(error);
    else if (!chiso__factor(m->factor, &m->rank, data->covariance, n, room))
        status = chiso__fail(error, CHISO_E_DATA,
                             "the covariance is none: some combination of the estimates would have "
                             "a negative variance");
    chiso__free(room);
    return status;
}

static bool make_room(chiso__rank_draws *out, const chiso__rank_data *data, chiso__arena *arena) {
    const size_t numbers = out->blocks * out->units * BLOCK;
    out->error = chiso__arena_alloc(arena, numbers * sizeof *out->error);
    if (out->error == NULL || !any_finite(data)) return out->error != NULL;
    out->variance = chiso__arena_alloc(arena, numbers * sizeof *out->variance);
    return out->variance != NULL;
}

chiso_status chiso__rank_draws_new(chiso__rank_draws *out, const chiso__rank_data *data,
                                   const chiso__rank_choice *choice, chiso__arena *arena,
                                   chiso_error *error) {
    struct mixing mixing = {NULL, NULL, 0};
    *out = (chiso__rank_draws){.units = data->units,
                               .count = choice->draws,
                               .blocks = (choice->draws + BLOCK - 1) / BLOCK};
    chiso_status status = mix(&mixing, data, arena, error);
    if (status != CHISO_OK) return status;
    chiso__random *random = chiso__random_new(arena, choice->seed, choice->stream);
    if (random == NULL || !make_room(out, data, arena)) return chiso__fail_memory(error);
    for (size_t b = 0; b < out->blocks; b++) {
        double *errors = &out->error[b * out->units * BLOCK];
        double *variances = out->variance != NULL ? &out->variance[b * out->units * BLOCK] : NULL;
        draw_block(out, data, errors, variances, random);
        if (mixing.factor != NULL)
            correlate(out, mixing.factor, mixing.rank, errors, mixing.sums);
        else
            scale(out, data->se, errors);
    }
    return CHISO_OK;
}
