/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TOOL_OPTIONS_H
#define CHISO_TOOL_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

/* The options of the command line.  One table describes them for reading and for --help. */

typedef enum option_id {
    OPTION_INSTRUMENT,
    OPTION_BY,
    OPTION_PROVINCE,
    OPTION_GEOGRAPHY,
    OPTION_POPULATIONS,
    OPTION_WHERE,
    OPTION_METRIC,
    OPTION_POOLING,
    OPTION_NATION,
    OPTION_MEAN,
    OPTION_TOTAL,
    OPTION_PROPORTION,
    OPTION_RATIO,
    OPTION_QUANTILE,
    OPTION_ITEMS,
    OPTION_REVERSE,
    OPTION_USE,
    OPTION_FACTORS,
    OPTION_EXTRACTION,
    OPTION_ROTATION,
    OPTION_ORDINAL,
    OPTION_OUTCOME,
    OPTION_PREDICTORS,
    OPTION_REGRESSION,
    OPTION_IMPORTANCE,
    OPTION_UNIT,
    OPTION_ESTIMATE,
    OPTION_SE,
    OPTION_DF_COLUMN,
    OPTION_COVARIANCE,
    OPTION_ASKED,
    OPTION_ID,
    OPTION_INTERVIEWER,
    OPTION_VILLAGE,
    OPTION_DURATION,
    OPTION_START,
    OPTION_END,
    OPTION_CHECKS,
    OPTION_THRESHOLD,
    OPTION_MATCH_MISSING,
    OPTION_ALL,
    OPTION_THREADS,
    OPTION_DELIMITER,
    OPTION_DECIMAL,
    OPTION_MISSING,
    OPTION_INVALID,
    OPTION_WEIGHT,
    OPTION_STRATA,
    OPTION_PSU,
    OPTION_FPC,
    OPTION_REPWEIGHTS,
    OPTION_REP_TYPE,
    OPTION_REP_COMBINED,
    OPTION_REP_SCALE,
    OPTION_REP_RSCALES,
    OPTION_LONE_PSU,
    OPTION_VARIANCE,
    OPTION_REPLICATES,
    OPTION_REP_CENTER,
    OPTION_FAY_RHO,
    OPTION_LEVEL,
    OPTION_INTERVAL,
    OPTION_DEFF,
    OPTION_DF,
    OPTION_MIN_N,
    OPTION_DIFFERENCES,
    OPTION_BEFORE,
    OPTION_BEFORE_INSTRUMENT,
    OPTION_BREAKS,
    OPTION_PANEL,
    OPTION_FAMILY,
    OPTION_RANK_SETS,
    OPTION_RANK_SHARES,
    OPTION_NODE,
    OPTION_STATISTIC,
    OPTION_DOMAIN,
    OPTION_ORDER,
    OPTION_LAYOUT,
    OPTION_PROVINCES,
    OPTION_RESPONDENTS,
    OPTION_ICC,
    OPTION_PROVINCE_SD,
    OPTION_MISSING_RATE,
    OPTION_SKIP_RATE,
    OPTION_WEIGHT_CV,
    OPTION_PLAN,
    OPTION_VILLAGES,
    OPTION_PEOPLE,
    OPTION_MARGIN,
    OPTION_DRAWS,
    OPTION_SEED,
    OPTION_VARIABLES,
    OPTION_EXPORT,
    OPTION_TRUTH,
    OPTION_TITLE,
    OPTION_FORMAT,
    OPTION_REPORT_FORMAT,
    OPTION_OUTPUT,
    OPTION_LANG,
    OPTION_SUPPRESS,
    OPTION_SPREADSHEET_SAFE,
    OPTION_WIDTH,
    OPTION_COLOR,
    OPTION_HELP,
    OPTIONS
} option_id;

typedef struct tool_option {
    const char *name;    /* with its dashes */
    const char *value;   /* what stands behind it, for --help; NULL: nothing */
    const char *heading; /* under which --help lists it */
    const char *help;
    const char *(*word)(size_t index); /* the values it takes, NULL behind the last; NULL: any */
} tool_option;

extern const tool_option option_table[OPTIONS];

typedef struct tool_options {
    const char *value[OPTIONS]; /* NULL: not given; "" for an option without a value */
    const char **files;         /* what is no option */
    size_t n_files;
} tool_options;

/** The options of a verb, as an array that OPTIONS ends. */
#define OPTION_LIST(...) ((const option_id[]){__VA_ARGS__, OPTIONS})

/** Is an option in such an array? */
bool options_have(const option_id *list, option_id id);

/**
 * Read the words behind the verb.  `known`: the options that the verb has, ended by OPTIONS.  On
 * failure a message is on standard error and false comes back.  `files` has room for `count` words.
 */
bool options_read(tool_options *out, const char *verb, const option_id *known, int count,
                  char **words);

/** A list split at its commas, in memory to be freed as one piece; NULL when memory ran out. */
const char **options_split(const char *list, size_t *count);

#endif
