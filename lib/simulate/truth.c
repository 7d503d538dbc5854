/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "simulate/gradient.h"
#include "simulate/layout.h"
#include "simulate/population.h"
#include "simulate/tables.h"

enum { PROVINCE, CODE, METRIC, POOLING, CATEGORY, TRUTH, HEADINGS };

static const chiso__simulation_heading headings[HEADINGS] = {
    [PROVINCE] = {"province", CHISO_COLUMN_TEXT, {"Province", "Tỉnh"}},
    [CODE] = {"code", CHISO_COLUMN_TEXT, {"Code", "Mã"}},
    [METRIC] = {"metric", CHISO_COLUMN_TEXT, {"Metric", "Cách tính điểm"}},
    [POOLING] = {"pooling", CHISO_COLUMN_TEXT, {"Pooling", "Cách gộp"}},
    [CATEGORY] = {"category", CHISO_COLUMN_TEXT, {"Answer", "Trả lời"}},
    [TRUTH] = {"truth", CHISO_COLUMN_NUMBER, {"Truth", "Giá trị thật"}},
};

typedef struct telling {
    const chiso_simulation *s;
    chiso_result *result;
    chiso_error *error;
    chiso__arena arena;
    chiso__gradient gradient;
    double **shares; /* of each question among the people told of */
    int people;
} telling;

static bool prepare(telling *t) {
    const chiso_simulation *s = t->s;
    t->shares = chiso__arena_alloc(&t->arena, s->n_questions * sizeof *t->shares);
    if (t->shares == NULL) return false;
    for (size_t i = 0; i < s->n_questions; i++) {
        t->shares[i] = chiso__arena_alloc(&t->arena, s->questions[i].count * sizeof *t->shares[i]);
        if (t->shares[i] == NULL) return false;
    }
    return chiso__gradient_new(&t->gradient, &t->arena, s);
}

static chiso_status set_province(const telling *t) {
    if (t->people == CHISO__NATION) return CHISO_OK;
    const char *code = chiso__layout_province((size_t)t->people);
    chiso_status status = chiso__result_set_text(t->result, PROVINCE, code, t->error);
    if (status != CHISO_OK) return status;
    return chiso__result_set_label(t->result, PROVINCE, code,
                                   chiso_province_name(CHISO_PROVINCES_63, code), t->error);
}

static chiso_status add_row(const telling *t, size_t node, const char *metric, const char *pooling,
                            const char *category, double truth) {
    const struct {
        size_t column;
        const char *text;
    } texts[] = {{CODE, t->s->instrument->nodes[node].code},
                 {METRIC, metric},
                 {POOLING, pooling},
                 {CATEGORY, category}};
    chiso_status status = chiso__result_add_row(t->result, t->error);
    if (status == CHISO_OK) status = set_province(t);
    for (size_t i = 0; status == CHISO_OK && i < sizeof texts / sizeof texts[0]; i++)
        status = chiso__result_set_text(t->result, texts[i].column, texts[i].text, t->error);
    if (status == CHISO_OK) chiso__result_set_number(t->result, TRUTH, truth);
    return status;
}

static chiso_status add_shares(const telling *t, size_t node) {
    const int question = t->s->node_question[node];
    chiso_status status = CHISO_OK;
    if (question < 0) return CHISO_OK;
    const chiso__question *q = &t->s->questions[question];
    for (size_t i = 0; status == CHISO_OK && i < q->count; i++)
        if (q->replies[i].code != NULL)
            status = add_row(t, node, "share", NULL, q->replies[i].code, t->shares[question][i]);
    return status;
}

/* The score of the node that the gradient is of. */
static double score(const telling *t, const char *metric) {
    const chiso__gradient *g = &t->gradient;
    double score = g->constant;
    for (size_t i = 0; i < t->s->instrument->n_nodes; i++) {
        if (g->block[i] < 0) continue;
        const int question = t->s->node_question[i];
        score += g->weight[i] *
                 chiso__question_mean(&t->s->questions[question], t->shares[question], metric);
    }
    return score;
}

/* Under every metric; without metrics once. */
static chiso_status add_scores(telling *t, size_t node, const char *pooling) {
    const chiso_instrument *instrument = t->s->instrument;
    chiso_status status = CHISO_OK;
    chiso__gradient_fill(&t->gradient, t->s, node, pooling);
    for (size_t i = 0; status == CHISO_OK; i++) {
        const char *metric = chiso__instrument_choice(instrument, "metrics", i);
        if (i > 0 && metric == NULL) break;
        status = add_row(t, node, metric, pooling, NULL, score(t, metric));
    }
    return status;
}

/* False where a pooling further up the list gives the same. */
static bool is_new(const chiso_simulation *s, size_t node, size_t index) {
    const char *pooling = chiso__instrument_choice(s->instrument, "poolings", index);
    const int level = chiso__pooling_level(s, node, pooling);
    for (size_t i = 0; i < index; i++) {
        const char *other = chiso__instrument_choice(s->instrument, "poolings", i);
        if (chiso__pooling_level(s, node, other) == level) return false;
    }
    return true;
}

static chiso_status add_node(telling *t, size_t node) {
    const char *pooling = chiso__instrument_choice(t->s->instrument, "poolings", 0);
    chiso_status status = add_shares(t, node);
    if (status == CHISO_OK && pooling == NULL) return add_scores(t, node, NULL);
    for (size_t i = 0; status == CHISO_OK && pooling != NULL; i++) {
        if (is_new(t->s, node, i)) status = add_scores(t, node, pooling);
        pooling = chiso__instrument_choice(t->s->instrument, "poolings", i + 1);
    }
    return status;
}

static chiso_status add_people(telling *t, int people) {
    chiso_status status = CHISO_OK;
    t->people = people;
    for (size_t i = 0; i < t->s->n_questions; i++)
        chiso__population_shares(t->s, people, i, t->shares[i]);
    for (size_t i = 0; status == CHISO_OK && i < t->s->instrument->n_nodes; i++)
        status = add_node(t, i);
    return status;
}

static chiso_status tell(telling *t, int32_t language) {
    static const char *const whole[] = {"(all)", "(chung)"};
    chiso_status status =
        chiso__simulation_table(&t->result, t->s, headings, HEADINGS, language, t->error);
    if (status == CHISO_OK)
        status = chiso__result_set_label(t->result, PROVINCE, NULL, whole[language], t->error);
    if (status == CHISO_OK && !prepare(t)) status = chiso__fail_memory(t->error);
    if (status == CHISO_OK) status = add_people(t, CHISO__NATION);
    for (int i = 0; status == CHISO_OK && i < CHISO__PROVINCES; i++)
        if (t->s->chosen[i]) status = add_people(t, i);
    return status;
}

chiso_status chiso_simulation_truth(chiso_result **out, const chiso_simulation *simulation,
                                    int32_t language, chiso_error *error) {
    telling t = {.s = simulation, .error = error};
    *out = NULL;
    chiso_status status = tell(&t, language);
    chiso__arena_free(&t.arena);
    if (status == CHISO_OK)
        *out = t.result;
    else
        chiso_result_free(t.result);
    return status;
}
