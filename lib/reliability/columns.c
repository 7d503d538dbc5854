/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/domain_columns.h"
#include "estimate/figure_columns.h"
#include "reliability/rows.h"

/* The columns behind the by columns. */
enum {
    STATISTIC,
    ITEM,
    FACTOR,
    FACTOR_OTHER,
    ESTIMATE,
    SE,
    CI_LOW,
    CI_HIGH,
    DF,
    N,
    FLAGS,
    COLUMNS
};

static const chiso__column_titles titles[COLUMNS] = {
    [STATISTIC] = {"statistic", CHISO_COLUMN_TEXT, {"Statistic", "Thống kê"}},
    [ITEM] = {"item", CHISO_COLUMN_TEXT, {"Item", "Câu hỏi"}},
    [FACTOR] = {"factor", CHISO_COLUMN_INTEGER, {"Factor", "Nhân tố"}},
    [FACTOR_OTHER] = {"factor_other", CHISO_COLUMN_INTEGER, {"Other factor", "Nhân tố kia"}},
    [ESTIMATE] = {"estimate", CHISO_COLUMN_NUMBER, {"Estimate", "Ước lượng"}},
    [SE] = {"se", CHISO_COLUMN_NUMBER, {"Std. error", "Sai số chuẩn"}},
    [CI_LOW] = {"ci_low", CHISO_COLUMN_NUMBER, {"From", "Từ"}},
    [CI_HIGH] = {"ci_high", CHISO_COLUMN_NUMBER, {"To", "Đến"}},
    [DF] = {"df", CHISO_COLUMN_NUMBER, {NULL, NULL}},
    [N] = {"n", CHISO_COLUMN_INTEGER, {"n", "n"}},
    [FLAGS] = {"flags", CHISO_COLUMN_TEXT, {"Flags", "Ghi chú"}},
};

static const struct {
    const char *name, *label[2];
} statistics[] = {
    {"alpha", {"Cronbach's alpha", "Cronbach's alpha"}},
    {"kr20", {"Kuder-Richardson 20", "Kuder-Richardson 20"}},
    {"alpha_standardized", {"alpha, standardised", "alpha chuẩn hoá"}},
    {"lambda6", {"Guttman's lambda 6", "lambda 6 của Guttman"}},
    {"mean_r", {"mean correlation", "tương quan trung bình"}},
    {"median_r", {"median correlation", "trung vị tương quan"}},
    {"kmo", {"KMO", "KMO"}},
    {"bartlett_chisq", {"Bartlett's chi-squared", "chi bình phương Bartlett"}},
    {"bartlett_df", {"Bartlett's df", "bậc tự do Bartlett"}},
    {"bartlett_p", {"Bartlett's p", "p của Bartlett"}},
    {"item_mean", {"mean", "trung bình"}},
    {"item_sd", {"standard deviation", "độ lệch chuẩn"}},
    {"item_rest_r", {"item-rest correlation", "tương quan biến-tổng"}},
    {"smc", {"squared multiple correlation", "tương quan bội bình phương"}},
    {"alpha_if_dropped", {"alpha if dropped", "alpha nếu loại câu hỏi"}},
    {"alpha_ordinal", {"ordinal alpha", "alpha thứ bậc"}},
    {"omega_ordinal", {"ordinal omega", "omega thứ bậc"}},
    {"omega_hierarchical_ordinal", {"ordinal omega, hierarchical", "omega thứ bậc phân cấp"}},
    {"omega_total", {"McDonald's omega", "omega của McDonald"}},
    {"omega_hierarchical", {"omega, hierarchical", "omega phân cấp"}},
    {"eigenvalue", {"eigenvalue", "trị riêng"}},
    {"eigenvalue_random", {"eigenvalue, random", "trị riêng ngẫu nhiên"}},
    {"factor_eigenvalue", {"eigenvalue of factors", "trị riêng của nhân tố"}},
    {"factor_eigenvalue_random",
     {"eigenvalue of factors, random", "trị riêng ngẫu nhiên của nhân tố"}},
    {"components_suggested", {"components suggested", "số thành phần gợi ý"}},
    {"factors_suggested", {"factors suggested", "số nhân tố gợi ý"}},
    {"loading", {"loading", "hệ số tải"}},
    {"communality", {"communality", "phần chung"}},
    {"uniqueness", {"uniqueness", "phần riêng"}},
    {"ss_loadings", {"sum of squared loadings", "tổng bình phương hệ số tải"}},
    {"variance_explained", {"share of variance", "tỷ lệ phương sai"}},
    {"factor_correlation", {"correlation of factors", "tương quan nhân tố"}},
};

chiso_status chiso__writer_columns(const chiso__reliability *run, chiso_result *result,
                                   chiso_error *error) {
    const chiso_totals *totals = run->cases.totals;
    const int32_t language = run->options.language;
    chiso_status status = chiso__domain_columns_add(result, totals, language, error);
    if (status == CHISO_OK) status = chiso__columns_add(result, titles, COLUMNS, language, error);
    for (size_t i = 0; status == CHISO_OK && i < sizeof statistics / sizeof statistics[0]; i++)
        status = chiso__result_set_label(result, totals->n_by + STATISTIC, statistics[i].name,
                                         statistics[i].label[language], error);
    return status;
}

/* --- one row --- */

static void set_numbers(const chiso__writer *r, const chiso__label *label,
                        const chiso__figure *figure) {
    const size_t first = r->run->cases.totals->n_by;
    if (label->factor > 0)
        chiso__result_set_number(r->result, first + FACTOR, (double)label->factor);
    if (label->other > 0)
        chiso__result_set_number(r->result, first + FACTOR_OTHER, (double)label->other);
    chiso__result_set_number(r->result, first + ESTIMATE, figure->estimate);
    chiso__result_set_number(r->result, first + SE, figure->se);
    chiso__result_set_number(r->result, first + CI_LOW, figure->low);
    chiso__result_set_number(r->result, first + CI_HIGH, figure->high);
    chiso__result_set_number(r->result, first + DF, figure->df);
    chiso__result_set_number(r->result, first + N, (double)figure->n);
}

static chiso_status set_texts(const chiso__writer *r, const chiso__label *label, unsigned set) {
    const size_t first = r->run->cases.totals->n_by;
    char flags[CHISO__FLAGS_TEXT];
    chiso__flags_text(set, flags, sizeof flags);
    chiso_status status =
        chiso__result_set_text(r->result, first + STATISTIC, label->statistic, r->error);
    if (status == CHISO_OK)
        status = chiso__result_set_text(r->result, first + ITEM, label->item, r->error);
    if (status == CHISO_OK)
        status = chiso__result_set_text(r->result, first + FLAGS, flags[0] != '\0' ? flags : NULL,
                                        r->error);
    return status;
}

chiso_status chiso__writer_add(const chiso__writer *r, const chiso__label *label,
                               const chiso__figure *figure) {
    const chiso_totals *totals = r->run->cases.totals;
    const bool whole = r->domain == totals->domains.count;
    chiso_status status = chiso__result_add_row(r->result, r->error);
    if (status == CHISO_OK)
        status = chiso__domain_columns_set(r->result, totals, whole ? r->run->domains : r->domain,
                                           r->run->options.language, r->error);
    if (status == CHISO_OK) status = set_texts(r, label, figure->flags);
    if (status == CHISO_OK) set_numbers(r, label, figure);
    return status;
}

chiso_status chiso__writer_plain(const chiso__writer *r, const chiso__label *label, double value,
                                 int64_t n, unsigned flags) {
    const chiso__evidence evidence = {.estimate = value, .n = n};
    chiso__figure figure;
    chiso__figure_plain(&figure, value, n);
    figure.flags = flags;
    chiso__figure_flag(&figure, &evidence, &r->run->variance);
    return chiso__writer_add(r, label, &figure);
}
