/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdbool.h>

#include "folder.h"
#include "instrument/instrument.h"

static chiso_instrument *open_good(const char *name) {
    chiso_instrument *instrument;
    chiso_result *findings;
    chiso_error error = {0};
    assert_ok(chiso_instrument_open(&instrument, &findings, name, &error), error);
    chiso_result_free(findings);
    return instrument;
}

static void same_cell(const chiso_result *a, const chiso_result *b, size_t row, size_t column) {
    if (chiso_result_column_type(a, column) == CHISO_COLUMN_TEXT) {
        const char *x = chiso_result_text(a, row, column), *y = chiso_result_text(b, row, column);
        assert_true(x == NULL || y == NULL ? x == y : strcmp(x, y) == 0);
    } else {
        double x = chiso_result_number(a, row, column), y = chiso_result_number(b, row, column);
        assert_true(x == y || (isnan(x) && isnan(y)));
    }
}

static void same_description(const chiso_instrument *a, const chiso_instrument *b, int language) {
    chiso_result *x, *y;
    chiso_error error = {0};
    assert_ok(chiso_instrument_describe(&x, a, language, &error), error);
    assert_ok(chiso_instrument_describe(&y, b, language, &error), error);
    assert_int_equal(chiso_result_rows(x), chiso_result_rows(y));
    for (size_t row = 0; row < chiso_result_rows(x); row++)
        for (size_t column = 0; column < chiso_result_columns(x); column++)
            same_cell(x, y, row, column);
    chiso_result_free(x);
    chiso_result_free(y);
}

static void same_scales(const chiso_instrument *a, const chiso_instrument *b) {
    assert_int_equal(a->n_scales, b->n_scales);
    for (size_t i = 0; i < a->n_scales; i++) {
        assert_string_equal(a->scales[i].name, b->scales[i].name);
        assert_int_equal(a->scales[i].count, b->scales[i].count);
        for (size_t j = 0; j < a->scales[i].count; j++) {
            const chiso__category *x = &a->scales[i].categories[j];
            const chiso__category *y = &b->scales[i].categories[j];
            assert_string_equal(x->code, y->code);
            assert_string_equal(x->label_en, y->label_en);
            assert_true(x->missing == y->missing);
            assert_true(x->value == y->value || (isnan(x->value) && isnan(y->value)));
        }
    }
}

static void same_variables(const chiso_instrument *a, const chiso_instrument *b) {
    chiso_result *x, *y;
    chiso_error error = {0};
    assert_int_equal(a->n_asked, b->n_asked);
    for (size_t i = 0; i < a->n_asked; i++)
        assert_true(a->asked[i].type == b->asked[i].type && a->asked[i].scale == b->asked[i].scale);
    assert_ok(chiso_instrument_variables(&x, a, CHISO_VIETNAMESE, &error), error);
    assert_ok(chiso_instrument_variables(&y, b, CHISO_VIETNAMESE, &error), error);
    assert_int_equal(chiso_result_rows(x), chiso_result_rows(y));
    for (size_t row = 0; row < chiso_result_rows(x); row++)
        for (size_t column = 0; column < chiso_result_columns(x); column++)
            same_cell(x, y, row, column);
    chiso_result_free(x);
    chiso_result_free(y);
}

static void same_breaks(const chiso_instrument *a, const chiso_instrument *b) {
    assert_int_equal(a->n_breaks, b->n_breaks);
    for (size_t i = 0; i < a->n_breaks; i++) {
        const chiso__break *x = &a->breaks[i], *y = &b->breaks[i];
        const char *why = chiso__break_why(x, CHISO_VIETNAMESE);
        assert_int_equal(x->from, y->from);
        assert_string_equal(x->code, y->code);
        if (why == NULL)
            assert_null(chiso__break_why(y, CHISO_VIETNAMESE));
        else
            assert_string_equal(why, chiso__break_why(y, CHISO_VIETNAMESE));
    }
}

static void same_properties(const chiso_instrument *a, const chiso_instrument *b) {
    assert_int_equal(a->n_properties, b->n_properties);
    for (size_t i = 0; i < a->n_properties; i++)
        assert_string_equal(a->properties[i].value,
                            chiso_instrument_property(b, a->properties[i].key));
}

/* Export to a directory that is not there yet, open that, compare. */
static void check_round_trip(const char *name) {
    folder f = folder_new();
    assert_int_equal(rmdir(f.path), 0);
    chiso_error error = {0};
    chiso_instrument *original = open_good(name);
    assert_ok(chiso_instrument_export(original, f.path, &error), error);
    assert_false(folder_has(&f, "nodes.csv.part"));
    chiso_instrument *copy = open_good(f.path);
    same_description(original, copy, CHISO_ENGLISH);
    same_description(original, copy, CHISO_VIETNAMESE);
    same_properties(original, copy);
    same_scales(original, copy);
    same_variables(original, copy);
    same_breaks(original, copy);
    chiso_instrument_free(original);
    chiso_instrument_free(copy);
    folder_remove(&f);
}

static void an_exported_builtin_opens_as_the_same_instrument(void **state) {
    (void)state;
    for (size_t i = 0; i < chiso_instrument_builtins(); i++)
        check_round_trip(chiso_instrument_builtin(i));
}

static void weights_scales_and_awkward_texts_survive_an_export(void **state) {
    (void)state;
    folder f = folder_new();
    folder_write(&f, "instrument.csv",
                 "key,value\nname,own\nsource,\"a \"\"b\"\", c\nd; e\"\ncolour,\" red \"\n");
    folder_write(&f, "scales.csv",
                 "scale,code,label_en,value,missing\ns;t,1,\"Yes, \"\"sure\"\"\",0.1,\n"
                 "s;t,9,None,,refused\ntick,1,Ticked,,\n");
    folder_write(&f, "nodes.csv",
                 "code,parent,name_en,name_vi_source,type,scale,weight,direction,min,max,variable,"
                 "aggregate,range_min,range_max\nT,,\"Top, all\",,group,,,,,,,mean,0.1,0.3\n"
                 "a,T,A,ours,indicator,s;t,0.7,-1,0.1,0.3,\"q, 1\",,,\n"
                 "b,T,B,,indicator,,0.1,,,,,,,\nc,T,C,,indicator,,0.3,,0,,,,,\n");
    folder_write(&f, "variables.csv",
                 "variable,type,question,scale,name_en\n\"m, 1\",multiple,m,tick,\"One, two\"\n"
                 "age,number,,,\ng,single,,\"s;t\",Which\n");
    folder_write(&f, "breaks.csv", "from,code,why_vi\n2020,a,\n2021,\"b, c\",\"một, hai\"\n");
    check_round_trip(f.path);
    folder_remove(&f);
}

static void a_file_that_is_there_already_is_kept(void **state) {
    (void)state;
    folder f = folder_new();
    folder_write(&f, "scales.csv", "mine\n");
    chiso_instrument *instrument = open_good("papi-2024");
    chiso_error error = {0};
    assert_int_equal(chiso_instrument_export(instrument, f.path, &error), CHISO_E_OPEN);
    assert_contains(error.message, "scales.csv is there already");
    assert_false(folder_has(&f, "instrument.csv") || folder_has(&f, "nodes.csv"));
    assert_false(folder_has(&f, "instrument.csv.part") || folder_has(&f, "nodes.csv.part"));
    char line[16] = "";
    FILE *file = fopen(folder_file(&f, "scales.csv"), "rb");
    assert_non_null(fgets(line, sizeof line, file));
    fclose(file);
    assert_string_equal(line, "mine\n");
    chiso_instrument_free(instrument);
    folder_remove(&f);
}

static void a_directory_that_cannot_be_made_is_an_error(void **state) {
    (void)state;
    chiso_instrument *instrument = open_good("papi-2024");
    static const char *const wrong[] = {"/nowhere/at/all", CHISO_TEST_DATA "/tree.csv", ""};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        chiso_error error = {0};
        assert_int_equal(chiso_instrument_export(instrument, wrong[i], &error), CHISO_E_OPEN);
        assert_true(strlen(error.message) > 0);
    }
    assert_int_equal(chiso_instrument_export(NULL, "/tmp", NULL), CHISO_E_OPEN);
    chiso_instrument_free(instrument);
}

static void a_trailing_slash_is_no_matter(void **state) {
    (void)state;
    folder f = folder_new();
    char path[80];
    snprintf(path, sizeof path, "%s/", f.path);
    chiso_instrument *instrument = open_good("papi-2018");
    chiso_error error = {0};
    assert_ok(chiso_instrument_export(instrument, path, &error), error);
    chiso_instrument *copy = open_good(path);
    assert_int_equal(copy->n_nodes, 37);
    chiso_instrument_free(copy);
    chiso_instrument_free(instrument);
    folder_remove(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_exported_builtin_opens_as_the_same_instrument),
        cmocka_unit_test(weights_scales_and_awkward_texts_survive_an_export),
        cmocka_unit_test(a_file_that_is_there_already_is_kept),
        cmocka_unit_test(a_directory_that_cannot_be_made_is_an_error),
        cmocka_unit_test(a_trailing_slash_is_no_matter),
    };
    return RUN_TESTS(tests);
}
