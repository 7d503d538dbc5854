/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instrument/table.h"

#include <chiso/instrument.h>

#include "base/error.h"

chiso_status chiso__table_new(chiso_result **out, const chiso__heading *headings, size_t count,
                              int32_t language, chiso_error *error) {
    if (language != CHISO_ENGLISH && language != CHISO_VIETNAMESE)
        return chiso__fail(error, CHISO_E_ARGUMENT, "There is no language %d.", (int)language);
    chiso_status status = chiso__result_new(out, "instruments", error);
    for (size_t i = 0; i < count && status == CHISO_OK; i++)
        status = chiso__result_add_column(*out, headings[i].name, headings[i].type,
                                          headings[i].titles[language], error);
    return status;
}

chiso_status chiso__table_set_texts(chiso_result *result, const chiso__table_text *texts,
                                    size_t count, chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t i = 0; i < count && status == CHISO_OK; i++)
        status = chiso__result_set_text(result, texts[i].column, texts[i].text, error);
    return status;
}
