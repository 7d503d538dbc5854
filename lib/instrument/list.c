/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "instrument/instrument.h"
#include "instrument/table.h"

enum { NAME, TITLE, YEAR, GEOGRAPHY, NODES, PROVENANCE, LIST_HEADINGS };

static const chiso__heading list_headings[LIST_HEADINGS] = {
    [NAME] = {"name", CHISO_COLUMN_TEXT, {"Name", "Tên"}},
    [TITLE] = {"title", CHISO_COLUMN_TEXT, {"Title", "Tên đầy đủ"}},
    [YEAR] = {"year", CHISO_COLUMN_INTEGER, {"Year", "Năm"}},
    [GEOGRAPHY] = {"geography", CHISO_COLUMN_INTEGER, {"Provinces", "Số tỉnh"}},
    [NODES] = {"nodes", CHISO_COLUMN_INTEGER, {"Nodes", "Số nút"}},
    [PROVENANCE] = {"provenance", CHISO_COLUMN_TEXT, {NULL, NULL}},
};

static double number_property(const chiso_instrument *instrument, const char *key) {
    const char *text = chiso_instrument_property(instrument, key);
    int number;
    bool good = text != NULL && chiso__integer_from_text(&number, text, strlen(text));
    return good ? (double)number : (double)NAN;
}

static chiso_status add_builtin(chiso_result *result, const char *name, int32_t language,
                                chiso_error *error) {
    bool vi = language == CHISO_VIETNAMESE;
    chiso_instrument *instrument = NULL;
    chiso_status status = chiso_instrument_open(&instrument, NULL, name, error);
    if (status == CHISO_OK) status = chiso__result_add_row(result, error);
    if (status != CHISO_OK) goto end;
    const chiso__table_text texts[] = {
        {NAME, name},
        {TITLE, chiso_instrument_property(instrument, vi ? "title_vi" : "title_en")},
        {PROVENANCE, chiso_instrument_property(instrument, vi ? "provenance_vi" : "provenance_en")},
    };
    chiso__result_set_number(result, YEAR, number_property(instrument, "year"));
    chiso__result_set_number(result, GEOGRAPHY, number_property(instrument, "geography"));
    chiso__result_set_number(result, NODES, (double)instrument->n_nodes);
    status = chiso__table_set_texts(result, texts, sizeof texts / sizeof texts[0], error);
end:
    chiso_instrument_free(instrument);
    return status;
}

chiso_status chiso_instrument_list(chiso_result **out, int32_t language, chiso_error *error) {
    if (out == NULL) return chiso__fail(error, CHISO_E_ARGUMENT, "There is nowhere to list to.");
    *out = NULL;
    chiso_result *result = NULL;
    chiso_status status = chiso__table_new(&result, list_headings, LIST_HEADINGS, language, error);
    for (size_t i = 0; i < chiso_instrument_builtins() && status == CHISO_OK; i++)
        status = add_builtin(result, chiso_instrument_builtin(i), language, error);
    if (status == CHISO_OK) {
        *out = result;
        result = NULL;
    }
    chiso_result_free(result);
    return status;
}
