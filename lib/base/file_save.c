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

/* A file to be written. */
struct target {
    const char *path; /* as the caller named it */
    char *real;       /* without links on the way; NULL: write to `path` itself */
    bool exists;
    mode_t mode; /* of the file there is */
    const char *bytes;
    size_t length;
};

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

static chiso_status write_directly(const struct target *t, chiso_error *error) {
    /* Appending, because standard output may be a file that holds something already. */
    int file = open(t->path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY);
    if (file < 0) return fail_open(error, t->path, errno);
    int reason = write_all(file, t->bytes, t->length);
    if (close(file) != 0 && reason == 0) reason = errno;
    return reason == 0 ? CHISO_OK
                       : chiso__file_fail(error, CHISO_E_WRITE, "write", t->path, reason);
}

/* Standard output and its like, which may lead to a file that somebody else holds open. */
static bool is_stream(const char *path, mode_t mode) {
    return S_ISLNK(mode) && (strncmp(path, "/dev/", 5) == 0 || strncmp(path, "/proc/", 6) == 0);
}

static chiso_status find_target(struct target *t, chiso_error *error) {
    struct stat link = {0}, file = {0};
    bool named = lstat(t->path, &link) == 0;
    if (!named && (errno != ENOENT || *t->path == '\0')) return fail_open(error, t->path, errno);
    t->exists = named && stat(t->path, &file) == 0;
    if (named && !t->exists) return fail_open(error, t->path, errno);
    if (t->exists && (!S_ISREG(file.st_mode) || is_stream(t->path, link.st_mode))) return CHISO_OK;
    /* Replacing it takes a right to the directory alone; the file's own is asked for as well. */
    if (t->exists && access(t->path, W_OK) != 0) return fail_open(error, t->path, errno);
    t->mode = file.st_mode & 0777;
    if (t->exists) {
        t->real = realpath(t->path, NULL);
        return t->real != NULL ? CHISO_OK : fail_open(error, t->path, errno);
    }
    t->real = chiso__alloc(strlen(t->path) + 1, 1);
    if (t->real == NULL) return chiso__fail_memory(error);
    memcpy(t->real, t->path, strlen(t->path));
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

/* Fill the temporary file and give it its place; 0, or errno. */
static int fill(int file, const char *name, const struct target *t) {
    int reason = write_all(file, t->bytes, t->length);
    if (reason == 0 && t->exists && fchmod(file, t->mode) != 0) reason = errno;
    if (reason == 0 && fsync(file) != 0) reason = errno;
    if (close(file) != 0 && reason == 0) reason = errno;
    if (reason == 0 && rename(name, t->real) != 0) reason = errno;
    if (reason != 0) unlink(name);
    return reason;
}

static chiso_status replace_file(const struct target *t, chiso_error *error) {
    size_t room = strlen(t->real) + 80;
    char *name = chiso__alloc(room, 1);
    if (name == NULL) return chiso__fail_memory(error);
    int file = open_beside(name, room, t->real), reason = errno;
    chiso_status status = CHISO_OK;
    if (file < 0)
        status = fail_open(error, t->path, reason);
    else if ((reason = fill(file, name, t)) != 0)
        status = chiso__file_fail(error, CHISO_E_WRITE, "write", t->path, reason);
    chiso__free(name);
    return status;
}

chiso_status chiso__file_save(const char *path, const char *bytes, size_t length,
                              chiso_error *error) {
    struct target t = {.path = path, .bytes = bytes, .length = length};
    chiso_status status = find_target(&t, error);
    if (status == CHISO_OK)
        status = t.real != NULL ? replace_file(&t, error) : write_directly(&t, error);
    chiso__free(t.real);
    return status;
}
