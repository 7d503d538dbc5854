/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "responses/responses.h"

#include <math.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/number.h"
#include "base/options.h"
#include "csv/source.h"

static const chiso_responses_options defaults = CHISO_RESPONSES_OPTIONS_INIT;

/* True when two names lead to one plain file; one that is not there is told when it is read. */
static bool same_file(const char *one, const char *other) {
    struct stat a, b;
    if (strcmp(one, other) == 0) return true;
    return stat(one, &a) == 0 && stat(other, &b) == 0 && S_ISREG(a.st_mode) &&
           a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static chiso_status check_paths(const char *const *paths, size_t count, chiso_error *error) {
    if (count == 0 || paths == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "no file of answers was named");
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (same_file(paths[i], paths[j]))
                return chiso__fail(error, CHISO_E_ARGUMENT,
                                   "%s is named twice: its records would count twice", paths[i]);
        }
    }
    return CHISO_OK;
}

static chiso_status check(const chiso_responses_options *options, chiso_error *error) {
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

static const char **copy_texts(chiso__arena *arena, const char *const *texts, size_t count) {
    const char **copy = chiso__arena_alloc(arena, count * sizeof *copy);
    for (size_t i = 0; copy != NULL && i < count; i++)
        copy[i] = chiso__arena_text(arena, texts[i], strlen(texts[i]));
    return copy;
}

/* What codes that mean missing are as numbers, since 99.0 means 99. */
static double *read_numbers(chiso__arena *arena, const char *const *texts, size_t count) {
    double *numbers = chiso__arena_alloc(arena, count * sizeof *numbers);
    for (size_t i = 0; numbers != NULL && i < count; i++) {
        numbers[i] = NAN;
        chiso__number_from_text(&numbers[i], texts[i], strlen(texts[i]), '.');
    }
    return numbers;
}

static bool fill(chiso_responses *responses, const char *const *paths, size_t count,
                 const chiso_responses_options *options) {
    chiso__arena *arena = &responses->arena;
    responses->n_paths = count;
    responses->n_missing = options->n_missing;
    responses->delimiter = options->delimiter;
    responses->decimal = options->decimal;
    responses->invalid_is_missing = options->invalid == CHISO_INVALID_MISSING;
    responses->progress = options->progress;
    responses->progress_context = options->progress_context;
    responses->paths = copy_texts(arena, paths, count);
    responses->missing = copy_texts(arena, options->missing, options->n_missing);
    responses->missing_number = read_numbers(arena, options->missing, options->n_missing);
    return !arena->failed;
}

chiso_status chiso__responses_new(chiso_responses **out, const char *const *paths, size_t count,
                                  const chiso_responses_options *given, chiso_error *error) {
    chiso_responses_options options = defaults;
    chiso_status status = chiso__options_copy(&options, sizeof options, given, error);
    if (status == CHISO_OK) status = check(&options, error);
    if (status != CHISO_OK) return status;
    chiso_responses *responses = chiso__alloc(1, sizeof *responses);
    if (responses == NULL) return chiso__fail_memory(error);
    *out = responses;
    if (fill(responses, paths, count, &options)) return CHISO_OK;
    chiso_responses_free(responses);
    *out = NULL;
    return chiso__fail_memory(error);
}

chiso_status chiso_responses_from_files(chiso_responses **out, const char *const *paths,
                                        size_t count, const chiso_responses_options *options,
                                        chiso_error *error) {
    *out = NULL;
    const chiso_status status = check_paths(paths, count, error);
    return status == CHISO_OK ? chiso__responses_new(out, paths, count, options, error) : status;
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
    const bool is_input = responses->tables == NULL && strcmp(path, "-") == 0;
    return is_input ? CHISO__STANDARD_INPUT : path;
}

const char *chiso__responses_place(const chiso_responses *responses) {
    return responses->tables != NULL ? "record" : "line";
}

/* A table in memory has no delimiter. */
static chiso_status add_delimiter(const chiso_responses *responses, chiso_result *result,
                                  chiso_error *error) {
    const char text[] = {responses->delimiter, '\0'};
    const char *shown = text[0] == '\t' ? "tab" : text[0] != '\0' ? text : "found by looking";
    return chiso__result_add_text(result, "delimiter", responses->tables == NULL ? shown : NULL,
                                  error);
}

static chiso_status add_decimal(const chiso_responses *responses, chiso_result *result,
                                chiso_error *error) {
    const char text[] = {responses->decimal, '\0'};
    const char *by_itself = responses->tables == NULL ? "found by looking" : ".";
    return chiso__result_add_text(result, "decimal", text[0] != '\0' ? text : by_itself, error);
}

chiso_status chiso__responses_settings(const chiso_responses *responses, chiso_result *result,
                                       chiso_error *error) {
    const char *invalid = responses->invalid_is_missing ? "missing" : "fault";
    chiso_status status = chiso__result_add_setting(result, "files", CHISO_SETTING_LIST,
                                                    responses->paths, responses->n_paths, error);
    if (status == CHISO_OK) status = add_delimiter(responses, result, error);
    if (status == CHISO_OK) status = add_decimal(responses, result, error);
    if (status == CHISO_OK)
        status = chiso__result_add_setting(result, "missing", CHISO_SETTING_LIST,
                                           responses->missing, responses->n_missing, error);
    if (status == CHISO_OK) status = chiso__result_add_text(result, "invalid", invalid, error);
    return status;
}
