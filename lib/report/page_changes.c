/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "report/page_data.h"

/* The changes in the places of the scores. */
struct changes {
    const chiso_result *results[CHISO__LANGUAGES];
    size_t *row_at; /* of each row of the scores: the row of its change + 1, or 0 */
    double alpha;
    chiso__lookup whys; /* why definitions differ, each once, in the first language */
    size_t *why_row;    /* a row that says so */
};

static bool place(struct changes *c, chiso__page *page) {
    const chiso_result *result = c->results[0];
    const size_t code = (size_t)chiso_result_find_column(result, "code");
    for (size_t row = 0; row < chiso_result_rows(result); row++) {
        const int32_t domain = chiso__grid_domain(&page->grid, result, row, 0);
        const int32_t node = chiso__grid_node(&page->grid, chiso_result_text(result, row, code));
        if (domain == CHISO__LOOKUP_MEMORY) return false;
        if (domain < 0 || node < 0) continue; /* of the earlier round alone */
        c->row_at[chiso__grid_row(&page->grid, (size_t)domain, (size_t)node)] = row + 1;
    }
    return true;
}

static bool list_whys(struct changes *c) {
    const chiso_result *result = c->results[0];
    for (size_t row = 0; row < chiso_result_rows(result); row++) {
        const char *why = chiso__report_text(result, row, "break_why");
        if (why == NULL) continue;
        const size_t before = c->whys.count;
        const int32_t number = chiso__lookup_add(&c->whys, why, strlen(why));
        if (number < 0) return false;
        if (c->whys.count > before) c->why_row[number] = row;
    }
    return true;
}

/* --- what is said of a row --- */

/* Up or down where p, adjusted for the domains of the node, says so. */
static double sign_of(const struct changes *c, size_t row) {
    const double change = chiso__report_number(c->results[0], row, "change");
    const double p = chiso__report_number(c->results[0], row, "p_holm");
    if (isnan(change)) return change;
    if (!(p < c->alpha)) return 0;
    return change > 0 ? 1 : -1;
}

static double why_of(const struct changes *c, size_t row) {
    const char *why = chiso__report_text(c->results[0], row, "break_why");
    return why != NULL ? 1 + (double)chiso__lookup_find(&c->whys, why, strlen(why)) : 0;
}

static void write_table(chiso__page *page, const struct changes *c, const char *key,
                        const char *column, double (*value)(const struct changes *c, size_t row)) {
    const chiso__grid *grid = &page->grid;
    chiso__json_put_key(&page->json, key);
    chiso__json_put_begin(&page->json, "[");
    for (size_t node = 0; node < grid->nodes; node++) {
        chiso__json_put_begin(&page->json, "[");
        for (size_t domain = 0; domain < grid->domains; domain++) {
            const size_t at = c->row_at[chiso__grid_row(grid, domain, node)];
            const double number = at == 0 ? (double)NAN
                                  : column != NULL
                                      ? chiso__report_number(c->results[0], at - 1, column)
                                      : value(c, at - 1);
            chiso__json_put_rounded(&page->json, number, CHISO__PAGE_DECIMALS);
        }
        chiso__json_put_end(&page->json, "]");
    }
    chiso__json_put_end(&page->json, "]");
}

static bool is_tested(const chiso_result *changes) {
    for (size_t row = 0; row < chiso_result_rows(changes); row++) {
        if (isfinite(chiso__report_number(changes, row, "se"))) return true;
    }
    return false;
}

static void write_head(chiso__page *page, const chiso_result *changes) {
    const char *rounds = chiso__report_setting_text(changes, "rounds");
    chiso__json_put_key(&page->json, "before");
    chiso__json_put_text(&page->json, chiso__report_setting_text(changes, "before_instrument"));
    chiso__json_put_key(&page->json, "tested");
    chiso__json_put_flag(&page->json, is_tested(changes));
    chiso__json_put_key(&page->json, "panel");
    chiso__json_put_flag(&page->json, rounds != NULL && strcmp(rounds, "panel") == 0);
}

static void write_whys(chiso__page *page, const struct changes *c) {
    chiso__json_put_key(&page->json, "whys");
    chiso__json_put_begin(&page->json, "[");
    for (size_t i = 0; i < c->whys.count; i++)
        chiso__page_words(page, chiso__report_text(c->results[0], c->why_row[i], "break_why"),
                          chiso__report_text(c->results[1], c->why_row[i], "break_why"));
    chiso__json_put_end(&page->json, "]");
}

static void write_changes(chiso__page *page, const struct changes *c) {
    static const char *const columns[][2] = {{"score", "before"},
                                             {"change", "change"},
                                             {"low", "ci_low"},
                                             {"high", "ci_high"},
                                             {"p", "p_holm"}};
    chiso__json_put_begin(&page->json, "{");
    write_head(page, c->results[0]);
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        write_table(page, c, columns[i][0], columns[i][1], NULL);
    write_table(page, c, "sign", NULL, sign_of);
    write_table(page, c, "why", NULL, why_of);
    write_whys(page, c);
    chiso__json_put_end(&page->json, "}");
}

chiso_status chiso__page_changes(chiso__page *page, chiso_error *error) {
    struct changes c = {.results = {page->report->changes[0], page->report->changes[1]}};
    chiso__json_put_key(&page->json, "changes");
    if (c.results[0] == NULL) {
        chiso__json_put_null(&page->json);
        return CHISO_OK;
    }
    c.alpha = chiso__report_alpha(c.results[0]);
    c.row_at = chiso__alloc(page->grid.domains * page->grid.nodes, sizeof *c.row_at);
    c.why_row = chiso__alloc(chiso_result_rows(c.results[0]), sizeof *c.why_row);
    const bool good = c.row_at != NULL && c.why_row != NULL && place(&c, page) && list_whys(&c);
    if (good) write_changes(page, &c);
    chiso__lookup_free(&c.whys);
    chiso__free(c.row_at);
    chiso__free(c.why_row);
    return good ? CHISO_OK : chiso__fail_memory(error);
}
