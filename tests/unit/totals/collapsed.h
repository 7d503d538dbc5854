/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_TOTALS_COLLAPSED_H
#define CHISO_TEST_TOTALS_COLLAPSED_H

#include "survey.h"
#include "totals/totals.h"

/* The totals of a domain, found by its values. */

typedef struct collapsed {
    chiso__arena arena;
    chiso__collapsed *all;
    const chiso_totals *totals;
} collapsed;

static inline collapsed collapse(const chiso_totals *totals) {
    collapsed c = {.totals = totals};
    assert_true(chiso__totals_collapse(totals, &c.arena, &c.all));
    return c;
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
        if (strcmp(domain_name(c->totals, (int32_t)i), name) == 0) return &c->all[i];
    if (name != NULL) fail_msg("no domain %s", name);
    return &c->all[count];
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
    return count_of(c, domain, name, variable(c->totals, name)->categories + (size_t)reason);
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
