/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "responses/repweights.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/glob.h"
#include "base/text.h"

/* --- which columns match --- */

static size_t matching(const char *const *names, size_t count, const char *pattern, int *columns) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        if (names[i][0] != '\0' && chiso__glob(pattern, names[i])) columns[found++] = (int)i;
    }
    return found;
}

/* How many columns match, in `columns` with room for all; -1: no memory. */
static int64_t find_columns(const chiso__header *header, const char *pattern, int *columns) {
    char *folded;
    size_t found = matching(header->names, header->count, pattern, columns);
    if (found > 0) return (int64_t)found;
    if (!chiso__text_try_fold(&folded, pattern, CHISO__FOLD_CASE)) return -1;
    if (folded != NULL) found = matching(header->folded, header->count, folded, columns);
    chiso__free(folded);
    return (int64_t)found;
}

/* A pattern that is too wide takes the weight itself, or an answer. */
static chiso_status check_others(const chiso__repweights *r, const chiso__header *header,
                                 const int *found, size_t n_found, const chiso__request *requests,
                                 size_t count, const int *columns, const char *file,
                                 chiso_error *error) {
    for (size_t i = 0; i < n_found; i++) {
        for (size_t k = 0; k < count; k++) {
            if (columns[k] != found[i]) continue;
            const char *name = header->names[found[i]];
            return chiso__fail_at(
                error, CHISO_E_ARGUMENT, 0, name,
                "%s: --repweights '%s' also matches \"%s\", which is %s%s; make the pattern "
                "narrower: ? stands for one letter, * for any",
                file, r->request->name, name,
                requests[k].option != NULL ? "the column of " : "a variable",
                requests[k].option != NULL ? requests[k].option : "");
        }
    }
    return CHISO_OK;
}

/* --- the first file --- */

static chiso_status keep_names(chiso__repweights *r, const chiso__header *header, const int *found,
                               size_t count, chiso_error *error) {
    r->names = chiso__arena_alloc(&r->arena, count * sizeof *r->names);
    r->columns = chiso__arena_alloc(&r->arena, count * sizeof *r->columns);
    r->value = chiso__alloc(CHISO__BATCH_ROWS * count, sizeof *r->value);
    if (r->names == NULL || r->columns == NULL || r->value == NULL)
        return chiso__fail_memory(error);
    for (size_t i = 0; i < count; i++) {
        const char *name = header->names[found[i]];
        r->names[i] = chiso__arena_text(&r->arena, name, strlen(name));
        if (r->names[i] == NULL) return chiso__fail_memory(error);
    }
    r->count = count;
    return CHISO_OK;
}

static chiso_status fail_few(const chiso__repweights *r, size_t count, const char *file,
                             chiso_error *error) {
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "%s: %s column matches --repweights '%s'; expected a pattern that matches "
                       "every column of replicate weights, such as 'repw*'",
                       file, count == 0 ? "no" : "only one", r->request->name);
}

/* --- a later one --- */

static chiso_status check_same(const chiso__repweights *r, size_t count, const char *file,
                               chiso_error *error) {
    if (count == r->count) return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "%s: %zu columns match --repweights '%s', and %zu in the first file; all "
                       "files need the same replicates",
                       file, count, r->request->name, r->count);
}

/* By their names: the order of the columns may be another one. */
static chiso_status find_names(chiso__repweights *r, const chiso__header *header, const char *file,
                               chiso__findings *findings, chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < r->count; i++) {
        r->columns[i] = chiso__header_find(header, r->names[i]);
        if (r->columns[i] == CHISO__HEADER_MEMORY) return chiso__fail_memory(error);
        if (r->columns[i] == CHISO__HEADER_TWICE)
            status = chiso__header_note_twice(header, r->names[i], true, file, findings, error);
        if (r->columns[i] == CHISO__HEADER_NONE)
            return chiso__fail_at(error, CHISO_E_ARGUMENT, 0, r->names[i],
                                  "%s has no column \"%s\" (--repweights), which the first file "
                                  "has; all files need the same replicates",
                                  file, r->names[i]);
    }
    return status;
}

/* --- all together --- */

static chiso_status match(chiso__repweights *r, const chiso__header *header,
                          const chiso__request *requests, size_t count, const int *columns,
                          const char *file, chiso__findings *findings, int *found,
                          chiso_error *error) {
    const int64_t matched = find_columns(header, r->request->name, found);
    if (matched < 0) return chiso__fail_memory(error);
    const size_t n = (size_t)matched;
    if (n < CHISO__LEAST_REPWEIGHTS) return fail_few(r, n, file, error);
    chiso_status status = check_others(r, header, found, n, requests, count, columns, file, error);
    if (status == CHISO_OK)
        status =
            r->count > 0 ? check_same(r, n, file, error) : keep_names(r, header, found, n, error);
    return status == CHISO_OK ? find_names(r, header, file, findings, error) : status;
}

chiso_status chiso__repweights_match(chiso__repweights *r, const chiso__header *header,
                                     const chiso__request *requests, size_t count, int *columns,
                                     const char *file, chiso__findings *findings,
                                     chiso_error *error) {
    size_t at = 0;
    while (at < count && requests[at].kind != CHISO__COLUMN_REPWEIGHTS) at++;
    if (at == count) return CHISO_OK;
    r->request = &requests[at];
    int *found = chiso__alloc(header->count, sizeof *found);
    const chiso_status status =
        found != NULL ? match(r, header, requests, count, columns, file, findings, found, error)
                      : chiso__fail_memory(error);
    chiso__free(found);
    if (status == CHISO_OK) columns[at] = r->columns[0];
    return status;
}

chiso_status chiso__repweights_read(const chiso__repweights *r, chiso__place *place,
                                    const chiso__csv_record *record, size_t row,
                                    chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < r->count; i++) {
        double *value = &r->value[row * r->count + i];
        int32_t code;
        *value = NAN;
        if (r->columns[i] < 0) continue; /* there twice, which is noted */
        const chiso__csv_field *field = &record->fields[r->columns[i]];
        place->column = r->names[i];
        status = chiso__cell_read(place, r->request, field->text, field->length, NULL, value, &code,
                                  error);
    }
    return status;
}

void chiso__repweights_free(chiso__repweights *r) {
    chiso__arena_free(&r->arena);
    chiso__free(r->value);
}
