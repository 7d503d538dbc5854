/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/polychoric.h"

#include <math.h>

#include "numeric/bivariate_normal.h"
#include "numeric/distribution.h"
#include "numeric/far_rectangle.h"
#include "numeric/normal.h"

static const double settled = 1e-8; /* a step of Newton's behind which 1e-15 is left */
static const double at_end = 1e-7;  /* of the bound, is at it */
static const double most_start = 0.9;
static const size_t most_iterations = 200;

enum { MOST = CHISO__MOST_LEVELS + 1 }; /* cuts, with -∞ and ∞ */

void chiso__thresholds_of(double *cut, const double *count, size_t levels) {
    double all = 0, up_to = 0;
    for (size_t k = 0; k < levels; k++) all += count[k];
    for (size_t k = 0; k + 1 < levels; k++) {
        up_to += count[k];
        double left = 0; /* summed up by itself, so that nobody is nobody */
        for (size_t j = k + 1; j < levels; j++) left += count[j];
        if (up_to <= 0 || left <= 0)
            cut[k] = up_to <= 0 ? -(double)INFINITY : (double)INFINITY;
        else if (up_to < left)
            cut[k] = chiso__normal_quantile(up_to / all);
        else
            cut[k] = -chiso__normal_quantile(left / all); /* whose digits are not lost near 1 */
    }
}

/* A table and, at one correlation, what is at each corner of its cells. */
typedef struct likelihood {
    const chiso__ordinal_table *table;
    double cut[2][MOST];            /* with -∞ before and ∞ behind */
    double margin[2][MOST];         /* probability of each category */
    double covariance[MOST * MOST]; /* P(X ≤ h, Y ≤ k) - P(X ≤ h) P(Y ≤ k) */
    chiso__bivariate_density density[MOST][MOST];
} likelihood;

/* P(low < Z ≤ high), from the tail that is nearer. */
static double between(double low, double high) {
    return low > 0 ? chiso__normal_cdf(-low) - chiso__normal_cdf(-high)
                   : chiso__normal_cdf(high) - chiso__normal_cdf(low);
}

static void set_margin(likelihood *l, size_t side, const double *cut, size_t levels) {
    l->cut[side][0] = -(double)INFINITY;
    l->cut[side][levels] = INFINITY;
    for (size_t k = 0; k + 1 < levels; k++) l->cut[side][k + 1] = cut[k];
    for (size_t k = 0; k < levels; k++)
        l->margin[side][k] = between(l->cut[side][k], l->cut[side][k + 1]);
}

static void look_at_corners(likelihood *l, double r) {
    const size_t rows = l->table->rows + 1, columns = l->table->columns + 1;
    chiso__bivariate_normal_covariances(l->covariance, l->cut[0], rows, l->cut[1], columns, r);
    for (size_t a = 0; a < rows; a++)
        for (size_t b = 0; b < columns; b++)
            l->density[a][b] = chiso__bivariate_normal_density(l->cut[0][a], l->cut[1][b], r);
}

/* Derivatives of a cell's probability by r, over the probability. */
static chiso__far_rectangle slopes_of(const likelihood *l, size_t a, size_t b, double r) {
    const double low[] = {l->cut[0][a], l->cut[1][b]},
                 high[] = {l->cut[0][a + 1], l->cut[1][b + 1]};
    const chiso__bivariate_density *d = &l->density[a][b], *below = &l->density[a + 1][b];
    const double *c = l->covariance + a * (l->table->columns + 1) + b;
    const double *c_below = c + l->table->columns + 1;
    chiso__far_rectangle out;
    if (chiso__far_rectangle_at(&out, low, high, r)) return out;
    const double probability =
        l->margin[0][a] * l->margin[1][b] + (c_below[1] - c[1]) - (c_below[0] - c[0]);
    if (!(probability > 0)) return (chiso__far_rectangle){0, 0}; /* too narrow to tell anything */
    out.slope = (below[1].density - d[1].density - below[0].density + d[0].density) / probability;
    out.curvature = (below[1].slope - d[1].slope - below[0].slope + d[0].slope) / probability;
    return out;
}

/* First and second derivative of the logarithm of the likelihood. */
static double slope_at(likelihood *l, double r, double *curvature) {
    double slope = 0;
    *curvature = 0;
    look_at_corners(l, r);
    for (size_t a = 0; a < l->table->rows; a++) {
        for (size_t b = 0; b < l->table->columns; b++) {
            const double count = l->table->count[a * l->table->columns + b];
            if (!(count > 0)) continue;
            const chiso__far_rectangle cell = slopes_of(l, a, b, r);
            slope += count * cell.slope;
            *curvature += count * (cell.curvature - cell.slope * cell.slope);
        }
    }
    return slope;
}

/* A place where the slope is known, between bounds; how far it lies from the one before. */
typedef struct place {
    double r, low, high, moved;
} place;

/* Newton's next place; half-way to the bound ahead where that is no maximum, or beyond it, or not
   half as near as the last, as where a likelihood flattens up to the end. */
static double next_of(const place *p, double slope, double curvature) {
    const double newton = p->r - slope / curvature, half = fabs(p->moved) / 2;
    const bool inside = newton > p->low && newton < p->high && fabs(newton - p->r) <= half;
    if (curvature < 0 && inside) return newton;
    return (p->r + (slope > 0 || (slope == 0 && p->r > 0) ? p->high : p->low)) / 2;
}

/* Between bounds, where the slope falls from above 0 to below.  No slope at all, for want of
   digits, is one towards the end. */
static double find_maximum(likelihood *l, double start, int32_t *flags) {
    const double most = CHISO__POLYCHORIC_MOST;
    place p = {.r = start, .low = -most, .high = most, .moved = INFINITY};
    for (size_t i = 0; i < most_iterations && fabs(p.moved) > settled; i++) {
        double curvature;
        const double slope = slope_at(l, p.r, &curvature);
        if (slope == 0 && curvature < 0) return p.r;
        *(slope > 0 || (slope == 0 && p.r > 0) ? &p.low : &p.high) = p.r;
        const double next = next_of(&p, slope, curvature);
        p.moved = next - p.r;
        p.r = next;
    }
    if (fabs(p.r) < most - at_end) return p.r;
    *flags |= CHISO__POLYCHORIC_BOUNDARY;
    return copysign(most, p.r);
}

/* Rows or columns in which somebody is. */
static size_t used(const chiso__ordinal_table *t, bool rows) {
    size_t count = 0;
    for (size_t i = 0; i < (rows ? t->rows : t->columns); i++) {
        bool any = false;
        for (size_t j = 0; j < (rows ? t->columns : t->rows); j++)
            any = any || t->count[rows ? i * t->columns + j : j * t->columns + i] > 0;
        count += any;
    }
    return count;
}

/* The correlation of the numbers of rows and columns, a place to start from. */
static double start_of(const chiso__ordinal_table *t) {
    double n = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;
    for (size_t i = 0; i < t->rows * t->columns; i++) {
        const size_t row = i / t->columns, column = i % t->columns;
        const double w = t->count[i], a = (double)row, b = (double)column;
        n += w;
        x += w * a;
        y += w * b;
        xx += w * a * a;
        xy += w * a * b;
        yy += w * b * b;
    }
    const double r = (n * xy - x * y) / sqrt((n * xx - x * x) * (n * yy - y * y));
    return fmin(fmax(r, -most_start), most_start);
}

double chiso__polychoric_of(const chiso__ordinal_table *table, int32_t *flags) {
    likelihood l = {.table = table};
    *flags = 0;
    if (used(table, true) < 2 || used(table, false) < 2) {
        *flags = CHISO__POLYCHORIC_EMPTY;
        return NAN;
    }
    set_margin(&l, 0, table->row_cut, table->rows);
    set_margin(&l, 1, table->column_cut, table->columns);
    return find_maximum(&l, start_of(table), flags);
}
