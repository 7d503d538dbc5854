/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <chiso/base.h>
#include <chiso/instrument.h>
#include <stdio.h>
#include <string.h>

/* Works when the library that runs is the one meant, and can do something with what it links. */
int main(int argc, char **argv) {
    const char *code = chiso_province_code(CHISO_PROVINCES_63, "Ha Noi");

    if (argc != 2 || strcmp(chiso_version(), argv[1]) != 0) {
        fprintf(stderr, "version %s\n", chiso_version());
        return 1;
    }
    if (code == NULL || strcmp(code, "01") != 0) {
        fprintf(stderr, "Ha Noi is %s\n", code == NULL ? "unknown" : code);
        return 1;
    }
    return 0;
}
