/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/sum.h"

#include "test.h"

static double sum_of(const double *x, size_t count) {
    chiso__sum s = {0};
    for (size_t i = 0; i < count; i++) chiso__sum_add(&s, x[i]);
    return chiso__sum_value(&s);
}

static void what_a_large_term_swallows_comes_back_when_it_leaves(void **state) {
    (void)state;
    assert_true(sum_of((const double[]){1, 1e100, 1, -1e100}, 4) == 2);
    assert_true(sum_of((const double[]){1e16, 1, 1, 1, 1, -1e16}, 6) == 4);
    assert_true(sum_of(NULL, 0) == 0);
}

static void a_million_tenths_are_a_hundred_thousand(void **state) {
    (void)state;
    chiso__sum s = {0};
    double plain = 0;
    for (int i = 0; i < 1000000; i++) {
        chiso__sum_add(&s, 0.1);
        plain += 0.1;
    }
    assert_true(chiso__sum_value(&s) == 100000);
    assert_true(plain != 100000);
}

/* Terms k/8 of all sizes up to 2^50: their sum in whole eighths fits 64 bits, so it is known. */
static void any_order_and_any_pieces_give_the_exact_sum(void **state) {
    (void)state;
    enum { COUNT = 2000 };
    static double x[COUNT];
    int64_t eighths = 0;
    uint64_t random = 88172645463325252u;
    for (int i = 0; i < COUNT; i++) {
        random ^= random << 13, random ^= random >> 7, random ^= random << 17;
        const int64_t k = (int64_t)(random >> (11 + random % 50));
        x[i] = (double)(i % 3 == 0 ? -k : k) / 8;
        eighths += i % 3 == 0 ? -k : k;
    }
    /* eighths may need more than 53 bits, then both sides round once */
    const double expected = (double)eighths / 8;
    for (int round = 0; round < 20; round++) {
        for (size_t i = COUNT - 1; i > 0; i--) {
            random ^= random << 13, random ^= random >> 7, random ^= random << 17;
            const size_t j = random % (i + 1);
            const double swap = x[i];
            x[i] = x[j], x[j] = swap;
        }
        assert_close(sum_of(x, COUNT), expected, 2e-16);
        chiso__sum whole = {0};
        for (size_t from = 0; from < COUNT; from += 250) {
            chiso__sum piece = {0};
            for (size_t i = from; i < from + 250; i++) chiso__sum_add(&piece, x[i]);
            chiso__sum_merge(&whole, &piece);
        }
        assert_close(chiso__sum_value(&whole), expected, 2e-16);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_large_term_swallows_comes_back_when_it_leaves),
        cmocka_unit_test(a_million_tenths_are_a_hundred_thousand),
        cmocka_unit_test(any_order_and_any_pieces_give_the_exact_sum),
    };
    return RUN_TESTS(tests);
}
