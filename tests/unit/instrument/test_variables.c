/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdbool.h>

#include "folder.h"
#include "instrument/instrument.h"

static const char *cell(const chiso_result *table, size_t row, const char *column) {
    int64_t found = chiso_result_find_column(table, column);
    if (found < 0) fail_msg("no column %s", column);
    return chiso_result_text(table, row, (size_t)found);
}

static chiso_result *list(const char *name, int32_t language) {
    chiso_instrument *instrument;
    chiso_result *table;
    chiso_error error = {0};
    assert_ok(chiso_instrument_open(&instrument, NULL, name, &error), error);
    assert_ok(chiso_instrument_variables(&table, instrument, language, &error), error);
    chiso_instrument_free(instrument);
    return table;
}

static void check_row(const chiso_result *table, size_t row, const char *const *expected) {
    static const char *const columns[] = {"variable", "node", "question", "type",
                                          "scale",    "name", "answers"};
    assert_int_equal(chiso_result_columns(table), 7);
    for (size_t i = 0; i < 7; i++) {
        assert_string_equal(chiso_result_column_name(table, i), columns[i]);
        const char *text = cell(table, row, columns[i]);
        if (expected[i] == NULL)
            assert_null(text);
        else
            assert_string_equal(text, expected[i]);
    }
}

static void leaves_come_first_then_what_else_was_asked(void **state) {
    (void)state;
    folder f = folder_new();
    folder_write(&f, "instrument.csv", "key,value\nname,own\n");
    folder_write(&f, "scales.csv",
                 "scale,code,label_en,label_vi,missing\nyn,1,Yes,Có,\nyn,2,No,,\nyn,3,,,\n"
                 "yn,8,Unsure,Không rõ,dont_know\n");
    folder_write(
        &f, "nodes.csv",
        "code,parent,type,aggregate,scale,variable,min,max,name_en\nT,,group,mean,,,,,All\n"
        "a,T,indicator,,yn,q1,1,2,Is it?\nb,T,indicator,,,,0,9,How many?\n");
    folder_write(&f, "variables.csv",
                 "variable,question,type,scale,name_en,name_vi\nq3_1,q3,single,yn,First,Một\n"
                 "age,,number,,Age,Tuổi\n");
    static const char answers[] = "1 Yes; 2 No; 3; 8 Unsure (dont_know)";
    chiso_result *table = list(f.path, CHISO_ENGLISH);
    assert_int_equal(chiso_result_rows(table), 4);
    check_row(table, 0, (const char *const[]){"q1", "a", NULL, "single", "yn", "Is it?", answers});
    check_row(table, 1, (const char *const[]){"b", "b", NULL, "number", NULL, "How many?", NULL});
    check_row(table, 2,
              (const char *const[]){"q3_1", NULL, "q3", "single", "yn", "First", answers});
    check_row(table, 3, (const char *const[]){"age", NULL, "age", "number", NULL, "Age", NULL});
    chiso_result_free(table);
    table = list(f.path, CHISO_VIETNAMESE);
    assert_string_equal(cell(table, 2, "name"), "Một");
    assert_string_equal(cell(table, 2, "answers"), "1 Có; 2 No; 3; 8 Không rõ (dont_know)");
    chiso_result_free(table);
    folder_remove(&f);
}

static void published_scores_are_variables_of_their_own_type(void **state) {
    (void)state;
    chiso_result *table = list("papi-2024", CHISO_ENGLISH);
    assert_int_equal(chiso_result_rows(table), 28);
    check_row(table, 0,
              (const char *const[]){"1.1", "1.1", NULL, "score", NULL, "Civic Knowledge", NULL});
    chiso_result_free(table);
}

static void what_cannot_be_listed_is_an_error(void **state) {
    (void)state;
    chiso_instrument *i;
    chiso_result *table;
    chiso_error error = {0};
    assert_ok(chiso_instrument_open(&i, NULL, "papi-2024", &error), error);
    assert_int_equal(chiso_instrument_variables(&table, NULL, CHISO_ENGLISH, &error),
                     CHISO_E_ARGUMENT);
    assert_null(table);
    assert_int_equal(chiso_instrument_variables(NULL, i, CHISO_ENGLISH, NULL), CHISO_E_ARGUMENT);
    assert_int_equal(chiso_instrument_variables(&table, i, 7, NULL), CHISO_E_ARGUMENT);
    assert_null(table);
    chiso_instrument_free(i);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaves_come_first_then_what_else_was_asked),
        cmocka_unit_test(published_scores_are_variables_of_their_own_type),
        cmocka_unit_test(what_cannot_be_listed_is_an_error),
    };
    return RUN_TESTS(tests);
}
