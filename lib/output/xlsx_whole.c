/* SPDX-License-Identifier: GPL-3.0-or-later */
#define ZLIB_CONST /* what is unpacked stays as it is */

#include <stdint.h>
#include <string.h>
#include <zlib.h>

#include "base/memory.h"
#include "output/xlsx.h"

/*
 * libxlsxwriter writes each part to a temporary file first and does not look whether that was
 * possible: on a full disk a part ends anywhere, and the workbook says that all went well.  So each
 * part is unpacked and must end in the tag that it begins with.
 */

enum { HEAD = 512, TAIL = 64, END_RECORD = 22, ENTRY = 46, LOCAL = 30, DEFLATED = 8 };

/* What there is to see of a part. */
struct part {
    char head[HEAD], tail[TAIL]; /* its first and last bytes */
    size_t in_head, in_tail;
};

static size_t little(const unsigned char *bytes, size_t count) {
    size_t value = 0;
    while (count-- > 0) value = value << 8 | bytes[count];
    return value;
}

static void see(struct part *part, const unsigned char *bytes, size_t count) {
    const size_t free = sizeof part->head - part->in_head, first = count < free ? count : free;
    memcpy(part->head + part->in_head, bytes, first);
    part->in_head += first;
    if (count >= TAIL) {
        memcpy(part->tail, bytes + count - TAIL, TAIL);
        part->in_tail = TAIL;
        return;
    }
    const size_t kept = part->in_tail + count > TAIL ? TAIL - count : part->in_tail;
    memmove(part->tail, part->tail + part->in_tail - kept, kept);
    memcpy(part->tail + kept, bytes, count);
    part->in_tail = kept + count;
}

/* Z_STREAM_END where all of it could be unpacked. */
static int unpack(struct part *part, const unsigned char *packed, size_t length) {
    unsigned char piece[16 * 1024];
    z_stream stream = {.next_in = packed, .avail_in = (uInt)length};
    int status = inflateInit2(&stream, -MAX_WBITS);
    if (status != Z_OK) return status;
    while (status == Z_OK) {
        stream.next_out = piece;
        stream.avail_out = sizeof piece;
        status = inflate(&stream, Z_NO_FLUSH);
        see(part, piece, sizeof piece - stream.avail_out);
    }
    inflateEnd(&stream);
    return status;
}

/* The name of the first tag that is no `<?…?>`; its length. */
static size_t root_of(const struct part *part, const char **name) {
    const char *end = part->head + part->in_head;
    for (const char *c = part->head; c + 1 < end; c++) {
        if (c[0] != '<' || c[1] == '?') continue;
        *name = c + 1;
        size_t length = 0;
        while (*name + length < end && strchr(" >/\r\n", (*name)[length]) == NULL) length++;
        return length;
    }
    return 0;
}

static bool is_ended(const struct part *part) {
    const char *root;
    const size_t length = root_of(part, &root);
    const size_t last =
        part->in_tail - (part->in_tail > 0 && part->tail[part->in_tail - 1] == '\n');
    if (length == 0 || last < length + 3) return false;
    const char *end = part->tail + last - length - 3;
    return memcmp(end, "</", 2) == 0 && memcmp(end + 2, root, length) == 0 &&
           end[length + 2] == '>';
}

/* The entry of the directory at *at; steps to the next. */
static chiso_status check_entry(const unsigned char *file, size_t length, size_t *at,
                                chiso_error *error) {
    struct part part = {0};
    if (*at + ENTRY > length) return CHISO_E_WRITE;
    const unsigned char *entry = file + *at;
    const size_t packed = little(entry + 20, 4), local = little(entry + 42, 4);
    *at += ENTRY + little(entry + 28, 2) + little(entry + 30, 2) + little(entry + 32, 2);
    if (local + LOCAL > length || little(entry + 10, 2) != DEFLATED) return CHISO_E_WRITE;
    const size_t from = local + LOCAL + little(file + local + 26, 2) + little(file + local + 28, 2);
    if (from + packed > length) return CHISO_E_WRITE;
    const int status = unpack(&part, file + from, packed);
    if (status == Z_MEM_ERROR) return chiso__fail_memory(error);
    return status == Z_STREAM_END && is_ended(&part) ? CHISO_OK : CHISO_E_WRITE;
}

chiso_status chiso__xlsx_whole(const chiso__buffer *file, size_t from, chiso_error *error) {
    const unsigned char *bytes = (const unsigned char *)file->bytes + from;
    const size_t length = file->length - from;
    if (length < END_RECORD || memcmp(bytes + length - END_RECORD, "PK\5\6", 4) != 0)
        return CHISO_E_WRITE;
    const unsigned char *end = bytes + length - END_RECORD;
    size_t at = little(end + 16, 4);
    const size_t parts = little(end + 10, 2);
    chiso_status status = parts > 0 ? CHISO_OK : CHISO_E_WRITE;
    for (size_t i = 0; i < parts && status == CHISO_OK; i++)
        status = check_entry(bytes, length, &at, error);
    return status;
}
