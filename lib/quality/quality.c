/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "quality/rows.h"
#include "totals/variables.h"
#include "totals/view.h"

enum { ID, INTERVIEWER, VILLAGE, START, END, TEXTS };

/* What is read, and what each column became. */
struct reading {
    chiso_estimand *estimands; /* items, and the duration behind them */
    const char **asked_by;
    int *variables;
    size_t items, count;
    chiso__text_column texts[TEXTS];
    int place[TEXTS]; /* among the texts that are read; negative: not there */
    size_t n_texts;
    chiso__arena arena;
};

/* --- what is to be read --- */

static void add_item(struct reading *r, const char *name, const char *option) {
    for (size_t k = 0; k < r->items; k++) {
        if (strcmp(r->estimands[k].variable, name) == 0) return;
    }
    r->estimands[r->items] = (chiso_estimand){.statistic = "mean", .variable = name};
    r->asked_by[r->items++] = option;
}

/* The leaves of the tree need not all be in the data: only some contents may have been asked. */
static chiso_status list_items(struct reading *r, const chiso__inspection *q,
                               const chiso_instrument *instrument, chiso_error *error) {
    const chiso_quality_options *given = &q->choice.given;
    const size_t nodes = instrument != NULL ? instrument->n_nodes : 0;
    const size_t most = given->n_items + nodes + 1;
    r->estimands = chiso__arena_alloc(&r->arena, most * sizeof *r->estimands);
    r->asked_by = chiso__arena_alloc(&r->arena, most * sizeof *r->asked_by);
    r->variables = chiso__arena_alloc(&r->arena, most * sizeof *r->variables);
    if (r->arena.failed) return chiso__fail_memory(error);
    for (size_t k = 0; k < given->n_items; k++) add_item(r, given->items[k], "--items");
    for (size_t k = 0; given->n_items == 0 && k < nodes; k++) {
        if (instrument->nodes[k].variable != NULL) add_item(r, instrument->nodes[k].variable, NULL);
    }
    if (r->items == 0)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "no items: name their columns with --items, or the instrument that has "
                           "them with --instrument");
    r->count = r->items;
    if (given->duration != NULL) {
        r->estimands[r->count] = (chiso_estimand){.statistic = "mean", .variable = given->duration};
        r->asked_by[r->count++] = "--duration";
    }
    return CHISO_OK;
}

static void list_texts(struct reading *r, const chiso_quality_options *given) {
    const chiso__text_column columns[TEXTS] = {
        [ID] = {given->id, "--id"},
        [INTERVIEWER] = {given->interviewer, "--interviewer"},
        [VILLAGE] = {given->village, "--village"},
        [START] = {given->start, "--start"},
        [END] = {given->end, "--end"}};
    for (size_t t = 0; t < TEXTS; t++) {
        r->place[t] = -1;
        if (columns[t].name == NULL) continue;
        r->place[t] = (int)r->n_texts;
        r->texts[r->n_texts++] = columns[t];
    }
}

/* --- what was read --- */

static bool number(chiso__inspection *q, const struct reading *r) {
    const chiso__cases *cases = &q->cases;
    bool good = chiso__interviews_new(&q->answers, cases, r->variables, r->items);
    if (good && r->place[INTERVIEWER] >= 0)
        good = chiso__groups_by_text(&q->interviewers, cases, (size_t)r->place[INTERVIEWER]);
    else if (good)
        good = chiso__groups_none(&q->interviewers, cases);
    if (good && r->place[VILLAGE] >= 0)
        good = chiso__groups_by_text(&q->villages, cases, (size_t)r->place[VILLAGE]);
    else if (good)
        good = chiso__groups_by_unit(&q->villages, cases);
    q->found = chiso__alloc(cases->rows, sizeof *q->found);
    return good && q->found != NULL;
}

/* Weights that follow from population sizes are those of the sample's frame; where everybody weighs
   1 there is nothing to look at, unless somebody asks. */
static chiso_status weigh(chiso__inspection *q, chiso_error *error) {
    const chiso_totals *totals = q->cases.totals;
    chiso__view view;
    if (!totals->weighted && totals->n_fpc == 0 && q->choice.given.checks == 0)
        q->choice.checks &= ~CHISO_CHECK_WEIGHTS;
    if (totals->weighted || totals->n_fpc == 0) return CHISO_OK;
    const bool good = chiso__view_new(&view, totals);
    if (good) chiso__cases_weigh(&q->cases, &view);
    chiso__view_free(&view);
    return good ? CHISO_OK : chiso__fail_memory(error);
}

static chiso_status take(chiso__inspection *q, struct reading *r, chiso_error *error) {
    for (size_t k = 0; k < r->count; k++)
        r->variables[k] = chiso__variables_find(q->cases.totals, &r->estimands[k]);
    q->duration = r->count > r->items ? r->variables[r->items] : -1;
    q->id = r->place[ID];
    q->start = r->place[START];
    q->end = r->place[END];
    if (!number(q, r)) return chiso__fail_memory(error);
    if (q->answers.items == 0)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "nobody answered any of the %zu items: do the files belong to this "
                           "instrument, and are the columns of --items named as in the files?",
                           r->items);
    return weigh(q, error);
}

static chiso_status read_with(chiso__inspection *q, struct reading *r, chiso_result **findings,
                              const chiso_instrument *instrument, const chiso_design *design,
                              chiso_error *error) {
    chiso_totals_options options = CHISO_TOTALS_OPTIONS_INIT;
    chiso_status status = list_items(r, q, instrument, error);
    if (status != CHISO_OK) return status;
    list_texts(r, &q->choice.given);
    options.where = q->choice.given.where;
    options.estimands = r->estimands;
    options.n_estimands = r->count;
    options.hold = CHISO_HOLD_ESTIMANDS;
    const chiso__cases_source source = {.responses = q->responses,
                                        .instrument = instrument,
                                        .design = design,
                                        .options = &options,
                                        .asked_by = r->asked_by,
                                        .texts = r->texts,
                                        .n_texts = r->n_texts,
                                        .without_errors = true};
    status = chiso__cases_read(&q->cases, findings, &source, error);
    return status == CHISO_OK ? take(q, r, error) : status;
}

static chiso_status read_all(chiso__inspection *q, chiso_result **findings,
                             const chiso_instrument *instrument, const chiso_design *design,
                             chiso_error *error) {
    struct reading reading = {.count = 0};
    if (instrument != NULL && chiso__instrument_is_published(instrument))
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "published scores have no interviews behind them in the file; quality "
                           "needs the answers");
    const chiso_status status = read_with(q, &reading, findings, instrument, design, error);
    chiso__arena_free(&reading.arena);
    return status;
}

/* --- the result --- */

static chiso_status add_settings(chiso__inspection *q, chiso_error *error) {
    chiso_result *result = q->result;
    const chiso__interviews *a = &q->answers;
    chiso_status status = chiso__result_copy_settings(result, q->cases.totals->settings, error);
    if (status == CHISO_OK)
        status = chiso__result_add_setting(result, "items", CHISO_SETTING_LIST, a->name, a->asked,
                                           error);
    return status == CHISO_OK ? chiso__quality_settings(&q->choice, result, error) : status;
}

static chiso_status add_notes(chiso__inspection *q, chiso_error *error) {
    static const char *const proof[] = {
        "a finding is a reason to look, not a proof: honest interviews are among them",
        "dấu hiệu là lý do để xem lại, không phải bằng chứng: trong đó có cả phiếu trung thực"};
    static const struct {
        int32_t check;
        const char *words[2];
    } absent[] = {
        {CHISO_CHECK_INTERVIEWERS,
         {"interviewers were not compared: no column names them (--interviewer)",
          "chưa so sánh điều tra viên: chưa nêu cột điều tra viên (--interviewer)"}},
        {CHISO_CHECK_DURATION,
         {"durations were not looked at: no column has them (--duration, or --start and --end)",
          "chưa kiểm tra thời lượng: chưa nêu cột (--duration, hoặc --start và --end)"}},
        {CHISO_CHECK_WEIGHTS,
         {"weights were not looked at: no column has them (--weight)",
          "chưa kiểm tra trọng số: chưa nêu cột trọng số (--weight)"}},
    };
    chiso_status status = chiso__quality_note(q, proof, error);
    for (size_t k = 0; status == CHISO_OK && k < sizeof absent / sizeof absent[0]; k++) {
        if (q->choice.given.checks == 0 && !chiso__quality_has(&q->choice, absent[k].check))
            status = chiso__quality_note(q, absent[k].words, error);
    }
    return status;
}

static chiso_status check_all(chiso__inspection *q, chiso_error *error) {
    static const struct {
        int32_t check;
        chiso_status (*run)(chiso__inspection *q, chiso_error *error);
    } checks[] = {
        {CHISO_CHECK_MATCH, chiso__check_match},
        {CHISO_CHECK_LINES, chiso__check_lines},
        {CHISO_CHECK_NONRESPONSE, chiso__check_nonresponse},
        {CHISO_CHECK_INTERVIEWERS, chiso__check_variance},
        {CHISO_CHECK_INTERVIEWERS, chiso__check_effect},
        {CHISO_CHECK_DURATION, chiso__check_duration},
        {CHISO_CHECK_DURATION, chiso__check_overlap},
        {CHISO_CHECK_WEIGHTS, chiso__check_weights},
    };
    chiso_status status = CHISO_OK;
    for (size_t k = 0; status == CHISO_OK && k < sizeof checks / sizeof checks[0]; k++) {
        if (chiso__quality_has(&q->choice, checks[k].check)) status = checks[k].run(q, error);
    }
    if (status == CHISO_OK) status = chiso__check_found(q, error);
    return status == CHISO_OK ? chiso__quality_note_advice(q, error) : status;
}

static chiso_status make_result(chiso__inspection *q, chiso_error *error) {
    chiso_status status = chiso__result_new(&q->result, "quality", error);
    if (status == CHISO_OK) status = chiso__quality_columns(q, error);
    if (status == CHISO_OK) status = add_settings(q, error);
    if (status == CHISO_OK) status = add_notes(q, error);
    return status == CHISO_OK ? check_all(q, error) : status;
}

static void free_all(chiso__inspection *q) {
    chiso__groups_free(&q->interviewers);
    chiso__groups_free(&q->villages);
    chiso__interviews_free(&q->answers);
    chiso__cases_free(&q->cases);
    chiso__free(q->found);
}

chiso_status chiso_quality(chiso_result **out, chiso_result **findings,
                           const chiso_responses *responses, const chiso_instrument *instrument,
                           const chiso_design *design, const chiso_quality_options *options,
                           chiso_error *error) {
    chiso__inspection q = {.responses = responses};
    *out = NULL;
    if (findings != NULL) *findings = NULL;
    chiso_status status = chiso__quality_choice_of(&q.choice, options, error);
    if (status == CHISO_OK) status = read_all(&q, findings, instrument, design, error);
    if (status == CHISO_OK) status = make_result(&q, error);
    if (status == CHISO_E_MEMORY && findings != NULL) {
        chiso_result_free(*findings);
        *findings = NULL;
    }
    if (status == CHISO_OK)
        *out = q.result;
    else
        chiso_result_free(q.result);
    free_all(&q);
    return status;
}
