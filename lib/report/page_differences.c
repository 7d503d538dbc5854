/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/error.h"
#include "base/number.h"
#include "report/page_data.h"

#include <string.h>

/* What is known of two domains, two bits of it. */
enum { NOT_TESTED, HIGHER, LOWER, NO_DIFFERENCE, BITS = 2, PER_BYTE = 8 / BITS };

/* Pairs of each node, packed. */
struct pairs {
    unsigned char *bytes; /* node by node */
    size_t domains;       /* without the whole */
    size_t width;         /* bytes of a node */
};

/* The number of the pair (i, j), i < j: (0,1), (0,2), …, (1,2), … */
static size_t pair_number(size_t domains, size_t i, size_t j) {
    return i * (2 * domains - i - 1) / 2 + j - i - 1;
}

static unsigned verdict(double difference, double p, double alpha) {
    if (isnan(p)) return NOT_TESTED;
    if (!(p < alpha)) return NO_DIFFERENCE;
    return difference > 0 ? HIGHER : LOWER;
}

static void set_pair(const struct pairs *pairs, size_t node, size_t i, size_t j, unsigned what) {
    static const unsigned turned[] = {NOT_TESTED, LOWER, HIGHER, NO_DIFFERENCE};
    const size_t number =
        i < j ? pair_number(pairs->domains, i, j) : pair_number(pairs->domains, j, i);
    unsigned char *byte = &pairs->bytes[node * pairs->width + number / PER_BYTE];
    *byte |= (unsigned char)((i < j ? what : turned[what]) << (BITS * (number % PER_BYTE)));
}

static double alpha_of(const chiso_result *differences) {
    double level = 0.95;
    const char *text = chiso__report_setting_text(differences, "level");
    if (text != NULL) chiso__number_from_text(&level, text, strlen(text), '.');
    return 1 - level;
}

static void fill(const struct pairs *pairs, chiso__page *page) {
    const chiso_result *differences = page->report->differences;
    const size_t code = (size_t)chiso_result_find_column(differences, "code");
    const size_t difference = (size_t)chiso_result_find_column(differences, "difference");
    const size_t p = (size_t)chiso_result_find_column(differences, "p_holm");
    const double alpha = alpha_of(differences);
    for (size_t row = 0; row < chiso_result_rows(differences); row++) {
        const int32_t node =
            chiso__grid_node(&page->grid, chiso_result_text(differences, row, code));
        const int32_t i = chiso__grid_domain(&page->grid, differences, row, 0);
        const int32_t j = chiso__grid_domain(&page->grid, differences, row, page->grid.n_by);
        if (node < 0 || i < 1 || j < 1 || i == j) continue; /* the whole is number 0 */
        set_pair(pairs, (size_t)node, (size_t)i - 1, (size_t)j - 1,
                 verdict(chiso_result_number(differences, row, difference),
                         chiso_result_number(differences, row, p), alpha));
    }
}

/* RFC 4648. */
static void add_base64(chiso__buffer *out, const unsigned char *bytes, size_t length) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < length; i += 3) {
        const unsigned second = i + 1 < length ? bytes[i + 1] : 0;
        const unsigned third = i + 2 < length ? bytes[i + 2] : 0;
        const unsigned group = (unsigned)bytes[i] << 16 | second << 8 | third;
        const char text[] = {digits[group >> 18], digits[group >> 12 & 63],
                             i + 1 < length ? digits[group >> 6 & 63] : '=',
                             i + 2 < length ? digits[group & 63] : '='};
        chiso__buffer_add(out, text, sizeof text);
    }
}

static void write_pairs(chiso__page *page, const struct pairs *pairs) {
    chiso__json_put_begin(&page->json, "[");
    for (size_t node = 0; node < page->grid.nodes; node++) {
        chiso__buffer text = {0};
        add_base64(&text, pairs->bytes + node * pairs->width, pairs->width);
        char *own = chiso__buffer_take(&text, NULL);
        if (own == NULL) page->json.out->failed = true;
        chiso__json_put_text(&page->json, own);
        chiso__free(own);
        chiso__buffer_free(&text);
    }
    chiso__json_put_end(&page->json, "]");
}

chiso_status chiso__page_differences(chiso__page *page, chiso_error *error) {
    chiso__json_put_key(&page->json, "differences");
    if (page->report->differences == NULL) {
        chiso__json_put_null(&page->json);
        return CHISO_OK;
    }
    const size_t domains = page->grid.domains - 1;
    const size_t count = domains * (domains - 1) / 2;
    struct pairs pairs = {.domains = domains, .width = (count + PER_BYTE - 1) / PER_BYTE};
    pairs.bytes = chiso__alloc(page->grid.nodes * pairs.width, 1);
    if (pairs.bytes == NULL) return chiso__fail_memory(error);
    fill(&pairs, page);
    write_pairs(page, &pairs);
    chiso__free(pairs.bytes);
    return CHISO_OK;
}
