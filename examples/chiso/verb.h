/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TOOL_VERB_H
#define CHISO_TOOL_VERB_H

#include "options.h"

/** Exit statuses: a contract with scripts. */
enum {
    EXIT_DONE = 0,    /* done */
    EXIT_FAULT = 1,   /* the data are at fault */
    EXIT_COMMAND = 2, /* the command line is, or a file cannot be opened */
    EXIT_BROKEN = 3   /* something broke: reading, writing, memory */
};

/** One verb of the tool: what it does, and everything that --help says about it. */
typedef struct tool_verb {
    const char *name;
    const char *synopsis;     /* what stands behind the name */
    const char *summary;      /* one line */
    const char *text;         /* a paragraph or two */
    const char *examples;     /* lines of shell */
    const option_id *options; /* OPTION_LIST() */
    bool bare;                /* answers may come without --instrument */
    /* Completion: what a word that is no option may be, NULL behind the last; NULL: a file. */
    const char *(*word)(size_t index);
    int (*run)(const tool_options *given);
} tool_verb;

/** All verbs in the order of the help, ended by NULL. */
extern const tool_verb *const verbs[];

/** What the help and the manual page say about the tool itself. */
extern const char tool_summary[];
extern const char tool_about_files[];

/** What the exit statuses mean, by their number, ended by NULL. */
extern const char *const exit_meanings[];

/** The help of the tool, or of one verb, on standard output. */
void help_tool(void);
void help_verb(const tool_verb *verb);

#endif
