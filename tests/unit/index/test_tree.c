/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/tree.h"

#include "test.h"

enum { MOST = 40 };

static void score(const chiso__node *nodes, size_t count, const double *mean, double *out) {
    chiso__node copy[MOST];
    memcpy(copy, nodes, count * sizeof *nodes);
    const chiso_instrument instrument = {.nodes = copy, .n_nodes = count};
    for (size_t i = 0; i < count; i++) out[i] = -1e9;
    chiso__tree_score(&instrument, mean, out);
}

static chiso__node leaf(int parent, int direction, double min, double max) {
    return (chiso__node){.type = CHISO__NODE_INDICATOR,
                         .parent = parent,
                         .weight = 1,
                         .direction = direction,
                         .min = min,
                         .max = max,
                         .range_min = 1,
                         .range_max = 10};
}

static void an_indicator_runs_from_its_bounds_to_its_range(void **state) {
    (void)state;
    const chiso__node up = leaf(CHISO__NO_PARENT, 1, 1, 5),
                      down = leaf(CHISO__NO_PARENT, -1, 0, 30);
    const double means[][3] = {/* mean, up 1-5, down 0-30 */
                               {1, 1, 1 + 9 * 29.0 / 30},
                               {5, 10, 1 + 9 * 25.0 / 30},
                               {3, 5.5, 1 + 9 * 27.0 / 30},
                               {0, 1 - 9.0 / 4, 10}, /* not clamped */
                               {30, 1 + 9 * 29.0 / 4, 1}};
    for (size_t i = 0; i < sizeof means / sizeof means[0]; i++) {
        double out;
        score(&up, 1, &means[i][0], &out);
        assert_close(out, means[i][1], 1e-15);
        score(&down, 1, &means[i][0], &out);
        assert_close(out, means[i][2], 1e-15);
    }
}

static void a_sum_adds_and_a_mean_weighs_and_rescales(void **state) {
    (void)state;
    chiso__node nodes[] = {
        {.type = CHISO__NODE_GROUP, .parent = CHISO__NO_PARENT, .aggregate = CHISO__AGGREGATE_SUM},
        {.type = CHISO__NODE_GROUP,
         .parent = 0,
         .aggregate = CHISO__AGGREGATE_MEAN,
         .child_min = 1,
         .child_max = 10,
         .range_min = 0.25,
         .range_max = 2.5},
        leaf(1, 1, 0, 1),
        leaf(0, -1, 0, 1), /* a child of the root between those of a group */
        leaf(1, 1, 0, 1),
    };
    nodes[2].weight = 0.75, nodes[4].weight = 0.25;
    const double mean[] = {0, 0, 0.5, 0.2, 1};
    double out[5];
    score(nodes, 5, mean, out);
    const double first = 1 + 9 * 0.5, second = 10, third = 1 + 9 * 0.8;
    const double group = (0.75 * first + 0.25 * second) / 4; /* 1-10 to 0.25-2.5 */
    assert_close(out[2], first, 1e-15);
    assert_close(out[4], second, 1e-15);
    assert_close(out[3], third, 1e-15);
    assert_close(out[1], group, 1e-15);
    assert_close(out[0], group + third, 1e-15);
}

static void what_is_missing_is_missing_in_all_nodes_above_it(void **state) {
    (void)state;
    chiso__node nodes[] = {
        {.type = CHISO__NODE_GROUP, .parent = CHISO__NO_PARENT, .aggregate = CHISO__AGGREGATE_SUM},
        {.type = CHISO__NODE_GROUP,
         .parent = 0,
         .aggregate = CHISO__AGGREGATE_MEAN,
         .child_min = 1,
         .child_max = 10,
         .range_min = 1,
         .range_max = 10},
        {.type = CHISO__NODE_GROUP, .parent = 0, .aggregate = CHISO__AGGREGATE_SUM},
        leaf(1, 1, 0, 1),
        leaf(2, 1, 0, 1),
        leaf(1, 1, 0, 1),
    };
    double out[6];
    score(nodes, 6, (const double[]){0, 0, 0, 0.5, 0.5, NAN}, out);
    assert_true(isnan(out[0]));
    assert_true(isnan(out[1]));
    assert_true(isnan(out[5]));
    assert_close(out[2], 5.5, 1e-15);
    assert_close(out[3], 5.5, 1e-15);
}

static void a_published_score_is_taken_as_it_is(void **state) {
    (void)state;
    chiso__node nodes[] = {
        {.type = CHISO__NODE_GROUP, .parent = CHISO__NO_PARENT, .aggregate = CHISO__AGGREGATE_SUM},
        {.type = CHISO__NODE_SCORE, .parent = 0, .range_min = 0.25, .range_max = 2.5},
        {.type = CHISO__NODE_SCORE, .parent = 0, .range_min = 0.25, .range_max = 2.5},
    };
    double out[3];
    score(nodes, 3, (const double[]){0, 2.51, 1.25}, out);
    assert_true(out[1] == 2.51 && out[2] == 1.25);
    assert_close(out[0], 3.76, 1e-15);
}

/* From the top down, looking through all nodes for the children of each. */
static double score_slowly(const chiso__node *nodes, size_t count, const double *mean, size_t at) {
    const chiso__node *node = &nodes[at];
    if (node->type == CHISO__NODE_INDICATOR) {
        const double share = (mean[at] - node->min) / (node->max - node->min);
        return node->range_min +
               (node->range_max - node->range_min) * (node->direction > 0 ? share : 1 - share);
    }
    double sum = 0, weighted = 0;
    for (size_t i = 0; i < count; i++) {
        if (nodes[i].parent != (int)at) continue;
        const double child = score_slowly(nodes, count, mean, i);
        sum += child;
        weighted += nodes[i].weight * child;
    }
    if (node->aggregate == CHISO__AGGREGATE_SUM) return sum;
    const double share = (weighted - node->child_min) / (node->child_max - node->child_min);
    return node->range_min + (node->range_max - node->range_min) * share;
}

static void every_tree_scores_as_from_the_top_down(void **state) {
    (void)state;
    uint64_t random = 88172645463325252u;
    for (int round = 0; round < 3000; round++) {
        chiso__node nodes[MOST];
        double mean[MOST], out[MOST];
        bool has_child[MOST] = {false};
        random ^= random << 13, random ^= random >> 7, random ^= random << 17;
        const size_t count = 1 + random % MOST;
        for (size_t i = 0; i < count; i++) {
            random ^= random << 13, random ^= random >> 7, random ^= random << 17;
            nodes[i] = leaf(i == 0 ? CHISO__NO_PARENT : (int)(random % i),
                            random >> 20 & 1 ? 1 : -1, -2, (double)(random >> 30 & 7) + 1);
            nodes[i].weight = (double)(1 + (random >> 40 & 7)) / 8;
            nodes[i].aggregate = random >> 50 & 1 ? CHISO__AGGREGATE_SUM : CHISO__AGGREGATE_MEAN;
            nodes[i].child_min = 0, nodes[i].child_max = 4;
            nodes[i].range_max = 3 + (double)(random >> 52 & 7);
            mean[i] = (double)(random >> 10 & 1023) / 100;
            if (i > 0) has_child[nodes[i].parent] = true;
        }
        for (size_t i = 0; i < count; i++)
            if (has_child[i]) nodes[i].type = CHISO__NODE_GROUP;
        score(nodes, count, mean, out);
        for (size_t i = 0; i < count; i++)
            assert_close(out[i], score_slowly(nodes, count, mean, i), 1e-10);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_indicator_runs_from_its_bounds_to_its_range),
        cmocka_unit_test(a_sum_adds_and_a_mean_weighs_and_rescales),
        cmocka_unit_test(what_is_missing_is_missing_in_all_nodes_above_it),
        cmocka_unit_test(a_published_score_is_taken_as_it_is),
        cmocka_unit_test(every_tree_scores_as_from_the_top_down),
    };
    return RUN_TESTS(tests);
}
