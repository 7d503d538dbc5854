/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__REPORT_PAGE_DATA_H
#define CHISO__REPORT_PAGE_DATA_H

#include "report/grid.h"
#include "report/json_writer.h"

/* The data of the page: one JSON object, which report/page/README.md describes. */
typedef struct chiso__page {
    const chiso_report *report;
    chiso__grid grid;
    chiso__json_writer json;
} chiso__page;

/** Of a page's numbers. */
enum { CHISO__PAGE_DECIMALS = 6 };

/** The whole object behind what `out` has.  CHISO_OK · CHISO_E_MEMORY */
chiso_status chiso__page_data(chiso__buffer *out, const chiso_report *report, chiso_error *error);

/** A text in both languages. */
void chiso__page_words(chiso__page *page, const char *english, const char *vietnamese);

/** A key and its text. */
void chiso__page_key_text(chiso__page *page, const char *key, const char *text);

/* Its parts: keys and what belongs to them.  CHISO_OK · CHISO_E_MEMORY; those without a status
 * leave it to the buffer to remember that memory ran out. */
void chiso__page_lists(chiso__page *page);
chiso_status chiso__page_scores(chiso__page *page, chiso_error *error);
chiso_status chiso__page_differences(chiso__page *page, chiso_error *error);
chiso_status chiso__page_changes(chiso__page *page, chiso_error *error);
void chiso__page_shares(chiso__page *page);
void chiso__page_settings(chiso__page *page);
void chiso__page_notes(chiso__page *page);

/** The number of a setting's key, or the count of settings. */
size_t chiso__report_setting(const chiso_result *result, const char *key);

/** The first value of a setting; NULL where it is not in force. */
const char *chiso__report_setting_text(const chiso_result *result, const char *key);

/** Below which p is significant: 1 - level of a result's intervals. */
double chiso__report_alpha(const chiso_result *result);

#endif
