/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <chiso/base.h>
#include <stdio.h>
#include <string.h>

#include "pages.h"
#include "verb.h"

/* Each says what it is for; --help has no room for them. */
static const struct {
    const char *name, *text;
} files[] = {
    {"DIR/instrument.csv", "what an instrument is: its name, year, titles, where it comes from"},
    {"DIR/nodes.csv", "its tree: how answers become indicators, and indicators the index"},
    {"DIR/scales.csv", "its answers: codes, labels, which of them mean missing"},
    {"DIR/variables.csv", "what else was asked and is not in the tree"},
    {"DIR/breaks.csv", "from which year on a node is no longer what it was"},
};

/* How roff is told that a character is meant as it stands. */
static void print_character(char c, bool line_begins) {
    if (line_begins && (c == '.' || c == '\'')) printf("\\&");
    if (c == '-')
        printf("\\-");
    else if (c == '\\')
        printf("\\e");
    else
        putchar(c);
}

static void print_text(const char *text) {
    bool line_begins = true;
    for (const char *c = text; *c != '\0'; c++) {
        print_character(*c, line_begins);
        line_begins = *c == '\n';
    }
}

static void print_line(const char *text) {
    print_text(text);
    putchar('\n');
}

/* An empty line of the help begins a paragraph. */
static void print_paragraphs(const char *text) {
    bool line_begins = true;
    for (const char *c = text; *c != '\0'; c++) {
        if (line_begins && *c == '\n') printf(".PP");
        print_character(*c, line_begins);
        line_begins = *c == '\n';
    }
    putchar('\n');
}

static void print_synopsis(void) {
    puts(".SH SYNOPSIS\n.nf");
    for (const tool_verb *const *v = verbs; *v != NULL; v++) {
        printf("\\fBchiso %s\\fR ", (*v)->name);
        print_line((*v)->synopsis);
    }
    puts(
        "\\fBchiso\\fR [\\fIVERB\\fR] \\fB\\-\\-help\\fR\n"
        "\\fBchiso \\-\\-version\\fR\n.fi");
}

static void print_verb_options(const tool_verb *verb) {
    const char *before = "Its options: ";
    for (int id = 0; id < OPTIONS; id++) {
        if (!options_have(verb->options, (option_id)id)) continue;
        printf("%s\\fB", before);
        print_text(option_table[id].name);
        printf("\\fR");
        before = ",\n";
    }
    puts(".");
}

static void print_verb(const tool_verb *verb) {
    printf(".SS chiso %s\n", verb->name);
    print_text(verb->summary);
    puts(".\n.PP");
    print_paragraphs(verb->text);
    puts(".PP");
    print_verb_options(verb);
}

static void print_option(const tool_option *option) {
    printf(".TP\n\\fB");
    print_text(option->name);
    printf("\\fR");
    if (option->value != NULL) {
        printf(" \\fI");
        print_text(option->value);
        printf("\\fR");
    }
    putchar('\n');
    print_line(option->help);
}

static void print_options(void) {
    const char *heading = "";
    puts(".SH OPTIONS");
    for (int id = 0; id < OPTIONS; id++) {
        if (strcmp(heading, option_table[id].heading) != 0) {
            heading = option_table[id].heading;
            printf(".SS %s\n", heading);
        }
        print_option(&option_table[id]);
    }
}

static void print_exits(void) {
    puts(".SH EXIT STATUS");
    for (int status = 0; exit_meanings[status] != NULL; status++) {
        printf(".TP\n\\fB%d\\fR\n", status);
        print_line(exit_meanings[status]);
    }
}

static void print_files(void) {
    puts(".SH FILES\nAn instrument of one\\(aqs own is a directory:");
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        printf(".TP\n\\fI%s\\fR\n", files[i].name);
        print_line(files[i].text);
    }
}

static void print_examples(void) {
    puts(".SH EXAMPLES\n.nf");
    for (const tool_verb *const *v = verbs; *v != NULL; v++) {
        if (v != verbs) putchar('\n');
        print_line((*v)->examples);
    }
    puts(".fi");
}

void print_man(const char *date) {
    printf(".TH CHISO 1 %s \"chiso %s\" \"User Commands\"\n.SH NAME\nchiso \\- ", date,
           chiso_version());
    print_line(tool_summary);
    print_synopsis();
    puts(".SH DESCRIPTION");
    print_paragraphs(tool_about_files);
    puts(".SH VERBS");
    for (const tool_verb *const *v = verbs; *v != NULL; v++) print_verb(*v);
    print_options();
    print_exits();
    print_files();
    print_examples();
    puts(
        ".SH SEE ALSO\nIn share/doc/chiso:\n.TP\n\\fIinstruments.md\\fR\n"
        "how an instrument is written\n.TP\n\\fIoutput.md\\fR\nwhat each column means");
}
