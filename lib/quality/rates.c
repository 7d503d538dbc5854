/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quality/rates.h"

#include <math.h>

#include "base/memory.h"
#include "numeric/distribution.h"
#include "numeric/normal.h"
#include "numeric/quantile.h"
#include "quality/robust.h"

static const double drawn_in = 0.1; /* from each end */

/* What that leaves of the mean square of a normal: (1 - 2·0.1) - 2aφ(a) + 2·0.1·a², a = Φ⁻¹(0.9).
 */
static const double of_normal = 0.67865;

/* Sums of a group. */
struct sums {
    double n, part, whole;
    double error; /* the standard error of its rate; NaN: not compared */
};

static double whole_of(const chiso__rates *data, size_t i) {
    return data->whole != NULL ? data->whole[i] : 1;
}

static bool counts(const chiso__rates *data, size_t i) {
    return data->of[i] >= 0 && !isnan(data->part[i]);
}

static double add_up(struct sums *sums, const chiso__rates *data) {
    double part = 0, whole = 0;
    for (size_t i = 0; i < data->rows; i++) {
        if (!counts(data, i)) continue;
        struct sums *own = &sums[data->of[i]];
        own->n++;
        own->part += data->part[i];
        own->whole += whole_of(data, i);
        part += data->part[i];
        whole += whole_of(data, i);
    }
    return whole > 0 ? part / whole : (double)NAN;
}

/* Variance of part - expected·whole between the records of a group, over all groups. */
static double within(const struct sums *sums, const chiso__rates *data, double expected) {
    double squares = 0, df = 0;
    for (size_t i = 0; i < data->rows; i++) {
        if (!counts(data, i)) continue;
        const struct sums *own = &sums[data->of[i]];
        const double mean = (own->part - expected * own->whole) / own->n;
        const double residual = data->part[i] - expected * whole_of(data, i) - mean;
        squares += residual * residual;
        df += 1 - 1 / own->n;
    }
    return df > 0 ? squares / df : 0;
}

/* How many groups can be compared; below two none is. */
static size_t add_errors(struct sums *sums, const chiso__rates *data, double expected) {
    const double variance = within(sums, data, expected);
    size_t compared = 0;
    for (size_t g = 0; g < data->groups; g++) {
        struct sums *own = &sums[g];
        own->error = NAN;
        if (own->n < data->least || !(own->whole > 0) || !(variance > 0)) continue;
        own->error = sqrt(variance * own->n) / own->whole;
        compared++;
    }
    return compared;
}

/* --- heterogeneity --- */

static double mean_square(const double *sorted, size_t count) {
    const double low = chiso__quantile(sorted, count, drawn_in);
    const double high = chiso__quantile(sorted, count, 1 - drawn_in);
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        const double z = sorted[i] < low ? low : sorted[i] > high ? high : sorted[i];
        sum += z * z;
    }
    return sum / (double)count / of_normal;
}

/* Variance of what groups differ in truth, by moments (DerSimonian and Laird). */
static bool heterogeneity(double *variance, const struct sums *sums, const chiso__rates *data,
                          double expected) {
    double *z = chiso__alloc(data->groups, sizeof *z), w1 = 0, w2 = 0;
    if (z == NULL) return false;
    for (size_t g = 0; g < data->groups; g++) {
        const double weight = 1 / (sums[g].error * sums[g].error);
        z[g] = (sums[g].part / sums[g].whole - expected) / sums[g].error;
        if (isnan(sums[g].error)) continue;
        w1 += weight;
        w2 += weight * weight;
    }
    size_t count;
    double *sorted = chiso__sorted(z, data->groups, &count);
    chiso__free(z);
    if (sorted == NULL) return false;
    const double n = (double)count, excess = n * mean_square(sorted, count) - (n - 1);
    *variance = excess > 0 ? excess / (w1 - w2 / w1) : 0;
    chiso__free(sorted);
    return true;
}

/* --- all together --- */

static void compare(chiso__rate *rate, const struct sums *own, const chiso__rates *data,
                    double expected, double beyond, size_t compared) {
    const double tails = data->low ? 1 : 2, groups = (double)compared;
    const double sd = sqrt(own->error * own->error + beyond);
    const double far = chiso__normal_quantile(1 - (1 - data->level) / (tails * groups));
    const double z = (rate->value - expected) / sd;
    const double p = groups * tails * chiso__normal_cdf(data->low ? z : -fabs(z));
    rate->low = expected - far * sd;
    rate->high = data->low ? (double)NAN : expected + far * sd;
    rate->p = p < 1 ? p : 1;
}

static bool fill(chiso__rate *rates, struct sums *sums, const chiso__rates *data, double expected) {
    double beyond = 0;
    const size_t compared = add_errors(sums, data, expected);
    if (compared >= 2 && !heterogeneity(&beyond, sums, data, expected)) return false;
    for (size_t g = 0; g < data->groups; g++) {
        const struct sums *own = &sums[g];
        rates[g] = (chiso__rate){.n = own->n, .low = NAN, .high = NAN, .p = NAN};
        rates[g].value = own->whole > 0 ? own->part / own->whole : (double)NAN;
        if (compared >= 2 && !isnan(own->error))
            compare(&rates[g], own, data, expected, beyond, compared);
    }
    return true;
}

bool chiso__rates_compare(chiso__rate *rates, double *expected, const chiso__rates *data) {
    struct sums *sums = chiso__alloc(data->groups, sizeof *sums);
    if (sums == NULL) return false;
    *expected = add_up(sums, data);
    const bool good = fill(rates, sums, data, *expected);
    chiso__free(sums);
    return good;
}
