/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdbool.h>

#include "folder.h"
#include "instrument/instrument.h"

static chiso_instrument *open_scales(folder *f, const char *scales) {
    folder_write(f, "instrument.csv", "key,value\nname,own\n");
    folder_write(f, "nodes.csv",
                 "code,parent,type,aggregate,scale,min,max\nT,,group,mean,,,\n"
                 "a,T,indicator,,agree,1,3\nb,T,indicator,,yn,0,1\nc,T,indicator,,,0,1\n");
    folder_write(f, "scales.csv", scales);
    chiso_instrument *instrument;
    chiso_error error = {0};
    assert_ok(chiso_instrument_open(&instrument, NULL, f->path, &error), error);
    return instrument;
}

static void a_code_counts_as_its_value_or_else_as_itself(void **state) {
    (void)state;
    folder f = folder_new();
    chiso_instrument *i = open_scales(&f,
                                      "scale,code,label_en,label_vi,value,missing\n"
                                      "agree,1,No,Không,,\nagree,2.5,Partly,Một phần,2,\n"
                                      "yn,Y,Yes,Có,1,\nagree,888,Don't know,Không biết,,dont_know\n"
                                      "yn,N,,,0,\n");
    assert_int_equal(i->n_scales, 2);
    const chiso__scale *agree = &i->scales[i->nodes[1].scale], *yn = &i->scales[i->nodes[2].scale];
    assert_string_equal(agree->name, "agree");
    assert_int_equal(agree->count, 3);
    assert_true(agree->categories[0].value == 1 && agree->categories[1].value == 2);
    assert_true(isnan(agree->categories[2].value));
    assert_int_equal(agree->categories[2].missing, CHISO__DONT_KNOW);
    assert_string_equal(agree->categories[2].label_vi, "Không biết");
    assert_int_equal(yn->count, 2);
    assert_string_equal(yn->categories[0].code, "Y");
    assert_null(yn->categories[1].label_en);
    assert_int_equal(i->nodes[3].scale, CHISO__NO_SCALE);
    chiso_instrument_free(i);
    folder_remove(&f);
}

static void two_scales_may_have_the_same_code(void **state) {
    (void)state;
    folder f = folder_new();
    chiso_instrument *i = open_scales(&f, "scale,code\nagree,1\nyn,1\nyn,0\n");
    assert_int_equal(i->scales[0].count, 1);
    assert_int_equal(i->scales[1].count, 2);
    chiso_instrument_free(i);
    folder_remove(&f);
}

static void long_codes_are_told_apart_to_their_end(void **state) {
    (void)state;
    folder f = folder_new();
    char code[3001], scales[7000];
    memset(code, 'y', sizeof code - 1);
    code[sizeof code - 1] = '\0';
    snprintf(scales, sizeof scales, "scale,code,value\nagree,%sa,1\nagree,%sb,2\nyn,1,\nyn,0,\n",
             code, code);
    chiso_instrument *i = open_scales(&f, scales);
    assert_int_equal(i->scales[0].count, 2);
    chiso_instrument_free(i);
    folder_remove(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_code_counts_as_its_value_or_else_as_itself),
        cmocka_unit_test(two_scales_may_have_the_same_code),
        cmocka_unit_test(long_codes_are_told_apart_to_their_end),
    };
    return RUN_TESTS(tests);
}
