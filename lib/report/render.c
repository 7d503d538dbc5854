/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <chiso/output.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "report/page.h"
#include "report/workbook.h"

static const struct {
    const char *name;
    chiso_status (*write)(chiso__buffer *out, const chiso_report *report, chiso_error *error);
} formats[] = {{"html", chiso__page_write}, {"xlsx", chiso__report_workbook}};

/* The last needs libxlsxwriter. */
const char *chiso_report_format(size_t index) {
    const size_t there = sizeof formats / sizeof formats[0] - (chiso__report_has_workbook ? 0 : 1);
    return index < there ? formats[index].name : NULL;
}

/* The number of a format, or how many there are. */
static size_t find(const char *name) {
    size_t at = 0;
    while (at < sizeof formats / sizeof formats[0] &&
           (name == NULL || strcmp(formats[at].name, name) != 0))
        at++;
    return at;
}

chiso_status chiso_report_render(char **bytes, size_t *length, const chiso_report *report,
                                 const char *name, chiso_error *error) {
    *bytes = NULL;
    if (length != NULL) *length = 0;
    const size_t format = find(name);
    if (format == sizeof formats / sizeof formats[0])
        return chiso__fail(error, CHISO_E_ARGUMENT, "a report has no format \"%.40s\"",
                           name != NULL ? name : "");
    chiso__buffer out = {0};
    chiso_status status = formats[format].write(&out, report, error);
    if (status == CHISO_OK) {
        *bytes = chiso__buffer_take(&out, length);
        if (*bytes == NULL) status = chiso__fail_memory(error);
    }
    chiso__buffer_free(&out);
    return status;
}

chiso_status chiso_report_save(const chiso_report *report, const char *format, const char *path,
                               chiso_error *error) {
    char *bytes = NULL;
    size_t length;
    chiso_status status = chiso_report_render(&bytes, &length, report, format, error);
    if (status == CHISO_OK) status = chiso__file_save(path, bytes, length, error);
    chiso_output_free(bytes);
    return status;
}
