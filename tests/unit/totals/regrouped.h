/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_TOTALS_REGROUPED_H
#define CHISO_TEST_TOTALS_REGROUPED_H

#include <chiso/index.h>

#include "survey.h"
#include "totals/totals.h"

/* Totals of a survey, brought to other provinces. */

typedef struct regrouped {
    survey of, populations; /* the latter's files alone */
    chiso_regroup_options options;
    chiso_totals *totals;
    chiso_result *findings;
    chiso_error error;
} regrouped;

static inline regrouped regrouped_new(const char *instrument) {
    regrouped r = {
        .of = survey_new(), .populations = survey_new(), .options = CHISO_REGROUP_OPTIONS_INIT};
    r.of.instrument_name = instrument;
    return r;
}

static inline void regrouped_forget(regrouped *r) {
    chiso_totals_free(r->totals);
    chiso_result_free(r->findings);
    r->totals = NULL;
    r->findings = NULL;
    r->error = (chiso_error){0};
}

/* Regroup other totals. */
static inline chiso_status regroup_these(regrouped *r, const chiso_totals *totals) {
    const char *paths[SURVEY_FILES];
    chiso_responses *populations = NULL;
    regrouped_forget(r);
    for (size_t i = 0; i < r->populations.files; i++) paths[i] = r->populations.path[i];
    if (r->populations.files > 0)
        assert_ok(chiso_responses_from_files(&populations, paths, r->populations.files,
                                             &r->populations.input, &r->error),
                  r->error);
    r->options.populations = populations;
    const chiso_status status =
        chiso_totals_regroup(&r->totals, &r->findings, totals, &r->options, &r->error);
    assert_int_equal(status, r->error.status);
    assert_true((status == CHISO_OK) == (r->totals != NULL));
    chiso_responses_free(populations);
    return status;
}

/* Read the survey and regroup it. */
static inline chiso_status regroup_survey(regrouped *r) {
    assert_ok(survey_read(&r->of), r->of.error);
    return regroup_these(r, r->of.totals);
}

static inline void regroup_refused(regrouped *r, chiso_status status, const char *words) {
    assert_int_equal(regroup_survey(r), status);
    assert_contains(r->error.message, words);
}

static inline void regrouped_free(regrouped *r) {
    regrouped_forget(r);
    survey_free(&r->of);
    survey_free(&r->populations);
}

/* The values of the first by column, in the order of results. */
static inline const char *domains_shown(const chiso_totals *totals) {
    static char shown[256];
    shown[0] = '\0';
    for (size_t d = 0; d < totals->domains.count; d++) {
        const char *value = chiso__totals_domain_value(totals, totals->order[d], 0);
        if (d > 0) strcat(shown, " ");
        strcat(shown, value != NULL ? value : "-");
    }
    return shown;
}

static inline const char *setting_of(const chiso_totals *totals, const char *key) {
    for (size_t i = 0; i < chiso_result_settings(totals->settings); i++) {
        if (strcmp(chiso_result_setting_key(totals->settings, i), key) == 0)
            return chiso_result_setting_text(totals->settings, i, 0);
    }
    return NULL;
}

#endif
