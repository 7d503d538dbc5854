/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_VARIMAX_H
#define CHISO__RELIABILITY_VARIMAX_H

#include "reliability/factors.h"

/**
 * Rotate loadings, rows brought to length 1, pair of factors by pair (Kaiser 1958), until no angle
 * is above 1e-12.
 *
 * @param length room for a number of each item.
 * @return       false: it did not settle.
 */
bool chiso__varimax(chiso__factors *factors, double *length);

#endif
