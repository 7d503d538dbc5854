/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/estimates.h"
#include "numeric/distribution.h"
#include "textbook.h"

static chiso_variance_options certainty = {.struct_size = sizeof certainty,
                                           .lone_psu = CHISO_LONE_PSU_CERTAINTY};
static const chiso_estimate_options options = {.struct_size = sizeof options,
                                               .variance = &certainty};

static bool inside(const record *r, int domain) {
    return (domain == 0 || r->d == domain) && !isnan(r->y);
}

/* F(y) in a domain. */
static double share_below(const record *all, int domain, double y) {
    double w = 0, below = 0;
    for (int i = 0; i < RECORDS; i++) {
        if (!inside(&all[i], domain)) continue;
        w += all[i].w, below += y_of(&all[i]) <= y ? all[i].w : 0;
    }
    return below / w;
}

/* The least answer with F >= p; the last where p is above 1. */
static double quantile(const record *all, int domain, double p) {
    double least = INFINITY, most = -INFINITY;
    for (int i = 0; i < RECORDS; i++) {
        if (!inside(&all[i], domain)) continue;
        const double y = y_of(&all[i]);
        most = fmax(most, y);
        if (share_below(all, domain, y) >= p * (1 - 1e-12)) least = fmin(least, y);
    }
    return isinf(least) ? most : least;
}

/* Woodruff (1952): the interval of F, brought back. */
static void assert_quantile(const chiso__figure *f, const design *d, const record *all, int domain,
                            double p) {
    const double q = quantile(all, domain, p), share = share_below(all, domain, q);
    double z[RECORDS], w = 0;
    for (int i = 0; i < RECORDS; i++) w += inside(&all[i], domain) ? all[i].w : 0;
    for (int i = 0; i < RECORDS; i++) {
        z[i] = (y_of(&all[i]) <= q ? 1 : 0) - share;
        z[i] = inside(&all[i], domain) ? all[i].w * z[i] / w : 0;
    }
    const double t = chiso__t_quantile(0.975, degrees(d, all, domain));
    const double half = t * sqrt(variance(d, all, z, domain, CHISO_LONE_PSU_CERTAINTY));
    assert_true(f->estimate == q);
    if (isnan(half)) {
        assert_true(isnan(f->low) && isnan(f->se));
        return;
    }
    assert_true(f->low == quantile(all, domain, p - half));
    assert_true(f->high == quantile(all, domain, p + half));
    assert_close(f->se, (f->high - f->low) / (2 * t), 1e-14);
    assert_close(f->cv, f->se / q, 1e-14);
}

static void quantiles_have_the_interval_of_their_share(void **state) {
    (void)state;
    static const chiso_estimand estimands[] = {{"quantile", "y", NULL, 0.25},
                                               {"quantile", "y", NULL, 0.5},
                                               {"mean", "x", NULL, 0},
                                               {"quantile", "y", NULL, 0.975}};
    uint64_t random = 88172645463325252u;
    for (size_t i = 0; i < DESIGNS; i++) {
        record all[RECORDS];
        chiso__estimates e = {.totals = NULL};
        make_records(all, &designs[i], &random);
        survey s = read_records(all, &designs[i], estimands, 4);
        assert_ok(chiso__estimates_new(&e, s.totals, &options, &s.error), s.error);
        assert_int_equal(e.n_targets, 4);
        for (size_t block = 0; block <= DOMAINS; block++) {
            chiso__figure figures[4];
            assert_true(chiso__estimates_domain_figures(&e, chiso__estimates_domain(&e, block),
                                                        figures, NULL));
            for (size_t t = 0; t < 4; t++)
                if (t != 2)
                    assert_quantile(&figures[t], &designs[i], all, (int)block, estimands[t].p);
        }
        chiso__estimates_free(&e);
        survey_free(&s);
    }
}

static void assert_same(double a, double b) {
    if (isnan(a) || isnan(b))
        assert_true(isnan(a) && isnan(b));
    else
        assert_close(a, b, 1e-12);
}

static void categories_have_the_quantiles_of_their_numbers(void **state) {
    (void)state;
    static const chiso_estimand estimands[] = {{"quantile", "q1", NULL, 0.3},
                                               {"quantile", "q1", NULL, 0.8}};
    static const char *const by[] = {"d"}, *const missing[] = {"8", "9"};
    char text[4000] = "d,w,q1\n";
    uint64_t random = 2463534242u;
    for (int i = 0; i < 120; i++)
        sprintf(text + strlen(text), "%d,%d,%d\n", (int)roll(&random, 3), (int)roll(&random, 5) + 1,
                (const int[]){1, 2, 3, 4, 5, 8, 9}[roll(&random, 7)]);
    chiso_result *result[2];
    survey s = survey_new();
    survey_file(&s, text);
    s.design.weight = "w", s.options.by = by, s.options.n_by = 1;
    s.options.estimands = estimands, s.options.n_estimands = 2;
    s.options.hold = CHISO_HOLD_ESTIMANDS;
    for (int i = 0; i < 2; i++) {
        assert_ok(survey_read(&s), s.error);
        assert_ok(chiso_estimate(&result[i], s.totals, &options, &s.error), s.error);
        s.instrument_name = NULL, s.input.missing = missing, s.input.n_missing = 2;
    }
    for (size_t row = 0; row < 8; row++) {
        for (size_t column = 4; column < 12; column++)
            assert_same(chiso_result_number(result[0], row, column),
                        chiso_result_number(result[1], row, column));
    }
    chiso_result_free(result[0]);
    chiso_result_free(result[1]);
    survey_free(&s);
}

static void where_nobody_answered_there_is_nothing_to_tell(void **state) {
    (void)state;
    static const chiso_estimand estimands[] = {
        {"quantile", "y", NULL, 0.5}, {"mean", "y", NULL, 0}, {"ratio", "y", "x", 0}};
    static const char *const by[] = {"d"};
    survey s = survey_new();
    survey_file(&s, "d,x,y\n1,1,\n1,2,\n2,1,5\n2,3,6\n");
    s.instrument_name = NULL, s.options.by = by, s.options.n_by = 1;
    s.options.estimands = estimands, s.options.n_estimands = 3;
    assert_ok(survey_read(&s), s.error);
    for (int32_t method = CHISO_VARIANCE_TAYLOR; method <= CHISO_VARIANCE_NONE; method++) {
        chiso__estimates e = {.totals = NULL};
        chiso__figure f[3];
        chiso_variance_options variance_options = certainty;
        chiso_estimate_options asked_for = options;
        variance_options.method = method, asked_for.variance = &variance_options;
        assert_ok(chiso__estimates_new(&e, s.totals, &asked_for, &s.error), s.error);
        assert_true(chiso__estimates_domain_figures(&e, chiso__estimates_domain(&e, 1), f, NULL));
        for (size_t t = 0; t < 3; t++) {
            assert_true(isnan(f[t].estimate) && isnan(f[t].se) && isnan(f[t].low));
            assert_true(f[t].n == 0 && (f[t].flags & CHISO__FLAG_NO_ANSWERS) != 0);
        }
        assert_true(chiso__estimates_domain_figures(&e, chiso__estimates_domain(&e, 2), f, NULL));
        assert_true(f[0].estimate == 5 && f[1].estimate == 5.5 && f[1].n == 2);
        assert_int_equal(isnan(f[1].se), method == CHISO_VARIANCE_NONE);
        chiso__estimates_free(&e);
    }
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantiles_have_the_interval_of_their_share),
        cmocka_unit_test(categories_have_the_quantiles_of_their_numbers),
        cmocka_unit_test(where_nobody_answered_there_is_nothing_to_tell),
    };
    return RUN_TESTS(tests);
}
