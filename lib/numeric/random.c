/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/random.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

struct chiso__random {
    gsl_rng generator;
};

/* One-to-one, and every bit of the outcome depends on every bit given (MurmurHash3's last step). */
static uint32_t mix(uint32_t x) {
    x ^= x >> 16;
    x *= UINT32_C(0x85ebca6b);
    x ^= x >> 13;
    x *= UINT32_C(0xc2b2ae35);
    return x ^ x >> 16;
}

/* Not gsl_rng_alloc(), which ends the process where there is no memory. */
chiso__random *chiso__random_new(chiso__arena *arena, uint32_t seed, uint32_t stream) {
    chiso__random *random = chiso__arena_alloc(arena, sizeof *random);
    void *state = chiso__arena_alloc(arena, gsl_rng_mt19937->size);
    if (random == NULL || state == NULL) return NULL;
    random->generator = (gsl_rng){.type = gsl_rng_mt19937, .state = state};
    gsl_rng_set(&random->generator, mix(seed ^ mix(stream)));
    return random;
}

double chiso__random_uniform(chiso__random *random) {
    return gsl_rng_uniform(&random->generator);
}

double chiso__random_normal(chiso__random *random) {
    return gsl_ran_gaussian_ziggurat(&random->generator, 1);
}

double chiso__random_chi2(chiso__random *random, double df) {
    return gsl_ran_chisq(&random->generator, df);
}
