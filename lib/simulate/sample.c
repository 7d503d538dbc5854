/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/sample.h"

#include <math.h>

#include "numeric/random.h"
#include "simulate/population.h"

typedef struct drawing {
    const chiso_simulation *s;
    chiso__random *random;
    chiso__person person;
    chiso__person_taker take;
    void *context;
    int *replies;
    double base;       /* weight of the stratum */
    double place;      /* latent effect of district, commune and village */
    double log_weight; /* of the village, its mean taken off */
    uint64_t units;    /* of the villages before this one */
    bool on;
} drawing;

/* An effect and the log of a weight that goes with it, whose exponential has mean 1. */
static double draw_pair(drawing *d, double sd, double weight_sd, double *log_weight) {
    const double u = chiso__random_normal(d->random), v = chiso__random_normal(d->random);
    *log_weight += weight_sd * (u - weight_sd / 2);
    return sd * (chiso__informative * u + sqrt(1 - chiso__informative * chiso__informative) * v);
}

static int draw_reply(drawing *d, const chiso__question *q, double latent) {
    int reply = 0;
    latent += q->noise * chiso__random_normal(d->random);
    for (size_t i = 1; i < q->count && latent >= q->replies[i].cut; i++) reply++;
    return reply;
}

static void draw_replies(drawing *d, double effect) {
    const chiso_simulation *s = d->s;
    const double *level = s->level + d->person.stratum->province * s->n_questions;
    const bool skips = chiso__random_uniform(d->random) < s->skip_rate;
    for (size_t i = 0; i < s->n_questions; i++) {
        const chiso__question *q = &s->questions[i];
        const bool missing = chiso__random_uniform(d->random) < s->missing_rate;
        const int reply = draw_reply(d, q, level[i] + q->loading * effect);
        d->replies[i] = missing || (skips && q->skippable) ? -1 : reply;
    }
}

static void draw_person(drawing *d) {
    const chiso__effects *e = &d->s->effects;
    enum { GENDERS = 2, AGES = 5 };
    double log_weight = d->log_weight;
    const double own = draw_pair(d, e->person, e->person_weight, &log_weight);
    const int kind = (int)(chiso__random_uniform(d->random) * GENDERS * AGES);
    d->person.gender = 1 + kind % GENDERS;
    d->person.age = 1 + kind / GENDERS;
    d->person.weight = d->base * exp(log_weight);
    draw_replies(d, d->place + own);
    d->on = d->take(d->context, &d->person);
}

static void draw_village(drawing *d, double place) {
    const chiso__effects *e = &d->s->effects;
    const uint64_t units = d->person.stratum->units;
    const uint64_t until = chiso__people_before(d->s, d->units + units);
    d->log_weight = 0;
    d->place = place + draw_pair(d, e->village, e->village_weight, &d->log_weight);
    d->units += units;
    d->person.first = true;
    while (d->on && d->person.number < until) {
        d->person.number++;
        draw_person(d);
        d->person.first = false;
    }
}

static void draw_district(drawing *d, bool last) {
    const chiso__stratum *stratum = d->person.stratum;
    const chiso__effects *e = &d->s->effects;
    const size_t communes = last ? stratum->last_communes : stratum->communes;
    const size_t villages = last ? stratum->last_villages : stratum->villages;
    const double random = e->district * chiso__random_normal(d->random);
    const double effect = stratum->certain ? stratum->effect : random;
    for (size_t c = 1; c <= communes; c++) {
        const double place = effect + e->commune * chiso__random_normal(d->random);
        d->person.commune = c;
        for (size_t v = 1; v <= villages && d->on; v++) {
            d->person.village = v;
            draw_village(d, place);
        }
    }
}

static void draw_stratum(drawing *d, const chiso__stratum *stratum) {
    const uint64_t people =
        chiso__people_before(d->s, stratum->after) - chiso__people_before(d->s, stratum->before);
    d->person.stratum = stratum;
    d->base = stratum->people / (double)people;
    for (size_t i = 1; i <= stratum->districts && d->on; i++) {
        d->person.district = stratum->first_district + i;
        draw_district(d, i == stratum->districts);
    }
}

bool chiso__sample_draw(const chiso_simulation *simulation, chiso__person_taker take,
                        void *context) {
    chiso__arena arena = {0};
    drawing d = {.s = simulation, .take = take, .context = context, .on = true};
    d.random = chiso__random_new(&arena, simulation->seed, CHISO__STREAM_SAMPLE);
    d.replies = chiso__arena_alloc(&arena, simulation->n_questions * sizeof *d.replies);
    d.person.replies = d.replies;
    const bool enough = d.random != NULL && d.replies != NULL;
    for (size_t i = 0; enough && d.on && i < simulation->n_strata; i++)
        draw_stratum(&d, &simulation->strata[i]);
    chiso__arena_free(&arena);
    return enough;
}
