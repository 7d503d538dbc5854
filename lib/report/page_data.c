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

/* --- what it is --- */

static void write_key_text(chiso__page *page, const char *key, const char *text) {
    chiso__json_put_key(&page->json, key);
    chiso__json_put_text(&page->json, text);
}

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
    write_key_text(page, "version", chiso_version());
    write_key_text(page, "lang", languages[report->language]);
    write_key_words(page, "title", chiso__report_title(report, CHISO_ENGLISH),
                    chiso__report_title(report, CHISO_VIETNAMESE));
    write_key_text(page, "instrument", chiso_instrument_property(report->instrument, "name"));
    write_key_number(page, "year", chiso_instrument_property(report->instrument, "year"));
    write_key_words(page, "provenance",
                    chiso__report_setting_text(report->scores[CHISO_ENGLISH], "provenance"),
                    chiso__report_setting_text(report->scores[CHISO_VIETNAMESE], "provenance"));
    write_key_text(page, "geography", geography_of(page));
    write_by(page);
    chiso__json_put_key(&page->json, "published");
    chiso__json_put_flag(&page->json, report->published);
    chiso__json_put_key(&page->json, "uncertainty");
    chiso__json_put_flag(&page->json, has_column(page, "se"));
    write_key_number(page, "level", chiso__report_setting_text(scores, "level"));
    write_key_number(page, "min_n", chiso__report_setting_text(scores, "min_n"));
}

/* --- domains and nodes --- */

/* What the by columns of a row say, joined. */
static char *join(const chiso__page *page, const chiso_result *result, size_t row,
                  const char *(*say)(const chiso_result *, size_t, size_t)) {
    chiso__buffer text = {0};
    for (size_t i = 0; i < page->grid.n_by; i++) {
        const char *piece = say(result, row, i);
        if (i > 0) chiso__buffer_text(&text, ", ");
        if (piece != NULL) chiso__buffer_text(&text, piece);
    }
    char *joined = chiso__buffer_take(&text, NULL);
    chiso__buffer_free(&text);
    return joined;
}

static void write_domain(chiso__page *page, size_t domain) {
    const size_t row = chiso__grid_row(&page->grid, domain, 0);
    char *const texts[] = {
        join(page, page->grid.scores, row, chiso_result_text),
        join(page, page->report->scores[CHISO_ENGLISH], row, chiso_result_label),
        join(page, page->report->scores[CHISO_VIETNAMESE], row, chiso_result_label)};
    static const char *const keys[] = {"code", "en", "vi"};
    chiso__json_put_begin(&page->json, "{");
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (texts[i] == NULL) page->json.out->failed = true;
        write_key_text(page, keys[i], texts[i]);
        chiso__free(texts[i]);
    }
    chiso__json_put_end(&page->json, "}");
}

static bool is_ours(const chiso_result *nodes, size_t row) {
    const char *source = chiso__report_text(nodes, row, "name_source");
    return source != NULL && strcmp(source, "ours") == 0;
}

static void write_node(chiso__page *page, size_t row) {
    const chiso_result *english = page->report->nodes[CHISO_ENGLISH];
    const chiso_result *vietnamese = page->report->nodes[CHISO_VIETNAMESE];
    chiso__json_writer *json = &page->json;
    chiso__json_put_begin(json, "{");
    write_key_text(page, "code", chiso__report_text(english, row, "code"));
    chiso__json_put_key(json, "parent");
    chiso__json_put_number(
        json, chiso__grid_node(&page->grid, chiso__report_text(english, row, "parent")));
    chiso__json_put_key(json, "level");
    chiso__json_put_number(json, chiso__report_number(english, row, "level"));
    write_key_text(page, "en", chiso__report_text(english, row, "name"));
    write_key_text(page, "vi", chiso__report_text(vietnamese, row, "name"));
    chiso__json_put_key(json, "ours");
    chiso__json_put_flag(json, is_ours(english, row) || is_ours(vietnamese, row));
    chiso__json_put_key(json, "min");
    chiso__json_put_number(json, chiso__report_number(english, row, "range_min"));
    chiso__json_put_key(json, "max");
    chiso__json_put_number(json, chiso__report_number(english, row, "range_max"));
    chiso__json_put_key(json, "item");
    chiso__json_put_flag(json, chiso__report_text(english, row, "variable") != NULL);
    chiso__json_put_end(json, "}");
}

static void write_lists(chiso__page *page) {
    chiso__json_put_key(&page->json, "domains");
    chiso__json_put_begin(&page->json, "[");
    for (size_t i = 1; i < page->grid.domains; i++) write_domain(page, i);
    chiso__json_put_end(&page->json, "]");
    chiso__json_put_key(&page->json, "nodes");
    chiso__json_put_begin(&page->json, "[");
    for (size_t i = 0; i < page->grid.nodes; i++) write_node(page, i);
    chiso__json_put_end(&page->json, "]");
}

/* --- how it was made --- */

static void write_value(chiso__page *page, const chiso_result *scores, size_t setting) {
    const char *first = chiso_result_setting_text(scores, setting, 0);
    const int32_t type = chiso_result_setting_type(scores, setting);
    if (type == CHISO_SETTING_LIST) {
        chiso__json_put_begin(&page->json, "[");
        for (size_t i = 0; i < chiso_result_setting_count(scores, setting); i++)
            chiso__json_put_text(&page->json, chiso_result_setting_text(scores, setting, i));
        chiso__json_put_end(&page->json, "]");
    } else if (type == CHISO_SETTING_FLAG) {
        chiso__json_put_flag(&page->json, strcmp(first, "true") == 0);
    } else {
        chiso__json_put_text(&page->json, first); /* a number keeps its digits as text */
    }
}

static void write_settings(chiso__page *page) {
    const chiso_result *scores = page->grid.scores;
    chiso__json_put_key(&page->json, "settings");
    chiso__json_put_begin(&page->json, "[");
    for (size_t i = 0; i < chiso_result_settings(scores); i++) {
        chiso__json_put_begin(&page->json, "{");
        write_key_text(page, "key", chiso_result_setting_key(scores, i));
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

static void write_notes(chiso__page *page) {
    chiso__json_put_key(&page->json, "notes");
    chiso__json_put_begin(&page->json, "{");
    write_notes_in(page, "en", CHISO_ENGLISH);
    write_notes_in(page, "vi", CHISO_VIETNAMESE);
    chiso__json_put_end(&page->json, "}");
}

/* --- all together --- */

static chiso_status write_page(chiso__page *page, chiso_error *error) {
    chiso__json_put_begin(&page->json, "{");
    write_head(page);
    write_lists(page);
    chiso_status status = chiso__page_scores(page, error);
    if (status == CHISO_OK) status = chiso__page_differences(page, error);
    if (status == CHISO_OK) status = chiso__page_changes(page, error);
    chiso__page_shares(page);
    write_settings(page);
    write_notes(page);
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
