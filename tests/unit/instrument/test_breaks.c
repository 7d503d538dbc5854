/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder.h"
#include "instrument/instrument.h"

static chiso_instrument *open_good(const char *name) {
    chiso_error error = {0};
    chiso_instrument *instrument;
    assert_ok(chiso_instrument_open(&instrument, NULL, name, &error), error);
    return instrument;
}

/* Two breaks, one of which says why in one language. */
static void an_own_instrument_may_have_breaks(void **state) {
    (void)state;
    folder f = folder_new();
    folder_write(&f, "instrument.csv", "key,value\nname,own\nyear,2025\n");
    folder_write(&f, "nodes.csv", "code,parent,type,name_en,name_vi\nA,,indicator,A,A\n");
    folder_write(&f, "breaks.csv", "code,from,why_en\nA,2024,asked otherwise\nB,2020,\n");
    chiso_instrument *i = open_good(f.path);
    assert_int_equal(i->n_breaks, 2);
    assert_int_equal(i->breaks[0].from, 2024);
    assert_string_equal(i->breaks[0].code, "A");
    assert_string_equal(chiso__break_why(&i->breaks[0], CHISO_ENGLISH), "asked otherwise");
    assert_string_equal(chiso__break_why(&i->breaks[0], CHISO_VIETNAMESE), "asked otherwise");
    assert_null(chiso__break_why(&i->breaks[1], CHISO_ENGLISH));
    assert_int_equal(chiso__instrument_year(i), 2025);
    chiso_instrument_free(i);
    folder_remove(&f);
}

/* Those of papi-2011 too: the earlier round need not know of what comes. */
static void every_year_of_papi_knows_the_breaks_of_all_years(void **state) {
    (void)state;
    static const struct {
        int from;
        const char *code;
    } known[] = {{2016, "1"},   {2016, "3"},   {2016, "5"},   {2019, "1.1"}, {2019, "7.1"},
                 {2020, "8.3"}, {2021, "3.2"}, {2021, "6.4"}, {2022, "1.1"}};
    static const char *const years[] = {"papi-2011", "papi-2024"};
    for (size_t y = 0; y < 2; y++) {
        chiso_instrument *i = open_good(years[y]);
        assert_int_equal(i->n_breaks, sizeof known / sizeof known[0]);
        for (size_t b = 0; b < i->n_breaks; b++) {
            assert_int_equal(i->breaks[b].from, known[b].from);
            assert_string_equal(i->breaks[b].code, known[b].code);
            assert_non_null(i->breaks[b].why_en);
            assert_non_null(i->breaks[b].why_vi);
        }
        chiso_instrument_free(i);
    }
}

static void sipas_begins_anew_in_2022(void **state) {
    (void)state;
    chiso_instrument *i = open_good("sipas-2024");
    assert_int_equal(i->n_breaks, 1);
    assert_int_equal(i->breaks[0].from, 2022);
    assert_string_equal(i->breaks[0].code, "SIPAS");
    assert_int_equal(chiso__instrument_year(i), 2024);
    assert_int_equal(chiso__instrument_year(chiso__instrument_none()), 0);
    chiso_instrument_free(i);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_own_instrument_may_have_breaks),
        cmocka_unit_test(every_year_of_papi_knows_the_breaks_of_all_years),
        cmocka_unit_test(sipas_begins_anew_in_2022),
    };
    return RUN_TESTS(tests);
}
