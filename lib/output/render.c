/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <chiso/output.h>

#include "base/error.h"
#include "base/memory.h"
#include "output/formats.h"

chiso_status chiso_output_render(char **text, size_t *length, const chiso_result *result,
                                 int32_t format, chiso_error *error) {
    typedef void writer(chiso__buffer *, const chiso_result *);
    static writer *const writers[] = {[CHISO_FORMAT_TABLE] = chiso__write_table,
                                      [CHISO_FORMAT_CSV] = chiso__write_csv,
                                      [CHISO_FORMAT_JSON] = chiso__write_json};
    *text = NULL;
    if (length != NULL) *length = 0;
    if (format < CHISO_FORMAT_TABLE || format > CHISO_FORMAT_JSON)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "there is no format %d: 1 is a table, 2 CSV, 3 JSON", (int)format);
    chiso__buffer out = {0};
    writers[format](&out, result);
    *text = chiso__buffer_take(&out, length);
    chiso__buffer_free(&out);
    return *text != NULL ? CHISO_OK : chiso__fail_memory(error);
}

void chiso_output_free(char *text) {
    chiso__free(text);
}
