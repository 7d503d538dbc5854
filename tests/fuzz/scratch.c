/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scratch.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fuzz.h"

enum { LONGEST_PATH = 4096 };

static char folder[LONGEST_PATH];

static void remove_folder(void) {
    scratch_remove(folder);
}

const char *scratch_folder(void) {
    const char *parent = getenv("TMPDIR");
    if (folder[0] != '\0') return folder;
    snprintf(folder, sizeof folder, "%s/chiso-fuzz-XXXXXX", parent != NULL ? parent : "/tmp");
    REQUIRE(mkdtemp(folder) != NULL, "%s", folder);
    atexit(remove_folder);
    return folder;
}

const char *scratch_path(const char *above, const char *name) {
    const size_t room = strlen(above) + strlen(name) + 2;
    char *path = malloc(room);
    REQUIRE(path != NULL, "no memory");
    snprintf(path, room, "%s/%s", above, name);
    return path;
}

void scratch_write(const char *path, const char *bytes, size_t length) {
    const int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    REQUIRE(file >= 0, "%s cannot be opened", path);
    REQUIRE(length == 0 || write(file, bytes, length) == (ssize_t)length, "%s", path);
    close(file);
}

void scratch_remove(const char *path) {
    struct dirent **entries;
    if (unlink(path) == 0) return;
    const int count = scandir(path, &entries, NULL, NULL);
    if (count < 0) return;
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        char inside[LONGEST_PATH];
        snprintf(inside, sizeof inside, "%s/%s", path, name);
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0) scratch_remove(inside);
        free(entries[i]);
    }
    free(entries);
    rmdir(path);
}
