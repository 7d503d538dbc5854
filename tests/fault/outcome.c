/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outcome.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scratch.h"

static char nothing;
void *const untouched = &nothing;

static void tell_result(FILE *to, const chiso_result *result) {
    if (result == NULL) return;
    const char *format;
    for (size_t i = 0; (format = chiso_output_format(i)) != NULL; i++) {
        char *text = NULL;
        if (strcmp(format, "xlsx") == 0) continue; /* ten times as slow as all others */
        chiso_status status = chiso_output_render(&text, NULL, result, format, NULL, NULL);
        fprintf(to, "%s\n%s\n", chiso_status_name(status), text != NULL ? text : "");
        chiso_output_free(text);
    }
}

static void tell_estimates(FILE *to, const chiso_totals *totals,
                           const chiso_variance_options *variance) {
    const chiso_estimate_options options = {.struct_size = sizeof options, .variance = variance};
    chiso_result *estimates = NULL;
    chiso_status status = chiso_estimate(&estimates, totals, &options, NULL);
    fprintf(to, "%s\n", chiso_status_name(status));
    tell_result(to, estimates);
    chiso_result_free(estimates);
}

static void tell_totals(FILE *to, const chiso_totals *totals) {
    chiso_result *scores = NULL;
    if (totals == NULL) return;
    fprintf(to, "%zu respondents, %zu units, %zu domains\n", chiso_totals_respondents(totals),
            chiso_totals_units(totals), chiso_totals_domains(totals));
    const chiso_variance_options centre = {.struct_size = sizeof centre,
                                           .lone_psu = CHISO_LONE_PSU_CENTRE};
    const chiso_rank_options none = {.struct_size = sizeof none, .kind = CHISO_RANKS_NONE};
    const chiso_score_options options = {
        .struct_size = sizeof options, .variance = &centre, .ranks = &none};
    chiso_status status = chiso_score(&scores, totals, &options, NULL);
    fprintf(to, "%s\n", chiso_status_name(status));
    tell_result(to, scores);
    chiso_result_free(scores);
    tell_estimates(to, totals, &centre);
}

static void tell_instrument(FILE *to, const chiso_instrument *instrument) {
    static const char *const keys[] = {"name", "title", "year", "geography", "provenance"};
    if (instrument == NULL) return;
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        const char *value = chiso_instrument_property(instrument, keys[i]);
        fprintf(to, "%s: %s\n", keys[i], value != NULL ? value : "(none)");
    }
    for (int32_t language = CHISO_ENGLISH; language <= CHISO_VIETNAMESE; language++) {
        chiso_result *nodes = NULL;
        chiso_instrument_describe(&nodes, instrument, language, NULL);
        tell_result(to, nodes);
        chiso_result_free(nodes);
    }
}

static void tell_simulation(FILE *to, const chiso_simulation *simulation) {
    chiso_result *truth = NULL;
    if (simulation == NULL) return;
    fprintf(to, "%" PRId64 " respondents\n", chiso_simulation_respondents(simulation));
    chiso_simulation_truth(&truth, simulation, CHISO_ENGLISH, NULL);
    tell_result(to, truth);
    chiso_result_free(truth);
}

/* A report shows in its page. */
static void tell_report(FILE *to, const chiso_report *report) {
    if (report == NULL) return;
    char *page = NULL;
    const chiso_status status = chiso_report_render(&page, NULL, report, "html", NULL);
    fprintf(to, "%s\n%s\n", chiso_status_name(status), page != NULL ? page : "");
    chiso_output_free(page);
}

/* Answers and designs show only in the totals they lead to. */
static void tell_inputs(FILE *to, const outcome *o) {
    const chiso_responses *responses = o->responses != NULL ? o->responses : o->world->answers;
    const chiso_design *design = o->design != NULL ? o->design : o->world->design;
    chiso_totals *totals = NULL;
    chiso_result *findings = NULL;
    if (o->responses == NULL && o->design == NULL) return;
    chiso_totals_read(&totals, &findings, responses, o->world->commune, design, NULL, NULL);
    tell_totals(to, totals);
    tell_result(to, findings);
    chiso_result_free(findings);
    chiso_totals_free(totals);
}

char *outcome_text(const outcome *o) {
    char *text = NULL;
    size_t length = 0;
    FILE *to = open_memstream(&text, &length);
    if (to == NULL) abort();
    fprintf(to, "%s\n", chiso_status_name(o->status));
    if (o->report != NULL)
        fprintf(to, "%s %" PRId64 " %s: %s\n", chiso_status_name(o->error.status), o->error.record,
                o->error.column, o->error.message);
    tell_instrument(to, o->instrument);
    tell_inputs(to, o);
    tell_totals(to, o->totals);
    tell_simulation(to, o->simulation);
    tell_result(to, o->result);
    tell_report(to, o->made);
    tell_result(to, o->findings);
    fprintf(to, "%s\n%s\n", o->text != NULL ? o->text : "", o->word != NULL ? o->word : "");
    scratch_tell(to);
    fclose(to);
    return text;
}

bool outcome_made_anything(const outcome *o) {
    return o->instrument != NULL || o->responses != NULL || o->design != NULL ||
           o->totals != NULL || o->simulation != NULL || o->result != NULL || o->text != NULL ||
           o->made != NULL || o->word != NULL;
}

bool outcome_left_untouched(const outcome *o) {
    const void *const outs[] = {o->instrument, o->responses, o->design, o->totals, o->simulation,
                                o->result,     o->findings,  o->text,   o->word,   o->made};
    bool any = false;
    for (size_t i = 0; i < sizeof outs / sizeof outs[0]; i++) any = any || outs[i] == untouched;
    return any;
}

void outcome_free(outcome *o) {
    chiso_result_free(o->findings);
    chiso_result_free(o->result);
    chiso_report_free(o->made);
    chiso_totals_free(o->totals);
    chiso_simulation_free(o->simulation);
    chiso_design_free(o->design);
    chiso_responses_free(o->responses);
    chiso_instrument_free(o->instrument);
    chiso_output_free(o->text);
}
