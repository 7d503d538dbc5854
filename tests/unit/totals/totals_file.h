/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_TOTALS_FILE_H
#define CHISO_TEST_TOTALS_FILE_H

#include <chiso/index.h>
#include <chiso/output.h>
#include <fcntl.h>

#include "base/checksum.h"
#include "survey.h"
#include "totals/file.h"

/* Totals files made by hand, as docs/totals-file.md has it: little here is shared with what is
 * tested. */

typedef struct bytes {
    unsigned char at[1 << 15];
    size_t length;
} bytes;

static inline void add_number(bytes *b, uint64_t value, size_t length) {
    assert_true(b->length + length < sizeof b->at);
    for (size_t i = 0; i < length; i++)
        b->at[b->length++] = (unsigned char)(value / (UINT64_C(1) << 8 * i) % 256);
}

static inline void add_text(bytes *b, const char *text, size_t length) {
    add_number(b, length, 4);
    memcpy(b->at + b->length, text, length);
    b->length += length;
}

/* What a file says; as it stands in handmade() all of it is in order. */
typedef struct parts {
    const char *instrument; /* path; the others must suit it */
    const char *name;
    uint64_t flags, fingerprint_xor;
    uint64_t n_settings, setting_kind, setting_values;
    const char *setting_key[2];
    size_t setting_length; /* of the first key; 0: as long as it is */
    uint64_t hold, n_estimands;
    const char *statistic, *variable, *denominator;
    double p;
    uint64_t n_by, provinces, more_provinces; /* more: of another list than the first column's */
    const char *by_name, *value[2];
    uint64_t n_unit;
    const char *unit_value[2];
    uint64_t n_domains, domain[2];
    uint64_t n_units, unit[4]; /* unit by unit, a value of each column */
    bool numbered;             /* behind them stands the number of the respondent: */
    uint64_t own[2];
    uint64_t n_stages, n_sizes, size_key[2]; /* one number of a key, the same at every stage */
    double size[2];
    uint64_t respondents, sums, counts, n_rows, row_unit[2], row_domain[2], row_kind[2];
    double sum;        /* the first of the last row in full */
    uint64_t count[6]; /* of the last row in full, by place: */
    size_t count_at[6];
    bool counts_everywhere; /* of every row in full */
    double weight;          /* of a row of one respondent */
    uint64_t codes, code;   /* … how many, and each of them */
    uint64_t numbers;
    double number;
    uint64_t moments_width; /* 0: there are none, nor their count */
    uint64_t n_moments, moment_domain[2], moment_keys, moment_key;
    double moment; /* each */
    uint64_t rep_type, rep_factors, n_rscales, n_replicates, rep_names, rep_kind[2], rank;
    double rep_scale, rep_rho, rscale, rep_sum; /* rscale, rep_sum: each */
    uint64_t rep_numbers;                       /* of the sums and lost parts of a domain */
    double basis[4];
    uint64_t n_basis;
    const char *behind; /* after all */
} parts;

/* tests/unit/totals/data/published: P = p1 + p2, two provinces. */
static inline parts handmade(void) {
    return (parts){.instrument = CHISO_TEST_DATA "/published",
                   .name = "published",
                   .flags = 1,
                   .n_settings = 2,
                   .setting_kind = CHISO_SETTING_TEXT,
                   .setting_values = 1,
                   .setting_key = {"delimiter", "decimal"},
                   .n_by = 1,
                   .provinces = 63,
                   .by_name = "province",
                   .value = {"01", "20"},
                   .n_domains = 2,
                   .domain = {0, 1},
                   .n_units = 1,
                   .respondents = 2,
                   .sums = 2 + 2 * 3,
                   .counts = 1 + 3 + 2 * (1 + CHISO__MISSING_REASONS),
                   .n_rows = 2,
                   .row_domain = {0, 1},
                   .row_kind = {CHISO__TOTALS_ROW_FULL, CHISO__TOTALS_ROW_FULL},
                   .weight = 1,
                   .behind = ""};
}

/* tests/unit/survey: one column of domains, one of sampling units. */
static inline parts handmade_survey(void) {
    parts p = handmade();
    p.instrument = CHISO_SOURCE "/tests/unit/survey", p.name = "survey";
    p.flags = 0, p.provinces = 0, p.by_name = "district";
    p.n_unit = 1, p.n_units = 2, p.unit[1] = 1;
    p.unit_value[0] = "v1", p.unit_value[1] = "v2";
    p.sums = 2 + 7 + 7 + 3 + 3;
    p.counts = 1 + 7 + 7 + 7 + 1 + 3 + 4 * CHISO__MISSING_REASONS;
    p.row_unit[1] = 1;
    p.codes = 4, p.numbers = 1;
    p.moments_width = 19 * 20 / 2 + 7; /* the columns 7 + 7 + 2 + 3, and nodes */
    p.n_moments = 1, p.moment = 0.5;
    return p;
}

/* The same, with strata, their population sizes and a ratio; a row is one respondent. */
static inline parts handmade_sizes(void) {
    parts p = handmade_survey();
    p.flags = CHISO__TOTALS_STRATIFIED;
    p.n_estimands = 1;
    p.statistic = "ratio", p.variable = "days", p.denominator = "got";
    p.n_unit = 2, p.unit[0] = p.unit[1] = p.unit[2] = 0, p.unit[3] = 1;
    p.n_stages = 1, p.n_sizes = 1, p.size[0] = 10, p.size[1] = 20;
    p.sums += CHISO__RATIO_SUMS, p.counts += 1 + CHISO__MISSING_REASONS;
    p.row_kind[0] = CHISO__TOTALS_ROW_SINGLE;
    p.codes = 5, p.numbers = 3, p.number = 4.5;
    p.moment_keys = 1;
    return p;
}

/* tests/unit/survey with two replicate weights in the place of its sampling units. */
static inline parts handmade_replicated(void) {
    parts p = handmade_survey();
    p.flags = CHISO__TOTALS_WEIGHTED | CHISO__TOTALS_REPLICATES;
    p.n_unit = 0, p.n_units = 1, p.row_unit[1] = 0;
    p.rep_type = CHISO_REP_BOOTSTRAP;
    p.n_replicates = p.rep_names = 2;
    p.rep_kind[0] = p.rep_kind[1] = 1;
    p.rep_numbers = 2 * p.sums * p.n_replicates;
    p.rank = 1, p.n_basis = 2, p.basis[0] = 0.6, p.basis[1] = 0.8;
    return p;
}

static inline void add_double(bytes *b, double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    add_number(b, bits, 8);
}

static inline void add_estimands(bytes *b, const parts *p) {
    add_number(b, p->hold, 4);
    add_number(b, p->n_estimands, 4);
    for (size_t i = 0; i < p->n_estimands && i < 2; i++) {
        add_text(b, p->statistic, strlen(p->statistic));
        add_text(b, p->variable, strlen(p->variable));
        add_text(b, p->denominator, strlen(p->denominator));
        add_double(b, p->p);
    }
}

static inline void add_head(bytes *b, const parts *p) {
    add_number(b, p->n_settings, 4);
    for (size_t i = 0; i < p->n_settings && i < 2; i++) {
        const char *key = p->setting_key[i];
        add_text(b, key, i == 0 && p->setting_length > 0 ? p->setting_length : strlen(key));
        add_number(b, p->setting_kind, 4);
        add_number(b, p->setting_values, 4);
        for (size_t v = 0; v < p->setting_values; v++) add_text(b, ",", 1);
    }
    add_estimands(b, p);
    add_number(b, p->n_by, 4);
    for (size_t i = 0; i < p->n_by; i++) {
        add_text(b, p->by_name, strlen(p->by_name));
        add_number(b, i > 0 && p->more_provinces > 0 ? p->more_provinces : p->provinces, 4);
        add_number(b, 2, 4);
        for (size_t v = 0; v < 2; v++) add_text(b, p->value[v], strlen(p->value[v]));
    }
    add_number(b, p->n_unit, 4);
    for (size_t i = 0; i < p->n_unit; i++) {
        add_number(b, 2, 4);
        for (size_t v = 0; v < 2; v++) add_text(b, p->unit_value[v], strlen(p->unit_value[v]));
    }
}

static inline void add_sizes(bytes *b, const parts *p) {
    add_number(b, p->n_stages, 4);
    for (size_t stage = 0; stage < p->n_stages && stage < 2; stage++) {
        add_number(b, p->n_sizes, 4);
        for (size_t i = 0; i < p->n_sizes && i < 2; i++) {
            const size_t width = stage + ((p->flags & CHISO__TOTALS_STRATIFIED) != 0 ? 1 : 0);
            for (size_t k = 0; k < width; k++) add_number(b, p->size_key[i], 4);
            add_double(b, p->size[i]);
        }
    }
}

static inline void add_single_row(bytes *b, const parts *p) {
    add_double(b, p->weight);
    for (size_t i = 0; i < p->codes; i++) add_number(b, p->code, 4);
    for (size_t i = 0; i < p->numbers; i++) add_double(b, p->number);
}

static inline void add_full_row(bytes *b, const parts *p, bool last) {
    for (size_t i = 0; i < 2 * p->sums; i++) add_double(b, last && i == 0 ? p->sum : 0);
    for (size_t i = 0; i < p->counts; i++) {
        uint64_t count = 0;
        for (size_t k = 0; k < 6; k++)
            if ((last || p->counts_everywhere) && p->count_at[k] == i) count += p->count[k];
        add_number(b, count, 8);
    }
}

static inline void add_rows(bytes *b, const parts *p) {
    add_number(b, p->respondents, 8);
    add_number(b, p->sums, 4);
    add_number(b, p->counts, 4);
    add_number(b, p->n_rows, 4);
    for (size_t row = 0; row < p->n_rows && row < 2; row++) {
        add_number(b, p->row_unit[row], 4);
        add_number(b, p->row_domain[row], 4);
        add_number(b, p->row_kind[row], 4);
        if (p->row_kind[row] == CHISO__TOTALS_ROW_SINGLE) add_single_row(b, p);
        if (p->row_kind[row] == CHISO__TOTALS_ROW_FULL) add_full_row(b, p, row + 1 == p->n_rows);
    }
}

static inline void add_moments(bytes *b, const parts *p) {
    if (p->moments_width == 0) return;
    add_number(b, p->n_moments, 4);
    for (size_t i = 0; i < p->n_moments && i < 2; i++) {
        add_number(b, p->moment_domain[i], 4);
        for (size_t k = 0; k < p->moment_keys; k++) add_number(b, p->moment_key, 4);
        for (size_t k = 0; k < p->moments_width; k++) add_double(b, p->moment);
    }
}

static inline void add_replicates(bytes *b, const parts *p) {
    if ((p->flags & CHISO__TOTALS_REPLICATES) == 0) return;
    add_number(b, p->rep_type, 4);
    add_number(b, p->rep_factors, 4);
    add_double(b, p->rep_scale);
    add_double(b, p->rep_rho);
    add_number(b, p->n_rscales, 4);
    for (size_t i = 0; i < p->n_rscales && i < 4; i++) add_double(b, p->rscale);
    add_number(b, p->n_replicates, 4);
    for (size_t r = 0; r < p->rep_names; r++) add_text(b, r == 0 ? "r1" : "r2", 2);
    for (size_t d = 0; d < p->n_domains && d < 2; d++) {
        add_number(b, p->rep_kind[d], 4);
        if (p->rep_kind[d] == 0) continue;
        for (size_t i = 0; i < p->rep_numbers; i++) add_double(b, p->rep_sum);
        add_number(b, p->rank, 4);
        for (size_t i = 0; i < p->n_basis; i++) add_double(b, p->basis[i]);
    }
}

static inline void close_file(bytes *b) {
    bytes length = {.length = 0};
    add_number(&length, b->length + 8, 8);
    memcpy(b->at + 16, length.at, 8);
    add_number(b, chiso__checksum(0, b->at, b->length), 8);
}

static inline bytes *make_file(const parts *p, const chiso_instrument *instrument) {
    bytes *b = calloc(1, sizeof *b);
    uint64_t fingerprint;
    assert_true(chiso__totals_fingerprint(&fingerprint, instrument));
    memcpy(b->at,
           "\x89"
           "chisoT\n",
           b->length = 8);
    add_number(b, 3, 4);
    add_number(b, p->flags, 4);
    add_number(b, 0, 8);
    add_text(b, p->name, strlen(p->name));
    add_number(b, fingerprint ^ p->fingerprint_xor, 8);
    add_head(b, p);
    add_number(b, p->n_domains, 4);
    for (size_t i = 0; i < p->n_by * p->n_domains; i++) add_number(b, p->domain[i % 2], 4);
    add_number(b, p->n_units, 4);
    for (size_t i = 0; i < p->n_units && i < 2; i++) {
        for (size_t k = 0; k < p->n_unit; k++) add_number(b, p->unit[(i * p->n_unit + k) % 4], 4);
        if (p->numbered) add_number(b, p->own[i], 4);
    }
    add_sizes(b, p);
    add_rows(b, p);
    add_moments(b, p);
    add_replicates(b, p);
    memcpy(b->at + b->length, p->behind, strlen(p->behind));
    b->length += strlen(p->behind);
    close_file(b);
    return b;
}

/* --- files on disk --- */

static inline const char *totals_path(void) {
    static char path[64];
    if (path[0] == '\0') snprintf(path, sizeof path, "/tmp/chiso-totals-%ld", (long)getpid());
    return path;
}

/* Not truncated to nothing first: some file systems then wait for the disk. */
static inline void write_bytes(const unsigned char *at, size_t length) {
    const int file = open(totals_path(), O_WRONLY | O_CREAT, 0600);
    assert_true(file >= 0);
    assert_int_equal(write(file, at, length), length);
    assert_int_equal(ftruncate(file, (off_t)length), 0);
    assert_int_equal(close(file), 0);
}

static inline bytes *read_bytes(const char *path) {
    bytes *b = calloc(1, sizeof *b);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    b->length = fread(b->at, 1, sizeof b->at, file);
    assert_true(b->length < sizeof b->at);
    fclose(file);
    return b;
}

/* The file fails to load with a message that has these words. */
static inline void refused_as(const char *path, const chiso_instrument *instrument,
                              chiso_status status, const char *words) {
    chiso_error error = {0};
    chiso_totals *totals = (chiso_totals *)(uintptr_t)1;
    assert_int_equal(chiso_totals_load(&totals, path, instrument, &error), status);
    assert_int_equal(error.status, status);
    assert_contains(error.message, words);
    assert_null(totals);
}

static inline void load_parts(const parts *p, const char *words) {
    chiso_error error = {0};
    chiso_instrument *instrument;
    chiso_totals *totals = NULL;
    assert_ok(chiso_instrument_open(&instrument, NULL, p->instrument, &error), error);
    bytes *b = make_file(p, instrument);
    write_bytes(b->at, b->length);
    if (words != NULL)
        refused_as(totals_path(), instrument, CHISO_E_DATA, words);
    else
        assert_ok(chiso_totals_load(&totals, totals_path(), instrument, &error), error);
    chiso_totals_free(totals);
    chiso_instrument_free(instrument);
    unlink(totals_path());
    free(b);
}

/* Parts that are out of order are refused with such words. */
static inline void refused_parts(parts p, const char *words) {
    load_parts(&p, words);
}

static inline void taken_parts(parts p) {
    load_parts(&p, NULL);
}

#endif
