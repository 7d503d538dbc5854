/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/variables.h"

#include <string.h>

#include "base/error.h"
#include "totals/estimand.h"

const chiso__scale *chiso__scale_at(const chiso_instrument *instrument, int scale) {
    return scale == CHISO__NO_SCALE ? NULL : &instrument->scales[scale];
}

/* --- what the instrument knows of a column --- */

const chiso__scale *chiso__variables_scale(const chiso_instrument *instrument, const char *name) {
    for (size_t i = 0; i < instrument->n_nodes; i++) {
        const chiso__node *node = &instrument->nodes[i];
        if (node->variable != NULL && strcmp(node->variable, name) == 0)
            return chiso__scale_at(instrument, node->scale);
    }
    for (size_t i = 0; i < instrument->n_asked; i++) {
        if (strcmp(instrument->asked[i].name, name) == 0)
            return chiso__scale_at(instrument, instrument->asked[i].scale);
    }
    return NULL;
}

bool chiso__is_box_of(const chiso__asked *asked, const char *question) {
    return asked->type == CHISO__VARIABLE_MULTIPLE && asked->question != NULL &&
           strcmp(asked->question, question) == 0;
}

/* How many boxes a question with several has; 0: it is none. */
static size_t boxes_of(const chiso_instrument *instrument, const char *question) {
    size_t boxes = 0;
    for (size_t i = 0; i < instrument->n_asked; i++)
        boxes += chiso__is_box_of(&instrument->asked[i], question);
    return boxes;
}

/* --- the list --- */

static bool same_text(const char *a, const char *b) {
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

int chiso__variables_like(const chiso_totals *totals, const chiso__variable *wanted) {
    for (size_t v = 0; v < totals->n_variables; v++) {
        const chiso__variable *variable = &totals->variables[v];
        if (variable->kind == wanted->kind && variable->open == wanted->open &&
            (wanted->open || wanted->kind == CHISO__KIND_MULTIPLE ||
             variable->scale == wanted->scale) &&
            strcmp(variable->name, wanted->name) == 0 &&
            same_text(variable->denominator, wanted->denominator))
            return (int)v;
    }
    return -1;
}

static int add(chiso_totals *totals, const chiso__variable *wanted, size_t columns) {
    const int found = chiso__variables_like(totals, wanted);
    if (found >= 0) return found;
    chiso__variable *variable = &totals->variables[totals->n_variables];
    *variable = *wanted;
    variable->first_request = totals->n_requests;
    variable->n_requests = columns;
    totals->n_requests += columns;
    return (int)totals->n_variables++;
}

static chiso__variable single(const char *name, const chiso__scale *scale) {
    return (chiso__variable){.name = name,
                             .scale = scale,
                             .kind = scale != NULL ? CHISO__KIND_SCALE : CHISO__KIND_NUMBER};
}

static void add_leaves(chiso_totals *totals) {
    const chiso_instrument *instrument = totals->instrument;
    for (size_t i = 0; i < instrument->n_nodes; i++) {
        const chiso__node *node = &instrument->nodes[i];
        totals->node_variable[i] = -1;
        if (node->variable == NULL || totals->hold == CHISO_HOLD_ESTIMANDS) continue;
        const chiso__variable variable =
            single(node->variable, chiso__scale_at(instrument, node->scale));
        totals->node_variable[i] = add(totals, &variable, 1);
        chiso__variable *added = &totals->variables[totals->node_variable[i]];
        if (added->kind == CHISO__KIND_NUMBER && node->min < node->max)
            added->centre = node->min + (node->max - node->min) / 2;
    }
    totals->moments.variables = totals->n_variables;
}

/* The boxes of a question, each a category by the name of its column. */
static chiso__scale *box_scale(chiso_totals *totals, const char *question) {
    const chiso_instrument *instrument = totals->instrument;
    chiso__scale *scale = chiso__arena_alloc(&totals->arena, sizeof *scale);
    const size_t boxes = boxes_of(instrument, question);
    if (scale == NULL) return NULL;
    scale->name = question;
    scale->categories = chiso__arena_alloc(&totals->arena, boxes * sizeof *scale->categories);
    if (scale->categories == NULL) return NULL;
    for (size_t i = 0; i < instrument->n_asked; i++) {
        const chiso__asked *asked = &instrument->asked[i];
        if (!chiso__is_box_of(asked, question)) continue;
        scale->categories[scale->count++] = (chiso__category){
            .code = asked->name, .label_en = asked->name_en, .label_vi = asked->name_vi};
    }
    return scale;
}

static chiso_status add_multiple(chiso_totals *totals, const char *question, chiso_error *error) {
    const chiso__variable wanted = {.name = question, .kind = CHISO__KIND_MULTIPLE};
    if (chiso__variables_like(totals, &wanted) >= 0) return CHISO_OK;
    const chiso__scale *scale = box_scale(totals, question);
    if (scale == NULL) return chiso__fail_memory(error);
    if (scale->count > CHISO__MOST_BOXES)
        return chiso__fail(error, CHISO_E_INSTRUMENT,
                           "question %s has %zu boxes; at most %d can be counted together; split "
                           "it in variables.csv",
                           question, scale->count, (int)CHISO__MOST_BOXES);
    const chiso__variable variable = {
        .name = question, .kind = CHISO__KIND_MULTIPLE, .scale = scale};
    add(totals, &variable, scale->count);
    return CHISO_OK;
}

static chiso_status add_asked(chiso_totals *totals, chiso_error *error) {
    const chiso_instrument *instrument = totals->instrument;
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < instrument->n_asked; i++) {
        const chiso__asked *asked = &instrument->asked[i];
        const chiso__variable variable =
            single(asked->name, chiso__scale_at(instrument, asked->scale));
        if (asked->type == CHISO__VARIABLE_MULTIPLE && asked->question != NULL)
            status = add_multiple(totals, asked->question, error);
        else
            add(totals, &variable, 1);
    }
    return status;
}

/* --- what is asked of the totals --- */

/* The variable that an estimand needs. */
static chiso__variable needed(const chiso_totals *totals, const chiso_estimand *estimand) {
    const chiso_instrument *instrument = totals->instrument;
    const chiso__needs needs = chiso__estimand_needs(estimand);
    const chiso__scale *scale = chiso__variables_scale(instrument, estimand->variable);
    chiso__variable variable = single(estimand->variable, scale);
    if (needs == CHISO__NEEDS_PAIR) {
        variable.kind = CHISO__KIND_RATIO;
        variable.denominator = estimand->denominator;
        variable.scale = NULL;
        variable.scales[0] = scale;
        variable.scales[1] = chiso__variables_scale(instrument, estimand->denominator);
    } else if (needs == CHISO__NEEDS_CATEGORIES && boxes_of(instrument, estimand->variable) > 0) {
        variable.kind = CHISO__KIND_MULTIPLE;
    } else if (needs == CHISO__NEEDS_CATEGORIES && scale == NULL) {
        variable.kind = CHISO__KIND_SCALE;
        variable.open = true;
    }
    return variable;
}

int chiso__variables_find(const chiso_totals *totals, const chiso_estimand *estimand) {
    const chiso__variable variable = needed(totals, estimand);
    const int found = chiso__variables_like(totals, &variable);
    const bool every = chiso__estimand_needs(estimand) == CHISO__NEEDS_EVERY_ANSWER;
    if (found < 0 || !every || totals->variables[found].scale != NULL) return found;
    return totals->variables[found].kept ? found : -1;
}

static chiso_status add_estimand(chiso_totals *totals, const chiso_estimand *estimand,
                                 chiso_error *error) {
    const chiso__variable variable = needed(totals, estimand);
    if (variable.kind == CHISO__KIND_MULTIPLE) return add_multiple(totals, variable.name, error);
    const int v = add(totals, &variable, variable.kind == CHISO__KIND_RATIO ? 2 : 1);
    const bool every = chiso__estimand_needs(estimand) == CHISO__NEEDS_EVERY_ANSWER;
    if (every && variable.scale == NULL) totals->variables[v].kept = true;
    return CHISO_OK;
}

/* --- all together --- */

chiso_status chiso__variables_of(chiso_totals *totals, chiso_error *error) {
    const chiso_instrument *instrument = totals->instrument;
    const size_t nodes = instrument->n_nodes;
    const size_t most = nodes + instrument->n_asked + totals->n_estimands + 1;
    totals->variables = chiso__arena_alloc(&totals->arena, most * sizeof *totals->variables);
    totals->node_variable = chiso__arena_alloc(&totals->arena, (nodes + 1) * sizeof(int));
    if (totals->variables == NULL || totals->node_variable == NULL)
        return chiso__fail_memory(error);
    add_leaves(totals);
    chiso_status status = totals->hold == CHISO_HOLD_ALL ? add_asked(totals, error) : CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < totals->n_estimands; i++)
        status = add_estimand(totals, &totals->estimands[i], error);
    return status;
}

/* Sums, cells of counts and numbers of a respondent, by kind; 0: one for each category. */
static const struct {
    size_t sums, extra, cells, values;
} sizes[] = {
    [CHISO__KIND_SCALE] = {0, 0, 0, 0},
    [CHISO__KIND_NUMBER] = {CHISO__NUMBER_SUMS, 0, 1, 1},
    [CHISO__KIND_MULTIPLE] = {0, 1, 1, 1},
    [CHISO__KIND_RATIO] = {CHISO__RATIO_SUMS, 0, 1, 2},
};

void chiso__variables_place(chiso_totals *totals) {
    totals->row_sums = CHISO__ROW_SUMS;
    totals->row_counts = 1 + totals->instrument->n_nodes;
    totals->n_values = 1; /* a respondent always has room for a number */
    for (size_t v = 0; v < totals->n_variables; v++) {
        chiso__variable *variable = &totals->variables[v];
        const chiso__kind kind = variable->kind;
        variable->categories = variable->scale != NULL ? variable->scale->count : 1;
        variable->n_sums =
            (sizes[kind].sums > 0 ? sizes[kind].sums : variable->categories) + sizes[kind].extra;
        variable->cells = sizes[kind].cells > 0 ? sizes[kind].cells : variable->categories;
        variable->first_sum = totals->row_sums;
        variable->first_count = totals->row_counts;
        variable->first_value = totals->n_values;
        totals->row_sums += variable->n_sums;
        totals->row_counts += variable->cells + CHISO__MISSING_REASONS;
        totals->n_values += sizes[kind].values;
    }
}
