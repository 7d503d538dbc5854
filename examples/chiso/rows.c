/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"

/* Put `next` in the place of *result. */
static void replace(chiso_result **result, chiso_result *next) {
    chiso_result_free(*result);
    *result = next;
}

/* Keep the rows that an option lists the values of a column for. */
static chiso_status keep(chiso_result **result, const tool_options *given, option_id id,
                         const char *column, chiso_error *error) {
    if (given->value[id] == NULL) return CHISO_OK;
    size_t count;
    const char **values = options_split(given->value[id], &count);
    chiso_result *kept = NULL;
    if (values == NULL) return no_memory(error);
    chiso_status status = chiso_result_select(&kept, *result, column, values, count, error);
    free(values);
    if (status == CHISO_OK) replace(result, kept);
    return status;
}

chiso_status suppress_rows(chiso_result **result, const tool_options *given, chiso_error *error) {
    if (given->value[OPTION_SUPPRESS] == NULL) return CHISO_OK;
    chiso_result *emptied = NULL;
    const chiso_status status = chiso_result_suppress(&emptied, *result, error);
    if (status == CHISO_OK) replace(result, emptied);
    return status;
}

/* Without --by the first column is no domain but what a row is about. */
static chiso_status check_domain(const chiso_result *result, const tool_options *given,
                                 chiso_error *error) {
    const char *first = chiso_result_column_name(result, 0);
    if (given->value[OPTION_DOMAIN] == NULL || given->value[OPTION_BY] != NULL ||
        (strcmp(first, "statistic") != 0 && strcmp(first, "variable") != 0))
        return CHISO_OK;
    error->status = CHISO_E_ARGUMENT;
    snprintf(error->message, sizeof error->message,
             "--domain chooses among the domains of --by, and none are named");
    return error->status;
}

chiso_status choose_rows(chiso_result **result, const tool_options *given, chiso_error *error) {
    /* The by columns stand first, so the first one names the domain. */
    const char *domain = chiso_result_column_name(*result, 0);
    chiso_status status = check_domain(*result, given, error);
    if (status == CHISO_OK) status = keep(result, given, OPTION_DOMAIN, domain, error);
    if (status == CHISO_OK) status = keep(result, given, OPTION_NODE, "code", error);
    if (status == CHISO_OK) status = keep(result, given, OPTION_STATISTIC, "statistic", error);
    if (status != CHISO_OK || given->value[OPTION_ORDER] == NULL) return status;
    chiso_result *sorted = NULL;
    status = chiso_result_sort(&sorted, *result, given->value[OPTION_ORDER], error);
    if (status == CHISO_OK) replace(result, sorted);
    return status;
}
