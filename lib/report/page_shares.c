/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "instrument/instrument.h"
#include "report/page_data.h"

enum { SHARE_DECIMALS = 4 };

/* The result has, domain by domain, the categories of one leaf after the other. */
struct block {
    const chiso_result *shares;
    size_t each;  /* rows of a domain */
    size_t first; /* of the leaf, within a domain */
    size_t answers;
};

static const char *variable_at(const chiso_result *shares, size_t row) {
    return chiso__report_text(shares, row, "variable");
}

static const char *category_at(const chiso_result *shares, size_t row) {
    return chiso__report_text(shares, row, "category");
}

/* Rows that name one variable behind each other; where the next leaf reads the same one its first
 * answer comes again. */
static size_t count_answers(const chiso_result *shares, size_t first, size_t end) {
    const char *variable = variable_at(shares, first), *category = category_at(shares, first);
    size_t row = first + 1;
    while (row < end && strcmp(variable_at(shares, row), variable) == 0 &&
           strcmp(category_at(shares, row), category) != 0)
        row++;
    return row - first;
}

static const chiso__category *category_of(const chiso__scale *scale, const char *code) {
    size_t at = 0;
    while (strcmp(scale->categories[at].code, code) != 0) at++;
    return &scale->categories[at];
}

/* What a code means in a language; a code without words says itself. */
static const char *meaning(const chiso__category *category, int32_t language) {
    const char *label = chiso__category_label(category, language);
    return label != NULL ? label : category->code;
}

/* How good an answer is among those of its scale, from 0 to 1; NaN where they do not differ. */
static double step_of(const chiso__scale *scale, const chiso__category *category, int direction) {
    double least = (double)INFINITY, most = -(double)INFINITY;
    for (size_t i = 0; i < scale->count; i++) {
        if (scale->categories[i].missing != CHISO__ANSWERED) continue;
        least = fmin(least, scale->categories[i].value);
        most = fmax(most, scale->categories[i].value);
    }
    const double step = most > least ? (category->value - least) / (most - least) : (double)NAN;
    return direction < 0 ? 1 - step : step;
}

static void write_answers(chiso__page *page, const struct block *block, const chiso__node *node) {
    const chiso__scale *scale = &page->report->instrument->scales[node->scale];
    const size_t category = (size_t)chiso_result_find_column(block->shares, "category");
    chiso__json_put_key(&page->json, "answers");
    chiso__json_put_begin(&page->json, "[");
    for (size_t i = 0; i < block->answers; i++) {
        const char *code = chiso_result_text(block->shares, block->first + i, category);
        const chiso__category *answer = category_of(scale, code);
        chiso__json_put_begin(&page->json, "{");
        chiso__json_put_key(&page->json, "code");
        chiso__json_put_text(&page->json, code);
        chiso__json_put_key(&page->json, "en");
        chiso__json_put_text(&page->json, meaning(answer, CHISO_ENGLISH));
        chiso__json_put_key(&page->json, "vi");
        chiso__json_put_text(&page->json, meaning(answer, CHISO_VIETNAMESE));
        chiso__json_put_key(&page->json, "step");
        chiso__json_put_rounded(&page->json, step_of(scale, answer, node->direction),
                                SHARE_DECIMALS);
        chiso__json_put_end(&page->json, "}");
    }
    chiso__json_put_end(&page->json, "]");
}

static void write_domains(chiso__page *page, const struct block *block, size_t answer,
                          const char *column, int decimals) {
    const size_t at = (size_t)chiso_result_find_column(block->shares, column);
    chiso__json_put_begin(&page->json, "[");
    for (size_t domain = 0; domain < page->grid.domains; domain++) {
        const size_t row = domain * block->each + block->first + answer;
        chiso__json_put_rounded(&page->json, chiso_result_number(block->shares, row, at), decimals);
    }
    chiso__json_put_end(&page->json, "]");
}

static void write_block(chiso__page *page, const struct block *block, size_t node) {
    chiso__json_put_begin(&page->json, "{");
    chiso__json_put_key(&page->json, "node");
    chiso__json_put_number(&page->json, (double)node);
    write_answers(page, block, &page->report->instrument->nodes[node]);
    chiso__json_put_key(&page->json, "n");
    write_domains(page, block, 0, "n", 0);
    chiso__json_put_key(&page->json, "share");
    chiso__json_put_begin(&page->json, "[");
    for (size_t i = 0; i < block->answers; i++)
        write_domains(page, block, i, "estimate", SHARE_DECIMALS);
    chiso__json_put_end(&page->json, "]");
    chiso__json_put_end(&page->json, "}");
}

/* From a node on, the next leaf that has answers: there is one for each block. */
static size_t next_leaf(const chiso_instrument *instrument, size_t node) {
    while (instrument->nodes[node].variable == NULL ||
           instrument->nodes[node].scale == CHISO__NO_SCALE)
        node++;
    return node;
}

void chiso__page_shares(chiso__page *page) {
    const chiso_result *shares = page->report->shares[page->report->language];
    chiso__json_put_key(&page->json, "shares");
    if (shares == NULL) {
        chiso__json_put_null(&page->json);
        return;
    }
    struct block block = {.shares = shares, .each = chiso_result_rows(shares) / page->grid.domains};
    chiso__json_put_begin(&page->json, "[");
    for (size_t node = 0; block.first < block.each; block.first += block.answers, node++) {
        node = next_leaf(page->report->instrument, node);
        block.answers = count_answers(shares, block.first, block.each);
        write_block(page, &block, node);
    }
    chiso__json_put_end(&page->json, "]");
}
