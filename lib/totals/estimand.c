/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/estimand.h"

#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "totals/statistics.h"

static const struct kind {
    const char *statistic, *option;
    chiso__needs needs;
} kinds[] = {
#define KIND(name, needs) {#name, "--" #name, needs},
    CHISO__STATISTICS(KIND)
#undef KIND
};

enum { KINDS = sizeof kinds / sizeof kinds[0] };

static const struct kind *kind_of(const chiso_estimand *estimand) {
    for (size_t i = 0; estimand->statistic != NULL && i < KINDS; i++) {
        if (strcmp(kinds[i].statistic, estimand->statistic) == 0) return &kinds[i];
    }
    return NULL;
}

chiso__needs chiso__estimand_needs(const chiso_estimand *estimand) {
    return kind_of(estimand)->needs;
}

const char *chiso__estimand_option(const chiso_estimand *estimand) {
    return kind_of(estimand)->option;
}

static chiso_status check(const chiso_estimand *estimand, chiso_error *error) {
    const struct kind *kind = kind_of(estimand);
    if (kind == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "there is no statistic \"%s\"; there are mean, total, proportion, ratio "
                           "and quantile",
                           estimand->statistic != NULL ? estimand->statistic : "");
    if (estimand->variable == NULL || estimand->variable[0] == '\0')
        return chiso__fail(error, CHISO_E_ARGUMENT, "%s: name the column of the variable",
                           kind->option);
    if (kind->needs == CHISO__NEEDS_PAIR &&
        (estimand->denominator == NULL || estimand->denominator[0] == '\0'))
        return chiso__fail_at(error, CHISO_E_ARGUMENT, 0, estimand->variable,
                              "a ratio needs two columns: --ratio %s/DENOMINATOR",
                              estimand->variable);
    if (kind->needs != CHISO__NEEDS_EVERY_ANSWER || (estimand->p > 0 && estimand->p < 1))
        return CHISO_OK;
    char p[CHISO__NUMBER_TEXT];
    chiso__number_to_text(p, estimand->p);
    return chiso__fail_at(error, CHISO_E_ARGUMENT, 0, estimand->variable,
                          "a quantile needs a share between 0 and 1, such as --quantile %s:0.5, "
                          "not \"%s\"",
                          estimand->variable, p);
}

chiso_status chiso__estimands_check(const chiso_estimand *estimands, size_t count,
                                    chiso_error *error) {
    if (count > 0 && estimands == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "n_estimands is %zu but estimands is NULL",
                           count);
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < count; i++) status = check(&estimands[i], error);
    return status;
}

static bool copy_text(chiso__arena *arena, const char **text) {
    if (*text == NULL) return true;
    *text = chiso__arena_text(arena, *text, strlen(*text));
    return *text != NULL;
}

bool chiso__estimands_copy(chiso_totals *totals, const chiso_estimand *estimands, size_t count) {
    chiso_estimand *copies = chiso__arena_alloc(&totals->arena, (count + 1) * sizeof *copies);
    if (copies == NULL) return false;
    for (size_t i = 0; i < count; i++) {
        copies[i] = estimands[i];
        copies[i].statistic = kind_of(&estimands[i])->statistic;
        if (!copy_text(&totals->arena, &copies[i].variable) ||
            !copy_text(&totals->arena, &copies[i].denominator))
            return false;
    }
    totals->estimands = copies;
    totals->n_estimands = count;
    return true;
}
