/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <chiso/instrument.h>
#include <stdio.h>
#include <string.h>

#include "pages.h"
#include "verb.h"

/* What may stand behind an option: its value in --help tells. */
typedef enum value_kind {
    VALUE_TEXT,
    VALUE_WORD,
    VALUE_INSTRUMENT,
    VALUE_DIR,
    VALUE_FILE
} value_kind;

static value_kind kind_of(const tool_option *option) {
    if (option->word != NULL) return VALUE_WORD;
    if (strcmp(option->value, "I") == 0) return VALUE_INSTRUMENT;
    if (strcmp(option->value, "DIR") == 0) return VALUE_DIR;
    return strcmp(option->value, "PATH") == 0 ? VALUE_FILE : VALUE_TEXT;
}

/* Text between the single quotes of a shell; `special`: characters that get a backslash. */
static void print_quoted(const char *text, const char *special, const char *quote) {
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == '\'')
            printf("%s", quote);
        else
            printf("%s%c", strchr(special, *c) != NULL ? "\\" : "", *c);
    }
}

static void print_words(const char *(*word)(size_t)) {
    for (size_t i = 0; word(i) != NULL; i++) {
        printf(" '");
        print_quoted(word(i), "", "'\\''");
        putchar('\'');
    }
}

/* --- bash --- */

static void bash_verb(const tool_verb *verb) {
    printf("  %s) printf '%%s\\n'", verb->name);
    for (int id = 0; id < OPTIONS; id++) {
        if (options_have(verb->options, (option_id)id)) printf(" %s", option_table[id].name);
    }
    printf(" ;;\n");
}

static void bash_option(const char *verb, const tool_option *option) {
    static const char *const asks[] = {
        [VALUE_TEXT] = ":",
        [VALUE_INSTRUMENT] = "_chiso_instruments; _chiso_paths -d",
        [VALUE_DIR] = "_chiso_paths -d",
        [VALUE_FILE] = "_chiso_paths -f",
    };
    if (option->value == NULL) return;
    printf("  %s:%s) ", verb, option->name);
    if (kind_of(option) == VALUE_WORD) {
        printf("_chiso_reply");
        print_words(option->word);
    } else {
        printf("%s", asks[kind_of(option)]);
    }
    printf(" ;;\n");
}

/* The first option of a name is that of all verbs which have no other of that name. */
static bool is_first_of_name(int id) {
    for (int before = 0; before < id; before++) {
        if (strcmp(option_table[before].name, option_table[id].name) == 0) return false;
    }
    return true;
}

static void bash_values(int id) {
    if (is_first_of_name(id)) return;
    for (const tool_verb *const *v = verbs; *v != NULL; v++) {
        if (options_have((*v)->options, (option_id)id)) bash_option((*v)->name, &option_table[id]);
    }
}

static void bash_words(const tool_verb *verb) {
    if (verb->word == NULL) return;
    printf("  %s) _chiso_reply", verb->name);
    print_words(verb->word);
    printf("; _chiso_paths -d ;;\n");
}

static void print_top(const char *shell) {
    printf(
        "# SPDX-License-Identifier: GPL-3.0-or-later\n"
        "# Completion of chiso for %s, made from the tables of the tool.\n\n",
        shell);
}

static void bash_verbs(void) {
    printf("_chiso_verbs() {\n  _chiso_reply --help --version");
    for (const tool_verb *const *v = verbs; *v != NULL; v++) printf(" %s", (*v)->name);
    puts("\n}\n");
}

static void bash_instruments(void) {
    printf("_chiso_instruments() {\n  _chiso_reply");
    print_words(chiso_instrument_builtin);
    puts("\n}\n");
}

void print_bash(void) {
    puts("# shellcheck shell=bash");
    print_top("bash");
    bash_verbs();
    bash_instruments();
    puts("# The options of a verb, one a line.\n_chiso_options() {\n  case $1 in");
    for (const tool_verb *const *v = verbs; *v != NULL; v++) bash_verb(*v);
    puts("  esac\n}\n");
    puts("# Replies with the values of an option of a verb; fails when it takes none.");
    puts("_chiso_values() {\n  case $1:$2 in");
    for (int id = 0; id < OPTIONS; id++) bash_values(id);
    for (int id = 0; id < OPTIONS; id++) {
        if (is_first_of_name(id)) bash_option("*", &option_table[id]);
    }
    puts("  *) return 1 ;;\n  esac\n}\n");
    puts("# Replies with what a word of a verb may be.\n_chiso_names() {\n  case $1 in");
    for (const tool_verb *const *v = verbs; *v != NULL; v++) bash_words(*v);
    puts("  *) _chiso_paths -f ;;\n  esac\n}\n");
}

/* --- zsh --- */

static void zsh_value(const tool_option *option) {
    static const char *const asks[] = {
        [VALUE_TEXT] = " ",
        [VALUE_INSTRUMENT] = "_chiso_instrument",
        [VALUE_DIR] = "_files -/",
        [VALUE_FILE] = "_files",
    };
    putchar(':');
    print_quoted(option->value, ":\\", "'\\''");
    putchar(':');
    if (kind_of(option) != VALUE_WORD) {
        printf("%s", asks[kind_of(option)]);
        return;
    }
    /* Evaluated, so a semicolon needs its backslash. */
    printf("((");
    for (size_t i = 0; option->word(i) != NULL; i++) {
        if (i > 0) putchar(' ');
        print_quoted(option->word(i), ";:\\", "'\\''");
    }
    printf("))");
}

static void zsh_option(const tool_option *option) {
    const bool may_have_equals = option->value != NULL && option->name[1] == '-';
    printf("    '%s%s[", option->name, may_have_equals ? "=" : "");
    print_quoted(option->help, "[]:\\", "'\\''");
    putchar(']');
    if (option->value != NULL) zsh_value(option);
    printf("' \\\n");
}

static void zsh_verb(const tool_verb *verb) {
    printf("  %s) _arguments \\\n", verb->name);
    for (int id = 0; id < OPTIONS; id++) {
        if (options_have(verb->options, (option_id)id)) zsh_option(&option_table[id]);
    }
    printf("    '*:%s' ;;\n", verb->word != NULL ? "instrument:_chiso_instrument" : "file:_files");
}

static void zsh_instruments(void) {
    printf("_chiso_instrument() {\n  local -a names=(");
    print_words(chiso_instrument_builtin);
    puts(" )\n  _describe -t instruments 'built-in instrument' names\n  _files -/\n}\n");
}

static void zsh_verbs(void) {
    puts("_chiso_verb() {\n  local -a names=(");
    for (const tool_verb *const *v = verbs; *v != NULL; v++) {
        printf("    '%s:", (*v)->name);
        print_quoted((*v)->summary, ":\\", "'\\''");
        puts("'");
    }
    puts("  )\n  _describe -t verbs verb names\n}\n");
}

void print_zsh(void) {
    puts("#compdef chiso");
    print_top("zsh");
    zsh_instruments();
    zsh_verbs();
    puts("_chiso_words() {\n  case $words[1] in");
    for (const tool_verb *const *v = verbs; *v != NULL; v++) zsh_verb(*v);
    puts(
        "  esac\n}\n\n"
        "_chiso() {\n"
        "  _arguments -C '(- *)--help[what the verbs do]' '(- *)--version[the version]' \\\n"
        "    '1:verb:_chiso_verb' '*::word:_chiso_words'\n"
        "}\n\n"
        "_chiso \"$@\"");
}

/* --- fish --- */

static void fish_option(const tool_verb *verb, const tool_option *option) {
    static const char *const asks[] = {
        [VALUE_TEXT] = " -x",
        [VALUE_INSTRUMENT] = " -x -a '(__chiso_instruments)'",
        [VALUE_DIR] = " -x -a '(__fish_complete_directories)'",
        [VALUE_FILE] = " -r -F",
    };
    const bool is_long = option->name[1] == '-';
    printf("complete -c chiso -n '__fish_seen_subcommand_from %s' %s %s", verb->name,
           is_long ? "-l" : "-s", option->name + (is_long ? 2 : 1));
    if (option->value != NULL && kind_of(option) == VALUE_WORD) {
        printf(" -x -a \"");
        for (size_t i = 0; option->word(i) != NULL; i++) printf(" '%s'", option->word(i));
        putchar('"');
    } else if (option->value != NULL) {
        printf("%s", asks[kind_of(option)]);
    }
    printf(" -d '");
    print_quoted(option->help, "\\", "\\'");
    printf("'\n");
}

static void fish_verb(const tool_verb *verb) {
    printf("complete -c chiso -n __fish_use_subcommand -a %s -d '", verb->name);
    print_quoted(verb->summary, "\\", "\\'");
    printf("'\ncomplete -c chiso -n '__fish_seen_subcommand_from %s' %s\n", verb->name,
           verb->word != NULL ? "-a '(__chiso_instruments)'" : "-F");
    for (int id = 0; id < OPTIONS; id++) {
        if (options_have(verb->options, (option_id)id)) fish_option(verb, &option_table[id]);
    }
}

void print_fish(void) {
    print_top("fish");
    printf("function __chiso_instruments\n  printf '%%s\\n'");
    print_words(chiso_instrument_builtin);
    puts(
        "\n  __fish_complete_directories\nend\n\n"
        "complete -c chiso -f\n"
        "complete -c chiso -n __fish_use_subcommand -l help -d 'what the verbs do'\n"
        "complete -c chiso -n __fish_use_subcommand -l version -d 'the version'");
    for (const tool_verb *const *v = verbs; *v != NULL; v++) fish_verb(*v);
}
