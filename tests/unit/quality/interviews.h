/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_INTERVIEWS_H
#define CHISO_TEST_INTERVIEWS_H

/* Answers in a file of their own, looked at. */

#include <chiso/chiso.h>
#include <stdio.h>
#include <unistd.h>

#include "test.h"

typedef struct looked {
    chiso_status status;
    chiso_error error;
    chiso_result *result, *findings;
} looked;

/* The items are q1, q2 … as far as the first line of the text has them, where options name none. */
static inline looked look_with(const char *text, const chiso_instrument *instrument,
                               const chiso_design *design, const chiso_quality_options *options) {
    static const char *const names[] = {"q1", "q2", "q3", "q4", "q5", "q6"};
    char path[] = "/tmp/chiso-quality-XXXXXX";
    const char *const paths[] = {path};
    chiso_quality_options all = CHISO_QUALITY_OPTIONS_INIT;
    looked l = {.status = CHISO_OK};
    chiso_responses *responses;
    const int file = mkstemp(path);
    assert_true(file >= 0 && write(file, text, strlen(text)) == (ssize_t)strlen(text));
    close(file);
    if (options != NULL) all = *options;
    for (size_t k = 0; all.items == NULL && instrument == NULL && k < 6; k++) {
        const char *at = strstr(text, names[k]);
        if (at != NULL && at < strchr(text, '\n')) all.n_items = k + 1;
    }
    if (all.n_items > 0 && all.items == NULL) all.items = names;
    assert_ok(chiso_responses_from_files(&responses, paths, 1, NULL, &l.error), l.error);
    l.status = chiso_quality(&l.result, &l.findings, responses, instrument, design, &all, &l.error);
    assert_int_equal(l.status, l.error.status);
    assert_true((l.status == CHISO_OK) == (l.result != NULL));
    chiso_responses_free(responses);
    unlink(path);
    return l;
}

static inline looked look(const char *text, const chiso_quality_options *options) {
    return look_with(text, NULL, NULL, options);
}

static inline void looked_free(looked *l) {
    chiso_result_free(l->result);
    chiso_result_free(l->findings);
}

static inline const char *text_at(const looked *l, size_t row, const char *column) {
    const int64_t at = chiso_result_find_column(l->result, column);
    assert_true(at >= 0);
    const char *text = chiso_result_text(l->result, row, (size_t)at);
    return text != NULL ? text : "";
}

static inline double number_at(const looked *l, size_t row, const char *column) {
    const int64_t at = chiso_result_find_column(l->result, column);
    assert_true(at >= 0);
    return chiso_result_number(l->result, row, (size_t)at);
}

/* The first row of a check, a level and a subject; -1: there is none. */
static inline int64_t row_of(const looked *l, const char *check, const char *level,
                             const char *subject) {
    for (size_t row = 0; row < chiso_result_rows(l->result); row++) {
        if (strcmp(text_at(l, row, "check"), check) == 0 &&
            strcmp(text_at(l, row, "level"), level) == 0 &&
            strcmp(text_at(l, row, "subject"), subject) == 0)
            return (int64_t)row;
    }
    return -1;
}

static inline double value_of(const looked *l, const char *check, const char *level,
                              const char *subject) {
    const int64_t row = row_of(l, check, level, subject);
    if (row < 0) fail_msg("no row %s, %s, %s", check, level, subject);
    return number_at(l, (size_t)row, "value");
}

static inline const char *flags_of(const looked *l, const char *check, const char *level,
                                   const char *subject) {
    const int64_t row = row_of(l, check, level, subject);
    if (row < 0) fail_msg("no row %s, %s, %s", check, level, subject);
    return text_at(l, (size_t)row, "flags");
}

static inline bool has_note(const looked *l, const char *part) {
    for (size_t k = 0; k < chiso_result_notes(l->result); k++)
        if (strstr(chiso_result_note(l->result, k), part) != NULL) return true;
    return false;
}

#endif
