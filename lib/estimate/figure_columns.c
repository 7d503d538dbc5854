/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/figure_columns.h"

static const chiso__column_titles columns[CHISO__FIGURE_COLUMNS] = {
    {"se", CHISO_COLUMN_NUMBER, {"Std. error", "Sai số chuẩn"}},
    {"ci_low", CHISO_COLUMN_NUMBER, {"From", "Từ"}},
    {"ci_high", CHISO_COLUMN_NUMBER, {"To", "Đến"}},
    {"df", CHISO_COLUMN_NUMBER, {"df", "df"}},
    {"deff", CHISO_COLUMN_NUMBER, {"deff", "deff"}},
    {"n_eff", CHISO_COLUMN_NUMBER, {"n eff.", "n hiệu dụng"}},
    {"cv", CHISO_COLUMN_NUMBER, {"CV", "CV"}},
};

chiso_status chiso__columns_add(chiso_result *result, const chiso__column_titles *titles,
                                size_t count, int32_t language, chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < count; i++)
        status = chiso__result_add_column(result, titles[i].name, titles[i].type,
                                          titles[i].title[language], error);
    return status;
}

chiso_status chiso__figure_columns_add(chiso_result *result, int32_t language, chiso_error *error) {
    return chiso__columns_add(result, columns, CHISO__FIGURE_COLUMNS, language, error);
}

void chiso__figure_columns_set(chiso_result *result, size_t first, const chiso__figure *figure) {
    const double values[CHISO__FIGURE_COLUMNS] = {
        figure->se, figure->low, figure->high, figure->df, figure->deff, figure->n_eff, figure->cv};
    for (size_t i = 0; i < CHISO__FIGURE_COLUMNS; i++)
        chiso__result_set_number(result, first + i, values[i]);
}
