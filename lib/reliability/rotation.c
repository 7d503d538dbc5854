/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/rotation.h"

#include "reliability/oblimin.h"
#include "reliability/varimax.h"

static void turn(chiso__factors *f, size_t k) {
    double sum = 0;
    for (size_t i = 0; i < f->items; i++) sum += f->loading[i * f->factors + k];
    if (sum >= 0) return;
    for (size_t i = 0; i < f->items; i++) f->loading[i * f->factors + k] *= -1;
    for (size_t j = 0; f->correlation != NULL && j < f->factors; j++) {
        if (j == k) continue;
        f->correlation[k * f->factors + j] *= -1;
        f->correlation[j * f->factors + k] *= -1;
    }
}

static void exchange(double *a, double *b) {
    const double kept = *a;
    *a = *b;
    *b = kept;
}

static void exchange_factors(chiso__factors *f, size_t a, size_t b) {
    const size_t m = f->factors;
    exchange(&f->explained[a], &f->explained[b]);
    for (size_t i = 0; i < f->items; i++) exchange(&f->loading[i * m + a], &f->loading[i * m + b]);
    for (size_t i = 0; f->correlation != NULL && i < m; i++)
        exchange(&f->correlation[i * m + a], &f->correlation[i * m + b]);
    for (size_t i = 0; f->correlation != NULL && i < m; i++)
        exchange(&f->correlation[a * m + i], &f->correlation[b * m + i]);
}

static void sort(chiso__factors *f) {
    for (size_t k = 0; k + 1 < f->factors; k++) {
        size_t most = k;
        for (size_t i = k + 1; i < f->factors; i++)
            if (f->explained[i] > f->explained[most]) most = i;
        if (most != k) exchange_factors(f, k, most);
    }
}

static bool rotate(chiso__factors *factors, chiso__rotation rotation, chiso__arena *arena) {
    bool settled = true;
    if (factors->factors < 2 || rotation == CHISO__ROTATION_NONE) return true;
    if (rotation == CHISO__ROTATION_VARIMAX) {
        double *length = chiso__arena_alloc(arena, factors->items * sizeof *length);
        if (length == NULL) return false;
        settled = chiso__varimax(factors, length);
    } else if (!chiso__oblimin(factors, &settled, arena)) {
        return false;
    }
    if (!settled) factors->flags |= CHISO__FACTORS_NOT_SETTLED;
    return true;
}

bool chiso__rotate(chiso__factors *factors, chiso__rotation rotation, chiso__arena *arena) {
    if (!rotate(factors, rotation, arena)) return false;
    for (size_t k = 0; k < factors->factors; k++) turn(factors, k);
    chiso__factors_explain(factors);
    sort(factors);
    return true;
}
