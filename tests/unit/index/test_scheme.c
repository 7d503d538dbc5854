/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/scheme.h"

#include <limits.h>

#include "results/result.h"
#include "test.h"

struct scheming {
    chiso_instrument *instrument;
    chiso_totals totals;
    chiso__arena arena;
    chiso__scheme scheme;
    chiso_score_options options;
    int32_t provinces[3];
    chiso_error error;
};

static struct scheming *open_scheme(const char *instrument) {
    static struct scheming s;
    s = (struct scheming){.options = CHISO_SCORE_OPTIONS_INIT};
    assert_ok(chiso_instrument_open(&s.instrument, NULL, instrument, &s.error), s.error);
    s.totals.instrument = s.instrument;
    s.totals.published = chiso__instrument_is_published(s.instrument);
    s.totals.by_provinces = s.provinces;
    return &s;
}

static chiso_status make(struct scheming *s) {
    chiso__arena_free(&s->arena);
    s->error = (chiso_error){0};
    return chiso__scheme_new(&s->scheme, &s->totals, &s->options, &s->arena, &s->error);
}

static void refused(struct scheming *s, const char *words) {
    assert_int_equal(make(s), CHISO_E_ARGUMENT);
    assert_contains(s->error.message, words);
}

static void close_scheme(struct scheming *s) {
    chiso__arena_free(&s->arena);
    chiso_instrument_free(s->instrument);
}

static void the_first_choices_of_the_instrument_are_the_defaults(void **state) {
    (void)state;
    struct scheming *s = open_scheme("sipas-2024");
    assert_ok(make(s), s->error);
    assert_string_equal(s->scheme.metric->name, "top2");
    assert_string_equal(s->scheme.pooling, "pool");
    assert_int_equal(s->scheme.mean_level, 0);
    assert_false(s->scheme.province_mean);
    for (size_t i = 0; i < s->instrument->n_nodes; i++) {
        const bool item = s->instrument->nodes[i].type == CHISO__NODE_ITEM;
        assert_int_equal(s->scheme.values[i] != NULL, item);
    }
    close_scheme(s);
}

static void poolings_take_means_at_their_level(void **state) {
    (void)state;
    static const struct {
        const char *name;
        int level;
    } poolings[] = {{"pool", 0}, {"group-mean", 1}, {"content-mean", 2}, {"item-mean", INT_MAX}};
    static const char *const metrics[] = {"top2", "mean-percent", "mean-minmax"};
    struct scheming *s = open_scheme("sipas-2024");
    for (size_t i = 0; i < 4; i++) {
        s->options.pooling = poolings[i].name;
        s->options.metric = metrics[i % 3];
        assert_ok(make(s), s->error);
        assert_string_equal(s->scheme.pooling, poolings[i].name);
        assert_int_equal(s->scheme.mean_level, poolings[i].level);
        assert_string_equal(s->scheme.metric->name, metrics[i % 3]);
    }
    close_scheme(s);
}

static void a_choice_that_there_is_not_is_told_with_those_that_there_are(void **state) {
    (void)state;
    struct scheming *s = open_scheme("sipas-2024");
    s->options.metric = "top3";
    refused(s, "--metric is one of top2, mean-percent, mean-minmax, not \"top3\"");
    s->options.metric = NULL, s->options.pooling = "pools";
    refused(s, "--pooling is one of pool, ");
    s->options.pooling = NULL, s->options.nation = "vietnam";
    refused(s, "--nation is pool or province-mean, not \"vietnam\"");
    close_scheme(s);
}

static void instruments_without_items_have_nothing_to_choose(void **state) {
    (void)state;
    struct scheming *s = open_scheme(CHISO_SOURCE "/tests/unit/survey");
    assert_ok(make(s), s->error);
    assert_null(s->scheme.metric);
    assert_null(s->scheme.pooling);
    assert_null(s->scheme.values);
    s->options.metric = "top2";
    refused(s, "--metric is for instruments of items, such as sipas-2024");
    s->options.metric = NULL, s->options.pooling = "pool";
    refused(s, "--pooling is for instruments of items");
    s->options.pooling = NULL, s->options.nation = "pool";
    assert_ok(make(s), s->error);
    assert_false(s->scheme.province_mean);
    close_scheme(s);
}

static void a_mean_of_provinces_needs_their_column(void **state) {
    (void)state;
    struct scheming *s = open_scheme("sipas-2024");
    s->options.nation = "province-mean";
    refused(s, "--nation province-mean needs the column of provinces among those of --by");
    s->totals.n_by = 2;
    refused(s, "needs the column of provinces");
    s->provinces[1] = 63;
    assert_ok(make(s), s->error);
    assert_true(s->scheme.province_mean && s->scheme.province == 1);
    s->totals.n_by = 1; /* the only one there is */
    assert_ok(make(s), s->error);
    assert_true(s->scheme.province_mean && s->scheme.province == 0);
    close_scheme(s);
}

static void published_scores_have_no_nation_to_choose(void **state) {
    (void)state;
    struct scheming *s = open_scheme("papi-2024");
    assert_ok(make(s), s->error);
    s->options.nation = "pool";
    refused(s, "--nation is for respondents");
    close_scheme(s);
}

static void assert_settings(struct scheming *s, const char *metric, const char *pooling,
                            const char *nation) {
    const char *const expected[] = {metric, pooling, nation};
    static const char *const keys[] = {"metric", "pooling", "nation"};
    chiso_result *result;
    assert_ok(make(s), s->error);
    assert_ok(chiso__result_new(&result, "score", &s->error), s->error);
    assert_ok(chiso__scheme_settings(&s->scheme, &s->totals, result, &s->error), s->error);
    assert_int_equal(chiso_result_settings(result), 3);
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(chiso_result_setting_key(result, i), keys[i]);
        assert_int_equal(chiso_result_setting_count(result, i), expected[i] != NULL);
        if (expected[i] != NULL)
            assert_string_equal(chiso_result_setting_text(result, i, 0), expected[i]);
    }
    chiso_result_free(result);
}

static void settings_tell_the_choices(void **state) {
    (void)state;
    struct scheming *s = open_scheme("sipas-2024");
    assert_settings(s, "top2", "pool", "pool");
    s->options.metric = "mean-minmax", s->options.pooling = "item-mean";
    s->options.nation = "province-mean", s->totals.n_by = 1;
    assert_settings(s, "mean-minmax", "item-mean", "province-mean");
    close_scheme(s);
    s = open_scheme("papi-2024");
    assert_settings(s, NULL, NULL, NULL);
    close_scheme(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_choices_of_the_instrument_are_the_defaults),
        cmocka_unit_test(poolings_take_means_at_their_level),
        cmocka_unit_test(a_choice_that_there_is_not_is_told_with_those_that_there_are),
        cmocka_unit_test(instruments_without_items_have_nothing_to_choose),
        cmocka_unit_test(a_mean_of_provinces_needs_their_column),
        cmocka_unit_test(published_scores_have_no_nation_to_choose),
        cmocka_unit_test(settings_tell_the_choices),
    };
    return RUN_TESTS(tests);
}
