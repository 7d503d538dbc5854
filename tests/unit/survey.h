/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_SURVEY_H
#define CHISO_TEST_SURVEY_H

/* Files of answers in a directory of their own, read with an instrument into totals.  The
   instrument of the tests is tests/unit/survey: S = A + B, A the mean (3:1) of q1 and q2 brought
   from 0-1 to 1-10, B the sum of days (0-30, high is bad) and got (no, yes), each 1-10. */

#include <chiso/totals.h>
#include <stdio.h>
#include <unistd.h>

#include "test.h"

enum { SURVEY_FILES = 4 };

typedef struct survey {
    char folder[64], path[SURVEY_FILES][80];
    size_t files;
    const char *instrument_name; /* NULL: none */
    chiso_responses_options input;
    chiso_design_options design;
    chiso_totals_options options;
    chiso_instrument *instrument;
    chiso_totals *totals;
    chiso_result *findings;
    chiso_error error;
} survey;

static inline survey survey_new(void) {
    survey s = {.folder = "/tmp/chiso-survey-XXXXXX",
                .instrument_name = CHISO_SOURCE "/tests/unit/survey",
                .input = CHISO_RESPONSES_OPTIONS_INIT,
                .design = CHISO_DESIGN_OPTIONS_INIT,
                .options = CHISO_TOTALS_OPTIONS_INIT};
    assert_non_null(mkdtemp(s.folder));
    return s;
}

/* Another file of answers. */
static inline void survey_file(survey *s, const char *text) {
    assert_true(s->files < SURVEY_FILES);
    char *path = s->path[s->files];
    strcpy(path, s->folder);
    strcat(path, (const char *const[]){"/0.csv", "/1.csv", "/2.csv", "/3.csv"}[s->files++]);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* Forget what was read; files and options stay. */
static inline void survey_forget(survey *s) {
    chiso_totals_free(s->totals);
    chiso_result_free(s->findings);
    chiso_instrument_free(s->instrument);
    s->totals = NULL;
    s->findings = NULL;
    s->instrument = NULL;
    s->error = (chiso_error){0};
}

static inline chiso_status survey_read(survey *s) {
    const char *paths[SURVEY_FILES];
    chiso_responses *responses;
    chiso_design *design;
    survey_forget(s);
    for (size_t i = 0; i < s->files; i++) paths[i] = s->path[i];
    if (s->instrument_name != NULL)
        assert_ok(chiso_instrument_open(&s->instrument, NULL, s->instrument_name, &s->error),
                  s->error);
    assert_ok(chiso_responses_from_files(&responses, paths, s->files, &s->input, &s->error),
              s->error);
    assert_ok(chiso_design_new(&design, &s->design, &s->error), s->error);
    chiso_status status = chiso_totals_read(&s->totals, &s->findings, responses, s->instrument,
                                            design, &s->options, &s->error);
    assert_int_equal(status, s->error.status);
    assert_true((status == CHISO_OK) == (s->totals != NULL));
    chiso_responses_free(responses);
    chiso_design_free(design);
    return status;
}

static inline void survey_free(survey *s) {
    survey_forget(s);
    for (size_t i = 0; i < s->files; i++) unlink(s->path[i]);
    assert_int_equal(rmdir(s->folder), 0);
}

/* One file of answers, read without a fault. */
static inline survey survey_of(const char *text) {
    survey s = survey_new();
    survey_file(&s, text);
    assert_ok(survey_read(&s), s.error);
    return s;
}

static inline const char *finding_text(const chiso_result *findings, size_t row,
                                       const char *column) {
    const char *text =
        chiso_result_text(findings, row, (size_t)chiso_result_find_column(findings, column));
    return text != NULL ? text : "";
}

static inline int finding_line(const chiso_result *findings, size_t row) {
    const double line =
        chiso_result_number(findings, row, (size_t)chiso_result_find_column(findings, "line"));
    return isnan(line) ? 0 : (int)line;
}

/* All findings as "line rule column value" with `!` before a fault, a space between them. */
static inline const char *findings_shown(const chiso_result *findings) {
    static char listed[4096];
    size_t used = 0;
    listed[0] = '\0';
    for (size_t i = 0; i < chiso_result_rows(findings) && used < sizeof listed - 300; i++) {
        used += (size_t)snprintf(
            listed + used, sizeof listed - used, "%s%s%d:%.60s:%.60s:%.60s", i > 0 ? " " : "",
            strcmp(finding_text(findings, i, "severity"), "fault") == 0 ? "!" : "",
            finding_line(findings, i), finding_text(findings, i, "rule"),
            finding_text(findings, i, "column"), finding_text(findings, i, "value"));
    }
    return listed;
}

#endif
