/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command-line tool, built on the public API alone. */
#include <chiso/chiso.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"

static const tool_verb *find(const char *name) {
    for (const tool_verb *const *v = verbs; *v != NULL; v++) {
        if (strcmp((*v)->name, name) == 0) return *v;
    }
    return NULL;
}

/* Totals name their instrument. */
static bool complete(const tool_verb *verb, const tool_options *given) {
    if (!options_have(verb->options, OPTION_INSTRUMENT) || given->value[OPTION_INSTRUMENT] != NULL)
        return true;
    if (verb->bare || (given->n_files > 0 && is_totals(given->files[0]))) return true;
    fprintf(
        stderr,
        "chiso %s: which instrument? --instrument names a built-in one (chiso instruments lists "
        "them) or a directory\n",
        verb->name);
    return false;
}

static int run_verb(const tool_verb *verb, int count, char **words) {
    tool_options given = {.files = calloc((size_t)count + 1, sizeof *given.files)};
    int code = EXIT_COMMAND;
    if (given.files == NULL) {
        fprintf(stderr, "chiso: out of memory\n");
        return EXIT_BROKEN;
    }
    if (options_read(&given, verb->name, verb->options, count, words)) {
        if (given.value[OPTION_HELP] != NULL) {
            help_verb(verb);
            code = EXIT_DONE;
        } else if (complete(verb, &given) && output_fits(verb->name, &given)) {
            code = verb->run(&given);
        }
    }
    free(given.files);
    return code;
}

int main(int count, char **words) {
    const char *first = count > 1 ? words[1] : "--help";
    if (strcmp(first, "--help") == 0 || strcmp(first, "help") == 0) {
        help_tool();
        return count > 1 ? EXIT_DONE : EXIT_COMMAND;
    }
    if (strcmp(first, "--version") == 0) {
        printf("chiso %s\n", chiso_version());
        return EXIT_DONE;
    }
    const tool_verb *verb = find(first);
    if (verb != NULL) return run_verb(verb, count - 2, words + 2);
    fprintf(stderr, "chiso: there is no verb \"%s\"; chiso --help lists them\n", first);
    return EXIT_COMMAND;
}
