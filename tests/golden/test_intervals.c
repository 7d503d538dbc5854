/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantiles and intervals against R, by intervals/expected.R. */
#include "estimate/interval.h"

#include <stdio.h>

#include "estimate/quality.h"
#include "numeric/distribution.h"
#include "test.h"

enum { LINE = 400, FIELDS = 9 };

/* Fields of a line; a number in the "C" locale. */
typedef struct fields {
    char line[LINE];
    const char *text[FIELDS];
    double number[FIELDS];
} fields;

static void split(fields *f) {
    char *rest = f->line;
    locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0), before = uselocale(c);
    f->line[strcspn(f->line, "\r\n")] = '\0';
    for (size_t i = 0; i < FIELDS; i++) {
        f->text[i] = rest;
        rest += strcspn(rest, ",");
        if (*rest != '\0') *rest++ = '\0';
        f->number[i] = strtod(f->text[i], NULL);
    }
    uselocale(before);
    freelocale(c);
}

/* Calls check for each line but the header; returns how many. */
static size_t each_line(const char *path, void (*check)(const fields *)) {
    fields f;
    size_t count = 0;
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_non_null(fgets(f.line, LINE, file));
    while (fgets(f.line, LINE, file) != NULL) {
        split(&f);
        check(&f);
        count++;
    }
    fclose(file);
    return count;
}

static void assert_relative(double actual, double expected, double tolerance, const char *what) {
    if (actual == expected || fabs(actual - expected) <= tolerance * fabs(expected)) return;
    fail_msg("%s: %.17g is not within %g of %.17g", what, actual, tolerance, expected);
}

static void check_t(const fields *f) {
    char what[100];
    snprintf(what, sizeof what, "t quantile of %.17g, df %g", f->number[0], f->number[1]);
    assert_relative(chiso__t_quantile(f->number[0], f->number[1]), f->number[2], 1e-12, what);
    assert_relative(chiso__t_probability(f->number[2], f->number[1]), f->number[0], 1e-12, what);
}

static void t_quantiles_are_those_of_r_and_lead_back(void **state) {
    (void)state;
    assert_int_equal(each_line(CHISO_TEST_DATA "/t.csv", check_t), 242);
}

static void check_beta(const fields *f) {
    char what[100];
    snprintf(what, sizeof what, "beta quantile of %.17g, shapes %g and %g", f->number[0],
             f->number[1], f->number[2]);
    assert_relative(chiso__beta_quantile(f->number[0], f->number[1], f->number[2]), f->number[3],
                    1e-11, what);
}

static void beta_quantiles_are_those_of_r(void **state) {
    (void)state;
    assert_int_equal(each_line(CHISO_TEST_DATA "/beta.csv", check_beta), 1618);
}

static void check_interval(const fields *f) {
    char what[200];
    const chiso__interval_input input = {.level = f->number[2],
                                         .n = (int64_t)f->number[3],
                                         .df = f->number[4],
                                         .estimate = f->number[5],
                                         .se = f->number[6]};
    double low, high;
    unsigned flags = 0;
    snprintf(what, sizeof what, "%.60s, %.10s, level %.3g, p %.6g, df %g", f->text[0], f->text[1],
             f->number[2], f->number[5], f->number[4]);
    assert_true(chiso__interval(chiso__interval_named(f->text[1]), &input, &low, &high, &flags));
    assert_relative(low, f->number[7], 1e-10, what);
    assert_relative(high, f->number[8], 1e-10, what);
    assert_int_equal(flags, strcmp(f->text[0], "end") == 0 ? CHISO__FLAG_EXACT : 0);
}

static void intervals_are_those_of_r(void **state) {
    (void)state;
    assert_int_equal(each_line(CHISO_TEST_DATA "/intervals.csv", check_interval), 684);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_quantiles_are_those_of_r_and_lead_back),
        cmocka_unit_test(beta_quantiles_are_those_of_r),
        cmocka_unit_test(intervals_are_those_of_r),
    };
    return RUN_TESTS(tests);
}
