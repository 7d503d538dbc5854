/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/sorted_units.h"

#include "survey.h"

static const char *const units[] = {"v", "j"}, *const sizes[] = {"N", "M"};

static survey read_units(const char *text, size_t n_psu, size_t n_fpc) {
    static const chiso_estimand mean = {"mean", "y", NULL, 0};
    survey s = survey_new();
    survey_file(&s, text);
    s.instrument_name = NULL;
    s.options.estimands = &mean, s.options.n_estimands = 1;
    s.design.strata = "h";
    s.design.psu = units, s.design.n_psu = n_psu;
    s.design.fpc = sizes, s.design.n_fpc = n_fpc;
    assert_ok(survey_read(&s), s.error);
    return s;
}

/* The names of the members of a stage, / within them, a space between and | between groups. */
static const char *shown(const survey *s, size_t stage) {
    static char text[400];
    chiso__frame frame;
    chiso__sorted_units sorted = {0};
    assert_true(chiso__frame_new(&frame, s->totals));
    assert_true(chiso__sorted_units_new(&sorted, &frame, stage));
    const chiso__lookup *members = &frame.stages[stage].groups.members;
    text[0] = '\0';
    for (size_t g = 0; g < sorted.groups; g++) {
        strcat(text, g > 0 ? " |" : "");
        for (size_t i = sorted.first[g]; i < sorted.first[g + 1]; i++) {
            const char *key = chiso__lookup_key(members, sorted.member[i]);
            for (size_t k = 0; k < chiso__lookup_key_length(members, sorted.member[i]) / 4; k++) {
                int32_t number;
                memcpy(&number, key + 4 * k, 4);
                strcat(text, k > 0 ? "/" : " ");
                strcat(text, chiso__lookup_key(&s->totals->unit_keys[k].values, number));
            }
        }
    }
    assert_int_equal(sorted.first[sorted.groups], sorted.count);
    chiso__sorted_units_free(&sorted);
    chiso__frame_free(&frame);
    return text;
}

static void units_stand_by_name_within_strata_by_name(void **state) {
    (void)state;
    survey s = read_units("h,v,y\nz,2,1\na,1,1\nz,10,1\na,2,1\nz,2,1\nm,7,1\n", 1, 0);
    assert_string_equal(shown(&s, 0), " a/1 a/2 | m/7 | z/10 z/2");
    survey_free(&s);
}

static void units_of_the_second_stage_stand_within_the_first(void **state) {
    (void)state;
    survey s =
        read_units("h,v,j,N,M,y\nz,2,b,9,9,1\na,1,a,9,9,1\nz,2,a,9,9,1\nz,1,c,9,9,1\n", 2, 2);
    assert_string_equal(shown(&s, 0), " a/1 | z/1 z/2");
    assert_string_equal(shown(&s, 1), " a/1/a | z/1/c | z/2/a z/2/b");
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_stand_by_name_within_strata_by_name),
        cmocka_unit_test(units_of_the_second_stage_stand_within_the_first),
    };
    return RUN_TESTS(tests);
}
