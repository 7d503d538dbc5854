/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <chiso/drivers.h>

#include "driven.h"

static void the_whole_stands_first_then_the_domains(void **state) {
    (void)state;
    driven *d = driven_people();
    domains_by(d, "place");
    assert_ok(drive(d), d->survey.error);
    /* 3 coefficients, 2 × 2 standardised and vif, 2 of R², 4 weights, 2 × 2 of the table */
    assert_int_equal(chiso_result_rows(d->result), 3 * 17);
    assert_null(chiso_result_text(d->result, 0, 0));
    assert_string_equal(chiso_result_text(d->result, 17, 0), "north");
    assert_string_equal(chiso_result_text(d->result, 34, 0), "south");
    driven_free(d);
}

/* As of anybody else: the same people, named by a condition. */
static void a_domain_is_the_regression_of_its_people(void **state) {
    (void)state;
    static const char *const columns[] = {"n", "estimate", "se", "df", "ci_low", "ci_high"};
    driven *d = driven_people(), *alone = driven_people();
    domains_by(d, "place");
    alone->options.where = "place = 'south'";
    assert_ok(drive(d), d->survey.error);
    assert_ok(drive(alone), alone->survey.error);
    for (size_t row = 0; row < 17; row++) {
        for (size_t i = 0; i < 6; i++) {
            const double one =
                             chiso_result_number(d->result, 34 + row, driven_column(d, columns[i])),
                         other = chiso_result_number(alone->result, row,
                                                     driven_column(alone, columns[i]));
            assert_true(isnan(one) == isnan(other));
            if (!isnan(one)) assert_close(one, other, 1e-11);
        }
    }
    driven_free(d);
    driven_free(alone);
}

/* The header first, then the records from the last to the first. */
static const char *turned_round(const char *text) {
    static char turned[ROOM];
    const size_t header = strcspn(text, "\n") + 1;
    size_t used = header;
    memcpy(turned, text, header);
    for (size_t end = strlen(text); end > header;) {
        size_t begin = end - 1;
        while (text[begin - 1] != '\n') begin--;
        memcpy(turned + used, text + begin, end - begin);
        used += end - begin;
        end = begin;
    }
    turned[used] = '\0';
    return turned;
}

static void the_order_of_people_does_not_matter(void **state) {
    (void)state;
    static const char *const columns[] = {"n", "estimate", "se", "df", "ci_low", "ci_high"};
    driven *d = driven_people(), *turned = driven_people();
    const char *text = turned_round(people());
    FILE *file = fopen(turned->survey.path[0], "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    domains_by(d, "place");
    domains_by(turned, "place");
    assert_ok(drive(d), d->survey.error);
    assert_ok(drive(turned), turned->survey.error);
    for (size_t i = 0; i < 51 * 6; i++) {
        const size_t column = driven_column(d, columns[i % 6]);
        const double one = chiso_result_number(d->result, i / 6, column),
                     other = chiso_result_number(turned->result, i / 6, column);
        assert_true(isnan(one) == isnan(other));
        if (!isnan(one)) assert_close(one, other, 1e-12);
    }
    driven_free(d);
    driven_free(turned);
}

static void what_a_whole_does_not_allow_is_an_error(void **state) {
    (void)state;
    driven *d = driven_new("y,a\n1,2\n2,2\n4,2\n3,2\n", "y", "a", NULL);
    assert_int_equal(drive(d), CHISO_E_DATA);
    assert_contains(d->survey.error.message, "a is the same for all 4 people");
    driven_free(d);
}

static void what_a_domain_does_not_allow_is_a_flag_and_a_note(void **state) {
    (void)state;
    driven *d =
        driven_new("g,y,a\nu,1,2\nu,2,2\nu,4,2\nv,1,3\nv,2,4\nv,1,5\nv,3,6\n", "y", "a", NULL);
    domains_by(d, "g");
    d->variance.min_n = 3;
    assert_ok(drive(d), d->survey.error);
    assert_contains(driven_text(d, "u", "coefficient", "a", "flags"), "constant");
    assert_true(isnan(driven_number(d, "u", "coefficient", "a", "estimate")));
    assert_true(isnan(driven_number(d, "u", "coefficient", "a", "se")));
    assert_close(driven_number(d, "u", "performance", "a", "estimate"), 2, 1e-15);
    assert_true(!isnan(driven_number(d, "v", "coefficient", "a", "estimate")));
    assert_contains(driven_notes(d), "u: a is the same for all 3 people");
    driven_free(d);
}

/* Of seven domains of one person each five are told. */
static void of_many_domains_without_a_regression_some_are_told(void **state) {
    (void)state;
    driven *d =
        driven_new("g,y,a\n1,1,2\n2,2,3\n3,4,2\n4,1,3\n5,2,4\n6,1,5\n7,3,6\n", "y", "a", NULL);
    domains_by(d, "g");
    assert_ok(drive(d), d->survey.error);
    assert_contains(driven_notes(d), "5: only 1 answered y and all predictors");
    assert_contains(driven_notes(d), "2 more domains have no regression");
    assert_null(strstr(driven_notes(d), "6: "));
    d->options.language = CHISO_VIETNAMESE;
    assert_ok(drive(d), d->survey.error);
    assert_contains(driven_notes(d), "2 nhóm khác cũng không có hồi quy");
    driven_free(d);
}

/* Five small cells, of which nothing may be told, before one of which there is something. */
static void small_cells_take_no_place_of_those_that_are_told(void **state) {
    (void)state;
    driven *d = driven_new(
        "g,y,a\n1,1,2\n1,2,2\n1,4,2\n2,1,3\n2,2,3\n2,4,3\n3,1,4\n3,2,4\n3,4,4\n"
        "4,1,5\n4,2,5\n4,4,5\n5,1,6\n5,2,6\n5,4,6\n6,1,2\n",
        "y", "a", NULL);
    domains_by(d, "g");
    assert_ok(drive(d), d->survey.error);
    assert_contains(driven_notes(d), "6: only 1 answered y and all predictors");
    assert_null(strstr(driven_notes(d), "is the same for all"));
    assert_null(strstr(driven_notes(d), "more domains"));
    driven_free(d);
}

/* Nor does it stand in their flags, once they are suppressed. */
static void why_a_small_cell_has_none_is_not_told(void **state) {
    (void)state;
    driven *d =
        driven_new("g,y,a\nu,1,2\nu,2,2\nu,4,2\nv,1,3\nv,2,4\nv,1,5\nv,3,6\n", "y", "a", NULL);
    domains_by(d, "g");
    assert_ok(drive(d), d->survey.error);
    assert_null(strstr(driven_notes(d), "a is the same"));
    chiso_result *emptied;
    assert_ok(chiso_result_suppress(&emptied, d->result, &d->survey.error), d->survey.error);
    const size_t row = driven_row(d, "u", "coefficient", "a");
    assert_string_equal(chiso_result_text(emptied, row, driven_column(d, "flags")),
                        "small_cell;few_answers;few_psus");
    chiso_result_free(emptied);
    driven_free(d);
}

static void faults_in_the_answers_are_found(void **state) {
    (void)state;
    driven *d = driven_new("y,a\n1,2\n2,many\n", "y", "a", NULL);
    assert_int_equal(drive(d), CHISO_E_DATA);
    assert_contains(findings_shown(d->findings), "!3:not_a_number:a:many");
    driven_free(d);
}

static void findings_need_not_be_asked_for(void **state) {
    (void)state;
    driven *d = driven_people();
    const char *path = d->survey.path[0];
    chiso_responses *responses;
    chiso_result *result;
    assert_ok(chiso_responses_from_files(&responses, &path, 1, NULL, &d->survey.error),
              d->survey.error);
    assert_ok(chiso_drivers(&result, NULL, responses, NULL, NULL, &d->options, &d->survey.error),
              d->survey.error);
    assert_string_equal(chiso_result_command(result), "drivers");
    chiso_result_free(result);
    chiso_responses_free(responses);
    driven_free(d);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_whole_stands_first_then_the_domains),
        cmocka_unit_test(a_domain_is_the_regression_of_its_people),
        cmocka_unit_test(the_order_of_people_does_not_matter),
        cmocka_unit_test(what_a_whole_does_not_allow_is_an_error),
        cmocka_unit_test(what_a_domain_does_not_allow_is_a_flag_and_a_note),
        cmocka_unit_test(of_many_domains_without_a_regression_some_are_told),
        cmocka_unit_test(small_cells_take_no_place_of_those_that_are_told),
        cmocka_unit_test(why_a_small_cell_has_none_is_not_told),
        cmocka_unit_test(faults_in_the_answers_are_found),
        cmocka_unit_test(findings_need_not_be_asked_for),
    };
    return RUN_TESTS(tests);
}
