/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Over all samples of a tiny population the estimated total averages to the total of the
   population, and its estimated variance to the variance that it has, for the whole and for areas
   that cut across strata and clusters (Cochran, Sampling Techniques, 1977, ch. 5 and 10). */
#include "samples.h"

static const person in_strata[] = {
    {"a", 1, 1, "east", 3},  {"a", 1, 2, "west", 7},  {"a", 1, 3, "east", 1},
    {"a", 1, 4, "east", 12}, {"a", 1, 5, "west", 5},  {"b", 2, 1, "west", 40},
    {"b", 2, 2, "east", 31}, {"b", 2, 3, "west", 22}, {"b", 2, 4, "east", 35},
};

static const person in_clusters[] = {
    {"", 1, 1, "east", 3},  {"", 1, 2, "west", 9},  {"", 1, 3, "east", 4},  {"", 2, 1, "west", 20},
    {"", 2, 2, "east", 11}, {"", 3, 1, "west", 8},  {"", 3, 2, "west", 2},  {"", 3, 3, "west", 6},
    {"", 3, 4, "east", 13}, {"", 4, 1, "west", 17}, {"", 4, 2, "east", 25}, {"", 4, 3, "east", 1},
};

static const char *const fpc[] = {"people"}, *const units[] = {"psu", "ssu"},
                         *const sizes[] = {"psus", "ssus"};

static const design stratified = {
    .people = in_strata,
    .n_people = sizeof in_strata / sizeof in_strata[0],
    .columns = {
        .struct_size = sizeof(chiso_design_options), .strata = "stratum", .fpc = fpc, .n_fpc = 1}};

static const design two_stages = {.people = in_clusters,
                                  .n_people = sizeof in_clusters / sizeof in_clusters[0],
                                  .columns = {.struct_size = sizeof(chiso_design_options),
                                              .psu = units,
                                              .n_psu = 2,
                                              .fpc = sizes,
                                              .n_fpc = 2}};

static double pairs_of(int n) {
    return n * (n - 1) / 2.0;
}

/* Every pair of people of cluster *next joins the sample; then the clusters after it, up to a 0. */
static void take_pairs(average *a, const design *d, const sample *before, const int *next) {
    if (*next == 0) {
        add_sample(a, d, before);
        return;
    }
    for (size_t i = 0; i < d->n_people; i++) {
        for (size_t j = i + 1; j < d->n_people; j++) {
            if (d->people[i].psu != *next || d->people[j].psu != *next) continue;
            sample s = *before;
            s.taken[i] = s.taken[j] = true;
            s.probability /= pairs_of(in_psu(d, *next));
            take_pairs(a, d, &s, next + 1);
        }
    }
}

static void compare(const average *a, const design *d) {
    assert_close(a->probability, 1, 1e-12);
    for (size_t domain = 0; domain < DOMAINS; domain++) {
        double total = 0;
        for (size_t i = 0; i < d->n_people; i++)
            if (domain == 0 || strcmp(d->people[i].area, domain_names[domain]) == 0)
                total += d->people[i].y;
        const double variance = a->square[domain] - total * total;
        assert_close(a->total[domain], total, 1e-12);
        assert_close(a->variance[domain], variance, 1e-12);
        assert_true(variance > 1);
    }
}

static void stratified_samples_are_unbiased(void **state) {
    (void)state;
    average a = {0};
    const sample nobody = {.probability = 1};
    take_pairs(&a, &stratified, &nobody, (const int[]){1, 2, 0});
    assert_int_equal(a.samples, 60);
    compare(&a, &stratified);
}

static void two_stage_samples_are_unbiased(void **state) {
    (void)state;
    average a = {0};
    const sample nobody = {.probability = 1 / pairs_of(psus_of(&two_stages))};
    for (int first = 1; first < psus_of(&two_stages); first++)
        for (int second = first + 1; second <= psus_of(&two_stages); second++)
            take_pairs(&a, &two_stages, &nobody, (const int[]){first, second, 0});
    assert_int_equal(a.samples, 57);
    compare(&a, &two_stages);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stratified_samples_are_unbiased),
        cmocka_unit_test(two_stage_samples_are_unbiased),
    };
    return RUN_TESTS(tests);
}
