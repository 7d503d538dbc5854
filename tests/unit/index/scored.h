/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_INDEX_SCORED_H
#define CHISO_TEST_INDEX_SCORED_H

#include <chiso/index.h>

#include "survey.h"

/* Scores of a survey, and their cells by domain and node. */

static inline chiso_result *score_survey(survey *s, int32_t language) {
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    chiso_result *result;
    options.language = language;
    assert_ok(survey_read(s), s->error);
    assert_ok(chiso_score(&result, s->totals, &options, &s->error), s->error);
    return result;
}

static inline size_t column_of(const chiso_result *result, const char *name) {
    const int64_t column = chiso_result_find_column(result, name);
    if (column < 0) fail_msg("no column %s", name);
    return (size_t)column;
}

/* The row of a node in the domain that the first column names; NULL is the whole. */
static inline size_t row_of(const chiso_result *result, const char *domain, const char *code) {
    const size_t code_column = column_of(result, "code");
    for (size_t row = 0; row < chiso_result_rows(result); row++) {
        const char *found = code_column > 0 ? chiso_result_text(result, row, 0) : NULL;
        if (domain == NULL || found == NULL ? domain != found : strcmp(domain, found) != 0)
            continue;
        if (strcmp(chiso_result_text(result, row, code_column), code) == 0) return row;
    }
    fail_msg("no row %s %s", domain != NULL ? domain : "(whole)", code);
    return 0;
}

static inline double number_of(const chiso_result *result, const char *domain, const char *code,
                               const char *column) {
    return chiso_result_number(result, row_of(result, domain, code), column_of(result, column));
}

static inline const char *text_of(const chiso_result *result, const char *domain, const char *code,
                                  const char *column) {
    return chiso_result_text(result, row_of(result, domain, code), column_of(result, column));
}

#endif
