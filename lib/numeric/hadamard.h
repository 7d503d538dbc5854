/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__NUMERIC_HADAMARD_H
#define CHISO__NUMERIC_HADAMARD_H

#include <stdbool.h>
#include <stddef.h>

/**
 * A Hadamard matrix: entries 1 and -1, rows orthogonal (H H' = n I), its first row and column
 * all 1. Of the smallest order ≥ at_least that Sylvester's and Paley's constructions over primes
 * (Paley 1933, Journal of Mathematics and Physics 12, 311-320) and products of these reach: every
 * multiple of 4 up to 256 but for 52, 92, 100, 116, 156, 172, 184, 188, 232, 236 and 244.
 *
 * @param[out] matrix  order × order entries, row by row; freed with chiso__free().
 * @return false when memory ran out.
 */
bool chiso__hadamard(size_t at_least, size_t *order, signed char **matrix);

#endif
