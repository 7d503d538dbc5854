/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/gradient.h"

#include "simulated.h"

typedef struct setup {
    simulated of;
    chiso__arena arena;
    chiso__gradient g;
} setup;

/* Everybody answers q1-q3; four in ten answer q4 and q5. */
static setup setup_new(const char *instrument) {
    setup s = {.of = simulated_new(instrument)};
    s.of.options.missing_rate = -1;
    s.of.options.skip_rate = 0.6;
    simulated_make(&s.of);
    assert_true(chiso__gradient_new(&s.g, &s.arena, s.of.simulation));
    return s;
}

static void setup_free(setup *s) {
    chiso__arena_free(&s->arena);
    simulated_free(&s->of);
}

/* The weights of q1 … q5; 0 for one that is not under the node. */
static void has_weights(setup *s, const char *node, const char *pooling, const double *weights) {
    static const char *const leaves[] = {"q1", "q2", "q3", "q4", "q5"};
    chiso__gradient_fill(&s->g, s->of.simulation, simulated_node(&s->of, node), pooling);
    for (size_t i = 0; i < 5; i++)
        assert_close(s->g.weight[simulated_node(&s->of, leaves[i])], weights[i], 1e-15);
    assert_true(s->g.constant == 0);
}

static void poolings_weigh_items_as_they_say(void **state) {
    (void)state;
    setup s = setup_new(INSTRUMENT("items"));
    const double a = 1 / 3.8, b = 0.4 / 3.8;
    has_weights(&s, "S", "pool", (const double[]){a, a, a, b, b});
    has_weights(&s, "S", "item-mean", (const double[]){0.2, 0.2, 0.2, 0.2, 0.2});
    has_weights(&s, "S", "content-mean",
                (const double[]){1.0 / 6, 1.0 / 6, 1.0 / 3, 1.0 / 6, 1.0 / 6});
    has_weights(&s, "S", "group-mean", (const double[]){1.0 / 6, 1.0 / 6, 1.0 / 6, 0.25, 0.25});
    setup_free(&s);
}

static void poolings_of_a_node_below_their_level_are_pools(void **state) {
    (void)state;
    setup s = setup_new(INSTRUMENT("items"));
    const double third = 1.0 / 3;
    has_weights(&s, "G", "group-mean", (const double[]){third, third, third, 0, 0});
    has_weights(&s, "G", "content-mean", (const double[]){0.25, 0.25, 0.5, 0, 0});
    has_weights(&s, "G1", "content-mean", (const double[]){0.5, 0.5, 0, 0, 0});
    has_weights(&s, "q3", "item-mean", (const double[]){0, 0, 1, 0, 0});
    setup_free(&s);
}

static void poolings_of_one_level_are_known_to_be_the_same(void **state) {
    (void)state;
    setup s = setup_new(INSTRUMENT("items"));
    const chiso_simulation *of = s.of.simulation;
    const size_t root = simulated_node(&s.of, "S"), content = simulated_node(&s.of, "G2");
    const size_t item = simulated_node(&s.of, "q3");
    assert_int_equal(chiso__pooling_level(of, root, "pool"), 0);
    assert_int_equal(chiso__pooling_level(of, root, "group-mean"), 1);
    assert_int_equal(chiso__pooling_level(of, root, "content-mean"), 2);
    assert_int_equal(chiso__pooling_level(of, content, "pool"), 2);
    assert_int_equal(chiso__pooling_level(of, content, "content-mean"), 2);
    assert_true(chiso__pooling_level(of, content, "item-mean") > 2);
    assert_int_equal(chiso__pooling_level(of, item, "item-mean"), 3);
    setup_free(&s);
}

/* S = (3 P + q3) / 4 brought from 0-100 to 0-10; P pools q1 and q2, whatever stands between. */
static void the_tree_pools_where_it_says_so(void **state) {
    (void)state;
    setup s = setup_new(INSTRUMENT("tree"));
    const size_t leaves[] = {simulated_node(&s.of, "q1"), simulated_node(&s.of, "q2"),
                             simulated_node(&s.of, "q3")};
    chiso__gradient_fill(&s.g, s.of.simulation, 0, NULL);
    for (size_t i = 0; i < 3; i++)
        assert_close(s.g.weight[leaves[i]], i < 2 ? 0.0375 : 0.025, 1e-15);
    assert_int_equal(s.g.block[leaves[1]], (int)simulated_node(&s.of, "P"));
    chiso__gradient_fill(&s.g, s.of.simulation, simulated_node(&s.of, "P"), NULL);
    assert_close(s.g.weight[leaves[0]], 0.5, 1e-15);
    assert_int_equal(s.g.block[leaves[2]], -1);
    setup_free(&s);
}

/* A sum of r = x, and twice 10 - 9 days / 30. */
static void indicators_are_rescaled(void **state) {
    (void)state;
    setup s = setup_new(INSTRUMENT("quoted"));
    chiso__gradient_fill(&s.g, s.of.simulation, 0, NULL);
    assert_close(s.g.weight[1], 1, 1e-15);
    assert_close(s.g.weight[2], -0.3, 1e-15);
    assert_close(s.g.weight[3], -0.3, 1e-15);
    assert_close(s.g.constant, 20, 1e-14);
    setup_free(&s);
}

static void metrics_make_scores_of_answers(void **state) {
    (void)state;
    setup s = setup_new(INSTRUMENT("items"));
    const chiso__question *q = &s.of.simulation->questions[0];
    const double shares[] = {0.1, 0.2, 0.3, 0.4};
    assert_close(chiso__question_mean(q, shares, NULL), 3, 1e-15);
    assert_close(chiso__question_mean(q, shares, "top2"), 70, 1e-15);
    assert_close(chiso__question_mean(q, shares, "mean-percent"), 75, 1e-15);
    assert_close(chiso__question_mean(q, shares, "mean-minmax"), 100 * 2.0 / 3, 1e-15);
    assert_true(chiso__reply_score(q, 1, "top2") == 0 && chiso__reply_score(q, 2, "top2") == 100);
    setup_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(poolings_weigh_items_as_they_say),
        cmocka_unit_test(poolings_of_a_node_below_their_level_are_pools),
        cmocka_unit_test(poolings_of_one_level_are_known_to_be_the_same),
        cmocka_unit_test(the_tree_pools_where_it_says_so),
        cmocka_unit_test(indicators_are_rescaled),
        cmocka_unit_test(metrics_make_scores_of_answers),
    };
    return RUN_TESTS(tests);
}
