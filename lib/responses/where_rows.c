/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/number.h"
#include "responses/where_parts.h"

/* --- a comparison, once for every value of its column --- */

static bool equals(const chiso__where_literal *literal, const char *text, bool is_number,
                   double number) {
    return strcmp(literal->text, text) == 0 ||
           (is_number && literal->is_number && literal->number == number);
}

static uint8_t judge(const chiso__where *where, const chiso__where_test *test, const char *text,
                     size_t length, char decimal) {
    double number = 0;
    const bool is_number = chiso__number_from_text(&number, text, length, decimal);
    bool holds = false;
    if (test->relation == CHISO__WHERE_ORDER) {
        if (!is_number) return CHISO__WHERE_UNKNOWN;
        const double literal = where->literals[test->first_literal].number;
        const int order = number < literal   ? CHISO__WHERE_LESS
                          : number > literal ? CHISO__WHERE_MORE
                                             : CHISO__WHERE_EQUAL;
        holds = (test->order & order) != 0;
    }
    for (size_t i = 0; test->relation == CHISO__WHERE_AMONG && !holds && i < test->n_literals; i++)
        holds = equals(&where->literals[test->first_literal + i], text, is_number, number);
    return holds != test->negated ? CHISO__WHERE_TRUE : CHISO__WHERE_FALSE;
}

/* Judge the values that are new since the last batch. */
static bool learn(const chiso__where *where, chiso__where_test *test, const chiso__lookup *values,
                  char decimal) {
    const int mark = decimal == ',' ? CHISO__WHERE_COMMA : CHISO__WHERE_POINT;
    size_t *known = &test->known[mark];
    if (!chiso__grow(&test->verdict[mark], &test->capacity[mark], values->count, sizeof(uint8_t)))
        return false;
    for (; *known < values->count; ++*known) {
        const int32_t value = (int32_t)*known;
        test->verdict[mark][value] = judge(where, test, chiso__lookup_key(values, value),
                                           chiso__lookup_key_length(values, value), decimal);
    }
    return true;
}

static uint8_t verdict_on(const chiso__where_test *test, int32_t value, char decimal) {
    if (value >= 0)
        return test->verdict[decimal == ',' ? CHISO__WHERE_COMMA : CHISO__WHERE_POINT][value];
    if (test->relation != CHISO__WHERE_MISSING) return CHISO__WHERE_UNKNOWN;
    return test->negated ? CHISO__WHERE_FALSE : CHISO__WHERE_TRUE;
}

/* --- the condition, for every record --- */

static bool is_inside(const chiso__where *where, const chiso__batch *batch, size_t first,
                      size_t row, uint8_t *stack) {
    size_t n = 0;
    for (size_t i = 0; i < where->n_steps; i++) {
        const int32_t step = where->steps[i];
        if (step >= 0) {
            const chiso__where_test *test = &where->tests[step];
            const int32_t value = batch->columns[first + test->column].code[row];
            stack[n++] = verdict_on(test, value, batch->decimal);
        } else if (step == CHISO__WHERE_NOT) {
            stack[n - 1] = (uint8_t)(CHISO__WHERE_TRUE - stack[n - 1]);
        } else {
            const uint8_t a = stack[n - 2], b = stack[n - 1];
            stack[--n - 1] = (step == CHISO__WHERE_AND) == (a < b) ? a : b;
        }
    }
    return stack[0] == CHISO__WHERE_TRUE;
}

chiso_status chiso__where_rows(chiso__where *where, const chiso__batch *batch, size_t first,
                               const chiso__keys *keys, bool *inside, chiso_error *error) {
    uint8_t stack[CHISO__WHERE_DEEPEST + 1] = {0}; /* an operand more than operators wait */
    for (size_t i = 0; i < where->n_tests; i++) {
        chiso__where_test *test = &where->tests[i];
        if (!learn(where, test, &keys[first + test->column].values, batch->decimal))
            return chiso__fail_memory(error);
    }
    for (size_t row = 0; row < batch->rows; row++)
        inside[row] = is_inside(where, batch, first, row, stack);
    return CHISO_OK;
}
