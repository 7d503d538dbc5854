/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_ESTIMATE_TEXTBOOK_H
#define CHISO_TEST_ESTIMATE_TEXTBOOK_H

#include <chiso/estimate.h>

#include "survey.h"

/* Surveys made at random, their estimates and variances by the formulas of a textbook: one loop in
   another over all records (Lohr 2021, Sampling, 3.1, 6.1; Wolter 2007, 1.4).  Nothing here knows
   of totals. */

enum { RECORDS = 90, DOMAINS = 3 };

typedef struct record {
    int h, v, j; /* stratum, first and second sampling unit */
    int N, M;    /* how many there were to choose from */
    double w;
    int d;       /* domain, from 1 */
    double y, x; /* NaN: not answered */
} record;

typedef struct design {
    size_t n_psu, n_fpc;
    bool weight; /* else the inverse of the fractions, or 1 */
    bool fractions;
    int strata, psus, ssus; /* at most */
} design;

static inline uint64_t roll(uint64_t *random, uint64_t count) {
    *random ^= *random << 13, *random ^= *random >> 7, *random ^= *random << 17;
    return (*random >> 11) % count;
}

/* Are two records of one unit of the first (1) or second (2) stage, or of one stratum (0)? */
static inline bool together(const design *d, const record *all, int a, int b, int stage) {
    if (all[a].h != all[b].h) return false;
    if (stage == 0) return true;
    if (d->n_psu == 0) return a == b;
    return all[a].v == all[b].v && (stage == 1 || all[a].j == all[b].j);
}

/* The first record of its stratum or unit stands for it. */
static inline bool leads(const design *d, const record *all, int i, int stage) {
    for (int k = 0; k < i; k++)
        if (together(d, all, k, i, stage)) return false;
    return true;
}

/* How many units of stage `stage` there are beside record i. */
static inline int sampled(const design *d, const record *all, int i, int stage) {
    int count = 0;
    for (int k = 0; k < RECORDS; k++)
        count += together(d, all, k, i, stage - 1) && leads(d, all, k, stage);
    return count;
}

static inline double fraction(const design *d, const record *all, int i, int stage) {
    if (d->n_fpc < (size_t)stage) return 0;
    return (double)sampled(d, all, i, stage) / (stage == 1 ? all[i].N : all[i].M);
}

static inline void make_records(record *all, const design *d, uint64_t *random) {
    for (int i = 0; i < RECORDS; i++) {
        record *r = &all[i];
        r->h = (int)roll(random, (uint64_t)d->strata);
        r->v = (int)roll(random, r->h == 0 ? 1 : (uint64_t)d->psus); /* stratum 0 has one unit */
        r->j = (int)roll(random, (uint64_t)d->ssus);
        r->d = (int)roll(random, DOMAINS) + 1;
        r->w = (double)(1 + roll(random, 12)) / 4;
        r->y = roll(random, 7) == 0 ? (double)NAN : (double)roll(random, 400) / 8 - 10;
        r->x = roll(random, 9) == 0 ? (double)NAN : (double)(1 + roll(random, 80)) / 8;
    }
    for (int i = 0; i < RECORDS; i++) {
        /* a fraction must have a few digits: 1, 1/2 or 1/4 of the units */
        all[i].N = sampled(d, all, i, 1) << all[i].h % 3;
        all[i].M = sampled(d, all, i, 2) << all[i].v % 3;
    }
    for (int i = 0; i < RECORDS && !d->weight; i++) {
        all[i].w = 1;
        for (int stage = 1; stage <= (int)d->n_fpc; stage++) all[i].w /= fraction(d, all, i, stage);
    }
}

static inline survey read_records(const record *all, const design *d,
                                  const chiso_estimand *estimands, size_t n_estimands) {
    static const char *const psu[] = {"v", "j"}, *const fpc[] = {"N", "M"}, *const by[] = {"d"};
    char *text = malloc(100 * RECORDS), *end = text + sprintf(text, "h,v,j,N,M,w,d,y,x\n");
    for (int i = 0; i < RECORDS; i++) {
        const record *r = &all[i];
        const double N = d->fractions ? fraction(d, all, i, 1) : r->N;
        const double M = d->fractions ? fraction(d, all, i, 2) : r->M;
        char y[32] = "", x[32] = "";
        if (!isnan(r->y))
            sprintf(y, "%d.%03d", (int)(r->y + 100), (int)((r->y + 100) * 1000) % 1000);
        if (!isnan(r->x)) sprintf(x, "%d.%03d", (int)r->x, (int)(r->x * 1000) % 1000);
        end += sprintf(end, "%d,%d,%d,%d.%02d,%d.%02d,%d.%02d,%d,%s,%s\n", r->h, r->v, r->j, (int)N,
                       (int)(N * 100) % 100, (int)M, (int)(M * 100) % 100, (int)r->w,
                       (int)(r->w * 100) % 100, r->d, y, x);
    }
    survey s = survey_new();
    survey_file(&s, text);
    free(text);
    s.instrument_name = NULL;
    s.options.estimands = estimands, s.options.n_estimands = n_estimands;
    s.options.by = by, s.options.n_by = 1;
    s.design.strata = "h", s.design.psu = psu, s.design.n_psu = d->n_psu;
    s.design.fpc = fpc, s.design.n_fpc = d->n_fpc, s.design.weight = d->weight ? "w" : NULL;
    assert_ok(survey_read(&s), s.error);
    return s;
}

/* --- linearised estimates --- */

typedef enum what { MEAN_Y, TOTAL_Y, RATIO_XY, WHATS } what;

static const chiso_estimand asked[WHATS] = {
    {"mean", "y", NULL, 0}, {"total", "y", NULL, 0}, {"ratio", "x", "y", 0}};

static inline bool counts(const record *r, what e, int domain) {
    return (domain == 0 || r->d == domain) && !isnan(r->y) && (e != RATIO_XY || !isnan(r->x));
}

/* y stands in the file as 100 more, so that no number there is negative. */
static inline double y_of(const record *r) {
    return r->y + 100;
}

/* The estimate of a domain (0: all), and what each record adds to it. */
static inline double linearise(const record *all, what e, int domain, double *z) {
    double w = 0, wy = 0, wx = 0;
    for (int i = 0; i < RECORDS; i++) {
        if (!counts(&all[i], e, domain)) continue;
        w += all[i].w, wy += all[i].w * y_of(&all[i]), wx += all[i].w * all[i].x;
    }
    for (int i = 0; i < RECORDS; i++) {
        const double y = y_of(&all[i]);
        const double of_each[WHATS] = {(y - wy / w) / w, y, (all[i].x - wx / wy * y) / wy};
        z[i] = counts(&all[i], e, domain) ? all[i].w * of_each[e] : 0;
    }
    return (const double[WHATS]){wy / w, wy, wx / wy}[e];
}

/* --- variance --- */

static inline double unit_total(const design *d, const record *all, const double *z, int i,
                                int stage) {
    double total = 0;
    for (int k = 0; k < RECORDS; k++)
        if (together(d, all, k, i, stage)) total += z[k];
    return total;
}

static inline bool is_lone(const design *d, const record *all, int i, int stage) {
    return sampled(d, all, i, stage) == 1 && fraction(d, all, i, stage) < 1;
}

/* Is there a group of one unit at a stage? */
static inline bool any_lone(const design *d, const record *all, int stage) {
    for (int i = 0; i < RECORDS; i++)
        if (is_lone(d, all, i, stage)) return true;
    return false;
}

/* n/(n - 1) Σ (z - z̄)² over the units of record i's group, as a sum over pairs of them. */
static inline double spread(const design *d, const record *all, const double *z, int i, int stage) {
    double sum = 0;
    for (int a = 0; a < RECORDS; a++) {
        if (!together(d, all, a, i, stage - 1) || !leads(d, all, a, stage)) continue;
        for (int b = 0; b < a; b++) {
            if (!together(d, all, b, i, stage - 1) || !leads(d, all, b, stage)) continue;
            const double apart = unit_total(d, all, z, a, stage) - unit_total(d, all, z, b, stage);
            sum += apart * apart;
        }
    }
    return sum / (sampled(d, all, i, stage) - 1);
}

static inline double group_variance(const design *d, const record *all, const double *z, int i,
                                    int stage, int32_t policy) {
    const double rest = 1 - fraction(d, all, i, stage);
    const double total = unit_total(d, all, z, i, stage);
    if (rest <= 0) return 0;
    if (!is_lone(d, all, i, stage)) return rest * spread(d, all, z, i, stage);
    return policy == CHISO_LONE_PSU_CENTRE ? rest * total * total : 0;
}

/* Does a stratum have anybody of the domain? */
static inline bool has_anybody(const design *d, const record *all, int i, int domain) {
    for (int k = 0; k < RECORDS; k++)
        if (together(d, all, k, i, 0) && (domain == 0 || all[k].d == domain)) return true;
    return false;
}

static inline double variance(const design *d, const record *all, const double *z, int domain,
                              int32_t policy) {
    double first = 0, later = 0, strata = 0, lone = 0;
    for (int i = 0; i < RECORDS; i++) {
        if (leads(d, all, i, 0)) {
            first += group_variance(d, all, z, i, 1, policy);
            strata += has_anybody(d, all, i, domain);
            lone += has_anybody(d, all, i, domain) && is_lone(d, all, i, 1);
        }
        if (d->n_fpc > 1 && leads(d, all, i, 1))
            later += fraction(d, all, i, 1) * group_variance(d, all, z, i, 2, policy);
    }
    if (policy == CHISO_LONE_PSU_AVERAGE)
        first *= lone == 0 ? 1 : strata > lone ? strata / (strata - lone) : (double)NAN;
    return first + later;
}

/* Units with anybody of the domain minus the strata that have one. */
static inline int degrees(const design *d, const record *all, int domain) {
    int df = 0;
    for (int i = 0; i < RECORDS; i++) {
        bool psu = false;
        for (int k = 0; k < RECORDS; k++)
            psu = psu || (together(d, all, k, i, 1) && (domain == 0 || all[k].d == domain));
        df += leads(d, all, i, 1) && psu;
        df -= leads(d, all, i, 0) && has_anybody(d, all, i, domain);
    }
    return df;
}

/* Designs of every kind; stratum 0 has one unit at the first stage. */
static const design designs[] = {
    {1, 0, true, false, 4, 5, 3},  {2, 0, true, false, 3, 4, 3}, {0, 0, true, false, 4, 1, 1},
    {1, 1, true, false, 5, 4, 3},  {1, 1, false, true, 5, 4, 3}, {2, 2, true, false, 4, 4, 4},
    {2, 2, false, false, 4, 4, 3}, {2, 2, false, true, 3, 5, 4}, {0, 1, false, false, 4, 1, 1},
    {1, 0, false, false, 3, 6, 1}, {2, 2, true, true, 1, 3, 3},  {1, 0, true, false, 1, 1, 1},
};

#define DESIGNS (sizeof designs / sizeof designs[0])

#endif
