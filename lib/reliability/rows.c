/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "estimate/domain_columns.h"
#include "estimate/figure_columns.h"
#include "reliability/run.h"

/* The columns behind the by columns. */
enum { STATISTIC, ITEM, FACTOR, ESTIMATE, SE, CI_LOW, CI_HIGH, DF, N, FLAGS, COLUMNS };

static const chiso__column_titles titles[COLUMNS] = {
    [STATISTIC] = {"statistic", CHISO_COLUMN_TEXT, {"Statistic", "Thống kê"}},
    [ITEM] = {"item", CHISO_COLUMN_TEXT, {"Item", "Câu hỏi"}},
    [FACTOR] = {"factor", CHISO_COLUMN_INTEGER, {NULL, NULL}},
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
};

chiso_status chiso__reliability_columns(const chiso__reliability *run, chiso_result *result,
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

/* Rows on their way into a result. */
struct rows {
    const chiso__reliability *run;
    const chiso__scale_of *scale;
    size_t domain;
    chiso_result *result;
    chiso_error *error;
};

static void set_numbers(const struct rows *r, const chiso__figure *figure) {
    const size_t first = r->run->cases.totals->n_by;
    chiso__result_set_number(r->result, first + ESTIMATE, figure->estimate);
    chiso__result_set_number(r->result, first + SE, figure->se);
    chiso__result_set_number(r->result, first + CI_LOW, figure->low);
    chiso__result_set_number(r->result, first + CI_HIGH, figure->high);
    chiso__result_set_number(r->result, first + DF, figure->df);
    chiso__result_set_number(r->result, first + N, (double)figure->n);
}

static chiso_status add_row(const struct rows *r, const char *statistic, const char *item,
                            const chiso__figure *figure) {
    const chiso_totals *totals = r->run->cases.totals;
    const size_t first = totals->n_by;
    const bool whole = r->domain == totals->domains.count;
    char flags[CHISO__FLAGS_TEXT];
    chiso__flags_text(figure->flags, flags, sizeof flags);
    chiso_status status = chiso__result_add_row(r->result, r->error);
    if (status == CHISO_OK)
        status = chiso__domain_columns_set(r->result, totals, whole ? r->run->domains : r->domain,
                                           r->run->options.language, r->error);
    if (status == CHISO_OK)
        status = chiso__result_set_text(r->result, first + STATISTIC, statistic, r->error);
    if (status == CHISO_OK)
        status = chiso__result_set_text(r->result, first + ITEM, item, r->error);
    if (status == CHISO_OK)
        status = chiso__result_set_text(r->result, first + FLAGS, flags[0] != '\0' ? flags : NULL,
                                        r->error);
    if (status == CHISO_OK) set_numbers(r, figure);
    return status;
}

/* A number without uncertainty, with its flags and those of how many answered. */
static chiso_status add_plain(const struct rows *r, const char *statistic, const char *item,
                              double value, int64_t n, unsigned flags) {
    const chiso__evidence evidence = {.estimate = value, .n = n};
    chiso__figure figure;
    chiso__figure_plain(&figure, value, n);
    figure.flags = flags;
    chiso__figure_flag(&figure, &evidence, &r->run->variance);
    return add_row(r, statistic, item, &figure);
}

/* --- of all items --- */

/* Of a matrix that may have no inverse. */
static chiso_status add_whole(const struct rows *r, const char *statistic, double value,
                              bool singular) {
    const unsigned flags = chiso__scale_flags(r->scale, value, 2, singular);
    return add_plain(r, statistic, NULL, value, r->scale->n, flags);
}

static chiso_status add_family(const struct rows *r, size_t from, size_t until) {
    const chiso__figure *figures = r->scale->figures;
    chiso_status status = CHISO_OK;
    for (size_t i = from; status == CHISO_OK && i < until; i++) {
        status = add_row(r, chiso__family_table[i].name, NULL, &figures[i]);
        if (status == CHISO_OK && i == CHISO__ALPHA && r->run->answers.binary)
            status = add_row(r, "kr20", NULL, &figures[i]);
    }
    return status;
}

static chiso_status add_adequacy(const struct rows *r) {
    const chiso__adequacy *a = &r->scale->adequacy;
    const struct {
        const char *name;
        double value;
    } all[] = {{"kmo", a->kmo},
               {"bartlett_chisq", a->bartlett},
               {"bartlett_df", a->bartlett_df},
               {"bartlett_p", a->bartlett_p}};
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < sizeof all / sizeof all[0]; i++)
        status = add_whole(r, all[i].name, all[i].value, a->singular);
    return status;
}

/* --- of each item --- */

/* The place of an item among those that vary; how many these are where it does not. */
static size_t place_of(const chiso__matrices *m, size_t item) {
    size_t at = 0;
    while (at < m->items && m->item[at] != item) at++;
    return at;
}

/* Of an item with one answer, its mean is known, and that it does not vary. */
static chiso_status add_constant(const struct rows *r, const char *statistic, size_t item) {
    const int64_t n = r->scale->answers[item];
    const bool mean = statistic == chiso__family_table[CHISO__ITEM_MEAN].name;
    const bool sd = statistic == chiso__family_table[CHISO__ITEM_SD].name && n > 1;
    const double value = mean ? r->scale->matrices.mean[item] + r->run->answers.centre[item]
                         : sd ? 0
                              : (double)NAN;
    return add_plain(r, statistic, r->run->options.items[item], value, n,
                     n > 0 ? CHISO__FLAG_NO_VARIANCE : 0);
}

static chiso_status add_of_item(const struct rows *r, size_t statistic, size_t item) {
    const chiso__matrices *m = &r->scale->matrices;
    const size_t at = place_of(m, item);
    const char *name = chiso__family_table[statistic].name;
    if (at == m->items) return add_constant(r, name, item);
    chiso__figure figure = r->scale->figures[chiso__family_place(m, statistic, at)];
    if (statistic == CHISO__ITEM_MEAN) {
        figure.estimate += r->run->answers.centre[item];
        figure.low += r->run->answers.centre[item];
        figure.high += r->run->answers.centre[item];
    }
    return add_row(r, name, r->run->options.items[item], &figure);
}

static chiso_status add_plain_of_item(const struct rows *r, const char *statistic, size_t item,
                                      const double *values, bool singular) {
    const chiso__matrices *m = &r->scale->matrices;
    const size_t at = place_of(m, item);
    if (at == m->items) return add_constant(r, statistic, item);
    return add_plain(r, statistic, r->run->options.items[item], values[at], r->scale->answers[item],
                     chiso__scale_flags(r->scale, values[at], 2, singular));
}

static chiso_status add_items(const struct rows *r) {
    const size_t items = r->run->options.n_items;
    const chiso__scale_of *s = r->scale;
    chiso_status status = CHISO_OK;
    for (size_t i = CHISO__ITEM_MEAN; i < CHISO__FAMILY; i++) {
        for (size_t j = 0; status == CHISO_OK && j < items; j++) status = add_of_item(r, i, j);
    }
    for (size_t j = 0; status == CHISO_OK && j < items; j++)
        status = add_plain_of_item(r, "smc", j, s->smc, s->matrices.singular);
    for (size_t j = 0; status == CHISO_OK && j < items; j++)
        status = add_plain_of_item(r, "kmo", j, s->adequacy.item, s->adequacy.singular);
    return status;
}

/* --- all together --- */

chiso_status chiso__reliability_rows(const chiso__reliability *run, const chiso__scale_of *scale,
                                     size_t domain, chiso_result *result, chiso_error *error) {
    const struct rows r = {run, scale, domain, result, error};
    chiso_status status = add_family(&r, CHISO__ALPHA, CHISO__ITEM_MEAN);
    if (status == CHISO_OK) status = add_whole(&r, "median_r", scale->median_r, false);
    if (status == CHISO_OK) status = add_adequacy(&r);
    return status == CHISO_OK ? add_items(&r) : status;
}
