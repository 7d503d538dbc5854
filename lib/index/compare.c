/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/compare.h"

#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/options.h"
#include "estimate/quality.h"
#include "numeric/adjust.h"

static const chiso_compare_options defaults = CHISO_COMPARE_OPTIONS_INIT;
static const double default_level = 0.95;

static chiso_status check(chiso__comparison *c, chiso_error *error) {
    const chiso_compare_options *o = &c->options;
    c->level = o->level == 0 ? default_level : o->level;
    if (o->language != CHISO_ENGLISH && o->language != CHISO_VIETNAMESE)
        return chiso__fail(error, CHISO_E_ARGUMENT, "the language is English or Vietnamese");
    if (o->breaks != CHISO_BREAKS_SKIP && o->breaks != CHISO_BREAKS_COMPARE)
        return chiso__fail(error, CHISO_E_ARGUMENT, "breaks are skipped or compared");
    if (o->family != CHISO_FAMILY_NODE && o->family != CHISO_FAMILY_ALL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "a family is of one node or of all");
    if (!(c->level > 0 && c->level < 1))
        return chiso__fail(error, CHISO_E_ARGUMENT, "the level is between 0 and 1, such as 0.95");
    if (o->panel != 0 && o->panel != 1)
        return chiso__fail(error, CHISO_E_ARGUMENT, "rounds are a panel (1) or independent (0)");
    return CHISO_OK;
}

chiso_status chiso__compare_options(chiso__comparison *c, const chiso_compare_options *given,
                                    chiso_error *error) {
    c->options = defaults;
    const chiso_status status = chiso__options_copy(&c->options, sizeof c->options, given, error);
    return status == CHISO_OK ? check(c, error) : status;
}

/* --- changes --- */

static unsigned flags_of(const chiso__comparison *c, const chiso__pair *pair) {
    const chiso__definition *definition = &c->definitions[pair->node];
    if (pair->row[CHISO__AFTER] == 0) return CHISO__FLAG_ONLY_BEFORE;
    if (pair->row[CHISO__BEFORE] == 0) return CHISO__FLAG_ONLY_AFTER;
    return (definition->broken ? CHISO__FLAG_BREAK : 0u) |
           (definition->unverified ? CHISO__FLAG_UNVERIFIED : 0u);
}

static void make_change(const chiso__comparison *c, chiso__pair *pair) {
    static const chiso__scored none[CHISO__ROUNDS] = {{NAN, NAN, NAN}, {NAN, NAN, NAN}};
    const unsigned flags = flags_of(c, pair);
    const bool left_out =
        (flags & CHISO__FLAG_BREAK) != 0 && c->options.breaks == CHISO_BREAKS_SKIP;
    const chiso__scored *scored = left_out ? none : pair->scored;
    const chiso__scored *after = &scored[CHISO__AFTER], *before = &scored[CHISO__BEFORE];
    if (pair->together)
        chiso__difference_make_of(&pair->change, after, before, pair->variance, c->level);
    else
        chiso__difference_make(&pair->change, after, before, (chiso__tie){.together = false},
                               c->level);
    pair->flags |= flags;
    if (!isnan(pair->change.se) && isnan(pair->change.low)) pair->flags |= CHISO__FLAG_NO_DF;
}

/* --- adjusted p --- */

/* Pairs in the order of their families. */
struct member {
    int32_t family;
    chiso__pair *pair;
};

enum { ALONE = -1 };

static int32_t family_of(const chiso__comparison *c, const chiso__pair *pair) {
    if (c->options.family == CHISO_FAMILY_ALL) return 0;
    return pair->domain == c->whole ? ALONE : pair->node;
}

static int by_family(const void *left, const void *right) {
    const struct member *a = left, *b = right;
    return (a->family > b->family) - (a->family < b->family);
}

static bool adjust_family(const struct member *members, size_t count, double *room) {
    double *p = room, *holm = p + count, *bh = holm + count;
    for (size_t i = 0; i < count; i++) p[i] = members[i].pair->change.p;
    if (!chiso__adjust(p, count, holm, bh)) return false;
    for (size_t i = 0; i < count; i++) {
        members[i].pair->change.holm = holm[i];
        members[i].pair->change.bh = bh[i];
    }
    return true;
}

static bool adjust_families(struct member *members, size_t count, double *room) {
    size_t end;
    for (size_t start = 0; start < count; start = end) {
        end = start + 1;
        while (members[start].family != ALONE && end < count &&
               members[end].family == members[start].family)
            end++;
        if (!adjust_family(members + start, end - start, room)) return false;
    }
    return true;
}

static bool adjust(const chiso__comparison *c) {
    struct member *members = chiso__alloc(c->n_pairs, sizeof *members);
    double *room = chiso__alloc(c->n_pairs, 3 * sizeof *room);
    bool good = members != NULL && room != NULL;
    for (size_t i = 0; good && i < c->n_pairs; i++)
        members[i] = (struct member){family_of(c, &c->pairs[i]), &c->pairs[i]};
    if (good) {
        qsort(members, c->n_pairs, sizeof *members, by_family);
        good = adjust_families(members, c->n_pairs, room);
    }
    chiso__free(members);
    chiso__free(room);
    return good;
}

/* --- all together --- */

static chiso_status compare(chiso__comparison *c, chiso_error *error) {
    chiso_status status = chiso__compare_open(c, error);
    if (status == CHISO_OK) status = chiso__compare_pair(c, error);
    if (status == CHISO_OK) status = chiso__compare_definitions(c, error);
    if (status != CHISO_OK) return status;
    if (c->scores != NULL && !chiso__panel_ties(c)) return chiso__fail_memory(error);
    for (size_t i = 0; i < c->n_pairs; i++) make_change(c, &c->pairs[i]);
    return adjust(c) ? CHISO_OK : chiso__fail_memory(error);
}

chiso_status chiso__compare_make(chiso_result **out, chiso__comparison *c, chiso_error *error) {
    chiso_result *result = NULL;
    chiso_status status = compare(c, error);
    if (status == CHISO_OK) status = chiso__compare_result(&result, c, error);
    if (status == CHISO_OK) status = chiso__compare_notes(c, result, error);
    if (status == CHISO_OK)
        *out = result;
    else
        chiso_result_free(result);
    return status;
}

void chiso__compare_free(chiso__comparison *c) {
    for (size_t i = 0; i < CHISO__ROUNDS; i++) chiso_instrument_free(c->rounds[i].opened);
    chiso__lookup_free(&c->domains);
    chiso__lookup_free(&c->nodes);
    chiso__lookup_free(&c->places);
    chiso__free(c->pairs);
    chiso__free(c->definitions);
}

chiso_status chiso_compare(chiso_result **out, const chiso_result *before,
                           const chiso_result *after, const chiso_compare_options *options,
                           chiso_error *error) {
    chiso__comparison c = {.rounds = {{.result = before}, {.result = after}}};
    *out = NULL;
    chiso_status status = chiso__compare_options(&c, options, error);
    if (status == CHISO_OK && c.options.panel != 0)
        status = chiso__fail(error, CHISO_E_ARGUMENT,
                             "results do not tell which sampling units the rounds share; compare "
                             "the totals of both as a panel");
    if (status == CHISO_OK) status = chiso__compare_make(out, &c, error);
    chiso__compare_free(&c);
    return status;
}
