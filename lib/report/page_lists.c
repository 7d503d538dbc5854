/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The domains and the nodes of a page. */
#include <string.h>

#include "base/memory.h"
#include "report/page_data.h"

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
        chiso__page_key_text(page, keys[i], texts[i]);
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
    chiso__page_key_text(page, "code", chiso__report_text(english, row, "code"));
    chiso__json_put_key(json, "parent");
    chiso__json_put_number(
        json, chiso__grid_node(&page->grid, chiso__report_text(english, row, "parent")));
    chiso__json_put_key(json, "level");
    chiso__json_put_number(json, chiso__report_number(english, row, "level"));
    chiso__page_key_text(page, "en", chiso__report_text(english, row, "name"));
    chiso__page_key_text(page, "vi", chiso__report_text(vietnamese, row, "name"));
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

void chiso__page_lists(chiso__page *page) {
    chiso__json_put_key(&page->json, "domains");
    chiso__json_put_begin(&page->json, "[");
    for (size_t i = 1; i < page->grid.domains; i++) write_domain(page, i);
    chiso__json_put_end(&page->json, "]");
    chiso__json_put_key(&page->json, "nodes");
    chiso__json_put_begin(&page->json, "[");
    for (size_t i = 0; i < page->grid.nodes; i++) write_node(page, i);
    chiso__json_put_end(&page->json, "]");
}
