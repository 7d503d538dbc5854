/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_SCALE_OF_H
#define CHISO_TEST_SCALE_OF_H

/* Answers in a file, and what chiso_reliability() tells of them, found by what it is. */

#include <chiso/reliability.h>

#include "survey.h"

enum { MOST_NAMES = 128 };

typedef struct scale_of {
    survey s; /* files, instrument_name, input and design are used */
    chiso_reliability_options options;
    chiso_variance_options variance;
    chiso_result *result;
    const char *names[MOST_NAMES];
} scale_of;

/* No instrument; names: of the items, ended by NULL. */
static inline scale_of scale_begin(const char *answers, const char *const *names) {
    scale_of made = {.s = survey_new(),
                     .options = CHISO_RELIABILITY_OPTIONS_INIT,
                     .variance = CHISO_VARIANCE_OPTIONS_INIT};
    survey_file(&made.s, answers);
    made.s.instrument_name = NULL;
    for (size_t i = 0; names[i] != NULL; i++) made.names[made.options.n_items++] = names[i];
    return made;
}

static inline chiso_status scale_read(scale_of *of) {
    survey *s = &of->s;
    const char *const path = s->path[0];
    chiso_responses *responses;
    chiso_design *design;
    survey_forget(s);
    chiso_result_free(of->result);
    of->options.items = of->names;
    of->options.variance = &of->variance;
    if (s->instrument_name != NULL)
        assert_ok(chiso_instrument_open(&s->instrument, NULL, s->instrument_name, &s->error),
                  s->error);
    assert_ok(chiso_responses_from_files(&responses, &path, 1, &s->input, &s->error), s->error);
    assert_ok(chiso_design_new(&design, &s->design, &s->error), s->error);
    const chiso_status status = chiso_reliability(&of->result, &s->findings, responses,
                                                  s->instrument, design, &of->options, &s->error);
    assert_int_equal(status, s->error.status);
    assert_true((status == CHISO_OK) == (of->result != NULL));
    chiso_responses_free(responses);
    chiso_design_free(design);
    return status;
}

static inline void scale_end(scale_of *of) {
    chiso_result_free(of->result);
    survey_free(&of->s);
}

static inline const char *scale_text(const chiso_result *result, size_t row, const char *column) {
    const char *text =
        chiso_result_text(result, row, (size_t)chiso_result_find_column(result, column));
    return text != NULL ? text : "";
}

/* domain: the value of the first by column, "" the whole; item: "" a number of all. */
static inline size_t scale_row(const scale_of *of, const char *domain, const char *statistic,
                               const char *item) {
    const bool by = of->options.n_by > 0;
    for (size_t row = 0; row < chiso_result_rows(of->result); row++) {
        if (strcmp(scale_text(of->result, row, "statistic"), statistic) == 0 &&
            strcmp(scale_text(of->result, row, "item"), item) == 0 &&
            (!by || strcmp(scale_text(of->result, row, of->options.by[0]), domain) == 0))
            return row;
    }
    fail_msg("no row %s of \"%s\" in \"%s\"", statistic, item, domain);
    return 0;
}

static inline double scale_number(const scale_of *of, const char *domain, const char *statistic,
                                  const char *item, const char *column) {
    return chiso_result_number(of->result, scale_row(of, domain, statistic, item),
                               (size_t)chiso_result_find_column(of->result, column));
}

static inline double scale_estimate(const scale_of *of, const char *statistic, const char *item) {
    return scale_number(of, "", statistic, item, "estimate");
}

static inline const char *scale_flags(const scale_of *of, const char *domain, const char *statistic,
                                      const char *item) {
    return scale_text(of->result, scale_row(of, domain, statistic, item), "flags");
}

/* All notes, a line each. */
static inline const char *scale_notes(const scale_of *of) {
    static char notes[4096];
    notes[0] = '\0';
    for (size_t i = 0; i < chiso_result_notes(of->result); i++) {
        strcat(notes, chiso_result_note(of->result, i));
        strcat(notes, "\n");
    }
    return notes;
}

#endif
