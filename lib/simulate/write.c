/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "simulate/layout.h"
#include "simulate/questions.h"
#include "simulate/sample.h"

enum {
    PIECE = 65536,      /* bytes that are handed on together */
    PLACES = 160,       /* most that the columns up to the village take */
    WEIGHT_UNIT = 10000 /* four decimals */
};

typedef struct writing {
    const chiso_simulation *s;
    chiso_simulation_sink sink;
    void *context;
    char *bytes;
    size_t length;
    char places[PLACES]; /* the columns up to the village */
    size_t places_length;
    bool refused;
} writing;

static void put(writing *w, const char *bytes, size_t length) {
    memcpy(w->bytes + w->length, bytes, length);
    w->length += length;
}

/* Decimal digits, at least `width`. */
static void put_number(writing *w, uint64_t number, int width) {
    char digits[24];
    int at = sizeof digits;
    for (; number > 0 || width > 0; number /= 10, width--) digits[--at] = (char)('0' + number % 10);
    put(w, digits + at, sizeof digits - (size_t)at);
}

static bool flush(writing *w) {
    if (!w->refused && w->length > 0) w->refused = w->sink(w->context, w->bytes, w->length) != 0;
    w->length = 0;
    return !w->refused;
}

static void put_places(writing *w, const chiso__person *p) {
    const char *province = chiso__layout_province(p->stratum->province);
    char district[16], commune[24];
    snprintf(district, sizeof district, "%s%02zu", province, p->district);
    snprintf(commune, sizeof commune, "%s%02zu", district, p->commune);
    const int length =
        snprintf(w->places, sizeof w->places, "%s,%s%s,%s,%s,%s,%s%02zu,", province, province,
                 p->stratum->suffix, p->stratum->certain ? commune : district, district, commune,
                 commune, p->village);
    w->places_length = (size_t)length;
}

static void put_weight(writing *w, double weight) {
    const uint64_t number = (uint64_t)fmax(1, round(weight * WEIGHT_UNIT));
    put_number(w, number / WEIGHT_UNIT, 1);
    put(w, ".", 1);
    put_number(w, number % WEIGHT_UNIT, 4);
}

static bool write_person(void *context, const chiso__person *person) {
    writing *w = context;
    if (person->first) put_places(w, person);
    put(w, w->places, w->places_length);
    put_number(w, person->number, 1);
    put(w, ",", 1);
    put_weight(w, person->weight);
    put(w, ",", 1);
    put_number(w, (uint64_t)person->gender, 1);
    put(w, ",", 1);
    put_number(w, (uint64_t)person->age, 1);
    for (size_t i = 0; i < w->s->n_questions; i++) {
        const int reply = person->replies[i];
        put(w, ",", 1);
        if (reply < 0) continue;
        put(w, w->s->questions[i].replies[reply].text, w->s->questions[i].replies[reply].length);
    }
    put(w, "\n", 1);
    return w->length < PIECE || flush(w);
}

static void put_header(writing *w) {
    for (size_t i = 0; i < chiso__simulation_columns_count; i++) {
        if (i > 0) put(w, ",", 1);
        put(w, chiso__simulation_columns[i], strlen(chiso__simulation_columns[i]));
    }
    for (size_t i = 0; i < w->s->n_questions; i++) {
        put(w, ",", 1);
        put(w, w->s->questions[i].variable, strlen(w->s->questions[i].variable));
    }
    put(w, "\n", 1);
}

/* The header is the longest record, or else the longest answers are in one. */
static size_t longest_record(const chiso_simulation *s) {
    size_t length = PLACES + PLACES; /* and the number, the weight … */
    for (size_t i = 0; i < s->n_questions; i++) {
        size_t longest = strlen(s->questions[i].variable);
        for (size_t k = 0; k < s->questions[i].count; k++)
            if (s->questions[i].replies[k].length > longest)
                longest = s->questions[i].replies[k].length;
        length += longest + 1;
    }
    return length;
}

chiso_status chiso_simulation_write(const chiso_simulation *simulation, chiso_simulation_sink sink,
                                    void *context, chiso_error *error) {
    writing w = {.s = simulation, .sink = sink, .context = context};
    w.bytes = chiso__alloc(PIECE + longest_record(simulation), 1);
    if (w.bytes == NULL) return chiso__fail_memory(error);
    put_header(&w);
    const bool drawn = chiso__sample_draw(simulation, write_person, &w);
    const bool taken = drawn && flush(&w);
    chiso__free(w.bytes);
    if (!drawn) return chiso__fail_memory(error);
    return taken ? CHISO_OK
                 : chiso__fail(error, CHISO_E_WRITE, "the survey could not be handed on");
}

struct file {
    chiso__file_writer writer;
    chiso_error *error;
};

static int32_t to_file(void *context, const char *bytes, size_t length) {
    struct file *f = context;
    return chiso__file_write(&f->writer, bytes, length, f->error);
}

chiso_status chiso_simulation_save(const chiso_simulation *simulation, const char *path,
                                   chiso_error *error) {
    struct file f = {.error = error};
    chiso_status status = chiso__file_begin(&f.writer, path, error);
    if (status != CHISO_OK) return status;
    status = chiso_simulation_write(simulation, to_file, &f, error);
    return chiso__file_end(&f.writer, status, error);
}
