/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "results/findings_list.h"
#include "results/printable.h"

enum { KEPT_OF_A_RULE = 1000 };

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

static bool keep(chiso__findings *findings, const chiso__finding *finding) {
    chiso__kept kept = {.finding = *finding, .order = findings->count};
    const char *file = finding->file != NULL ? finding->file : "";
    kept.file = chiso__lookup_add(&findings->files, file, strlen(file));
    if (kept.file < 0 || !keep_text(findings, &kept.finding.file) ||
        !keep_text(findings, &kept.finding.column) || !keep_text(findings, &kept.finding.value) ||
        !keep_text(findings, &kept.finding.rule) || !keep_text(findings, &kept.finding.advice) ||
        !chiso__grow(&findings->kept, &findings->capacity, findings->count + 1, sizeof kept))
        return false;
    findings->kept[findings->count++] = kept;
    return true;
}

chiso_status chiso__findings_add(chiso__findings *findings, const chiso__finding *finding,
                                 chiso_error *error) {
    int32_t rule = number_rule(findings, finding);
    if (rule < 0) return chiso__fail_memory(error);
    if (findings->counts[rule] < KEPT_OF_A_RULE && !keep(findings, finding))
        return chiso__fail_memory(error);
    findings->counts[rule]++;
    if (finding->fault) findings->faults++;
    return CHISO_OK;
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

enum { SEVERITY, FILE_NAME, LINE, COLUMN, VALUE, RULE, ADVICE, COLUMNS };

static chiso_status add_columns(chiso_result *result, chiso_error *error) {
    static const struct {
        const char *name, *title;
        int32_t type;
    } columns[COLUMNS] = {
        [SEVERITY] = {"severity", "Severity", CHISO_COLUMN_TEXT},
        [FILE_NAME] = {"file", "File", CHISO_COLUMN_TEXT},
        [LINE] = {"line", "Line", CHISO_COLUMN_INTEGER},
        [COLUMN] = {"column", "Column", CHISO_COLUMN_TEXT},
        [VALUE] = {"value", "Found", CHISO_COLUMN_TEXT},
        [RULE] = {"rule", "Rule", CHISO_COLUMN_TEXT},
        [ADVICE] = {"advice", "What to do", CHISO_COLUMN_TEXT},
    };
    chiso_status status = CHISO_OK;
    for (size_t i = 0; i < COLUMNS && status == CHISO_OK; i++)
        status = chiso__result_add_column(result, columns[i].name, columns[i].type,
                                          columns[i].title, error);
    return status;
}

static chiso_status add_row(chiso_result *result, const chiso__finding *finding,
                            chiso_error *error) {
    const char *const texts[COLUMNS] = {
        [SEVERITY] = finding->fault ? "fault" : "warning",
        [FILE_NAME] = finding->file,
        [COLUMN] = finding->column,
        [VALUE] = finding->value,
        [RULE] = finding->rule,
        [ADVICE] = finding->advice,
    };
    chiso_status status = chiso__result_add_row(result, error);
    for (size_t i = 0; i < COLUMNS && status == CHISO_OK; i++) {
        if (i != LINE) status = chiso__result_set_text(result, i, texts[i], error);
    }
    if (status == CHISO_OK && finding->line > 0)
        chiso__result_set_number(result, LINE, (double)finding->line);
    return status;
}

/* Tell what was counted and not kept. */
static chiso_status add_notes(chiso_result *result, const chiso__findings *findings,
                              chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (int32_t i = 0; (size_t)i < findings->rules.count && status == CHISO_OK; i++) {
        if (findings->counts[i] <= KEPT_OF_A_RULE) continue;
        size_t more = findings->counts[i] - KEPT_OF_A_RULE;
        const char *rule = chiso__lookup_key(&findings->rules, i);
        char note[256], name[128];
        chiso__printable_copy(name, sizeof name, rule + 1);
        snprintf(note, sizeof note, "%s: the first %d %ss are listed, %zu more %s not", name,
                 KEPT_OF_A_RULE, rule[0] == 'f' ? "fault" : "warning", more,
                 more > 1 ? "are" : "is");
        status = chiso__result_add_note(result, note, error);
    }
    return status;
}

chiso_status chiso__findings_take(chiso_result **out, chiso__findings *findings,
                                  chiso_error *error) {
    chiso_result *result = NULL;
    *out = NULL;
    if (findings->count > 0)
        qsort(findings->kept, findings->count, sizeof *findings->kept, chiso__findings_order);
    chiso_status status = chiso__result_new(&result, findings->command, error);
    if (status == CHISO_OK) status = add_columns(result, error);
    for (size_t i = 0; i < findings->count && status == CHISO_OK; i++)
        status = add_row(result, &findings->kept[i].finding, error);
    if (status == CHISO_OK) status = add_notes(result, findings, error);
    chiso__findings_free(findings);
    if (status == CHISO_OK)
        *out = result;
    else
        chiso_result_free(result);
    return status;
}
