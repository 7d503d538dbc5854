/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INSTRUMENT_INSTRUMENT_H
#define CHISO__INSTRUMENT_INSTRUMENT_H

#include <chiso/instrument.h>
#include <stdbool.h>

#include "base/memory.h"

/** Why an answer is missing.  The order is that of columns in reports. */
typedef enum chiso__missing {
    CHISO__ANSWERED = 0,
    CHISO__BLANK,     /* nothing stands there */
    CHISO__DECLARED,  /* a code that the reader was told means missing */
    CHISO__NOT_ASKED, /* reasons that a scale gives to a code */
    CHISO__DONT_KNOW,
    CHISO__REFUSED,
    CHISO__WITHHELD, /* a published score that was not published */
    CHISO__INVALID,  /* not an answer, read as missing on request */
    CHISO__MISSING_REASONS
} chiso__missing;

/** The name of a reason as scales.csv and results write it: blank, declared, not_asked … */
const char *chiso__missing_name(chiso__missing reason);

/** One answer of a scale. */
typedef struct chiso__category {
    const char *code, *label_en, *label_vi;
    double value;           /* what the code counts as; NaN when it is missing */
    chiso__missing missing; /* CHISO__ANSWERED for an answer */
} chiso__category;

typedef struct chiso__scale {
    const char *name;
    chiso__category *categories;
    size_t count, capacity;
} chiso__scale;

typedef enum chiso__node_type {
    CHISO__NODE_GROUP,     /* aggregates its children */
    CHISO__NODE_INDICATOR, /* the weighted mean of a variable, rescaled from min-max to its range */
    CHISO__NODE_SCORE,     /* a published score, taken as it is */
    CHISO__NODE_ITEM       /* answers on a scale; a metric makes them a score of 0-100 */
} chiso__node_type;

typedef enum chiso__aggregate {
    CHISO__AGGREGATE_SUM,
    CHISO__AGGREGATE_MEAN,
    CHISO__AGGREGATE_POOL /* all valid answers to the items below, together */
} chiso__aggregate;

enum { CHISO__NO_PARENT = -1, CHISO__NO_SCALE = -1 };

typedef struct chiso__node {
    const char *code, *name_en, *name_vi;
    bool name_vi_ours; /* no Vietnamese name is established; this is our translation */
    chiso__node_type type;
    const char *variable; /* column of the answers; NULL for a group */
    int scale;            /* index of its answer scale, or CHISO__NO_SCALE: any number */
    int parent;           /* index of its parent, or CHISO__NO_PARENT */
    int level;            /* the root is 0 */
    double weight;        /* among its siblings, normalised to sum 1 */
    double weight_given;  /* as it stands in nodes.csv, so that an export gives it back */
    int direction;        /* 1: high is good; -1: high is bad */
    double min, max;      /* bounds of an indicator, in its own unit; NaN: not known */
    chiso__aggregate aggregate;
    double range_min, range_max; /* of the score that comes out */
    double child_min, child_max; /* a mean: the range that its children share */
    int line;                    /* in nodes.csv */
} chiso__node;

typedef enum chiso__asked_type {
    CHISO__VARIABLE_SINGLE,   /* one code of a scale */
    CHISO__VARIABLE_MULTIPLE, /* a tick box: ticked is an answer of value 1; a blank is not ticked
                               */
    CHISO__VARIABLE_NUMBER
} chiso__asked_type;

/** A variable of variables.csv: asked, but not (only) a leaf of the tree. */
typedef struct chiso__asked {
    const char *name, *question, *name_en, *name_vi; /* boxes of one question share `question` */
    chiso__asked_type type;
    int scale; /* index of its answer scale, or CHISO__NO_SCALE for a number */
    int line;  /* in variables.csv */
} chiso__asked;

/** From a year on a node, and all below it, is another thing under the same code. */
typedef struct chiso__break {
    int from;
    const char *code, *why_en, *why_vi; /* why: NULL where nothing is said */
} chiso__break;

struct chiso_instrument {
    chiso__arena arena; /* holds every text */
    struct chiso__property {
        const char *key, *value;
        const char *const *words; /* of metrics and poolings; NULL ends them */
        int64_t line;             /* in instrument.csv; 0: of a built-in one's name or year */
    } * properties;
    chiso__node *nodes; /* in the file's order; a parent stands before its children */
    chiso__scale *scales;
    chiso__asked *asked;
    chiso__break *breaks;
    size_t n_properties, n_nodes, n_scales, n_asked, n_breaks;
    size_t property_capacity, node_capacity, scale_capacity, asked_capacity, break_capacity;
};

/** An instrument that knows nothing: columns are what they are. */
const chiso_instrument *chiso__instrument_none(void);

/** CHISO_PROVINCES_63, CHISO_PROVINCES_34, or 0 when domains are not provinces. */
int32_t chiso__instrument_geography(const chiso_instrument *instrument);

/** True when its leaves are published scores, not answers. */
bool chiso__instrument_is_published(const chiso_instrument *instrument);

/** True when its leaves are items, to which metrics and poolings belong. */
bool chiso__instrument_has_items(const chiso_instrument *instrument);

/**
 * The index-th word of the property `metrics` or `poolings`; NULL past the end, and for another
 * property.  The first is the default.  Where items have no property metrics, all metrics are
 * there; without poolings (NULL at once) the tree's own aggregates hold.
 */
const char *chiso__instrument_choice(const chiso_instrument *instrument, const char *property,
                                     size_t index);

/** Does a column of that name hold provinces (property province_columns; no case, no marks)?  False
 * when memory ran out. */
bool chiso__instrument_is_province_column(bool *is, const chiso_instrument *instrument,
                                          const char *column);

/** True when a published score of exactly 0 means withheld (property zero_is_withheld). */
bool chiso__instrument_zero_is_withheld(const chiso_instrument *instrument);

/** The name of a node in a language. */
const char *chiso__node_name(const chiso__node *node, int32_t language);

/** What an answer means, in that language or else the other; NULL: nothing is said. */
const char *chiso__category_label(const chiso__category *category, int32_t language);

/** The name of a variable in a language. */
const char *chiso__asked_name(const chiso__asked *asked, int32_t language);

/** Why there is a break, in that language or else the other; NULL: nothing is said. */
const char *chiso__break_why(const chiso__break *found, int32_t language);

/** The year of the survey; 0: not known. */
int chiso__instrument_year(const chiso_instrument *instrument);

#endif
