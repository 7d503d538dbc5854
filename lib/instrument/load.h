/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INSTRUMENT_LOAD_H
#define CHISO__INSTRUMENT_LOAD_H

#include "instrument/sheet.h"

/* The steps that make an instrument, each noting what it finds; and what is built in. */

/** Columns of nodes.csv, in the order of an export. */
enum {
    CHISO__NODE_CODE,
    CHISO__NODE_PARENT,
    CHISO__NODE_NAME_EN,
    CHISO__NODE_NAME_VI,
    CHISO__NODE_NAME_VI_SOURCE,
    CHISO__NODE_TYPE,
    CHISO__NODE_VARIABLE,
    CHISO__NODE_SCALE,
    CHISO__NODE_WEIGHT,
    CHISO__NODE_DIRECTION,
    CHISO__NODE_MIN,
    CHISO__NODE_MAX,
    CHISO__NODE_AGGREGATE,
    CHISO__NODE_RANGE_MIN,
    CHISO__NODE_RANGE_MAX,
    CHISO__NODE_COLUMNS
};

/** Columns of variables.csv, in the order of an export. */
enum {
    CHISO__ASKED_VARIABLE,
    CHISO__ASKED_QUESTION,
    CHISO__ASKED_TYPE,
    CHISO__ASKED_SCALE,
    CHISO__ASKED_NAME_EN,
    CHISO__ASKED_NAME_VI,
    CHISO__ASKED_COLUMNS
};

/** Columns of breaks.csv, in the order of an export. */
enum {
    CHISO__BREAK_FROM,
    CHISO__BREAK_CODE,
    CHISO__BREAK_WHY_EN,
    CHISO__BREAK_WHY_VI,
    CHISO__BREAK_COLUMNS
};

/* Of a node whose fault is noted already, so that later steps pass over it. */
enum { CHISO__TYPE_UNKNOWN = 4, CHISO__AGGREGATE_UNKNOWN = 3, CHISO__PARENT_LOST = -2 };

/** NULL ends each list. */
extern const char *const chiso__type_words[];
extern const char *const chiso__aggregate_words[];
extern const char *const chiso__asked_words[];

extern const chiso__sheet_column chiso__node_columns[CHISO__NODE_COLUMNS];
extern const chiso__sheet_column chiso__asked_columns[CHISO__ASKED_COLUMNS];
extern const chiso__sheet_column chiso__break_columns[CHISO__BREAK_COLUMNS];

void chiso__load_properties(chiso__loading *loading, const chiso__sheet_source *source);
void chiso__load_scales(chiso__loading *loading, const chiso__sheet_source *source);
void chiso__load_nodes(chiso__loading *loading, const chiso__sheet_source *source);
void chiso__load_asked(chiso__loading *loading, const chiso__sheet_source *source);
void chiso__load_breaks(chiso__loading *loading, const chiso__sheet_source *source);

/** Read a year between 1900 and 2999; false when the text is none. */
bool chiso__year_from_text(int *year, const char *text);

/** The scale of that name, or CHISO__NO_SCALE. */
int chiso__find_scale(const chiso_instrument *instrument, const char *name);

/** Find parents and levels. */
void chiso__check_tree(chiso__loading *loading, const chiso__sheet *sheet);

/** Check weights and ranges; normalise weights, fill in the ranges that follow from others. */
void chiso__check_scores(chiso__loading *loading, const chiso__sheet *sheet);

/** Check the scales of items, and that pools stand above nothing else. */
void chiso__check_items(chiso__loading *loading, const chiso__sheet *sheet);

/** True when a leaf is known not to be an item. */
bool chiso__has_unpoolable_leaves(const chiso_instrument *instrument);

/** Note metrics and poolings of an instrument whose leaves are no items. */
void chiso__check_choices(chiso__loading *loading, const char *file);

/** True when a value of metrics or poolings has known words alone, each once. */
bool chiso__metrics_are_good(const char *value);
bool chiso__poolings_are_good(const char *value);

/** The words of a value of metrics or poolings, NULL behind the last; NULL when memory ran out. */
const char *const *chiso__split_words(chiso__arena *arena, const char *value);

/** True for metrics and poolings. */
bool chiso__is_choice(const char *property);

/** Set a property; texts are copied. */
void chiso__set_property(chiso__loading *loading, const char *key, const char *value, int64_t line);

/** The reason of that name, or CHISO__ANSWERED. */
chiso__missing chiso__missing_from_name(const char *name);

/** An instrument's files; `name` of scales, variables or breaks NULL: it has
 * none. */
typedef struct chiso__instrument_files {
    chiso__sheet_source instrument, nodes, scales, variables, breaks;
} chiso__instrument_files;

/** The files of a built-in instrument; false when there is none of that name. */
bool chiso__builtin_files(chiso__instrument_files *files, const char *name);

#endif
