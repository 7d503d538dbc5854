/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_TOTALS_COLLAPSED_H
#define CHISO_TEST_TOTALS_COLLAPSED_H

#include "survey.h"
#include "totals/view.h"

/* The totals of a domain, found by its values; those of a number about zero, not about its centre.
 */

typedef struct collapsed {
    chiso__view view;
    const chiso_totals *totals;
} collapsed;

/* Σw(y - c) and Σw(y - c)² become Σwy and Σwy². */
static inline void about_zero(const chiso__variable *variable, double *totals) {
    double *sums = totals + variable->first_sum;
    const double c = variable->centre, w = sums[CHISO__NUMBER_W];
    if (variable->kind != CHISO__KIND_NUMBER) return;
    sums[CHISO__NUMBER_WYY] += c * (2 * sums[CHISO__NUMBER_WY] + c * w);
    sums[CHISO__NUMBER_WY] += c * w;
}

static inline collapsed collapse(const chiso_totals *totals) {
    collapsed c = {.totals = totals};
    assert_true(chiso__view_new(&c.view, totals));
    for (size_t d = 0; d <= totals->domains.count; d++) {
        for (size_t v = 0; v < totals->n_variables; v++)
            about_zero(&c.view.variables[v], c.view.domains[d].totals);
    }
    return c;
}

static inline void collapsed_free(collapsed *c) {
    chiso__view_free(&c->view);
}

/* What a domain is called: its values with a / between them. */
static inline const char *domain_name(const chiso_totals *totals, int32_t domain) {
    static char name[200];
    name[0] = '\0';
    for (size_t by = 0; by < totals->n_by; by++) {
        const char *value = chiso__totals_domain_value(totals, domain, by);
        strcat(name, by > 0 ? "/" : "");
        strcat(name, value != NULL ? value : "(missing)");
    }
    return name;
}

/* The domain of that name; NULL is the whole. */
static inline const chiso__collapsed *of(const collapsed *c, const char *name) {
    const size_t count = c->totals->domains.count;
    for (size_t i = 0; name != NULL && i < count; i++)
        if (strcmp(domain_name(c->totals, (int32_t)i), name) == 0) return &c->view.domains[i];
    if (name != NULL) fail_msg("no domain %s", name);
    return &c->view.domains[count];
}

static inline const chiso__variable *variable(const chiso_totals *totals, const char *name) {
    for (size_t v = 0; v < totals->n_variables; v++)
        if (strcmp(totals->variables[v].name, name) == 0) return &totals->variables[v];
    fail_msg("no variable %s", name);
    return NULL;
}

/* Number of answers in category k of a variable, or of a reason behind the categories. */
static inline int64_t count_of(const collapsed *c, const char *domain, const char *name, size_t k) {
    return of(c, domain)->counts[variable(c->totals, name)->first_count + k];
}

static inline int64_t reason_of(const collapsed *c, const char *domain, const char *name,
                                chiso__missing reason) {
    return count_of(c, domain, name, variable(c->totals, name)->cells + (size_t)reason);
}

static inline double sum_of(const collapsed *c, const char *domain, const char *name, size_t k) {
    return of(c, domain)->totals[variable(c->totals, name)->first_sum + k];
}

/* All domains in the order of results, a space between them. */
static inline const char *domains_shown(const chiso_totals *totals) {
    static char shown[2000];
    shown[0] = '\0';
    for (size_t i = 0; i < totals->domains.count; i++) {
        strcat(shown, i > 0 ? " " : "");
        strcat(shown, domain_name(totals, totals->order[i]));
    }
    return shown;
}

#endif
