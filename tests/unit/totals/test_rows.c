/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/rows.h"

#include "survey.h"

/* Totals in which every respondent is a row, and room for rows of their own. */
struct rows {
    survey s;
    chiso_totals *totals;
    bool answered[16];
    chiso__sum sums[64];
    int64_t counts[128];
};

static struct rows read_rows(void) {
    static const chiso_estimand ratio[] = {{"ratio", "days", "w", 0}};
    struct rows r = {.s = survey_new()};
    survey_file(&r.s, "w,q1,q2,days,got\n0.1,1,2,3.3,yes\n7,5,8,,no\n0.3,3,9,30,-\n1e-3,2,2,1,\n");
    r.s.design.weight = "w", r.s.options.estimands = ratio, r.s.options.n_estimands = 1;
    assert_ok(survey_read(&r.s), r.s.error);
    r.totals = r.s.totals;
    assert_true(r.totals->row_sums <= 64 && r.totals->row_counts <= 128);
    return r;
}

/* Where rows of one respondent stand may move when another comes; `copy` stays. */
struct copy {
    int16_t code[16];
    double number[16];
};

static chiso__record copy_of(const chiso__record *record, const chiso_totals *totals,
                             struct copy *copy) {
    memcpy(copy->code, record->code, totals->n_variables * sizeof *copy->code);
    memcpy(copy->number, record->number, totals->n_values * sizeof *copy->number);
    return (chiso__record){record->weight, copy->code, copy->number};
}

static chiso__record single(const struct rows *r, int32_t row) {
    chiso__record record;
    assert_true(chiso__row_single(r->totals, row, &record));
    return record;
}

/* A row of a unit that there is not, with the respondents from `first` on. */
static int32_t new_row(struct rows *r, int32_t domain, int32_t first, int32_t until) {
    const int32_t row = chiso__rows_of(r->totals, 0, domain);
    for (int32_t i = first; i < until; i++) {
        struct copy copy;
        const chiso__record there = single(r, i), record = copy_of(&there, r->totals, &copy);
        assert_true(chiso__rows_add(r->totals, row, &record, r->answered));
    }
    return row;
}

static void collect(struct rows *r, int32_t row, double factor) {
    memset(r->sums, 0, sizeof r->sums);
    memset(r->counts, 0, sizeof r->counts);
    chiso__row_collect(r->totals, row, factor, r->sums, r->counts, r->answered);
}

/* What is collected now is what was, to a factor. */
static void assert_same(const struct rows *r, const struct rows *other) {
    for (size_t i = 0; i < r->totals->row_sums; i++)
        assert_close(chiso__sum_value(&r->sums[i]), chiso__sum_value(&other->sums[i]), 1e-15);
    assert_memory_equal(r->counts, other->counts, sizeof r->counts);
}

static void a_row_begins_empty_and_belongs_to_a_unit_and_a_domain(void **state) {
    (void)state;
    struct rows r = read_rows();
    chiso__record record;
    const size_t before = r.totals->rows.pairs.count;
    const int32_t row = chiso__rows_of(r.totals, 3, 7);
    assert_int_equal(row, before);
    assert_int_equal(chiso__rows_of(r.totals, 3, 7), row);
    assert_int_equal(chiso__row_unit(r.totals, row), 3);
    assert_int_equal(chiso__row_domain(r.totals, row), 7);
    assert_int_equal(chiso__row_n(r.totals, row), 0);
    assert_false(chiso__row_single(r.totals, row, &record));
    assert_null(chiso__row_sums(r.totals, row));
    assert_null(chiso__row_counts(r.totals, row));
    collect(&r, row, 1);
    assert_true(r.counts[0] == 0 && chiso__sum_value(&r.sums[0]) == 0);
    survey_free(&r.s);
}

static void one_respondent_is_kept_as_he_is_and_a_second_makes_the_row_full(void **state) {
    (void)state;
    struct rows r = read_rows();
    const int32_t row = new_row(&r, 1, 0, 1);
    assert_int_equal(chiso__row_n(r.totals, row), 1);
    assert_true(single(&r, row).weight == 0.1);
    assert_int_equal(single(&r, row).code[0], 0);
    assert_null(chiso__row_sums(r.totals, row));
    struct copy copy;
    chiso__record there = single(&r, 1), second = copy_of(&there, r.totals, &copy), none;
    assert_true(chiso__rows_add(r.totals, row, &second, r.answered));
    assert_false(chiso__row_single(r.totals, row, &none));
    assert_int_equal(chiso__row_n(r.totals, row), 2);
    assert_close(chiso__sum_value(&chiso__row_sums(r.totals, row)[CHISO__ROW_W]), 7.1, 1e-15);
    assert_int_equal(chiso__row_counts(r.totals, row)[0], 2);
    survey_free(&r.s);
}

/* Rows empty, of one and of three respondents, merged in every combination. */
static void rows_merge_by_adding(void **state) {
    (void)state;
    for (int32_t to = 0; to < 4; to++) {
        for (int32_t from = 0; to + from <= 4; from++) {
            struct rows whole = read_rows(), parts = read_rows(), others = read_rows();
            const int32_t all = new_row(&whole, 1, 0, to + from);
            const int32_t into = new_row(&parts, 1, 0, to);
            const int32_t other = new_row(&others, 2, to, to + from);
            assert_true(
                chiso__rows_merge(parts.totals, into, others.totals, other, parts.answered));
            assert_int_equal(chiso__row_n(parts.totals, into), to + from);
            collect(&whole, all, 1);
            collect(&parts, into, 1);
            assert_same(&parts, &whole);
            survey_free(&whole.s);
            survey_free(&parts.s);
            survey_free(&others.s);
        }
    }
}

static void a_factor_multiplies_sums_and_leaves_counts(void **state) {
    (void)state;
    for (int32_t n = 1; n <= 3; n++) {
        struct rows one = read_rows(), twice = read_rows();
        collect(&one, new_row(&one, 1, 0, n), 1);
        collect(&twice, new_row(&twice, 1, 0, n), 2.5);
        for (size_t i = 0; i < one.totals->row_sums; i++) {
            const double factor = i == CHISO__ROW_WW ? 2.5 * 2.5 : 2.5;
            assert_close(chiso__sum_value(&twice.sums[i]), factor * chiso__sum_value(&one.sums[i]),
                         1e-15);
        }
        assert_memory_equal(one.counts, twice.counts, sizeof one.counts);
        survey_free(&one.s);
        survey_free(&twice.s);
    }
}

static void a_row_may_be_full_of_nobody(void **state) {
    (void)state;
    struct rows r = read_rows();
    const int32_t row = chiso__rows_of(r.totals, 0, 9);
    assert_true(chiso__rows_fill(r.totals, row));
    assert_int_equal(chiso__row_n(r.totals, row), 0);
    for (size_t i = 0; i < r.totals->row_sums; i++)
        assert_true(chiso__sum_value(&chiso__row_sums(r.totals, row)[i]) == 0);
    survey_free(&r.s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_begins_empty_and_belongs_to_a_unit_and_a_domain),
        cmocka_unit_test(one_respondent_is_kept_as_he_is_and_a_second_makes_the_row_full),
        cmocka_unit_test(rows_merge_by_adding),
        cmocka_unit_test(a_factor_multiplies_sums_and_leaves_counts),
        cmocka_unit_test(a_row_may_be_full_of_nobody),
    };
    return RUN_TESTS(tests);
}
