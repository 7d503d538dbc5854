/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__NUMERIC_RANDOM_H
#define CHISO__NUMERIC_RANDOM_H

#include <stdint.h>

#include "base/memory.h"

/** A stream of random numbers: MT19937 (Matsumoto and Nishimura 1998, ACM TOMACS 8, 3-30). */
typedef struct chiso__random chiso__random;

/**
 * A stream that lives in the arena; NULL when memory ran out.  Streams of one seed have different
 * numbers, and so has each seed: the generator's own seed is a one-to-one mix of both.
 */
chiso__random *chiso__random_new(chiso__arena *arena, uint32_t seed, uint32_t stream);

/** 0 ≤ x < 1, in steps of 2^-32. */
double chiso__random_uniform(chiso__random *random);

/** Normal, mean 0, sd 1, by the ziggurat (Marsaglia and Tsang 2000): no logarithm but in the tail.
 */
double chiso__random_normal(chiso__random *random);

/** Chi-squared with df > 0, whole or not: twice a gamma (Marsaglia and Tsang 2000, ACM TOMS 26). */
double chiso__random_chi2(chiso__random *random, double df);

#endif
