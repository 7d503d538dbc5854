/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "responses/where_parts.h"

static bool is_number(const chiso__where_word *word, double *number) {
    return word->kind == CHISO__WHERE_WORD &&
           chiso__number_from_text(number, word->start, word->length, '.');
}

/* True for a word that goes on a text without quotation marks. */
static bool goes_on(const chiso__where_word *word) {
    return word->kind == CHISO__WHERE_WORD && !chiso__where_word_is_reserved(word) &&
           strchr("+-", word->start[0]) == NULL;
}

/* Words up to the next sign or reserved word, one space between them; NULL: no memory. */
static char *read_words(chiso__where_reader *reader) {
    const char *start = reader->word.start, *end = start;
    for (chiso__where_word word = reader->word; goes_on(&word); word = chiso__where_word_at(end))
        end = word.start + word.length;
    char *text = chiso__arena_alloc(&reader->where->arena, (size_t)(end - start) + 1), *to = text;
    while (to != NULL && goes_on(&reader->word)) {
        if (to > text) *to++ = ' ';
        memcpy(to, reader->word.start, reader->word.length);
        to += reader->word.length;
        chiso__where_next(reader);
    }
    return text;
}

static char *read_number(chiso__where_reader *reader) {
    char *text = chiso__arena_text(&reader->where->arena, reader->word.start, reader->word.length);
    chiso__where_next(reader);
    return text;
}

static char *read_text(chiso__where_reader *reader) {
    char *text = chiso__where_unquote(&reader->where->arena, &reader->word);
    chiso__where_next(reader);
    return text;
}

/* Values of columns are in NFC too.  NULL: no memory. */
static const char *composed(chiso__arena *arena, const char *text) {
    char *nfc = text != NULL ? chiso__text_fold(text, CHISO__FOLD_NONE) : NULL;
    if (nfc == NULL) return NULL;
    const char *copy = chiso__arena_text(arena, nfc, strlen(nfc));
    chiso__free(nfc);
    return copy;
}

static chiso_status check(const chiso__where_reader *reader, bool number, bool must_be_number) {
    const chiso__where_word *word = &reader->word;
    if (!number && must_be_number)
        return chiso__where_refuse(reader, "a number, since only numbers have an order");
    if (word->kind == CHISO__WHERE_TEXT && word->length == 2)
        return chiso__where_refuse(reader,
                                   "a text that is not empty (where nothing stands, the "
                                   "column `is missing`)");
    if (word->kind == CHISO__WHERE_QUOTED)
        return chiso__where_refuse(reader,
                                   "a number or a text (\" and ` stand around columns, ' "
                                   "around texts)");
    if (chiso__where_word_is(word, "missing"))
        return chiso__where_refuse(reader,
                                   "a number or a text (write `is missing`, or 'missing' "
                                   "for the text)");
    if (word->kind != CHISO__WHERE_TEXT && !number && !goes_on(word))
        return chiso__where_refuse(reader, "a number or a text");
    return CHISO_OK;
}

chiso_status chiso__where_read_literal(chiso__where_reader *reader, bool must_be_number) {
    chiso__where *where = reader->where;
    chiso__where_literal literal = {0};
    literal.is_number = is_number(&reader->word, &literal.number);
    const chiso_status status = check(reader, literal.is_number, must_be_number);
    if (status != CHISO_OK) return status;
    const char *text = literal.is_number                        ? read_number(reader)
                       : reader->word.kind == CHISO__WHERE_TEXT ? read_text(reader)
                                                                : read_words(reader);
    literal.text = composed(&where->arena, text);
    if (literal.text == NULL || !chiso__grow(&where->literals, &where->literal_capacity,
                                             where->n_literals + 1, sizeof *where->literals))
        return chiso__fail_memory(reader->error);
    where->literals[where->n_literals++] = literal;
    return CHISO_OK;
}
