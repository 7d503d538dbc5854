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

static const chiso__format *const formats[] = {
    &chiso__format_table,
    &chiso__format_csv,
    &chiso__format_json,
};

const char *chiso_output_format(size_t index) {
    return index < sizeof formats / sizeof formats[0] ? formats[index]->name : NULL;
}

static const chiso__format *find(const char *name) {
    for (size_t i = 0; name != NULL && i < sizeof formats / sizeof formats[0]; i++) {
        if (strcmp(formats[i]->name, name) == 0) return formats[i];
    }
    return NULL;
}

chiso_status chiso_output_render(char **text, size_t *length, const chiso_result *result,
                                 const char *name, const chiso_output_options *given,
                                 chiso_error *error) {
    *text = NULL;
    if (length != NULL) *length = 0;
    const chiso__format *format = find(name);
    if (format == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "there is no format \"%.40s\"",
                           name != NULL ? name : "");
    chiso_output_options options;
    const chiso_status status = chiso__output_options(&options, given, format, error);
    if (status != CHISO_OK) return status;
    chiso__buffer out = {0};
    format->write(&out, result, &options);
    *text = chiso__buffer_take(&out, length);
    chiso__buffer_free(&out);
    return *text != NULL ? CHISO_OK : chiso__fail_memory(error);
}

void chiso_output_free(char *text) {
    chiso__free(text);
}
