/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/buffer.h"

#include <stdint.h>
#include <string.h>

#include "base/memory.h"

void chiso__buffer_add(chiso__buffer *buffer, const char *bytes, size_t length) {
    if (buffer->failed || length == 0) return;
    if (length > SIZE_MAX / 2 - buffer->length ||
        !chiso__grow(&buffer->bytes, &buffer->capacity, buffer->length + length, 1)) {
        buffer->failed = true;
        return;
    }
    memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
}

void chiso__buffer_text(chiso__buffer *buffer, const char *text) {
    chiso__buffer_add(buffer, text, strlen(text));
}

void chiso__buffer_repeat(chiso__buffer *buffer, const char *text, size_t count) {
    size_t length = strlen(text);
    for (size_t i = 0; i < count; i++) chiso__buffer_add(buffer, text, length);
}

void chiso__buffer_trim(chiso__buffer *buffer, size_t keep) {
    while (buffer->length > keep && buffer->bytes[buffer->length - 1] == ' ') buffer->length--;
}

char *chiso__buffer_take(chiso__buffer *buffer, size_t *length) {
    chiso__buffer_add(buffer, "", 1);
    if (buffer->failed) return NULL;
    char *text = buffer->bytes;
    if (length != NULL) *length = buffer->length - 1;
    *buffer = (chiso__buffer){0};
    return text;
}

void chiso__buffer_free(chiso__buffer *buffer) {
    chiso__free(buffer->bytes);
    *buffer = (chiso__buffer){0};
}
