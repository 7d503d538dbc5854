/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quality/options.h"

#include <math.h>
#include <stdio.h>

#include "base/error.h"
#include "base/options.h"

static const chiso_quality_options defaults = CHISO_QUALITY_OPTIONS_INIT;

static const char *const checks[] = {"match",        "lines",    "nonresponse",
                                     "interviewers", "duration", "weights"};

enum { CHECKS = sizeof checks / sizeof checks[0], ALL_CHECKS = (1 << CHECKS) - 1 };

/* above: the smallest number that makes no sense; at_most: the largest that does. */
static const struct {
    const char *name;
    double standard;
    int above, at_most;
} thresholds[CHISO_THRESHOLDS] = {
    [CHISO_THRESHOLD_PERCENT_MATCH] = {"percent_match", 0.85, 0, 1},
    [CHISO_THRESHOLD_COMMON_ANSWERS] = {"common_answers", 0.5, 0, 1},
    [CHISO_THRESHOLD_STRAIGHT_LINE] = {"straight_line", 0.95, 0, 1},
    [CHISO_THRESHOLD_LONG_STRING] = {"long_string", 0.5, 0, 1},
    [CHISO_THRESHOLD_OUTLIER] = {"outlier", 3.5, 0, 1000000},
    [CHISO_THRESHOLD_LEVEL] = {"level", 0.95, 0, 1},
    [CHISO_THRESHOLD_ICC] = {"icc", 0.1, 0, 1},
    [CHISO_THRESHOLD_SHORT_DURATION] = {"short_duration", 0.5, 0, 1},
    [CHISO_THRESHOLD_WEIGHT_EFFECT] = {"weight_effect", 2, 1, 1000000},
    [CHISO_THRESHOLD_WEIGHT_RATIO] = {"weight_ratio", 5, 1, 1000000},
    [CHISO_THRESHOLD_MIN_INTERVIEWS] = {"min_interviews", 5, 1, 1000000},
};

const char *chiso_check_name(int32_t check) {
    for (size_t i = 0; i < CHECKS; i++) {
        if (check == 1 << i) return checks[i];
    }
    return NULL;
}

const char *chiso_threshold_name(int32_t threshold) {
    return threshold >= 0 && threshold < CHISO_THRESHOLDS ? thresholds[threshold].name : NULL;
}

double chiso_threshold_default(int32_t threshold) {
    return threshold >= 0 && threshold < CHISO_THRESHOLDS ? thresholds[threshold].standard
                                                          : (double)NAN;
}

/* --- what is asked makes sense --- */

static bool is_auto(size_t i, double value) {
    return i == CHISO_THRESHOLD_PERCENT_MATCH && value == CHISO_THRESHOLD_AUTO;
}

static chiso_status take_thresholds(chiso__quality_choice *choice, chiso_error *error) {
    const chiso_quality_options *given = &choice->given;
    if (given->n_thresholds > 0 && given->thresholds == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "n_thresholds is %zu but thresholds is NULL",
                           given->n_thresholds);
    if (given->n_thresholds > CHISO_THRESHOLDS)
        return chiso__fail(error, CHISO_E_ARGUMENT, "there are %d thresholds, not %zu",
                           (int)CHISO_THRESHOLDS, given->n_thresholds);
    for (size_t i = 0; i < CHISO_THRESHOLDS; i++) {
        const double value = i < given->n_thresholds ? given->thresholds[i] : 0;
        choice->threshold[i] = value == 0 ? thresholds[i].standard : value;
        if (value == 0 || is_auto(i, value)) continue;
        if (!(value > thresholds[i].above && value <= thresholds[i].at_most))
            return chiso__fail(error, CHISO_E_ARGUMENT,
                               "the threshold %s is a number above %d and at most %d%s",
                               thresholds[i].name, thresholds[i].above, thresholds[i].at_most,
                               i == CHISO_THRESHOLD_PERCENT_MATCH ? ", or auto" : "");
    }
    if (choice->threshold[CHISO_THRESHOLD_LEVEL] < 1) return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT, "the threshold level is below 1, such as 0.95");
}

/* An empty one is what two commas leave. */
static chiso_status check_items(const chiso_quality_options *given, chiso_error *error) {
    if (given->n_items > 0 && given->items == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "n_items is %zu but items is NULL",
                           given->n_items);
    for (size_t k = 0; k < given->n_items; k++) {
        if (given->items[k] == NULL || given->items[k][0] == '\0')
            return chiso__fail(error, CHISO_E_ARGUMENT, "column %zu of --items has no name", k + 1);
    }
    return CHISO_OK;
}

static chiso_status check_numbers(const chiso_quality_options *given, chiso_error *error) {
    if (given->checks < 0 || given->checks > ALL_CHECKS)
        return chiso__fail(error, CHISO_E_ARGUMENT, "checks are a sum of CHISO_CHECK_ bits");
    if (given->match_missing < CHISO_MATCH_ANSWERED || given->match_missing > CHISO_MATCH_REASONS)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "match_missing is CHISO_MATCH_ANSWERED or _REASONS");
    if (given->rows < CHISO_QUALITY_FINDINGS || given->rows > CHISO_QUALITY_ALL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "rows are CHISO_QUALITY_FINDINGS or _ALL");
    if (given->threads < 0)
        return chiso__fail(error, CHISO_E_ARGUMENT, "the threads are a number from 1 up");
    if (given->language != CHISO_ENGLISH && given->language != CHISO_VIETNAMESE)
        return chiso__fail(error, CHISO_E_ARGUMENT, "the language is English or Vietnamese");
    return CHISO_OK;
}

/* Columns that only make sense together, and checks that need some. */
static chiso_status check_columns(const chiso_quality_options *given, chiso_error *error) {
    const bool timed = given->duration != NULL || (given->start != NULL && given->end != NULL);
    if (given->end != NULL && given->start == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "when interviews ended says little alone; name the column of when they "
                           "began (--start)");
    if (given->start != NULL && !timed)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "when interviews began says little alone; name the column of when they "
                           "ended (--end), or of how long they took (--duration)");
    if ((given->checks & CHISO_CHECK_DURATION) != 0 && !timed)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "the check duration needs a column: --duration, or --start and --end");
    if ((given->checks & CHISO_CHECK_INTERVIEWERS) != 0 && given->interviewer == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "the check interviewers needs the column of the interviewer: "
                           "--interviewer");
    return CHISO_OK;
}

chiso_status chiso__quality_choice_of(chiso__quality_choice *out,
                                      const chiso_quality_options *given, chiso_error *error) {
    *out = (chiso__quality_choice){.given = defaults};
    chiso_status status = chiso__options_copy(&out->given, sizeof out->given, given, error);
    if (status == CHISO_OK) status = take_thresholds(out, error);
    if (status == CHISO_OK) status = check_items(&out->given, error);
    if (status == CHISO_OK) status = check_numbers(&out->given, error);
    if (status == CHISO_OK) status = check_columns(&out->given, error);
    out->checks = out->given.checks != 0 ? out->given.checks : ALL_CHECKS;
    if (out->given.duration == NULL && out->given.start == NULL)
        out->checks &= ~CHISO_CHECK_DURATION;
    if (out->given.interviewer == NULL) out->checks &= ~CHISO_CHECK_INTERVIEWERS;
    return status;
}

bool chiso__quality_has(const chiso__quality_choice *choice, int32_t check) {
    return (choice->checks & check) != 0;
}

/* --- settings --- */

static chiso_status add_checks(const chiso__quality_choice *choice, chiso_result *result,
                               chiso_error *error) {
    const char *names[CHECKS];
    size_t count = 0;
    for (size_t i = 0; i < CHECKS; i++) {
        if (chiso__quality_has(choice, 1 << i)) names[count++] = checks[i];
    }
    return chiso__result_add_setting(result, "checks", CHISO_SETTING_LIST, names, count, error);
}

static chiso_status add_threshold(const chiso__quality_choice *choice, size_t i,
                                  chiso_result *result, chiso_error *error) {
    char key[64];
    snprintf(key, sizeof key, "threshold_%s", thresholds[i].name);
    if (is_auto(i, choice->threshold[i])) return chiso__result_add_text(result, key, "auto", error);
    return chiso__result_add_number(result, key, choice->threshold[i], error);
}

chiso_status chiso__quality_settings(const chiso__quality_choice *choice, chiso_result *result,
                                     chiso_error *error) {
    static const char *const missing[] = {"answered", "reasons"}, *const rows[] = {"findings",
                                                                                   "all"};
    static const char *const languages[] = {"en", "vi"};
    const chiso_quality_options *given = &choice->given;
    const struct {
        const char *key, *value;
    } texts[] = {{"id", given->id},
                 {"interviewer", given->interviewer},
                 {"village", given->village},
                 {"duration", given->duration},
                 {"start", given->start},
                 {"end", given->end},
                 {"match_missing", missing[given->match_missing]},
                 {"rows", rows[given->rows]}};
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < sizeof texts / sizeof texts[0]; i++)
        status = chiso__result_add_text(result, texts[i].key, texts[i].value, error);
    if (status == CHISO_OK) status = add_checks(choice, result, error);
    for (size_t i = 0; status == CHISO_OK && i < CHISO_THRESHOLDS; i++)
        status = add_threshold(choice, i, result, error);
    if (status == CHISO_OK)
        status = chiso__result_add_text(result, "lang", languages[given->language], error);
    return status;
}
