/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_TOTALS_PIECES_H
#define CHISO_TEST_TOTALS_PIECES_H

#include <chiso/estimate.h>
#include <chiso/index.h>

#include "survey.h"

/* Totals of parts of one data set, to be merged. */

enum { PIECES = 12 };

typedef struct pieces {
    survey piece[PIECES];
    const chiso_totals *totals[PIECES];
    size_t count;
    chiso_totals *whole;
    chiso_error error;
} pieces;

/* Another piece, read as the survey `like` says. */
static inline void pieces_add(pieces *p, const survey *like, const char *text) {
    survey *s = &p->piece[p->count];
    assert_true(p->count < PIECES);
    *s = survey_new();
    s->instrument_name = like->instrument_name;
    s->input = like->input, s->design = like->design, s->options = like->options;
    survey_file(s, text);
    assert_ok(survey_read(s), s->error);
    p->totals[p->count++] = s->totals;
}

static inline chiso_status pieces_merge(pieces *p) {
    chiso_totals_free(p->whole);
    p->error = (chiso_error){0};
    const chiso_status status = chiso_totals_merge(&p->whole, p->totals, p->count, &p->error);
    assert_int_equal(status, p->error.status);
    assert_true((status == CHISO_OK) == (p->whole != NULL));
    return status;
}

static inline void pieces_free(pieces *p) {
    chiso_totals_free(p->whole);
    for (size_t i = 0; i < p->count; i++) survey_free(&p->piece[i]);
    *p = (pieces){.count = 0};
}

/* --- two results that say the same --- */

static inline void same_cell(const chiso_result *a, const chiso_result *b, size_t row,
                             size_t column) {
    const char *text = chiso_result_text(a, row, column),
               *other = chiso_result_text(b, row, column);
    const double x = chiso_result_number(a, row, column), y = chiso_result_number(b, row, column);
    assert_true((text == NULL) == (other == NULL) && isnan(x) == isnan(y));
    if (text != NULL) assert_string_equal(text, other);
    if (!isnan(x)) assert_close(y, x, 1e-12);
}

static inline void same_results(chiso_result *a, chiso_result *b) {
    assert_int_equal(chiso_result_rows(a), chiso_result_rows(b));
    assert_int_equal(chiso_result_columns(a), chiso_result_columns(b));
    for (size_t row = 0; row < chiso_result_rows(a); row++) {
        for (size_t column = 0; column < chiso_result_columns(a); column++)
            same_cell(a, b, row, column);
    }
    chiso_result_free(a);
    chiso_result_free(b);
}

static inline chiso_result *scores_of(const chiso_totals *totals) {
    const chiso_variance_options variance = {.struct_size = sizeof variance,
                                             .lone_psu = CHISO_LONE_PSU_CENTRE};
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_result *result;
    options.variance = &variance;
    assert_ok(chiso_score(&result, totals, &options, &error), error);
    return result;
}

static inline chiso_result *estimates_of(const chiso_totals *totals) {
    const chiso_variance_options variance = {.struct_size = sizeof variance,
                                             .lone_psu = CHISO_LONE_PSU_CENTRE};
    chiso_estimate_options options = CHISO_ESTIMATE_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_result *result;
    options.variance = &variance;
    assert_ok(chiso_estimate(&result, totals, &options, &error), error);
    return result;
}

/* Counts, scores and, where any were asked, estimates. */
static inline void same_totals(const chiso_totals *a, const chiso_totals *b, bool estimates) {
    assert_int_equal(chiso_totals_respondents(a), chiso_totals_respondents(b));
    assert_int_equal(chiso_totals_units(a), chiso_totals_units(b));
    assert_int_equal(chiso_totals_domains(a), chiso_totals_domains(b));
    same_results(scores_of(a), scores_of(b));
    if (estimates) same_results(estimates_of(a), estimates_of(b));
}

#endif
