/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"
#include "instrument/load.h"

/* Paths of a directory's files, which live in the instrument. */
static const char *path_of(chiso__loading *loading, const char *directory, const char *file) {
    size_t room = strlen(directory) + strlen(file) + 2;
    char *path = chiso__arena_alloc(&loading->instrument->arena, room);
    const char *slash = directory[strlen(directory) - 1] == '/' ? "" : "/";
    if (path == NULL)
        chiso__loading_memory(loading);
    else
        snprintf(path, room, "%s%s%s", directory, slash, file);
    return path;
}

static const char *path_if_there(chiso__loading *loading, const char *directory, const char *file) {
    const char *path = path_of(loading, directory, file);
    return path != NULL && access(path, F_OK) == 0 ? path : NULL;
}

static chiso__instrument_files directory_files(chiso__loading *loading, const char *directory) {
    chiso__instrument_files files = {
        .instrument.name = path_of(loading, directory, "instrument.csv"),
        .nodes.name = path_of(loading, directory, "nodes.csv"),
        .scales.name = path_if_there(loading, directory, "scales.csv"),
        .variables.name = path_if_there(loading, directory, "variables.csv"),
        .breaks.name = path_if_there(loading, directory, "breaks.csv"),
    };
    return files;
}

/* A mistyped built-in name deserves the right one. */
static chiso_status fail_unknown(const char *name, chiso_error *error) {
    const char *nearest = NULL;
    size_t distance = 3;
    for (size_t i = 0; i < chiso_instrument_builtins(); i++) {
        size_t d = chiso__text_distance(name, chiso_instrument_builtin(i));
        if (d <= distance) distance = d, nearest = chiso_instrument_builtin(i);
    }
    if (nearest != NULL && strchr(name, '/') == NULL)
        return chiso__fail(error, CHISO_E_OPEN,
                           "no instrument %s is built in and no directory has this name; is %s "
                           "meant?",
                           name, nearest);
    return chiso__fail(error, CHISO_E_OPEN,
                       "%s is neither a built-in instrument nor a directory that can be read; "
                       "name one of the built-in instruments, or a directory with instrument.csv "
                       "and nodes.csv.",
                       name);
}

static chiso_status find_files(chiso__loading *loading, chiso__instrument_files *files,
                               const char *name) {
    struct stat about;
    if (strchr(name, '/') == NULL && chiso__builtin_files(files, name)) return CHISO_OK;
    if (stat(name, &about) != 0 || !S_ISDIR(about.st_mode) || access(name, R_OK | X_OK) != 0)
        return fail_unknown(name, loading->error);
    *files = directory_files(loading, name);
    return loading->status;
}

static void set_builtin(chiso__loading *loading, const char *name, int year) {
    char text[16];
    snprintf(text, sizeof text, "%d", year);
    chiso__set_property(loading, "name", name, 0);
    chiso__set_property(loading, "year", text, 0);
}

static void load(chiso__loading *loading, const char *name) {
    chiso__instrument_files files = {0};
    loading->status = find_files(loading, &files, name);
    if (loading->status != CHISO_OK) return;
    if (files.nodes.year != 0) set_builtin(loading, name, files.nodes.year);
    chiso__load_properties(loading, &files.instrument);
    if (files.scales.name != NULL) chiso__load_scales(loading, &files.scales);
    chiso__load_nodes(loading, &files.nodes);
    if (files.variables.name != NULL) chiso__load_asked(loading, &files.variables);
    if (files.breaks.name != NULL) chiso__load_breaks(loading, &files.breaks);
    chiso__check_choices(loading, files.instrument.name);
}

/* Hand the findings out, whatever they are; `fault` tells of the first one. */
static chiso_status conclude(chiso__loading *loading, chiso_result **findings, chiso_error *fault) {
    chiso_status status = chiso__findings_fail(loading->findings, CHISO_E_INSTRUMENT, fault);
    if (findings == NULL) return status;
    chiso_status taken = chiso__findings_take(findings, loading->findings, loading->error);
    loading->findings = NULL;
    return taken != CHISO_OK ? taken : status;
}

chiso_status chiso_instrument_open(chiso_instrument **out, chiso_result **findings,
                                   const char *name, chiso_error *error) {
    if (out != NULL) *out = NULL;
    if (findings != NULL) *findings = NULL;
    if (out == NULL || name == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "An instrument to open must be named.");
    chiso_error fault = {0};
    chiso__loading loading = {.error = error};
    loading.status = chiso__findings_new(&loading.findings, "check", error);
    loading.instrument = chiso__alloc(1, sizeof *loading.instrument);
    if (loading.instrument == NULL) chiso__loading_memory(&loading);
    if (loading.status == CHISO_OK) load(&loading, name);
    chiso_status status = loading.status;
    if (status == CHISO_OK) status = conclude(&loading, findings, &fault);
    if (status == CHISO_E_INSTRUMENT && error != NULL && error->status == CHISO_OK) *error = fault;
    if (status == CHISO_OK) {
        *out = loading.instrument;
        loading.instrument = NULL;
    }
    chiso__findings_free(loading.findings);
    chiso_instrument_free(loading.instrument);
    return status;
}
