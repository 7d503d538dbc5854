/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "report/page_data.h"

/* One table of numbers, node by node; null where every cell is missing. */
static void write_column(chiso__page *page, const char *key, const char *column,
                         double (*value)(const chiso__page *, size_t row, size_t column)) {
    const chiso__grid *grid = &page->grid;
    const size_t at = (size_t)chiso_result_find_column(grid->scores, column);
    bool any = false;
    for (size_t row = 0; !any && row < chiso_result_rows(grid->scores); row++)
        any = isfinite(value(page, row, at));
    chiso__json_put_key(&page->json, key);
    if (!any) {
        chiso__json_put_null(&page->json);
        return;
    }
    chiso__json_put_begin(&page->json, "[");
    for (size_t node = 0; node < grid->nodes; node++) {
        chiso__json_put_begin(&page->json, "[");
        for (size_t domain = 0; domain < grid->domains; domain++) {
            const size_t row = chiso__grid_row(grid, domain, node);
            chiso__json_put_rounded(&page->json, value(page, row, at), CHISO__PAGE_DECIMALS);
        }
        chiso__json_put_end(&page->json, "]");
    }
    chiso__json_put_end(&page->json, "]");
}

static double number_of(const chiso__page *page, size_t row, size_t column) {
    return chiso_result_number(page->grid.scores, row, column);
}

/* 0 is the best. */
static double group_of(const chiso__page *page, size_t row, size_t column) {
    static const char *const groups[] = {"best", "high_average", "low_average", "poor"};
    const char *group = chiso_result_text(page->grid.scores, row, column);
    for (size_t i = 0; group != NULL && i < sizeof groups / sizeof groups[0]; i++) {
        if (strcmp(groups[i], group) == 0) return (double)i;
    }
    return (double)NAN;
}

/* --- flags: each set of them is written once --- */

static int32_t number_flags(chiso__lookup *sets, const chiso_result *scores, size_t row) {
    const char *flags = chiso__report_text(scores, row, "flags");
    if (flags == NULL) flags = "";
    return chiso__lookup_add(sets, flags, strlen(flags));
}

static bool write_flags(chiso__page *page, chiso__lookup *sets) {
    const chiso__grid *grid = &page->grid;
    bool good = chiso__lookup_add(sets, "", 0) == 0;
    chiso__json_put_key(&page->json, "flags");
    chiso__json_put_begin(&page->json, "[");
    for (size_t node = 0; node < grid->nodes; node++) {
        chiso__json_put_begin(&page->json, "[");
        for (size_t domain = 0; domain < grid->domains; domain++) {
            const int32_t set =
                number_flags(sets, grid->scores, chiso__grid_row(grid, domain, node));
            good = good && set >= 0;
            chiso__json_put_number(&page->json, set);
        }
        chiso__json_put_end(&page->json, "]");
    }
    chiso__json_put_end(&page->json, "]");
    return good;
}

/* One flag of a set, whose names stand between semicolons. */
static void write_flag(chiso__page *page, const char *flag, size_t length) {
    chiso__buffer text = {0};
    chiso__buffer_add(&text, flag, length);
    char *own = chiso__buffer_take(&text, NULL);
    if (own == NULL) page->json.out->failed = true;
    chiso__json_put_text(&page->json, own);
    chiso__free(own);
    chiso__buffer_free(&text);
}

static void write_flag_sets(chiso__page *page, const chiso__lookup *sets) {
    chiso__json_put_key(&page->json, "flag_sets");
    chiso__json_put_begin(&page->json, "[");
    for (size_t i = 0; i < sets->count; i++) {
        const char *flags = chiso__lookup_key(sets, (int32_t)i);
        chiso__json_put_begin(&page->json, "[");
        for (size_t length; *flags != '\0'; flags += length + strspn(flags + length, ";")) {
            length = strcspn(flags, ";");
            write_flag(page, flags, length);
        }
        chiso__json_put_end(&page->json, "]");
    }
    chiso__json_put_end(&page->json, "]");
}

chiso_status chiso__page_scores(chiso__page *page, chiso_error *error) {
    static const char *const columns[][2] = {{"score", "score"},
                                             {"se", "se"},
                                             {"low", "ci_low"},
                                             {"high", "ci_high"},
                                             {"df", "df"},
                                             {"deff", "deff"},
                                             {"n", "n"},
                                             {"n_answers", "n_answers"},
                                             {"rank", "rank"},
                                             {"rank_low", "rank_low"},
                                             {"rank_high", "rank_high"}};
    chiso__lookup sets = {.count = 0};
    chiso__json_put_key(&page->json, "scores");
    chiso__json_put_begin(&page->json, "{");
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        write_column(page, columns[i][0], columns[i][1], number_of);
    write_column(page, "group", "group", group_of);
    const bool good = write_flags(page, &sets);
    chiso__json_put_end(&page->json, "}");
    write_flag_sets(page, &sets);
    chiso__lookup_free(&sets);
    return good ? CHISO_OK : chiso__fail_memory(error);
}
