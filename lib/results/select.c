/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/printable.h"
#include "base/text.h"
#include "results/table.h"

/* Of every text of a result: does the column have it, and is it asked for? */
enum { PRESENT = 1, WANTED = 2 };

struct choice {
    const chiso_result *result;
    const chiso__column *column;
    unsigned char *marks; /* by number of the text */
};

static void mark_present(const struct choice *c) {
    for (size_t i = 0; i < c->result->row_count; i++) {
        if (c->column->texts[i] > 0) c->marks[c->column->texts[i] - 1] |= PRESENT;
    }
}

static bool mark_wanted(const struct choice *c, const char *value) {
    int32_t number = chiso__lookup_find(&c->result->texts, value, strlen(value));
    bool any = false;
    for (int32_t i = 0; number >= 0 && (size_t)i < c->result->texts.count; i++) {
        bool same = i == number || chiso__column_label(c->column, i + 1) == number + 1;
        if (!same || (c->marks[i] & PRESENT) == 0) continue;
        c->marks[i] |= WANTED;
        any = true;
    }
    return any;
}

/* What a person calls a text: its label where it has one. */
static const char *words_for(const struct choice *c, int32_t text) {
    int32_t label = chiso__column_label(c->column, text + 1);
    return chiso__lookup_key(&c->result->texts, label > 0 ? label - 1 : text);
}

/* Without case, marks, spaces and punctuation: `langson` for `Lạng Sơn`.  False without memory. */
static bool compare_folded(bool *same, const char *text, const char *folded) {
    char *own;
    if (!chiso__text_try_fold(&own, text, CHISO__FOLD_MARKS)) return false;
    *same = own != NULL && own[0] != '\0' && strcmp(own, folded) == 0;
    chiso__free(own);
    return true;
}

/* How many labels the value spells in another way; *last is one of them.  False without memory. */
static bool count_spelled(size_t *count, int32_t *last, const struct choice *c,
                          const char *folded) {
    *count = 0;
    for (int32_t i = 0; (size_t)i < c->result->texts.count; i++) {
        bool same;
        if ((c->marks[i] & PRESENT) == 0 || chiso__column_label(c->column, i + 1) <= 0) continue;
        if (!compare_folded(&same, words_for(c, i), folded)) return false;
        *count += same;
        if (same) *last = i;
    }
    return true;
}

/* The one text whose label the value spells in another way; none when it could be two. */
static bool mark_spelled(bool *marked, const struct choice *c, const char *value) {
    char *folded;
    size_t count = 0;
    int32_t found = 0;
    *marked = false;
    if (!chiso__text_try_fold(&folded, value, CHISO__FOLD_MARKS)) return false;
    const bool enough = folded == NULL || count_spelled(&count, &found, c, folded);
    chiso__free(folded);
    if (enough && count == 1) {
        c->marks[found] |= WANTED;
        *marked = true;
    }
    return enough;
}

static size_t distance_to(const struct choice *c, int32_t text, const char *value) {
    size_t a = chiso__text_distance(chiso__lookup_key(&c->result->texts, text), value);
    size_t b = chiso__text_distance(words_for(c, text), value);
    return a < b ? a : b;
}

static size_t append(char *list, size_t room, size_t length, const struct choice *c, int32_t text) {
    char code[32], words[48];
    const char *key = chiso__lookup_key(&c->result->texts, text), *label = words_for(c, text);
    chiso__printable_copy(code, sizeof code, key);
    chiso__printable_copy(words, sizeof words, label);
    const char *comma = length > 0 ? ", " : "";
    int more = key == label
                   ? snprintf(list + length, room - length, "%s%s", comma, code)
                   : snprintf(list + length, room - length, "%s%s (%s)", comma, code, words);
    if ((size_t)more < room - length) return length + (size_t)more;
    list[length] = '\0';
    return room;
}

/* No row has the value: say which one comes closest, and some of those there are. */
static chiso_status fail_value(const struct choice *c, const char *value, chiso_error *error) {
    enum { MOST = 8 };
    char list[220] = "", wanted[48], nearest[96] = "(none)", more[40] = "";
    size_t length = 0, listed = 0, present = 0, best = SIZE_MAX;
    for (int32_t i = 0; (size_t)i < c->result->texts.count; i++) {
        if ((c->marks[i] & PRESENT) == 0) continue;
        present++;
        size_t distance = distance_to(c, i, value);
        if (distance < best) append(nearest, sizeof nearest, 0, c, i);
        if (distance < best) best = distance;
        if (listed == MOST || length >= sizeof list) continue;
        length = append(list, sizeof list, length, c, i);
        if (length < sizeof list) listed++;
    }
    if (present > listed) snprintf(more, sizeof more, " and %zu more", present - listed);
    chiso__printable_copy(wanted, sizeof wanted, value);
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "no row has \"%s\" in column \"%.32s\"; nearest: %s; there is: %s%s", wanted,
                       c->column->name, nearest, present > 0 ? list : "nothing", more);
}

static chiso_status mark_values(const struct choice *c, const char *const *values, size_t count,
                                chiso_error *error) {
    mark_present(c);
    for (size_t i = 0; i < count; i++) {
        const char *value = values[i] != NULL ? values[i] : "";
        bool marked = mark_wanted(c, value);
        if (!marked && !mark_spelled(&marked, c, value)) return chiso__fail_memory(error);
        if (!marked) return fail_value(c, value, error);
    }
    return CHISO_OK;
}

static size_t gather(size_t *rows, const struct choice *c) {
    size_t kept = 0;
    for (size_t i = 0; i < c->result->row_count; i++) {
        int32_t text = c->column->texts[i];
        if (text > 0 && (c->marks[text - 1] & WANTED) != 0) rows[kept++] = i;
    }
    return kept;
}

chiso_status chiso_result_select(chiso_result **out, const chiso_result *result, const char *column,
                                 const char *const *values, size_t count, chiso_error *error) {
    struct choice c = {.result = result};
    *out = NULL;
    chiso_status status = chiso__result_need_column(&c.column, result, column, error);
    if (status != CHISO_OK) return status;
    if (c.column->type != CHISO_COLUMN_TEXT)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "column \"%s\" holds numbers: rows are chosen by a text", column);
    c.marks = chiso__alloc(result->texts.count, 1);
    size_t *rows = chiso__alloc(result->row_count, sizeof *rows);
    status = c.marks != NULL && rows != NULL ? mark_values(&c, values, count, error)
                                             : chiso__fail_memory(error);
    if (status == CHISO_OK) status = chiso__result_pick(out, result, rows, gather(rows, &c), error);
    chiso__free(c.marks);
    chiso__free(rows);
    return status;
}
