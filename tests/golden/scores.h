/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_GOLDEN_SCORES_H
#define CHISO_GOLDEN_SCORES_H

#include <chiso/chiso.h>
#include <stdio.h>

#include "test.h"

/* Scoring a file, and finding one cell of the result. */

static inline chiso_result *score_file(const char *file, const char *instrument_name,
                                       const char *by) {
    chiso_error error = {0};
    chiso_instrument *instrument = NULL;
    chiso_responses *responses = NULL;
    chiso_totals *totals = NULL;
    chiso_result *result = NULL;
    chiso_totals_options options = CHISO_TOTALS_OPTIONS_INIT;
    options.by = &by;
    options.n_by = by != NULL ? 1 : 0;
    assert_ok(chiso_instrument_open(&instrument, NULL, instrument_name, &error), error);
    assert_ok(chiso_responses_from_files(&responses, &file, 1, NULL, &error), error);
    assert_ok(chiso_totals_read(&totals, NULL, responses, instrument, NULL, &options, &error),
              error);
    assert_ok(chiso_score(&result, totals, NULL, &error), error);
    chiso_totals_free(totals);
    chiso_responses_free(responses);
    chiso_instrument_free(instrument);
    return result;
}

static inline size_t column_of(const chiso_result *result, const char *name) {
    int64_t column = chiso_result_find_column(result, name);
    assert_true(column >= 0);
    return (size_t)column;
}

/* The row of a node in a domain; NULL is the whole. */
static inline size_t row_of(const chiso_result *result, const char *domain, const char *code) {
    const size_t code_column = column_of(result, "code");
    for (size_t row = 0; row < chiso_result_rows(result); row++) {
        const char *found = chiso_result_text(result, row, 0);
        const bool same =
            domain == NULL || found == NULL ? domain == found : strcmp(domain, found) == 0;
        if (same && strcmp(chiso_result_text(result, row, code_column), code) == 0) return row;
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
