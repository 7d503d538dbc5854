/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/page_data.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/number.h"

void chiso__page_words(chiso__page *page, const char *english, const char *vietnamese) {
    chiso__json_put_begin(&page->json, "{");
    chiso__json_put_key(&page->json, "en");
    chiso__json_put_text(&page->json, english);
    chiso__json_put_key(&page->json, "vi");
    chiso__json_put_text(&page->json, vietnamese);
    chiso__json_put_end(&page->json, "}");
}

void chiso__page_key_text(chiso__page *page, const char *key, const char *text) {
    chiso__json_put_key(&page->json, key);
    chiso__json_put_text(&page->json, text);
}

/* --- what it is --- */

static void write_key_number(chiso__page *page, const char *key, const char *text) {
    double number = NAN;
    if (text != NULL) chiso__number_from_text(&number, text, strlen(text), '.');
    chiso__json_put_key(&page->json, key);
    chiso__json_put_number(&page->json, number);
}

static void write_key_words(chiso__page *page, const char *key, const char *english,
                            const char *vietnamese) {
    chiso__json_put_key(&page->json, key);
    if (english != NULL || vietnamese != NULL)
        chiso__page_words(page, english, vietnamese);
    else
        chiso__json_put_null(&page->json);
}

/* Provinces have names, and a place among the tiles, when they alone are the domains. */
static const char *geography_of(const chiso__page *page) {
    return page->grid.n_by == 1 ? chiso__report_setting_text(page->grid.scores, "geography") : NULL;
}

static void write_by(chiso__page *page) {
    const char *geography = geography_of(page);
    const bool regions = geography != NULL && strcmp(geography, "regions") == 0;
    chiso__buffer titles = {0};
    for (size_t i = 0; i < page->grid.n_by; i++) {
        if (i > 0) chiso__buffer_text(&titles, ", ");
        chiso__buffer_text(&titles, chiso_result_column_name(page->grid.scores, i));
    }
    char *own = chiso__buffer_take(&titles, NULL);
    if (own == NULL) page->json.out->failed = true;
    if (geography != NULL)
        write_key_words(page, "by", regions ? "Region" : "Province", regions ? "Vùng" : "Tỉnh");
    else
        write_key_words(page, "by", own, own);
    chiso__free(own);
    chiso__buffer_free(&titles);
}

static bool has_column(const chiso__page *page, const char *column) {
    for (size_t row = 0; row < chiso_result_rows(page->grid.scores); row++) {
        if (isfinite(chiso__report_number(page->grid.scores, row, column))) return true;
    }
    return false;
}

static void write_head(chiso__page *page) {
    static const char *const languages[CHISO__LANGUAGES] = {"en", "vi"};
    const chiso_report *report = page->report;
    const chiso_result *scores = page->grid.scores;
    chiso__page_key_text(page, "version", chiso_version());
    chiso__page_key_text(page, "lang", languages[report->language]);
    write_key_words(page, "title", chiso__report_title(report, CHISO_ENGLISH),
                    chiso__report_title(report, CHISO_VIETNAMESE));
    chiso__page_key_text(page, "instrument", chiso_instrument_property(report->instrument, "name"));
    write_key_number(page, "year", chiso_instrument_property(report->instrument, "year"));
    write_key_words(page, "provenance",
                    chiso__report_setting_text(report->scores[CHISO_ENGLISH], "provenance"),
                    chiso__report_setting_text(report->scores[CHISO_VIETNAMESE], "provenance"));
    chiso__page_key_text(page, "geography", geography_of(page));
    write_by(page);
    chiso__json_put_key(&page->json, "published");
    chiso__json_put_flag(&page->json, report->published);
    chiso__json_put_key(&page->json, "uncertainty");
    chiso__json_put_flag(&page->json, has_column(page, "se"));
    write_key_number(page, "level", chiso__report_setting_text(scores, "level"));
    write_key_number(page, "min_n", chiso__report_setting_text(scores, "min_n"));
}

/* --- all together --- */

static chiso_status write_page(chiso__page *page, chiso_error *error) {
    chiso__json_put_begin(&page->json, "{");
    write_head(page);
    chiso__page_lists(page);
    chiso_status status = chiso__page_scores(page, error);
    if (status == CHISO_OK) status = chiso__page_differences(page, error);
    if (status == CHISO_OK) status = chiso__page_changes(page, error);
    chiso__page_shares(page);
    chiso__page_settings(page);
    chiso__page_notes(page);
    chiso__json_put_end(&page->json, "}");
    if (status == CHISO_OK && page->json.out->failed) status = chiso__fail_memory(error);
    return status;
}

chiso_status chiso__page_data(chiso__buffer *out, const chiso_report *report, chiso_error *error) {
    chiso__page page = {.report = report, .json = {.out = out}};
    chiso_status status = chiso__grid_new(&page.grid, report->scores[report->language], error);
    if (status == CHISO_OK) status = write_page(&page, error);
    chiso__grid_free(&page.grid);
    return status;
}
