/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Variances from replicates equal those of R's `survey`; replicates/README.md says how its numbers
   were made.  With the name of a case as argument, the factors of its replicates are printed, with
   a number the Hadamard matrix of that order: what R is given. */
#include <stdio.h>

#include "base/memory.h"
#include "differences.h"
#include "estimate/estimates.h"
#include "estimate/replicates.h"
#include "numeric/hadamard.h"
#include "totals/rows.h"

#define SIZE sizeof(chiso_design_options)

static const char *const fpc[] = {"fpc"}, *const district[] = {"dnum"},
                         *const school[] = {"dnum", "snum"}, *const counts[] = {"fpc1", "fpc2"},
                         *const psu[] = {"psu"}, *const unit[] = {"psu", "ssu"}, *const n[] = {"N"},
                         *const census[] = {"N_census"}, *const n_of_stages[] = {"N1", "N2"};

#define APISTRAT .weight = "pw", .strata = "stype"
#define APICLUS .weight = "pw", .psu = district, .n_psu = 1
#define LONE .weight = "w", .strata = "stratum", .psu = psu, .n_psu = 1
#define FPC(columns, count) .fpc = (columns), .n_fpc = (count)

typedef struct replicated_case {
    golden_case of;
    int32_t method;
    const char *scheme;
    double rho;
} replicated_case;

#define SURVEY(name) "../../survey/data/" name

static const replicated_case cases[] = {
    {.of = {.sentence = "the jackknife of strata",
            .name = "jkn",
            .data = SURVEY("apistrat"),
            .design = {.struct_size = SIZE, APISTRAT},
            .by = {"sch_wide"}},
     .method = CHISO_VARIANCE_JACKKNIFE,
     .scheme = "jkn"},
    {.of = {.sentence = "the jackknife of strata with fpc",
            .name = "jkn-fpc",
            .data = SURVEY("apistrat"),
            .design = {.struct_size = SIZE, APISTRAT, FPC(fpc, 1)},
            .by = {"sch_wide"}},
     .method = CHISO_VARIANCE_JACKKNIFE,
     .scheme = "jkn"},
    {.of = {.sentence = "the jackknife of clusters",
            .name = "jk1",
            .data = SURVEY("apiclus1"),
            .design = {.struct_size = SIZE, APICLUS},
            .by = {"stype"}},
     .method = CHISO_VARIANCE_JACKKNIFE,
     .scheme = "jk1"},
    {.of = {.sentence = "the jackknife of clusters with fpc",
            .name = "jk1-fpc",
            .data = SURVEY("apiclus1"),
            .design = {.struct_size = SIZE, APICLUS, FPC(fpc, 1)},
            .by = {"stype"}},
     .method = CHISO_VARIANCE_JACKKNIFE,
     .scheme = "jk1"},
    {.of = {.sentence = "the jackknife of two stages, without the fpc of the second",
            .name = "jk1-stages",
            .data = SURVEY("apiclus2"),
            .design = {.struct_size = SIZE, .psu = school, .n_psu = 2, FPC(counts, 2)},
            .by = {"stype"}},
     .method = CHISO_VARIANCE_JACKKNIFE,
     .scheme = "jk1"},
    {.of = {.sentence = "the jackknife with lone PSUs, certainty",
            .name = "jkn-certainty",
            .data = SURVEY("lone"),
            .design = {.struct_size = SIZE, LONE},
            .by = {"area"},
            .lone = CHISO_LONE_PSU_CERTAINTY},
     .method = CHISO_VARIANCE_JACKKNIFE,
     .scheme = "jkn"},
    {.of = {.sentence = "the jackknife with lone PSUs and fpc, removed",
            .name = "jkn-remove",
            .data = SURVEY("lone"),
            .design = {.struct_size = SIZE, LONE, FPC(n, 1)},
            .by = {"area"},
            .lone = CHISO_LONE_PSU_REMOVE},
     .method = CHISO_VARIANCE_JACKKNIFE,
     .scheme = "jkn"},
    {.of = {.sentence = "the jackknife with a census of one PSU",
            .name = "jkn-census",
            .data = SURVEY("lone"),
            .design = {.struct_size = SIZE, LONE, FPC(census, 1)},
            .by = {"area"}},
     .method = CHISO_VARIANCE_JACKKNIFE,
     .scheme = "jkn"},
    {.of = {.sentence = "balanced half-samples",
            .name = "brr",
            .data = "pairs",
            .design = {.struct_size = SIZE, LONE},
            .by = {"area"}},
     .method = CHISO_VARIANCE_BRR,
     .scheme = "brr"},
    {.of = {.sentence = "Fay's method with rho 0.3",
            .name = "fay-30",
            .data = "pairs",
            .design = {.struct_size = SIZE, LONE},
            .by = {"area"}},
     .method = CHISO_VARIANCE_FAY,
     .rho = 0.3,
     .scheme = "fay"},
    {.of = {.sentence = "Fay's method with rho 0.5",
            .name = "fay-50",
            .data = "pairs",
            .design = {.struct_size = SIZE, LONE},
            .by = {"area"}},
     .method = CHISO_VARIANCE_FAY,
     .scheme = "fay"},
    {.of = {.sentence = "the bootstrap of respondents",
            .name = "bootstrap",
            .data = SURVEY("apistrat"),
            .design = {.struct_size = SIZE, APISTRAT},
            .by = {"sch_wide"}},
     .method = CHISO_VARIANCE_BOOTSTRAP,
     .scheme = "bootstrap"},
    {.of = {.sentence = "the bootstrap of pairs",
            .name = "bootstrap-pairs",
            .data = "pairs",
            .design = {.struct_size = SIZE, LONE},
            .by = {"area"}},
     .method = CHISO_VARIANCE_BOOTSTRAP,
     .scheme = "bootstrap"},
    {.of = {.sentence = "the bootstrap of domains that some replicates miss",
            .name = "bootstrap-dropped",
            .data = "pairs",
            .design = {.struct_size = SIZE, LONE},
            .by = {"part"}},
     .method = CHISO_VARIANCE_BOOTSTRAP,
     .scheme = "bootstrap"},
    {.of = {.sentence = "the bootstrap with lone PSUs",
            .name = "bootstrap-certainty",
            .data = SURVEY("lone"),
            .design = {.struct_size = SIZE, LONE},
            .by = {"area"},
            .lone = CHISO_LONE_PSU_CERTAINTY},
     .method = CHISO_VARIANCE_BOOTSTRAP,
     .scheme = "bootstrap"},
    {.of = {.sentence = "the bootstrap of clusters with fpc",
            .name = "mrb",
            .data = SURVEY("apiclus1"),
            .design = {.struct_size = SIZE, APICLUS, FPC(fpc, 1)},
            .by = {"stype"}},
     .method = CHISO_VARIANCE_BOOTSTRAP,
     .scheme = "mrbbootstrap"},
    {.of = {.sentence = "the bootstrap of strata with fpc",
            .name = "mrb-strata",
            .data = SURVEY("apistrat"),
            .design = {.struct_size = SIZE, APISTRAT, FPC(fpc, 1)},
            .by = {"sch_wide"}},
     .method = CHISO_VARIANCE_BOOTSTRAP,
     .scheme = "mrbbootstrap"},
    {.of = {.sentence = "the bootstrap of two stages with fpc",
            .name = "mrb-stages",
            .data = SURVEY("stages"),
            .design = {.struct_size = SIZE,
                       .weight = "w",
                       .strata = "stratum",
                       .psu = unit,
                       .n_psu = 2,
                       FPC(n_of_stages, 2)},
            .by = {"area"},
            .lone = CHISO_LONE_PSU_CERTAINTY},
     .method = CHISO_VARIANCE_BOOTSTRAP,
     .scheme = "mrbbootstrap"},
};

enum { CASES = sizeof cases / sizeof cases[0], REPLICATES = 40 };

static const chiso_estimand asked[] = {{"mean", "y", NULL, 0},
                                       {"mean", "y_m", NULL, 0},
                                       {"total", "y", NULL, 0},
                                       {"ratio", "y", "x", 0},
                                       {"proportion", "item", NULL, 0}};

/* A survey with its replicates, and what each target is in each of them. */
typedef struct replicated {
    estimates e;
    chiso__estimates made;
    chiso__replicates replicates;
    double *totals; /* of one domain: row_sums in every replicate */
} replicated;

static chiso_variance_options options_of(const replicated_case *c, int64_t replicates) {
    chiso_variance_options options = CHISO_VARIANCE_OPTIONS_INIT;
    options.method = c->method, options.lone_psu = c->of.lone;
    options.replicates = replicates, options.fay_rho = c->rho;
    chiso__replicates_defaults(&options);
    return options;
}

static void replicate(replicated *r, const replicated_case *c, int64_t replicates) {
    const chiso_variance_options options = options_of(c, replicates);
    chiso_variance_options none = CHISO_VARIANCE_OPTIONS_INIT;
    none.method = CHISO_VARIANCE_NONE;
    *r = (replicated){0};
    r->e.n_wanted = sizeof asked / sizeof asked[0];
    memcpy(r->e.wanted, asked, sizeof asked);
    assert_ok(read_totals(&r->e, &c->of, false), r->e.error);
    const chiso_estimate_options estimate_all = estimate_options(&r->e, &none);
    assert_ok(chiso__estimates_new(&r->made, r->e.totals, &estimate_all, &r->e.error), r->e.error);
    assert_ok(chiso__replicates_new(&r->replicates, &r->made.view.frame, &options, &r->e.error),
              r->e.error);
    r->totals = calloc(r->replicates.count * r->e.totals->row_sums, sizeof *r->totals);
    assert_non_null(r->totals);
}

static void replicated_free(replicated *r) {
    chiso__replicates_free(&r->replicates);
    chiso__estimates_free(&r->made);
    estimates_free(&r->e);
    free(r->totals);
}

static void add_row(replicated *r, int32_t row, size_t *index, double *x) {
    const chiso__replicates *of = &r->replicates;
    const chiso__view *view = &r->made.view;
    const size_t sums = r->e.totals->row_sums;
    const int32_t member =
        view->frame.stages[of->stage].groups.member[chiso__row_unit(view->totals, row)];
    const size_t count = chiso__view_row(view, row, index, x);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < of->count; k++)
            r->totals[k * sums + index[i]] += x[i] * of->factor[(size_t)member * of->count + k];
    }
}

/* The totals of a domain in every replicate; the last domain is the whole. */
static void add_domain(replicated *r, size_t domain) {
    const chiso__view *view = &r->made.view;
    const size_t sums = r->e.totals->row_sums;
    size_t *index = calloc(sums + 1, sizeof *index);
    double *x = calloc(sums + 1, sizeof *x);
    assert_true(index != NULL && x != NULL);
    memset(r->totals, 0, r->replicates.count * sums * sizeof *r->totals);
    for (size_t i = 0; i < view->n_rows; i++) {
        const size_t own = (size_t)chiso__row_domain(view->totals, view->rows[i]);
        if (domain == view->totals->domains.count || own == domain)
            add_row(r, view->rows[i], index, x);
    }
    free(index);
    free(x);
}

static double variance_of_target(const replicated *r, size_t domain, const chiso__target *target,
                                 int32_t centre, size_t *dropped) {
    const chiso__variable *variable = target->variable;
    const size_t count = r->replicates.count, sums = r->e.totals->row_sums;
    double *theta = calloc(count + 1, sizeof *theta);
    assert_non_null(theta);
    for (size_t k = 0; k < count; k++) {
        theta[k] = target->statistic->evaluate(variable, target->category,
                                               r->totals + k * sums + variable->first_sum, NULL);
        if (strcmp(target->statistic->name, "total") == 0 && isnan(theta[k])) theta[k] = 0;
    }
    const double *total = chiso__target_totals(&r->made, target, domain);
    const double whole = target->statistic->evaluate(variable, target->category, total, NULL);
    const double variance =
        chiso__replicates_variance(&r->replicates, theta, whole, centre, dropped);
    free(theta);
    return variance;
}

static const chiso__target *target_of(const replicated *r, const table *t, size_t row) {
    for (size_t i = 0; i < r->made.n_targets; i++) {
        const chiso__target *target = &r->made.targets[i];
        const char *category = cell(t, row, "category");
        if (strcmp(target->estimand->statistic, cell(t, row, "statistic")) != 0 ||
            strcmp(target->estimand->variable, cell(t, row, "variable")) != 0)
            continue;
        if (category[0] == '\0' ||
            strcmp(target->variable->scale->categories[target->category].code, category) == 0)
            return target;
    }
    fail_msg("no target for row %zu", row);
    return NULL;
}

static size_t domain_of(const replicated *r, const char *name) {
    const chiso_totals *totals = r->e.totals;
    for (size_t d = 0; d < totals->domains.count && name[0] != '\0'; d++) {
        const char *value = chiso__totals_domain_value(totals, (int32_t)d, 0);
        if (value != NULL && strcmp(value, name) == 0) return d;
    }
    assert_string_equal(name, "");
    return totals->domains.count;
}

static size_t compare_row(const replicated *r, const table *t, size_t row, size_t domain) {
    const chiso__target *target = target_of(r, t, row);
    static const char *const columns[] = {"se", "se_estimate"};
    size_t different = 0, dropped = 0;
    for (int32_t centre = CHISO_CENTRE_MEAN; centre <= CHISO_CENTRE_ESTIMATE; centre++) {
        const double se = sqrt(variance_of_target(r, domain, target, centre, &dropped));
        const double expected = number_cell(t, row, columns[centre]);
        if (near(se, expected, expected, 1e-9) && dropped == (size_t)number_cell(t, row, "dropped"))
            continue;
        print_error("[%s] %s %s %s: %s is %.17g (%zu dropped), R has %.17g (%s)\n",
                    cell(t, row, "domain"), cell(t, row, "statistic"), cell(t, row, "variable"),
                    cell(t, row, "category"), columns[centre], se, dropped, expected,
                    cell(t, row, "dropped"));
        different++;
    }
    return different;
}

static void standard_errors_are_those_of_r(void **state) {
    const replicated_case *c = *state;
    char path[PATH], before[PATH] = "?";
    replicated r;
    size_t different = 0, domain = 0;
    table t = table_read(path_of(path, "expected", c->of.name));
    replicate(&r, c, REPLICATES);
    assert_string_equal(r.replicates.name, c->scheme);
    for (size_t row = 0; row < t.rows; row++) {
        if (strcmp(before, cell(&t, row, "domain")) != 0) {
            domain = domain_of(&r, cell(&t, row, "domain"));
            add_domain(&r, domain);
        }
        snprintf(before, sizeof before, "%s", cell(&t, row, "domain"));
        different += compare_row(&r, &t, row, domain);
    }
    assert_int_equal(different, 0);
    replicated_free(&r);
    table_free(&t);
}

/* --- our own draws --- */

/* A standard error from 2,000 replicates varies by 1/√(2·2000) = 1.6 % of itself: four times that,
   and where units are few what half a sample bends a ratio. */
/* The same through the public interface. */
static void estimates_have_the_standard_errors_of_r(void **state) {
    const replicated_case *c = *state;
    static const char *const columns[] = {"se", "se_estimate"};
    char path[PATH];
    replicated r;
    size_t different = 0;
    table t = table_read(path_of(path, "expected", c->of.name));
    replicate(&r, c, REPLICATES);
    for (int32_t centre = CHISO_CENTRE_MEAN; centre <= CHISO_CENTRE_ESTIMATE; centre++) {
        chiso_variance_options variance = options_of(c, REPLICATES);
        variance.centre = centre;
        const chiso_estimate_options options = estimate_options(&r.e, &variance);
        assert_ok(chiso_estimate(&r.e.result, r.e.totals, &options, &r.e.error), r.e.error);
        for (size_t row = 0; row < t.rows; row++) {
            const size_t at = find_row_of(&r.e, &c->of, &t, row, "domain");
            const double se = number_at(r.e.result, at, "se");
            const double expected = number_cell(&t, row, columns[centre]);
            const bool flagged =
                strstr(text_at(r.e.result, at, "flags"), "dropped_replicates") != NULL;
            const bool dropped = number_cell(&t, row, "dropped") > 0;
            different += !near(se, expected, expected, 1e-9) || flagged != dropped;
        }
        chiso_result_free(r.e.result);
        r.e.result = NULL;
    }
    assert_int_equal(different, 0);
    replicated_free(&r);
    table_free(&t);
}

/* Domains vary together: the same replicates make both. */
static void differences_have_the_standard_errors_of_r(void **state) {
    const replicated_case *c = *state;
    static const char *const columns[] = {"se", "se_estimate"};
    char path[PATH];
    replicated r;
    table t = table_read(path_of(path, "differences", c->of.name));
    replicate(&r, c, REPLICATES);
    for (int32_t centre = CHISO_CENTRE_MEAN; centre <= CHISO_CENTRE_ESTIMATE; centre++) {
        chiso_variance_options variance = options_of(c, REPLICATES);
        variance.centre = centre;
        assert_differences(&r.e, &c->of, &t, &variance, columns[centre]);
    }
    replicated_free(&r);
    table_free(&t);
}

static void two_thousand_draws_agree_with_linearisation(void **state) {
    const replicated_case *c = *state;
    replicated r;
    size_t dropped;
    replicate(&r, c, 2000);
    chiso_variance_options taylor = CHISO_VARIANCE_OPTIONS_INIT;
    taylor.lone_psu = c->of.lone;
    assert_ok(estimate(&r.e, &taylor), r.e.error);
    add_domain(&r, r.e.totals->domains.count);
    for (size_t i = 0; i < r.made.n_targets; i++) {
        const double se = sqrt(
            variance_of_target(&r, r.e.totals->domains.count, &r.made.targets[i], 0, &dropped));
        const double expected = number_at(r.e.result, i, "se");
        assert_int_equal(dropped, 0);
        const bool bends =
            r.replicates.units < 50 && strcmp(r.made.targets[i].estimand->statistic, "total") != 0;
        if (!(fabs(se / expected - 1) < (bends ? 0.1 : 0.065)))
            fail_msg("%s: %s %s has %g, linearised %g", c->of.name,
                     r.made.targets[i].estimand->statistic, r.made.targets[i].estimand->variable,
                     se, expected);
    }
    replicated_free(&r);
}

/* --- what R is given --- */

static void print_name(const chiso__frame *frame, size_t stage, int32_t member) {
    const chiso_totals *totals = frame->totals;
    const chiso__lookup *members = &frame->stages[stage].groups.members;
    const size_t width = chiso__lookup_key_length(members, member) / sizeof(int32_t);
    if (totals->respondents_are_units) printf("%d", (int)member + 1);
    for (size_t i = 0; i < width && !totals->respondents_are_units; i++) {
        int32_t number;
        memcpy(&number, chiso__lookup_key(members, member) + i * sizeof number, sizeof number);
        printf("%s%s", i > 0 ? "/" : "", chiso__lookup_key(&totals->unit_keys[i].values, number));
    }
}

static void print_factors(const replicated_case *c) {
    replicated r;
    replicate(&r, c, REPLICATES);
    const chiso__replicates *of = &r.replicates;
    printf("unit");
    for (size_t k = 0; k < of->count; k++) printf(",r%zu", k + 1);
    for (size_t i = 0; i < of->units; i++) {
        printf("\n");
        print_name(&r.made.view.frame, of->stage, (int32_t)i);
        for (size_t k = 0; k < of->count; k++) printf(",%.17g", of->factor[i * of->count + k]);
    }
    printf("\n");
    replicated_free(&r);
}

static void print_hadamard(size_t at_least) {
    size_t order = 0;
    signed char *matrix = NULL;
    assert_true(chiso__hadamard(at_least, &order, &matrix));
    for (size_t i = 0; i < order * order; i++)
        printf("%d%s", matrix[i], (i + 1) % order == 0 ? "\n" : ",");
    chiso__free(matrix);
}

int main(int arguments, char **argument) {
    struct CMUnitTest tests[4 * CASES];
    size_t count = 0;
    for (size_t i = 0; i < CASES; i++) {
        void *c = (void *)(uintptr_t)&cases[i];
        if (arguments > 1 && strcmp(argument[1], cases[i].of.name) == 0) {
            print_factors(&cases[i]);
            return 0;
        }
        tests[count++] = (struct CMUnitTest){cases[i].of.sentence, standard_errors_are_those_of_r,
                                             NULL, NULL, c};
        tests[count++] =
            (struct CMUnitTest){"estimates have the standard errors of R",
                                estimates_have_the_standard_errors_of_r, NULL, NULL, c};
        if (strcmp(cases[i].of.by[0], "part") != 0) /* of which some replicates have nobody */
            tests[count++] =
                (struct CMUnitTest){"differences have the standard errors of R",
                                    differences_have_the_standard_errors_of_r, NULL, NULL, c};
        if (cases[i].method == CHISO_VARIANCE_BOOTSTRAP)
            tests[count++] =
                (struct CMUnitTest){"two thousand draws agree with linearisation",
                                    two_thousand_draws_agree_with_linearisation, NULL, NULL, c};
    }
    if (arguments > 1) {
        print_hadamard((size_t)atoi(argument[1]));
        return 0;
    }
    if (getenv("CHISO_TEST_LOCALE") != NULL)
        assert_non_null(setlocale(LC_ALL, getenv("CHISO_TEST_LOCALE")));
    return _cmocka_run_group_tests("replicates", tests, count, NULL, NULL);
}
