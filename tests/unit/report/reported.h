/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_REPORT_REPORTED_H
#define CHISO_TEST_REPORT_REPORTED_H

#include <chiso/output.h>
#include <chiso/report.h>

#include "index/scored.h"
#include "parsed.h"
#include "report/page_data.h"

/* Reports of surveys by the instrument of tests/unit/survey, and the data of their page. */

enum { ANSWERS_TEXT = 1 << 16, PEOPLE = 12 /* in each province at the least */ };

/* No cell of these small surveys is too small to be shown. */
static inline chiso_variance_options shown_variance(void) {
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    variance.min_n = 1;
    return variance;
}

static inline double answers_random(uint64_t *random) {
    *random ^= *random << 13, *random ^= *random >> 7, *random ^= *random << 17;
    return (double)(*random >> 11) * 0x1p-53;
}

/* One who answers better the later his province stands. */
static inline void answers_person(char *text, const char *place, int place_at, int i,
                                  uint64_t *random) {
    const double mood = 1 + place_at % 5 + 2.4 * (answers_random(random) - 0.5);
    const int answer = mood < 1 ? 1 : mood > 5 ? 5 : (int)lround(mood);
    char line[400];
    snprintf(line, sizeof line, "%d,%d,%d.%d,%s,%s,%d,%s,%d,%s\n", i % 3, i / 3 % 4,
             1 + (int)(3 * answers_random(random)), (int)(9 * answers_random(random)), place,
             answers_random(random) < 0.5 ? "f" : "m", answer,
             answers_random(random) < 0.2 ? ""
             : answer > 2                 ? "4"
                                          : "2",
             (int)(31 * answers_random(random)), mood > 3 ? "yes" : "no");
    strcat(text, line);
}

/* Answers of people in places, as a text to be freed: h,v,w,tinh,sex,q1,q2,days,got. */
static inline char *answers_of(const char *const *places, int count, uint64_t seed) {
    char *text = calloc(ANSWERS_TEXT, 1);
    uint64_t random = 88172645463325252u + seed;
    assert_non_null(text);
    strcpy(text, "h,v,w,tinh,sex,q1,q2,days,got\n");
    for (int place = 0; place < count; place++)
        for (int i = 0; i < PEOPLE + 4 * place % 9; i++)
            answers_person(text, places[place], place, i, &random);
    return text;
}

static inline survey answers_read(const char *const *places, int count, uint64_t seed,
                                  const char *const *by, size_t n_by) {
    static const char *const psu[] = {"v"};
    char *text = answers_of(places, count, seed);
    survey s = survey_new();
    survey_file(&s, text);
    free(text);
    s.design.strata = "h", s.design.psu = psu, s.design.n_psu = 1, s.design.weight = "w";
    s.options.by = by, s.options.n_by = n_by;
    assert_ok(survey_read(&s), s.error);
    return s;
}

static const char *const by_province_alone[] = {"tinh"}, *const by_both[] = {"tinh", "sex"},
                         *const by_sex[] = {"sex"};

/* Three provinces and people who name none. */
static inline survey answers_by(const char *const *by, size_t n_by) {
    static const char *const places[] = {"48", "01", "", "02"};
    return answers_read(places, 4, 0, by, n_by);
}

/* The files of a survey, read with an instrument of one's own, which the survey frees. */
static inline void survey_read_with(survey *s, chiso_instrument *instrument) {
    const char *const paths[] = {s->path[0]};
    chiso_responses *responses;
    chiso_design *design;
    survey_forget(s);
    s->instrument = instrument;
    assert_ok(chiso_responses_from_files(&responses, paths, 1, NULL, &s->error), s->error);
    assert_ok(chiso_design_new(&design, NULL, &s->error), s->error);
    assert_ok(
        chiso_totals_read(&s->totals, NULL, responses, instrument, design, &s->options, &s->error),
        s->error);
    chiso_responses_free(responses);
    chiso_design_free(design);
}

/* PAPI of made-up provinces, from tests/unit/index/data/published. */
static inline survey published_scores(const char *text) {
    survey s = survey_new();
    s.instrument_name = CHISO_SOURCE "/tests/unit/index/data/published";
    survey_file(&s, text);
    assert_ok(survey_read(&s), s.error);
    return s;
}

static const char some_published[] =
    "province,d1,d2,d3\n01,0.5,1.25,0.125\n02,0,0.75,0.5\n48,0.25,2,0.0625\n";

/* --- reports --- */

static inline chiso_report *report_of(const survey *s, const chiso_report_options *options) {
    chiso_error error = {0};
    chiso_report *report;
    assert_ok(chiso_report_new(&report, s->totals, options, &error), error);
    return report;
}

/* With all its cells shown. */
static inline chiso_report *report_shown(const survey *s, int32_t language) {
    const chiso_variance_options variance = shown_variance();
    chiso_score_options score = CHISO_SCORE_OPTIONS_INIT;
    chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
    score.variance = &variance, score.language = language;
    options.score = &score;
    return report_of(s, &options);
}

/* The data of the page. */
static inline json_t *data_of(const chiso_report *report) {
    chiso__buffer out = {0};
    chiso_error error = {0};
    assert_ok(chiso__page_data(&out, report, &error), error);
    json_t *data = parse_json(out.bytes, out.length);
    chiso__buffer_free(&out);
    return data;
}

static inline char *render_report(const chiso_report *report, const char *format) {
    chiso_error error = {0};
    char *bytes;
    assert_ok(chiso_report_render(&bytes, NULL, report, format, &error), error);
    return bytes;
}

/* --- places in the data --- */

static inline size_t domains_in(const json_t *data) {
    return 1 + json_array_size(json_at(data, "domains"));
}

static inline const char *node_code(const json_t *data, size_t node) {
    return json_text(json_array_get(json_at(data, "nodes"), node), "code");
}

/* The values of a row in columns from `first` on, joined; "" of the whole. */
static inline void row_domain(char *out, size_t room, const chiso_result *r, size_t row,
                              size_t first, size_t n_by) {
    out[0] = '\0';
    for (size_t i = 0; i < n_by; i++) {
        const char *value = chiso_result_text(r, row, first + i);
        if (value == NULL) continue;
        snprintf(out + strlen(out), room - strlen(out), "%s%s", i > 0 ? ", " : "", value);
    }
}

/* Which domain of the data a row is about, 0 the whole. */
static inline size_t domain_at(const json_t *data, const chiso_result *r, size_t row, size_t first,
                               size_t n_by) {
    const json_t *domains = json_at(data, "domains");
    char name[400];
    row_domain(name, sizeof name, r, row, first, n_by);
    if (name[0] == '\0') return 0;
    for (size_t i = 0; i < json_array_size(domains); i++)
        if (strcmp(json_text(json_array_get(domains, i), "code"), name) == 0) return i + 1;
    fail_msg("no domain %s", name);
    return 0;
}

static inline size_t node_at(const json_t *data, const char *code) {
    const json_t *nodes = json_at(data, "nodes");
    for (size_t i = 0; i < json_array_size(nodes); i++)
        if (strcmp(json_text(json_array_get(nodes, i), "code"), code) == 0) return i;
    fail_msg("no node %s", code);
    return 0;
}

#endif
