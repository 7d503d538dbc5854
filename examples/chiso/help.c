/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "verb.h"

enum { HELP_COLUMN = 27, HELP_WIDTH = 60 };

const char tool_summary[] = "satisfaction and governance indices from survey answers";

const char tool_about_files[] =
    "A FILE is CSV in UTF-8 with a header, or - for standard input; several files are one data "
    "set.";

const char *const exit_meanings[] = {
    [EXIT_DONE] = "done",
    [EXIT_FAULT] = "the data are at fault",
    [EXIT_COMMAND] = "the command line is, or a file cannot be opened",
    [EXIT_BROKEN] = "something broke (reading, writing, memory)",
    NULL,
};

void help_tool(void) {
    printf("chiso: %s\n\nUsage: chiso VERB [FILE...] [OPTIONS]\n\n", tool_summary);
    for (const tool_verb *const *v = verbs; *v != NULL; v++)
        printf("  %-14s%s\n", (*v)->name, (*v)->summary);
    printf(
        "\nchiso VERB --help     tells about a verb, with examples\n"
        "chiso --version       tells the version\n\n%s\n\nExit status\n",
        tool_about_files);
    for (int status = 0; exit_meanings[status] != NULL; status++)
        printf("  %d  %s\n", status, exit_meanings[status]);
}

/* The text of an option, broken into lines that start at one column. */
static void print_wrapped(const char *text) {
    size_t used = 0;
    while (*text != '\0') {
        const size_t word = strcspn(text, " ");
        if (used > 0 && used + 1 + word > HELP_WIDTH) {
            printf("\n%*s", HELP_COLUMN, "");
            used = 0;
        }
        printf("%s%.*s", used > 0 ? " " : "", (int)word, text);
        used += word + (used > 0);
        text += word + strspn(text + word, " ");
    }
    putchar('\n');
}

static void print_option(const tool_option *option) {
    char name[HELP_COLUMN * 2];
    snprintf(name, sizeof name, "  %s %s", option->name, option->value ? option->value : "");
    printf("%-*s", HELP_COLUMN, name);
    if (strlen(name) >= HELP_COLUMN) printf("\n%*s", HELP_COLUMN, "");
    print_wrapped(option->help);
}

void help_verb(const tool_verb *verb) {
    printf("chiso %s: %s\n\nUsage: chiso %s %s\n\n%s\n", verb->name, verb->summary, verb->name,
           verb->synopsis, verb->text);
    const char *heading = "";
    for (int id = 0; id < OPTIONS; id++) {
        if (!options_have(verb->options, (option_id)id)) continue;
        if (strcmp(heading, option_table[id].heading) != 0) {
            heading = option_table[id].heading;
            printf("\n%s\n", heading);
        }
        print_option(&option_table[id]);
    }
    printf("\nExamples\n%s\n", verb->examples);
}
