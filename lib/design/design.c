/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "design/design.h"

#include <string.h>

#include "base/error.h"
#include "base/options.h"

static const chiso_design_options defaults = CHISO_DESIGN_OPTIONS_INIT;

/* A copy of a name; true also for NULL, which stays NULL. */
static bool copy_name(chiso__arena *arena, const char **out, const char *name) {
    if (name == NULL) return true;
    *out = chiso__arena_text(arena, name, strlen(name));
    return *out != NULL;
}

static bool copy_list(chiso__arena *arena, const char ***out, const char *const *names,
                      size_t count) {
    *out = chiso__arena_alloc(arena, (count + 1) * sizeof **out);
    for (size_t i = 0; *out != NULL && i < count; i++) {
        if (!copy_name(arena, &(*out)[i], names[i])) return false;
    }
    return *out != NULL;
}

static bool copy_names(chiso_design *design, const chiso_design_options *options) {
    design->n_psu = options->n_psu;
    design->n_fpc = options->n_fpc;
    return copy_list(&design->arena, &design->psu, options->psu, options->n_psu) &&
           copy_list(&design->arena, &design->fpc, options->fpc, options->n_fpc) &&
           copy_name(&design->arena, &design->weight, options->weight) &&
           copy_name(&design->arena, &design->strata, options->strata) &&
           chiso__repdesign_copy(&design->replicates, options, &design->arena);
}

static chiso_status check(const chiso_design_options *options, chiso_error *error) {
    if (options->n_psu > 0 && options->psu == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "n_psu is %zu but psu is NULL", options->n_psu);
    if (options->n_fpc > 0 && options->fpc == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "n_fpc is %zu but fpc is NULL", options->n_fpc);
    const size_t stages = options->n_psu > 0 ? options->n_psu : 1;
    if (options->n_fpc == 0 || options->n_fpc == stages) return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "the design has %zu stage%s of sampling and %zu column%s of --fpc; name one "
                       "for each stage, or none",
                       stages, stages == 1 ? "" : "s", options->n_fpc,
                       options->n_fpc == 1 ? "" : "s");
}

chiso_status chiso_design_new(chiso_design **out, const chiso_design_options *given,
                              chiso_error *error) {
    *out = NULL;
    chiso_design_options options = defaults;
    chiso_status status = chiso__options_copy(&options, sizeof options, given, error);
    if (status == CHISO_OK) status = check(&options, error);
    if (status == CHISO_OK) status = chiso__repdesign_check(&options, error);
    if (status != CHISO_OK) return status;
    chiso_design *design = chiso__alloc(1, sizeof *design);
    if (design == NULL) return chiso__fail_memory(error);
    if (!copy_names(design, &options)) {
        chiso_design_free(design);
        return chiso__fail_memory(error);
    }
    *out = design;
    return CHISO_OK;
}

void chiso_design_free(chiso_design *design) {
    if (design == NULL) return;
    chiso__arena_free(&design->arena);
    chiso__free(design);
}

size_t chiso__design_columns(const chiso_design *design) {
    return (design->weight != NULL ? 1u : 0u) + (design->replicates.pattern != NULL ? 1u : 0u) +
           (design->strata != NULL ? 1u : 0u) + design->n_psu + design->n_fpc;
}

void chiso__design_requests(const chiso_design *design, chiso__request *requests) {
    size_t n = 0;
    if (design->weight != NULL)
        requests[n++] = (chiso__request){.name = design->weight,
                                         .option = "--weight",
                                         .kind = CHISO__COLUMN_WEIGHT,
                                         .replicated = design->replicates.pattern != NULL};
    if (design->replicates.pattern != NULL)
        requests[n++] = (chiso__request){.name = design->replicates.pattern,
                                         .option = "--repweights",
                                         .kind = CHISO__COLUMN_REPWEIGHTS};
    if (design->strata != NULL)
        requests[n++] = (chiso__request){.name = design->strata,
                                         .option = "--strata",
                                         .kind = CHISO__COLUMN_KEY,
                                         .must_answer = true};
    for (size_t i = 0; i < design->n_psu; i++)
        requests[n++] = (chiso__request){.name = design->psu[i],
                                         .option = "--psu",
                                         .kind = CHISO__COLUMN_KEY,
                                         .must_answer = true};
    for (size_t i = 0; i < design->n_fpc; i++)
        requests[n++] =
            (chiso__request){.name = design->fpc[i], .option = "--fpc", .kind = CHISO__COLUMN_FPC};
}

chiso_status chiso__design_settings(const chiso_design *design, chiso_result *result,
                                    chiso_error *error) {
    const int32_t weight = design->weight ? CHISO_SETTING_TEXT : CHISO_SETTING_NONE;
    const int32_t strata = design->strata ? CHISO_SETTING_TEXT : CHISO_SETTING_NONE;
    chiso_status status =
        chiso__result_add_setting(result, "weight", weight, &design->weight, weight ? 1 : 0, error);
    if (status == CHISO_OK)
        status = chiso__result_add_setting(result, "strata", strata, &design->strata,
                                           strata ? 1 : 0, error);
    if (status == CHISO_OK)
        status = chiso__result_add_setting(result, "psu", CHISO_SETTING_LIST, design->psu,
                                           design->n_psu, error);
    if (status == CHISO_OK)
        status = chiso__result_add_setting(result, "fpc", CHISO_SETTING_LIST, design->fpc,
                                           design->n_fpc, error);
    if (status == CHISO_OK) status = chiso__repdesign_settings(&design->replicates, result, error);
    return status;
}
