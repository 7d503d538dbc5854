/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdbool.h>

#include "folder.h"
#include "instrument/instrument.h"

static chiso_instrument *open_variables(folder *f, const char *variables) {
    chiso_instrument *instrument;
    chiso_error error = {0};
    folder_write(f, "instrument.csv", "key,value\nname,own\n");
    folder_write(f, "scales.csv", "scale,code\nyn,1\nyn,2\ntick,1\ntick,0\n");
    folder_write(f, "nodes.csv", "code,parent,type,min,max\na,,indicator,0,1\n");
    if (variables != NULL) folder_write(f, "variables.csv", variables);
    assert_ok(chiso_instrument_open(&instrument, NULL, f->path, &error), error);
    return instrument;
}

static void variables_are_read_in_the_order_of_the_file(void **state) {
    (void)state;
    folder f = folder_new();
    chiso_instrument *i =
        open_variables(&f,
                       "type,variable,question,scale,name_vi,name_en\nsingle,q1_1,q1,yn,Có,Yes\n\n"
                       "multiple,q2_1,q2,tick,,\nnumber,age,,,Tuổi,\n");
    assert_int_equal(i->n_asked, 3);
    const chiso__asked *a = i->asked;
    assert_string_equal(a[0].name, "q1_1");
    assert_string_equal(a[0].question, "q1");
    assert_true(a[0].type == CHISO__VARIABLE_SINGLE && a[0].scale == 0 && a[0].line == 2);
    assert_true(a[1].type == CHISO__VARIABLE_MULTIPLE && a[1].scale == 1);
    assert_true(a[2].type == CHISO__VARIABLE_NUMBER && a[2].scale == CHISO__NO_SCALE);
    assert_string_equal(a[2].question, "age");
    assert_string_equal(chiso__asked_name(&a[0], CHISO_ENGLISH), "Yes");
    assert_string_equal(chiso__asked_name(&a[0], CHISO_VIETNAMESE), "Có");
    assert_string_equal(chiso__asked_name(&a[1], CHISO_VIETNAMESE), "q2_1");
    assert_string_equal(chiso__asked_name(&a[2], CHISO_ENGLISH), "Tuổi");
    chiso_instrument_free(i);
    folder_remove(&f);
}

static void an_instrument_needs_no_variables(void **state) {
    (void)state;
    folder f = folder_new();
    chiso_instrument *i = open_variables(&f, NULL);
    assert_int_equal(i->n_asked, 0);
    chiso_instrument_free(i);
    i = open_variables(&f, "variable,type\n");
    assert_int_equal(i->n_asked, 0);
    chiso_instrument_free(i);
    folder_remove(&f);
}

static void a_leaf_may_stand_among_the_variables_too(void **state) {
    (void)state;
    folder f = folder_new();
    chiso_instrument *i = open_variables(&f, "variable,type,scale\na,single,yn\n");
    assert_int_equal(i->n_asked, 1);
    chiso_instrument_free(i);
    folder_remove(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(variables_are_read_in_the_order_of_the_file),
        cmocka_unit_test(an_instrument_needs_no_variables),
        cmocka_unit_test(a_leaf_may_stand_among_the_variables_too),
    };
    return RUN_TESTS(tests);
}
