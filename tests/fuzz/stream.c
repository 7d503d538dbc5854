/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stream.h"

#include <stdbool.h>
#include <string.h>
#include <unistd.h>

ssize_t __real_read(int file, void *to, size_t room);
ssize_t __wrap_read(int file, void *to, size_t room);

static struct {
    bool on;
    const char *pad, *bytes;
    size_t pad_length, length, step;
} stream;

void stream_start(const char *pad, size_t pad_length, const char *bytes, size_t length,
                  size_t step) {
    stream.on = true;
    stream.pad = pad;
    stream.pad_length = pad_length;
    stream.bytes = bytes;
    stream.length = length;
    stream.step = step;
}

void stream_stop(void) {
    stream.on = false;
}

static size_t hand_out(const char **from, size_t *left, void *to, size_t room) {
    const size_t part = *left < room ? *left : room;
    if (part > 0) memcpy(to, *from, part);
    *from += part;
    *left -= part;
    return part;
}

ssize_t __wrap_read(int file, void *to, size_t room) {
    if (!stream.on || file != STDIN_FILENO) return __real_read(file, to, room);
    if (stream.pad_length > 0) return (ssize_t)hand_out(&stream.pad, &stream.pad_length, to, room);
    const size_t most = room < stream.step ? room : stream.step;
    return (ssize_t)hand_out(&stream.bytes, &stream.length, to, most);
}
