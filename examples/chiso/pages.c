/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints one of the pages that are installed beside the tool; not installed itself. */
#include "pages.h"

#include <stdio.h>
#include <string.h>

static int print(const char *name, const char *date) {
    if (strcmp(name, "man") == 0)
        print_man(date);
    else if (strcmp(name, "bash") == 0)
        print_bash();
    else if (strcmp(name, "zsh") == 0)
        print_zsh();
    else if (strcmp(name, "fish") == 0)
        print_fish();
    else
        return 2;
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}

int main(int count, char **words) {
    if (count != 3) {
        fprintf(stderr, "usage: chiso_pages man|bash|zsh|fish DATE\n");
        return 2;
    }
    return print(words[1], words[2]);
}
