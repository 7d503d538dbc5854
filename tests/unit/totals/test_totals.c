/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/totals.h"

#include "collapsed.h"

enum { RECORDS = 3000 };

/* A respondent in whole numbers: weight in thousandths, days in halves. */
struct respondent {
    int district, village, q1, half_days;
    int64_t weight;
};

static uint64_t next(uint64_t *random) {
    *random ^= *random << 13, *random ^= *random >> 7, *random ^= *random << 17;
    return *random >> 8;
}

/* Weights of all sizes from a thousandth to 1e9. */
static void make_respondents(struct respondent *r) {
    uint64_t random = 88172645463325252u;
    for (int i = 0; i < RECORDS; i++) {
        r[i].district = (int)(next(&random) % 4) + 1;
        r[i].village = (int)(next(&random) % 9);
        r[i].q1 = (int)(next(&random) % 5) + 1;
        r[i].half_days = (int)(next(&random) % 61);
        r[i].weight = 1 + (int64_t)(next(&random) % 1000000000000) / (i % 3 == 0 ? 1 : 1000000);
    }
}

static void shuffle(struct respondent *r, uint64_t *random) {
    for (size_t i = RECORDS - 1; i > 0; i--) {
        const size_t j = next(random) % (i + 1);
        const struct respondent swap = r[i];
        r[i] = r[j], r[j] = swap;
    }
}

/* Read them in `pieces` files. */
static survey read_respondents(const struct respondent *r, int pieces) {
    static const char *const by[] = {"district"}, *const psu[] = {"village"};
    char *text = malloc(64 * RECORDS);
    survey s = survey_new();
    for (int piece = 0; piece < pieces; piece++) {
        char *end = text + sprintf(text, "district,village,w,q1,q2,days,got\n");
        for (int i = piece; i < RECORDS; i += pieces)
            end += sprintf(end, "%d,%d,%lld.%03d,%d,8,%d.%d,yes\n", r[i].district, r[i].village,
                           (long long)(r[i].weight / 1000), (int)(r[i].weight % 1000), r[i].q1,
                           r[i].half_days / 2, r[i].half_days % 2 * 5);
        survey_file(&s, text);
    }
    free(text);
    s.options.by = by, s.options.n_by = 1;
    s.design.weight = "w", s.design.strata = "district", s.design.psu = psu, s.design.n_psu = 1;
    assert_ok(survey_read(&s), s.error);
    return s;
}

static void totals_are_those_of_whole_numbers(void **state) {
    (void)state;
    static struct respondent r[RECORDS];
    make_respondents(r);
    survey s = read_respondents(r, 1);
    collapsed c = collapse(s.totals);
    for (int d = 0; d <= 4; d++) {
        const char name[] = {(char)('0' + d), '\0'};
        const char *domain = d == 0 ? NULL : name;
        int64_t w = 0, wy = 0, wk[5] = {0}, n = 0, nk[5] = {0};
        for (int i = 0; i < RECORDS; i++) {
            if (d > 0 && r[i].district != d) continue;
            w += r[i].weight, wy += r[i].weight * r[i].half_days, n++;
            wk[r[i].q1 - 1] += r[i].weight, nk[r[i].q1 - 1]++;
        }
        assert_int_equal(of(&c, domain)->counts[0], n);
        assert_close(of(&c, domain)->totals[CHISO__ROW_W], (double)w / 1000, 1e-15);
        assert_close(sum_of(&c, domain, "days", CHISO__NUMBER_W), (double)w / 1000, 1e-15);
        assert_close(sum_of(&c, domain, "days", CHISO__NUMBER_WY), (double)wy / 2000, 1e-15);
        for (size_t k = 0; k < 5; k++) {
            assert_close(sum_of(&c, domain, "q1", k), (double)wk[k] / 1000, 1e-15);
            assert_int_equal(count_of(&c, domain, "q1", k), nk[k]);
        }
        assert_int_equal(reason_of(&c, domain, "q2", CHISO__DONT_KNOW), n);
    }
    collapsed_free(&c);
    survey_free(&s);
}

static void any_order_of_records_and_files_gives_the_same_totals(void **state) {
    (void)state;
    static struct respondent r[RECORDS];
    uint64_t random = 2463534242u;
    make_respondents(r);
    survey first = read_respondents(r, 1);
    collapsed expected = collapse(first.totals);
    for (int round = 0; round < 10; round++) {
        shuffle(r, &random);
        survey s = read_respondents(r, 1 + round % 4);
        collapsed c = collapse(s.totals);
        assert_int_equal(chiso_totals_units(s.totals), chiso_totals_units(first.totals));
        for (int d = 0; d <= 4; d++) {
            const char name[] = {(char)('0' + d), '\0'};
            const char *domain = d == 0 ? NULL : name;
            const chiso__collapsed *a = of(&c, domain), *b = of(&expected, domain);
            for (size_t i = 0; i < s.totals->row_sums; i++)
                assert_true(fabs(a->totals[i] - b->totals[i]) <= 1e-15 * fabs(b->totals[i]));
            assert_memory_equal(a->counts, b->counts, s.totals->row_counts * sizeof *a->counts);
        }
        collapsed_free(&c);
        survey_free(&s);
    }
    collapsed_free(&expected);
    survey_free(&first);
}

static const char units[] =
    "h,v,hh,q1,q2,days,got\n"
    "1,1,1,1,1,1,yes\n"
    "1,1,2,1,1,1,yes\n"
    "1,2,1,1,1,1,yes\n"
    "2,1,1,1,1,1,yes\n"
    "2,1,1,1,1,1,yes\n"
    "1,1,1,1,1,1,yes\n"
    "1,1,01,1,1,1,yes\n";

static void units_count_within_the_ones_above_them(void **state) {
    (void)state;
    static const char *const psu[] = {"v", "hh"};
    survey s = survey_new();
    survey_file(&s, units);
    static const struct {
        const char *strata;
        size_t n_psu, units;
    } cases[] = {
        {NULL, 1, 2}, /* 1 2 */
        {"h", 1, 3},  /* 1/1 1/2 2/1: the same number in two strata is two units */
        {NULL, 2, 4}, /* 1/1 1/2 2/1 1/01 */
        {"h", 2, 5},  /* 1/1/1 1/1/2 1/2/1 2/1/1 1/1/01 */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        s.design.strata = cases[i].strata;
        s.design.psu = psu, s.design.n_psu = cases[i].n_psu;
        assert_ok(survey_read(&s), s.error);
        assert_int_equal(chiso_totals_units(s.totals), cases[i].units);
        assert_int_equal(chiso_totals_respondents(s.totals), 7);
    }
    survey_free(&s);
}

static void without_sampling_units_the_respondents_are_the_units(void **state) {
    (void)state;
    survey s = survey_of(units);
    assert_int_equal(chiso_totals_units(s.totals), 7);
    s.design.strata = "h";
    assert_ok(survey_read(&s), s.error);
    assert_int_equal(chiso_totals_units(s.totals), 7);
    survey_free(&s);
}

static void domains_cut_across_units(void **state) {
    (void)state;
    static const char *const by[] = {"q1"}, *const psu[] = {"v"};
    survey s = survey_new();
    survey_file(&s, "v,q1,q2,days,got\n1,1,1,1,yes\n2,2,1,1,yes\n1,2,1,1,yes\n2,2,1,1,yes\n");
    s.options.by = by, s.options.n_by = 1, s.design.psu = psu, s.design.n_psu = 1;
    assert_ok(survey_read(&s), s.error);
    assert_int_equal(chiso_totals_units(s.totals), 2);
    assert_int_equal(s.totals->rows.pairs.count, 3);
    collapsed c = collapse(s.totals);
    assert_int_equal(of(&c, "1")->counts[0], 1);
    assert_int_equal(of(&c, "2")->counts[0], 3);
    collapsed_free(&c);
    survey_free(&s);
}

static void nothing_is_freed_without_harm(void **state) {
    (void)state;
    chiso_totals_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(totals_are_those_of_whole_numbers),
        cmocka_unit_test(any_order_of_records_and_files_gives_the_same_totals),
        cmocka_unit_test(units_count_within_the_ones_above_them),
        cmocka_unit_test(without_sampling_units_the_respondents_are_the_units),
        cmocka_unit_test(domains_cut_across_units),
        cmocka_unit_test(nothing_is_freed_without_harm),
    };
    return RUN_TESTS(tests);
}
