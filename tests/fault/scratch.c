/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* nftw */

#include "scratch.h"

#include <dirent.h>
#include <ftw.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEPTH = 8 };

static char directory[64], before[4096];

static void need(bool good, const char *what) {
    if (good) return;
    perror(what);
    abort();
}

void scratch_enter(void) {
    strcpy(directory, "/tmp/chiso-fault-XXXXXX");
    need(getcwd(before, sizeof before) != NULL, "getcwd");
    need(mkdtemp(directory) != NULL, directory);
    need(chdir(directory) == 0, directory);
    need(setenv("TMPDIR", directory, 1) == 0, "setenv"); /* what is left there is seen */
}

void scratch_leave(void) {
    scratch_empty();
    need(unsetenv("TMPDIR") == 0, "unsetenv");
    need(chdir(before) == 0, before);
    need(rmdir(directory) == 0, directory);
}

static int remove_one(const char *path, const struct stat *about, int type, struct FTW *where) {
    (void)about, (void)type;
    return where->level == 0 ? 0 : remove(path);
}

void scratch_empty(void) {
    need(nftw(".", remove_one, DEPTH, FTW_DEPTH | FTW_PHYS) == 0, "nftw");
}

void scratch_write(const char *path, const char *text) {
    FILE *file = fopen(path, "wb");
    need(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0, path);
}

void scratch_folder(const char *path) {
    need(mkdir(path, 0777) == 0, path);
}

void scratch_mode(const char *path, unsigned mode) {
    need(chmod(path, mode) == 0, path);
}

void scratch_link(const char *target, const char *path) {
    need(symlink(target, path) == 0, path);
}

/* As text, whatever the file holds: a zero byte becomes \0. */
static void tell_file(FILE *to, const char *path) {
    FILE *file = fopen(path, "rb");
    need(file != NULL, path);
    for (int byte; (byte = getc(file)) != EOF;) {
        if (byte != 0)
            putc(byte, to);
        else
            fputs("\\0", to);
    }
    fclose(file);
}

char *scratch_read(const char *path) {
    char *text = NULL;
    size_t length = 0;
    if (access(path, F_OK) != 0) return NULL;
    FILE *to = open_memstream(&text, &length);
    need(to != NULL, "open_memstream");
    tell_file(to, path);
    fclose(to);
    return text;
}

static void tell_folder(FILE *to, const char *path) {
    struct dirent **entries;
    int count = scandir(path, &entries, NULL, alphasort);
    need(count >= 0, path);
    for (int i = 0; i < count; i++) {
        char name[512];
        struct stat about;
        snprintf(name, sizeof name, "%s/%s", path, entries[i]->d_name);
        const bool dots =
            strcmp(entries[i]->d_name, ".") == 0 || strcmp(entries[i]->d_name, "..") == 0;
        free(entries[i]);
        if (dots) continue;
        need(lstat(name, &about) == 0, name);
        fprintf(to, "== %s %o\n", name, (unsigned)about.st_mode);
        if (S_ISREG(about.st_mode)) tell_file(to, name);
        if (S_ISDIR(about.st_mode)) tell_folder(to, name);
    }
    free(entries);
}

void scratch_tell(FILE *to) {
    tell_folder(to, ".");
}

char *scratch_text(void) {
    char *text = NULL;
    size_t length = 0;
    FILE *to = open_memstream(&text, &length);
    need(to != NULL, "open_memstream");
    scratch_tell(to);
    fclose(to);
    return text;
}
