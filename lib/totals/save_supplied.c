/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "totals/file.h"
#include "totals/supplied.h"

static void put_design(chiso__buffer *to, const chiso__supplied *s) {
    chiso__put_u32(to, (uint32_t)s->design.type);
    chiso__put_u32(to, s->design.factors ? 1 : 0);
    chiso__put_double(to, s->design.scale);
    chiso__put_double(to, s->design.rho);
    chiso__put_u32(to, (uint32_t)s->design.n_rscales);
    for (size_t i = 0; i < s->design.n_rscales; i++) chiso__put_double(to, s->design.rscales[i]);
    chiso__put_u32(to, (uint32_t)s->count);
    for (size_t r = 0; r < s->count; r++) chiso__put_text(to, s->names[r], strlen(s->names[r]));
}

static void put_sums(chiso__buffer *to, const chiso_totals *totals,
                     const chiso__supplied_domain *d) {
    const chiso__supplied *s = &totals->supplied;
    for (size_t i = 0; i < totals->row_sums; i++) {
        for (size_t r = 0; r < s->count; r++) {
            chiso__put_double(to, d->sum[i * s->stride + r]);
            chiso__put_double(to, d->lost[i * s->stride + r]);
        }
    }
}

/* Where the rank is full every row of weights lies in the space, and no basis is kept. */
static void put_span(chiso__buffer *to, const chiso__span *span) {
    chiso__put_u32(to, (uint32_t)span->rank);
    for (size_t i = 0; span->rank < span->width && i < span->rank * span->width; i++)
        chiso__put_double(to, span->basis[i]);
}

void chiso__totals_put_supplied(chiso__buffer *to, const chiso_totals *totals) {
    if (totals->supplied.count == 0) return;
    put_design(to, &totals->supplied);
    for (size_t d = 0; d < totals->domains.count; d++) {
        const chiso__supplied_domain *at = chiso__supplied_domain_at(totals, d);
        chiso__put_u32(to, at != NULL ? 1 : 0);
        if (at == NULL) continue;
        put_sums(to, totals, at);
        put_span(to, &at->span);
    }
}

bool chiso__supplied_is_finite(const chiso_totals *totals) {
    const size_t sums = 2 * totals->row_sums * totals->supplied.stride; /* and what was lost */
    for (size_t d = 0; d < totals->domains.count; d++) {
        const chiso__supplied_domain *at = chiso__supplied_domain_at(totals, d);
        for (size_t i = 0; at != NULL && i < sums; i++) {
            if (!isfinite(at->sum[i])) return false;
        }
    }
    return true;
}
