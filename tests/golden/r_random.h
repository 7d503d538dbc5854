/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_GOLDEN_R_RANDOM_H
#define CHISO_GOLDEN_R_RANDOM_H

/* R's random numbers: set.seed(), runif() and rnorm() of R 3.6 and later with its defaults
   (Mersenne-Twister, Inversion), as ?RNG describes them. */

#include <math.h>
#include <stdint.h>

#include "numeric/distribution.h"

enum { R_STATE = 624, R_SHIFT = 397 };

typedef struct r_random {
    uint32_t state[R_STATE];
    int at;
} r_random;

static inline void r_set_seed(r_random *r, uint32_t seed) {
    for (int i = 0; i <= 50; i++) seed = 69069 * seed + 1;
    for (int i = 0; i < R_STATE; i++) {
        seed = 69069 * seed + 1;
        r->state[i] = seed;
    }
    r->at = R_STATE;
}

static inline void r_generate(r_random *r) {
    for (int i = 0; i < R_STATE; i++) {
        const uint32_t y = (r->state[i] & UINT32_C(0x80000000)) |
                           (r->state[(i + 1) % R_STATE] & UINT32_C(0x7fffffff));
        r->state[i] =
            r->state[(i + R_SHIFT) % R_STATE] ^ y >> 1 ^ (y & 1 ? UINT32_C(0x9908b0df) : 0);
    }
    r->at = 0;
}

static inline double r_unif(r_random *r) {
    if (r->at == R_STATE) r_generate(r);
    uint32_t y = r->state[r->at++];
    y ^= y >> 11;
    y ^= y << 7 & UINT32_C(0x9d2c5680);
    y ^= y << 15 & UINT32_C(0xefc60000);
    y ^= y >> 18;
    return y * 2.3283064365386963e-10;
}

static inline double r_norm(r_random *r) {
    const double parts = 134217728;
    const double u = (double)(int)(parts * r_unif(r)) + r_unif(r);
    return chiso__t_quantile(u / parts, INFINITY);
}

#endif
