/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_INPUT_TEXT_H
#define CHISO_TEST_INPUT_TEXT_H

#include "input/json.h"
#include "test.h"

/* JSON out of a text; what lies behind its end is not to be read. */
typedef struct text {
    chiso__json json;
    chiso_error error;
    char *bytes;
} text;

static inline text *text_of(const char *bytes, size_t length) {
    text *t = calloc(1, sizeof *t);
    assert_non_null(t);
    assert_non_null(t->bytes = malloc(length + 1));
    memcpy(t->bytes, bytes, length);
    t->bytes[length] = '"'; /* as if there were more */
    t->json = (chiso__json){.at = t->bytes,
                            .end = t->bytes + length,
                            .name = "file.json",
                            .line = 1,
                            .error = &t->error};
    return t;
}

static inline text *text_new(const char *bytes) {
    return text_of(bytes, strlen(bytes));
}

static inline void text_free(text *t) {
    free(t->bytes);
    free(t);
}

#endif
