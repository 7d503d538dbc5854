/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_EXHAUSTIVE_SAMPLES_H
#define CHISO_EXHAUSTIVE_SAMPLES_H

#include <chiso/chiso.h>
#include <stdio.h>
#include <unistd.h>

#include "test.h"

/* A tiny population, and one sample of it after the other: each becomes a file, is read with its
   design, and gives totals for the whole and for two areas. */

enum { PEOPLE = 16, DOMAINS = 3 };

static const char *const domain_names[DOMAINS] = {"", "east", "west"};

typedef struct person {
    const char *stratum;
    int psu, ssu;
    const char *area;
    double y;
} person;

typedef struct design {
    const person *people;
    size_t n_people;
    chiso_design_options columns;
} design;

/* Expectations over the samples, by domain. */
typedef struct average {
    double probability, total[DOMAINS], square[DOMAINS], variance[DOMAINS];
    size_t samples;
} average;

/* The sample's people, with the sizes of the population that each was drawn from. */
typedef struct sample {
    bool taken[PEOPLE];
    double probability;
} sample;

static inline int in_stratum(const design *d, const char *stratum) {
    int count = 0;
    for (size_t i = 0; i < d->n_people; i++) count += strcmp(d->people[i].stratum, stratum) == 0;
    return count;
}

static inline int in_psu(const design *d, int psu) {
    int count = 0;
    for (size_t i = 0; i < d->n_people; i++) count += d->people[i].psu == psu;
    return count;
}

static inline int psus_of(const design *d) {
    int last = 0;
    for (size_t i = 0; i < d->n_people; i++)
        last = d->people[i].psu > last ? d->people[i].psu : last;
    return last;
}

static inline void write_sample(const design *d, const sample *s, const char *path) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("stratum,psu,ssu,area,y,people,psus,ssus\n", file);
    for (size_t i = 0; i < d->n_people; i++) {
        const person *p = &d->people[i];
        if (s->taken[i])
            fprintf(file, "%s,%d,%d,%s,%.0f,%d,%d,%d\n", p->stratum, p->psu, p->ssu, p->area, p->y,
                    in_stratum(d, p->stratum), psus_of(d), in_psu(d, p->psu));
    }
    assert_int_equal(fclose(file), 0);
}

static inline chiso_totals *read_sample(const design *d, const char *path,
                                        const chiso_estimand *total) {
    static const char *const by[] = {"area"};
    chiso_error error = {0};
    chiso_responses *responses;
    chiso_design *drawn;
    chiso_totals *totals;
    chiso_totals_options options = CHISO_TOTALS_OPTIONS_INIT;
    options.by = by, options.n_by = 1;
    options.estimands = total, options.n_estimands = 1;
    assert_ok(chiso_responses_from_files(&responses, &path, 1, NULL, &error), error);
    assert_ok(chiso_design_new(&drawn, &d->columns, &error), error);
    assert_ok(chiso_totals_read(&totals, NULL, responses, NULL, drawn, &options, &error), error);
    chiso_responses_free(responses);
    chiso_design_free(drawn);
    return totals;
}

/* An area of which nobody was drawn has no row: its total and variance are estimated as zero. */
static inline void add_rows(average *a, const chiso_result *result, double probability) {
    const size_t area = (size_t)chiso_result_find_column(result, "area");
    const size_t estimate = (size_t)chiso_result_find_column(result, "estimate");
    const size_t se = (size_t)chiso_result_find_column(result, "se");
    for (size_t row = 0; row < chiso_result_rows(result); row++) {
        const char *name = chiso_result_text(result, row, area);
        const double total = chiso_result_number(result, row, estimate);
        const double error = chiso_result_number(result, row, se);
        for (size_t domain = 0; domain < DOMAINS; domain++) {
            if (strcmp(name != NULL ? name : "", domain_names[domain]) != 0) continue;
            a->total[domain] += probability * total;
            a->square[domain] += probability * total * total;
            a->variance[domain] += probability * error * error;
        }
    }
}

static inline void add_sample(average *a, const design *d, const sample *s) {
    static const chiso_estimand total = {"total", "y", NULL, 0};
    char path[] = "/tmp/chiso-sample-XXXXXX";
    const int made = mkstemp(path);
    assert_true(made >= 0);
    close(made);
    write_sample(d, s, path);
    chiso_totals *totals = read_sample(d, path, &total);
    chiso_estimate_options options = CHISO_ESTIMATE_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_result *result;
    options.estimands = &total, options.n_estimands = 1;
    assert_ok(chiso_estimate(&result, totals, &options, &error), error);
    add_rows(a, result, s->probability);
    a->probability += s->probability;
    a->samples++;
    chiso_result_free(result);
    chiso_totals_free(totals);
    unlink(path);
}

#endif
