/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chiso_rank(): a table, ranked. */
#include <math.h>
#include <stdio.h>

#include "base/error.h"
#include "base/options.h"
#include "estimate/figure_columns.h"
#include "index/rank.h"
#include "index/rank_options.h"
#include "index/rank_table.h"
#include "responses/responses.h"

static const chiso__column_titles titles[] = {
    {"unit", CHISO_COLUMN_TEXT, {"Unit", "Đơn vị"}},
    {"estimate", CHISO_COLUMN_NUMBER, {"Estimate", "Ước lượng"}},
    {"se", CHISO_COLUMN_NUMBER, {"Std. error", "Sai số chuẩn"}},
    {"df", CHISO_COLUMN_NUMBER, {"df", "df"}},
    {"rank", CHISO_COLUMN_INTEGER, {"Rank", "Hạng"}},
    {"rank_low", CHISO_COLUMN_INTEGER, {"Rank from", "Hạng từ"}},
    {"rank_high", CHISO_COLUMN_INTEGER, {"Rank to", "Hạng đến"}},
};

enum { UNIT, ESTIMATE, COLUMNS = sizeof titles / sizeof titles[0], RANKS = 3 };

/* All that a call holds. */
struct ranking {
    chiso_rank_columns columns;
    chiso_rank_options options;
    const chiso_responses *responses, *covariance;
    chiso__rank_table table;
    double *rank, *low, *high; /* one piece of memory */
    chiso_result *result;
};

static chiso_status check(const chiso_rank_columns *columns, bool covariance, chiso_error *error) {
    if (columns->unit == NULL || columns->estimate == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "name the columns of the units and of the estimates: --unit and "
                           "--estimate");
    if (columns->se == NULL && !covariance)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "nothing says how sure the estimates are: name the column of the "
                           "standard errors (--se) or a file of their covariance (--covariance)");
    return CHISO_OK;
}

static chiso_status read_tables(struct ranking *r, chiso__findings *findings, chiso_error *error) {
    chiso_status status =
        chiso__rank_table_read(&r->table, r->responses, &r->columns, findings, error);
    if (status == CHISO_OK) status = chiso__findings_fail(findings, CHISO_E_DATA, error);
    if (status == CHISO_OK && r->covariance != NULL)
        status =
            chiso__rank_table_covariance(&r->table, r->covariance, &r->columns, findings, error);
    if (status == CHISO_OK) status = chiso__findings_fail(findings, CHISO_E_DATA, error);
    return status;
}

/* What was read, and all that was found; where memory ran out, findings could be missing. */
static chiso_status read_all(struct ranking *r, chiso_result **out, chiso_error *error) {
    chiso__findings *findings = NULL;
    chiso_error cause = {0}, lost = {0};
    chiso_status status = chiso__findings_new(&findings, "check", error);
    if (status != CHISO_OK) return status;
    status = read_tables(r, findings, &cause);
    if (status == CHISO_E_MEMORY || out == NULL)
        chiso__findings_free(findings);
    else
        chiso__findings_take(out, findings, &lost);
    return chiso__fail_as(error, lost.status != CHISO_OK ? &lost : &cause);
}

static chiso_status rank(struct ranking *r, chiso_error *error) {
    const chiso__rank_table *t = &r->table;
    const chiso__rank_choice choice = chiso__rank_choice_of(&r->options);
    const chiso__rank_data data = {.units = t->units,
                                   .estimate = t->estimate,
                                   .se = t->se,
                                   .df = t->df,
                                   .covariance = t->covariance};
    r->rank = chiso__alloc(RANKS * t->units, sizeof *r->rank);
    if (r->rank == NULL) return chiso__fail_memory(error);
    r->low = r->rank + t->units;
    r->high = r->low + t->units;
    if (!chiso__rank(t->estimate, t->units, r->rank)) return chiso__fail_memory(error);
    return chiso__rank_sets(r->low, r->high, &data, &choice, error);
}

/* --- the result --- */

static chiso_status add_settings(const struct ranking *r, chiso_error *error) {
    static const char *const languages[] = {"en", "vi"};
    chiso_result *result = r->result;
    const chiso_responses *c = r->covariance;
    chiso_status status = chiso__responses_settings(r->responses, result, error);
    if (status == CHISO_OK) status = chiso__result_add_text(result, "unit", r->columns.unit, error);
    if (status == CHISO_OK)
        status = chiso__result_add_text(result, "estimate", r->columns.estimate, error);
    if (status == CHISO_OK) status = chiso__result_add_text(result, "se", r->columns.se, error);
    if (status == CHISO_OK) status = chiso__result_add_text(result, "df", r->columns.df, error);
    if (status == CHISO_OK)
        status = chiso__result_add_setting(
            result, "covariance", c != NULL ? CHISO_SETTING_LIST : CHISO_SETTING_NONE,
            c != NULL ? c->paths : NULL, c != NULL ? c->n_paths : 0, error);
    if (status == CHISO_OK) status = chiso__rank_settings(&r->options, false, result, error);
    if (status == CHISO_OK)
        status = chiso__result_add_text(result, "lang", languages[r->options.language], error);
    return status;
}

static chiso_status add_row(const struct ranking *r, size_t i, chiso_error *error) {
    const chiso__rank_table *t = &r->table;
    const double numbers[] = {t->estimate[i], t->se[i],  t->df[i],
                              r->rank[i],     r->low[i], r->high[i]};
    chiso_status status = chiso__result_add_row(r->result, error);
    if (status == CHISO_OK)
        status = chiso__result_set_text(r->result, UNIT,
                                        chiso__lookup_key(&t->keys[0].values, (int32_t)i), error);
    for (size_t k = 0; status == CHISO_OK && k < sizeof numbers / sizeof numbers[0]; k++)
        chiso__result_set_number(r->result, ESTIMATE + k,
                                 isinf(numbers[k]) ? (double)NAN : numbers[k]);
    return status;
}

/* Those that may have any rank, because nothing is known of their error. */
static chiso_status add_note(const struct ranking *r, chiso_error *error) {
    const chiso__rank_table *t = &r->table;
    size_t unknown = 0;
    char note[256];
    for (size_t i = 0; i < t->units; i++)
        unknown += !isnan(t->estimate[i]) && (isnan(t->se[i]) || !(t->df[i] > 0));
    if (unknown == 0) return CHISO_OK;
    snprintf(
        note, sizeof note,
        r->options.language == CHISO_VIETNAMESE
            ? "%zu đơn vị có ước lượng nhưng không có sai số chuẩn hoặc bậc tự do: có thể ở "
              "bất kỳ hạng nào"
            : "with an estimate, but without a standard error or degrees of freedom: %zu, which "
              "may have any rank",
        unknown);
    return chiso__result_add_note(r->result, note, error);
}

static chiso_status make_result(struct ranking *r, chiso_error *error) {
    chiso_status status = chiso__result_new(&r->result, "rank", error);
    if (status == CHISO_OK)
        status = chiso__columns_add(r->result, titles, COLUMNS, r->options.language, error);
    if (status == CHISO_OK) status = add_settings(r, error);
    for (size_t i = 0; status == CHISO_OK && i < r->table.units; i++) status = add_row(r, i, error);
    if (status == CHISO_OK) status = add_note(r, error);
    return status;
}

chiso_status chiso_rank(chiso_result **out, chiso_result **findings, const chiso_responses *table,
                        const chiso_rank_columns *columns, const chiso_responses *covariance,
                        const chiso_rank_options *options, chiso_error *error) {
    struct ranking r = {
        .columns = CHISO_RANK_COLUMNS_INIT, .responses = table, .covariance = covariance};
    *out = NULL;
    if (findings != NULL) *findings = NULL;
    chiso_status status = chiso__options_copy(&r.columns, sizeof r.columns, columns, error);
    if (status == CHISO_OK) status = chiso__rank_options(&r.options, options, error);
    if (status == CHISO_OK) status = check(&r.columns, covariance != NULL, error);
    if (status == CHISO_OK) status = read_all(&r, findings, error);
    if (status == CHISO_OK) status = rank(&r, error);
    if (status == CHISO_OK) status = make_result(&r, error);
    if (status == CHISO_E_MEMORY && findings != NULL) {
        chiso_result_free(*findings);
        *findings = NULL;
    }
    if (status == CHISO_OK)
        *out = r.result;
    else
        chiso_result_free(r.result);
    chiso__rank_table_free(&r.table);
    chiso__free(r.rank);
    return status;
}
