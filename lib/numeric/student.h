/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__NUMERIC_STUDENT_H
#define CHISO__NUMERIC_STUDENT_H

/** The p-quantile of Student's t with `df` degrees of freedom, 0 < p < 1; NaN where df ≤ 0. */
double chiso__student_quantile(double p, double df);

#endif
