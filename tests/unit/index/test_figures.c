/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/score.h"

#include "scored.h"

/* Standard errors of the tree of tests/unit/survey against its linearisation over the respondents,
   written down by hand: S = A + B, A = 1 + 9(3(q1 - 1)/4 + (q2 - 1)/4)/4, B = b1 + b2,
   b1 = 1 + 9(30 - days)/30, b2 = 1 + 9 got. */

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

static uint64_t roll(uint64_t *random, uint64_t count) {
    *random ^= *random << 13, *random ^= *random >> 7, *random ^= *random << 17;
    return (*random >> 11) % count;
}

/* Villages of a stratum: 4, of N as many again and more; the first two records are in two. */
static void make_records(uint64_t *random, bool fpc, bool weight) {
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

static survey read_records(bool weight) {
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
static void linearise(int province, size_t node, double *q) {
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

static double unit_total(const double *q, int h, int v) {
    double total = 0;
    for (int i = 0; i < RECORDS; i++)
        if (all[i].h == h && all[i].v == v) total += all[i].w * q[i];
    return total;
}

static double variance_of(const double *q) {
    double variance = 0;
    for (int h = 0; h < 3; h++) {
        double apart = 0;
        for (int a = 0; a < 4; a++)
            for (int b = 0; b < a; b++) apart += pow(unit_total(q, h, a) - unit_total(q, h, b), 2);
        variance += (with_fpc ? 1 - 4.0 / (5 + h) : 1) * apart / 3;
    }
    return variance;
}

/* The variance over that of as many people drawn at random. */
static double deff_of(const double *q, size_t node, bool (*inside)(int, int), int province) {
    double square = 0, weight = 0, n = 0;
    for (int i = 0; i < RECORDS; i++) {
        bool answered = false;
        for (size_t k = 0; k < QUESTIONS; k++)
            answered = answered || (steep[node][k] != 0 && !isnan(all[i].y[k]));
        square += all[i].w * q[i] * q[i];
        if (!answered || !inside(i, province)) continue;
        weight += all[i].w, n++;
    }
    return variance_of(q) / (weight * square / (n - 1));
}

static bool in_province(int i, int province) {
    return province < 0 || all[i].province == province;
}

static void assert_node(const chiso_result *result, const char *domain, size_t node,
                        const double *q, int province) {
    assert_close(number_of(result, domain, codes[node], "se"), sqrt(variance_of(q)), 1e-12);
    assert_close(number_of(result, domain, codes[node], "deff"),
                 deff_of(q, node, in_province, province), 1e-11);
}

static chiso_result *score_with(const survey *s, const char *nation) {
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_result *result;
    options.nation = nation;
    assert_ok(chiso_score(&result, s->totals, &options, &error), error);
    return result;
}

static const struct {
    bool fpc, weight;
} designs[] = {{false, true}, {false, false}, {true, true}, {true, false}};

static void standard_errors_follow_the_chain_rule_up_the_tree(void **state) {
    (void)state;
    uint64_t random = 88172645463325252u;
    for (size_t d = 0; d < 4; d++) {
        double q[RECORDS];
        make_records(&random, designs[d].fpc, designs[d].weight);
        survey s = read_records(designs[d].weight);
        chiso_result *result = score_with(&s, NULL);
        for (int province = -1; province <= PROVINCES; province++) {
            for (size_t node = 0; node < NODES; node++) {
                linearise(province, node, q);
                assert_node(result, province < 0 ? NULL : provinces[province], node, q, province);
            }
        }
        chiso_result_free(result);
        survey_free(&s);
    }
}

/* The nation as the plain mean of its provinces: (missing) is none. */
static void a_nation_of_provinces_varies_as_all_of_them(void **state) {
    (void)state;
    uint64_t random = 2463534242u;
    for (size_t d = 0; d < 4; d++) {
        make_records(&random, designs[d].fpc, designs[d].weight);
        survey s = read_records(designs[d].weight);
        chiso_result *result = score_with(&s, "province-mean");
        for (size_t node = 0; node < NODES; node++) {
            double nation[RECORDS] = {0}, q[RECORDS], mean = 0;
            for (int province = 0; province < PROVINCES; province++) {
                linearise(province, node, q);
                for (int i = 0; i < RECORDS; i++) nation[i] += q[i] / PROVINCES;
                mean += number_of(result, provinces[province], codes[node], "score") / PROVINCES;
            }
            assert_close(number_of(result, NULL, codes[node], "score"), mean, 1e-14);
            assert_close(number_of(result, NULL, codes[node], "se"), sqrt(variance_of(nation)),
                         1e-12);
        }
        chiso_result_free(result);
        survey_free(&s);
    }
}

static void without_a_variance_the_nation_is_the_same_mean(void **state) {
    (void)state;
    uint64_t random = 1;
    make_records(&random, false, true);
    survey s = read_records(true);
    chiso_result *with = score_with(&s, "province-mean"), *without;
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    variance.method = CHISO_VARIANCE_NONE;
    options.variance = &variance, options.nation = "province-mean";
    assert_ok(chiso_score(&without, s.totals, &options, &s.error), s.error);
    for (size_t node = 0; node < NODES; node++) {
        assert_true(number_of(with, NULL, codes[node], "score") ==
                    number_of(without, NULL, codes[node], "score"));
        assert_true(isnan(number_of(without, NULL, codes[node], "se")));
    }
    chiso_result_free(with);
    chiso_result_free(without);
    survey_free(&s);
}

/* A province where a node is missing does not count for it. */
static void provinces_without_a_score_take_no_part_in_the_nation(void **state) {
    (void)state;
    static const char *const by[] = {"tinh"};
    survey s = survey_new();
    survey_file(&s,
                "tinh,q1,q2,days,got\n01,1,1,1,yes\n01,2,2,2,no\n02,5,,3,yes\n02,4,9,4,no\n"
                ",3,3,3,yes\n");
    s.options.by = by, s.options.n_by = 1;
    assert_ok(survey_read(&s), s.error);
    chiso_result *result = score_with(&s, "province-mean");
    assert_close(number_of(result, NULL, "A", "score"), number_of(result, "01", "A", "score"),
                 1e-15);
    assert_close(number_of(result, NULL, "a1", "score"), (0.125 + 0.875) / 2, 1e-15);
    assert_close(number_of(result, NULL, "A", "se"), number_of(result, "01", "A", "se"), 1e-14);
    chiso_result_free(result);
    s.options.where = "tinh = 02";
    assert_ok(survey_read(&s), s.error);
    result = score_with(&s, "province-mean");
    assert_true(isnan(number_of(result, NULL, "S", "score")));
    assert_true(isnan(number_of(result, NULL, "S", "se")));
    chiso_result_free(result);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(standard_errors_follow_the_chain_rule_up_the_tree),
        cmocka_unit_test(a_nation_of_provinces_varies_as_all_of_them),
        cmocka_unit_test(without_a_variance_the_nation_is_the_same_mean),
        cmocka_unit_test(provinces_without_a_score_take_no_part_in_the_nation),
    };
    return RUN_TESTS(tests);
}
