/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instrument/rules.h"

enum { WARNING = false, FAULT = true };

static const chiso__rule_text texts[CHISO__RULES] = {
    [CHISO__RULE_MISSING_FILE] =
        {"missing_file", FAULT,
         "the file cannot be opened: an instrument needs instrument.csv and "
         "nodes.csv; start from an exported built-in instrument"},
    [CHISO__RULE_UNREADABLE_FILE] = {"unreadable_file", FAULT,
                                     "the file cannot be read as CSV in UTF-8: save it again so"},
    [CHISO__RULE_MISSING_COLUMN] = {"missing_column", FAULT,
                                    "the header must have this column: add it, spelled so"},
    [CHISO__RULE_DUPLICATE_COLUMN] = {"duplicate_column", FAULT,
                                      "two headers have this name: remove or rename one"},
    [CHISO__RULE_UNKNOWN_COLUMN] =
        {"unknown_column", WARNING,
         "no column of this name is known, it is not read: check its spelling"},
    [CHISO__RULE_RAGGED_ROW] =
        {"ragged_row", FAULT,
         "the row has another number of fields than the header: look for a missing "
         "or an extra delimiter, put texts that hold one between double quotes"},
    [CHISO__RULE_MISSING_VALUE] = {"missing_value", FAULT, "a value is required here: fill it in"},
    [CHISO__RULE_NOT_A_NUMBER] =
        {"not_a_number", FAULT,
         "expected a number such as 0.25, without spaces or thousands marks (a "
         "decimal comma only where semicolons or tabs separate the columns)"},
    [CHISO__RULE_IGNORED_VALUE] = {"ignored_value", WARNING,
                                   "a row of this kind does not use this column: empty the cell"},
    [CHISO__RULE_UNKNOWN_KEY] =
        {"unknown_key", WARNING,
         "no key of this name is known, it has no effect: check its spelling"},
    [CHISO__RULE_DUPLICATE_KEY] = {"duplicate_key", FAULT, "the key stands twice: remove one"},
    [CHISO__RULE_BAD_YEAR] = {"bad_year", FAULT,
                              "expected a year between 1900 and 2999, or nothing"},
    [CHISO__RULE_BAD_GEOGRAPHY] =
        {"bad_geography", FAULT,
         "expected 63, 34, or nothing where answers do not belong to provinces"},
    [CHISO__RULE_BAD_YES_NO] = {"bad_yes_no", FAULT, "expected yes or no"},
    [CHISO__RULE_BAD_METRICS] = {"bad_metrics", FAULT,
                                 "expected some of top2 mean-percent mean-minmax, each once, with "
                                 "spaces between; the first is the default"},
    [CHISO__RULE_BAD_POOLINGS] = {"bad_poolings", FAULT,
                                  "expected some of pool item-mean content-mean group-mean, each "
                                  "once, with spaces between; the first is the default"},
    [CHISO__RULE_CHOICE_WITHOUT_ITEMS] =
        {"choice_without_items", WARNING,
         "it has no effect, since no node is of type item: remove the key, or make the nodes at "
         "the bottom items"},
    [CHISO__RULE_UNKNOWN_REASON] =
        {"unknown_reason", FAULT,
         "expected nothing for an answer, or not_asked, dont_know, refused, "
         "withheld, blank or invalid"},
    [CHISO__RULE_DUPLICATE_SCALE_CODE] = {"duplicate_scale_code", FAULT,
                                          "the scale has this code twice: remove one"},
    [CHISO__RULE_CODE_WITHOUT_VALUE] =
        {"code_without_value", FAULT,
         "the code is not a number: say in value what it counts as, or in "
         "missing why it is no answer"},
    [CHISO__RULE_SCALE_WITHOUT_ANSWERS] = {"scale_without_answers", FAULT,
                                           "every code of the scale is missing: add its answers"},
    [CHISO__RULE_NO_NODES] = {"no_nodes", FAULT,
                              "the file has no row below its header: add the nodes"},
    [CHISO__RULE_NO_ROOT] = {"no_root", FAULT,
                             "every node has a parent: empty the parent of the node on top"},
    [CHISO__RULE_SEVERAL_ROOTS] = {"several_roots", FAULT,
                                   "only one node may be without a parent: name this one's parent"},
    [CHISO__RULE_DUPLICATE_CODE] =
        {"duplicate_code", FAULT,
         "another node has this code: every code may stand once (a spreadsheet "
         "turns 1.10 into 1.1 unless the column is formatted as text)"},
    [CHISO__RULE_UNKNOWN_PARENT] = {"unknown_parent", FAULT, "no node has this code: correct it"},
    [CHISO__RULE_PARENT_AFTER_CHILD] = {"parent_after_child", FAULT,
                                        "a parent stands before its children: move its row up"},
    [CHISO__RULE_PARENT_NOT_GROUP] = {"parent_not_group", FAULT,
                                      "only a node of type group can have children"},
    [CHISO__RULE_GROUP_WITHOUT_CHILDREN] =
        {"group_without_children", FAULT,
         "no node names this group as its parent: add one or remove "
         "the group"},
    [CHISO__RULE_MIXED_LEAVES] = {"mixed_leaves", FAULT,
                                  "nodes at the bottom are all of one type: score, indicator or "
                                  "item"},
    [CHISO__RULE_UNKNOWN_TYPE] = {"unknown_type", FAULT,
                                  "expected group, indicator, score or item"},
    [CHISO__RULE_UNKNOWN_AGGREGATE] = {"unknown_aggregate", FAULT, "expected sum, mean or pool"},
    [CHISO__RULE_UNKNOWN_NAME_SOURCE] = {"unknown_name_source", FAULT,
                                         "expected published, ours or nothing"},
    [CHISO__RULE_UNKNOWN_SCALE] =
        {"unknown_scale", FAULT,
         "scales.csv has no scale of this name: add it, or leave the cell empty "
         "where any number is an answer"},
    [CHISO__RULE_GROUP_WITH_VARIABLE] =
        {"group_with_variable", FAULT,
         "a group has no answers of its own: empty the cell, or make it an "
         "indicator"},
    [CHISO__RULE_WEIGHT_NOT_POSITIVE] =
        {"weight_not_positive", FAULT,
         "a weight is above 0; remove the node if it should not count"},
    [CHISO__RULE_WEIGHT_UNDER_SUM] =
        {"weight_under_sum", FAULT,
         "a sum or a pool has no weights: leave it empty, or let the parent be a mean"},
    [CHISO__RULE_BAD_DIRECTION] = {"bad_direction", FAULT,
                                   "expected 1 (high is good) or -1 (high is bad)"},
    [CHISO__RULE_MIN_NOT_BELOW_MAX] =
        {"min_not_below_max", FAULT,
         "min must be below max; where high is bad say so with direction -1"},
    [CHISO__RULE_UNBOUNDED_INDICATOR] =
        {"unbounded_indicator", WARNING,
         "without min and max it cannot be scored: fill them in when they "
         "are established"},
    [CHISO__RULE_MISSING_NAME] = {"missing_name", WARNING,
                                  "without a name here the other language or the code is shown"},
    [CHISO__RULE_RANGE_INCOMPLETE] = {"range_incomplete", FAULT,
                                      "a range has two ends: fill in both or none"},
    [CHISO__RULE_RANGE_NOT_RISING] = {"range_not_rising", FAULT,
                                      "range_min must be below range_max"},
    [CHISO__RULE_RANGE_TOO_WIDE] =
        {"range_too_wide", FAULT,
         "numbers this large cannot be computed with: correct the range, of "
         "a sum those of its children"},
    [CHISO__RULE_RANGE_NOT_SUM] =
        {"range_not_sum", FAULT,
         "the range of a sum is the sum of its children's ranges, to 0.01: leave "
         "it empty or correct it"},
    [CHISO__RULE_RANGES_DIFFER] = {"ranges_differ", FAULT,
                                   "children under a mean must have the same range"},
    [CHISO__RULE_BAD_ITEM_SCALE] = {"bad_item_scale", FAULT,
                                    "an item's scale needs at least two answers that count as "
                                    "different numbers, none of them below 0"},
    [CHISO__RULE_POOL_WITHOUT_ITEMS] =
        {"pool_without_items", FAULT,
         "only answers to items can be pooled: make it a mean or a sum, or the nodes at the bottom "
         "items"},
    [CHISO__RULE_DUPLICATE_VARIABLE] = {"duplicate_variable", FAULT,
                                        "the variable stands twice: remove one"},
    [CHISO__RULE_UNKNOWN_VARIABLE_TYPE] = {"unknown_variable_type", FAULT,
                                           "expected single, multiple or number"},
    [CHISO__RULE_BAD_TICK_SCALE] =
        {"bad_tick_scale", FAULT,
         "the scale of a tick box needs an answer of value 1 (ticked); any other answer has the "
         "value 0 (not ticked)"},
};

const chiso__rule_text *chiso__rule_get(chiso__rule rule) {
    return &texts[rule];
}
