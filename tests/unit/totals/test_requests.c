/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"
#include "totals/estimand.h"
#include "totals/variables.h"

enum { MOST = 16 };

struct asked {
    chiso_instrument *instrument;
    chiso_totals totals;
    chiso__request requests[MOST];
};

/* What totals of an instrument (NULL: none) ask the responses for. */
static struct asked ask(const char *instrument, int32_t hold, const chiso_estimand *estimands,
                        size_t n_estimands) {
    struct asked a = {.instrument = NULL};
    chiso_error error = {0};
    if (instrument != NULL)
        assert_ok(chiso_instrument_open(&a.instrument, NULL, instrument, &error), error);
    a.totals.instrument = a.instrument != NULL ? a.instrument : chiso__instrument_none();
    a.totals.hold = hold;
    assert_true(chiso__estimands_copy(&a.totals, estimands, n_estimands));
    assert_ok(chiso__variables_of(&a.totals, &error), error);
    assert_true(a.totals.n_requests <= MOST);
    chiso__variables_requests(&a.totals, a.requests);
    return a;
}

static void forget(struct asked *a) {
    chiso__arena_free(&a->totals.arena);
    chiso_instrument_free(a->instrument);
}

static void assert_request(const chiso__request *request, const char *name, const char *option,
                           const char *scale) {
    assert_string_equal(request->name, name);
    if (option == NULL)
        assert_null(request->option);
    else
        assert_string_equal(request->option, option);
    assert_int_equal(request->optional, option == NULL);
    if (scale == NULL)
        assert_null(request->scale);
    else
        assert_string_equal(request->scale->name, scale);
}

static void columns_without_an_instrument_are_what_their_options_say(void **state) {
    (void)state;
    static const chiso_estimand estimands[] = {{"mean", "x", NULL, 0},
                                               {"ratio", "x", "y", 0},
                                               {"proportion", "x", NULL, 0},
                                               {"quantile", "z", NULL, 0.5}};
    struct asked a = ask(NULL, CHISO_HOLD_INDEX, estimands, 4);
    assert_int_equal(a.totals.n_requests, 5);
    assert_request(&a.requests[0], "x", "--mean", NULL);
    assert_request(&a.requests[1], "x", "--ratio", NULL);
    assert_request(&a.requests[2], "y", "--ratio", NULL);
    assert_request(&a.requests[3], "x", "--proportion", NULL);
    assert_request(&a.requests[4], "z", "--quantile", NULL);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(a.requests[i].kind, i == 3 ? CHISO__COLUMN_KEY : CHISO__COLUMN_ANSWER);
    assert_true(a.requests[0].low > a.requests[0].high); /* no bounds */
    forget(&a);
}

static void what_the_instrument_describes_need_not_be_in_the_file(void **state) {
    (void)state;
    static const chiso_estimand proportion[] = {{"proportion", "again", NULL, 0}};
    struct asked a = ask(CHISO_SOURCE "/tests/unit/asked", CHISO_HOLD_ALL, proportion, 1);
    assert_int_equal(a.totals.n_requests, 7);
    assert_string_equal(a.requests[0].name, "q1");
    assert_string_equal(a.requests[0].node, "S1");
    assert_string_equal(a.requests[1].name, "q3");
    assert_request(&a.requests[2], "heard_1", NULL, "yesno");
    assert_request(&a.requests[3], "heard_2", NULL, "yesno");
    assert_request(&a.requests[4], "heard_3", NULL, "yesno");
    assert_request(&a.requests[5], "again", "--proportion", "content"); /* somebody named it */
    assert_request(&a.requests[6], "age", NULL, NULL);
    forget(&a);
}

static void a_leaf_is_asked_for_as_a_leaf_also_when_it_is_estimated(void **state) {
    (void)state;
    static const chiso_estimand mean[] = {{"mean", "q3", NULL, 0}};
    struct asked a = ask(CHISO_SOURCE "/tests/unit/asked", CHISO_HOLD_INDEX, mean, 1);
    assert_int_equal(a.totals.n_requests, 2);
    assert_string_equal(a.requests[1].node, "E1");
    assert_true(a.requests[1].low == 1 && a.requests[1].high == 6);
    forget(&a);
    a = ask(CHISO_SOURCE "/tests/unit/asked", CHISO_HOLD_ESTIMANDS, mean, 1);
    assert_int_equal(a.totals.n_requests, 1);
    assert_request(&a.requests[0], "q3", "--mean", NULL);
    forget(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_without_an_instrument_are_what_their_options_say),
        cmocka_unit_test(what_the_instrument_describes_need_not_be_in_the_file),
        cmocka_unit_test(a_leaf_is_asked_for_as_a_leaf_also_when_it_is_estimated),
    };
    return RUN_TESTS(tests);
}
