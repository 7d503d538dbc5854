/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/omega.h"

#include <math.h>

#include "reliability/efa.h"
#include "reliability/rotation.h"

static double sum_of(const double *numbers, size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += numbers[i];
    return sum;
}

double chiso__alpha_of_correlations(const double *correlation, size_t items) {
    const double n = (double)items;
    return n / (n - 1) * (1 - n / sum_of(correlation, items * items));
}

/* What each factor loads on the factor behind them. */
static bool find_higher(chiso__omega *out, double *higher, const chiso__factors *f,
                        chiso__arena *arena) {
    chiso__factors behind;
    if (f->factors == 1) {
        higher[0] = 1;
        return true;
    }
    if (f->factors == 2) {
        higher[0] = sqrt(fabs(f->correlation[1]));
        higher[1] = copysign(higher[0], f->correlation[1]);
        return true;
    }
    if (!chiso__efa_minres(&behind, arena, f->correlation, f->factors, 1)) return false;
    if (!chiso__rotate(&behind, CHISO__ROTATION_NONE, arena)) return false;
    for (size_t k = 0; k < f->factors; k++) higher[k] = behind.loading[k];
    out->flags |= behind.flags;
    return true;
}

/* Schmid and Leiman: a pattern times what is behind it, and times what that leaves. */
static void transform(chiso__omega *out, const chiso__factors *f, const double *higher) {
    for (size_t i = 0; i < out->items; i++) {
        out->general[i] = 0;
        for (size_t k = 0; k < out->factors; k++) {
            const double loading = f->loading[i * out->factors + k];
            out->general[i] += loading * higher[k];
            out->group[i * out->factors + k] = loading * sqrt(fmax(1 - higher[k] * higher[k], 0));
        }
    }
}

static void summarise(chiso__omega *out, const double *correlation) {
    const double all = sum_of(correlation, out->items * out->items);
    const double unique = (double)out->items - sum_of(out->communality, out->items);
    const double general = sum_of(out->general, out->items);
    out->total = 1 - unique / all;
    out->hierarchical = general * general / all;
    out->limit = out->hierarchical / out->total;
}

static bool omega_new(chiso__omega *out, chiso__arena *arena, size_t items, size_t factors) {
    *out = (chiso__omega){.items = items, .factors = factors};
    out->general = chiso__arena_alloc(arena, items * sizeof *out->general);
    out->group = chiso__arena_alloc(arena, items * factors * sizeof *out->group);
    return !arena->failed;
}

bool chiso__omega_of(chiso__omega *out, chiso__arena *arena, const double *correlation,
                     size_t items, size_t factors) {
    chiso__factors f;
    double *higher = chiso__arena_alloc(arena, factors * sizeof *higher);
    if (!omega_new(out, arena, items, factors)) return false;
    if (!chiso__efa_minres(&f, arena, correlation, items, factors)) return false;
    if (!chiso__rotate(&f, CHISO__ROTATION_VARIMAX, arena)) return false;
    if (!chiso__rotate(&f, CHISO__ROTATION_OBLIMIN, arena)) return false;
    out->flags = f.flags;
    out->communality = f.communality;
    if (!find_higher(out, higher, &f, arena)) return false;
    transform(out, &f, higher);
    summarise(out, correlation);
    return true;
}
