/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Differences as a table. */
#include <math.h>

#include "base/error.h"
#include "estimate/differences.h"
#include "estimate/domain_columns.h"

/* The columns behind those of the domains and the item. */
enum {
    VALUE,
    OTHER,
    DIFFERENCE,
    SE,
    CI_LOW,
    CI_HIGH,
    DF,
    T,
    P,
    P_HOLM,
    P_BH,
    NUMBERS,
    DIRECTION = NUMBERS,
    FLAGS
};

static const chiso__column_titles tail[] = {
    {"difference", CHISO_COLUMN_NUMBER, {"Difference", "Chênh lệch"}},
    {"se", CHISO_COLUMN_NUMBER, {"Std. error", "Sai số chuẩn"}},
    {"ci_low", CHISO_COLUMN_NUMBER, {"From", "Từ"}},
    {"ci_high", CHISO_COLUMN_NUMBER, {"To", "Đến"}},
    {"df", CHISO_COLUMN_NUMBER, {NULL, NULL}},
    {"t", CHISO_COLUMN_NUMBER, {NULL, NULL}},
    {"p_value", CHISO_COLUMN_NUMBER, {"p", "p"}},
    {"p_holm", CHISO_COLUMN_NUMBER, {"p (Holm)", "p (Holm)"}},
    {"p_bh", CHISO_COLUMN_NUMBER, {"p (BH)", "p (BH)"}},
    {"direction", CHISO_COLUMN_TEXT, {"Direction", "Chiều"}},
    {"flags", CHISO_COLUMN_TEXT, {"Flags", "Ghi chú"}},
};

static const struct {
    const char *code, *label[2];
} directions[CHISO__DIRECTIONS] = {
    [CHISO__DIRECTION_UNKNOWN] = {NULL, {NULL, NULL}},
    [CHISO__DIRECTION_UP] = {"higher", {"higher", "cao hơn"}},
    [CHISO__DIRECTION_DOWN] = {"lower", {"lower", "thấp hơn"}},
    [CHISO__DIRECTION_NONE] = {"none", {"none", "không rõ"}},
};

static size_t first_of(const chiso__comparable *c) {
    return 2 * c->totals->n_by + c->n_titles;
}

static chiso_status add_columns(const chiso__comparable *c, chiso_result *result,
                                chiso_error *error) {
    const int32_t language = c->language;
    chiso_status status = chiso__domain_columns_add(result, c->totals, language, error);
    if (status == CHISO_OK)
        status = chiso__domain_columns_add_other(result, c->totals, language, error);
    if (status == CHISO_OK)
        status = chiso__columns_add(result, c->titles, c->n_titles, language, error);
    if (status == CHISO_OK) status = chiso__columns_add(result, c->values, 2, language, error);
    if (status == CHISO_OK)
        status = chiso__columns_add(result, tail, sizeof tail / sizeof tail[0], language, error);
    for (size_t i = CHISO__DIRECTION_UP; status == CHISO_OK && i < CHISO__DIRECTIONS; i++)
        status = chiso__result_set_label(result, first_of(c) + DIRECTION, directions[i].code,
                                         directions[i].label[language], error);
    return status;
}

static chiso_status add_settings(const chiso__differences *d, chiso_result *result,
                                 chiso_error *error) {
    static const char *const kinds[] = {"whole", "pairs", "named"}, *const families[] = {"node",
                                                                                         "all"};
    chiso_status status =
        chiso__result_add_text(result, "differences", kinds[d->options.kind], error);
    if (status == CHISO_OK)
        status = chiso__result_add_text(result, "family", families[d->options.family], error);
    return status;
}

/* --- rows --- */

static void set_numbers(const chiso__comparable *c, chiso_result *result, const chiso__figure *of,
                        const chiso__figure *from, const chiso__difference *x) {
    const double numbers[NUMBERS] = {of->estimate, from->estimate, x->value, x->se,
                                     x->low,       x->high,        x->df,    x->t,
                                     x->p,         x->holm,        x->bh};
    for (size_t i = 0; i < NUMBERS; i++)
        chiso__result_set_number(result, first_of(c) + i, numbers[i]);
}

/* What is to be said of either of the two is to be said of their difference. */
static chiso_status set_texts(const chiso__comparable *c, chiso_result *result,
                              const chiso__figure *of, const chiso__figure *from,
                              const chiso__difference *x, chiso_error *error) {
    const chiso__compared a = {of->estimate, of->se, of->df},
                          b = {from->estimate, from->se, from->df};
    const bool untested = !isnan(x->se) && isnan(x->low);
    char flags[CHISO__FLAGS_TEXT];
    chiso__flags_text(of->flags | from->flags | (untested ? CHISO__FLAG_NO_DF : 0u), flags,
                      sizeof flags);
    chiso_status status =
        chiso__result_set_text(result, first_of(c) + DIRECTION,
                               directions[chiso__difference_direction(x, &a, &b)].code, error);
    if (status == CHISO_OK)
        status = chiso__result_set_text(result, first_of(c) + FLAGS,
                                        flags[0] != '\0' ? flags : NULL, error);
    return status;
}

static chiso_status add_row(const chiso__differences *d, chiso_result *result, size_t pair,
                            size_t item, chiso_error *error) {
    const chiso__comparable *c = d->comparable;
    const chiso__domain_pair *p = &d->pairs[pair];
    const chiso__figure *of = &c->figures[p->of * c->items + item],
                        *from = &c->figures[p->from * c->items + item];
    const chiso__difference *x = &d->table[pair * c->items + item];
    chiso_status status = chiso__result_add_row(result, error);
    if (status == CHISO_OK)
        status = chiso__domain_columns_set(result, c->totals, p->of, c->language, error);
    if (status == CHISO_OK)
        status = chiso__domain_columns_set_other(result, c->totals, p->from, c->language, error);
    if (status == CHISO_OK)
        status = c->set_item(c->context, result, 2 * c->totals->n_by, item, error);
    if (status == CHISO_OK) status = set_texts(c, result, of, from, x, error);
    if (status == CHISO_OK) set_numbers(c, result, of, from, x);
    return status;
}

chiso_status chiso__differences_fill(const chiso__differences *d, chiso_result *result,
                                     chiso_error *error) {
    const chiso__comparable *c = d->comparable;
    chiso_status status = add_columns(c, result, error);
    if (status == CHISO_OK) status = add_settings(d, result, error);
    for (size_t pair = 0; pair < d->n_pairs; pair++) {
        for (size_t item = 0; status == CHISO_OK && item < c->items; item++)
            status = add_row(d, result, pair, item, error);
    }
    return status;
}
