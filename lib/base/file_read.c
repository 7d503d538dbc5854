/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

chiso_status chiso__file_open(int *file, const char *path, chiso_error *error) {
    struct stat about;
    *file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (*file >= 0 && (fstat(*file, &about) != 0 || !S_ISDIR(about.st_mode))) return CHISO_OK;
    const int reason = *file < 0 ? errno : EISDIR;
    if (*file >= 0) close(*file);
    *file = -1;
    const chiso_status status = reason == ENOMEM ? CHISO_E_MEMORY : CHISO_E_OPEN;
    return chiso__file_fail(error, status, "open", path, reason);
}

chiso_status chiso__file_read(chiso__buffer *to, int file, const char *path, size_t until,
                              chiso_error *error) {
    char piece[16 * 1024];
    while (to->length < until) {
        const size_t left = until - to->length;
        const ssize_t got = read(file, piece, left < sizeof piece ? left : sizeof piece);
        if (got == 0) break;
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return chiso__file_fail(error, CHISO_E_READ, "read", path, errno);
        chiso__buffer_add(to, piece, (size_t)got);
        if (to->failed) return chiso__fail_memory(error);
    }
    return CHISO_OK;
}
