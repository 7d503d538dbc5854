/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_OUTPUT_UNZIPPED_H
#define CHISO_TEST_OUTPUT_UNZIPPED_H

#include <stdio.h>
#include <zlib.h>

#include "test.h"

/* A file of packed parts (ZIP), read and made by hand. */

static inline size_t zip_number(const unsigned char *bytes, size_t count) {
    size_t value = 0;
    while (count-- > 0) value = value << 8 | bytes[count];
    return value;
}

static inline char *zip_unpack(const unsigned char *packed, size_t length, size_t size) {
    char *text = calloc(size + 1, 1);
    z_stream stream = {.next_in = (Bytef *)(uintptr_t)packed,
                       .avail_in = (uInt)length,
                       .next_out = (Bytef *)text,
                       .avail_out = (uInt)size + 1};
    assert_non_null(text);
    assert_int_equal(inflateInit2(&stream, -MAX_WBITS), Z_OK);
    assert_int_equal(inflate(&stream, Z_FINISH), Z_STREAM_END);
    assert_int_equal(stream.total_out, size);
    inflateEnd(&stream);
    return text;
}

/* A part as a text to be freed; NULL where there is none. */
static inline char *zip_part(const char *file, size_t length, const char *name) {
    const unsigned char *bytes = (const unsigned char *)file, *end = bytes + length - 22;
    assert_true(length > 22);
    assert_memory_equal(end, "PK\5\6", 4);
    const unsigned char *entry = bytes + zip_number(end + 16, 4);
    for (size_t i = zip_number(end + 10, 2); i > 0; i--) {
        const size_t name_length = zip_number(entry + 28, 2);
        const unsigned char *local = bytes + zip_number(entry + 42, 4);
        assert_memory_equal(entry, "PK\1\2", 4);
        if (name_length == strlen(name) && memcmp(entry + 46, name, name_length) == 0)
            return zip_unpack(local + 30 + zip_number(local + 26, 2) + zip_number(local + 28, 2),
                              zip_number(entry + 20, 4), zip_number(entry + 24, 4));
        entry += 46 + name_length + zip_number(entry + 30, 2) + zip_number(entry + 32, 2);
    }
    return NULL;
}

static inline void zip_put(unsigned char *to, size_t value, size_t count) {
    for (size_t i = 0; i < count; i++, value >>= 8) to[i] = (unsigned char)value;
}

enum { ZIP_ROOM = 4096 };

/* A file of one part called `a`; its length. */
static inline size_t zip_of(unsigned char file[ZIP_ROOM], const char *text) {
    unsigned char *packed = file + 31;
    z_stream stream = {.next_in = (Bytef *)(uintptr_t)text,
                       .avail_in = (uInt)strlen(text),
                       .next_out = packed,
                       .avail_out = ZIP_ROOM - 200};
    memset(file, 0, ZIP_ROOM);
    assert_int_equal(deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY), Z_OK);
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    const size_t length = stream.total_out;
    deflateEnd(&stream);
    unsigned char *entry = packed + length, *end = entry + 47;
    memcpy(file, "PK\3\4", 4), zip_put(file + 26, 1, 2), file[30] = 'a';
    memcpy(entry, "PK\1\2", 4), zip_put(entry + 10, Z_DEFLATED, 2);
    zip_put(entry + 20, length, 4), zip_put(entry + 24, strlen(text), 4), entry[28] = 1;
    entry[46] = 'a';
    memcpy(end, "PK\5\6", 4), zip_put(end + 10, 1, 2);
    zip_put(end + 12, 47, 4), zip_put(end + 16, (size_t)(entry - file), 4);
    return (size_t)(end + 22 - file);
}

#endif
