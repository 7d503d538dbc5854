/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/options.h"
#include "numeric/distribution.h"
#include "simulate/covariances.h"
#include "simulate/gradient.h"
#include "simulate/tables.h"

enum { CODE, NAME, SCORE, SD, ICC, DEFF, N_EFF, MARGIN, VILLAGES, HEADINGS };

static const chiso__simulation_heading headings[HEADINGS] = {
    [CODE] = {"code", CHISO_COLUMN_TEXT, {"Code", "Mã"}},
    [NAME] = {"name", CHISO_COLUMN_TEXT, {"Name", "Tên"}},
    [SCORE] = {"score", CHISO_COLUMN_NUMBER, {"Score", "Điểm"}},
    [SD] = {"sd", CHISO_COLUMN_NUMBER, {"Std. deviation", "Độ lệch chuẩn"}},
    [ICC] = {"icc", CHISO_COLUMN_NUMBER, {"ICC", "ICC"}},
    [DEFF] = {"deff", CHISO_COLUMN_NUMBER, {"deff", "deff"}},
    [N_EFF] = {"n_eff", CHISO_COLUMN_NUMBER, {"n eff.", "n hiệu dụng"}},
    [MARGIN] = {"margin", CHISO_COLUMN_NUMBER, {"Margin ±", "Sai số ±"}},
    [VILLAGES] = {"villages", CHISO_COLUMN_INTEGER, {"Villages needed", "Số thôn cần có"}},
};

static const chiso_plan_options defaults = CHISO_PLAN_OPTIONS_INIT;
static const double level = 0.95;

typedef struct planning {
    const chiso_simulation *s;
    chiso_plan_options options;
    const char *metric, *pooling;
    chiso_result *result;
    chiso_error *error;
    chiso__arena arena;
    chiso__gradient gradient;
    chiso__covariances of; /* questions */
    double *pooled;        /* mean of each block */
} planning;

/* --- options --- */

/* A metric or pooling of the instrument; NULL: its first. */
static chiso_status choose(const char **out, const planning *p, const char *property,
                           const char *given) {
    const char *word = chiso__instrument_choice(p->s->instrument, property, 0);
    *out = word;
    if (given == NULL) return CHISO_OK;
    for (size_t i = 1; word != NULL && strcmp(word, given) != 0; i++)
        word = chiso__instrument_choice(p->s->instrument, property, i);
    *out = word;
    return word != NULL
               ? CHISO_OK
               : chiso__fail(p->error, CHISO_E_ARGUMENT,
                             "\"%s\" is none of the %s of this instrument", given, property);
}

static chiso_status set_count(int64_t *count, int64_t standard, int64_t least, const char *name,
                              chiso_error *error) {
    enum { MOST = 1000000000 };
    if (*count == 0) *count = standard;
    if (*count >= least && *count <= MOST) return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT, "%s are from %d to %d", name, (int)least, MOST);
}

static chiso_status read_options(planning *p, const chiso_plan_options *given) {
    chiso_plan_options *o = &p->options;
    *o = defaults;
    chiso_status status = chiso__options_copy(o, sizeof *o, given, p->error);
    if (status == CHISO_OK) status = set_count(&o->villages, 18, 2, "villages", p->error);
    if (status == CHISO_OK) status = set_count(&o->people, 28, 1, "people of a village", p->error);
    if (status == CHISO_OK && !(o->margin >= 0 && o->margin <= 1e9))
        status =
            chiso__fail(p->error, CHISO_E_ARGUMENT, "the margin of error is from 0 to 1e9 points");
    if (status == CHISO_OK) status = choose(&p->metric, p, "metrics", o->metric);
    if (status == CHISO_OK) status = choose(&p->pooling, p, "poolings", o->pooling);
    return status;
}

static bool prepare(planning *p) {
    p->pooled = chiso__arena_alloc(&p->arena, p->s->instrument->n_nodes * sizeof *p->pooled);
    return p->pooled != NULL && chiso__gradient_new(&p->gradient, &p->arena, p->s) &&
           chiso__covariances_make(&p->of, &p->arena, p->s, p->metric);
}

/* --- a node --- */

/* Means of the blocks, whose leaves count by how often they are answered. */
static void fill_blocks(planning *p) {
    const chiso__gradient *g = &p->gradient;
    for (size_t i = 0; i < p->s->instrument->n_nodes; i++) p->pooled[i] = 0;
    for (size_t i = 0; i < p->s->instrument->n_nodes; i++) {
        if (g->block[i] < 0) continue;
        const int question = p->s->node_question[i];
        p->pooled[g->block[i]] +=
            p->s->questions[question].answered / g->answered[g->block[i]] * p->of.mean[question];
    }
}

/* Share of people who answer both questions. */
static double both(const chiso_simulation *s, size_t a, size_t b) {
    const chiso__question *x = &s->questions[a], *y = &s->questions[b];
    if (a == b) return x->answered;
    const double together = x->answered * y->answered;
    return x->skippable && y->skippable ? together / (1 - s->skip_rate) : together;
}

/* What one pair of leaves adds to the variance of a person's value, Σ weight / answered × (answer -
   mean of its block) over what was answered, and to the covariance of two people. */
static void add_pair(const planning *p, size_t a, size_t b, double *variance, double *covariance) {
    const chiso_simulation *s = p->s;
    const chiso__gradient *g = &p->gradient;
    const size_t x = (size_t)s->node_question[a], y = (size_t)s->node_question[b];
    const size_t cell = x * s->n_questions + y;
    const double weight = g->weight[a] * g->weight[b];
    const double off =
        (p->of.mean[x] - p->pooled[g->block[a]]) * (p->of.mean[y] - p->pooled[g->block[b]]);
    const double answered = s->questions[x].answered * s->questions[y].answered;
    *variance += weight * both(s, x, y) / answered * (p->of.within[cell] + off);
    *covariance += weight * p->of.between[cell];
}

static double score(const planning *p) {
    double score = p->gradient.constant;
    for (size_t i = 0; i < p->s->instrument->n_nodes; i++)
        if (p->gradient.block[i] >= 0)
            score += p->gradient.weight[i] * p->of.mean[p->s->node_question[i]];
    return score;
}

static double margin_of(const planning *p, double sd, double deff, double villages) {
    const double t = chiso__t_quantile((1 + level) / 2, villages - 1);
    return t * sd * sqrt(deff / (villages * (double)p->options.people));
}

/* The fewest villages with that margin, by halving; the margin falls as villages rise. */
static double villages_for(const planning *p, double sd, double deff) {
    double low = 1, high = 2;
    while (margin_of(p, sd, deff, high) > p->options.margin) {
        low = high;
        high *= 2;
        if (high > 1e9) return (double)NAN;
    }
    while (high - low > 1) {
        const double middle = floor((low + high) / 2);
        *(margin_of(p, sd, deff, middle) > p->options.margin ? &low : &high) = middle;
    }
    return high;
}

static void set_numbers(const planning *p, double variance, double covariance) {
    const double villages = (double)p->options.villages, people = (double)p->options.people;
    const double sd = sqrt(variance), icc = covariance / variance;
    const double deff = (1 + p->s->weight_cv * p->s->weight_cv) * (1 + (people - 1) * icc);
    const double numbers[HEADINGS] = {
        [SCORE] = score(p),
        [SD] = sd,
        [ICC] = icc,
        [DEFF] = deff,
        [N_EFF] = villages * people / deff,
        [MARGIN] = margin_of(p, sd, deff, villages),
        [VILLAGES] = p->options.margin > 0 ? villages_for(p, sd, deff) : (double)NAN,
    };
    for (size_t i = SCORE; i < HEADINGS; i++) chiso__result_set_number(p->result, i, numbers[i]);
}

static chiso_status add_node(planning *p, size_t node) {
    const chiso__node *at = &p->s->instrument->nodes[node];
    const size_t nodes = p->s->instrument->n_nodes;
    double variance = 0, covariance = 0;
    chiso__gradient_fill(&p->gradient, p->s, node, p->pooling);
    fill_blocks(p);
    for (size_t a = 0; a < nodes; a++)
        for (size_t b = 0; b < nodes; b++)
            if (p->gradient.block[a] >= 0 && p->gradient.block[b] >= 0)
                add_pair(p, a, b, &variance, &covariance);
    chiso_status status = chiso__result_add_row(p->result, p->error);
    if (status == CHISO_OK) status = chiso__result_set_text(p->result, CODE, at->code, p->error);
    if (status == CHISO_OK)
        status = chiso__result_set_text(p->result, NAME, chiso__node_name(at, p->options.language),
                                        p->error);
    if (status == CHISO_OK) set_numbers(p, variance, covariance);
    return status;
}

static chiso_status add_settings(const planning *p) {
    const char *metric = p->metric, *pooling = p->pooling;
    const chiso_plan_options *o = &p->options;
    chiso_status status =
        chiso__simulation_set(p->result, "villages", (double)o->villages, p->error);
    if (status == CHISO_OK)
        status = chiso__simulation_set(p->result, "people", (double)o->people, p->error);
    if (status == CHISO_OK) status = chiso__simulation_set(p->result, "level", level, p->error);
    if (status == CHISO_OK && o->margin > 0)
        status = chiso__simulation_set(p->result, "margin", o->margin, p->error);
    if (status == CHISO_OK && metric != NULL)
        status = chiso__result_add_setting(p->result, "metric", CHISO_SETTING_TEXT, &metric, 1,
                                           p->error);
    if (status == CHISO_OK && pooling != NULL)
        status = chiso__result_add_setting(p->result, "pooling", CHISO_SETTING_TEXT, &pooling, 1,
                                           p->error);
    return status;
}

static chiso_status plan(planning *p, const chiso_plan_options *options) {
    chiso_status status = read_options(p, options);
    if (status == CHISO_OK)
        status = chiso__simulation_table(&p->result, p->s, headings, HEADINGS, p->options.language,
                                         p->error);
    if (status == CHISO_OK) status = add_settings(p);
    if (status == CHISO_OK && !prepare(p)) status = chiso__fail_memory(p->error);
    if (status != CHISO_OK) return status;
    for (size_t i = 0; status == CHISO_OK && i < p->s->instrument->n_nodes; i++)
        status = add_node(p, i);
    return status;
}

chiso_status chiso_simulation_plan(chiso_result **out, const chiso_simulation *simulation,
                                   const chiso_plan_options *options, chiso_error *error) {
    planning p = {.s = simulation, .error = error};
    *out = NULL;
    chiso_status status = plan(&p, options);
    chiso__arena_free(&p.arena);
    if (status == CHISO_OK)
        *out = p.result;
    else
        chiso_result_free(p.result);
    return status;
}
