/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TOOL_COMMON_H
#define CHISO_TOOL_COMMON_H

#include <chiso/chiso.h>

#include "output.h"
#include "progress.h"
#include "verb.h"

/** Options that every verb that reads answers has. */
#define INPUT_OPTIONS OPTION_DELIMITER, OPTION_DECIMAL, OPTION_MISSING, OPTION_INVALID
#define DESIGN_OPTIONS                                                                             \
    OPTION_WEIGHT, OPTION_STRATA, OPTION_PSU, OPTION_FPC, OPTION_REPWEIGHTS, OPTION_REP_TYPE,      \
        OPTION_REP_COMBINED, OPTION_REP_SCALE, OPTION_REP_RSCALES, OPTION_FAY_RHO
#define VARIANCE_OPTIONS                                                                           \
    OPTION_LONE_PSU, OPTION_VARIANCE, OPTION_REPLICATES, OPTION_REP_CENTER, OPTION_SEED,           \
        OPTION_LEVEL, OPTION_INTERVAL, OPTION_DEFF, OPTION_DF, OPTION_MIN_N
#define DIFFERENCE_OPTIONS OPTION_DIFFERENCES, OPTION_FAMILY
#define DOMAIN_OPTIONS OPTION_BY, OPTION_PROVINCE, OPTION_WHERE
#define REGROUP_OPTIONS OPTION_GEOGRAPHY, OPTION_POPULATIONS
#define LOOK_OPTIONS OPTION_SPREADSHEET_SAFE, OPTION_WIDTH, OPTION_COLOR
#define OUTPUT_OPTIONS OPTION_FORMAT, OPTION_OUTPUT, LOOK_OPTIONS, OPTION_LANG, OPTION_HELP

/** What a run that reads answers holds; zero it before use. */
typedef struct tool_run {
    chiso_instrument *instrument;
    chiso_responses *responses;
    chiso_design *design;
    chiso_totals *totals;
    chiso_result *findings;
    chiso_result *regrouping; /* what was found when provinces were merged */
    tool_progress progress;   /* lent to the responses */
} tool_run;

/** What a verb wants of answers. */
typedef struct tool_wants {
    int32_t hold;                    /* CHISO_HOLD_ */
    const chiso_estimand *estimands; /* NULL: none */
    size_t n_estimands;
    bool bare;    /* answers may come without an instrument */
    bool adds_up; /* and nothing else: --fay-rho is about the replicate weights of the file */
} tool_wants;

/** The language that --lang names. */
int32_t language_of(const tool_options *given);

/** Tell what went wrong on standard error; returns the exit status that belongs to it. */
int report(const char *verb, chiso_status status, const chiso_error *error);

/** True when it is faults that a run ended with, which the findings tell; else report(). */
bool ended_in_faults(chiso_status status, const chiso_result *findings);

/** The failure of every allocation of the tool's own. */
chiso_status no_memory(chiso_error *error);

/**
 * Open the instrument and read the files into totals, or load and merge them where they are totals
 * already; then bring them to the provinces of --geography.  The findings are in run->findings,
 * those of the instrument if that is at fault, and in run->regrouping.
 * run_free() in every case.
 */
chiso_status run_read(tool_run *run, const tool_options *given, const tool_wants *wants,
                      chiso_error *error);

/** Open the instrument, the answers and the design, for what reads answers itself: then
 *  progress_end(&run->progress).  run_free() in every case. */
chiso_status run_open(tool_run *run, const tool_options *given, const tool_wants *wants,
                      chiso_error *error);
void run_free(tool_run *run);

/** Is that file one of totals?  Standard input (-) is none. */
bool is_totals(const char *path);

/** Bring the totals of a run to the provinces that --geography names, if it does. */
chiso_status run_regroup(tool_run *run, const tool_options *given, chiso_error *error);

/** The built-in instrument that a totals file names. */
chiso_status name_instrument(char *name, size_t room, const char *path, chiso_error *error);

/** Tell what was found and what went wrong; returns the exit status. */
int run_report(const char *verb, chiso_status status, const tool_run *run,
               const chiso_error *error);

/** What the options say of variance. */
chiso_status variance_of(chiso_variance_options *out, const tool_options *given,
                         chiso_error *error);

/** The number of the word that an option was given, among those that it takes. */
int32_t word_number(const tool_options *given, option_id id);

/** The whole number from 1 up that an option was given; without it, *out stays. */
chiso_status count_of(int64_t *out, const tool_options *given, option_id id, chiso_error *error);

/** What --rank-sets and --draws say; without them, *out stays. */
chiso_status rank_sets_of(chiso_rank_options *out, const tool_options *given, chiso_error *error);

/** What --differences and --family say. */
typedef struct tool_differences {
    chiso_difference_options options;
    const char **of, **from; /* names of domains */
    bool asked;
} tool_differences;

/** Read them; differences_free() also on failure. */
chiso_status differences_of(tool_differences *out, const tool_options *given, chiso_error *error);
void differences_free(const tool_differences *differences);

/** The share that --level was given; without it, *out stays. */
chiso_status level_of(double *out, const tool_options *given, chiso_error *error);

/** Files, to be read as the options say; `progress` may be NULL, else it is borrowed by them. */
chiso_status responses_of(chiso_responses **out, const char *const *files, size_t count,
                          const tool_options *given, tool_progress *progress, chiso_error *error);

/** The rule of a finding. */
const char *findings_rule(const chiso_result *findings, size_t row);

/** How many findings have that severity: `fault` or `warning`. */
size_t findings_count(const chiso_result *findings, const char *severity);

/** The first findings of every rule on standard error, and how many more there are.
 *  `check_shows`: chiso check would list them all. */
void findings_print(const chiso_result *findings, const char *severity, bool check_shows);

/** Empty the rows of small cells, if --suppress says so.  Before choose_rows(): the order of rows
 *  would tell of a figure. */
chiso_status suppress_rows(chiso_result **result, const tool_options *given, chiso_error *error);

/** Keep the rows that --domain, --node and --statistic name, and sort them by --order. */
chiso_status choose_rows(chiso_result **result, const tool_options *given, chiso_error *error);

#endif
