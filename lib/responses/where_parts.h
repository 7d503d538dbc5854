/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RESPONSES_WHERE_PARTS_H
#define CHISO__RESPONSES_WHERE_PARTS_H

#include "base/error.h"
#include "responses/where.h"

/* --- words --- */

typedef enum chiso__where_kind {
    CHISO__WHERE_END,
    CHISO__WHERE_WORD,   /* letters, digits, _ and . or a number with its sign */
    CHISO__WHERE_QUOTED, /* between ` or " : the name of a column */
    CHISO__WHERE_TEXT,   /* between ' */
    CHISO__WHERE_SIGN,
    CHISO__WHERE_UNCLOSED, /* a quotation mark without its partner */
    CHISO__WHERE_STRANGE   /* a character that means nothing here */
} chiso__where_kind;

typedef struct chiso__where_word {
    chiso__where_kind kind;
    const char *start;
    size_t length;
} chiso__where_word;

/** The word that stands at or behind `at`. */
chiso__where_word chiso__where_word_at(const char *at);

/** True for a sign, or for a word without quotation marks, whatever its case. */
bool chiso__where_word_is(const chiso__where_word *word, const char *text);

/** True for a word without quotation marks that has a meaning of its own. */
bool chiso__where_word_is_reserved(const chiso__where_word *word);

/* --- what a condition is made of --- */

typedef enum chiso__where_relation {
    CHISO__WHERE_AMONG,  /* equals one of the literals */
    CHISO__WHERE_ORDER,  /* a number that is less than, equal to or more than the literal */
    CHISO__WHERE_MISSING /* is missing */
} chiso__where_relation;

enum { CHISO__WHERE_LESS = 1, CHISO__WHERE_EQUAL = 2, CHISO__WHERE_MORE = 4 };

/** Verdicts, so that `and` is the least and `or` the greatest of two. */
enum { CHISO__WHERE_FALSE, CHISO__WHERE_UNKNOWN, CHISO__WHERE_TRUE };

typedef struct chiso__where_literal {
    const char *text; /* in NFC, or a GSO code */
    double number;
    bool is_number;
} chiso__where_literal;

enum { CHISO__WHERE_POINT, CHISO__WHERE_COMMA, CHISO__WHERE_MARKS };

/** A comparison; its verdicts on the values of its column, by number and decimal mark. */
typedef struct chiso__where_test {
    size_t column;
    chiso__where_relation relation;
    int order; /* ORDER: LESS, EQUAL and MORE added up */
    bool negated;
    size_t first_literal, n_literals;
    uint8_t *verdict[CHISO__WHERE_MARKS];
    size_t known[CHISO__WHERE_MARKS], capacity[CHISO__WHERE_MARKS];
} chiso__where_test;

typedef struct chiso__where_column_named {
    const char *name;
    int32_t provinces;
    bool numbers; /* it is compared with numbers that need a decimal mark or an order */
} chiso__where_column_named;

/** Steps of the condition, operands before their operator; from 0 on they are tests. */
enum { CHISO__WHERE_NOT = -1, CHISO__WHERE_AND = -2, CHISO__WHERE_OR = -3 };

enum { CHISO__WHERE_DEEPEST = 100, CHISO__WHERE_LONGEST = 65536 };

struct chiso__where {
    chiso__arena arena; /* holds every text */
    chiso__where_column_named *columns;
    chiso__where_literal *literals;
    chiso__where_test *tests;
    int32_t *steps;
    size_t n_columns, n_literals, n_tests, n_steps;
    size_t column_capacity, literal_capacity, test_capacity, step_capacity;
};

/* --- reading --- */

typedef struct chiso__where_reader {
    chiso__where *where;
    const char *text;       /* from its start */
    chiso__where_word word; /* the next one */
    chiso_error *error;
} chiso__where_reader;

void chiso__where_next(chiso__where_reader *reader);

/** The failure of a word that should be another. */
chiso_status chiso__where_refuse(const chiso__where_reader *reader, const char *expected);

/** The character of the text where something stands, from 1. */
size_t chiso__where_character(const char *text, const char *at);

/** Read a comparison and keep it as the last test.  CHISO_OK · CHISO_E_ARGUMENT · CHISO_E_MEMORY */
chiso_status chiso__where_read_test(chiso__where_reader *reader);

/** Read what a column is compared with and keep it as the last literal. */
chiso_status chiso__where_read_literal(chiso__where_reader *reader, bool must_be_number);

/** A text of the arena, without the marks around it and with those doubled inside once; NULL: no
 *  memory. */
char *chiso__where_unquote(chiso__arena *arena, const chiso__where_word *word);

#endif
