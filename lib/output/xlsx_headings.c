/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "output/xlsx.h"

/* Columns that have no title, or one that is short because a terminal is narrow. */
static const struct {
    const char *name, *words[2];
} headings[] = {
    {"parent", {"Part of", "Thuộc mã"}},
    {"level", {"Level", "Cấp"}},
    {"n", {"Respondents", "Số người trả lời"}},
    {"ci_low", {"Interval from", "Khoảng tin cậy từ"}},
    {"ci_high", {"Interval to", "Khoảng tin cậy đến"}},
    {"se_before", {"Std. error before", "Sai số chuẩn kỳ trước"}},
    {"se_after", {"Std. error after", "Sai số chuẩn kỳ sau"}},
    {"df", {"Degrees of freedom", "Bậc tự do"}},
    {"t", {"t statistic", "Thống kê t"}},
    {"deff", {"Design effect", "Hệ số thiết kế"}},
    {"n_eff", {"Effective sample size", "Cỡ mẫu hiệu dụng"}},
    {"cv", {"Coefficient of variation", "Hệ số biến thiên"}},
    {"rank_low", {"Rank from", "Hạng có thể từ"}},
    {"rank_high", {"Rank to", "Hạng có thể đến"}},
    {"flags", {"Notes", "Ghi chú"}},
    {"rule_5_percent", {"5% rule", "Quy tắc 5%"}},
};

static const char *setting(const chiso_result *result, const char *key) {
    for (size_t i = 0; i < chiso_result_settings(result); i++)
        if (strcmp(chiso_result_setting_key(result, i), key) == 0)
            return chiso_result_setting_text(result, i, 0);
    return NULL;
}

size_t chiso__xlsx_domains(const chiso_result *result) {
    const int64_t code = chiso_result_find_column(result, "code");
    const int64_t first = code >= 0 ? code : chiso_result_find_column(result, "variable");
    return first >= 0 ? (size_t)first : 0;
}

/* The only column of domains, where these are of a list of provinces. */
static const char *place_words(const chiso_result *result, size_t column, int32_t language) {
    static const char *const provinces[2] = {"Province", "Tỉnh, thành phố"};
    static const char *const regions[2] = {"Region", "Vùng"};
    const char *geography = setting(result, "geography");
    if (column > 0 || chiso__xlsx_domains(result) != 1 || geography == NULL) return NULL;
    return (strcmp(geography, "regions") == 0 ? regions : provinces)[language];
}

const char *chiso__xlsx_heading(const chiso_result *result, size_t column, int32_t language) {
    const char *name = chiso_result_column_name(result, column);
    const char *place = place_words(result, column, language);
    if (place != NULL) return place;
    for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++)
        if (strcmp(headings[i].name, name) == 0) return headings[i].words[language];
    const char *title = chiso_result_column_title(result, column);
    return title != NULL ? title : name;
}
