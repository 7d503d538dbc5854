/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/open.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "totals/domains.h"

enum { MOST_CATEGORIES = 10000 };

struct value {
    const char *text;
    int32_t number; /* as a key */
};

bool chiso__open_any(const chiso_totals *totals) {
    for (size_t v = 0; v < totals->n_variables; v++) {
        if (totals->variables[v].open) return true;
    }
    return false;
}

static int ascending(const void *a, const void *b) {
    const struct value *x = a, *y = b;
    return chiso__domains_compare_values(x->text, y->text);
}

static bool add_category(chiso_totals *totals, chiso__scale *scale, const char *text) {
    chiso__category *category = &scale->categories[scale->count++];
    category->code = chiso__arena_text(&totals->arena, text, strlen(text));
    if (category->code != NULL)
        chiso__number_from_text(&category->value, category->code, strlen(category->code), '.');
    return category->code != NULL;
}

/* The categories in order, and the place that each key has among them. */
static bool fill_scale(chiso_totals *totals, chiso__scale *scale, struct value *values,
                       size_t count, int32_t *map) {
    scale->categories = chiso__arena_alloc(&totals->arena, count * sizeof *scale->categories);
    if (scale->categories == NULL) return false;
    qsort(values, count, sizeof *values, ascending);
    for (size_t i = 0; i < count; i++) {
        map[values[i].number] = (int32_t)i;
        if (!add_category(totals, scale, values[i].text)) return false;
    }
    return true;
}

static bool make_scale(chiso_totals *totals, chiso__variable *variable, const chiso__lookup *keys,
                       const chiso__store *store, size_t column) {
    chiso__scale *scale = chiso__arena_alloc(&totals->arena, sizeof *scale);
    struct value *values = chiso__alloc(keys->count, sizeof *values);
    int32_t *map = chiso__alloc(keys->count, sizeof *map);
    bool good = scale != NULL && values != NULL && map != NULL;
    for (size_t i = 0; good && i < keys->count; i++)
        values[i] = (struct value){chiso__lookup_key(keys, (int32_t)i), (int32_t)i};
    if (good) {
        scale->name = variable->name;
        variable->scale = scale;
        good = fill_scale(totals, scale, values, keys->count, map);
    }
    if (good) chiso__store_recode(store, column, map);
    chiso__free(values);
    chiso__free(map);
    return good;
}

chiso_status chiso__open_close(chiso_totals *totals, chiso__keys *keys, const chiso__store *store,
                               size_t first_variable, chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t v = 0; v < totals->n_variables; v++) {
        chiso__variable *variable = &totals->variables[v];
        if (!variable->open) continue;
        chiso__keys *own = &keys[variable->first_request];
        if (status == CHISO_OK && own->values.count > MOST_CATEGORIES)
            status = chiso__fail_at(error, CHISO_E_ARGUMENT, 0, variable->name,
                                    "%s has %zu values, too many for categories; is it a number "
                                    "(--mean), or an identifier?",
                                    variable->name, own->values.count);
        if (status == CHISO_OK && !make_scale(totals, variable, &own->values, store,
                                              first_variable + variable->first_request))
            status = chiso__fail_memory(error);
        chiso__keys_free(own);
    }
    return status;
}

static bool copy_scale(chiso_totals *to, chiso__variable *variable, const chiso__scale *from) {
    chiso__scale *scale = chiso__arena_alloc(&to->arena, sizeof *scale);
    if (scale == NULL) return false;
    scale->name = variable->name;
    scale->categories = chiso__arena_alloc(&to->arena, from->count * sizeof *scale->categories);
    if (scale->categories == NULL) return false;
    for (size_t i = 0; i < from->count; i++) {
        if (!add_category(to, scale, from->categories[i].code)) return false;
    }
    variable->scale = scale;
    return true;
}

bool chiso__open_copy(chiso_totals *to, const chiso_totals *from) {
    for (size_t v = 0; v < to->n_variables; v++) {
        if (to->variables[v].open && !copy_scale(to, &to->variables[v], from->variables[v].scale))
            return false;
    }
    return true;
}
