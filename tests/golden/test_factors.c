/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Polychoric correlations, factors, components, omega and parallel analysis against R's psych and
   lavaan: see reliability/README.md. */
#include "reliability/components.h"
#include "reliability/efa.h"
#include "reliability/omega.h"
#include "reliability/parallel.h"
#include "reliability/polychorics.h"
#include "reliability/rotation.h"
#include "reliability/smc.h"
#include "table.h"
#include "test.h"

enum { MOST_ITEMS = 25, MOST_PAIRS = MOST_ITEMS * MOST_ITEMS };

static table correlations, expected, parallels;

static const struct data {
    const char *name;
    size_t items;
} all_data[] = {{"bfi", 25}, {"turned", 25}, {"ability", 16}, {"holzinger", 9}, {"anxiety", 20}};

static const struct data *find_data(const char *name) {
    for (size_t i = 0; i < sizeof all_data / sizeof all_data[0]; i++)
        if (strcmp(all_data[i].name, name) == 0) return &all_data[i];
    fail_msg("no data %s", name);
    return NULL;
}

/* Correlations of one kind, as R gives them. */
static void read_correlations(double *r, const char *data, const char *kind) {
    const size_t n = find_data(data)->items;
    size_t found = 0;
    for (size_t i = 0; i < n * n; i++) r[i] = i % (n + 1) == 0;
    for (size_t i = 0; i < correlations.rows; i++) {
        if (strcmp(cell(&correlations, i, "data"), data) != 0) continue;
        if (strcmp(cell(&correlations, i, "kind"), kind) != 0) continue;
        const size_t row = (size_t)number_cell(&correlations, i, "row") - 1;
        const size_t column = (size_t)number_cell(&correlations, i, "column") - 1;
        r[row * n + column] = r[column * n + row] = number_cell(&correlations, i, "r");
        found++;
    }
    assert_int_equal(found, n * (n - 1) / 2);
}

/* --- what of R's numbers is compared with what --- */

/* The largest difference between our numbers and the rows of a statistic, which are `count`. */
static double largest_difference(const char *data, const char *model, size_t factors,
                                 const char *statistic, const double *ours, size_t columns,
                                 size_t count) {
    double largest = 0;
    size_t found = 0;
    for (size_t i = 0; i < expected.rows; i++) {
        if (strcmp(cell(&expected, i, "data"), data) != 0) continue;
        if (strcmp(cell(&expected, i, "model"), model) != 0) continue;
        if (strcmp(cell(&expected, i, "statistic"), statistic) != 0) continue;
        if ((size_t)number_cell(&expected, i, "factors") != factors) continue;
        const double item = number_cell(&expected, i, "item");
        const double factor = number_cell(&expected, i, "factor");
        const size_t at = (isnan(item) ? 0 : (size_t)item - 1) * columns +
                          (isnan(factor) ? 0 : (size_t)factor - 1);
        const double difference = fabs(ours[at] - number_cell(&expected, i, "value"));
        assert_true(at < count && !isnan(difference));
        largest = fmax(largest, difference);
        found++;
    }
    assert_int_equal(found, count);
    return largest;
}

#define assert_same(data, model, factors, statistic, ours, columns, count, tolerance)              \
    do {                                                                                           \
        const double difference_ =                                                                 \
            largest_difference(data, model, factors, statistic, ours, columns, count);             \
        if (!(difference_ <= (tolerance)))                                                         \
            fail_msg("%s, %s, %zu factors, %s: %g is more than %g", data, model,                   \
                     (size_t)(factors), statistic, difference_, (double)(tolerance));              \
    } while (0)

/* --- factors --- */

static void check_efa(const char *data, size_t factors, chiso__rotation rotation,
                      const char *model) {
    static double r[MOST_PAIRS];
    const size_t n = find_data(data)->items, m = factors;
    chiso__arena arena = {0};
    chiso__factors f;
    read_correlations(r, data, "pearson");
    assert_true(chiso__efa_minres(&f, &arena, r, n, m));
    assert_true(chiso__rotate(&f, rotation, &arena));
    assert_int_equal(f.flags, 0);
    if (rotation != CHISO__ROTATION_VARIMAX)
        assert_same(data, model, m, "communality", f.communality, 1, n, 1e-4);
    assert_same(data, model, m, "loading", f.loading, m, n * m, 1e-4);
    assert_same(data, model, m, "explained", f.explained, 1, m, 1e-4);
    if (f.correlation != NULL) assert_same(data, model, m, "phi", f.correlation, m, m * m, 1e-4);
    chiso__arena_free(&arena);
}

static void factors_are_those_of_psych(void **state) {
    (void)state;
    static const struct {
        const char *data;
        size_t factors;
    } cases[] = {{"bfi", 1},       {"bfi", 2},       {"bfi", 3},      {"bfi", 5},
                 {"bfi", 6},       {"ability", 1},   {"ability", 2},  {"ability", 4},
                 {"holzinger", 1}, {"holzinger", 2}, {"holzinger", 3}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        check_efa(cases[i].data, cases[i].factors, CHISO__ROTATION_NONE, "none");
        if (cases[i].factors > 1)
            check_efa(cases[i].data, cases[i].factors, CHISO__ROTATION_VARIMAX, "varimax");
        check_efa(cases[i].data, cases[i].factors, CHISO__ROTATION_OBLIMIN, "oblimin");
    }
}

/* One uniqueness at its bound: what psych comes to within 2e-4, and R when it goes on. */
static void a_heywood_case_ends_at_the_bound(void **state) {
    (void)state;
    static double r[MOST_PAIRS];
    chiso__arena arena = {0};
    chiso__factors f;
    read_correlations(r, "holzinger", "pearson");
    assert_true(chiso__efa_minres(&f, &arena, r, 9, 4));
    assert_int_equal(f.flags, CHISO__FACTORS_HEYWOOD);
    assert_same("holzinger", "heywood", 4, "loading", f.loading, 4, 36, 1e-6);
    assert_same("holzinger", "heywood", 4, "communality", f.communality, 1, 9, 1e-6);
    chiso__arena_free(&arena);
}

/* --- components --- */

static void check_components(const char *data, size_t factors, chiso__rotation rotation,
                             const char *model) {
    static double r[MOST_PAIRS], values[MOST_ITEMS];
    const size_t n = find_data(data)->items;
    chiso__arena arena = {0};
    chiso__factors f;
    read_correlations(r, data, "pearson");
    assert_true(chiso__components(&f, values, &arena, r, n, factors));
    assert_true(chiso__rotate(&f, rotation, &arena));
    assert_int_equal(f.flags, 0);
    if (rotation == CHISO__ROTATION_NONE)
        assert_same(data, model, factors, "eigenvalue", values, 1, n, 1e-12);
    assert_same(data, model, factors, "loading", f.loading, factors, n * factors,
                rotation == CHISO__ROTATION_NONE ? 1e-12 : 1e-7);
    chiso__arena_free(&arena);
}

static void components_are_those_of_psych(void **state) {
    (void)state;
    static const char *const data[] = {"bfi", "ability", "holzinger"};
    static const size_t factors[] = {5, 4, 3};
    for (size_t i = 0; i < 3; i++) {
        check_components(data[i], factors[i], CHISO__ROTATION_NONE, "pca-none");
        check_components(data[i], factors[i], CHISO__ROTATION_VARIMAX, "pca-varimax");
    }
}

static void multiple_correlations_are_those_of_psych(void **state) {
    (void)state;
    static const char *const data[] = {"bfi", "ability", "holzinger"};
    static double r[MOST_PAIRS], smc[MOST_ITEMS], room[2 * MOST_PAIRS + 2 * MOST_ITEMS];
    for (size_t i = 0; i < 3; i++) {
        const size_t n = find_data(data[i])->items;
        read_correlations(r, data[i], "pearson");
        assert_true(chiso__smc(smc, r, n, room));
        assert_same(data[i], "smc", 0, "smc", smc, 1, n, 1e-12);
    }
}

/* --- omega --- */

static void check_omega(const char *data, const char *kind, size_t factors, const char *model) {
    static double r[MOST_PAIRS];
    const size_t n = find_data(data)->items;
    chiso__arena arena = {0};
    chiso__omega o;
    read_correlations(r, data, kind);
    assert_true(chiso__omega_of(&o, &arena, r, n, factors));
    const double alpha = chiso__alpha_of_correlations(r, n);
    assert_int_equal(o.flags, 0);
    assert_same(data, model, factors, "omega_total", &o.total, 1, 1, 1e-4);
    assert_same(data, model, factors, "omega_hierarchical", &o.hierarchical, 1, 1, 1e-4);
    assert_same(data, model, factors, "omega_limit", &o.limit, 1, 1, 1e-4);
    assert_same(data, model, factors, "general", o.general, 1, n, 1e-4);
    assert_same(data, model, factors, "communality", o.communality, 1, n, 1e-4);
    assert_same(data, model, factors, "alpha", &alpha, 1, 1, 1e-12);
    chiso__arena_free(&arena);
}

static void omega_is_that_of_psych(void **state) {
    (void)state;
    for (size_t m = 1; m <= 5; m++) check_omega("turned", "pearson", m, "omega");
    for (size_t m = 1; m <= 4; m++) check_omega("ability", "pearson", m, "omega");
    for (size_t m = 1; m <= 3; m++) check_omega("holzinger", "pearson", m, "omega");
    check_omega("ability", "psych", 1, "omega-polychoric");
    check_omega("ability", "psych", 3, "omega-polychoric");
}

/* --- polychoric correlations --- */

/* The items of a file, numbered from the least code; only those who answered all, or everybody. */
static chiso__ordinal read_answers(const char *data, size_t levels, int first, bool complete) {
    static size_t of_each[MOST_ITEMS];
    char path[512];
    (void)snprintf(path, sizeof path, CHISO_TEST_DATA "/data/%s.csv", data);
    table t = table_read(path);
    chiso__ordinal x = {.items = find_data(data)->items, .levels = of_each};
    int16_t *level = calloc(t.rows * x.items, sizeof *level);
    assert_non_null(level);
    for (size_t j = 0; j < x.items; j++) of_each[j] = levels;
    for (size_t i = 0; i < t.rows; i++) {
        bool all = true;
        for (size_t j = 0; j < x.items; j++) {
            const char *text = table_at(&t, i, j);
            level[x.cases * x.items + j] = (int16_t)(text[0] == '\0' ? -1 : atoi(text) - first);
            all = all && text[0] != '\0';
        }
        if (all || !complete) x.cases++;
    }
    x.level = level;
    table_free(&t);
    return x;
}

static void check_polychorics(const char *data, size_t levels, int first, bool complete,
                              chiso__thresholds thresholds, const char *kind, double tolerance) {
    static double r[MOST_PAIRS];
    chiso__ordinal answers = read_answers(data, levels, first, complete);
    const size_t n = answers.items;
    chiso__arena arena = {0};
    chiso__polychoric out;
    read_correlations(r, data, kind);
    assert_true(chiso__polychorics(&out, &arena, &answers, thresholds));
    for (size_t i = 0; i < n * n; i++) {
        if (!(fabs(out.correlation[i] - r[i]) <= tolerance))
            fail_msg("%s, %s, items %zu and %zu: %.9g is not %.9g", data, kind, i / n + 1,
                     i % n + 1, out.correlation[i], r[i]);
        assert_int_equal(out.flags[i], 0);
    }
    chiso__arena_free(&arena);
    free((void *)(uintptr_t)answers.level);
}

static void polychoric_correlations_of_complete_cases_are_those_of_lavaan(void **state) {
    (void)state;
    check_polychorics("bfi", 6, 1, true, CHISO__THRESHOLDS_PAIR, "lavaan", 2e-5);
    check_polychorics("bfi", 6, 1, true, CHISO__THRESHOLDS_GLOBAL, "lavaan", 2e-5);
    check_polychorics("ability", 2, 0, true, CHISO__THRESHOLDS_PAIR, "lavaan", 2e-5);
    check_polychorics("anxiety", 4, 1, true, CHISO__THRESHOLDS_PAIR, "lavaan", 2e-5);
}

static void polychoric_correlations_are_those_of_psych(void **state) {
    (void)state;
    check_polychorics("bfi", 6, 1, false, CHISO__THRESHOLDS_GLOBAL, "psych", 1e-4);
    check_polychorics("bfi", 6, 1, false, CHISO__THRESHOLDS_GLOBAL, "psych-exact", 1e-7);
    check_polychorics("ability", 2, 0, false, CHISO__THRESHOLDS_GLOBAL, "psych", 1e-4);
    check_polychorics("anxiety", 4, 1, false, CHISO__THRESHOLDS_GLOBAL, "psych", 1e-4);
}

/* --- parallel analysis --- */

enum { SAMPLES = 300, SAMPLES_OF_R = 1000 };

/* Of a mean: within six standard errors.  That of a median or a 0.95-quantile of normal numbers is
   1.25 or 2.1 times as large. */
static void assert_like(double ours, double theirs, double sd) {
    assert_close(ours, theirs, 6 * sd * sqrt(1.0 / SAMPLES + 1.0 / SAMPLES_OF_R) + 1e-12);
}

/* The quantile that was asked for: of factors it is the median alone that is compared, for one in
   twenty samples or so is a Heywood case, and the quantile is now one, now none. */
static size_t check_scree(const char *data, const char *basis, const chiso__scree *scree, size_t n,
                          bool is_median) {
    size_t found = 0, above = 0;
    bool all = true;
    for (size_t i = 0; i < parallels.rows; i++) {
        if (strcmp(cell(&parallels, i, "data"), data) != 0) continue;
        if (strcmp(cell(&parallels, i, "basis"), basis) != 0) continue;
        const size_t k = (size_t)number_cell(&parallels, i, "number") - 1;
        const double sd = number_cell(&parallels, i, "sd"),
                     seen = number_cell(&parallels, i, "observed");
        const double limit = number_cell(&parallels, i, is_median ? "median" : "quantile");
        const bool component = strcmp(basis, "component") == 0;
        assert_close(scree->observed[k], seen, component ? 1e-12 : 1e-5);
        assert_like(scree->mean[k], number_cell(&parallels, i, "mean"), sd);
        if (component || is_median) assert_like(scree->quantile[k], limit, 2.1 * sd);
        all = all && seen > limit;
        above += all;
        found++;
    }
    assert_int_equal(found, n);
    assert_int_equal(scree->above, above);
    return above;
}

static void check_parallel(const char *data, const char *from, size_t respondents,
                           size_t components, size_t factors) {
    static double r[MOST_PAIRS];
    const size_t n = find_data(from)->items;
    read_correlations(r, from, "pearson");
    for (int is_median = 0; is_median < 2; is_median++) {
        const chiso__parallel_options options = {.respondents = respondents,
                                                 .iterations = SAMPLES,
                                                 .quantile = is_median ? 0.5 : 0.95,
                                                 .seed = 7};
        chiso__arena arena = {0};
        chiso__parallel out;
        assert_true(chiso__parallel_analysis(&out, &arena, r, n, &options));
        const size_t above = check_scree(data, "component", &out.components, n, is_median);
        const size_t factors_above = check_scree(data, "factor", &out.factors, n, is_median);
        if (!is_median) assert_int_equal(above, components);
        if (!is_median) assert_int_equal(factors_above, factors);
        chiso__arena_free(&arena);
    }
}

/* R: fa.parallel(bfi) "suggests that the number of factors = 6 and the number of components = 6".
 */
static void eigenvalues_of_samples_are_as_those_that_r_draws(void **state) {
    (void)state;
    check_parallel("bfi", "bfi", 2800, 6, 6);
    check_parallel("ability", "ability", 1525, 2, 4);
    check_parallel("holzinger", "holzinger", 301, 3, 3);
    check_parallel("few", "holzinger", 20, 1, 1);
}

static int read_all(void **state) {
    (void)state;
    correlations = table_read(CHISO_TEST_DATA "/correlations.csv");
    expected = table_read(CHISO_TEST_DATA "/factors.csv");
    parallels = table_read(CHISO_TEST_DATA "/parallel.csv");
    return 0;
}

static int free_all(void **state) {
    (void)state;
    table_free(&correlations);
    table_free(&expected);
    table_free(&parallels);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(factors_are_those_of_psych),
        cmocka_unit_test(a_heywood_case_ends_at_the_bound),
        cmocka_unit_test(components_are_those_of_psych),
        cmocka_unit_test(multiple_correlations_are_those_of_psych),
        cmocka_unit_test(omega_is_that_of_psych),
        cmocka_unit_test(polychoric_correlations_of_complete_cases_are_those_of_lavaan),
        cmocka_unit_test(polychoric_correlations_are_those_of_psych),
        cmocka_unit_test(eigenvalues_of_samples_are_as_those_that_r_draws),
    };
    if (getenv("CHISO_TEST_LOCALE") != NULL &&
        setlocale(LC_ALL, getenv("CHISO_TEST_LOCALE")) == NULL)
        return 99;
    return cmocka_run_group_tests(tests, read_all, free_all);
}
