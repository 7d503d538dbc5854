/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/terms.h"

#include <math.h>
#include <string.h>

#include "base/error.h"

/* --- what is named --- */

static int node_named(const chiso_instrument *instrument, const char *name) {
    for (size_t i = 0; i < instrument->n_nodes; i++) {
        if (strcmp(instrument->nodes[i].code, name) == 0) return (int)i;
    }
    return -1;
}

static bool is_below(const chiso_instrument *instrument, int node, int other) {
    while (node >= 0 && node != other) node = instrument->nodes[node].parent;
    return node >= 0;
}

/* A node may be named as its own column: then it is the column. */
static bool is_leaf(const chiso__node *node) {
    return node->variable != NULL;
}

static void add_member(chiso__terms *terms, chiso__term *term, const char *column,
                       const chiso__node *leaf) {
    const bool outcome = term == terms->list, binary = terms->binary && outcome;
    term->members[term->count++] = (chiso__member){.column = column, .leaf = leaf, .factor = 1};
    terms->asked_by[terms->n_estimands] = outcome ? "--outcome" : "--predictors";
    terms->estimands[terms->n_estimands++] =
        (chiso_estimand){.statistic = binary ? "proportion" : "mean", .variable = column};
}

static void add_term(chiso__terms *terms, const chiso_instrument *instrument, const char *name) {
    const int node = node_named(instrument, name);
    chiso__term *term = &terms->list[terms->count++];
    *term = (chiso__term){.name = name, .members = term->members, .low = NAN, .high = NAN};
    if (node < 0 || is_leaf(&instrument->nodes[node])) {
        add_member(terms, term, node < 0 ? name : instrument->nodes[node].variable, NULL);
        return;
    }
    term->node = &instrument->nodes[node];
    for (size_t i = 0; i < instrument->n_nodes; i++) {
        const chiso__node *leaf = &instrument->nodes[i];
        if (is_leaf(leaf) && is_below(instrument, (int)i, node))
            add_member(terms, term, leaf->variable, leaf);
    }
}

/* --- the groups right above the leaves, where no predictors are named --- */

static bool is_group_of_leaves(const chiso_instrument *instrument, size_t node) {
    bool leaves = false, groups = false;
    for (size_t i = 0; i < instrument->n_nodes; i++) {
        if (instrument->nodes[i].parent != (int)node) continue;
        leaves = leaves || is_leaf(&instrument->nodes[i]);
        groups = groups || !is_leaf(&instrument->nodes[i]);
    }
    return leaves && !groups;
}

/* The outcome is this node, above it or below it. */
static bool shares_outcome(const chiso_instrument *instrument, int node, const char *outcome) {
    bool shares = false;
    for (size_t i = 0; i < instrument->n_nodes; i++) {
        const chiso__node *at = &instrument->nodes[i];
        if (strcmp(at->code, outcome) != 0 &&
            (at->variable == NULL || strcmp(at->variable, outcome) != 0))
            continue;
        shares = shares || is_below(instrument, (int)i, node) || is_below(instrument, node, (int)i);
    }
    return shares;
}

static void add_groups(chiso__terms *terms, const chiso_instrument *instrument,
                       const char *outcome) {
    for (size_t i = 0; i < instrument->n_nodes; i++) {
        if (is_group_of_leaves(instrument, i) && !shares_outcome(instrument, (int)i, outcome))
            add_term(terms, instrument, instrument->nodes[i].code);
    }
}

/* --- does it make sense? --- */

static bool has_column(const chiso__term *term, const char *column) {
    for (size_t i = 0; i < term->count; i++) {
        if (strcmp(term->members[i].column, column) == 0) return true;
    }
    return false;
}

static chiso_status check_pair(const chiso__term *term, const chiso__term *other,
                               chiso_error *error) {
    for (size_t i = 0; i < other->count; i++) {
        if (!has_column(term, other->members[i].column)) continue;
        if (strcmp(term->name, other->name) == 0)
            return chiso__fail_at(error, CHISO_E_ARGUMENT, 0, term->name,
                                  "%s is named twice: as outcome or predictor it stands once",
                                  term->name);
        return chiso__fail_at(error, CHISO_E_ARGUMENT, 0, term->name,
                              "%s and %s share the answers to %s, so one would explain itself; "
                              "leave one of them out",
                              term->name, other->name, other->members[i].column);
    }
    return CHISO_OK;
}

static chiso_status check(const chiso__terms *terms, chiso_error *error) {
    chiso_status status = CHISO_OK;
    if (terms->count < 2)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "nothing is there to explain %s: name the predictors with --predictors",
                           terms->list[0].name);
    if (terms->binary && terms->list[0].node != NULL)
        return chiso__fail_at(error, CHISO_E_ARGUMENT, 0, terms->list[0].name,
                              "%s is a node of many answers; --family logistic takes one question "
                              "of two answers as outcome",
                              terms->list[0].name);
    for (size_t i = 0; status == CHISO_OK && i < terms->count; i++) {
        for (size_t k = 0; status == CHISO_OK && k < i; k++)
            status = check_pair(&terms->list[i], &terms->list[k], error);
    }
    return status;
}

static chiso_status check_names(const chiso_drivers_options *options, chiso_error *error) {
    if (options->outcome == NULL || options->outcome[0] == '\0')
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "name the column that is to be explained with --outcome");
    if (options->predictors == NULL && options->n_predictors > 0)
        return chiso__fail(error, CHISO_E_ARGUMENT, "n_predictors is %zu but predictors is NULL",
                           options->n_predictors);
    for (size_t i = 0; i < options->n_predictors; i++) {
        if (options->predictors[i] == NULL || options->predictors[i][0] == '\0')
            return chiso__fail(error, CHISO_E_ARGUMENT, "predictor %zu has no name", i + 1);
    }
    return CHISO_OK;
}

static bool make_room(chiso__terms *terms, size_t most, size_t columns) {
    terms->list = chiso__arena_alloc(&terms->arena, most * sizeof *terms->list);
    terms->estimands = chiso__arena_alloc(&terms->arena, most * columns * sizeof *terms->estimands);
    terms->asked_by = chiso__arena_alloc(&terms->arena, most * columns * sizeof(char *));
    for (size_t i = 0; terms->list != NULL && i < most; i++)
        terms->list[i].members =
            chiso__arena_alloc(&terms->arena, columns * sizeof *terms->list[i].members);
    return !terms->arena.failed;
}

chiso_status chiso__terms_new(chiso__terms *terms, const chiso_drivers_options *options,
                              const chiso_instrument *instrument, chiso_error *error) {
    const size_t nodes = instrument->n_nodes;
    const size_t most = 1 + (options->n_predictors > 0 ? options->n_predictors : nodes);
    chiso_status status = check_names(options, error);
    if (status != CHISO_OK) return status;
    if (!make_room(terms, most, nodes + 1)) return chiso__fail_memory(error);
    terms->binary = options->family == CHISO_DRIVERS_LOGISTIC;
    add_term(terms, instrument, options->outcome);
    for (size_t i = 0; i < options->n_predictors; i++)
        add_term(terms, instrument, options->predictors[i]);
    if (options->n_predictors == 0) add_groups(terms, instrument, options->outcome);
    return check(terms, error);
}

void chiso__terms_free(chiso__terms *terms) {
    chiso__arena_free(&terms->arena);
}

/* --- values --- */

double chiso__terms_value(const chiso__terms *terms, size_t at, const chiso__cases *cases,
                          size_t person) {
    const chiso__term *term = &terms->list[at];
    double sum = 0, answers = 0;
    if (terms->binary && at == 0) {
        const int16_t code =
            cases->code[person * cases->totals->n_variables + term->members[0].variable];
        return code < 0 ? (double)NAN : code == terms->event_place ? 1 : 0;
    }
    for (size_t i = 0; i < term->count; i++) {
        const chiso__member *member = &term->members[i];
        const double value = chiso__cases_value(cases, person, member->variable);
        if (isnan(value)) continue;
        sum += (value - member->from) * member->factor;
        answers++;
    }
    return answers > 0 ? sum / answers : (double)NAN;
}
