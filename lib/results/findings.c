/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "results/findings_list.h"

chiso_status chiso__findings_new(chiso__findings **out, const char *command, chiso_error *error) {
    *out = NULL;
    chiso__findings *findings = chiso__alloc(1, sizeof *findings);
    if (findings == NULL) return chiso__fail_memory(error);
    findings->command = chiso__alloc(strlen(command) + 1, 1);
    if (findings->command == NULL) {
        chiso__findings_free(findings);
        return chiso__fail_memory(error);
    }
    memcpy(findings->command, command, strlen(command));
    *out = findings;
    return CHISO_OK;
}

void chiso__findings_free(chiso__findings *findings) {
    if (findings == NULL) return;
    chiso__lookup_free(&findings->texts);
    chiso__lookup_free(&findings->files);
    chiso__lookup_free(&findings->rules);
    chiso__free(findings->kept);
    chiso__free(findings->counts);
    chiso__free(findings->command);
    chiso__free(findings);
}

/* Replace a caller's text by one that lives as long as the list. */
static bool keep_text(chiso__findings *findings, const char **text) {
    if (*text == NULL) return true;
    int32_t number = chiso__lookup_add(&findings->texts, *text, strlen(*text));
    if (number < 0) return false;
    *text = chiso__lookup_key(&findings->texts, number);
    return true;
}

/* The number of a rule, with 'f' or 'w' before its name: a fault is not crowded out by warnings. */
static int32_t number_rule(chiso__findings *findings, const chiso__finding *finding) {
    char name[128];
    snprintf(name, sizeof name, "%c%s", finding->fault ? 'f' : 'w',
             finding->rule != NULL ? finding->rule : "");
    int32_t rule = chiso__lookup_add(&findings->rules, name, strlen(name));
    if (rule < 0 || !chiso__grow(&findings->counts, &findings->count_capacity, (size_t)rule + 1,
                                 sizeof *findings->counts))
        return CHISO__LOOKUP_MEMORY;
    return rule;
}

/* Also of what is not kept, because files come in the order in which they were first seen. */
static int32_t number_file(chiso__findings *findings, const chiso__finding *finding) {
    const char *file = finding->file != NULL ? finding->file : "";
    return chiso__lookup_add(&findings->files, file, strlen(file));
}

static bool keep(chiso__findings *findings, const chiso__finding *finding, int32_t file) {
    chiso__kept kept = {.finding = *finding, .file = file, .order = findings->count};
    if (!keep_text(findings, &kept.finding.file) || !keep_text(findings, &kept.finding.column) ||
        !keep_text(findings, &kept.finding.value) || !keep_text(findings, &kept.finding.rule) ||
        !keep_text(findings, &kept.finding.advice) ||
        !chiso__grow(&findings->kept, &findings->capacity, findings->count + 1, sizeof kept))
        return false;
    findings->kept[findings->count++] = kept;
    return true;
}

chiso_status chiso__findings_add(chiso__findings *findings, const chiso__finding *finding,
                                 chiso_error *error) {
    int32_t rule = number_rule(findings, finding), file = number_file(findings, finding);
    if (rule < 0 || file < 0) return chiso__fail_memory(error);
    if (findings->counts[rule] < CHISO__KEPT_OF_A_RULE && !keep(findings, finding, file))
        return chiso__fail_memory(error);
    findings->counts[rule]++;
    findings->added++;
    if (finding->fault) findings->faults++;
    return CHISO_OK;
}

void chiso__findings_count_records(chiso__findings *findings) {
    findings->counts_records = true;
}

size_t chiso__findings_added(const chiso__findings *findings) {
    return findings->added;
}

size_t chiso__findings_faults(const chiso__findings *findings) {
    return findings->faults;
}

int chiso__findings_order(const void *left, const void *right) {
    const chiso__kept *a = left, *b = right;
    if (a->file != b->file) return a->file < b->file ? -1 : 1;
    if (a->finding.line != b->finding.line) return a->finding.line < b->finding.line ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}
