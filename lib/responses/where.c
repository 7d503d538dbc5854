/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "responses/where.h"

#include <string.h>

#include "base/printable.h"
#include "instrument/province.h"
#include "responses/where_parts.h"

/* Texts are cut to this size in messages. */
enum { SHOWN = 64 };

void chiso__where_free(chiso__where *where) {
    if (where == NULL) return;
    for (size_t i = 0; i < where->n_tests; i++) {
        for (size_t mark = 0; mark < CHISO__WHERE_MARKS; mark++)
            chiso__free(where->tests[i].verdict[mark]);
    }
    chiso__free(where->columns);
    chiso__free(where->literals);
    chiso__free(where->tests);
    chiso__free(where->steps);
    chiso__arena_free(&where->arena);
    chiso__free(where);
}

size_t chiso__where_columns(const chiso__where *where) {
    return where->n_columns;
}

const char *chiso__where_column(const chiso__where *where, size_t column) {
    return where->columns[column].name;
}

void chiso__where_requests(const chiso__where *where, chiso__request *requests) {
    for (size_t i = 0; i < where->n_columns; i++)
        requests[i] = (chiso__request){.name = where->columns[i].name,
                                       .option = "--where",
                                       .kind = CHISO__COLUMN_KEY,
                                       .provinces = where->columns[i].provinces,
                                       .numbers = where->columns[i].numbers};
}

/* --- provinces --- */

static chiso_status set_province(chiso__where_literal *literal, const char *column,
                                 int32_t provinces, chiso_error *error) {
    const char *code;
    char shown[SHOWN];
    if (!chiso__province_find(&code, provinces, literal->text)) return chiso__fail_memory(error);
    chiso__printable_copy(shown, sizeof shown, literal->text);
    if (code == NULL)
        return chiso__fail_at(error, CHISO_E_ARGUMENT, 0, column,
                              "--where: \"%s\" is not the GSO code or the name of one of the %d "
                              "provinces, which column \"%s\" holds",
                              shown, (int)provinces, column);
    *literal = (chiso__where_literal){.text = code};
    return CHISO_OK;
}

static chiso_status set_provinces(chiso__where *where, const chiso__where_test *test,
                                  int32_t provinces, chiso_error *error) {
    const char *name = where->columns[test->column].name;
    chiso_status status = CHISO_OK;
    if (test->relation == CHISO__WHERE_ORDER)
        return chiso__fail_at(error, CHISO_E_ARGUMENT, 0, name,
                              "--where: column \"%s\" holds provinces, which have no order; use "
                              "=, != or in",
                              name);
    for (size_t i = 0; status == CHISO_OK && i < test->n_literals; i++)
        status = set_province(&where->literals[test->first_literal + i], name, provinces, error);
    return status;
}

chiso_status chiso__where_provinces(chiso__where *where, size_t column, int32_t provinces,
                                    chiso_error *error) {
    chiso_status status = CHISO_OK;
    where->columns[column].provinces = provinces;
    where->columns[column].numbers = false;
    for (size_t i = 0; status == CHISO_OK && i < where->n_tests; i++) {
        if (where->tests[i].column == column)
            status = set_provinces(where, &where->tests[i], provinces, error);
    }
    return status;
}
