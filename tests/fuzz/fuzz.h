/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_FUZZ_H
#define CHISO_FUZZ_H

/* What every fuzzer needs. */

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* libFuzzer, or replay.c, calls these two. */
int LLVMFuzzerInitialize(int *count, char ***words);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A promise that must hold; a broken one is a crash to libFuzzer, and to replay.c. */
#define REQUIRE(condition, ...)                                                                    \
    do {                                                                                           \
        if (!(condition)) fuzz_broken(#condition, __VA_ARGS__);                                    \
    } while (0)

__attribute__((format(printf, 2, 3))) _Noreturn static inline void fuzz_broken(
    const char *condition, const char *format, ...) {
    va_list list;
    va_start(list, format);
    fprintf(stderr, "broken: %s: ", condition);
    vfprintf(stderr, format, list);
    fputc('\n', stderr);
    va_end(list);
    abort();
}

/* The input's bytes that choose options stand in front; a digit stands for itself, so that seeds
 * can be read and written by hand. */
typedef struct fuzz_input {
    const char *bytes;
    size_t length;
} fuzz_input;

/* One of `count` choices (1, 2, 3, 4, 6, 8 … what divides '0'). */
static inline size_t fuzz_choose(fuzz_input *input, size_t count) {
    if (input->length == 0) return 0;
    input->length--;
    return (unsigned char)*input->bytes++ % count;
}

/* What stands before the next `end`, which is passed over; its first byte stays with the part. */
static inline fuzz_input fuzz_part(fuzz_input *input, const char *end) {
    const size_t length = strlen(end);
    fuzz_input part = {input->bytes, input->length};
    for (size_t i = 0; i + length <= input->length; i++) {
        if (memcmp(input->bytes + i, end, length) != 0) continue;
        part.length = i + 1;
        input->bytes += i + length;
        input->length -= i + length;
        return part;
    }
    input->length = 0;
    return part;
}

#endif
