/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why there is no regression, in words. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "drivers/result.h"

/* What the sentences are made of. */
struct cause {
    const chiso__analysis *a;
    const chiso__domain_drivers *d;
    bool *with;
    int32_t language;
    char *text;
    size_t room;
};

static const char *name_of(const struct cause *c, size_t which) {
    return c->a->terms.list[which <= c->a->effects.p ? which : 0].name;
}

static void nobody(const struct cause *c) {
    snprintf(c->text, c->room,
             c->language == CHISO_VIETNAMESE
                 ? "không ai có đủ câu trả lời cho %s và mọi biến giải thích"
                 : "nobody who counts answered %s and all predictors",
             c->a->terms.list[0].name);
}

static void too_few(const struct cause *c) {
    snprintf(
        c->text, c->room,
        c->language == CHISO_VIETNAMESE
            ? "%lld người có đủ câu trả lời cho %s và mọi biến giải thích, chưa đủ cho %zu hệ số"
            : "%lld people answered %s and all predictors, and %zu coefficients take more",
        (long long)c->d->n, c->a->terms.list[0].name, c->a->effects.p + 1);
}

static void constant(const struct cause *c) {
    snprintf(c->text, c->room,
             c->language == CHISO_VIETNAMESE ? "%s giống nhau ở cả %lld người có đủ câu trả lời, "
                                               "nên không giải thích được gì và không "
                                               "thể được giải thích"
                                             : "%s is the same for all %lld people who answered "
                                               "everything, so it explains nothing and "
                                               "nothing explains it",
             name_of(c, c->d->fit.culprit), (long long)c->d->n);
}

static void list_with(const struct cause *c, size_t before, char *names, size_t room) {
    static const char *const ands[] = {" and ", " và "};
    size_t used = 0, last = 0;
    chiso__text_copy(names, room, "");
    for (size_t k = 0; k + 1 < before; k++) last = c->with[k] ? k : last;
    for (size_t k = 0; k + 1 < before; k++) {
        if (!c->with[k]) continue;
        const char *mark = used == 0 ? "" : k == last ? ands[c->language] : ", ";
        chiso__text_copy(names + used, room - used, mark);
        used += strlen(names + used);
        chiso__text_copy(names + used, room - used, name_of(c, k + 1));
        used += strlen(names + used);
    }
}

static void collinear(const struct cause *c) {
    const size_t which = chiso__fit_collinear(&c->d->fit, c->with);
    char names[200];
    list_with(c, which, names, sizeof names);
    snprintf(c->text, c->room,
             c->language == CHISO_VIETNAMESE ? "%s hoàn toàn do %s tạo thành, nên không tách được "
                                               "hệ số của chúng; hãy bỏ bớt một biến"
                                             : "%s is wholly made up of %s, so their coefficients "
                                               "cannot be told apart; leave one of them "
                                               "out",
             name_of(c, which), names);
}

static void separated(const struct cause *c) {
    snprintf(c->text, c->room,
             c->language == CHISO_VIETNAMESE
                 ? "các biến giải thích, nhất là %s, phân biệt hoàn toàn ai có và ai không có %s, "
                   "nên hệ số "
                   "không hữu hạn; hãy bỏ biến đó hoặc gộp các câu trả lời"
                 : "the predictors, %s above all, tell wholly who is %s and who is not, so no "
                   "coefficient is "
                   "finite; leave it out, or put answers together",
             name_of(c, c->d->fit.culprit), c->a->terms.list[0].name);
}

void chiso__drivers_reason(const chiso__analysis *a, const chiso__domain_drivers *d,
                           int32_t language, bool *with, char *text, size_t room) {
    static void (*const reasons[CHISO__FIT_STATES])(const struct cause *) = {
        [CHISO__FIT_NOBODY] = nobody,       [CHISO__FIT_TOO_FEW] = too_few,
        [CHISO__FIT_CONSTANT] = constant,   [CHISO__FIT_COLLINEAR] = collinear,
        [CHISO__FIT_SEPARATED] = separated,
    };
    const struct cause cause = {a, d, with, language, text, room};
    memset(with, 0, a->effects.p * sizeof *with);
    reasons[d->fit.state](&cause);
}
