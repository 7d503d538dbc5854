/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/tree.h"

#include <limits.h>

#include "test.h"

enum { MOST = 40, SUMS = CHISO__ROW_SUMS + MOST * CHISO__NUMBER_SUMS };

/* A tree whose leaves are numbers, with what it is scored from. */
struct grown {
    chiso__node nodes[MOST];
    chiso_instrument instrument;
    chiso__variable variables[MOST];
    int node_variable[MOST];
    chiso_totals totals;
    chiso__view view;
    chiso__scheme scheme;
    chiso__tree tree;
    double total[SUMS], slope[SUMS * MOST], room[SUMS + MOST];
};

/* Of leaf i the mean is mean[i], over a weight of its own; NaN: nobody answered. */
static struct grown *grow(const chiso__node *nodes, size_t count, const double *mean) {
    static struct grown g;
    memset(&g, 0, sizeof g);
    memcpy(g.nodes, nodes, count * sizeof *nodes);
    for (size_t i = 0; i < count; i++) {
        const size_t v = g.totals.n_variables, first = CHISO__ROW_SUMS + v * CHISO__NUMBER_SUMS;
        g.node_variable[i] = -1;
        if (nodes[i].type == CHISO__NODE_GROUP) continue;
        g.variables[v] = (chiso__variable){.kind = CHISO__KIND_NUMBER,
                                           .first_sum = first,
                                           .n_sums = CHISO__NUMBER_SUMS,
                                           .categories = 1,
                                           .centre = 0.25 * (double)(i % 4)};
        const double w = isnan(mean[i]) ? 0 : 1 + 0.5 * (double)(i % 3);
        g.total[first + CHISO__NUMBER_W] = w;
        g.total[first + CHISO__NUMBER_WY] = w > 0 ? w * (mean[i] - g.variables[v].centre) : 0;
        g.node_variable[i] = (int)g.totals.n_variables++;
    }
    g.instrument = (chiso_instrument){.nodes = g.nodes, .n_nodes = count};
    g.totals.instrument = &g.instrument;
    g.totals.variables = g.variables, g.totals.node_variable = g.node_variable;
    g.totals.row_sums = CHISO__ROW_SUMS + g.totals.n_variables * CHISO__NUMBER_SUMS;
    g.view = (chiso__view){.totals = &g.totals, .variables = g.variables};
    g.tree = (chiso__tree){&g.instrument, &g.view, &g.scheme};
    return &g;
}

static void score(const chiso__node *nodes, size_t count, const double *mean, double *out) {
    struct grown *g = grow(nodes, count, mean);
    for (size_t i = 0; i < count; i++) out[i] = -1e9;
    chiso__tree_score(&g->tree, g->total, out, NULL, g->room);
}

/* A code that is no answer has no weight, so nothing depends on its sum. */
static bool is_no_answer(const chiso__view *view, size_t sum) {
    for (size_t v = 0; v < view->totals->n_variables; v++) {
        const chiso__variable *variable = &view->variables[v];
        if (variable->scale == NULL || sum < variable->first_sum) continue;
        if (sum - variable->first_sum >= variable->n_sums) continue;
        return variable->scale->categories[sum - variable->first_sum].missing != CHISO__ANSWERED;
    }
    return false;
}

/* The slopes of every node are what small changes of each sum do; without a score they are 0. */
static void assert_slopes(chiso__tree *tree, double *total, double *slope, double *room) {
    const size_t nodes = tree->instrument->n_nodes, sums = tree->view->totals->row_sums;
    double score[MOST], above[MOST], below[MOST];
    for (size_t i = 0; i < sums * nodes; i++) slope[i] = NAN;
    chiso__tree_score(tree, total, score, slope, room);
    for (size_t i = 0; i < sums; i++) {
        const double was = total[i], step = 1e-6;
        if (is_no_answer(tree->view, i)) continue;
        total[i] = was + step;
        chiso__tree_score(tree, total, above, NULL, room);
        total[i] = was - step;
        chiso__tree_score(tree, total, below, NULL, room);
        total[i] = was;
        for (size_t n = 0; n < nodes; n++) {
            const double found = slope[i * nodes + n];
            if (isnan(score[n]))
                assert_true(found == 0);
            else
                assert_close(found, (above[n] - below[n]) / (2 * step), 1e-5);
        }
    }
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
        if (round % 100 > 0) continue;
        if (round % 200 > 0) mean[count - 1] = NAN;
        struct grown *g = grow(nodes, count, mean);
        assert_slopes(&g->tree, g->total, g->slope, g->room);
    }
}

/* --- items --- */

static chiso__category answers[] = {
    {.code = "1", .value = 1},
    {.code = "2", .value = 2},
    {.code = "3", .value = 3},
    {.code = "4", .value = 4},
    {.code = "9", .value = NAN, .missing = CHISO__REFUSED},
};
static chiso__scale four = {.name = "four", .categories = answers, .count = 5};

enum { ITEMS = 4, CATEGORIES = 5 };

/* R(G(C(i1 i2) C(i3)) i4): groups, contents, items, and an item right below the root. */
static chiso__node item_nodes[] = {
    {.code = "R", .type = CHISO__NODE_GROUP, .parent = CHISO__NO_PARENT, .level = 0},
    {.code = "G", .type = CHISO__NODE_GROUP, .parent = 0, .level = 1},
    {.code = "C1", .type = CHISO__NODE_GROUP, .parent = 1, .level = 2},
    {.code = "i1", .type = CHISO__NODE_ITEM, .parent = 2, .level = 3},
    {.code = "i2", .type = CHISO__NODE_ITEM, .parent = 2, .level = 3},
    {.code = "C2", .type = CHISO__NODE_GROUP, .parent = 1, .level = 2},
    {.code = "i3", .type = CHISO__NODE_ITEM, .parent = 5, .level = 3},
    {.code = "i4", .type = CHISO__NODE_ITEM, .parent = 0, .level = 1},
};

enum { ITEM_NODES = sizeof item_nodes / sizeof item_nodes[0] };

static int item_variable[ITEM_NODES] = {-1, -1, -1, 0, 1, -1, 2, 3};
static double points[CATEGORIES] = {0, 0, 100, 100, 0};

struct items {
    chiso_instrument instrument;
    chiso__variable variables[ITEMS];
    chiso_totals totals;
    chiso__view view;
    double *values[ITEM_NODES];
    chiso__scheme scheme;
    chiso__tree tree;
    double total[CHISO__ROW_SUMS + ITEMS * CATEGORIES];
    double slope[(CHISO__ROW_SUMS + ITEMS * CATEGORIES) * ITEM_NODES];
    double room[CHISO__ROW_SUMS + ITEMS * CATEGORIES + MOST];
};

static void grow_items(struct items *t, const char *pooling, int level) {
    *t = (struct items){.instrument = {.nodes = item_nodes, .n_nodes = ITEM_NODES}};
    for (size_t i = 0; i < ITEM_NODES; i++) {
        item_nodes[i].weight = 1, item_nodes[i].aggregate = CHISO__AGGREGATE_POOL;
        item_nodes[i].child_max = item_nodes[i].range_max = 100;
        if (item_variable[i] < 0) continue;
        t->values[i] = points;
        t->variables[item_variable[i]] =
            (chiso__variable){.kind = CHISO__KIND_SCALE,
                              .scale = &four,
                              .categories = CATEGORIES,
                              .n_sums = CATEGORIES,
                              .first_sum = CHISO__ROW_SUMS + (size_t)item_variable[i] * CATEGORIES};
    }
    t->totals.instrument = &t->instrument, t->totals.variables = t->variables;
    t->totals.node_variable = item_variable, t->totals.n_variables = ITEMS;
    t->totals.row_sums = CHISO__ROW_SUMS + ITEMS * CATEGORIES;
    t->view = (chiso__view){.totals = &t->totals, .variables = t->variables};
    t->scheme = (chiso__scheme){.pooling = pooling, .mean_level = level, .values = t->values};
    t->tree = (chiso__tree){&t->instrument, &t->view, &t->scheme};
    static const double weights[ITEMS][CATEGORIES] = {
        {1, 2, 3, 4, 0}, {5, 0, 0, 1, 0}, {2, 2, 2, 2, 0}, {0, 3, 0, 9, 0}};
    memcpy(t->total + CHISO__ROW_SUMS, weights, sizeof weights);
}

/* Shares of 3 and 4: 7/10, 1/6, 4/8, 9/12. */
static const double item[ITEMS] = {70, 100.0 / 6, 50, 75};

static void assert_items(const char *pooling, int level, double root, double group,
                         double content) {
    static struct items t;
    double out[ITEM_NODES];
    grow_items(&t, pooling, level);
    chiso__tree_score(&t.tree, t.total, out, NULL, t.room);
    for (size_t i = 0; i < ITEM_NODES; i++)
        if (item_variable[i] >= 0) assert_close(out[i], item[item_variable[i]], 1e-14);
    assert_close(out[0], root, 1e-14);
    assert_close(out[1], group, 1e-14);
    assert_close(out[2], content, 1e-14);
    assert_close(out[5], item[2], 1e-14);
    assert_slopes(&t.tree, t.total, t.slope, t.room);
}

static void a_pool_counts_every_answer_once(void **state) {
    (void)state;
    assert_items("pool", 0, 100 * 21.0 / 36, 100 * 12.0 / 24, 100 * 8.0 / 16);
    assert_items(NULL, 0, 100 * 21.0 / 36, 100 * 12.0 / 24, 100 * 8.0 / 16);
}

static void means_are_taken_at_the_level_of_the_pooling(void **state) {
    (void)state;
    const double content = 100 * 8.0 / 16, group = 100 * 12.0 / 24;
    assert_items("group-mean", 1, (group + item[3]) / 2, group, content);
    assert_items("content-mean", 2, (content + item[2] + item[3]) / 3, (content + item[2]) / 2,
                 content);
    assert_items("item-mean", INT_MAX, (item[0] + item[1] + item[2] + item[3]) / 4,
                 (item[0] + item[1] + item[2]) / 3, (item[0] + item[1]) / 2);
}

/* Without answers an item is missing, and so are means over it; a pool goes without it. */
static void an_item_that_nobody_answered_is_missing_in_means_and_not_in_pools(void **state) {
    (void)state;
    static struct items t;
    double out[ITEM_NODES];
    static const struct {
        const char *pooling;
        int level;
        bool root, content;
    } cases[] = {{"pool", 0, true, true},
                 {"content-mean", 2, true, true},
                 {"item-mean", INT_MAX, false, false}};
    for (size_t i = 0; i < 3; i++) {
        grow_items(&t, cases[i].pooling, cases[i].level);
        memset(t.total + CHISO__ROW_SUMS, 0, CATEGORIES * sizeof(double));
        chiso__tree_score(&t.tree, t.total, out, t.slope, t.room);
        assert_true(isnan(out[3]));
        assert_int_equal(!isnan(out[0]), cases[i].root);
        assert_int_equal(!isnan(out[2]), cases[i].content);
        if (cases[i].content) assert_close(out[2], item[1], 1e-14);
        for (size_t k = 0; k < t.totals.row_sums; k++) {
            assert_true(t.slope[k * ITEM_NODES + 3] == 0);
            if (!cases[i].root) assert_true(t.slope[k * ITEM_NODES] == 0);
        }
    }
    grow_items(&t, "pool", 0);
    memset(t.total, 0, sizeof t.total);
    chiso__tree_score(&t.tree, t.total, out, t.slope, t.room);
    for (size_t i = 0; i < ITEM_NODES; i++) assert_true(isnan(out[i]));
    for (size_t i = 0; i < t.totals.row_sums * ITEM_NODES; i++) assert_true(t.slope[i] == 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_indicator_runs_from_its_bounds_to_its_range),
        cmocka_unit_test(a_sum_adds_and_a_mean_weighs_and_rescales),
        cmocka_unit_test(what_is_missing_is_missing_in_all_nodes_above_it),
        cmocka_unit_test(a_published_score_is_taken_as_it_is),
        cmocka_unit_test(every_tree_scores_as_from_the_top_down),
        cmocka_unit_test(a_pool_counts_every_answer_once),
        cmocka_unit_test(means_are_taken_at_the_level_of_the_pooling),
        cmocka_unit_test(an_item_that_nobody_answered_is_missing_in_means_and_not_in_pools),
    };
    return RUN_TESTS(tests);
}
