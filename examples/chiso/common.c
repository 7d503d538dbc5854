/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_OF_A_RULE = 3 };

int32_t language_of(const tool_options *given) {
    const char *language = given->value[OPTION_LANG];
    return language != NULL && strcmp(language, "vi") == 0 ? CHISO_VIETNAMESE : CHISO_ENGLISH;
}

int report(const char *verb, chiso_status status, const chiso_error *error) {
    static const int exits[] = {
        [CHISO_OK] = EXIT_DONE,
        [CHISO_E_MEMORY] = EXIT_BROKEN,
        [CHISO_E_ARGUMENT] = EXIT_COMMAND,
        [CHISO_E_DATA] = EXIT_FAULT,
        [CHISO_E_INSTRUMENT] = EXIT_FAULT,
        [CHISO_E_OPEN] = EXIT_COMMAND,
        [CHISO_E_READ] = EXIT_BROKEN,
        [CHISO_E_WRITE] = EXIT_BROKEN,
        [CHISO_E_LONE_PSU] = EXIT_FAULT,
        [CHISO_E_CANCELLED] = EXIT_BROKEN,
    };
    if (status != CHISO_OK) fprintf(stderr, "chiso %s: %s\n", verb, error->message);
    return exits[status];
}

chiso_status no_memory(chiso_error *error) {
    error->status = CHISO_E_MEMORY;
    snprintf(error->message, sizeof error->message, "out of memory");
    return CHISO_E_MEMORY;
}

/* --- findings --- */

static const char *cell(const chiso_result *findings, size_t row, const char *column) {
    const int64_t at = chiso_result_find_column(findings, column);
    return at >= 0 ? chiso_result_text(findings, row, (size_t)at) : NULL;
}

static bool has_severity(const chiso_result *findings, size_t row, const char *severity) {
    const char *found = cell(findings, row, "severity");
    return found != NULL && strcmp(found, severity) == 0;
}

const char *findings_rule(const chiso_result *findings, size_t row) {
    const char *rule = cell(findings, row, "rule");
    return rule != NULL ? rule : "";
}

size_t findings_count(const chiso_result *findings, const char *severity) {
    size_t count = 0;
    for (size_t row = 0; findings != NULL && row < chiso_result_rows(findings); row++)
        count += has_severity(findings, row, severity);
    return count;
}

bool ended_in_faults(chiso_status status, const chiso_result *findings) {
    const bool faults = status == CHISO_E_DATA || status == CHISO_E_INSTRUMENT;
    return faults && findings_count(findings, "fault") > 0;
}

static void print_finding(const chiso_result *findings, size_t row, const char *severity) {
    const char *file = cell(findings, row, "file"), *column = cell(findings, row, "column");
    const char *value = cell(findings, row, "value"), *advice = cell(findings, row, "advice");
    const double line =
        chiso_result_number(findings, row, (size_t)chiso_result_find_column(findings, "line"));
    fprintf(stderr, "chiso: %s: ", severity);
    if (file != NULL) fprintf(stderr, "%s: ", file);
    if (line > 0) fprintf(stderr, "line %.0f: ", line);
    if (column != NULL) fprintf(stderr, "column %s: ", column);
    if (value != NULL) fprintf(stderr, "found \"%s\": ", value);
    fprintf(stderr, "%s\n", advice != NULL ? advice : "");
}

/* How many findings above this one break the same rule. */
static size_t like_it_above(const chiso_result *findings, size_t row, const char *severity) {
    const char *rule = cell(findings, row, "rule");
    size_t above = 0;
    for (size_t i = 0; i < row && above < MOST_OF_A_RULE; i++) {
        const char *other = cell(findings, i, "rule");
        const bool same = rule != NULL && other != NULL && strcmp(rule, other) == 0;
        above += same && has_severity(findings, i, severity);
    }
    return above;
}

void findings_print(const chiso_result *findings, const char *severity, bool check_shows) {
    size_t left_out = 0;
    for (size_t row = 0; findings != NULL && row < chiso_result_rows(findings); row++) {
        if (!has_severity(findings, row, severity)) continue;
        if (like_it_above(findings, row, severity) < MOST_OF_A_RULE)
            print_finding(findings, row, severity);
        else
            left_out++;
    }
    if (left_out > 0)
        fprintf(stderr, "chiso: %zu more %s%s like these%s\n", left_out, severity,
                left_out == 1 ? "" : "s", check_shows ? "; chiso check shows all" : "");
}
