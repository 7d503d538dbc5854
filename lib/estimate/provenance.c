/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/provenance.h"

chiso_status chiso__provenance_setting(const chiso_totals *totals, int32_t language,
                                       chiso_result *result, chiso_error *error) {
    static const char *const keys[] = {"provenance_en", "provenance_vi"};
    const char *text = chiso_instrument_property(totals->instrument, keys[language]);
    const int32_t type = text != NULL ? CHISO_SETTING_TEXT : CHISO_SETTING_NONE;
    return chiso__result_add_setting(result, "provenance", type, &text, type ? 1 : 0, error);
}
