/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv/source.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"

enum { REASON = 128 };

static const char *reason_of(int number, char text[REASON]) {
    if (strerror_r(number, text, REASON) != 0) text[0] = '\0';
    return text[0] != '\0' ? text : "unknown reason";
}

static chiso_status keep_name(chiso__source *source, const char *name, chiso_error *error) {
    size_t size = strlen(name) + 1;
    source->name = chiso__alloc(size, 1);
    if (source->name == NULL) return chiso__fail_memory(error);
    memcpy(source->name, name, size);
    return CHISO_OK;
}

/* One read of at most `room` bytes to `to`, which follows what has been read. */
static chiso_status read_some(chiso__source *source, char *to, size_t room, chiso_error *error) {
    ssize_t got;
    do got = read(source->file, to, room);
    while (got < 0 && errno == EINTR);
    if (got < 0) {
        char reason[REASON];
        return chiso__fail(error, CHISO_E_READ, "%s, line %" PRId64 ": reading broke off: %s",
                           source->name, source->line, reason_of(errno, reason));
    }
    source->ended = got == 0;
    source->end = to + got;
    source->taken += got;
    return CHISO_OK;
}

static void start(chiso__source *source, const char *bytes, size_t length) {
    static const char mark[] = {'\xEF', '\xBB', '\xBF'};
    source->line = 1;
    source->at = bytes;
    source->end = bytes + length;
    if (length >= sizeof mark && memcmp(bytes, mark, sizeof mark) == 0) source->at += sizeof mark;
}

/* The sample goes up to the last line that ends in it, and up to the end of a short file. */
static void cut_sample(chiso__source *source) {
    size_t left = (size_t)(source->end - source->at);
    size_t length = left < CHISO__SOURCE_SAMPLE ? left : CHISO__SOURCE_SAMPLE;
    source->sample = source->at;
    source->sample_length = length;
    if (source->ended && length == left) return;
    while (length > 0 && source->at[length - 1] != '\n') length--;
    if (length == 0) {
        length = source->sample_length;
        while (length > 0 && source->at[length - 1] != '\r') length--;
    }
    if (length > 0) source->sample_length = length;
}

static chiso_status read_sample(chiso__source *source, chiso_error *error) {
    source->store = chiso__alloc(CHISO__SOURCE_SAMPLE, 1);
    if (source->store == NULL) return chiso__fail_memory(error);
    size_t length = 0;
    source->line = 1;
    while (length < CHISO__SOURCE_SAMPLE && !source->ended) {
        chiso_status status =
            read_some(source, source->store + length, CHISO__SOURCE_SAMPLE - length, error);
        if (status != CHISO_OK) return status;
        length = (size_t)(source->end - source->store);
    }
    start(source, source->store, length);
    cut_sample(source);
    return CHISO_OK;
}

static chiso_status open_file(chiso__source *source, const char *path, chiso_error *error) {
    struct stat found;
    source->file = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (source->file < 0) {
        char reason[REASON];
        return chiso__fail(error, CHISO_E_OPEN, "%s cannot be opened: %s", path,
                           reason_of(errno, reason));
    }
    if (fstat(source->file, &found) == 0 && S_ISDIR(found.st_mode))
        return chiso__fail(error, CHISO_E_OPEN, "%s is a folder: name a CSV file", source->name);
    return CHISO_OK;
}

chiso_status chiso__source_open(chiso__source *source, const char *path, chiso_error *error) {
    *source = (chiso__source){.file = -1};
    const char *name = strcmp(path, "-") == 0 ? CHISO__STANDARD_INPUT : path;
    chiso_status status = keep_name(source, name, error);
    if (status == CHISO_OK) status = open_file(source, path, error);
    if (status == CHISO_OK) status = read_sample(source, error);
    return status;
}

chiso_status chiso__source_open_memory(chiso__source *source, const char *name, const char *bytes,
                                       size_t length, chiso_error *error) {
    *source = (chiso__source){.file = -1, .ended = true};
    start(source, length > 0 ? bytes : "", length);
    cut_sample(source);
    return keep_name(source, name, error);
}

/* The length of the line at `at` with its end; 0 when the end is not seen within a block. */
static size_t line_length(chiso__source *source) {
    size_t left = (size_t)(source->end - source->at);
    if (source->line_feed == NULL || source->line_feed < source->at) {
        source->line_feed = left > 0 ? memchr(source->at, '\n', left) : NULL;
        if (source->line_feed == NULL) source->line_feed = source->end;
    }
    size_t length = (size_t)(source->line_feed - source->at);
    bool seen = source->line_feed < source->end && length < CHISO__SOURCE_BLOCK;
    if (length > CHISO__SOURCE_BLOCK) length = CHISO__SOURCE_BLOCK;
    const char *cr = length > 0 ? memchr(source->at, '\r', length) : NULL;
    if (cr == NULL) return seen ? length + 1 : 0;
    length = (size_t)(cr - source->at) + 1;
    if (length == left) return source->ended ? length : 0;
    return cr[1] == '\n' ? length + 1 : length;
}

static chiso_status refill(chiso__source *source, chiso_error *error) {
    size_t left = (size_t)(source->end - source->at);
    if (source->block == NULL) source->block = chiso__alloc(2, CHISO__SOURCE_BLOCK);
    if (source->block == NULL) return chiso__fail_memory(error);
    memmove(source->block, source->at, left);
    source->at = source->block;
    source->line_feed = NULL;
    return read_some(source, source->block + left, CHISO__SOURCE_BLOCK, error);
}

/* Cut a part of a line so that neither a character nor a CR LF is torn. */
static size_t whole_length(const char *bytes, size_t length) {
    size_t cut = length;
    if (bytes[length - 1] == '\r') return length - 1;
    while (cut > 1 && length - cut < 3 && ((unsigned char)bytes[cut - 1] & 0xC0) == 0x80) cut--;
    return (unsigned char)bytes[cut - 1] >= 0xC0 ? cut - 1 : length;
}

chiso_status chiso__source_next(chiso__source *source, chiso__piece *piece, chiso_error *error) {
    size_t length = line_length(source);
    while (length == 0 && !source->ended && source->end - source->at < CHISO__SOURCE_BLOCK) {
        chiso_status status = refill(source, error);
        if (status != CHISO_OK) return status;
        length = line_length(source);
    }
    *piece = (chiso__piece){source->at, length, source->line, length > 0};
    if (length == 0) piece->length = (size_t)(source->end - source->at);
    if (length == 0 && piece->length >= CHISO__SOURCE_BLOCK)
        piece->length = whole_length(source->at, CHISO__SOURCE_BLOCK);
    source->at += piece->length;
    source->line += piece->ends_line ? 1 : 0;
    return CHISO_OK;
}

void chiso__source_close(chiso__source *source) {
    if (source->file > STDIN_FILENO) close(source->file);
    chiso__free(source->name);
    chiso__free(source->store);
    chiso__free(source->block);
    *source = (chiso__source){.file = -1};
}
