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
        cmocka_unit_test(numbers_of_a_family_stand_one_behind_the_other),
        cmocka_unit_test(the_order_of_records_does_not_matter),
    };
    return RUN_TESTS(tests);
}
