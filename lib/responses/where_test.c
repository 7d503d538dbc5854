/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "responses/where_parts.h"

/* Take the next word when it is this one. */
static bool take(chiso__where_reader *reader, const char *text) {
    if (!chiso__where_word_is(&reader->word, text)) return false;
    chiso__where_next(reader);
    return true;
}

/* --- the column --- */

/* Its number, made when it is new; -1: no memory. */
static int64_t column_number(chiso__where *where, const char *name) {
    for (size_t i = 0; i < where->n_columns; i++) {
        if (strcmp(where->columns[i].name, name) == 0) return (int64_t)i;
    }
    if (!chiso__grow(&where->columns, &where->column_capacity, where->n_columns + 1,
                     sizeof *where->columns))
        return -1;
    where->columns[where->n_columns] = (chiso__where_column_named){.name = name};
    return (int64_t)where->n_columns++;
}

static chiso_status read_column(chiso__where_reader *reader, size_t *column) {
    const chiso__where_word *word = &reader->word;
    const bool quoted = word->kind == CHISO__WHERE_QUOTED;
    if (word->kind == CHISO__WHERE_TEXT)
        return chiso__where_refuse(reader,
                                   "a column (' stands around texts, \" or ` around "
                                   "columns)");
    if (quoted ? word->length == 2
               : word->kind != CHISO__WHERE_WORD || chiso__where_word_is_reserved(word))
        return chiso__where_refuse(reader, "a column, not or (");
    chiso__arena *arena = &reader->where->arena;
    const char *name = quoted ? chiso__where_unquote(arena, word)
                              : chiso__arena_text(arena, word->start, word->length);
    const int64_t number = name != NULL ? column_number(reader->where, name) : -1;
    if (number < 0) return chiso__fail_memory(reader->error);
    *column = (size_t)number;
    chiso__where_next(reader);
    return CHISO_OK;
}

/* --- what it is compared with --- */

static chiso_status read_list(chiso__where_reader *reader) {
    if (!take(reader, "(")) return chiso__where_refuse(reader, "( and a list behind in");
    do {
        const chiso_status status = chiso__where_read_literal(reader, false);
        if (status != CHISO_OK) return status;
    } while (take(reader, ","));
    if (!take(reader, ")"))
        return chiso__where_refuse(reader,
                                   "a comma or ) (a text of other signs than letters, "
                                   "digits, _ and . needs ' around it)");
    return CHISO_OK;
}

static chiso_status read_missing(chiso__where_reader *reader, chiso__where_test *test) {
    test->relation = CHISO__WHERE_MISSING;
    test->negated = take(reader, "not");
    if (take(reader, "missing")) return CHISO_OK;
    return chiso__where_refuse(reader, test->negated ? "missing behind is not"
                                                     : "missing or not missing behind is");
}

static chiso_status read_sign(chiso__where_reader *reader, chiso__where_test *test) {
    static const struct {
        const char *sign;
        chiso__where_relation relation;
        int order;
        bool negated;
    } signs[] = {
        {"=", CHISO__WHERE_AMONG, 0, false},
        {"==", CHISO__WHERE_AMONG, 0, false},
        {"!=", CHISO__WHERE_AMONG, 0, true},
        {"<>", CHISO__WHERE_AMONG, 0, true},
        {"<", CHISO__WHERE_ORDER, CHISO__WHERE_LESS, false},
        {"<=", CHISO__WHERE_ORDER, CHISO__WHERE_LESS | CHISO__WHERE_EQUAL, false},
        {">", CHISO__WHERE_ORDER, CHISO__WHERE_MORE, false},
        {">=", CHISO__WHERE_ORDER, CHISO__WHERE_MORE | CHISO__WHERE_EQUAL, false},
    };
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (!take(reader, signs[i].sign)) continue;
        test->relation = signs[i].relation;
        test->order = signs[i].order;
        test->negated = signs[i].negated;
        return chiso__where_read_literal(reader, test->relation == CHISO__WHERE_ORDER);
    }
    return chiso__where_refuse(reader,
                               "one of = != < <= > >=, in, not in, is missing, is not missing (a "
                               "column of several words needs \" or ` around it)");
}

static chiso_status read_relation(chiso__where_reader *reader, chiso__where_test *test) {
    if (take(reader, "is")) return read_missing(reader, test);
    test->negated = take(reader, "not");
    if (test->negated && !chiso__where_word_is(&reader->word, "in"))
        return chiso__where_refuse(reader, "in behind not");
    return take(reader, "in") ? read_list(reader) : read_sign(reader, test);
}

/* True when it takes the decimal mark of the file to compare. */
static bool compares_numbers(const chiso__where *where, const chiso__where_test *test) {
    for (size_t i = 0; i < test->n_literals; i++) {
        const chiso__where_literal *literal = &where->literals[test->first_literal + i];
        if (literal->is_number &&
            (test->relation == CHISO__WHERE_ORDER || literal->number != floor(literal->number)))
            return true;
    }
    return false;
}

chiso_status chiso__where_read_test(chiso__where_reader *reader) {
    chiso__where *where = reader->where;
    chiso__where_test test = {.first_literal = where->n_literals};
    chiso_status status = read_column(reader, &test.column);
    if (status == CHISO_OK) status = read_relation(reader, &test);
    if (status != CHISO_OK) return status;
    test.n_literals = where->n_literals - test.first_literal;
    if (compares_numbers(where, &test)) where->columns[test.column].numbers = true;
    if (!chiso__grow(&where->tests, &where->test_capacity, where->n_tests + 1,
                     sizeof *where->tests))
        return chiso__fail_memory(reader->error);
    where->tests[where->n_tests++] = test;
    return CHISO_OK;
}
