/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "index/compare.h"

static const double same_weight = 1e-9;

/* A node as both instruments have it. */
struct two {
    const chiso_instrument *instrument[CHISO__ROUNDS];
    const chiso__node *node[CHISO__ROUNDS];
};

typedef enum answer { SAME, DIFFERENT, NO_MEMORY } answer;

static answer answer_of(bool same) {
    return same ? SAME : DIFFERENT;
}

static bool same_text(const char *a, const char *b) {
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool same_number(double a, double b) {
    return a == b || (isnan(a) && isnan(b));
}

/* --- what makes a definition --- */

/* Without case, diacritics and punctuation; a name that is not known is no other. */
static answer compare_names(const char *a, const char *b) {
    char *first = NULL, *second = NULL;
    if (a == NULL || b == NULL || strcmp(a, b) == 0) return SAME;
    answer found = NO_MEMORY;
    if (chiso__text_try_fold(&first, a, CHISO__FOLD_MARKS) &&
        chiso__text_try_fold(&second, b, CHISO__FOLD_MARKS))
        found = answer_of(first != NULL && same_text(first, second));
    chiso__free(first);
    chiso__free(second);
    return found;
}

/* In English, where both have it: Vietnamese names are in part translations. */
static answer names(const struct two *t) {
    const chiso__node *a = t->node[0], *b = t->node[1];
    const bool english = a->name_en != NULL && b->name_en != NULL;
    return english ? compare_names(a->name_en, b->name_en) : compare_names(a->name_vi, b->name_vi);
}

static const char *parent_code(const struct two *t, size_t i) {
    const int parent = t->node[i]->parent;
    return parent >= 0 ? t->instrument[i]->nodes[parent].code : NULL;
}

static answer parents(const struct two *t) {
    return answer_of(same_text(parent_code(t, 0), parent_code(t, 1)));
}

static answer types(const struct two *t) {
    const chiso__node *a = t->node[0], *b = t->node[1];
    return answer_of(a->type == b->type && a->aggregate == b->aggregate);
}

static answer variables(const struct two *t) {
    return answer_of(same_text(t->node[0]->variable, t->node[1]->variable));
}

static bool same_categories(const chiso__scale *a, const chiso__scale *b) {
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++) {
        const chiso__category *x = &a->categories[i], *y = &b->categories[i];
        same = strcmp(x->code, y->code) == 0 && x->missing == y->missing &&
               same_number(x->value, y->value);
    }
    return same;
}

/* What its codes count as; how the scale is called does not matter. */
static answer scales(const struct two *t) {
    const int a = t->node[0]->scale, b = t->node[1]->scale;
    if (a == CHISO__NO_SCALE || b == CHISO__NO_SCALE) return answer_of(a == b);
    return answer_of(same_categories(&t->instrument[0]->scales[a], &t->instrument[1]->scales[b]));
}

static answer bounds(const struct two *t) {
    const chiso__node *a = t->node[0], *b = t->node[1];
    return answer_of(same_number(a->min, b->min) && same_number(a->max, b->max) &&
                     a->direction == b->direction);
}

static answer ranges(const struct two *t) {
    const chiso__node *a = t->node[0], *b = t->node[1];
    return answer_of(same_number(a->range_min, b->range_min) &&
                     same_number(a->range_max, b->range_max));
}

static int find_node(const chiso_instrument *instrument, const char *code) {
    for (size_t i = 0; i < instrument->n_nodes; i++) {
        if (strcmp(instrument->nodes[i].code, code) == 0) return (int)i;
    }
    return -1;
}

/* Every child of the node in one instrument is a child of it in the other, of the same weight. */
static bool has_children_of(const struct two *t, size_t one) {
    const size_t other = 1 - one;
    const chiso_instrument *a = t->instrument[one], *b = t->instrument[other];
    for (size_t i = 0; i < a->n_nodes; i++) {
        if (a->nodes[i].parent != (int)(t->node[one] - a->nodes)) continue;
        const int found = find_node(b, a->nodes[i].code);
        if (found < 0 || b->nodes[found].parent != (int)(t->node[other] - b->nodes)) return false;
        if (fabs(a->nodes[i].weight - b->nodes[found].weight) > same_weight) return false;
    }
    return true;
}

static answer children(const struct two *t) {
    return answer_of(has_children_of(t, CHISO__BEFORE) && has_children_of(t, CHISO__AFTER));
}

typedef const char *const words[2]; /* English, Vietnamese */

static const struct check {
    answer (*compare)(const struct two *t);
    words why;
} checks[] = {
    {names, {"another name", "tên khác"}},
    {parents, {"another parent", "thuộc nút khác"}},
    {types, {"another type", "loại khác"}},
    {variables, {"another variable", "biến khác"}},
    {scales, {"other answers", "phương án trả lời khác"}},
    {children, {"other nodes below it, or other weights", "các nút bên dưới hoặc trọng số khác"}},
    {bounds, {"other bounds", "giới hạn khác"}},
    {ranges, {"another range", "thang điểm khác"}},
};

static words below = {"a node below it changed", "một nút bên dưới đã thay đổi"};
static words series = {"the series breaks", "chuỗi số liệu gián đoạn"};

static bool mark(chiso__definition *definition, const char *why) {
    const bool first = !definition->broken;
    definition->broken = true;
    if (first) definition->why = why;
    return first;
}

/* --- both instruments are known --- */

/* The node, or one above it, is what the break is about. */
static bool is_under(const chiso_instrument *instrument, int node, const char *code) {
    while (node >= 0 && strcmp(instrument->nodes[node].code, code) != 0)
        node = instrument->nodes[node].parent;
    return node >= 0;
}

static void find_series(chiso__definition *definition, const struct two *t, int32_t language) {
    const int first = chiso__instrument_year(t->instrument[0]);
    const int second = chiso__instrument_year(t->instrument[1]);
    const int early = first < second ? first : second, late = first < second ? second : first;
    for (size_t i = 0; early > 0 && i < CHISO__ROUNDS; i++) {
        const chiso_instrument *instrument = t->instrument[i];
        for (size_t b = 0; b < instrument->n_breaks; b++) {
            const chiso__break *found = &instrument->breaks[b];
            const char *why = chiso__break_why(found, language);
            if (found->from > early && found->from <= late &&
                is_under(instrument, (int)(t->node[i] - instrument->nodes), found->code))
                (void)mark(definition, why != NULL ? why : series[language]);
        }
    }
}

static bool compare_node(chiso__definition *definition, const struct two *t, int32_t language) {
    for (size_t i = 0; !definition->broken && i < sizeof checks / sizeof checks[0]; i++) {
        const answer found = checks[i].compare(t);
        if (found == NO_MEMORY) return false;
        if (found == DIFFERENT) (void)mark(definition, checks[i].why[language]);
    }
    find_series(definition, t, language);
    return true;
}

/* The definitions of all nodes of the later instrument; those that the earlier one lacks stay as
 * they are. */
static bool compare_instruments(const chiso__comparison *c, chiso__definition *definitions) {
    const chiso_instrument *before = c->rounds[CHISO__BEFORE].instrument;
    const chiso_instrument *after = c->rounds[CHISO__AFTER].instrument;
    for (size_t i = after->n_nodes; i-- > 0;) {
        const int found = find_node(before, after->nodes[i].code), parent = after->nodes[i].parent;
        const struct two t = {{before, after},
                              {&before->nodes[found < 0 ? 0 : found], &after->nodes[i]}};
        if (found >= 0 && !compare_node(&definitions[i], &t, c->options.language)) return false;
        if (definitions[i].broken && parent >= 0 && !definitions[parent].broken)
            (void)mark(&definitions[parent], below[c->options.language]);
    }
    return true;
}

/* Take over what the instruments say; the nodes that they do not both have wait. */
static bool ask_instruments(chiso__comparison *c) {
    const chiso_instrument *before = c->rounds[CHISO__BEFORE].instrument;
    const chiso_instrument *after = c->rounds[CHISO__AFTER].instrument;
    if (before == NULL || after == NULL) return true;
    chiso__definition *found = chiso__alloc(after->n_nodes, sizeof *found);
    const bool good = found != NULL && compare_instruments(c, found);
    for (size_t i = 0; good && i < c->nodes.count; i++) {
        const char *code = chiso__lookup_key(&c->nodes, (int32_t)i);
        const int node = find_node(after, code);
        if (node < 0 || find_node(before, code) < 0) continue;
        c->definitions[i] = found[node];
        c->definitions[i].unverified = false;
    }
    chiso__free(found);
    return good;
}

/* --- the results alone --- */

/* The nodes above one whose name or parent differs. */
static void mark_above(chiso__comparison *c, const size_t *rows, int32_t node) {
    const chiso__round *after = &c->rounds[CHISO__AFTER];
    while (node >= 0 && rows[node] > 0) {
        const char *parent = chiso__round_text(after, rows[node] - 1, CHISO__READ_PARENT);
        node = parent != NULL ? chiso__lookup_find(&c->nodes, parent, strlen(parent)) : -1;
        if (node < 0 || !c->definitions[node].unverified) return;
        if (!mark(&c->definitions[node], below[c->options.language])) return;
    }
}

static bool compare_rows(chiso__comparison *c, const chiso__pair *pair) {
    const chiso__round *before = &c->rounds[CHISO__BEFORE], *after = &c->rounds[CHISO__AFTER];
    const size_t first = pair->row[CHISO__BEFORE] - 1, second = pair->row[CHISO__AFTER] - 1;
    chiso__definition *definition = &c->definitions[pair->node];
    const int32_t language = c->options.language;
    if (!same_text(chiso__round_text(before, first, CHISO__READ_PARENT),
                   chiso__round_text(after, second, CHISO__READ_PARENT)))
        (void)mark(definition, checks[1].why[language]);
    if (!same_text(chiso__round_setting(before, "lang"), chiso__round_setting(after, "lang")))
        return true;
    const answer found = compare_names(chiso__round_text(before, first, CHISO__READ_NAME),
                                       chiso__round_text(after, second, CHISO__READ_NAME));
    if (found == DIFFERENT) (void)mark(definition, checks[0].why[language]);
    return found != NO_MEMORY;
}

static bool ask_results(chiso__comparison *c) {
    size_t *rows = chiso__alloc(c->nodes.count, sizeof *rows); /* of the later round, from 1 */
    bool good = rows != NULL;
    for (size_t i = 0; good && i < c->n_pairs; i++) {
        const chiso__pair *pair = &c->pairs[i];
        if (pair->row[0] == 0 || pair->row[1] == 0 || rows[pair->node] > 0) continue;
        rows[pair->node] = pair->row[CHISO__AFTER];
        if (c->definitions[pair->node].unverified) good = compare_rows(c, pair);
    }
    for (size_t i = 0; good && i < c->nodes.count; i++) {
        const chiso__definition *definition = &c->definitions[i];
        if (definition->unverified && definition->broken) mark_above(c, rows, (int32_t)i);
    }
    chiso__free(rows);
    return good;
}

chiso_status chiso__compare_definitions(chiso__comparison *c, chiso_error *error) {
    c->definitions = chiso__alloc(c->nodes.count, sizeof *c->definitions);
    if (c->definitions == NULL) return chiso__fail_memory(error);
    for (size_t i = 0; i < c->nodes.count; i++) c->definitions[i].unverified = true;
    return ask_instruments(c) && ask_results(c) ? CHISO_OK : chiso__fail_memory(error);
}
