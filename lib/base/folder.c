/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700 /* mkdtemp */

#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"

chiso_status chiso__folder_make(char **path, chiso_error *error) {
    static const char name[] = "/chiso-XXXXXX";
    const char *within = getenv("TMPDIR");
    if (within == NULL || *within == '\0') within = "/tmp";
    const size_t room = strlen(within) + sizeof name;
    *path = chiso__alloc(room, 1);
    if (*path == NULL) return chiso__fail_memory(error);
    snprintf(*path, room, "%s%s", within, name);
    if (mkdtemp(*path) != NULL) return CHISO_OK;
    const int reason = errno;
    chiso__free(*path);
    *path = NULL;
    return chiso__file_fail(error, CHISO_E_WRITE, "make a temporary folder in", within, reason);
}

/* What is there is files. */
static void empty(int folder) {
    DIR *list = fdopendir(folder);
    if (list == NULL) close(folder);
    for (const struct dirent *entry; list != NULL && (entry = readdir(list)) != NULL;)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            unlinkat(folder, entry->d_name, 0);
    if (list != NULL) closedir(list);
}

void chiso__folder_remove(char *path) {
    if (path == NULL) return;
    if (rmdir(path) != 0) { /* there are files in it */
        const int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
        if (folder >= 0) empty(folder);
        rmdir(path);
    }
    chiso__free(path);
}
