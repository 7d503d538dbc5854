/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_FOLDER_H
#define CHISO_TEST_FOLDER_H

/* A directory of its own for a test, and instruments written into it. */

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "test.h"

typedef struct folder {
    char path[64];
    char file[128];
} folder;

static inline folder folder_new(void) {
    folder f = {.path = "/tmp/chiso-instrument-XXXXXX"};
    assert_non_null(mkdtemp(f.path));
    return f;
}

/* The path of a file in it, until the next call. */
static inline const char *folder_file(folder *f, const char *name) {
    snprintf(f->file, sizeof f->file, "%s/%s", f->path, name);
    return f->file;
}

static inline void folder_write(folder *f, const char *name, const char *text) {
    FILE *file = fopen(folder_file(f, name), "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static inline bool folder_has(folder *f, const char *name) {
    return access(folder_file(f, name), F_OK) == 0;
}

static inline void folder_remove(folder *f) {
    static const char *const all[] = {"instrument.csv", "nodes.csv",       "scales.csv",
                                      "nodes.csv.part", "scales.csv.part", "variables.csv",
                                      "breaks.csv"};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) unlink(folder_file(f, all[i]));
    assert_int_equal(rmdir(f->path), 0);
}

#endif
