/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/file.h"
#include "totals/supplied.h"

/* What was said of the replicate weights, as if it came with the options of a design. */
static void take_design(chiso__wire *wire, chiso_totals *totals) {
    chiso_design_options options = CHISO_DESIGN_OPTIONS_INIT;
    chiso__repdesign design = {0};
    options.weight = options.repweights = "";
    options.rep_type = (int32_t)chiso__take_u32(wire);
    options.rep_combined = (int32_t)chiso__take_u32(wire);
    options.rep_scale = chiso__take_double(wire);
    options.fay_rho = chiso__take_double(wire);
    options.n_rep_rscales = chiso__take_count(wire, sizeof(double));
    double *rscales =
        chiso__wire_alloc(wire, &totals->arena, (options.n_rep_rscales + 1) * sizeof *rscales);
    options.rep_rscales = rscales;
    for (size_t i = 0; i < options.n_rep_rscales && chiso__wire_good(wire); i++)
        rscales[i] = chiso__take_double(wire);
    if (!chiso__wire_good(wire)) return;
    if (chiso__repdesign_check(&options, NULL) != CHISO_OK)
        chiso__wire_fault(wire, "what it says of replicate weights has no meaning");
    else if (!chiso__repdesign_copy(&design, &options, &totals->arena) ||
             !chiso__supplied_design(totals, &design))
        wire->no_memory = true;
}

static void take_names(chiso__wire *wire, chiso_totals *totals) {
    const size_t count = chiso__take_count(wire, CHISO__LEAST_TEXT);
    const char **names = chiso__wire_alloc(wire, &totals->arena, (count + 1) * sizeof *names);
    if (count < 2) chiso__wire_fault(wire, "it has fewer than two replicates");
    for (size_t r = 0; r < count && chiso__wire_good(wire); r++)
        names[r] = chiso__totals_take_copy(wire, &totals->arena);
    if (!chiso__wire_good(wire)) return;
    const chiso_status status = chiso__supplied_begin(totals, count, names, NULL);
    if (status == CHISO_E_MEMORY)
        wire->no_memory = true;
    else if (status != CHISO_OK)
        chiso__wire_fault(wire, "its replicates and what each counts for differ in number");
}

static void take_sums(chiso__wire *wire, const chiso_totals *totals, chiso__supplied_domain *d) {
    const chiso__supplied *s = &totals->supplied;
    for (size_t i = 0; i < totals->row_sums && chiso__wire_good(wire); i++) {
        for (size_t r = 0; r < s->count; r++) {
            d->sum[i * s->stride + r] = chiso__take_double(wire);
            d->lost[i * s->stride + r] = chiso__take_double(wire);
        }
    }
}

static void take_span(chiso__wire *wire, chiso__span *span) {
    const size_t rank = chiso__take_u32(wire);
    const size_t rows = wire->left / sizeof(double) / span->width;
    if (rank > span->width || (rank < span->width && rank > rows))
        chiso__wire_fault(wire, "the rank of its weights is more than can be");
    if (!chiso__wire_good(wire)) return;
    span->rank = rank;
    if (rank == span->width || rank == 0) return;
    if (!chiso__grow(&span->basis, &span->room, rank * span->width, sizeof *span->basis)) {
        span->rank = 0;
        wire->no_memory = true;
        return;
    }
    for (size_t i = 0; i < rank * span->width; i++) span->basis[i] = chiso__take_double(wire);
    if (chiso__wire_good(wire) && !chiso__span_is_sound(span))
        chiso__wire_fault(wire, "the space of its weights has no sound basis");
}

static void take_domain(chiso__wire *wire, chiso_totals *totals, size_t domain) {
    const uint32_t kind = chiso__take_u32(wire);
    if (kind > 1) chiso__wire_fault(wire, "the sums of replicates are of no known kind");
    if (kind == 0 || !chiso__wire_good(wire)) return;
    if (wire->left / (2 * sizeof(double)) / totals->supplied.count < totals->row_sums) {
        chiso__wire_fault(wire, "the sums of replicates are cut off");
        return;
    }
    chiso__supplied_domain *d = chiso__supplied_domain_of(totals, (int32_t)domain);
    if (d == NULL) {
        wire->no_memory = true;
        return;
    }
    take_sums(wire, totals, d);
    if (chiso__wire_good(wire)) take_span(wire, &d->span);
}

void chiso__totals_take_supplied(chiso__wire *wire, chiso_totals *totals) {
    take_design(wire, totals);
    if (chiso__wire_good(wire)) take_names(wire, totals);
    for (size_t d = 0; d < totals->domains.count && chiso__wire_good(wire); d++)
        take_domain(wire, totals, d);
}
