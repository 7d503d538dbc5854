/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/populations.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "responses/batch.h"

enum { PROVINCE, POPULATION, COLUMNS, LONGEST_FILE = 128, ADVICE = 256 };

/* One pass over the files. */
struct pass {
    chiso__populations *populations;
    const chiso_responses *responses;
    chiso__findings *findings;
};

static chiso_status note_twice(const struct pass *pass, const chiso__batch *batch, size_t row,
                               int32_t province, chiso_error *error) {
    const chiso__populations *p = pass->populations;
    const struct chiso__population_line *first = &p->lines[province];
    const bool elsewhere = first->file != batch->file_number;
    const char *code = chiso__lookup_key(&p->keys[PROVINCE].values, province);
    char file[LONGEST_FILE], advice[LONGEST_FILE + 128];
    chiso__text_copy(file, sizeof file,
                     elsewhere ? chiso__responses_shown(pass->responses, first->file) : "");
    snprintf(advice, sizeof advice,
             "%s %lld%s%s has this province already; every province has one record",
             chiso__responses_place(pass->responses), (long long)first->line,
             elsewhere ? " of " : "", file);
    const chiso__finding finding = {.fault = true,
                                    .file = batch->file,
                                    .line = batch->line[row],
                                    .column = batch->columns[PROVINCE].name,
                                    .value = chiso_province_name(CHISO_PROVINCES_63, code),
                                    .rule = "duplicate_province",
                                    .advice = advice};
    return chiso__findings_add(pass->findings, &finding, error);
}

/* A province or population that is none is noted already. */
static chiso_status take_row(const struct pass *pass, const chiso__batch *batch, size_t row,
                             chiso_error *error) {
    chiso__populations *p = pass->populations;
    const int32_t province = batch->columns[PROVINCE].code[row];
    if (province < 0) return CHISO_OK;
    const size_t count = p->keys[PROVINCE].values.count;
    if (!chiso__grow(&p->people, &p->capacity[0], count, sizeof *p->people) ||
        !chiso__grow(&p->lines, &p->capacity[1], count, sizeof *p->lines))
        return chiso__fail_memory(error);
    p->count = count;
    if (p->lines[province].line != 0) return note_twice(pass, batch, row, province, error);
    p->lines[province] = (struct chiso__population_line){batch->line[row], batch->file_number};
    p->people[province] = batch->columns[POPULATION].value[row];
    return CHISO_OK;
}

static chiso_status take(void *context, const chiso__batch *batch, chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t row = 0; status == CHISO_OK && row < batch->rows; row++)
        status = take_row(context, batch, row, error);
    return status;
}

chiso_status chiso__populations_read(chiso__populations *populations,
                                     const chiso_responses *responses, chiso__findings *findings,
                                     chiso_error *error) {
    static const char option[] = "--populations";
    static const chiso__request requests[COLUMNS] = {
        [PROVINCE] = {.name = "province",
                      .option = option,
                      .kind = CHISO__COLUMN_KEY,
                      .must_answer = true,
                      .provinces = CHISO_PROVINCES_63},
        [POPULATION] = {.name = "population", .option = option, .kind = CHISO__COLUMN_POPULATION}};
    struct pass pass = {populations, responses, findings};
    return chiso__responses_each(responses, requests, COLUMNS, populations->keys, findings, take,
                                 &pass, error);
}

double chiso__population_of(const chiso__populations *populations, const char *code) {
    const int32_t at = chiso__lookup_find(&populations->keys[PROVINCE].values, code, strlen(code));
    return at >= 0 && (size_t)at < populations->count ? populations->people[at] : (double)NAN;
}

chiso_status chiso__population_missing(const chiso_responses *responses, const char *code,
                                       chiso__findings *findings, chiso_error *error) {
    char advice[ADVICE];
    snprintf(advice, sizeof advice,
             "%s is a part of what provinces were merged into, and has no record here; add one",
             chiso_province_name(CHISO_PROVINCES_63, code));
    const chiso__finding finding = {.fault = true,
                                    .file = chiso__responses_shown(responses, 0),
                                    .column = "population",
                                    .rule = "population_missing",
                                    .advice = advice};
    return chiso__findings_add(findings, &finding, error);
}

void chiso__populations_free(chiso__populations *populations) {
    chiso__keys_free(&populations->keys[PROVINCE]); /* those of numbers hold nothing */
    chiso__free(populations->people);
    chiso__free(populations->lines);
}
