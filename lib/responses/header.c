/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "responses/header.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/glob.h"
#include "base/text.h"

enum { ADVICE = 300, LONGEST_NAME = 256, SHOWN_NAME = 64 };

chiso_status chiso__header_read(chiso__header *header, const chiso__csv_record *record,
                                chiso_error *error) {
    *header = (chiso__header){.count = record->count, .line = record->line};
    header->names = chiso__arena_alloc(&header->arena, record->count * sizeof *header->names);
    header->folded = chiso__arena_alloc(&header->arena, record->count * sizeof *header->folded);
    if (header->names == NULL || header->folded == NULL) goto fail;
    for (size_t i = 0; i < record->count; i++) {
        const chiso__csv_field *field = &record->fields[i];
        char *folded = chiso__text_fold(field->text, CHISO__FOLD_CASE);
        if (folded == NULL) goto fail;
        header->names[i] = chiso__arena_text(&header->arena, field->text, field->length);
        header->folded[i] = chiso__arena_text(&header->arena, folded, strlen(folded));
        chiso__free(folded);
        if (header->names[i] == NULL || header->folded[i] == NULL) goto fail;
    }
    return CHISO_OK;
fail:
    chiso__header_free(header);
    return chiso__fail_memory(error);
}

static int find(const char *const *names, size_t count, const char *name) {
    int found = CHISO__HEADER_NONE;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i], name) != 0) continue;
        if (found != CHISO__HEADER_NONE) return CHISO__HEADER_TWICE;
        found = (int)i;
    }
    return found;
}

int chiso__header_find(const chiso__header *header, const char *name) {
    int found = find(header->names, header->count, name);
    if (found != CHISO__HEADER_NONE) return found;
    char *folded;
    if (!chiso__text_try_fold(&folded, name, CHISO__FOLD_CASE)) return CHISO__HEADER_MEMORY;
    if (folded == NULL) return CHISO__HEADER_NONE;
    found = find(header->folded, header->count, folded);
    chiso__free(folded);
    return found;
}

/* Column of a name without diacritics, spaces and punctuation: `Mã tỉnh` is ma_tinh. */
static int find_plain(const chiso__header *header, const char *name) {
    int found = CHISO__HEADER_NONE;
    char *wanted, *plain;
    if (!chiso__text_try_fold(&wanted, name, CHISO__FOLD_MARKS)) return CHISO__HEADER_MEMORY;
    for (size_t i = 0; wanted != NULL && i < header->count; i++) {
        if (!chiso__text_try_fold(&plain, header->names[i], CHISO__FOLD_MARKS)) {
            found = CHISO__HEADER_MEMORY;
            break;
        }
        if (plain != NULL && strcmp(plain, wanted) == 0)
            found = found == CHISO__HEADER_NONE ? (int)i : CHISO__HEADER_TWICE;
        chiso__free(plain);
    }
    chiso__free(wanted);
    return found;
}

/* The first of the candidates that the file has. */
static int find_candidate(const chiso__header *header, const char *candidates) {
    int found = CHISO__HEADER_NONE;
    while (found == CHISO__HEADER_NONE && *candidates != '\0') {
        size_t length = strcspn(candidates, " ");
        char name[LONGEST_NAME];
        snprintf(name, sizeof name, "%.*s", (int)length, candidates);
        if (length > 0) found = chiso__header_find(header, name);
        if (length > 0 && found == CHISO__HEADER_NONE) found = find_plain(header, name);
        candidates += length;
        candidates += strspn(candidates, " ");
    }
    return found;
}

static bool is_asked_for(const char *name, const chiso__request *requests, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(requests[i].name, name) == 0) return true;
    }
    return false;
}

/* The header most like a name that was not found, when it is like it at all and not another's. */
static const char *nearest(const chiso__header *header, const char *name,
                           const chiso__request *requests, size_t count) {
    const char *best = NULL;
    size_t least = strlen(name) / 3 + 1;
    for (size_t i = 0; i < header->count; i++) {
        size_t distance = chiso__text_distance(header->names[i], name);
        if (header->names[i][0] == '\0' || distance > least) continue;
        if (best != NULL && distance == least) continue;
        if (is_asked_for(header->names[i], requests, count)) continue;
        best = header->names[i];
        least = distance;
    }
    return best;
}

static chiso_status fail_option(const chiso__request *request, const char *like, const char *file,
                                chiso_error *error) {
    if (request->candidates != NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "%s: no column holds provinces (looked for %s); name the column of the "
                           "domains with %s",
                           file, request->candidates, request->option);
    return chiso__fail_at(error, CHISO_E_ARGUMENT, 0, request->name,
                          "%s has no column \"%s\" (%s)%s%s%s", file, request->name,
                          request->option, like ? "; is \"" : "", like ? like : "",
                          like ? "\" meant?" : "");
}

static chiso_status note_missing(const chiso__header *header, const chiso__request *request,
                                 const char *like, const char *file, chiso__findings *findings,
                                 chiso_error *error) {
    char advice[ADVICE], node[SHOWN_NAME], meant[SHOWN_NAME];
    chiso__text_copy(node, sizeof node, request->node);
    chiso__text_copy(meant, sizeof meant, like ? like : "");
    snprintf(advice, sizeof advice,
             "node %s needs this column; add it, or name the instrument that the file belongs "
             "to%s%s%s",
             node, like ? " (is \"" : "", meant, like ? "\" meant?)" : "");
    const chiso__finding finding = {.fault = true,
                                    .file = file,
                                    .line = header->line,
                                    .column = request->name,
                                    .rule = "missing_column",
                                    .advice = advice};
    return chiso__findings_add(findings, &finding, error);
}

chiso_status chiso__header_note_twice(const chiso__header *header, const char *name, bool fault,
                                      const char *file, chiso__findings *findings,
                                      chiso_error *error) {
    const chiso__finding finding = {
        .fault = fault,
        .file = file,
        .line = header->line,
        .column = name,
        .value = name,
        .rule = "duplicate_column",
        .advice = fault ? "two headers match this name; rename or delete one of the columns"
                        : "two columns have this name; neither is used"};
    return chiso__findings_add(findings, &finding, error);
}

static bool is_repweight(const chiso__request *request, const char *name) {
    return request->kind == CHISO__COLUMN_REPWEIGHTS && chiso__glob(request->name, name);
}

/* Columns nobody asked for that share a name: harmless here, and seldom meant. */
static chiso_status note_unused_twice(const chiso__header *header, const chiso__request *requests,
                                      const int *columns, size_t count, const char *file,
                                      chiso__findings *findings, chiso_error *error) {
    chiso__lookup seen = {0};
    chiso_status status = CHISO_OK;
    bool enough = true;
    for (size_t i = 0; status == CHISO_OK && i < header->count; i++) {
        const char *name = header->names[i];
        if (name[0] == '\0') continue;
        size_t before = seen.count;
        enough = enough && chiso__lookup_add(&seen, name, strlen(name)) >= 0;
        bool used = false;
        for (size_t j = 0; j < count; j++) {
            const bool same = columns[j] >= 0 && strcmp(header->names[columns[j]], name) == 0;
            used = used || same || is_repweight(&requests[j], name);
        }
        if (seen.count == before && enough && !used)
            status = chiso__header_note_twice(header, name, false, file, findings, error);
    }
    chiso__lookup_free(&seen);
    if (status == CHISO_OK && !enough) status = chiso__fail_memory(error);
    return status;
}

chiso_status chiso__header_match(const chiso__header *header, const chiso__request *requests,
                                 size_t count, int *columns, const char *file,
                                 chiso__findings *findings, chiso_error *error) {
    chiso_status status = CHISO_OK;
    bool twice = false;
    for (size_t i = 0; status == CHISO_OK && i < count; i++) {
        const chiso__request *request = &requests[i];
        columns[i] = CHISO__HEADER_NONE;
        if (request->kind == CHISO__COLUMN_REPWEIGHTS) continue; /* chiso__repweights_match() */
        int found = request->candidates != NULL ? find_candidate(header, request->candidates)
                                                : chiso__header_find(header, request->name);
        columns[i] = found;
        if (found == CHISO__HEADER_MEMORY) {
            status = chiso__fail_memory(error);
        } else if (found == CHISO__HEADER_TWICE) {
            twice = true;
            columns[i] = CHISO__HEADER_NONE;
            status = chiso__header_note_twice(header, request->name, true, file, findings, error);
        } else if (found == CHISO__HEADER_NONE && !request->optional) {
            const char *like = nearest(header, request->name, requests, count);
            status = request->option != NULL
                         ? fail_option(request, like, file, error)
                         : note_missing(header, request, like, file, findings, error);
        }
    }
    if (status == CHISO_OK && !twice)
        status = note_unused_twice(header, requests, columns, count, file, findings, error);
    return status;
}

void chiso__header_free(chiso__header *header) {
    chiso__arena_free(&header->arena);
}
