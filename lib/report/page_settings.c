/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the results of a page were made. */
#include <string.h>

#include "base/number.h"
#include "output/words.h"
#include "report/page_data.h"

size_t chiso__report_setting(const chiso_result *result, const char *key) {
    size_t at = 0;
    while (at < chiso_result_settings(result) &&
           strcmp(chiso_result_setting_key(result, at), key) != 0)
        at++;
    return at;
}

const char *chiso__report_setting_text(const chiso_result *result, const char *key) {
    return chiso_result_setting_text(result, chiso__report_setting(result, key), 0);
}

double chiso__report_alpha(const chiso_result *result) {
    double level = 0.95;
    const char *text = chiso__report_setting_text(result, "level");
    if (text != NULL) chiso__number_from_text(&level, text, strlen(text), '.');
    return 1 - level;
}

static void write_value(chiso__page *page, const chiso_result *scores, size_t setting) {
    const char *first = chiso_result_setting_text(scores, setting, 0);
    const int32_t type = chiso_result_setting_type(scores, setting);
    if (type == CHISO_SETTING_LIST) {
        chiso__json_put_begin(&page->json, "[");
        for (size_t i = 0; i < chiso_result_setting_count(scores, setting); i++)
            chiso__json_put_text(&page->json, chiso__setting_shown(scores, setting, i));
        chiso__json_put_end(&page->json, "]");
    } else if (type == CHISO_SETTING_FLAG) {
        chiso__json_put_flag(&page->json, strcmp(first, "true") == 0);
    } else {
        chiso__json_put_text(&page->json, first); /* a number keeps its digits as text */
    }
}

void chiso__page_settings(chiso__page *page) {
    const chiso_result *scores = page->grid.scores;
    chiso__json_put_key(&page->json, "settings");
    chiso__json_put_begin(&page->json, "[");
    for (size_t i = 0; i < chiso_result_settings(scores); i++) {
        chiso__json_put_begin(&page->json, "{");
        chiso__page_key_text(page, "key", chiso_result_setting_key(scores, i));
        chiso__json_put_key(&page->json, "value");
        write_value(page, scores, i);
        chiso__json_put_end(&page->json, "}");
    }
    chiso__json_put_end(&page->json, "]");
}

static void write_notes_in(chiso__page *page, const char *key, int32_t language) {
    const chiso_result *const from[] = {page->report->scores[language],
                                        page->report->changes[language]};
    chiso__json_put_key(&page->json, key);
    chiso__json_put_begin(&page->json, "[");
    for (size_t i = 0; i < sizeof from / sizeof from[0] && from[i] != NULL; i++) {
        for (size_t k = 0; k < chiso_result_notes(from[i]); k++)
            chiso__json_put_text(&page->json, chiso_result_note(from[i], k));
    }
    chiso__json_put_end(&page->json, "]");
}

void chiso__page_notes(chiso__page *page) {
    chiso__json_put_key(&page->json, "notes");
    chiso__json_put_begin(&page->json, "{");
    write_notes_in(page, "en", CHISO_ENGLISH);
    write_notes_in(page, "vi", CHISO_VIETNAMESE);
    chiso__json_put_end(&page->json, "}");
}
