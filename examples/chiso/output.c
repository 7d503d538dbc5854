/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a result goes, and how it looks there. */
#include "common.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const char *format_of(const tool_options *given) {
    const char *format = given->value[OPTION_FORMAT];
    return format != NULL ? format : chiso_output_format(0);
}

bool goes_to_standard_output(const tool_options *given) {
    const char *path = given->value[OPTION_OUTPUT];
    return path == NULL || strcmp(path, "-") == 0;
}

/* --- what the command line says --- */

static bool read_columns(int64_t *out, const char *text) {
    char *end;
    errno = 0;
    *out = strtoimax(text, &end, 10);
    return errno == 0 && end != text && *end == '\0' && *out > 0;
}

bool output_is_no_terminal(const char *verb, const char *format, const tool_options *given) {
    if (!goes_to_standard_output(given) || !isatty(STDOUT_FILENO)) return true;
    fprintf(stderr, "chiso %s: %s is not to be read on a terminal; -o names its file\n", verb,
            format);
    return false;
}

bool output_fits(const char *verb, const tool_options *given) {
    static const struct {
        option_id id;
        const char *format;
    } places[] = {
        {OPTION_WIDTH, "table"}, {OPTION_COLOR, "table"}, {OPTION_SPREADSHEET_SAFE, "csv"}};
    const char *format = format_of(given);
    int64_t width;
    if (strcmp(format, "xlsx") == 0 && !output_is_no_terminal(verb, format, given)) return false;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        if (given->value[places[i].id] == NULL || strcmp(places[i].format, format) == 0) continue;
        fprintf(stderr, "chiso %s: %s is for --format %s, not %s\n", verb,
                option_table[places[i].id].name, places[i].format, format);
        return false;
    }
    if (given->value[OPTION_WIDTH] == NULL || read_columns(&width, given->value[OPTION_WIDTH]))
        return true;
    fprintf(stderr, "chiso %s: --width takes a whole number from 1 up\n", verb);
    return false;
}

/* --- the terminal --- */

/* 0 where nobody says. */
static int64_t terminal_width(void) {
    struct winsize size = {0};
    const char *columns = getenv("COLUMNS");
    int64_t width = 0;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    return columns != NULL && read_columns(&width, columns) ? width : 0;
}

/* no-color.org: set and not empty. */
static bool shows_colours(void) {
    const char *term = getenv("TERM"), *none = getenv("NO_COLOR");
    return term != NULL && term[0] != '\0' && strcmp(term, "dumb") != 0 &&
           (none == NULL || none[0] == '\0');
}

static chiso_output_options options_of(const tool_options *given, const char *format) {
    chiso_output_options options = CHISO_OUTPUT_OPTIONS_INIT;
    const char *width = given->value[OPTION_WIDTH], *colour = given->value[OPTION_COLOR];
    const bool terminal = goes_to_standard_output(given) && isatty(STDOUT_FILENO) != 0;
    options.spreadsheet_safe = given->value[OPTION_SPREADSHEET_SAFE] != NULL;
    if (strcmp(format, "table") != 0) return options;
    if (width != NULL)
        read_columns(&options.width, width);
    else if (terminal)
        options.width = terminal_width();
    if (colour == NULL || strcmp(colour, "auto") == 0)
        options.colour = terminal && shows_colours() ? CHISO_COLOUR_ANSI : CHISO_COLOUR_NONE;
    else
        options.colour = strcmp(colour, "always") == 0 ? CHISO_COLOUR_ANSI : CHISO_COLOUR_NONE;
    return options;
}

/* --- writing --- */

int write_bytes(const char *verb, const char *bytes, size_t length) {
    if (fwrite(bytes, 1, length, stdout) == length && fflush(stdout) == 0) return EXIT_DONE;
    fprintf(stderr, "chiso %s: cannot write to standard output: %s\n", verb, strerror(errno));
    return EXIT_BROKEN;
}

static int write_here(const char *verb, const chiso_result *result, const char *format,
                      const chiso_output_options *options) {
    chiso_error error = {0};
    char *text = NULL;
    size_t length = 0;
    chiso_status status = chiso_output_render(&text, &length, result, format, options, &error);
    if (status != CHISO_OK) return report(verb, status, &error);
    const int code = write_bytes(verb, text, length);
    chiso_output_free(text);
    return code;
}

int write_result(const char *verb, const chiso_result *result, const tool_options *given) {
    const char *format = format_of(given);
    const chiso_output_options options = options_of(given, format);
    for (size_t i = 0; strcmp(format, "table") != 0 && i < chiso_result_notes(result); i++)
        fprintf(stderr, "chiso: note: %s\n", chiso_result_note(result, i));
    if (goes_to_standard_output(given)) return write_here(verb, result, format, &options);
    chiso_error error = {0};
    const chiso_status status =
        chiso_output_save(result, format, &options, given->value[OPTION_OUTPUT], &error);
    return report(verb, status, &error);
}

int write_report(const char *verb, const chiso_report *made, const char *format,
                 const tool_options *given) {
    chiso_error error = {0};
    char *bytes = NULL;
    size_t length = 0;
    const char *path = given->value[OPTION_OUTPUT];
    if (!goes_to_standard_output(given))
        return report(verb, chiso_report_save(made, format, path, &error), &error);
    const chiso_status status = chiso_report_render(&bytes, &length, made, format, &error);
    if (status != CHISO_OK) return report(verb, status, &error);
    const int code = write_bytes(verb, bytes, length);
    chiso_output_free(bytes);
    return code;
}
