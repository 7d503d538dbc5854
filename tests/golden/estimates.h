/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_GOLDEN_ESTIMATES_H
#define CHISO_GOLDEN_ESTIMATES_H

#include "table.h"

/* A survey read with one design, and its estimates found by what they are. */

enum { BY = 2, ESTIMANDS = 64, PATH = 512 };

typedef struct golden_case {
    const char *sentence, *name, *data;
    chiso_design_options design;
    const char *by[BY];
    int32_t lone;
    double level;
    const char *where;
} golden_case;

typedef struct estimates {
    chiso_estimand wanted[ESTIMANDS];
    size_t n_wanted;
    chiso_instrument *instrument;
    chiso_totals *totals;
    chiso_result *result;
    chiso_error error;
} estimates;

static inline const char *path_of(char path[PATH], const char *folder, const char *name) {
    snprintf(path, PATH, CHISO_TEST_DATA "/%s/%s.csv", folder, name);
    return path;
}

/* Texts of the table are borrowed. */
static inline void want(estimates *e, const table *t, size_t row) {
    const char *denominator = cell(t, row, "denominator");
    const double p = number_cell(t, row, "p");
    const chiso_estimand wanted = {cell(t, row, "statistic"), cell(t, row, "variable"),
                                   denominator[0] != '\0' ? denominator : NULL, isnan(p) ? 0 : p};
    for (size_t i = 0; i < e->n_wanted; i++) {
        const chiso_estimand *other = &e->wanted[i];
        if (strcmp(other->statistic, wanted.statistic) == 0 && other->p == wanted.p &&
            strcmp(other->variable, wanted.variable) == 0 &&
            (wanted.denominator == NULL || strcmp(other->denominator, wanted.denominator) == 0))
            return;
    }
    assert_true(e->n_wanted < ESTIMANDS);
    e->wanted[e->n_wanted++] = wanted;
}

static inline void want_all(estimates *e, const table *t) {
    for (size_t row = 0; row < t->rows; row++) want(e, t, row);
}

static inline chiso_variance_options variance_of(const golden_case *c) {
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    variance.lone_psu = c->lone;
    variance.level = c->level;
    return variance;
}

/* The totals of the case, with the instrument of the tests or, as the columns stand, without. */
static inline chiso_status read_totals(estimates *e, const golden_case *c, bool with_instrument) {
    char path[PATH];
    const char *file = path_of(path, "data", c->data);
    chiso_responses *responses;
    chiso_design *design;
    chiso_totals_options options = CHISO_TOTALS_OPTIONS_INIT;
    options.by = c->by;
    while (options.n_by < BY && c->by[options.n_by] != NULL) options.n_by++;
    options.where = c->where;
    options.estimands = e->wanted, options.n_estimands = e->n_wanted;
    if (with_instrument)
        assert_ok(
            chiso_instrument_open(&e->instrument, NULL, CHISO_TEST_DATA "/instrument", &e->error),
            e->error);
    assert_ok(chiso_responses_from_files(&responses, &file, 1, NULL, &e->error), e->error);
    assert_ok(chiso_design_new(&design, &c->design, &e->error), e->error);
    const chiso_status status =
        chiso_totals_read(&e->totals, NULL, responses, e->instrument, design, &options, &e->error);
    chiso_responses_free(responses);
    chiso_design_free(design);
    return status;
}

static inline chiso_estimate_options estimate_options(const estimates *e,
                                                      const chiso_variance_options *variance) {
    chiso_estimate_options options = CHISO_ESTIMATE_OPTIONS_INIT;
    options.estimands = e->wanted, options.n_estimands = e->n_wanted;
    options.variance = variance;
    return options;
}

static inline chiso_status estimate(estimates *e, const chiso_variance_options *variance) {
    const chiso_estimate_options options = estimate_options(e, variance);
    chiso_result_free(e->result);
    e->result = NULL;
    return chiso_estimate(&e->result, e->totals, &options, &e->error);
}

static inline void estimates_free(estimates *e) {
    chiso_result_free(e->result);
    chiso_totals_free(e->totals);
    chiso_instrument_free(e->instrument);
}

static inline const char *text_at(const chiso_result *result, size_t row, const char *column) {
    const char *text =
        chiso_result_text(result, row, (size_t)chiso_result_find_column(result, column));
    return text != NULL ? text : "";
}

static inline double number_at(const chiso_result *result, size_t row, const char *column) {
    return chiso_result_number(result, row, (size_t)chiso_result_find_column(result, column));
}

/* The values of the by columns, a stroke between them; nothing for the whole. */
static inline const char *domain_at(const estimates *e, size_t row, const golden_case *c,
                                    char domain[PATH]) {
    const char *first = c->by[0] != NULL ? text_at(e->result, row, c->by[0]) : "";
    const char *second =
        c->by[0] != NULL && c->by[1] != NULL ? text_at(e->result, row, c->by[1]) : "";
    snprintf(domain, PATH, "%s%s%s", first, second[0] != '\0' ? "/" : "", second);
    return domain;
}

/* The row of a result that is one of the table, by domain, statistic, variable and category; a
   quantile's category is its p. */
static inline size_t find_row(const estimates *e, const golden_case *c, const char *domain,
                              const char *statistic, const char *variable, const char *category) {
    char found[PATH];
    for (size_t row = 0; row < chiso_result_rows(e->result); row++)
        if (strcmp(text_at(e->result, row, "statistic"), statistic) == 0 &&
            strcmp(text_at(e->result, row, "variable"), variable) == 0 &&
            strcmp(text_at(e->result, row, "category"), category) == 0 &&
            strcmp(domain_at(e, row, c, found), domain) == 0)
            return row;
    fail_msg("%s: no row %s %s %s %s", c->name, domain, statistic, variable, category);
    return 0;
}

static inline size_t find_row_of(const estimates *e, const golden_case *c, const table *t,
                                 size_t row, const char *domain_column) {
    char variable[PATH] = "";
    const char *denominator = cell(t, row, "denominator"), *statistic = cell(t, row, "statistic");
    strncat(variable, cell(t, row, "variable"), PATH / 2 - 1);
    if (denominator[0] != '\0') strcat(variable, "/");
    strncat(variable, denominator, PATH / 2 - 1);
    return find_row(e, c, cell(t, row, domain_column), statistic, variable,
                    cell(t, row, strcmp(statistic, "quantile") == 0 ? "p" : "category"));
}

#endif
