/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/population.h"

#include <math.h>

#include "numeric/normal.h"
#include "numeric/random.h"

const double chiso__informative = 0.5;
const double chiso__person_share = 0.4;

static void set_effects(chiso_simulation *s) {
    const double log_variance = log1p(s->weight_cv * s->weight_cv);
    chiso__effects *e = &s->effects;
    e->district = sqrt(s->icc / 4);
    e->commune = sqrt(s->icc / 4);
    e->village = sqrt(s->icc / 2);
    e->person = sqrt(chiso__person_share);
    e->village_weight = e->person_weight = sqrt(log_variance / 2);
    e->shift = chiso__informative * (e->village * e->village_weight + e->person * e->person_weight);
}

static void draw_questions(chiso_simulation *s, chiso__random *random) {
    const double sd = 0.25;
    for (size_t i = 0; i < s->n_questions; i++) {
        chiso__question *q = &s->questions[i];
        q->mean = sd * chiso__random_normal(random);
        const double loading_squared = 0.75 + 0.5 * chiso__random_uniform(random);
        q->loading = sqrt(loading_squared);
        q->noise = sqrt(1 - loading_squared * (s->icc + chiso__person_share));
    }
}

/* Provinces differ in all, and half as much in single questions. */
static void draw_provinces(chiso_simulation *s, chiso__random *random, double *capital) {
    for (size_t province = 0; province < CHISO__PROVINCES; province++) {
        const double effect = s->province_sd * chiso__random_normal(random);
        capital[province] = s->effects.district * chiso__random_normal(random);
        for (size_t i = 0; i < s->n_questions; i++) {
            const double own = s->province_sd / 2 * chiso__random_normal(random);
            s->level[province * s->n_questions + i] = s->questions[i].mean + effect + own;
        }
    }
}

bool chiso__population_draw(chiso_simulation *simulation) {
    double capital[CHISO__PROVINCES];
    chiso__random *random =
        chiso__random_new(&simulation->arena, simulation->seed, CHISO__STREAM_POPULATION);
    simulation->level = chiso__arena_alloc(
        &simulation->arena, CHISO__PROVINCES * simulation->n_questions * sizeof *simulation->level);
    if (random == NULL || simulation->level == NULL) return false;
    set_effects(simulation);
    draw_questions(simulation, random);
    draw_provinces(simulation, random, capital);
    for (size_t i = 0; i < simulation->n_strata; i++) {
        chiso__stratum *stratum = &simulation->strata[i];
        stratum->effect = stratum->certain ? capital[stratum->province] : 0;
    }
    return true;
}

double chiso__population_centre(const chiso_simulation *simulation, size_t question) {
    const chiso__question *q = &simulation->questions[question];
    return q->mean + q->loading * simulation->effects.shift;
}

/* Add `times` the shares of a population whose latent answers are normal. */
static void add_shares(const chiso__question *q, double mean, double sd, double times,
                       double *shares) {
    double above = 1;
    for (size_t i = 0; i < q->count; i++) {
        const bool last = i + 1 == q->count;
        const double next = last ? 0 : chiso__normal_cdf((mean - q->replies[i + 1].cut) / sd);
        shares[i] += times * (above - next);
        above = next;
    }
}

static void add_stratum(const chiso_simulation *s, const chiso__stratum *stratum, size_t question,
                        double times, double *shares) {
    const chiso__question *q = &s->questions[question];
    const double level = s->level[stratum->province * s->n_questions + question];
    const double known = stratum->certain ? q->loading * s->effects.district : 0;
    add_shares(q, level + q->loading * (s->effects.shift + stratum->effect),
               sqrt(1 - known * known), times, shares);
}

void chiso__population_shares(const chiso_simulation *simulation, int people, size_t question,
                              double *shares) {
    double all = 0;
    for (size_t i = 0; i < simulation->questions[question].count; i++) shares[i] = 0;
    if (people == CHISO__AVERAGE) {
        add_shares(&simulation->questions[question], chiso__population_centre(simulation, question),
                   1, 1, shares);
        return;
    }
    for (size_t i = 0; i < simulation->n_strata; i++)
        if (people == CHISO__NATION || (size_t)people == simulation->strata[i].province)
            all += simulation->strata[i].people;
    for (size_t i = 0; i < simulation->n_strata; i++) {
        const chiso__stratum *s = &simulation->strata[i];
        if (people == CHISO__NATION || (size_t)people == s->province)
            add_stratum(simulation, s, question, s->people / all, shares);
    }
}
