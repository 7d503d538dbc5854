/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "common.h"

/* An option's list; an option that is not given is an empty one. */
static bool split(const tool_options *given, option_id id, const char ***list, size_t *count) {
    *list = NULL;
    *count = 0;
    if (given->value[id] == NULL) return true;
    *list = options_split(given->value[id], count);
    return *list != NULL;
}

chiso_status responses_of(chiso_responses **out, const char *const *files, size_t count,
                          const tool_options *given, tool_progress *progress, chiso_error *error) {
    chiso_responses_options options = CHISO_RESPONSES_OPTIONS_INIT;
    const char **missing;
    if (progress != NULL && progress_begin(progress)) options.progress = progress_tell;
    options.progress_context = progress;
    if (!split(given, OPTION_MISSING, &missing, &options.n_missing)) return no_memory(error);
    const char *delimiter = given->value[OPTION_DELIMITER], *decimal = given->value[OPTION_DECIMAL];
    const char *invalid = given->value[OPTION_INVALID];
    options.missing = missing;
    if (delimiter != NULL && strcmp(delimiter, "tab") == 0) delimiter = "\t";
    if (delimiter != NULL) options.delimiter = delimiter[0];
    if (decimal != NULL) options.decimal = decimal[0];
    if (invalid != NULL && strcmp(invalid, "missing") == 0) options.invalid = CHISO_INVALID_MISSING;
    chiso_status status = chiso_responses_from_files(out, files, count, &options, error);
    free(missing);
    return status;
}

/* --- design --- */

static chiso_status fail(chiso_error *error, const char *one, const char *other) {
    error->status = CHISO_E_ARGUMENT;
    snprintf(error->message, sizeof error->message, "%s%s", one, other);
    return error->status;
}

/* The tool sets no locale, so the decimal mark is a point. */
static chiso_status read_number(double *out, const tool_options *given, option_id id, double low,
                                double high, chiso_error *error) {
    const char *text = given->value[id];
    char *end;
    if (text == NULL) return CHISO_OK;
    *out = strtod(text, &end);
    if (*end == '\0' && *out > low && *out < high) return CHISO_OK;
    return fail(error, option_table[id].name,
                high == 1 ? " takes a number between 0 and 1, such as 0.95"
                          : " takes a number above 0");
}

static chiso_status read_numbers(double **out, size_t *count, const tool_options *given,
                                 option_id id, chiso_error *error) {
    const char **words;
    bool good = true;
    if (!split(given, id, &words, count)) return no_memory(error);
    *out = calloc(*count + 1, sizeof **out);
    for (size_t i = 0; *out != NULL && i < *count; i++) {
        char *end;
        (*out)[i] = strtod(words[i], &end);
        good = good && words[i][0] != '\0' && *end == '\0';
    }
    free(words);
    if (*out == NULL) return no_memory(error);
    return good ? CHISO_OK
                : fail(error, option_table[id].name,
                       " takes numbers with a comma between them, such as 0.5,0.5,0.75");
}

/* What is there by default in their place is an error when somebody asks for it in words. */
static chiso_status check_beside(const tool_options *given, chiso_error *error) {
    const char *variance = given->value[OPTION_VARIANCE];
    const char *option = variance != NULL && strcmp(variance, "none") != 0 ? "--variance"
                         : given->value[OPTION_LONE_PSU] != NULL           ? "--lone-psu"
                                                                           : NULL;
    if (option == NULL) return CHISO_OK;
    return fail(error, option,
                variance != NULL && option[2] == 'v'
                    ? " needs strata and sampling units, and these answers have replicate weights, "
                      "which tell how estimates vary by themselves; leave it out, or take none"
                    : " is about strata, and these answers have replicate weights in their place; "
                      "leave it out");
}

static chiso_status check_repweights(const tool_options *given, chiso_error *error) {
    static const option_id about[] = {OPTION_REP_TYPE, OPTION_REP_COMBINED, OPTION_REP_SCALE,
                                      OPTION_REP_RSCALES};
    if (given->value[OPTION_REPWEIGHTS] != NULL) return check_beside(given, error);
    for (size_t i = 0; i < sizeof about / sizeof about[0]; i++) {
        if (given->value[about[i]] != NULL)
            return fail(error, option_table[about[i]].name,
                        " is about replicate weights that the file has; name their columns with "
                        "--repweights, or leave it out");
    }
    return CHISO_OK;
}

static chiso_status read_repweights(chiso_design_options *options, double **rscales,
                                    const tool_options *given, bool adds_up, chiso_error *error) {
    const char *combined = given->value[OPTION_REP_COMBINED];
    chiso_status status = check_repweights(given, error);
    options->repweights = given->value[OPTION_REPWEIGHTS];
    if (given->value[OPTION_REP_TYPE] != NULL)
        options->rep_type = word_number(given, OPTION_REP_TYPE) + 1;
    if (combined != NULL && strcmp(combined, "no") == 0) options->rep_combined = CHISO_REP_FACTORS;
    if (status == CHISO_OK)
        status = read_number(&options->rep_scale, given, OPTION_REP_SCALE, 0, HUGE_VAL, error);
    if (status == CHISO_OK)
        status = read_numbers(rscales, &options->n_rep_rscales, given, OPTION_REP_RSCALES, error);
    if (status == CHISO_OK && (options->repweights != NULL || adds_up))
        status = read_number(&options->fay_rho, given, OPTION_FAY_RHO, 0, 1, error);
    options->rep_rscales = *rscales;
    return status;
}

static chiso_status make_design(tool_run *run, const tool_options *given, bool adds_up,
                                chiso_error *error) {
    chiso_design_options options = CHISO_DESIGN_OPTIONS_INIT;
    const char **psu = NULL, **fpc = NULL;
    double *rscales = NULL;
    chiso_status status = CHISO_OK;
    if (!split(given, OPTION_PSU, &psu, &options.n_psu) ||
        !split(given, OPTION_FPC, &fpc, &options.n_fpc))
        status = no_memory(error);
    options.weight = given->value[OPTION_WEIGHT];
    options.strata = given->value[OPTION_STRATA];
    options.psu = psu;
    options.fpc = fpc;
    if (status == CHISO_OK) status = read_repweights(&options, &rscales, given, adds_up, error);
    if (status == CHISO_OK) status = chiso_design_new(&run->design, &options, error);
    free(psu);
    free(fpc);
    free(rscales);
    return status;
}

static chiso_status read_totals(tool_run *run, const tool_options *given, const tool_wants *wants,
                                chiso_error *error) {
    chiso_totals_options options = CHISO_TOTALS_OPTIONS_INIT;
    const char **by;
    if (!split(given, OPTION_BY, &by, &options.n_by)) return no_memory(error);
    options.by = by;
    options.province = given->value[OPTION_PROVINCE];
    options.where = given->value[OPTION_WHERE];
    options.hold = wants->hold;
    options.estimands = wants->estimands;
    options.n_estimands = wants->n_estimands;
    chiso_status status = chiso_totals_read(&run->totals, &run->findings, run->responses,
                                            run->instrument, run->design, &options, error);
    progress_end(&run->progress);
    free(by);
    return status;
}

/* --- files of totals --- */

/* What was settled when the totals were made. */
static const option_id settled[] = {
    OPTION_BY,       OPTION_PROVINCE,     OPTION_WHERE,     OPTION_DELIMITER,
    OPTION_DECIMAL,  OPTION_MISSING,      OPTION_INVALID,   OPTION_WEIGHT,
    OPTION_STRATA,   OPTION_PSU,          OPTION_FPC,       OPTION_REPWEIGHTS,
    OPTION_REP_TYPE, OPTION_REP_COMBINED, OPTION_REP_SCALE, OPTION_REP_RSCALES,
};

static chiso_status check_settled(const tool_options *given, chiso_error *error) {
    for (size_t i = 0; i < sizeof settled / sizeof settled[0]; i++) {
        if (given->value[settled[i]] != NULL)
            return fail(error, option_table[settled[i]].name,
                        " is settled in a totals file; leave it out, or make the totals anew");
    }
    return CHISO_OK;
}

static bool same_file(const char *a, const char *b) {
    struct stat first, second;
    return stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

/* Added up twice, everybody would count twice. */
static chiso_status check_twice(const tool_options *given, chiso_error *error) {
    for (size_t i = 0; i < given->n_files; i++) {
        for (size_t k = 0; k < i; k++) {
            if (same_file(given->files[i], given->files[k]))
                return fail(error, given->files[i],
                            " is named twice: its respondents would count twice");
        }
    }
    return CHISO_OK;
}

static chiso_status load_pieces(chiso_totals **pieces, const tool_run *run,
                                const tool_options *given, chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < given->n_files; i++)
        status = chiso_totals_load(&pieces[i], given->files[i], run->instrument, error);
    return status;
}

static chiso_status load_totals(tool_run *run, const tool_options *given, chiso_error *error) {
    chiso_status status = check_settled(given, error);
    if (status == CHISO_OK) status = check_twice(given, error);
    if (status != CHISO_OK) return status;
    chiso_totals **pieces = calloc(given->n_files, sizeof(chiso_totals *));
    if (pieces == NULL) return no_memory(error);
    status = load_pieces(pieces, run, given, error);
    if (status == CHISO_OK && given->n_files == 1) {
        run->totals = pieces[0];
        pieces[0] = NULL;
    } else if (status == CHISO_OK) {
        status = chiso_totals_merge(&run->totals, (const chiso_totals *const *)pieces,
                                    given->n_files, error);
    }
    for (size_t i = 0; i < given->n_files; i++) chiso_totals_free(pieces[i]);
    free(pieces);
    if (status == CHISO_OK && chiso_totals_replicates(run->totals) > 0)
        status = check_beside(given, error);
    return status;
}

bool is_totals(const char *path) {
    return strcmp(path, "-") != 0 && chiso_totals_is_file(path) != 0;
}

/* How many of the files are totals. */
static size_t count_totals(const tool_options *given) {
    size_t count = 0;
    for (size_t i = 0; i < given->n_files; i++) count += is_totals(given->files[i]);
    return count;
}

/* --- all together --- */

chiso_status name_instrument(char *name, size_t room, const char *path, chiso_error *error) {
    chiso_status status = chiso_totals_instrument(name, room, path, error);
    for (size_t i = 0; status == CHISO_OK && i < chiso_instrument_builtins(); i++) {
        if (strcmp(chiso_instrument_builtin(i), name) == 0) return CHISO_OK;
    }
    if (status != CHISO_OK) return status;
    error->status = CHISO_E_ARGUMENT;
    snprintf(error->message, sizeof error->message,
             "%s was made with an instrument of your own, \"%s\"; name its directory with "
             "--instrument",
             path, name);
    return error->status;
}

/* The one that is named, or that a totals file names. */
static chiso_status open_instrument(tool_run *run, const tool_options *given,
                                    const tool_wants *wants, size_t totals, chiso_error *error) {
    char name[256];
    const char *wanted = given->value[OPTION_INSTRUMENT];
    chiso_status status = CHISO_OK;
    if (wanted == NULL && totals > 0) {
        status = name_instrument(name, sizeof name, given->files[0], error);
        wanted = name;
    }
    if (status != CHISO_OK || (wanted == NULL && wants->bare)) return status;
    status = chiso_instrument_open(&run->instrument, &run->findings, wanted, error);
    if (status != CHISO_OK) return status;
    chiso_result_free(run->findings); /* warnings about the instrument alone */
    run->findings = NULL;
    return CHISO_OK;
}

static chiso_status open_answers(tool_run *run, const tool_options *given, bool adds_up,
                                 chiso_error *error) {
    const chiso_status status =
        responses_of(&run->responses, given->files, given->n_files, given, &run->progress, error);
    return status == CHISO_OK ? make_design(run, given, adds_up, error) : status;
}

static chiso_status read_answers(tool_run *run, const tool_options *given, const tool_wants *wants,
                                 chiso_error *error) {
    const chiso_status status = open_answers(run, given, wants->adds_up, error);
    return status == CHISO_OK ? read_totals(run, given, wants, error) : status;
}

chiso_status run_open(tool_run *run, const tool_options *given, const tool_wants *wants,
                      chiso_error *error) {
    for (size_t i = 0; i < given->n_files; i++) {
        if (is_totals(given->files[i]))
            return fail(error, given->files[i],
                        " holds totals, which do not tell who answered what together; name the "
                        "answers that they were made of");
    }
    const chiso_status status = open_instrument(run, given, wants, 0, error);
    return status == CHISO_OK ? open_answers(run, given, wants->adds_up, error) : status;
}

chiso_status run_read(tool_run *run, const tool_options *given, const tool_wants *wants,
                      chiso_error *error) {
    const size_t totals = count_totals(given);
    if (totals > 0 && totals < given->n_files)
        return fail(error, "some of the files are totals and some are answers; ",
                    "make totals of all (chiso totals), or name the answers alone");
    chiso_status status = open_instrument(run, given, wants, totals, error);
    if (status == CHISO_OK)
        status =
            totals > 0 ? load_totals(run, given, error) : read_answers(run, given, wants, error);
    return status == CHISO_OK ? run_regroup(run, given, error) : status;
}

void run_free(tool_run *run) {
    chiso_totals_free(run->totals);
    chiso_design_free(run->design);
    chiso_responses_free(run->responses);
    chiso_instrument_free(run->instrument);
    chiso_result_free(run->findings);
    chiso_result_free(run->regrouping);
}

int run_report(const char *verb, chiso_status status, const tool_run *run,
               const chiso_error *error) {
    const size_t faults =
        findings_count(run->findings, "fault") + findings_count(run->regrouping, "fault");
    const bool check_shows = strcmp(verb, "estimate") != 0 && /* read columns of their own */
                             strcmp(verb, "reliability") != 0 && strcmp(verb, "drivers") != 0;
    findings_print(run->findings, "fault", check_shows);
    findings_print(run->regrouping, "fault", false);
    findings_print(run->findings, "warning", check_shows);
    findings_print(run->regrouping, "warning", false);
    if (status == CHISO_OK) return EXIT_DONE;
    if (!ended_in_faults(status, run->findings) && !ended_in_faults(status, run->regrouping))
        return report(verb, status, error);
    fprintf(stderr, "chiso %s: nothing was computed, because of %zu fault%s\n", verb, faults,
            faults == 1 ? "" : "s");
    return EXIT_FAULT;
}

/* --- numbers --- */

chiso_status count_of(int64_t *out, const tool_options *given, option_id id, chiso_error *error) {
    const char *text = given->value[id];
    char *end;
    if (text == NULL) return CHISO_OK;
    errno = 0;
    *out = strtoimax(text, &end, 10);
    if (errno == 0 && *end == '\0' && *out > 0) return CHISO_OK;
    return fail(error, option_table[id].name, " takes a whole number from 1 up");
}

chiso_status rank_sets_of(chiso_rank_options *out, const tool_options *given, chiso_error *error) {
    if (given->value[OPTION_RANK_SETS] != NULL) out->kind = word_number(given, OPTION_RANK_SETS);
    return count_of(&out->draws, given, OPTION_DRAWS, error);
}

chiso_status level_of(double *out, const tool_options *given, chiso_error *error) {
    return read_number(out, given, OPTION_LEVEL, 0, 1, error);
}

/* --- variance --- */

int32_t word_number(const tool_options *given, option_id id) {
    int32_t number = 0;
    while (strcmp(option_table[id].word((size_t)number), given->value[id]) != 0) number++;
    return number;
}

static chiso_status read_whole(int64_t *out, const tool_options *given, option_id id,
                               chiso_error *error) {
    double number = 0;
    const chiso_status status = read_number(&number, given, id, 0, 1e15, error);
    *out = (int64_t)number;
    if (status != CHISO_OK || (double)*out >= number) return status;
    return fail(error, option_table[id].name, " takes a whole number, such as 30");
}

chiso_status variance_of(chiso_variance_options *out, const tool_options *given,
                         chiso_error *error) {
    *out = (chiso_variance_options)CHISO_VARIANCE_OPTIONS_INIT;
    const struct {
        int32_t *out;
        option_id id;
        int32_t first;
    } words[] = {{&out->method, OPTION_VARIANCE, 0},
                 {&out->lone_psu, OPTION_LONE_PSU, 0},
                 {&out->deff, OPTION_DEFF, 0},
                 {&out->interval, OPTION_INTERVAL, 1}, /* 0 is the default */
                 {&out->centre, OPTION_REP_CENTER, 0}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (given->value[words[i].id] != NULL)
            *words[i].out = word_number(given, words[i].id) + words[i].first;
    }
    chiso_status status = level_of(&out->level, given, error);
    if (status == CHISO_OK && given->value[OPTION_REPWEIGHTS] == NULL)
        status = read_number(&out->fay_rho, given, OPTION_FAY_RHO, 0, 1, error);
    if (status == CHISO_OK) status = read_number(&out->df, given, OPTION_DF, 0, 1e9, error);
    if (status == CHISO_OK) status = read_whole(&out->min_n, given, OPTION_MIN_N, error);
    if (status == CHISO_OK) status = read_whole(&out->replicates, given, OPTION_REPLICATES, error);
    if (status == CHISO_OK) status = read_whole(&out->seed, given, OPTION_SEED, error);
    return status;
}
