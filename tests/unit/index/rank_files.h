/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_RANK_FILES_H
#define CHISO_TEST_RANK_FILES_H

/* Tables to be ranked, written to files of their own. */

#include <chiso/chiso.h>
#include <stdio.h>
#include <unistd.h>

#include "test.h"

/* What a call gave. */
typedef struct ranked {
    chiso_status status;
    chiso_error error;
    chiso_result *result, *findings;
} ranked;

static inline chiso_responses *file_of(const char *text, char path[64]) {
    const char *const paths[] = {path};
    chiso_responses *responses;
    chiso_error error = {0};
    strcpy(path, "/tmp/chiso-rank-XXXXXX");
    const int file = mkstemp(path);
    assert_true(file >= 0);
    assert_true(write(file, text, strlen(text)) == (ssize_t)strlen(text));
    close(file);
    assert_ok(chiso_responses_from_files(&responses, paths, 1, NULL, &error), error);
    return responses;
}

/* The columns unit, x, se and df, as far as the table's first line has them. */
static inline ranked rank_text(const char *table, const char *covariance,
                               const chiso_rank_options *options) {
    char path[64], other[64] = "";
    ranked r = {.status = CHISO_OK};
    chiso_rank_columns columns = CHISO_RANK_COLUMNS_INIT;
    chiso_responses *responses = file_of(table, path);
    chiso_responses *more = covariance != NULL ? file_of(covariance, other) : NULL;
    const size_t head = strcspn(table, "\n");
    const char *se = strstr(table, ",se"), *df = strstr(table, ",df");
    columns.unit = "unit";
    columns.estimate = "x";
    columns.se = se != NULL && se < table + head ? "se" : NULL;
    columns.df = df != NULL && df < table + head ? "df" : NULL;
    r.status = chiso_rank(&r.result, &r.findings, responses, &columns, more, options, &r.error);
    chiso_responses_free(responses);
    chiso_responses_free(more);
    unlink(path);
    if (more != NULL) unlink(other);
    return r;
}

static inline void ranked_free(ranked *r) {
    chiso_result_free(r->result);
    chiso_result_free(r->findings);
}

static inline double cell(const ranked *r, size_t row, const char *column) {
    return chiso_result_number(r->result, row, (size_t)chiso_result_find_column(r->result, column));
}

/* One fault and no other, by its rule, line and column (NULL: none). */
static inline void assert_fault(const char *table, const char *covariance, const char *rule,
                                double line, const char *column) {
    ranked r = rank_text(table, covariance, NULL);
    const char *const names[] = {"rule", "line", "column"};
    size_t at[3];
    if (r.findings == NULL || chiso_result_rows(r.findings) != 1)
        fail_msg("%s: not one finding: %s", rule, r.error.message);
    for (size_t i = 0; i < 3; i++) at[i] = (size_t)chiso_result_find_column(r.findings, names[i]);
    assert_int_equal(r.status, CHISO_E_DATA);
    assert_null(r.result);
    assert_string_equal(chiso_result_text(r.findings, 0, at[0]), rule);
    if (line > 0)
        assert_true(chiso_result_number(r.findings, 0, at[1]) == line);
    else
        assert_true(isnan(chiso_result_number(r.findings, 0, at[1])));
    if (column != NULL)
        assert_string_equal(chiso_result_text(r.findings, 0, at[2]), column);
    else
        assert_null(chiso_result_text(r.findings, 0, at[2]));
    ranked_free(&r);
}

#endif
