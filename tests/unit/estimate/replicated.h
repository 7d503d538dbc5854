/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_ESTIMATE_REPLICATED_H
#define CHISO_TEST_ESTIMATE_REPLICATED_H

#include "base/memory.h"
#include "estimate/replicates.h"
#include "survey.h"

/* Replicates of surveys with the columns h, v, j (stratum, first and second unit), N, M (how many
   there were to choose from), d and y. */

typedef struct replicated {
    survey survey;
    chiso_variance_options options;
    chiso__frame frame;
    chiso__replicates replicates;
    chiso_error error;
} replicated;

enum { RESPONDENTS = 0, UNITS = 1, BOTH_UNITS = 2 };

/* Read, with so many columns of units and of fpc, strata or none. */
static inline replicated sample_of(const char *text, size_t n_psu, size_t n_fpc, bool strata) {
    static const char *const psu[] = {"v", "j"}, *const fpc[] = {"N", "M"}, *const by[] = {"d"};
    static const chiso_estimand mean = {"mean", "y", NULL, 0};
    replicated r = {.survey = survey_new(), .options = CHISO_VARIANCE_OPTIONS_INIT};
    survey *s = &r.survey;
    survey_file(s, text);
    s->instrument_name = NULL;
    s->options.estimands = &mean, s->options.n_estimands = 1;
    s->options.by = by, s->options.n_by = 1;
    s->design.strata = strata ? "h" : NULL;
    s->design.psu = psu, s->design.n_psu = n_psu;
    s->design.fpc = fpc, s->design.n_fpc = n_fpc;
    assert_ok(survey_read(s), s->error);
    assert_true(chiso__frame_new(&r.frame, s->totals));
    return r;
}

static inline chiso_status replicate(replicated *r, int32_t method) {
    chiso__replicates_free(&r->replicates);
    r->error = (chiso_error){0};
    r->options.method = method;
    chiso__replicates_defaults(&r->options);
    return chiso__replicates_new(&r->replicates, &r->frame, &r->options, &r->error);
}

static inline void replicated_free(replicated *r) {
    chiso__replicates_free(&r->replicates);
    chiso__frame_free(&r->frame);
    survey_free(&r->survey);
}

static inline double factor(const replicated *r, size_t unit, size_t replicate) {
    assert_true(unit < r->replicates.units && replicate < r->replicates.count);
    return r->replicates.factor[unit * r->replicates.count + replicate];
}

static inline void assert_factors(const replicated *r, size_t replicate, const double *expected) {
    for (size_t unit = 0; unit < r->replicates.units; unit++)
        assert_close(factor(r, unit, replicate), expected[unit], 1e-15);
}

#endif
