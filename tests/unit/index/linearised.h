/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_INDEX_LINEARISED_H
#define CHISO_TEST_INDEX_LINEARISED_H

#include "scored.h"

/* The tree of tests/unit/survey and its linearisation over the respondents, written down by hand: S
   = A + B, A = 1 + 9(3(q1 - 1)/4 + (q2 - 1)/4)/4, B = b1 + b2, b1 = 1 + 9(30 - days)/30, b2 = 1 + 9
   got. */

enum { RECORDS = 80, QUESTIONS = 4, PROVINCES = 3, NODES = 7 };

static const char *const codes[NODES] = {"S", "A", "a1", "B", "a2", "b1", "b2"};
static const char *const provinces[PROVINCES + 1] = {"01", "02", "48", "(missing)"};

/* What a node gains where the mean of a question gains one. */
static const double steep[NODES][QUESTIONS] = {{9 * 3 / 16.0, 9 / 16.0, -0.3, 9},
                                               {9 * 3 / 16.0, 9 / 16.0, 0, 0},
                                               {0.25, 0, 0, 0},
                                               {0, 0, -0.3, 9},
                                               {0, 0.25, 0, 0},
                                               {0, 0, -0.3, 0},
                                               {0, 0, 0, 9}};

struct record {
    int h, v, province; /* province 3: missing */
    int N;
    double w, y[QUESTIONS]; /* NaN: not answered */
};

static struct record all[RECORDS];
static bool with_fpc;

static inline uint64_t roll(uint64_t *random, uint64_t count) {
    *random ^= *random << 13, *random ^= *random >> 7, *random ^= *random << 17;
    return (*random >> 11) % count;
}

/* Villages of a stratum: 4, of N as many again and more; the first two records are in two. */
static inline void make_records(uint64_t *random, bool fpc, bool weight) {
    with_fpc = fpc;
    for (int i = 0; i < RECORDS; i++) {
        struct record *r = &all[i];
        r->h = i < 12 ? i / 4 : (int)roll(random, 3);
        r->v = i < 12 ? i % 4 : (int)roll(random, 4);
        r->N = 5 + r->h;
        r->w = weight ? (double)(1 + roll(random, 20)) / 4 : fpc ? r->N / 4.0 : 1;
        r->province = (int)roll(random, PROVINCES + 1);
        const double answers[] = {1 + (double)roll(random, 5), 1 + (double)roll(random, 5),
                                  (double)roll(random, 31), (double)roll(random, 2)};
        for (size_t k = 0; k < QUESTIONS; k++)
            r->y[k] = roll(random, 6) == 0 ? (double)NAN : answers[k];
    }
}

static inline survey read_records(bool weight) {
    static const char *const by[] = {"tinh"}, *const psu[] = {"v"}, *const fpc[] = {"N"};
    char text[RECORDS * 60] = "h,v,N,w,tinh,q1,q2,days,got\n";
    for (int i = 0; i < RECORDS; i++) {
        const struct record *r = &all[i];
        sprintf(text + strlen(text), "%d,%d,%d,%d.%02d,%s", r->h, r->v, r->N, (int)r->w,
                (int)(r->w * 100) % 100, r->province < PROVINCES ? provinces[r->province] : "");
        for (size_t k = 0; k < QUESTIONS; k++) {
            char answer[16] = "";
            if (!isnan(r->y[k])) sprintf(answer, "%d", (int)r->y[k]);
            if (k == 3) strcpy(answer, isnan(r->y[k]) ? "-" : r->y[k] > 0 ? "yes" : "no");
            strcat(strcat(text, ","), answer);
        }
        strcat(text, "\n");
    }
    survey s = survey_new();
    survey_file(&s, text);
    s.options.by = by, s.options.n_by = 1;
    s.design.strata = "h", s.design.psu = psu, s.design.n_psu = 1;
    s.design.weight = weight ? "w" : NULL, s.design.fpc = fpc, s.design.n_fpc = with_fpc ? 1 : 0;
    assert_ok(survey_read(&s), s.error);
    return s;
}

/* What each respondent adds, per weight, to a node of a province (-1: all). */
static inline void linearise(int province, size_t node, double *q) {
    memset(q, 0, RECORDS * sizeof *q);
    for (size_t k = 0; k < QUESTIONS; k++) {
        double w = 0, wy = 0;
        for (int i = 0; i < RECORDS; i++) {
            if ((province >= 0 && all[i].province != province) || isnan(all[i].y[k])) continue;
            w += all[i].w, wy += all[i].w * all[i].y[k];
        }
        for (int i = 0; i < RECORDS; i++) {
            if ((province >= 0 && all[i].province != province) || isnan(all[i].y[k])) continue;
            q[i] += steep[node][k] * (all[i].y[k] - wy / w) / w;
        }
    }
}

static inline double unit_total(const double *q, int h, int v) {
    double total = 0;
    for (int i = 0; i < RECORDS; i++)
        if (all[i].h == h && all[i].v == v) total += all[i].w * q[i];
    return total;
}

static inline double variance_of(const double *q) {
    double variance = 0;
    for (int h = 0; h < 3; h++) {
        double apart = 0;
        for (int a = 0; a < 4; a++)
            for (int b = 0; b < a; b++) apart += pow(unit_total(q, h, a) - unit_total(q, h, b), 2);
        variance += (with_fpc ? 1 - 4.0 / (5 + h) : 1) * apart / 3;
    }
    return variance;
}

/* --- designs --- */

static const struct {
    bool fpc, weight;
} designs[] = {{false, true}, {false, false}, {true, true}, {true, false}};

static inline chiso_result *score_with(const survey *s, const char *nation) {
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_result *result;
    options.nation = nation;
    assert_ok(chiso_score(&result, s->totals, &options, &error), error);
    return result;
}

#endif
