/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/options.h"
#include "totals/totals.h"

static const chiso_report_options defaults = CHISO_REPORT_OPTIONS_INIT;
static const chiso_score_options score_defaults = CHISO_SCORE_OPTIONS_INIT;

enum { MOST_DOMAINS = 100, MOST_PAIRS = 1 << 19 }; /* all pairs are compared: of all nodes */

/* What a report is made from. */
struct making {
    const chiso_totals *totals;
    chiso_report_options options;
    chiso_score_options score;
    chiso_rank_options no_sets;
};

static chiso_status read_options(struct making *m, const chiso_report_options *given,
                                 chiso_error *error) {
    m->options = defaults;
    m->score = score_defaults;
    m->no_sets = (chiso_rank_options)CHISO_RANK_OPTIONS_INIT;
    m->no_sets.kind = CHISO_RANKS_NONE;
    chiso_status status = chiso__options_copy(&m->options, sizeof m->options, given, error);
    if (status == CHISO_OK)
        status = chiso__options_copy(&m->score, sizeof m->score, m->options.score, error);
    if (status != CHISO_OK) return status;
    if (m->score.language != CHISO_ENGLISH && m->score.language != CHISO_VIETNAMESE)
        return chiso__fail(error, CHISO_E_ARGUMENT, "the language is English or Vietnamese");
    if (m->options.before != NULL && m->options.before_totals != NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "an earlier round is a result or totals, and not both");
    if (m->options.panel != 0 && m->options.before_totals == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "a panel needs the totals of the earlier round, which know its sampling "
                           "units");
    return CHISO_OK;
}

/* Put in the place of *result what may be seen of it. */
static chiso_status suppress(chiso_result **result, chiso_error *error) {
    chiso_result *shown = NULL;
    const chiso_status status = chiso_result_suppress(&shown, *result, error);
    if (status != CHISO_OK) return status;
    chiso_result_free(*result);
    *result = shown;
    return CHISO_OK;
}

/* --- scores, and what is compared with them --- */

/* Rank sets are drawn once: the other language gives names and notes alone. */
static chiso_status score(chiso_report *report, const struct making *m, int32_t language,
                          chiso_error *error) {
    chiso_score_options options = m->score;
    options.language = language;
    if (language != report->language) {
        options.ranks = &m->no_sets;
        options.rank_shares = 0;
    }
    chiso_status status = chiso_score(&report->scores[language], m->totals, &options, error);
    if (status == CHISO_OK)
        status = chiso_instrument_describe(&report->nodes[language], report->instrument, language,
                                           error);
    return status;
}

static chiso_status compare(chiso_report *report, const struct making *m, int32_t language,
                            chiso_error *error) {
    chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
    options.language = language;
    options.breaks = m->options.breaks;
    options.panel = m->options.panel;
    if (m->score.variance != NULL) options.level = m->score.variance->level;
    if (m->options.before_totals == NULL) {
        options.before = m->options.before_instrument;
        options.after = report->instrument;
        return chiso_compare(&report->changes[language], m->options.before,
                             report->scores[language], &options, error);
    }
    chiso_score_options both = m->score;
    both.language = 0;
    both.ranks = NULL;
    both.rank_shares = 0;
    return chiso_compare_totals(&report->changes[language], m->options.before_totals, m->totals,
                                &both, &options, error);
}

/* Published scores and --variance none have nothing to test with; too many pairs say nothing. */
static bool can_differ(const chiso_report *report, const struct making *m) {
    const chiso_variance_options *variance = m->score.variance;
    const size_t domains = m->totals->n_by > 0 ? m->totals->domains.count : 0;
    const size_t nodes = chiso_instrument_nodes(report->instrument);
    if (report->published || domains < 2 || domains > MOST_DOMAINS) return false;
    if (domains * (domains - 1) / 2 > MOST_PAIRS / nodes) return false;
    return variance == NULL || variance->method != CHISO_VARIANCE_NONE;
}

static chiso_status differ(chiso_report *report, const struct making *m, chiso_error *error) {
    if (!can_differ(report, m)) return CHISO_OK;
    chiso_difference_options pairs = CHISO_DIFFERENCE_OPTIONS_INIT;
    pairs.kind = CHISO_DIFFERENCES_PAIRS;
    chiso_score_options options = m->score;
    options.ranks = NULL;
    options.rank_shares = 0;
    return chiso_score_differences(&report->differences, m->totals, &options, &pairs, error);
}

static chiso_status make_language(chiso_report *report, const struct making *m, int32_t language,
                                  chiso_error *error) {
    const bool round_before = m->options.before != NULL || m->options.before_totals != NULL;
    chiso_status status = score(report, m, language, error);
    if (status == CHISO_OK && round_before) status = compare(report, m, language, error);
    return status;
}

static chiso_status suppress_all(chiso_report *report, chiso_error *error) {
    chiso_result **const results[] = {&report->scores[0],  &report->scores[1],  &report->shares[0],
                                      &report->shares[1],  &report->changes[0], &report->changes[1],
                                      &report->differences};
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < sizeof results / sizeof results[0]; i++) {
        if (*results[i] != NULL) status = suppress(results[i], error);
    }
    return status;
}

static chiso_status take_title(chiso_report *report, const char *title, chiso_error *error) {
    if (title == NULL) return CHISO_OK;
    const size_t size = strlen(title) + 1;
    report->title = chiso__alloc(size, 1);
    if (report->title == NULL) return chiso__fail_memory(error);
    memcpy(report->title, title, size);
    return CHISO_OK;
}

static chiso_status make(chiso_report *report, const struct making *m, chiso_error *error) {
    chiso_status status = take_title(report, m->options.title, error);
    for (int32_t i = 0; status == CHISO_OK && i < CHISO__LANGUAGES; i++)
        status = make_language(report, m, i, error);
    if (status == CHISO_OK)
        status = chiso__report_shares(report, m->totals, m->score.variance, error);
    if (status == CHISO_OK) status = differ(report, m, error);
    return status == CHISO_OK ? suppress_all(report, error) : status;
}

chiso_status chiso_report_new(chiso_report **out, const chiso_totals *totals,
                              const chiso_report_options *given, chiso_error *error) {
    struct making m = {.totals = totals};
    *out = NULL;
    chiso_status status = read_options(&m, given, error);
    if (status != CHISO_OK) return status;
    chiso_report *report = chiso__alloc(1, sizeof *report);
    if (report == NULL) return chiso__fail_memory(error);
    report->instrument = totals->instrument;
    report->language = m.score.language;
    report->published = totals->published;
    status = make(report, &m, error);
    if (status == CHISO_OK)
        *out = report;
    else
        chiso_report_free(report);
    return status;
}

const chiso_result *chiso_report_scores(const chiso_report *report) {
    return report->scores[report->language];
}

const char *chiso__report_title(const chiso_report *report, int32_t language) {
    static const char *const keys[CHISO__LANGUAGES] = {"title_en", "title_vi"};
    if (report->title != NULL) return report->title;
    const char *title = chiso_instrument_property(report->instrument, keys[language]);
    return title != NULL ? title : chiso_instrument_property(report->instrument, "name");
}

void chiso_report_free(chiso_report *report) {
    if (report == NULL) return;
    for (size_t i = 0; i < CHISO__LANGUAGES; i++) {
        chiso_result_free(report->scores[i]);
        chiso_result_free(report->nodes[i]);
        chiso_result_free(report->shares[i]);
        chiso_result_free(report->changes[i]);
    }
    chiso_result_free(report->differences);
    chiso__free(report->title);
    chiso__free(report);
}
