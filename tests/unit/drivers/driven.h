/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_DRIVERS_DRIVEN_H
#define CHISO_TEST_DRIVERS_DRIVEN_H

#include <chiso/drivers.h>

#include "survey.h"

/* Drivers of a file of answers, and their cells by domain, statistic and variable. */

enum { MOST_PREDICTORS = 4, ROOM = 1 << 16 };

typedef struct driven {
    survey survey; /* its folder, file, design and error */
    const char *predictors[MOST_PREDICTORS], *by;
    chiso_drivers_options options;
    chiso_variance_options variance;
    chiso_result *result, *findings;
} driven;

/* Without an instrument; to be changed before drive(). */
static inline driven *driven_new(const char *answers, const char *outcome, const char *first,
                                 const char *second) {
    driven *d = calloc(1, sizeof *d);
    assert_non_null(d);
    d->survey = survey_new();
    survey_file(&d->survey, answers);
    d->survey.instrument_name = NULL;
    d->variance = (chiso_variance_options)CHISO_VARIANCE_OPTIONS_INIT;
    d->variance.replicates = 50;
    d->options = (chiso_drivers_options)CHISO_DRIVERS_OPTIONS_INIT;
    d->options.outcome = outcome;
    d->options.predictors = d->predictors;
    d->predictors[0] = first;
    d->predictors[1] = second;
    d->options.n_predictors = second != NULL ? 2 : 1;
    d->options.variance = &d->variance;
    return d;
}

static inline void domains_by(driven *d, const char *column) {
    d->by = column;
    d->options.by = &d->by;
    d->options.n_by = 1;
}

static inline chiso_status drive(driven *d) {
    survey *s = &d->survey;
    const char *path = s->path[0];
    chiso_responses *responses;
    chiso_design *design;
    survey_forget(s);
    if (s->instrument_name != NULL)
        assert_ok(chiso_instrument_open(&s->instrument, NULL, s->instrument_name, &s->error),
                  s->error);
    assert_ok(chiso_responses_from_files(&responses, &path, 1, &s->input, &s->error), s->error);
    assert_ok(chiso_design_new(&design, &s->design, &s->error), s->error);
    chiso_result_free(d->result);
    chiso_result_free(d->findings);
    const chiso_status status = chiso_drivers(&d->result, &d->findings, responses, s->instrument,
                                              design, &d->options, &s->error);
    assert_int_equal(status, s->error.status);
    assert_true((status == CHISO_OK) == (d->result != NULL));
    chiso_responses_free(responses);
    chiso_design_free(design);
    return status;
}

static inline void driven_free(driven *d) {
    chiso_result_free(d->result);
    chiso_result_free(d->findings);
    survey_free(&d->survey);
    free(d);
}

static inline size_t driven_column(const driven *d, const char *name) {
    const int64_t column = chiso_result_find_column(d->result, name);
    if (column < 0) fail_msg("no column %s", name);
    return (size_t)column;
}

static inline bool same(const char *a, const char *b) {
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* domain NULL: the whole; variable NULL: of none. */
static inline size_t driven_row(const driven *d, const char *domain, const char *statistic,
                                const char *variable) {
    const chiso_result *r = d->result;
    for (size_t row = 0; row < chiso_result_rows(r); row++) {
        if (same(d->by != NULL ? chiso_result_text(r, row, 0) : NULL, domain) &&
            same(chiso_result_text(r, row, driven_column(d, "statistic")), statistic) &&
            same(chiso_result_text(r, row, driven_column(d, "variable")), variable))
            return row;
    }
    fail_msg("no row %s %s %s", domain != NULL ? domain : "(all)", statistic,
             variable != NULL ? variable : "(none)");
    return 0;
}

static inline double driven_number(const driven *d, const char *domain, const char *statistic,
                                   const char *variable, const char *column) {
    return chiso_result_number(d->result, driven_row(d, domain, statistic, variable),
                               driven_column(d, column));
}

static inline const char *driven_text(const driven *d, const char *domain, const char *statistic,
                                      const char *variable, const char *column) {
    const char *text = chiso_result_text(d->result, driven_row(d, domain, statistic, variable),
                                         driven_column(d, column));
    return text != NULL ? text : "";
}

/* All notes behind one another. */
static inline const char *driven_notes(const driven *d) {
    static char notes[8192];
    notes[0] = '\0';
    for (size_t i = 0; i < chiso_result_notes(d->result); i++) {
        strncat(notes, chiso_result_note(d->result, i), 1000);
        strcat(notes, "\n");
    }
    return notes;
}

/* --- answers --- */

/* Numbers that look like chance and are the same everywhere: 0 to 1. */
static inline double noise(unsigned i) {
    const double x = sin((double)i * 12.9898 + 4.1414) * 43758.5453;
    return x - floor(x);
}

/* 1 to 5. */
static inline int graded(double x) {
    return x < 1 ? 1 : x > 5 ? 5 : (int)x;
}

/* place,unit,stratum,w,a,b,c,y,yes: 96 people of 24 units in two places and four strata; y follows
   from a and b; every seventh has no b. */
static inline const char *people(void) {
    static char text[ROOM];
    size_t used = (size_t)snprintf(text, sizeof text, "place,unit,stratum,w,a,b,c,y,yes\n");
    for (unsigned i = 0; i < 96; i++) {
        const unsigned unit = i / 4;
        const double of_unit = noise(unit + 1000);
        const int a = graded(1 + 5 * noise(i)), b = graded(a / 2.0 + 4 * noise(i + 200)),
                  c = graded(1 + 5 * noise(i + 400));
        const int y = graded(0.5 * a + 0.4 * b + of_unit + 1.5 * noise(i + 600));
        used += (size_t)snprintf(text + used, sizeof text - used, "%s,%u,%u,%d.%d,%d,",
                                 unit % 2 == 0 ? "north" : "south", unit, unit / 6,
                                 1 + (int)(3 * noise(i + 800)), (int)(10 * noise(i + 900)), a);
        if (i % 7 != 3) used += (size_t)snprintf(text + used, sizeof text - used, "%d", b);
        used += (size_t)snprintf(text + used, sizeof text - used, ",%d,%d,%s\n", c, y,
                                 y + c > 6 ? "yes" : "no");
    }
    return text;
}

/* Those people, sampled by units. */
static inline driven *driven_people(void) {
    static const char *const unit[] = {"unit"};
    driven *d = driven_new(people(), "y", "a", "b");
    d->survey.design.weight = "w";
    d->survey.design.strata = "stratum";
    d->survey.design.psu = unit;
    d->survey.design.n_psu = 1;
    return d;
}

#endif
