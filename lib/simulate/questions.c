/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/questions.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/lookup.h"
#include "base/number.h"
#include "numeric/distribution.h"

/* Answers are spread as successes among count - 1 trials: of five satisfaction codes 84 % of the
   highest on average, which is where SIPAS stands. */
static const double success = 0.8;

enum { STEPS_OF_A_NUMBER = 10 };

const char *const chiso__simulation_columns[] = {"province", "stratum", "psu",        "district",
                                                 "commune",  "village", "respondent", "weight",
                                                 "gender",   "age"};
const size_t chiso__simulation_columns_count =
    sizeof chiso__simulation_columns / sizeof chiso__simulation_columns[0];

/* A field of CSV, with quotes where it needs them; NULL when memory ran out. */
static const char *field_of(chiso__arena *arena, const char *text) {
    if (strpbrk(text, ",\"\r\n") == NULL) return chiso__arena_text(arena, text, strlen(text));
    char *field = chiso__arena_alloc(arena, 2 * strlen(text) + 3), *to = field;
    if (field == NULL) return NULL;
    *to++ = '"';
    for (; *text != '\0'; text++) {
        if (*text == '"') *to++ = '"';
        *to++ = *text;
    }
    *to = '"';
    return field;
}

static bool set_reply(chiso_simulation *s, chiso__question *q, size_t i, const char *text,
                      double value) {
    chiso__reply *reply = &q->replies[i];
    reply->text = field_of(&s->arena, text);
    if (reply->text == NULL) return false;
    reply->length = strlen(reply->text);
    reply->value = value;
    return true;
}

static bool use_scale(chiso_simulation *s, chiso__question *q, const chiso__scale *scale) {
    q->replies = chiso__arena_alloc(&s->arena, scale->count * sizeof *q->replies);
    if (q->replies == NULL) return false;
    for (size_t i = 0; i < scale->count; i++) {
        const chiso__category *category = &scale->categories[i];
        if (category->missing != CHISO__ANSWERED) continue;
        if (!set_reply(s, q, q->count, category->code, category->value)) return false;
        q->replies[q->count++].code = category->code;
    }
    return true;
}

static bool use_bounds(chiso_simulation *s, chiso__question *q, double min, double max) {
    q->count = STEPS_OF_A_NUMBER + 1;
    q->replies = chiso__arena_alloc(&s->arena, q->count * sizeof *q->replies);
    if (q->replies == NULL) return false;
    for (size_t i = 0; i < q->count; i++) {
        const double value = min + (max - min) * (double)i / STEPS_OF_A_NUMBER;
        char text[CHISO__NUMBER_TEXT];
        chiso__number_to_text(text, value);
        if (!set_reply(s, q, i, text, value)) return false;
    }
    return true;
}

static int rising(const void *a, const void *b) {
    const double x = ((const chiso__reply *)a)->value, y = ((const chiso__reply *)b)->value;
    return (x > y) - (x < y);
}

static int falling(const void *a, const void *b) {
    return rising(b, a);
}

/* The latent value that a share of people lies below; with very many answers it may round to 0 or
   to 1. */
static double cut_at(double below) {
    if (below <= 0) return -INFINITY;
    return below < 1 ? chiso__normal_quantile(below) : (double)INFINITY;
}

/* From the worst answer to the best; cuts from the binomial distribution. */
static void set_cuts(chiso__question *q, int direction) {
    const double trials = (double)q->count - 1, odds = success / (1 - success);
    double term = pow(1 - success, trials), below = 0;
    qsort(q->replies, q->count, sizeof *q->replies, direction > 0 ? rising : falling);
    for (size_t i = 0; i < q->count; i++) {
        q->replies[i].cut = cut_at(below);
        below += term;
        term *= odds * (trials - (double)i) / (double)(i + 1);
    }
}

static chiso_status make_question(chiso_simulation *s, const chiso__node *node,
                                  chiso_error *error) {
    chiso__question *q = &s->questions[s->n_questions++];
    q->variable = field_of(&s->arena, node->variable);
    const bool made = node->scale != CHISO__NO_SCALE
                          ? use_scale(s, q, &s->instrument->scales[node->scale])
                          : use_bounds(s, q, node->min, node->max);
    if (q->variable == NULL || !made) return chiso__fail_memory(error);
    set_cuts(q, node->direction);
    return CHISO_OK;
}

static chiso_status check_leaf(const chiso__node *node, chiso_error *error) {
    if (node->type == CHISO__NODE_SCORE)
        return chiso__fail(error, CHISO_E_INSTRUMENT,
                           "node %s is a published score; only answers of people are simulated",
                           node->code);
    if (node->type == CHISO__NODE_INDICATOR && !(node->min < node->max))
        return chiso__fail_at(error, CHISO_E_INSTRUMENT, 0, node->variable,
                              "node %s has no bounds, so its answers would have no score; fill in "
                              "min and max in nodes.csv, line %d",
                              node->code, node->line);
    for (size_t i = 0; i < chiso__simulation_columns_count; i++)
        if (strcmp(node->variable, chiso__simulation_columns[i]) == 0)
            return chiso__fail_at(error, CHISO_E_INSTRUMENT, 0, node->variable,
                                  "a simulated survey has a column %s of its own; give the "
                                  "variable of node %s another name",
                                  node->variable, node->code);
    return CHISO_OK;
}

static chiso_status add_leaf(chiso_simulation *s, chiso__lookup *variables, size_t node,
                             chiso_error *error) {
    const chiso__node *leaf = &s->instrument->nodes[node];
    chiso_status status = check_leaf(leaf, error);
    if (status != CHISO_OK) return status;
    const int32_t number = chiso__lookup_add(variables, leaf->variable, strlen(leaf->variable));
    if (number == CHISO__LOOKUP_MEMORY) return chiso__fail_memory(error);
    s->node_question[node] = number;
    return (size_t)number < s->n_questions ? CHISO_OK : make_question(s, leaf, error);
}

/* The siblings of the last leaf, unless they are all there is. */
static void mark_skippable(chiso_simulation *s) {
    const chiso__node *nodes = s->instrument->nodes;
    int content = CHISO__NO_PARENT;
    for (size_t i = 0; i < s->instrument->n_nodes; i++)
        if (s->node_question[i] >= 0) content = nodes[i].parent;
    if (content == CHISO__NO_PARENT || nodes[content].parent == CHISO__NO_PARENT) return;
    for (size_t i = 0; i < s->instrument->n_nodes; i++)
        if (s->node_question[i] >= 0 && nodes[i].parent == content)
            s->questions[s->node_question[i]].skippable = true;
}

static void set_answered(chiso_simulation *s) {
    for (size_t i = 0; i < s->n_questions; i++) {
        chiso__question *q = &s->questions[i];
        q->answered = (1 - s->missing_rate) * (q->skippable ? 1 - s->skip_rate : 1);
    }
}

chiso_status chiso__questions_make(chiso_simulation *simulation, chiso_error *error) {
    const size_t nodes = simulation->instrument->n_nodes;
    chiso__lookup variables = {0};
    chiso_status status = CHISO_OK;
    simulation->questions =
        chiso__arena_alloc(&simulation->arena, nodes * sizeof *simulation->questions);
    simulation->node_question =
        chiso__arena_alloc(&simulation->arena, nodes * sizeof *simulation->node_question);
    if (simulation->questions == NULL || simulation->node_question == NULL)
        return chiso__fail_memory(error);
    for (size_t i = 0; i < nodes && status == CHISO_OK; i++) {
        simulation->node_question[i] = -1;
        if (simulation->instrument->nodes[i].type != CHISO__NODE_GROUP)
            status = add_leaf(simulation, &variables, i, error);
    }
    chiso__lookup_free(&variables);
    if (status != CHISO_OK) return status;
    mark_skippable(simulation);
    set_answered(simulation);
    return CHISO_OK;
}
