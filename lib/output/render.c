/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <chiso/output.h>

#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "output/formats.h"

/* One in each file; the first is the one for a person. */
extern const chiso__format chiso__format_table;
extern const chiso__format chiso__format_csv;
extern const chiso__format chiso__format_json;
extern const chiso__format *const chiso__format_xlsx; /* NULL: built without libxlsxwriter */

static const chiso__format *const formats[] = {
    &chiso__format_table,
    &chiso__format_csv,
    &chiso__format_json,
};

static const chiso__format *format_at(size_t index) {
    const size_t count = sizeof formats / sizeof formats[0];
    if (index < count) return formats[index];
    return index == count ? chiso__format_xlsx : NULL;
}

const char *chiso_output_format(size_t index) {
    const chiso__format *format = format_at(index);
    return format != NULL ? format->name : NULL;
}

static chiso_status find(const chiso__format **format, const char *name, chiso_error *error) {
    size_t i = 0;
    while ((*format = format_at(i)) != NULL && strcmp((*format)->name, name) != 0) i++;
    if (*format != NULL) return CHISO_OK;
    const bool workbook = strcmp(name, "xlsx") == 0;
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       workbook ? "this chiso was built without libxlsxwriter and writes no "
                                  "workbooks, so that there is no format \"%.40s\""
                                : "there is no format \"%.40s\"",
                       name);
}

chiso_status chiso_output_render(char **text, size_t *length, const chiso_result *result,
                                 const char *name, const chiso_output_options *given,
                                 chiso_error *error) {
    *text = NULL;
    if (length != NULL) *length = 0;
    const chiso__format *format;
    chiso_output_options options;
    chiso_status status = find(&format, name != NULL ? name : "", error);
    if (status == CHISO_OK) status = chiso__output_options(&options, given, format, error);
    if (status != CHISO_OK) return status;
    chiso__buffer out = {0};
    status = format->write(&out, result, &options, error);
    if (status == CHISO_OK) *text = chiso__buffer_take(&out, length);
    chiso__buffer_free(&out);
    return status == CHISO_OK && *text == NULL ? chiso__fail_memory(error) : status;
}

void chiso_output_free(char *text) {
    chiso__free(text);
}
