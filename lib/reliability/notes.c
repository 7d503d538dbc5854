/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "reliability/pair_sums.h"
#include "reliability/run.h"

enum { NOTE = 900, NAMES = 400, NAME = 80 };

/* Names of items one behind the other, as many as fit. */
struct names {
    char text[NAMES];
    size_t used, listed;
    bool cut;
};

static void add_name(struct names *n, const char *name) {
    if (n->used + NAME + 16 > sizeof n->text) {
        if (!n->cut) snprintf(n->text + n->used, sizeof n->text - n->used, ", …");
        n->cut = true;
        n->listed++;
        return;
    }
    char own[NAME];
    chiso__text_copy(own, sizeof own, name);
    n->used += (size_t)snprintf(n->text + n->used, sizeof n->text - n->used, "%s%s",
                                n->listed > 0 ? ", " : "", own);
    n->listed++;
}

/* A note with the names in the place of %s; none without names. */
static chiso_status add_note(const chiso__reliability *run, const char *const format[2],
                             const char *names, chiso_result *result, chiso_error *error) {
    const char *words = format[run->options.language], *at = strstr(words, "%s");
    char note[NOTE];
    if (at == NULL) return chiso__result_add_note(result, words, error);
    snprintf(note, sizeof note, "%.*s%s%s", (int)(at - words), words, names, at + 2);
    return chiso__result_add_note(result, note, error);
}

static chiso_status note_names(const chiso__reliability *run, const char *const format[2],
                               const struct names *n, chiso_result *result, chiso_error *error) {
    return n->listed > 0 ? add_note(run, format, n->text, result, error) : CHISO_OK;
}

/* --- what there is to say --- */

static chiso_status note_reverse(const chiso__reliability *run, const chiso__scale_of *s,
                                 chiso_result *result, chiso_error *error) {
    static const char *const format[2] = {
        "these items run against the others (most of what is common to all is the other way round "
        "in them): %s; if they ask the other way round, name them with --reverse",
        "các câu sau ngược chiều các câu khác: %s; nếu đó là câu hỏi đảo, hãy nêu tên trong "
        "--reverse"};
    struct names n = {.used = 0};
    for (size_t a = 0; a < s->matrices.items; a++) {
        if (s->reverse[a]) add_name(&n, run->options.items[s->matrices.item[a]]);
    }
    return note_names(run, format, &n, result, error);
}

static chiso_status note_turned(const chiso__reliability *run, const chiso__scale_of *s,
                                chiso_result *result, chiso_error *error) {
    (void)s; /* it is of all */
    static const char *const format[2] = {
        "reversed about the least and the greatest answer that was given, for no scale says what "
        "could be answered (--instrument does): %s",
        "đảo chiều theo câu trả lời nhỏ nhất và lớn nhất có trong dữ liệu, vì không có thang đo "
        "(--instrument): %s"};
    struct names n = {.used = 0};
    for (size_t j = 0; j < run->answers.items; j++) {
        if (run->answers.from_data[j]) add_name(&n, run->options.items[j]);
    }
    return note_names(run, format, &n, result, error);
}

static chiso_status note_left_out(const chiso__reliability *run, const chiso__scale_of *s,
                                  chiso_result *result, chiso_error *error) {
    static const char *const format[2] = {
        "left out, because everybody gave them the same answer, or nobody any: %s",
        "bị loại ra vì mọi người trả lời như nhau, hoặc không ai trả lời: %s"};
    struct names n = {.used = 0};
    for (size_t j = 0; j < run->answers.items; j++) {
        if (!s->varies[j]) add_name(&n, run->options.items[j]);
    }
    return note_names(run, format, &n, result, error);
}

/* The first pair of items that has nobody in common. */
static chiso_status note_apart(const chiso__reliability *run, const chiso__scale_of *s,
                               chiso_result *result, chiso_error *error) {
    static const char *const format[2] = {
        "fewer than two people answered both %s, so how all items go together is not known; leave "
        "one of them out",
        "chưa tới hai người cùng trả lời cả hai câu %s, nên không biết các câu liên quan ra sao; "
        "hãy bỏ một câu"};
    const chiso__matrices *m = &s->matrices;
    struct names n = {.used = 0};
    for (size_t a = 0; a < m->items && n.listed == 0; a++) {
        for (size_t b = 0; b < a && n.listed == 0; b++) {
            if (s->n_pairs[chiso__pair(m->item[a], m->item[b])] > 1) continue;
            add_name(&n, run->options.items[m->item[b]]);
            add_name(&n, run->options.items[m->item[a]]);
        }
    }
    return note_names(run, format, &n, result, error);
}

static chiso_status note_singular(const chiso__reliability *run, const chiso__scale_of *s,
                                  chiso_result *result, chiso_error *error) {
    static const char *const format[2] = {
        "correlations have no inverse: an item follows from the others, or there are more items "
        "than people, or pairs of items come from too different people; what needs one is empty "
        "(lambda6, smc, kmo, bartlett)",
        "ma trận tương quan không nghịch đảo được: có câu suy ra từ các câu khác, hoặc số câu hỏi "
        "nhiều hơn số người, hoặc các cặp câu đến từ những người quá khác nhau; các số liệu cần nó "
        "để trống (lambda6, smc, kmo, bartlett)"};
    const bool any = (s->matrices.singular || s->adequacy.singular) && !s->matrices.apart;
    return any ? add_note(run, format, "", result, error) : CHISO_OK;
}

/* How many left some item out, and what became of them. */
static chiso_status note_use(const chiso__reliability *run, const chiso__scale_of *s,
                             chiso_result *result, chiso_error *error) {
    (void)s; /* it is of all */
    static const char *const formats[2][2] = {
        {"%s left some item out; every pair of items counts those who answered both (--use "
         "pairwise)",
         "%s bỏ trống câu nào đó; mỗi cặp câu tính trên những người trả lời cả hai (--use "
         "pairwise)"},
        {"%s left some item out and count nowhere (--use listwise)",
         "%s bỏ trống câu nào đó và không được tính (--use listwise)"}};
    const chiso__answers *a = &run->answers;
    size_t incomplete = 0;
    char text[NAME];
    for (size_t i = 0; i < a->n_order; i++) {
        const double *x = a->value + a->order[i] * a->items;
        bool all = true;
        for (size_t j = 0; j < a->items; j++) all = all && !isnan(x[j]);
        incomplete += !all;
    }
    if (incomplete == 0) return CHISO_OK;
    snprintf(text, sizeof text,
             run->options.language == CHISO_VIETNAMESE ? "%zu trong %zu người"
                                                       : "%zu of %zu people",
             incomplete, a->n_order);
    return add_note(run, formats[run->options.use], text, result, error);
}

static chiso_status note_parallel(const chiso__reliability *run, const chiso__scale_of *s,
                                  chiso_result *result, chiso_error *error) {
    static const char *const format[2] = {
        "parallel analysis suggests no factor: the items have no more in common than random ones, "
        "so nothing is factored",
        "phân tích song song không gợi ý nhân tố nào: các câu không có gì chung hơn dữ liệu ngẫu "
        "nhiên, nên không phân tích nhân tố"};
    const bool none = s->factoring.compared && run->factors == 0;
    return none ? add_note(run, format, "", result, error) : CHISO_OK;
}

static chiso_status note_feldt(const chiso__reliability *run, const chiso__scale_of *s,
                               chiso_result *result, chiso_error *error) {
    (void)s; /* it is of all */
    static const char *const format[2] = {
        "no weight, strata or sampling units are named: the interval of alpha is Feldt's, of "
        "people "
        "drawn one by one",
        "không nêu trọng số, tầng hay đơn vị mẫu: khoảng tin cậy của alpha theo Feldt, như khi "
        "chọn "
        "từng người một"};
    const bool any = run->simple && run->variance.method == CHISO_VARIANCE_TAYLOR;
    return any ? add_note(run, format, "", result, error) : CHISO_OK;
}

chiso_status chiso__reliability_notes(const chiso__reliability *run, const chiso__scale_of *s,
                                      chiso_result *result, chiso_error *error) {
    static chiso_status (*const all[])(const chiso__reliability *, const chiso__scale_of *,
                                       chiso_result *, chiso_error *) = {
        note_reverse,  note_turned, note_left_out, note_apart,
        note_singular, note_use,    note_parallel, note_feldt};
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < sizeof all / sizeof all[0]; i++)
        status = all[i](run, s, result, error);
    return status;
}
