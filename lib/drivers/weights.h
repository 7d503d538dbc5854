/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__DRIVERS_WEIGHTS_H
#define CHISO__DRIVERS_WEIGHTS_H

#include <stdbool.h>
#include <stddef.h>

/** How many numbers chiso__relative_weights() needs to work with. */
size_t chiso__relative_weights_room(size_t predictors);

/**
 * Relative weights (Johnson 2000, Multivariate Behavioral Research 35, 1-19): with R = PΔ²P' the
 * predictors' correlations, Λ = PΔP' and β = Λ⁻¹r, weight[j] = Σ Λ[j][k]²·β[k]².  They sum to R².
 *
 * @param[out] weight      p numbers.
 * @param      correlation (p + 1) × (p + 1), the outcome last.
 * @param      p           predictors.
 * @param      room        chiso__relative_weights_room() numbers.
 * @return false: the predictors' correlations are not positive definite.
 */
bool chiso__relative_weights(double *weight, const double *correlation, size_t p, double *room);

#endif
