/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdbool.h>

#include "folder.h"
#include "instrument/instrument.h"

static const char scales[] = "scale,code,value,missing\ns,1,,\ns,2,,\ns,9,,refused\n";

static chiso_instrument *open_nodes(folder *f, const char *nodes) {
    chiso_instrument *instrument;
    chiso_error error = {0};
    folder_write(f, "instrument.csv", "key,value\nname,own\n");
    folder_write(f, "scales.csv", scales);
    folder_write(f, "nodes.csv", nodes);
    assert_ok(chiso_instrument_open(&instrument, NULL, f->path, &error), error);
    return instrument;
}

static bool runs_from_0_to(const chiso__node *node, double end) {
    return node->range_min == 0 && node->range_max == end;
}

static void items_and_pools_run_from_0_to_100(void **state) {
    (void)state;
    folder f = folder_new();
    chiso_instrument *i =
        open_nodes(&f,
                   "code,parent,type,aggregate,scale,variable\nT,,group,pool,,\nA,T,group,pool,,\n"
                   "a,A,item,,s,q1\nb,A,item,,s,\nc,T,item,,s,\n");
    for (size_t n = 0; n < i->n_nodes; n++) assert_true(runs_from_0_to(&i->nodes[n], 100));
    assert_int_equal(i->nodes[0].aggregate, CHISO__AGGREGATE_POOL);
    assert_int_equal(i->nodes[2].type, CHISO__NODE_ITEM);
    assert_string_equal(i->nodes[2].variable, "q1");
    assert_string_equal(i->nodes[3].variable, "b");
    assert_true(i->nodes[2].scale == 0 && i->nodes[2].direction == 1 && isnan(i->nodes[2].min));
    assert_true(chiso__instrument_has_items(i) && !chiso__instrument_is_published(i));
    chiso_instrument_free(i);
    folder_remove(&f);
}

static void means_and_sums_stand_above_items_and_pools_as_above_anything(void **state) {
    (void)state;
    folder f = folder_new();
    chiso_instrument *i = open_nodes(
        &f,
        "code,parent,type,aggregate,scale,weight,range_min,range_max\nT,,group,mean,,,0,1\n"
        "A,T,group,pool,,3,,\na,A,item,,s,,,\nB,T,group,mean,,1,,\nb,B,item,,s,2,,\n"
        "c,B,item,,s,6,,\n");
    assert_true(runs_from_0_to(&i->nodes[0], 1) && i->nodes[0].child_max == 100);
    assert_true(runs_from_0_to(&i->nodes[3], 100));
    assert_true(i->nodes[1].weight == 0.75 && i->nodes[4].weight == 0.25);
    chiso_instrument_free(i);
    i = open_nodes(&f,
                   "code,parent,type,aggregate,scale\nT,,group,sum,\na,T,item,,s\nb,T,item,,s\n");
    assert_true(runs_from_0_to(&i->nodes[0], 200));
    chiso_instrument_free(i);
    folder_remove(&f);
}

static void an_item_may_be_the_whole_tree(void **state) {
    (void)state;
    folder f = folder_new();
    chiso_instrument *i = open_nodes(&f, "code,parent,type,scale\na,,item,s\n");
    assert_true(i->nodes[0].type == CHISO__NODE_ITEM && i->nodes[0].weight == 1);
    chiso_instrument_free(i);
    folder_remove(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_and_pools_run_from_0_to_100),
        cmocka_unit_test(means_and_sums_stand_above_items_and_pools_as_above_anything),
        cmocka_unit_test(an_item_may_be_the_whole_tree),
    };
    return RUN_TESTS(tests);
}
