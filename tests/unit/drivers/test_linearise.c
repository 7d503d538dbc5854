/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/analysis.h"

#include "driven.h"

enum { PEOPLE = 12 };

/* Two strata of three units of two people each. */
static const double weight[PEOPLE] = {1, 2, 1, 1, 3, 1, 2, 2, 1, 4, 1, 1},
                    x[PEOPLE] = {1, 4, 2, 2, 5, 3, 1, 5, 4, 2, 3, 6},
                    y[PEOPLE] = {2, 5, 1, 4, 4, 4, 3, 5, 5, 1, 2, 6};

static driven *sample(void) {
    static const char *const unit[] = {"unit"};
    static char text[1024];
    size_t used = (size_t)snprintf(text, sizeof text, "stratum,unit,place,w,x,y\n");
    for (int i = 0; i < PEOPLE; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%d,%d,%s,%.0f,%.0f,%.0f\n",
                                 i / 6, i / 2, i < 10 ? "here" : "there", weight[i], x[i], y[i]);
    driven *d = driven_new(text, "y", "x", NULL);
    d->survey.design.weight = "w";
    d->survey.design.strata = "stratum";
    d->survey.design.psu = unit;
    d->survey.design.n_psu = 1;
    return d;
}

/* The slope and its variance, written out: w(x - mean)e/Σw(x - mean)² summed by unit. */
static double by_hand(int people, double *slope) {
    double w = 0, mx = 0, my = 0, xx = 0, xy = 0, unit[6] = {0}, variance = 0;
    for (int i = 0; i < people; i++) {
        w += weight[i];
        mx += weight[i] * x[i];
        my += weight[i] * y[i];
    }
    mx /= w;
    my /= w;
    for (int i = 0; i < people; i++) {
        xx += weight[i] * (x[i] - mx) * (x[i] - mx);
        xy += weight[i] * (x[i] - mx) * (y[i] - my);
    }
    *slope = xy / xx;
    for (int i = 0; i < people; i++)
        unit[i / 2] += weight[i] * (x[i] - mx) * (y[i] - my - *slope * (x[i] - mx)) / xx;
    for (int s = 0; s < 2; s++) {
        const double *u = unit + 3 * s, mean = (u[0] + u[1] + u[2]) / 3;
        for (int k = 0; k < 3; k++) variance += 1.5 * (u[k] - mean) * (u[k] - mean);
    }
    return variance;
}

static void a_slope_varies_as_its_units_do(void **state) {
    (void)state;
    driven *d = sample();
    double slope;
    const double variance = by_hand(PEOPLE, &slope);
    assert_ok(drive(d), d->survey.error);
    assert_close(driven_number(d, NULL, "coefficient", "x", "estimate"), slope, 1e-14);
    assert_close(driven_number(d, NULL, "coefficient", "x", "se"), sqrt(variance), 1e-14);
    /* 6 units, 2 strata, 1 predictor */
    assert_true(driven_number(d, NULL, "coefficient", "x", "df") == 3);
    driven_free(d);
}

/* The last unit has nobody in the domain: its total is 0, and it is no degree of freedom. */
static void a_unit_without_anybody_adds_a_zero(void **state) {
    (void)state;
    driven *d = sample();
    double slope;
    const double variance = by_hand(10, &slope);
    domains_by(d, "place");
    assert_ok(drive(d), d->survey.error);
    assert_close(driven_number(d, "here", "coefficient", "x", "estimate"), slope, 1e-14);
    assert_close(driven_number(d, "here", "coefficient", "x", "se"), sqrt(variance), 1e-14);
    assert_true(driven_number(d, "here", "coefficient", "x", "df") == 2);
    driven_free(d);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_slope_varies_as_its_units_do),
        cmocka_unit_test(a_unit_without_anybody_adds_a_zero),
    };
    return RUN_TESTS(tests);
}
