/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/regroup.h"

#include <math.h>

#include "base/error.h"
#include "base/options.h"
#include "instrument/province.h"
#include "totals/domains.h"
#include "totals/normalised.h"
#include "totals/piece.h"

static const chiso_regroup_options defaults = CHISO_REGROUP_OPTIONS_INIT;

/* One call. */
struct regrouping {
    const chiso_totals *from;
    chiso_regroup_options options;
    int32_t before, after; /* the lists of provinces */
    chiso__populations populations;
    chiso_totals *to;
};

/* --- what is possible --- */

/* A list that cannot be made of the one there is. */
static const struct {
    int32_t before, after;
    const char *why;
} impossible[] = {
    {CHISO_PROVINCES_34, CHISO_PROVINCES_63,
     "these totals are by the 34 provinces, which cannot be taken apart into the 63; take totals, "
     "or the answers, of a round by the 63"},
    {CHISO_PROVINCES_34, CHISO_REGIONS,
     "these totals are by the 34 provinces, which lie across the borders of the six regions: those "
     "were made up of the 63; take totals, or the answers, of a round by the 63"},
    {CHISO_REGIONS, CHISO_PROVINCES_63,
     "these totals are by regions, which cannot be taken apart into provinces; take the totals by "
     "the 63, or the answers"},
    {CHISO_REGIONS, CHISO_PROVINCES_34,
     "these totals are by regions, which cannot be taken apart into provinces; take the totals by "
     "the 63, or the answers"},
};

static chiso_status check_lists(struct regrouping *r, chiso_error *error) {
    r->before = chiso__totals_geography(r->from);
    r->after = r->options.into != 0 ? r->options.into : CHISO_PROVINCES_34;
    if (chiso__geography_name(r->after) == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "into is CHISO_PROVINCES_34, CHISO_PROVINCES_63 or CHISO_REGIONS");
    if (r->before == 0)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "--geography needs a column of provinces among those of --by: name it "
                           "there, with --province where its name does not tell, and an instrument "
                           "that names a list of provinces");
    for (size_t i = 0; i < sizeof impossible / sizeof impossible[0]; i++) {
        if (impossible[i].before == r->before && impossible[i].after == r->after)
            return chiso__fail(error, CHISO_E_ARGUMENT, "%s", impossible[i].why);
    }
    return CHISO_OK;
}

static bool is_merging(const struct regrouping *r) {
    return r->before != r->after;
}

static chiso_status check_populations(const struct regrouping *r, chiso_error *error) {
    const bool given = r->options.populations != NULL;
    if (given && !r->from->published)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "--populations is for published scores; respondents are added up with "
                           "their weights, so leave it out");
    if (given && !is_merging(r))
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "these scores are by the provinces that --geography names already, so "
                           "no mean is taken; leave --populations out");
    if (!given && r->from->published && is_merging(r))
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "scores of merged provinces are means of the published ones, weighted "
                           "by population: name a CSV file with the columns province (of the 63) "
                           "and population with --populations");
    return CHISO_OK;
}

/* --- populations --- */

/* All parts of merged provinces that have scores have people. */
static chiso_status check_parts(const struct regrouping *r, chiso__findings *findings,
                                chiso_error *error) {
    const chiso__lookup *codes = &r->from->by_keys[0].values;
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < codes->count; i++) {
        const char *code = chiso__lookup_key(codes, (int32_t)i);
        const char *whole = chiso__province_becomes(r->before, code, r->after);
        if (chiso__province_parts(r->after, whole) > 1 &&
            isnan(chiso__population_of(&r->populations, code)))
            status = chiso__population_missing(r->options.populations, code, findings, error);
    }
    return status;
}

static chiso_status read_populations(struct regrouping *r, chiso__findings *findings,
                                     chiso_error *error) {
    if (r->options.populations == NULL) return CHISO_OK;
    chiso_status status =
        chiso__populations_read(&r->populations, r->options.populations, findings, error);
    if (status == CHISO_OK) status = chiso__findings_fail(findings, CHISO_E_DATA, error);
    if (status == CHISO_OK) status = check_parts(r, findings, error);
    return status == CHISO_OK ? chiso__findings_fail(findings, CHISO_E_DATA, error) : status;
}

/* --- regrouping --- */

static chiso_status add_settings(struct regrouping *r, chiso_error *error) {
    const chiso_responses *populations = r->options.populations;
    chiso_result **settings = &r->to->settings;
    chiso_status status = chiso__result_new(settings, "totals", error);
    if (status == CHISO_OK)
        status = chiso__result_copy_settings(*settings, r->from->settings, error);
    if (status == CHISO_OK)
        status =
            chiso__result_add_text(*settings, "geography", chiso__geography_name(r->after), error);
    if (status == CHISO_OK && populations != NULL)
        status = chiso__result_add_setting(*settings, "populations", CHISO_SETTING_LIST,
                                           populations->paths, populations->n_paths, error);
    return status;
}

static chiso_status add_totals(const struct regrouping *r, chiso_error *error) {
    if (!r->from->published || !is_merging(r)) return chiso__piece_add(r->to, r->from, error);
    r->to->by_population = true;
    return chiso__regroup_published(r->to, r->from, &r->populations) ? CHISO_OK
                                                                     : chiso__fail_memory(error);
}

static chiso_status regroup(struct regrouping *r, chiso__findings *findings, chiso_error *error) {
    chiso_status status = read_populations(r, findings, error);
    if (status == CHISO_OK && is_merging(r))
        status = chiso__normalised_note(r->from, findings, error);
    if (status == CHISO_OK) status = chiso__piece_whole(&r->to, r->from, error);
    if (status == CHISO_OK) status = add_settings(r, error);
    for (size_t by = 0; status == CHISO_OK && by < r->to->n_by; by++) {
        if (r->to->by_provinces[by] != 0) r->to->by_provinces[by] = r->after;
    }
    if (status == CHISO_OK) status = add_totals(r, error);
    if (status == CHISO_OK && !chiso__domains_order(r->to)) status = chiso__fail_memory(error);
    return status;
}

/* Regroup, and tell all that was found; where memory ran out, findings could be missing. */
static chiso_status regroup_all(struct regrouping *r, chiso_result **out, chiso_error *error) {
    chiso__findings *findings = NULL;
    chiso_error cause = {0}, lost = {0};
    chiso_status status = chiso__findings_new(&findings, "check", error);
    if (status != CHISO_OK) return status;
    status = regroup(r, findings, &cause);
    if (status == CHISO_E_MEMORY || out == NULL)
        chiso__findings_free(findings);
    else
        chiso__findings_take(out, findings, &lost);
    return chiso__fail_as(error, lost.status != CHISO_OK ? &lost : &cause);
}

chiso_status chiso_totals_regroup(chiso_totals **out, chiso_result **findings,
                                  const chiso_totals *totals, const chiso_regroup_options *given,
                                  chiso_error *error) {
    struct regrouping r = {.from = totals, .options = defaults};
    *out = NULL;
    if (findings != NULL) *findings = NULL;
    chiso_status status = chiso__options_copy(&r.options, sizeof r.options, given, error);
    if (status == CHISO_OK) status = check_lists(&r, error);
    if (status == CHISO_OK) status = check_populations(&r, error);
    if (status == CHISO_OK) status = regroup_all(&r, findings, error);
    if (status == CHISO_OK)
        *out = r.to;
    else
        chiso_totals_free(r.to);
    chiso__populations_free(&r.populations);
    return status;
}
