/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A result as JSON: what loads is JSON to jansson too, is written as it was read, and compares with
 * itself as no change. */
#include <jansson.h>
#include <math.h>

#include "fuzz.h"
#include "promises.h"
#include "scratch.h"

static const char *loaded_path, *saved_path;

int LLVMFuzzerInitialize(int *count, char ***words) {
    (void)count, (void)words;
    loaded_path = scratch_path(scratch_folder(), "loaded.json");
    saved_path = scratch_path(scratch_folder(), "saved.json");
    return 0;
}

static chiso_error error;

static chiso_result *load(const char *path) {
    error = (chiso_error){0};
    chiso_result *result = NULL;
    const chiso_status status = chiso_result_load(&result, path, &error);
    promise_error(status, &error);
    REQUIRE((status == CHISO_OK) == (result != NULL), "%s", chiso_status_name(status));
    REQUIRE(status == CHISO_OK || status == CHISO_E_DATA, "%s", error.message);
    return result;
}

/* FILE, line N: this is not JSON: …  A column may be called so, too. */
static bool says_no_json(void) {
    static const char words[] = ": this is not JSON";
    const char *line = strstr(error.message, ", line ");
    const char *what = line != NULL ? strchr(line, ':') : NULL;
    return what != NULL && strncmp(what, words, sizeof words - 1) == 0;
}

/* Numbers beyond a double jansson does not take, a byte order mark is no JSON to it, and it passes
 * over a NUL behind a word. */
static void ask_jansson(const chiso_result *result, const uint8_t *data, size_t size) {
    json_error_t fault;
    if (size > 0 && memchr(data, '\0', size) != NULL) return;
    json_t *root = json_loadb((const char *)data, size, JSON_DECODE_INT_AS_REAL, &fault);
    const bool mark = size > 0 && data[0] == 0xEF;
    if (root != NULL)
        REQUIRE(!says_no_json(), "%s", error.message);
    else if (!mark && json_error_code(&fault) != json_error_numeric_overflow)
        REQUIRE(result == NULL, "line %d: %s", fault.line, fault.text);
    json_decref(root);
}

static char *render_with(const chiso_result *result, const char *format,
                         const chiso_output_options *options) {
    chiso_error failure = {0};
    char *text = NULL;
    const chiso_status status = chiso_output_render(&text, NULL, result, format, options, &failure);
    REQUIRE(status == CHISO_OK, "%s", failure.message);
    return text;
}

static char *render(const chiso_result *result, const char *format) {
    return render_with(result, format, NULL);
}

static void write_all(const chiso_result *result) {
    for (size_t i = 0; chiso_output_format(i) != NULL; i++)
        chiso_output_free(render(result, chiso_output_format(i)));
}

/* No field of a safe CSV begins with =; in quotes, where a comma or a line feed is part of a text,
 * it may look so. */
static void write_with_options(const chiso_result *result) {
    static const int64_t widths[] = {1, 7, 33, 80};
    chiso_output_options options = CHISO_OUTPUT_OPTIONS_INIT;
    options.colour = CHISO_COLOUR_ANSI;
    for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++) {
        options.width = widths[i];
        chiso_output_free(render_with(result, "table", &options));
    }
    options = (chiso_output_options)CHISO_OUTPUT_OPTIONS_INIT;
    options.spreadsheet_safe = 1;
    char *text = render_with(result, "csv", &options);
    REQUIRE(strchr("=+-@\t", text[0]) == NULL || text[0] == '\0', "%s", text);
    REQUIRE(strstr(text, "\n=") == NULL || strchr(text, '"') != NULL, "%s", text);
    REQUIRE(strstr(text, ",=") == NULL || strchr(text, '"') != NULL, "%s", text);
    chiso_output_free(text);
}

/* Rows stay, and to empty them again changes nothing. */
static void suppress(const chiso_result *result) {
    chiso_error failure = {0};
    chiso_result *once = NULL, *twice = NULL;
    REQUIRE(chiso_result_suppress(&once, result, &failure) == CHISO_OK, "%s", failure.message);
    REQUIRE(chiso_result_suppress(&twice, once, &failure) == CHISO_OK, "%s", failure.message);
    REQUIRE(chiso_result_rows(once) == chiso_result_rows(result), "a row is gone");
    char *first = render(once, "json"), *second = render(twice, "json");
    REQUIRE(strcmp(first, second) == 0, "%s, not %s", second, first);
    chiso_output_free(first);
    chiso_output_free(second);
    chiso_result_free(once);
    chiso_result_free(twice);
}

static void read_again(const chiso_result *result) {
    char *first = render(result, "json");
    scratch_write(saved_path, first, strlen(first));
    chiso_result *again = load(saved_path);
    REQUIRE(again != NULL, "%s", first);
    char *second = render(again, "json");
    REQUIRE(strcmp(first, second) == 0, "%s, not %s", second, first);
    chiso_output_free(first);
    chiso_output_free(second);
    chiso_result_free(again);
}

static void check_changes(const chiso_result *changes, size_t rows) {
    const size_t change = (size_t)chiso_result_find_column(changes, "change");
    const size_t p = (size_t)chiso_result_find_column(changes, "p_value");
    REQUIRE(chiso_result_rows(changes) == rows, "%zu rows of %zu", chiso_result_rows(changes),
            rows);
    for (size_t i = 0; i < rows; i++) {
        const double value = chiso_result_number(changes, i, change);
        const double chance = chiso_result_number(changes, i, p);
        REQUIRE(isnan(value) || value == 0, "row %zu changes by %g", i, value);
        REQUIRE(isnan(chance) || chance == 1, "row %zu has a p of %g", i, chance);
    }
}

static void compare(const chiso_result *result) {
    chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
    for (int32_t language = 0; language < 2; language++) {
        chiso_error failure = {0};
        chiso_result *changes = NULL;
        options.language = language;
        options.family = language;
        const chiso_status status = chiso_compare(&changes, result, result, &options, &failure);
        promise_error(status, &failure);
        REQUIRE(status == CHISO_OK || status == CHISO_E_ARGUMENT || status == CHISO_E_DATA, "%s",
                failure.message);
        if (changes == NULL) continue;
        check_changes(changes, chiso_result_rows(result));
        write_all(changes);
        chiso_result_free(changes);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    scratch_write(loaded_path, (const char *)data, size);
    chiso_result *result = load(loaded_path);
    ask_jansson(result, data, size);
    if (result == NULL) return 0;
    write_all(result);
    write_with_options(result);
    suppress(result);
    read_again(result);
    compare(result);
    chiso_result_free(result);
    return 0;
}
