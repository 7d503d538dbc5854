/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/error.h"
#include "report/page_data.h"

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

static void set_pair(const struct pairs *pairs, size_t node, size_t number, unsigned what) {
    unsigned char *byte = &pairs->bytes[node * pairs->width + number / PER_BYTE];
    *byte |= (unsigned char)(what << (BITS * (number % PER_BYTE)));
}

/* Nodes and domains are those of the grid, the earlier domain first; number 0 is the whole. */
static bool fill(const struct pairs *pairs, chiso__page *page) {
    const chiso_result *differences = page->report->differences;
    const size_t code = (size_t)chiso_result_find_column(differences, "code");
    const size_t difference = (size_t)chiso_result_find_column(differences, "difference");
    const size_t p = (size_t)chiso_result_find_column(differences, "p_holm");
    const double alpha = chiso__report_alpha(differences);
    for (size_t row = 0; row < chiso_result_rows(differences); row++) {
        const int32_t node =
            chiso__grid_node(&page->grid, chiso_result_text(differences, row, code));
        const int32_t i = chiso__grid_domain(&page->grid, differences, row, 0);
        const int32_t j = chiso__grid_domain(&page->grid, differences, row, page->grid.n_by);
        if (i < 0 || j < 0) return false; /* memory ran out */
        set_pair(pairs, (size_t)node, pair_number(pairs->domains, (size_t)i - 1, (size_t)j - 1),
                 verdict(chiso_result_number(differences, row, difference),
                         chiso_result_number(differences, row, p), alpha));
    }
    return true;
}

/* RFC 4648. */
static void add_base64(chiso__buffer *out, const unsigned char *bytes, size_t length) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < length; i += 3) {
        const unsigned second = i + 1 < length ? bytes[i + 1] : 0;
        const unsigned third = i + 2 < length ? bytes[i + 2] : 0;
        const unsigned group = (unsigned)bytes[i] << 16 | second << 8 | third;
        char text[] = {digits[group >> 18], digits[group >> 12 & 63], digits[group >> 6 & 63],
                       digits[group & 63]};
        if (i + 1 >= length) text[2] = '=';
        if (i + 2 >= length) text[3] = '=';
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
    const bool good = fill(&pairs, page);
    if (good) write_pairs(page, &pairs);
    chiso__free(pairs.bytes);
    return good ? CHISO_OK : chiso__fail_memory(error);
}
