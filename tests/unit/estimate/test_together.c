/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/together.h"

#include "estimate/covariance.h"
#include "textbook.h"

/* Estimates of a survey of the textbook, with the slopes of each domain and of the whole. */
typedef struct tied {
    record all[RECORDS];
    survey s;
    chiso__estimates e;
    chiso__arena arena;
    double *slope[DOMAINS + 1]; /* by number of the domain in the totals, the whole last */
    const double *each[DOMAINS];
    chiso__figure figures[DOMAINS + 1][WHATS];
} tied;

static void tie(tied *t, const design *d, int32_t lone_psu, uint64_t *random) {
    const chiso_variance_options how = {.struct_size = sizeof how, .lone_psu = lone_psu};
    const chiso_estimate_options options = {.struct_size = sizeof options, .variance = &how};
    *t = (tied){.e = {.totals = NULL}};
    make_records(t->all, d, random);
    t->s = read_records(t->all, d, asked, WHATS);
    assert_ok(chiso__estimates_new(&t->e, t->s.totals, &options, &t->s.error), t->s.error);
    const size_t sums = t->e.totals->row_sums;
    double *gradient = chiso__arena_alloc(&t->arena, sums * sizeof *gradient);
    for (size_t i = 0; i <= DOMAINS; i++) {
        t->slope[i] = chiso__arena_alloc(&t->arena, sums * WHATS * sizeof(double));
        chiso__estimates_linearise(&t->e, i, t->slope[i], gradient);
        assert_true(chiso__estimates_domain_figures(&t->e, i, t->figures[i], NULL));
    }
}

static void untie(tied *t) {
    chiso__arena_free(&t->arena);
    chiso__estimates_free(&t->e);
    survey_free(&t->s);
}

static chiso__part part_of(tied *t, size_t domain, size_t target) {
    chiso__part part = {
        .se = t->figures[domain][target].se, .domain = domain, .slope = t->slope[domain] + target};
    for (size_t d = 0; d < DOMAINS; d++) t->each[d] = part.slope;
    if (domain == DOMAINS) part.each = t->each;
    return part;
}

static chiso__together together_of(const tied *t) {
    return (chiso__together){
        .view = &t->e.view, .stride = WHATS, .lone_psu = t->e.variance.lone_psu};
}

/* The domain of the textbook that the totals number so. */
static int domain_of(const tied *t, size_t domain) {
    return domain == DOMAINS ? 0
                             : atoi(chiso__totals_domain_value(t->e.totals, (int32_t)domain, 0));
}

/* cov(a, b) = (var(a + b) - var(a - b))/4 */
static double covariance(const design *d, const record *all, const double *a, const double *b,
                         int32_t policy) {
    double sum[RECORDS], difference[RECORDS];
    for (int i = 0; i < RECORDS; i++) sum[i] = a[i] + b[i], difference[i] = a[i] - b[i];
    return (variance(d, all, sum, 0, policy) - variance(d, all, difference, 0, policy)) / 4;
}

static void assert_covariances(tied *t, const design *d, size_t target, int32_t policy) {
    double z[DOMAINS + 1][RECORDS], matrix[(DOMAINS + 1) * (DOMAINS + 1)];
    chiso__part parts[DOMAINS + 1];
    const chiso__together of = together_of(t);
    for (size_t i = 0; i <= DOMAINS; i++) {
        parts[i] = part_of(t, i, target);
        linearise(t->all, (what)target, domain_of(t, i), z[i]);
    }
    assert_true(chiso__together_covariance(&of, parts, DOMAINS + 1, matrix));
    for (size_t a = 0; a <= DOMAINS; a++) {
        for (size_t b = 0; b <= DOMAINS; b++) {
            const double scale = sqrt(covariance(d, t->all, z[a], z[a], policy) *
                                      covariance(d, t->all, z[b], z[b], policy));
            const double expected = covariance(d, t->all, z[a], z[b], policy);
            assert_true(fabs(matrix[a * (DOMAINS + 1) + b] - expected) <= 1e-9 * scale + 1e-20);
        }
    }
}

static void domains_and_the_whole_vary_together_as_in_the_textbook(void **state) {
    (void)state;
    static const int32_t policies[] = {CHISO_LONE_PSU_CENTRE, CHISO_LONE_PSU_CERTAINTY,
                                       CHISO_LONE_PSU_AVERAGE};
    uint64_t random = 2463534242u;
    for (size_t i = 0; i < 3; i++) {
        for (size_t target = 0; target < WHATS; target++) {
            tied t;
            tie(&t, &designs[0], policies[i], &random);
            assert_covariances(&t, &designs[0], target, policies[i]);
            untie(&t);
        }
    }
}

static void what_has_no_standard_error_has_no_covariance(void **state) {
    (void)state;
    uint64_t random = 1;
    tied t;
    double matrix[9];
    tie(&t, &designs[0], CHISO_LONE_PSU_CENTRE, &random);
    chiso__part parts[] = {part_of(&t, 0, 0), part_of(&t, 1, 0), part_of(&t, 2, 0)};
    const chiso__together of = together_of(&t);
    parts[1].se = NAN;
    assert_true(chiso__together_covariance(&of, parts, 3, matrix));
    for (size_t i = 0; i < 9; i++) assert_true(isnan(matrix[i]) == (i / 3 == 1 || i % 3 == 1));
    untie(&t);
}

static void groups_vary_by_themselves(void **state) {
    (void)state;
    static const int32_t group[] = {4, 7, 4};
    uint64_t random = 88172645463325252u;
    tied t;
    double all[9], blocks[9];
    tie(&t, &designs[0], CHISO_LONE_PSU_CENTRE, &random);
    chiso__part parts[] = {part_of(&t, 0, 0), part_of(&t, 1, 0), part_of(&t, 2, 0)};
    const chiso__together of = together_of(&t);
    assert_true(chiso__together_covariance(&of, parts, 3, all));
    assert_true(chiso__together_blocks(&of, parts, group, 3, blocks));
    for (size_t i = 0; i < 9; i++) {
        const bool apart = (i / 3 == 1) != (i % 3 == 1);
        assert_close(blocks[i], apart ? 0 : all[i], 1e-12);
    }
    parts[0].se = NAN;
    assert_true(chiso__together_blocks(&of, parts, group, 3, blocks));
    assert_true(isnan(blocks[0]) && blocks[2] == 0 && blocks[6] == 0);
    assert_close(blocks[8], all[8], 1e-12);
    untie(&t);
}

/* Three replicates, by hand. */
static void replicates_leave_their_centres_at_once(void **state) {
    (void)state;
    static double rscale[] = {1, 2, 1};
    static const double a[] = {1, 2, 6}, b[] = {5, 3, NAN};
    const chiso__replicates replicates = {.count = 3, .scale = 0.5, .rscale = rscale};
    chiso__part parts[] = {{.se = 1, .theta = a, .estimate = 2},
                           {.se = 1, .theta = b, .estimate = 4}};
    chiso__together of = {.replicates = &replicates};
    double matrix[4];
    assert_true(chiso__together_covariance(&of, parts, 2, matrix));
    assert_close(matrix[0], 0.5 * (4 + 2 * 1 + 9), 1e-15);        /* about 3 */
    assert_close(matrix[1], 0.5 * (-2 * 1 + 2 * -1 * -1), 1e-15); /* b about 4 */
    assert_close(matrix[3], 0.5 * (1 + 2), 1e-15);
    of.centre = CHISO_CENTRE_ESTIMATE;
    assert_true(chiso__together_covariance(&of, parts, 2, matrix));
    assert_close(matrix[0], 0.5 * (1 + 0 + 16), 1e-15);
    assert_close(matrix[2], 0.5 * (-1 * 1), 1e-15);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(domains_and_the_whole_vary_together_as_in_the_textbook),
        cmocka_unit_test(what_has_no_standard_error_has_no_covariance),
        cmocka_unit_test(groups_vary_by_themselves),
        cmocka_unit_test(replicates_leave_their_centres_at_once),
    };
    return RUN_TESTS(tests);
}
