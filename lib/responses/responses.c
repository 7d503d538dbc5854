/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "responses/responses.h"

#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/options.h"
#include "csv/source.h"

static const chiso_responses_options defaults = CHISO_RESPONSES_OPTIONS_INIT;

/* The options that the caller's version of the struct has; fields it does not know keep 0. */
/* True when two names lead to one plain file; one that is not there is told when it is read. */
static bool same_file(const char *one, const char *other) {
    struct stat a, b;
    if (strcmp(one, other) == 0) return true;
    return stat(one, &a) == 0 && stat(other, &b) == 0 && S_ISREG(a.st_mode) &&
           a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static chiso_status check(const char *const *paths, size_t count,
                          const chiso_responses_options *options, chiso_error *error) {
    if (count == 0 || paths == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "no file of answers was named");
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (same_file(paths[i], paths[j]))
                return chiso__fail(error, CHISO_E_ARGUMENT,
                                   "%s is named twice: its records would count twice", paths[i]);
        }
    }
    if (options->n_missing > 0 && options->missing == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "n_missing is %zu but missing is NULL",
                           options->n_missing);
    if (options->delimiter != 0 && strchr(",;\t", options->delimiter) == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "the delimiter is a comma, a semicolon or a tab");
    if (options->decimal != 0 && strchr(".,", options->decimal) == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "the decimal mark is a point or a comma");
    if (options->invalid != CHISO_INVALID_FAULT && options->invalid != CHISO_INVALID_MISSING)
        return chiso__fail(error, CHISO_E_ARGUMENT, "invalid answers are a fault or missing");
    return CHISO_OK;
}

static bool copy_texts(chiso__arena *arena, const char ***out, const char *const *texts,
                       size_t count) {
    *out = chiso__arena_alloc(arena, (count > 0 ? count : 1) * sizeof **out);
    if (*out == NULL) return false;
    for (size_t i = 0; i < count; i++) {
        (*out)[i] = chiso__arena_text(arena, texts[i], strlen(texts[i]));
        if ((*out)[i] == NULL) return false;
    }
    return true;
}

chiso_status chiso_responses_from_files(chiso_responses **out, const char *const *paths,
                                        size_t count, const chiso_responses_options *given,
                                        chiso_error *error) {
    *out = NULL;
    chiso_responses_options options = defaults;
    chiso_status status = chiso__options_copy(&options, sizeof options, given, error);
    if (status == CHISO_OK) status = check(paths, count, &options, error);
    if (status != CHISO_OK) return status;
    chiso_responses *responses = chiso__alloc(1, sizeof *responses);
    if (responses == NULL) return chiso__fail_memory(error);
    responses->n_paths = count;
    responses->n_missing = options.n_missing;
    responses->delimiter = options.delimiter;
    responses->decimal = options.decimal;
    responses->invalid_is_missing = options.invalid == CHISO_INVALID_MISSING;
    if (!copy_texts(&responses->arena, &responses->paths, paths, count) ||
        !copy_texts(&responses->arena, &responses->missing, options.missing, options.n_missing)) {
        chiso_responses_free(responses);
        return chiso__fail_memory(error);
    }
    *out = responses;
    return CHISO_OK;
}

void chiso_responses_free(chiso_responses *responses) {
    if (responses == NULL) return;
    chiso__arena_free(&responses->arena);
    chiso__free(responses);
}

bool chiso__responses_declared_missing(const chiso_responses *responses, const char *text) {
    for (size_t i = 0; i < responses->n_missing; i++) {
        if (strcmp(responses->missing[i], text) == 0) return true;
    }
    return false;
}

const char *chiso__responses_shown(const chiso_responses *responses, size_t file) {
    const char *path = responses->paths[file];
    return strcmp(path, "-") == 0 ? CHISO__STANDARD_INPUT : path;
}

chiso_status chiso__responses_settings(const chiso_responses *responses, chiso_result *result,
                                       chiso_error *error) {
    const char delimiter[] = {responses->delimiter, '\0'}, decimal[] = {responses->decimal, '\0'};
    const char *delimiter_text = delimiter[0] == '\t' ? "tab"
                                 : delimiter[0]       ? delimiter
                                                      : "found by looking";
    const char *decimal_text = decimal[0] ? decimal : "found by looking";
    const char *invalid = responses->invalid_is_missing ? "missing" : "fault";
    const struct {
        const char *key;
        int32_t type;
        const char *const *values;
        size_t count;
    } settings[] = {
        {"files", CHISO_SETTING_LIST, responses->paths, responses->n_paths},
        {"delimiter", CHISO_SETTING_TEXT, &delimiter_text, 1},
        {"decimal", CHISO_SETTING_TEXT, &decimal_text, 1},
        {"missing", CHISO_SETTING_LIST, responses->missing, responses->n_missing},
        {"invalid", CHISO_SETTING_TEXT, &invalid, 1},
    };
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < sizeof settings / sizeof settings[0]; i++) {
        status = chiso__result_add_setting(result, settings[i].key, settings[i].type,
                                           settings[i].values, settings[i].count, error);
    }
    return status;
}
