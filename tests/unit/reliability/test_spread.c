/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/spread.h"

#include <chiso/estimate.h>

#include "scale_of.h"

static const char answers[] =
    "w,s,v,a,b,c\n"
    "1,x,1,1,2,3\n2,x,1,2,2,5\n1,x,2,2,3,4\n3,x,2,4,,4\n1,x,3,3,5,2\n"
    "1,y,4,4,4,1\n2,y,4,5,3,2\n1,y,5,1,1,1\n1,y,5,,2,3\n2,y,6,2,4,4\n";
static const char *const items[] = {"a", "b", "c", NULL};
static const char *const psu[] = {"v"};

static scale_of designed(void) {
    scale_of of = scale_begin(answers, items);
    of.s.design.weight = "w", of.s.design.strata = "s";
    of.s.design.psu = psu, of.s.design.n_psu = 1;
    return of;
}

/* Means are also what chiso_estimate() makes of totals, by another way. */
static void compare_means(scale_of *of, double tolerance) {
    chiso_estimand means[MOST_NAMES];
    chiso_estimate_options options = CHISO_ESTIMATE_OPTIONS_INIT;
    chiso_result *result;
    for (size_t j = 0; j < of->options.n_items; j++)
        means[j] = (chiso_estimand){.statistic = "mean", .variable = of->names[j]};
    assert_ok(scale_read(of), of->s.error);
    of->s.options.estimands = means, of->s.options.n_estimands = of->options.n_items;
    assert_ok(survey_read(&of->s), of->s.error);
    options.variance = &of->variance;
    assert_ok(chiso_estimate(&result, of->s.totals, &options, &of->s.error), of->s.error);
    for (size_t j = 0; j < of->options.n_items; j++) {
        const char *const columns[] = {"estimate", "se", "ci_low", "df"};
        for (size_t c = 0; c < 4; c++)
            assert_close(scale_number(of, "", "item_mean", of->names[j], columns[c]),
                         chiso_result_number(result, j,
                                             (size_t)chiso_result_find_column(result, columns[c])),
                         tolerance);
    }
    chiso_result_free(result);
}

static void means_vary_as_estimated_ones_do(void **state) {
    static const int32_t methods[] = {CHISO_VARIANCE_TAYLOR, CHISO_VARIANCE_JACKKNIFE,
                                      CHISO_VARIANCE_BOOTSTRAP};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        scale_of of = designed();
        of.variance.method = methods[i];
        compare_means(&of, 1e-13);
        scale_end(&of);
    }
}

static void the_centre_of_replicates_is_asked_for(void **state) {
    (void)state;
    scale_of of = designed();
    of.variance.method = CHISO_VARIANCE_JACKKNIFE;
    assert_ok(scale_read(&of), of.s.error);
    const double about_mean = scale_number(&of, "", "alpha", "", "se");
    of.variance.centre = CHISO_CENTRE_ESTIMATE;
    assert_ok(scale_read(&of), of.s.error);
    assert_true(scale_number(&of, "", "alpha", "", "se") > about_mean);
    compare_means(&of, 1e-13);
    scale_end(&of);
}

/* So many items that replicates are made in several goes. */
static void replicates_are_made_some_at_a_time(void **state) {
    enum { ITEMS = 100, PEOPLE = 8 };
    static char text[PEOPLE * ITEMS * 3 + ITEMS * 4 + 100], names[ITEMS][8];
    const char *columns[ITEMS + 1] = {NULL};
    (void)state;
    strcpy(text, "v");
    for (int j = 0; j < ITEMS; j++) {
        snprintf(names[j], sizeof names[j], "q%d", j);
        columns[j] = names[j];
        strcat(strcat(text, ","), names[j]);
    }
    for (int i = 0; i < PEOPLE; i++) {
        strcat(text, "\n");
        strcat(text, (const char *const[]){"1", "2", "3", "4"}[i / 2]);
        for (int j = 0; j < ITEMS; j++)
            strcat(text,
                   (const char *const[]){",1", ",2", ",3", ",4", ",5"}[(i * i + j * i + j) % 5]);
    }
    scale_of of = scale_begin(strcat(text, "\n"), columns);
    of.s.design.psu = psu, of.s.design.n_psu = 1;
    of.variance.method = CHISO_VARIANCE_BOOTSTRAP;
    of.variance.replicates = 300; /* 30,300 sums: 277 at a time */
    compare_means(&of, 1e-12);
    scale_end(&of);
}

/* A replicate of the jackknife is the sample without a unit, read by itself. */
static void omega_varies_as_that_of_samples_without_a_unit(void **state) {
    enum { UNITS = 10 };
    static const char *const names[] = {"a", "b", "c", "d", NULL}, *const statistics[] = {
                                                                       "omega_total",
                                                                       "omega_hierarchical"};
    char text[4000] = "v,a,b,c,d\n";
    (void)state;
    for (int i = 0; i < 60; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%d,%d,%d,%d,%d\n", i / 6,
                 i * 7 % 5, (i * 7 + i / 11) % 5, (i * 7 + i / 6) % 5, (i * 7 + i % 3) % 5);
    scale_of of = scale_begin(text, names);
    of.s.design.psu = psu, of.s.design.n_psu = 1;
    of.options.factors = 1;
    of.variance.method = CHISO_VARIANCE_JACKKNIFE;
    assert_ok(scale_read(&of), of.s.error);
    const double se = scale_number(&of, "", "omega_total", "", "se");
    double theta[UNITS], mean = 0, square = 0;
    scale_of without = scale_begin(text, names);
    without.options.factors = 1;
    for (int u = 0; u < UNITS; u++) {
        char where[16];
        snprintf(where, sizeof where, "v != %d", u);
        without.options.where = where;
        assert_ok(scale_read(&without), without.s.error);
        theta[u] = scale_estimate(&without, statistics[0], "");
        mean += theta[u] / UNITS;
    }
    for (int u = 0; u < UNITS; u++) square += (theta[u] - mean) * (theta[u] - mean);
    assert_close(se, sqrt(square * (UNITS - 1) / UNITS), 1e-7);
    assert_true(se > 1e-3);
    assert_close(scale_number(&of, "", "omega_total", "", "df"), UNITS - 1, 0);
    scale_end(&of);
    scale_end(&without);
}

static void hierarchical_omega_varies_too(void **state) {
    static const char *const six[] = {"a", "b", "c", "d", "e", "f", NULL};
    char text[6000] = "v,a,b,c,d,e,f\n";
    (void)state;
    for (int i = 0; i < 80; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%d,%d,%d,%d,%d,%d,%d\n", i / 8,
                 i * 7 % 5, (i * 7 + i / 11) % 5, (i * 7 + i / 9) % 5, i * 3 % 7 % 5,
                 (i * 3 + i / 13) % 7 % 5, (i * 3 + i / 10) % 7 % 5);
    scale_of of = scale_begin(text, six);
    of.s.design.psu = psu, of.s.design.n_psu = 1;
    of.options.factors = 2;
    of.variance.method = CHISO_VARIANCE_BOOTSTRAP;
    of.variance.replicates = 60;
    assert_ok(scale_read(&of), of.s.error);
    assert_true(scale_number(&of, "", "omega_hierarchical", "", "se") > 0);
    assert_true(scale_number(&of, "", "omega_total", "", "se") > 0);
    of.variance.method = CHISO_VARIANCE_TAYLOR; /* which has no slope of it */
    assert_ok(scale_read(&of), of.s.error);
    assert_true(isnan(scale_number(&of, "", "omega_total", "", "se")));
    scale_end(&of);
}

/* In some replicates an item does not vary, and has no correlation. */
static void replicates_without_a_correlation_have_no_omega(void **state) {
    char text[3000] = "a,b,c\n";
    (void)state;
    for (int i = 0; i < 60; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%d,%d,%d\n", i % 20 == 0,
                 i * 7 % 5, (i * 7 + i / 9) % 5);
    scale_of of = scale_begin(text, (const char *const[]){"a", "b", "c", NULL});
    of.options.factors = 1;
    of.variance.method = CHISO_VARIANCE_BOOTSTRAP;
    of.variance.replicates = 100;
    assert_ok(scale_read(&of), of.s.error);
    assert_contains(scale_flags(&of, "", "omega_total", ""), "dropped_replicates");
    scale_end(&of);
}

static void numbers_of_a_family_stand_one_behind_the_other(void **state) {
    const chiso__matrices m = {.items = 5};
    (void)state;
    assert_int_equal(chiso__family_place(&m, CHISO__MEAN_R, 0), CHISO__MEAN_R);
    assert_int_equal(chiso__family_place(&m, CHISO__ITEM_MEAN, 3), CHISO__ITEM_MEAN + 3);
    assert_int_equal(chiso__family_place(&m, CHISO__ITEM_SD, 0), CHISO__ITEM_MEAN + 5);
    assert_int_equal(chiso__family_place(&m, CHISO__FAMILY, 0), CHISO__ITEM_MEAN + 20);
}

/* Records of one unit far apart in the file are one unit all the same. */
static void the_order_of_records_does_not_matter(void **state) {
    static const char turned[] =
        "w,s,v,a,b,c\n"
        "2,y,6,2,4,4\n1,x,3,3,5,2\n1,y,5,,2,3\n1,x,1,1,2,3\n3,x,2,4,,4\n"
        "2,y,4,5,3,2\n1,y,5,1,1,1\n2,x,1,2,2,5\n1,y,4,4,4,1\n1,x,2,2,3,4\n";
    static const char *const statistics[] = {"alpha", "lambda6", "mean_r"};
    (void)state;
    scale_of of = designed(), other = scale_begin(turned, items);
    other.s.design = of.s.design;
    assert_ok(scale_read(&of), of.s.error);
    assert_ok(scale_read(&other), other.s.error);
    for (size_t i = 0; i < 3; i++) {
        assert_close(scale_estimate(&other, statistics[i], ""),
                     scale_estimate(&of, statistics[i], ""), 1e-13);
        assert_close(scale_number(&other, "", statistics[i], "", "se"),
                     scale_number(&of, "", statistics[i], "", "se"), 1e-13);
    }
    scale_end(&of);
    scale_end(&other);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(means_vary_as_estimated_ones_do),
        cmocka_unit_test(the_centre_of_replicates_is_asked_for),
        cmocka_unit_test(replicates_are_made_some_at_a_time),
        cmocka_unit_test(omega_varies_as_that_of_samples_without_a_unit),
        cmocka_unit_test(hierarchical_omega_varies_too),
        cmocka_unit_test(replicates_without_a_correlation_have_no_omega),
        cmocka_unit_test(numbers_of_a_family_stand_one_behind_the_other),
        cmocka_unit_test(the_order_of_records_does_not_matter),
    };
    return RUN_TESTS(tests);
}
