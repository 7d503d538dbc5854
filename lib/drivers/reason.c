/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why there is no regression, in words. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "drivers/result.h"

enum { NAME = 64, NAMES = 160 };

/* What the sentences are made of; names are cut to fit. */
struct cause {
    const chiso__analysis *a;
    const chiso__domain_drivers *d;
    bool *with;
    bool vietnamese;
    char *text;
    size_t room;
    char outcome[NAME];
};

static const char *name_of(const struct cause *c, size_t which, char name[NAME]) {
    chiso__text_copy(name, NAME, c->a->terms.list[which <= c->a->effects.p ? which : 0].name);
    return name;
}

static void nobody(const struct cause *c) {
    snprintf(c->text, c->room,
             c->vietnamese ? "không ai có đủ câu trả lời cho %s và mọi biến giải thích"
                           : "nobody who counts answered %s and all predictors",
             c->outcome);
}

static void too_few(const struct cause *c) {
    snprintf(c->text, c->room,
             c->vietnamese
                 ? "chỉ %lld người có đủ câu trả lời cho %s và mọi biến giải thích, mà %zu hệ số "
                   "cần nhiều người hơn"
                 : "only %lld answered %s and all predictors, and %zu coefficients take more",
             (long long)c->d->n, c->outcome, c->a->effects.p + 1);
}

static void constant(const struct cause *c) {
    char name[NAME];
    snprintf(c->text, c->room,
             c->vietnamese ? "%s giống nhau ở cả %lld người có đủ câu trả lời, nên không giải "
                             "thích được gì và không gì giải thích được nó"
                           : "%s is the same for all %lld people who answered everything, so it "
                             "explains nothing and nothing explains it",
             name_of(c, c->d->fit.culprit, name), (long long)c->d->n);
}

/* The predictors before one that make it up, one behind the other. */
static void list_with(const struct cause *c, size_t before, char names[NAMES]) {
    size_t used = 0, last = 0;
    chiso__text_copy(names, NAMES, "");
    for (size_t k = 1; k < before; k++) last = c->with[k - 1] ? k : last;
    for (size_t k = 1; k < before; k++) {
        char name[NAME];
        if (!c->with[k - 1]) continue;
        const char *mark = used == 0 ? "" : k < last ? ", " : c->vietnamese ? " và " : " and ";
        chiso__text_copy(names + used, NAMES - used, mark);
        used += strlen(names + used);
        chiso__text_copy(names + used, NAMES - used, name_of(c, k, name));
        used += strlen(names + used);
    }
}

static void collinear(const struct cause *c) {
    const size_t which = chiso__fit_collinear(&c->d->fit, c->with);
    char name[NAME], names[NAMES];
    list_with(c, which, names);
    snprintf(c->text, c->room,
             c->vietnamese ? "%s hoàn toàn do %s tạo thành, nên không tách được hệ số của chúng; "
                             "hãy bỏ bớt một biến"
                           : "%s is wholly made up of %s, so their coefficients cannot be told "
                             "apart; leave one of them out",
             name_of(c, which, name), names);
}

static void separated(const struct cause *c) {
    char name[NAME];
    snprintf(c->text, c->room,
             c->vietnamese ? "các biến giải thích, nhất là %s, phân biệt hoàn toàn hai câu trả lời "
                             "cho %s, nên hệ số không hữu hạn; hãy bỏ biến đó hoặc gộp các câu trả "
                             "lời của nó"
                           : "the predictors, %s above all, tell the two answers to %s wholly "
                             "apart, so no coefficient is finite; leave it out, or put answers of "
                             "it together",
             name_of(c, c->d->fit.culprit, name), c->outcome);
}

void chiso__drivers_reason(const chiso__analysis *a, const chiso__domain_drivers *d,
                           int32_t language, bool *with, char *text, size_t room) {
    static void (*const reasons[CHISO__FIT_STATES])(const struct cause *) = {
        [CHISO__FIT_NOBODY] = nobody,       [CHISO__FIT_TOO_FEW] = too_few,
        [CHISO__FIT_CONSTANT] = constant,   [CHISO__FIT_COLLINEAR] = collinear,
        [CHISO__FIT_SEPARATED] = separated,
    };
    struct cause cause = {.a = a,
                          .d = d,
                          .with = with,
                          .vietnamese = language == CHISO_VIETNAMESE,
                          .text = text,
                          .room = room};
    chiso__text_copy(cause.outcome, NAME, a->terms.list[0].name);
    text[0] = '\0';
    memset(with, 0, a->effects.p * sizeof *with);
    reasons[d->fit.state](&cause);
}
