/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "base/printable.h"
#include "results/findings_list.h"

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
        if (findings->counts[i] <= CHISO__KEPT_OF_A_RULE) continue;
        size_t more = findings->counts[i] - CHISO__KEPT_OF_A_RULE;
        const char *rule = chiso__lookup_key(&findings->rules, i);
        char note[256], name[128];
        chiso__printable_copy(name, sizeof name, rule + 1);
        snprintf(note, sizeof note, "%s: the first %d %ss are listed, %zu more %s not", name,
                 CHISO__KEPT_OF_A_RULE, rule[0] == 'f' ? "fault" : "warning", more,
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
