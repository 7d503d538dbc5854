/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <chiso/output.h>

#include "base/file.h"

chiso_status chiso_output_save(const chiso_result *result, const char *format,
                               const chiso_output_options *options, const char *path,
                               chiso_error *error) {
    char *text = NULL;
    size_t length;
    chiso_status status = chiso_output_render(&text, &length, result, format, options, error);
    if (status == CHISO_OK) status = chiso__file_save(path, text, length, error);
    chiso_output_free(text);
    return status;
}
