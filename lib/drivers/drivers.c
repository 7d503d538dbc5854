/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <chiso/drivers.h>
#include <stdio.h>

#include "base/error.h"
#include "drivers/result.h"
#include "estimate/domain_columns.h"

enum { MOST_REASONS = 5, REASON = 400, NAME = 100 };

/* One call. */
struct call {
    chiso__analysis analysis;
    chiso__arena arena;
    chiso__driver_row *rows;
    bool *with;     /* room for predictors */
    size_t without; /* domains without a regression */
    size_t told;    /* of how many of them it was told why */
    chiso_result *result;
};

static bool make_room(struct call *c) {
    const chiso__effects *effects = &c->analysis.effects;
    c->rows = chiso__arena_alloc(&c->arena, chiso__driver_rows_of(effects) * sizeof *c->rows);
    c->with = chiso__arena_alloc(&c->arena, effects->p * sizeof *c->with);
    return !c->arena.failed;
}

/* --- domains without a regression --- */

/* A sentence about the answers of a small cell, whose figures may have to be suppressed. */
static bool tells_of_few(const chiso__analysis *a, const chiso__domain_drivers *d) {
    return d->fit.state > CHISO__FIT_TOO_FEW && d->n < a->variance.min_n;
}

static chiso_status note_reason(struct call *c, const chiso__domain_drivers *d,
                                chiso_error *error) {
    const chiso__analysis *a = &c->analysis;
    const int32_t language = a->options.language;
    char name[NAME], reason[REASON], note[NAME + REASON + 2];
    if (d->fit.state == CHISO__FIT_OK) return CHISO_OK;
    c->without++;
    if (tells_of_few(a, d) || c->told >= MOST_REASONS) return CHISO_OK;
    c->told++;
    chiso__drivers_reason(a, d, language, c->with, reason, sizeof reason);
    chiso__domain_name(a->cases.totals, d->domain, language, name, sizeof name);
    snprintf(note, sizeof note, "%s: %s", name, reason);
    return chiso__result_add_note(c->result, note, error);
}

static chiso_status note_others(const struct call *c, chiso_error *error) {
    char note[REASON];
    if (c->told < MOST_REASONS || c->without == c->told) return CHISO_OK;
    snprintf(note, sizeof note,
             c->analysis.options.language == CHISO_VIETNAMESE
                 ? "%zu nhóm khác cũng không có hồi quy; xem cột ghi chú"
                 : "%zu more domains have no regression; the flags say why",
             c->without - c->told);
    return chiso__result_add_note(c->result, note, error);
}

static chiso_status fail_whole(struct call *c, const chiso__domain_drivers *d, chiso_error *error) {
    char reason[REASON];
    chiso__drivers_reason(&c->analysis, d, CHISO_ENGLISH, c->with, reason, sizeof reason);
    return chiso__fail(error, CHISO_E_DATA, "%s", reason);
}

/* --- all together --- */

static chiso_status add_domain(struct call *c, size_t domain, chiso_error *error) {
    const chiso__analysis *a = &c->analysis;
    const bool whole = domain == a->cases.totals->domains.count;
    chiso__domain_drivers d;
    chiso_status status =
        chiso__domain_drivers_new(&d, a, domain) ? CHISO_OK : chiso__fail_memory(error);
    if (status == CHISO_OK && whole && d.fit.state != CHISO__FIT_OK)
        status = fail_whole(c, &d, error);
    if (status == CHISO_OK) status = chiso__drivers_add(a, &d, c->rows, c->result, error);
    if (status == CHISO_OK) status = note_reason(c, &d, error);
    chiso__domain_drivers_free(&d);
    return status;
}

static chiso_status fill(struct call *c, chiso_error *error) {
    const chiso_totals *totals = c->analysis.cases.totals;
    chiso_status status = chiso__drivers_begin(&c->analysis, c->result, error);
    if (status == CHISO_OK) status = chiso__drivers_notes(&c->analysis, c->result, error);
    if (status == CHISO_OK) status = add_domain(c, totals->domains.count, error);
    for (size_t i = 0; status == CHISO_OK && i < chiso__domains_listed(totals); i++)
        status = add_domain(c, (size_t)totals->order[i], error);
    return status == CHISO_OK ? note_others(c, error) : status;
}

chiso_status chiso_drivers(chiso_result **out, chiso_result **findings,
                           const chiso_responses *responses, const chiso_instrument *instrument,
                           const chiso_design *design, const chiso_drivers_options *options,
                           chiso_error *error) {
    const chiso__cases_source source = {
        .responses = responses, .instrument = instrument, .design = design};
    struct call c = {.rows = NULL};
    *out = NULL;
    if (findings != NULL) *findings = NULL;
    chiso_status status = chiso__analysis_new(&c.analysis, findings, &source, options, error);
    if (status == CHISO_OK && !make_room(&c)) status = chiso__fail_memory(error);
    if (status == CHISO_OK) status = chiso__result_new(&c.result, "drivers", error);
    if (status == CHISO_OK) status = fill(&c, error);
    chiso__arena_free(&c.arena);
    chiso__analysis_free(&c.analysis);
    if (status == CHISO_OK)
        *out = c.result;
    else
        chiso_result_free(c.result);
    if (status == CHISO_E_MEMORY && findings != NULL) { /* some could be missing */
        chiso_result_free(*findings);
        *findings = NULL;
    }
    return status;
}
