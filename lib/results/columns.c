/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/printable.h"
#include "results/table.h"

static chiso_status check_column(const chiso_result *result, const char *name, int32_t type,
                                 chiso_error *error) {
    if (type < CHISO_COLUMN_TEXT || type > CHISO_COLUMN_INTEGER)
        return chiso__fail(error, CHISO_E_ARGUMENT, "column \"%s\": unknown kind", name);
    if (result->row_count > 0)
        return chiso__fail(error, CHISO_E_ARGUMENT, "column \"%s\" comes after the rows", name);
    if (chiso_result_find_column(result, name) >= 0)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "the table would have two columns named \"%s\": rename yours", name);
    return CHISO_OK;
}

chiso_status chiso__result_add_column(chiso_result *result, const char *name, int32_t type,
                                      const char *title, chiso_error *error) {
    chiso_status status = check_column(result, name, type, error);
    if (status != CHISO_OK) return status;
    chiso__column column = {.type = type};
    if (title != NULL) column.title = chiso__arena_text(&result->arena, title, strlen(title));
    if ((title != NULL && column.title == NULL) ||
        !chiso__grow(&result->columns, &result->column_capacity, result->column_count + 1,
                     sizeof column))
        return chiso__fail_memory(error);
    /* Last, because a name cannot be taken back. */
    int32_t number = chiso__lookup_add(&result->names, name, strlen(name));
    if (number < 0) return chiso__fail_memory(error);
    column.name = chiso__lookup_key(&result->names, number);
    result->columns[result->column_count++] = column;
    return CHISO_OK;
}

const chiso__column *chiso__result_column(const chiso_result *result, size_t column) {
    return column < result->column_count ? &result->columns[column] : NULL;
}

size_t chiso_result_columns(const chiso_result *result) {
    return result->column_count;
}

const char *chiso_result_column_name(const chiso_result *result, size_t column) {
    const chiso__column *found = chiso__result_column(result, column);
    return found != NULL ? found->name : NULL;
}

int32_t chiso_result_column_type(const chiso_result *result, size_t column) {
    const chiso__column *found = chiso__result_column(result, column);
    return found != NULL ? found->type : 0;
}

const char *chiso_result_column_title(const chiso_result *result, size_t column) {
    const chiso__column *found = chiso__result_column(result, column);
    return found != NULL ? found->title : NULL;
}

int64_t chiso_result_find_column(const chiso_result *result, const char *name) {
    return name != NULL ? chiso__lookup_find(&result->names, name, strlen(name)) : -1;
}

chiso_status chiso__result_need_column(const chiso__column **out, const chiso_result *result,
                                       const char *name, chiso_error *error) {
    int64_t found = chiso_result_find_column(result, name);
    *out = found >= 0 ? &result->columns[found] : NULL;
    if (found >= 0) return CHISO_OK;
    char list[300] = "", wanted[64];
    size_t length = 0;
    for (size_t i = 0; i < result->column_count && length < sizeof list; i++)
        length += (size_t)snprintf(list + length, sizeof list - length, "%s%s", i > 0 ? ", " : "",
                                   result->columns[i].name);
    chiso__printable_copy(wanted, sizeof wanted, name != NULL ? name : "");
    return chiso__fail(error, CHISO_E_ARGUMENT, "there is no column \"%s\"; the columns are %s%s",
                       wanted, list, length < sizeof list ? "" : "…");
}
