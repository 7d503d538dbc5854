/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/scheme.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "results/result.h"

enum { CHOICES = 160 };

/* At which level of the tree a pooling takes plain means. */
static const struct {
    const char *name;
    int mean_level;
} poolings[] = {
    {"pool", 0},
    {"group-mean", 1},
    {"content-mean", 2},
    {"item-mean", INT_MAX},
};

static const char *const nations[] = {"pool", "province-mean"};

static void list_choices(const chiso_instrument *instrument, const char *property, char *text,
                         size_t room) {
    text[0] = '\0';
    const char *word;
    for (size_t i = 0; (word = chiso__instrument_choice(instrument, property, i)) != NULL; i++) {
        const size_t used = strlen(text);
        snprintf(text + used, room - used, "%s%s", i > 0 ? ", " : "", word);
    }
}

/* The choice that was made, or the first there is; NULL: there is none to make. */
static chiso_status choose(const chiso_instrument *instrument, const char *property,
                           const char *option, const char *given, const char **chosen,
                           chiso_error *error) {
    char choices[CHOICES];
    *chosen = chiso__instrument_choice(instrument, property, 0);
    if (given == NULL) return CHISO_OK;
    if (*chosen == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "%s is for instruments of items, such as sipas-2024; this one says "
                           "itself how its nodes are computed",
                           option);
    for (size_t i = 0; *chosen != NULL && strcmp(*chosen, given) != 0; i++)
        *chosen = chiso__instrument_choice(instrument, property, i + 1);
    if (*chosen != NULL) return CHISO_OK;
    list_choices(instrument, property, choices, sizeof choices);
    return chiso__fail(error, CHISO_E_ARGUMENT, "%s is one of %s, not \"%s\"", option, choices,
                       given);
}

static chiso_status set_metric(chiso__scheme *scheme, const chiso_totals *totals, const char *given,
                               chiso__arena *arena, chiso_error *error) {
    const chiso_instrument *instrument = totals->instrument;
    const char *name;
    chiso_status status = choose(instrument, "metrics", "--metric", given, &name, error);
    if (status != CHISO_OK || name == NULL) return status;
    scheme->metric = chiso__metric_named(name);
    scheme->values = chiso__arena_alloc(arena, instrument->n_nodes * sizeof *scheme->values);
    if (scheme->values == NULL) return chiso__fail_memory(error);
    for (size_t i = 0; i < instrument->n_nodes; i++) {
        const chiso__node *node = &instrument->nodes[i];
        if (node->type != CHISO__NODE_ITEM) continue;
        const chiso__scale *scale = &instrument->scales[node->scale];
        scheme->values[i] = chiso__arena_alloc(arena, scale->count * sizeof(double));
        if (scheme->values[i] == NULL) return chiso__fail_memory(error);
        scheme->metric->values(scale, scheme->values[i]);
    }
    return CHISO_OK;
}

static chiso_status set_pooling(chiso__scheme *scheme, const chiso_totals *totals,
                                const char *given, chiso_error *error) {
    chiso_status status =
        choose(totals->instrument, "poolings", "--pooling", given, &scheme->pooling, error);
    if (status != CHISO_OK || scheme->pooling == NULL) return status;
    for (size_t i = 0; i < sizeof poolings / sizeof poolings[0]; i++) {
        if (strcmp(poolings[i].name, scheme->pooling) == 0)
            scheme->mean_level = poolings[i].mean_level;
    }
    return CHISO_OK;
}

/* The column of provinces; where none is known as such, the only one there is. */
static chiso_status find_provinces(chiso__scheme *scheme, const chiso_totals *totals,
                                   chiso_error *error) {
    for (scheme->province = 0; scheme->province < totals->n_by; scheme->province++) {
        if (totals->by_provinces[scheme->province] != 0) return CHISO_OK;
    }
    scheme->province = 0;
    if (totals->n_by == 1) return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "--nation province-mean needs the column of provinces among those of --by; "
                       "name it there, and with --province where its name does not tell");
}

static chiso_status set_nation(chiso__scheme *scheme, const chiso_totals *totals, const char *given,
                               chiso_error *error) {
    if (given == NULL) return CHISO_OK;
    if (totals->published)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "--nation is for respondents; of published scores the whole is the mean "
                           "of the domains");
    scheme->province_mean = strcmp(given, nations[1]) == 0;
    if (scheme->province_mean) return find_provinces(scheme, totals, error);
    if (strcmp(given, nations[0]) == 0) return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT, "--nation is %s or %s, not \"%s\"", nations[0],
                       nations[1], given);
}

chiso_status chiso__scheme_new(chiso__scheme *scheme, const chiso_totals *totals,
                               const chiso_score_options *options, chiso__arena *arena,
                               chiso_error *error) {
    *scheme = (chiso__scheme){.metric = NULL};
    chiso_status status = set_metric(scheme, totals, options->metric, arena, error);
    if (status == CHISO_OK) status = set_pooling(scheme, totals, options->pooling, error);
    if (status == CHISO_OK) status = set_nation(scheme, totals, options->nation, error);
    return status;
}

chiso_status chiso__scheme_settings(const chiso__scheme *scheme, const chiso_totals *totals,
                                    chiso_result *result, chiso_error *error) {
    const char *nation = totals->published ? NULL : nations[scheme->province_mean ? 1 : 0];
    chiso_status status = chiso__result_add_text(
        result, "metric", scheme->metric != NULL ? scheme->metric->name : NULL, error);
    if (status == CHISO_OK)
        status = chiso__result_add_text(result, "pooling", scheme->pooling, error);
    if (status == CHISO_OK) status = chiso__result_add_text(result, "nation", nation, error);
    return status;
}
