/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/rows.h"

#include <math.h>

/* --- of all items --- */

/* Of a matrix that may have no inverse. */
static chiso_status add_whole(const chiso__writer *r, const char *statistic, double value,
                              bool singular) {
    const unsigned flags = chiso__scale_flags(r->scale, value, 2, singular);
    const chiso__label label = {.statistic = statistic};
    return chiso__writer_plain(r, &label, value, r->scale->n, flags);
}

static chiso_status add_family(const chiso__writer *r, size_t from, size_t until) {
    const chiso__figure *figures = r->scale->figures;
    chiso_status status = CHISO_OK;
    for (size_t i = from; status == CHISO_OK && i < until; i++) {
        const chiso__label own = {.statistic = chiso__family_table[i].name};
        const chiso__label kr20 = {.statistic = "kr20"};
        status = chiso__writer_add(r, &own, &figures[i]);
        if (status == CHISO_OK && i == CHISO__ALPHA && r->run->answers.binary)
            status = chiso__writer_add(r, &kr20, &figures[i]);
    }
    return status;
}

static chiso_status add_adequacy(const chiso__writer *r) {
    const chiso__adequacy *a = &r->scale->adequacy;
    const struct {
        const char *name;
        double value;
    } all[] = {{"kmo", a->kmo},
               {"bartlett_chisq", a->bartlett},
               {"bartlett_df", a->bartlett_df},
               {"bartlett_p", a->bartlett_p}};
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < sizeof all / sizeof all[0]; i++)
        status = add_whole(r, all[i].name, all[i].value, a->singular);
    return status;
}

/* --- of each item --- */

size_t chiso__place_of(const chiso__matrices *m, size_t item) {
    size_t at = 0;
    while (at < m->items && m->item[at] != item) at++;
    return at;
}

/* Of an item with one answer, its mean is known, and that it does not vary. */
static chiso_status add_constant(const chiso__writer *r, const char *statistic, size_t item) {
    const int64_t n = r->scale->answers[item];
    const bool mean = statistic == chiso__family_table[CHISO__ITEM_MEAN].name;
    const bool sd = statistic == chiso__family_table[CHISO__ITEM_SD].name && n > 1;
    const double value = mean ? r->scale->matrices.mean[item] + r->run->answers.centre[item]
                         : sd ? 0
                              : (double)NAN;
    const chiso__label label = {.statistic = statistic, .item = r->run->options.items[item]};
    return chiso__writer_plain(r, &label, value, n, n > 0 ? CHISO__FLAG_NO_VARIANCE : 0);
}

static chiso_status add_of_item(const chiso__writer *r, size_t statistic, size_t item) {
    const chiso__matrices *m = &r->scale->matrices;
    const size_t at = chiso__place_of(m, item);
    const char *name = chiso__family_table[statistic].name;
    if (at == m->items) return add_constant(r, name, item);
    chiso__figure figure = r->scale->figures[chiso__family_place(m, statistic, at)];
    if (statistic == CHISO__ITEM_MEAN) {
        figure.estimate += r->run->answers.centre[item];
        figure.low += r->run->answers.centre[item];
        figure.high += r->run->answers.centre[item];
    }
    const chiso__label label = {.statistic = name, .item = r->run->options.items[item]};
    return chiso__writer_add(r, &label, &figure);
}

static chiso_status add_plain_of_item(const chiso__writer *r, const char *statistic, size_t item,
                                      const double *values, bool singular) {
    const chiso__matrices *m = &r->scale->matrices;
    const size_t at = chiso__place_of(m, item);
    if (at == m->items) return add_constant(r, statistic, item);
    const chiso__label label = {.statistic = statistic, .item = r->run->options.items[item]};
    return chiso__writer_plain(r, &label, values[at], r->scale->answers[item],
                               chiso__scale_flags(r->scale, values[at], 2, singular));
}

static chiso_status add_items(const chiso__writer *r) {
    const size_t items = r->run->options.n_items;
    const chiso__scale_of *s = r->scale;
    chiso_status status = CHISO_OK;
    for (size_t i = CHISO__ITEM_MEAN; i < CHISO__FAMILY; i++) {
        for (size_t j = 0; status == CHISO_OK && j < items; j++) status = add_of_item(r, i, j);
    }
    for (size_t j = 0; status == CHISO_OK && j < items; j++)
        status = add_plain_of_item(r, "smc", j, s->smc, s->matrices.singular);
    for (size_t j = 0; status == CHISO_OK && j < items; j++)
        status = add_plain_of_item(r, "kmo", j, s->adequacy.item, s->adequacy.singular);
    return status;
}

/* --- all together --- */

chiso_status chiso__reliability_rows(const chiso__writer *r) {
    chiso_status status = add_family(r, CHISO__ALPHA, CHISO__ITEM_MEAN);
    if (status == CHISO_OK) status = add_whole(r, "median_r", r->scale->median_r, false);
    if (status == CHISO_OK) status = add_adequacy(r);
    if (status == CHISO_OK) status = add_items(r);
    return status == CHISO_OK ? chiso__factor_rows(r) : status;
}
