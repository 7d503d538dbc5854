/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chiso_compare_totals(): rounds that are scored here, and may share sampling units. */
#include "base/error.h"
#include "base/options.h"
#include "index/compare.h"
#include "index/score.h"

static const char *const which[CHISO__ROUNDS] = {"the earlier round", "the later round"};

static const chiso_score_options defaults = CHISO_SCORE_OPTIONS_INIT;

/* What two rounds are until they are compared; zero it before use. */
struct rounds {
    const chiso_totals *totals[CHISO__ROUNDS];
    chiso_score_options options;
    chiso__joint joint;
    chiso__scores scores[CHISO__ROUNDS];
    chiso_result *results[CHISO__ROUNDS];
};

static chiso_status read_options(struct rounds *r, chiso__comparison *c,
                                 const chiso_score_options *scoring,
                                 const chiso_compare_options *options, chiso_error *error) {
    static const chiso_rank_options no_sets = {.struct_size = sizeof no_sets,
                                               .kind = CHISO_RANKS_NONE};
    r->options = defaults;
    chiso_status status = chiso__compare_options(c, options, error);
    if (status == CHISO_OK)
        status = chiso__options_copy(&r->options, sizeof r->options, scoring, error);
    if (status != CHISO_OK) return status;
    if (c->options.before != NULL || c->options.after != NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "totals know their instruments; leave before and after NULL");
    if (r->options.ranks != NULL || r->options.rank_shares != 0)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "a comparison has no ranks; leave ranks and rank_shares zero");
    r->options.ranks = &no_sets;
    r->options.language = c->options.language;
    return CHISO_OK;
}

/* --- what they share --- */

static chiso_status join_panel(struct rounds *r, chiso_error *error) {
    const chiso_totals *before = r->totals[CHISO__BEFORE], *after = r->totals[CHISO__AFTER];
    chiso_status status = chiso__joint_check(before, after, error);
    if (status == CHISO_OK) status = chiso__joint_new(&r->joint, before, after, true, error);
    return status == CHISO_OK ? chiso__joint_check_shared(&r->joint, error) : status;
}

/* Of independent rounds it is told what they would share; that they cannot is no fault. */
static chiso_status join(struct rounds *r, chiso__comparison *c, chiso_error *error) {
    const chiso_totals *before = r->totals[CHISO__BEFORE], *after = r->totals[CHISO__AFTER];
    const bool panel = c->options.panel != 0;
    if (!panel && chiso__joint_check(before, after, NULL) != CHISO_OK) return CHISO_OK;
    c->joint = &r->joint;
    return panel ? join_panel(r, error) : chiso__joint_new(&r->joint, before, after, false, error);
}

/* --- scores --- */

/* Which round cannot be scored.  Strata of a panel are those of both. */
static chiso_status fail_round(const chiso_error *own, size_t round, bool panel,
                               chiso_error *error) {
    const bool both = panel && own->status == CHISO_E_LONE_PSU;
    if (own->status == CHISO_E_MEMORY) return chiso__fail_as(error, own);
    return chiso__fail_at(error, own->status, 0, own->column, "%s: %s",
                          both ? "both rounds together" : which[round], own->message);
}

static chiso_status score(struct rounds *r, size_t round, bool panel, chiso_error *error) {
    const chiso__within within =
        panel ? chiso__joint_within(&r->joint, round) : (chiso__within){.frame = NULL};
    chiso__scores *scores = &r->scores[round];
    chiso_error own = {0};
    chiso_status status =
        chiso__scores_new_within(scores, r->totals[round], &r->options, panel, within, &own);
    if (status == CHISO_OK) status = chiso__scores_ranks(scores, &own);
    if (status == CHISO_OK) status = chiso__scores_result(&r->results[round], scores, &own);
    return status == CHISO_OK ? CHISO_OK : fail_round(&own, round, panel, error);
}

static chiso_status score_both(struct rounds *r, chiso__comparison *c, chiso_error *error) {
    const bool panel = c->options.panel != 0;
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < CHISO__ROUNDS; i++) {
        status = score(r, i, panel, error);
        c->rounds[i].result = r->results[i];
    }
    if (status == CHISO_OK && panel && !r->scores->varies)
        status = chiso__fail(error, CHISO_E_ARGUMENT,
                             "a panel is about standard errors, and --variance none makes none; "
                             "leave one of them out");
    c->options.before = r->totals[CHISO__BEFORE]->instrument;
    c->options.after = r->totals[CHISO__AFTER]->instrument;
    if (panel) c->scores = r->scores;
    return status;
}

static void finish(struct rounds *r) {
    for (size_t i = 0; i < CHISO__ROUNDS; i++) {
        chiso_result_free(r->results[i]);
        chiso__scores_free(&r->scores[i]);
    }
    chiso__joint_free(&r->joint);
}

chiso_status chiso_compare_totals(chiso_result **out, const chiso_totals *before,
                                  const chiso_totals *after, const chiso_score_options *scoring,
                                  const chiso_compare_options *options, chiso_error *error) {
    struct rounds r = {.totals = {before, after}};
    chiso__comparison c = {.level = 0};
    *out = NULL;
    chiso_status status = read_options(&r, &c, scoring, options, error);
    if (status == CHISO_OK) status = join(&r, &c, error);
    if (status == CHISO_OK) status = score_both(&r, &c, error);
    if (status == CHISO_OK) status = chiso__compare_make(out, &c, error);
    chiso__compare_free(&c);
    finish(&r);
    return status;
}
