/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/text.h"
#include "responses/where_parts.h"

/*
 * Operators wait on a stack until what they bind has been read (Dijkstra's shunting yard), so that
 * no depth of brackets needs a depth of calls.
 */

enum { BRACKET = -4 };

typedef enum expectation { OPERAND, OPERATOR, NOTHING } expectation;

struct parser {
    chiso__where_reader reader;
    struct {
        int32_t step;
        const char *at;
    } open[CHISO__WHERE_DEEPEST];
    size_t n_open;
};

void chiso__where_next(chiso__where_reader *reader) {
    reader->word = chiso__where_word_at(reader->word.start + reader->word.length);
}

static int binding(int32_t step) {
    static const int bindings[] = {
        [-CHISO__WHERE_NOT] = 3, [-CHISO__WHERE_AND] = 2, [-CHISO__WHERE_OR] = 1, [-BRACKET] = 0};
    return bindings[-step];
}

static chiso_status put(struct parser *p, int32_t step) {
    chiso__where *where = p->reader.where;
    if (!chiso__grow(&where->steps, &where->step_capacity, where->n_steps + 1,
                     sizeof *where->steps))
        return chiso__fail_memory(p->reader.error);
    where->steps[where->n_steps++] = step;
    return CHISO_OK;
}

/* An operator or a bracket, which is the next word, waits. */
static chiso_status push(struct parser *p, int32_t step) {
    if (p->n_open == CHISO__WHERE_DEEPEST)
        return chiso__fail(p->reader.error, CHISO_E_ARGUMENT,
                           "--where, character %zu: nested too deep, more than %d brackets and "
                           "operators wait for their end; split the condition, or use in (…)",
                           chiso__where_character(p->reader.text, p->reader.word.start),
                           CHISO__WHERE_DEEPEST);
    p->open[p->n_open].step = step;
    p->open[p->n_open++].at = p->reader.word.start;
    chiso__where_next(&p->reader);
    return CHISO_OK;
}

/* Let go of what binds at least as tightly. */
static chiso_status settle(struct parser *p, int least) {
    chiso_status status = CHISO_OK;
    while (status == CHISO_OK && p->n_open > 0 && binding(p->open[p->n_open - 1].step) >= least)
        status = put(p, p->open[--p->n_open].step);
    return status;
}

static chiso_status read_operand(struct parser *p, expectation *expected) {
    if (chiso__where_word_is(&p->reader.word, "not")) return push(p, CHISO__WHERE_NOT);
    if (chiso__where_word_is(&p->reader.word, "(")) return push(p, BRACKET);
    *expected = OPERATOR;
    const chiso_status status = chiso__where_read_test(&p->reader);
    return status == CHISO_OK ? put(p, (int32_t)p->reader.where->n_tests - 1) : status;
}

static chiso_status read_bracket(struct parser *p) {
    const chiso_status status = settle(p, binding(CHISO__WHERE_OR));
    if (status != CHISO_OK) return status;
    if (p->n_open == 0) return chiso__where_refuse(&p->reader, "and, or, or the end: no ( is open");
    p->n_open--;
    chiso__where_next(&p->reader);
    return CHISO_OK;
}

static chiso_status read_end(struct parser *p) {
    const chiso_status status = settle(p, binding(CHISO__WHERE_OR));
    if (status != CHISO_OK || p->n_open == 0) return status;
    return chiso__fail(p->reader.error, CHISO_E_ARGUMENT, "--where, character %zu: this ( has no )",
                       chiso__where_character(p->reader.text, p->open[p->n_open - 1].at));
}

static chiso_status read_operator(struct parser *p, expectation *expected) {
    const chiso__where_word *word = &p->reader.word;
    const bool is_and = chiso__where_word_is(word, "and");
    if (is_and || chiso__where_word_is(word, "or")) {
        const int32_t step = is_and ? CHISO__WHERE_AND : CHISO__WHERE_OR;
        *expected = OPERAND;
        const chiso_status status = settle(p, binding(step));
        return status == CHISO_OK ? push(p, step) : status;
    }
    if (chiso__where_word_is(word, ")")) return read_bracket(p);
    if (chiso__where_word_is(word, ","))
        return chiso__where_refuse(&p->reader,
                                   "and, or, ) or the end (numbers have a decimal point here; a "
                                   "list of values needs in (…))");
    if (word->kind != CHISO__WHERE_END)
        return chiso__where_refuse(&p->reader,
                                   "and, or, ) or the end (a text of other signs than letters, "
                                   "digits, _ and . needs ' around it)");
    *expected = NOTHING;
    return read_end(p);
}

static chiso_status parse(chiso__where *where, const char *text, chiso_error *error) {
    struct parser p = {.reader = {where, text, chiso__where_word_at(text), error}};
    expectation expected = OPERAND;
    chiso_status status = CHISO_OK;
    while (status == CHISO_OK && expected != NOTHING)
        status = expected == OPERAND ? read_operand(&p, &expected) : read_operator(&p, &expected);
    return status;
}

chiso_status chiso__where_parse(chiso__where **out, const char *text, chiso_error *error) {
    *out = NULL;
    const size_t length = strnlen(text, CHISO__WHERE_LONGEST + 1);
    if (length > CHISO__WHERE_LONGEST)
        return chiso__fail(error, CHISO_E_ARGUMENT, "--where is longer than %d bytes",
                           CHISO__WHERE_LONGEST);
    if (!chiso__text_is_utf8(text, length))
        return chiso__fail(error, CHISO_E_ARGUMENT, "--where is not written in UTF-8");
    chiso__where *where = chiso__alloc(1, sizeof *where);
    if (where == NULL) return chiso__fail_memory(error);
    const chiso_status status = parse(where, text, error);
    if (status == CHISO_OK)
        *out = where;
    else
        chiso__where_free(where);
    return status;
}
