/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/mask.h"

#include <string.h>

#include "base/error.h"

static chiso_status set_provinces(chiso_totals *totals, const chiso_totals_options *options,
                                  size_t column, chiso_error *error) {
    const int32_t geography = chiso__instrument_geography(totals->instrument);
    const char *name = chiso__where_column(totals->where, column);
    bool named = false;
    if (options->province != NULL)
        named = strcmp(name, options->province) == 0;
    else if (!chiso__instrument_is_province_column(&named, totals->instrument, name))
        return chiso__fail_memory(error);
    return named && geography != 0 ? chiso__where_provinces(totals->where, column, geography, error)
                                   : CHISO_OK;
}

chiso_status chiso__mask_new(chiso_totals *totals, const chiso_totals_options *options,
                             chiso_error *error) {
    if (options->where == NULL) return CHISO_OK;
    chiso_status status = chiso__where_parse(&totals->where, options->where, error);
    for (size_t i = 0; status == CHISO_OK && i < chiso__where_columns(totals->where); i++)
        status = set_provinces(totals, options, i, error);
    return status;
}

size_t chiso__mask_columns(const chiso_totals *totals) {
    return totals->where != NULL ? chiso__where_columns(totals->where) : 0;
}

void chiso__mask_requests(const chiso_totals *totals, chiso__request *requests) {
    if (totals->where != NULL) chiso__where_requests(totals->where, requests);
}

chiso_status chiso__mask_note(const chiso_totals *totals, const chiso_totals_options *options,
                              chiso__findings *findings, chiso_error *error) {
    if (totals->where == NULL || totals->respondents > 0) return CHISO_OK;
    const chiso__finding finding = {.value = options->where,
                                    .rule = "nobody_inside",
                                    .advice =
                                        "no record meets the condition of --where; is a value "
                                        "written as in the file?"};
    return chiso__findings_add(findings, &finding, error);
}

chiso_status chiso__mask_settings(chiso_result *settings, const chiso_totals_options *options,
                                  chiso_error *error) {
    const int32_t type = options->where != NULL ? CHISO_SETTING_TEXT : CHISO_SETTING_NONE;
    return chiso__result_add_setting(settings, "where", type, &options->where, type ? 1 : 0, error);
}
