/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__NUMERIC_ADJUST_H
#define CHISO__NUMERIC_ADJUST_H

#include <stdbool.h>
#include <stddef.h>

/**
 * p-values of one family, adjusted for their number (docs/methods.md, "Change between rounds").
 * NaN is no test: it stays and does not count.
 *
 * @param p    `count` values, 0 to 1 or NaN.
 * @param holm gets Holm's (R: p.adjust(p, "holm")).
 * @param bh   gets Benjamini and Hochberg's (R: p.adjust(p, "BH")).
 * @return     false when memory ran out.
 */
bool chiso__adjust(const double *p, size_t count, double *holm, double *bh);

#endif
