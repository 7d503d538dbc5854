/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/page.h"

#include <string.h>

#include "base/error.h"
#include "report/html.h"
#include "report/page_data.h"

/* Made by cmake/EmbedFile.cmake from page/report.html, which page/build.mjs made. */
extern const unsigned char chiso__report_page[];
extern const size_t chiso__report_page_length;

typedef chiso_status writer(chiso__buffer *out, const chiso_report *report, chiso_error *error);

static chiso_status write_language(chiso__buffer *out, const chiso_report *report,
                                   chiso_error *error) {
    (void)error;
    chiso__buffer_text(out, report->language == CHISO_VIETNAMESE ? "vi" : "en");
    return CHISO_OK;
}

static chiso_status write_title(chiso__buffer *out, const chiso_report *report,
                                chiso_error *error) {
    (void)error;
    chiso__html_text(out, chiso__report_title(report, report->language));
    return CHISO_OK;
}

static chiso_status write_data(chiso__buffer *out, const chiso_report *report, chiso_error *error) {
    chiso__buffer json = {0};
    const chiso_status status = chiso__page_data(&json, report, error);
    if (status == CHISO_OK) chiso__html_json(out, json.bytes, json.length);
    chiso__buffer_free(&json);
    return status;
}

/* What stands in the page where something is to be put. */
static const struct {
    const char *mark;
    writer *write;
} marks[] = {{"@chiso:lang@", write_language},
             {"@chiso:title@", write_title},
             {"@chiso:noscript@", chiso__page_table},
             {"@chiso:data@", write_data}};

/* The mark that comes next in the page; NULL: none. */
static const char *next_mark(const char *page, size_t *which) {
    const char *first = NULL;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        const char *mark = strstr(page, marks[i].mark);
        if (mark == NULL || (first != NULL && mark > first)) continue;
        first = mark;
        *which = i;
    }
    return first;
}

chiso_status chiso__page_write(chiso__buffer *out, const chiso_report *report, chiso_error *error) {
    const char *page = (const char *)chiso__report_page; /* a NUL stands behind it */
    chiso_status status = CHISO_OK;
    size_t which = 0;
    for (const char *mark; status == CHISO_OK && (mark = next_mark(page, &which)) != NULL;) {
        chiso__buffer_add(out, page, (size_t)(mark - page));
        status = marks[which].write(out, report, error);
        page = mark + strlen(marks[which].mark);
    }
    chiso__buffer_text(out, page);
    return status == CHISO_OK && out->failed ? chiso__fail_memory(error) : status;
}
