/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdbool.h>

#include "folder.h"
#include "instrument/instrument.h"

/* The choices of an instrument of one item with these lines in instrument.csv. */
static chiso_instrument *open_with(folder *f, const char *properties) {
    char text[256];
    chiso_instrument *instrument;
    chiso_error error = {0};
    snprintf(text, sizeof text, "key,value\nname,own\n%s", properties);
    folder_write(f, "instrument.csv", text);
    folder_write(f, "scales.csv", "scale,code\ns,1\ns,2\n");
    folder_write(f, "nodes.csv", "code,parent,type,aggregate,scale\nT,,group,pool,\na,T,item,,s\n");
    assert_ok(chiso_instrument_open(&instrument, NULL, f->path, &error), error);
    return instrument;
}

static void check_words(const chiso_instrument *i, const char *property, const char *const *words) {
    size_t count = 0;
    for (; words[count] != NULL; count++)
        assert_string_equal(chiso__instrument_choice(i, property, count), words[count]);
    assert_null(chiso__instrument_choice(i, property, count));
    assert_null(chiso__instrument_choice(i, property, count + 5));
}

static void words_stand_in_the_order_given_whatever_is_between_them(void **state) {
    (void)state;
    folder f = folder_new();
    chiso_instrument *i =
        open_with(&f, "metrics,mean-minmax top2\npoolings,\"  group-mean   pool \"\n");
    check_words(i, "metrics", (const char *const[]){"mean-minmax", "top2", NULL});
    check_words(i, "poolings", (const char *const[]){"group-mean", "pool", NULL});
    assert_null(chiso__instrument_choice(i, "name", 0));
    assert_null(chiso__instrument_choice(i, "colours", 0));
    chiso_instrument_free(i);
    folder_remove(&f);
}

static void items_have_every_metric_and_their_own_aggregates_unless_it_is_said(void **state) {
    (void)state;
    folder f = folder_new();
    chiso_instrument *i = open_with(&f, "");
    check_words(i, "metrics", (const char *const[]){"top2", "mean-percent", "mean-minmax", NULL});
    assert_null(chiso__instrument_choice(i, "poolings", 0));
    chiso_instrument_free(i);
    folder_remove(&f);
}

static void scores_have_no_metric(void **state) {
    (void)state;
    chiso_instrument *i;
    chiso_error error = {0};
    assert_ok(chiso_instrument_open(&i, NULL, "papi-2024", &error), error);
    assert_null(chiso__instrument_choice(i, "metrics", 0));
    chiso_instrument_free(i);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_stand_in_the_order_given_whatever_is_between_them),
        cmocka_unit_test(items_have_every_metric_and_their_own_aggregates_unless_it_is_said),
        cmocka_unit_test(scores_have_no_metric),
    };
    return RUN_TESTS(tests);
}
