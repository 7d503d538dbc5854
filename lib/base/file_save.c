/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700 /* realpath */

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/printable.h"

chiso_status chiso__file_fail(chiso_error *error, chiso_status status, const char *what,
                              const char *path, int reason) {
    char words[128] = "unknown reason", shown[200];
    strerror_r(reason, words, sizeof words);
    chiso__printable_copy(shown, sizeof shown, path);
    return chiso__fail(error, status, "cannot %s \"%s\": %s", what, shown, words);
}

static chiso_status fail_open(chiso_error *error, const char *path, int reason) {
    chiso_status status = reason == ENOMEM ? CHISO_E_MEMORY : CHISO_E_OPEN;
    return chiso__file_fail(error, status, "write to", path, reason);
}

/* 0, or errno. */
static int write_all(int file, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(file, bytes, length);
        if (written < 0 && errno != EINTR) return errno;
        if (written == 0) return EIO;
        if (written > 0) bytes += written, length -= (size_t)written;
    }
    return 0;
}

/* Standard output and its like, which may lead to a file that somebody else holds open. */
static bool is_stream(const char *path, mode_t mode) {
    return S_ISLNK(mode) && (strncmp(path, "/dev/", 5) == 0 || strncmp(path, "/proc/", 6) == 0);
}

static chiso_status find_target(chiso__file_writer *w, chiso_error *error) {
    struct stat link = {0}, file = {0};
    bool named = lstat(w->path, &link) == 0;
    if (!named && (errno != ENOENT || *w->path == '\0')) return fail_open(error, w->path, errno);
    w->exists = named && stat(w->path, &file) == 0;
    if (named && !w->exists) return fail_open(error, w->path, errno);
    if (w->exists && (!S_ISREG(file.st_mode) || is_stream(w->path, link.st_mode))) return CHISO_OK;
    /* Replacing it takes a right to the directory alone; the file's own is asked for as well. */
    if (w->exists && access(w->path, W_OK) != 0) return fail_open(error, w->path, errno);
    w->mode = file.st_mode & 0777;
    if (w->exists) {
        w->real = realpath(w->path, NULL);
        return w->real != NULL ? CHISO_OK : fail_open(error, w->path, errno);
    }
    w->real = chiso__alloc(strlen(w->path) + 1, 1);
    if (w->real == NULL) return chiso__fail_memory(error);
    memcpy(w->real, w->path, strlen(w->path));
    return CHISO_OK;
}

/* A new file in the directory of `real`; not mkstemp, so that the umask and the directory's ACL
 * hold. */
static int open_beside(char *name, size_t room, const char *real) {
    enum { TRIES = 100 };
    const char *slash = strrchr(real, '/');
    int directory = slash != NULL ? (int)(slash - real) + 1 : 0, file = -1;
    for (unsigned i = 0; i < TRIES && file < 0; i++) {
        struct timespec now = {0};
        clock_gettime(CLOCK_REALTIME, &now);
        snprintf(name, room, "%.*s.chiso-%jx-%lx-%x", directory, real, (uintmax_t)getpid(),
                 (unsigned long)now.tv_nsec, i);
        file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file < 0 && errno != EEXIST) break;
    }
    return file;
}

static void let_go(chiso__file_writer *w) {
    chiso__free(w->temporary);
    chiso__free(w->real);
    *w = (chiso__file_writer){.path = w->path, .file = -1};
}

static chiso_status open_target(chiso__file_writer *w, chiso_error *error) {
    if (w->real == NULL) {
        /* Appending, because standard output may be a file that holds something already. */
        w->file = open(w->path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY);
        return w->file < 0 ? fail_open(error, w->path, errno) : CHISO_OK;
    }
    size_t room = strlen(w->real) + 80;
    w->temporary = chiso__alloc(room, 1);
    if (w->temporary == NULL) return chiso__fail_memory(error);
    w->file = open_beside(w->temporary, room, w->real);
    return w->file < 0 ? fail_open(error, w->path, errno) : CHISO_OK;
}

chiso_status chiso__file_begin(chiso__file_writer *writer, const char *path, chiso_error *error) {
    *writer = (chiso__file_writer){.path = path, .file = -1};
    chiso_status status = find_target(writer, error);
    if (status == CHISO_OK) status = open_target(writer, error);
    if (status != CHISO_OK) let_go(writer);
    return status;
}

chiso_status chiso__file_write(const chiso__file_writer *writer, const char *bytes, size_t length,
                               chiso_error *error) {
    const int reason = write_all(writer->file, bytes, length);
    return reason == 0 ? CHISO_OK
                       : chiso__file_fail(error, CHISO_E_WRITE, "write", writer->path, reason);
}

/* Make the temporary file last and give it its place; 0, or errno. */
static int finish(const chiso__file_writer *w, bool keep) {
    const bool replaces = w->temporary != NULL;
    int reason = 0;
    if (keep && replaces && w->exists && fchmod(w->file, w->mode) != 0) reason = errno;
    if (keep && replaces && reason == 0 && fsync(w->file) != 0) reason = errno;
    if (close(w->file) != 0 && reason == 0) reason = errno;
    if (!replaces) return reason;
    if (keep && reason == 0 && rename(w->temporary, w->real) != 0) reason = errno;
    if (!keep || reason != 0) unlink(w->temporary);
    return reason;
}

chiso_status chiso__file_end(chiso__file_writer *writer, chiso_status status, chiso_error *error) {
    const int reason = finish(writer, status == CHISO_OK);
    const char *path = writer->path;
    let_go(writer);
    if (status != CHISO_OK || reason == 0) return status;
    return chiso__file_fail(error, CHISO_E_WRITE, "write", path, reason);
}

chiso_status chiso__file_save(const char *path, const char *bytes, size_t length,
                              chiso_error *error) {
    chiso__file_writer writer;
    chiso_status status = chiso__file_begin(&writer, path, error);
    if (status != CHISO_OK) return status;
    status = chiso__file_write(&writer, bytes, length, error);
    return chiso__file_end(&writer, status, error);
}
