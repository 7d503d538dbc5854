/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_GOLDEN_DIFFERENCES_H
#define CHISO_GOLDEN_DIFFERENCES_H

#include "estimates.h"

/* Differences between domains, by chiso_estimate_differences(), against a table of R's. */

/* Is a row of the result that difference (1), or its negative (-1)? */
static inline int difference_sign(const chiso_result *found, size_t row, const golden_case *c,
                                  const char *domain, const char *other) {
    char by_other[PATH];
    snprintf(by_other, sizeof by_other, "%s_other", c->by[0]);
    const char *first = text_at(found, row, c->by[0]), *second = text_at(found, row, by_other);
    if (strcmp(first, domain) == 0 && strcmp(second, other) == 0) return 1;
    return strcmp(first, other) == 0 && strcmp(second, domain) == 0 ? -1 : 0;
}

static inline bool is_of(const chiso_result *found, size_t row, const table *t, size_t line) {
    char variable[PATH] = "";
    const char *denominator = cell(t, line, "denominator");
    strncat(variable, cell(t, line, "variable"), PATH / 2 - 1);
    if (denominator[0] != '\0') strcat(variable, "/");
    strncat(variable, denominator, PATH / 2 - 1);
    return strcmp(text_at(found, row, "statistic"), cell(t, line, "statistic")) == 0 &&
           strcmp(text_at(found, row, "variable"), variable) == 0 &&
           strcmp(text_at(found, row, "category"), cell(t, line, "category")) == 0;
}

static inline bool is_compared(const table *t, size_t line, int32_t kind) {
    const char *domain = cell(t, line, "domain"), *other = cell(t, line, "other");
    const bool whole = domain[0] == '\0' || other[0] == '\0';
    const bool missing = strcmp(domain, "(missing)") == 0 || strcmp(other, "(missing)") == 0;
    return !missing && whole == (kind == CHISO_DIFFERENCES_WHOLE);
}

/* One line of the table: the row that is it has R's difference and standard error. */
static inline bool line_is_met(const chiso_result *found, const golden_case *c, const table *t,
                               size_t line, const char *se_column) {
    const double se = number_cell(t, line, se_column), expected = number_cell(t, line, "estimate");
    const double scale = fmax(se, 1e-6 * fabs(expected));
    for (size_t row = 0; row < chiso_result_rows(found); row++) {
        const int sign =
            difference_sign(found, row, c, cell(t, line, "domain"), cell(t, line, "other"));
        if (sign == 0 || !is_of(found, row, t, line)) continue;
        const double difference = number_at(found, row, "difference");
        if (near(difference, sign * expected, scale, 1e-9) &&
            near(number_at(found, row, "se"), se, scale, 1e-9))
            return true;
        print_error("%.17g (%.17g), R has %.17g (%.17g)\n", difference, number_at(found, row, "se"),
                    sign * expected, se);
        return false;
    }
    return false;
}

static inline void assert_differences(const estimates *e, const golden_case *c, const table *t,
                                      const chiso_variance_options *variance,
                                      const char *se_column) {
    const chiso_estimate_options options = estimate_options(e, variance);
    chiso_difference_options differences = CHISO_DIFFERENCE_OPTIONS_INIT;
    size_t different = 0, lines = 0;
    for (int32_t kind = CHISO_DIFFERENCES_WHOLE; kind <= CHISO_DIFFERENCES_PAIRS; kind++) {
        chiso_result *found;
        chiso_error error = {0};
        differences.kind = kind;
        assert_ok(chiso_estimate_differences(&found, e->totals, &options, &differences, &error),
                  error);
        for (size_t line = 0; line < t->rows; line++) {
            if (!is_compared(t, line, kind)) continue;
            lines++;
            if (line_is_met(found, c, t, line, se_column)) continue;
            print_error("%s: %s %s [%s] - [%s]\n", c->name, cell(t, line, "statistic"),
                        cell(t, line, "variable"), cell(t, line, "domain"), cell(t, line, "other"));
            different++;
        }
        chiso_result_free(found);
    }
    assert_true(lines > 0);
    assert_int_equal(different, 0);
}

#endif
