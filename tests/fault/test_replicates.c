/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replicates are made without memory: every request fails once. */
#include "../unit/estimate/replicated.h"
#include "allocation.h"

/* True when it was made although request `fail_at` was to fail: there are no more. */
static bool survives(replicated *r, int32_t method, size_t fail_at) {
    size_t request;
    allocation_watch(fail_at, false);
    const chiso_status status = replicate(r, method);
    chiso__replicates_free(&r->replicates);
    const allocation_report report = allocation_stop();
    assert_int_equal(allocation_left(&request), 0);
    allocation_forget();
    if (report.needed == 0) {
        assert_ok(status, r->error);
    } else {
        assert_int_equal(status, CHISO_E_MEMORY);
        assert_int_equal(r->error.status, CHISO_E_MEMORY);
    }
    return report.failed == 0;
}

static void try_all(const char *text, size_t n_psu, size_t n_fpc, int32_t method) {
    replicated r = sample_of(text, n_psu, n_fpc, true);
    size_t fail_at = 1;
    r.options.replicates = 20;
    while (!survives(&r, method, fail_at)) fail_at++;
    assert_true(fail_at > 8);
    replicated_free(&r);
}

static const char sample[] =
    "h,v,j,N,M,d,y\na,1,1,8,6,1,1\na,1,2,8,6,2,7\na,2,1,8,6,1,3\n"
    "a,2,2,8,6,1,2\nb,1,1,9,4,1,4\nb,1,2,9,4,1,4\nb,2,1,9,4,1,5\n"
    "b,2,2,9,4,2,9\nc,1,1,9,4,1,4\nc,1,2,9,4,1,4\nc,2,1,9,4,1,5\n"
    "c,2,2,9,4,2,9\nd,1,1,9,4,1,4\nd,1,2,9,4,1,4\nd,2,1,9,4,1,5\n"
    "d,2,2,9,4,2,9\n";

static void the_jackknife_survives_without_memory(void **state) {
    (void)state;
    try_all(sample, UNITS, 1, CHISO_VARIANCE_JACKKNIFE);
    try_all(sample, RESPONDENTS, 0, CHISO_VARIANCE_JACKKNIFE);
}

static void half_samples_survive_without_memory(void **state) {
    (void)state;
    try_all(sample, UNITS, 0, CHISO_VARIANCE_BRR);
}

static void the_bootstrap_survives_without_memory(void **state) {
    (void)state;
    try_all(sample, UNITS, 0, CHISO_VARIANCE_BOOTSTRAP);
    try_all(sample, BOTH_UNITS, 2, CHISO_VARIANCE_BOOTSTRAP);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_jackknife_survives_without_memory),
        cmocka_unit_test(half_samples_survive_without_memory),
        cmocka_unit_test(the_bootstrap_survives_without_memory),
    };
    return RUN_TESTS(tests);
}
