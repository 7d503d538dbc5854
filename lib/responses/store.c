/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "responses/store.h"

#include <string.h>

#include "base/error.h"

struct chiso__stored {
    struct chiso__stored *next;
    chiso__batch batch;
};

static const char *copy_text(chiso__store *store, const char *text, const char *before) {
    if (before != NULL && strcmp(before, text) == 0) return before;
    return chiso__arena_text(&store->arena, text, strlen(text));
}

/* The columns of a batch; names are those of the batch before, where they are the same. */
static bool copy_columns(chiso__store *store, chiso__batch *to, const chiso__batch *from) {
    const size_t rows = from->rows;
    to->columns = chiso__arena_alloc(&store->arena, store->columns * sizeof *to->columns);
    for (size_t i = 0; to->columns != NULL && i < store->columns; i++) {
        chiso__batch_column *column = &to->columns[i];
        const char *before = store->last != NULL ? store->last->batch.columns[i].name : NULL;
        column->name = copy_text(store, from->columns[i].name, before);
        column->value = chiso__arena_alloc(&store->arena, rows * sizeof *column->value);
        column->code = chiso__arena_alloc(&store->arena, rows * sizeof *column->code);
        if (column->name == NULL || column->value == NULL || column->code == NULL) return false;
        memcpy(column->value, from->columns[i].value, rows * sizeof *column->value);
        memcpy(column->code, from->columns[i].code, rows * sizeof *column->code);
    }
    return to->columns != NULL;
}

/* Their names are the same in all batches. */
static bool copy_names(chiso__store *store, const chiso__batch *from) {
    const size_t count = from->n_repweights;
    if (store->repweight_names != NULL) return true;
    const char **names = chiso__arena_alloc(&store->arena, count * sizeof *names);
    for (size_t r = 0; names != NULL && r < count; r++) {
        names[r] = copy_text(store, from->repweight_names[r], NULL);
        if (names[r] == NULL) return false;
    }
    store->repweight_names = names;
    return names != NULL;
}

static bool copy_repweights(chiso__store *store, chiso__batch *to, const chiso__batch *from) {
    const size_t size = from->rows * from->n_repweights * sizeof *to->repweight;
    if (from->n_repweights == 0) return true;
    if (!copy_names(store, from)) return false;
    to->repweight_names = store->repweight_names;
    to->n_repweights = from->n_repweights;
    to->repweight = chiso__arena_alloc(&store->arena, size);
    if (to->repweight != NULL) memcpy(to->repweight, from->repweight, size);
    return to->repweight != NULL;
}

chiso_status chiso__store_add(void *context, const chiso__batch *batch, chiso_error *error) {
    chiso__store *store = context;
    struct chiso__stored *stored = chiso__arena_alloc(&store->arena, sizeof *stored);
    if (stored == NULL) return chiso__fail_memory(error);
    stored->batch.rows = batch->rows;
    stored->batch.file_number = batch->file_number;
    stored->batch.decimal = batch->decimal;
    memcpy(stored->batch.line, batch->line, batch->rows * sizeof batch->line[0]);
    const char *before = store->last != NULL ? store->last->batch.file : NULL;
    stored->batch.file = copy_text(store, batch->file, before);
    if (!copy_repweights(store, &stored->batch, batch)) return chiso__fail_memory(error);
    if (stored->batch.file == NULL || !copy_columns(store, &stored->batch, batch))
        return chiso__fail_memory(error);
    if (store->last != NULL)
        store->last->next = stored;
    else
        store->first = stored;
    store->last = stored;
    return CHISO_OK;
}

void chiso__store_recode(const chiso__store *store, size_t column, const int32_t *map) {
    for (const struct chiso__stored *s = store->first; s != NULL; s = s->next) {
        int32_t *code = s->batch.columns[column].code;
        for (size_t row = 0; row < s->batch.rows; row++)
            if (code[row] >= 0) code[row] = map[code[row]];
    }
}

chiso_status chiso__store_each(const chiso__store *store, chiso__batch_function *function,
                               void *context, chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (const struct chiso__stored *s = store->first; status == CHISO_OK && s != NULL; s = s->next)
        status = function(context, &s->batch, error);
    return status;
}

void chiso__store_free(chiso__store *store) {
    chiso__arena_free(&store->arena);
    store->first = store->last = NULL;
}
