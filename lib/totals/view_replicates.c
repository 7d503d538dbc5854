/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/supplied.h"
#include "totals/view.h"

/* The sums of a number in one replicate, about its centre as those of the sample are. */
static void add_number(const chiso__supplied *s, const chiso__supplied_domain *d, size_t first,
                       double centre, size_t r, double *out) {
    chiso__sum sums[CHISO__NUMBER_SUMS];
    for (size_t k = 0; k < CHISO__NUMBER_SUMS; k++) {
        const size_t at = (first + k) * s->stride + r;
        sums[k] = (chiso__sum){d->sum[at], d->lost[at]};
    }
    chiso__view_centre(sums, centre);
    for (size_t k = 0; k < CHISO__NUMBER_SUMS; k++)
        out[(first + k) * s->count + r] += chiso__sum_value(&sums[k]);
}

static void add_plain(const chiso__supplied *s, const chiso__supplied_domain *d, size_t first,
                      size_t sums, double *out) {
    for (size_t i = first; i < first + sums; i++) {
        const double *sum = d->sum + i * s->stride, *lost = d->lost + i * s->stride;
        for (size_t r = 0; r < s->count; r++) out[i * s->count + r] += sum[r] + lost[r];
    }
}

void chiso__view_replicates(const chiso__view *view, size_t domain, double *out) {
    const chiso_totals *totals = view->totals;
    const chiso__supplied *s = &totals->supplied;
    const chiso__supplied_domain *d = chiso__supplied_domain_at(totals, domain);
    if (d == NULL) return; /* nobody is in it */
    add_plain(s, d, 0, CHISO__ROW_SUMS, out);
    for (size_t v = 0; v < totals->n_variables; v++) {
        const chiso__variable *variable = &view->variables[v];
        const bool moved = variable->kind == CHISO__KIND_NUMBER && variable->centre != 0;
        if (!moved) add_plain(s, d, variable->first_sum, variable->n_sums, out);
        for (size_t r = 0; moved && r < s->count; r++)
            add_number(s, d, variable->first_sum, variable->centre, r, out);
    }
}
