/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/rank_options.h"

#include <inttypes.h>

#include "base/error.h"
#include "base/options.h"

static const chiso_rank_options defaults = CHISO_RANK_OPTIONS_INIT;
static const double default_level = 0.95;

enum { DEFAULT_DRAWS = 1000, MOST_DRAWS = 1000000, DEFAULT_SEED = 1 };

const char *chiso_rank_sets_name(int32_t kind) {
    static const char *const names[] = {
        [CHISO_RANKS_SIMULTANEOUS] = "simultaneous", [CHISO_RANKS_MARGINAL] = "marginal"};
    return kind >= 0 && kind <= CHISO_RANKS_MARGINAL ? names[kind] : NULL;
}

static chiso_status check(const chiso_rank_options *options, chiso_error *error) {
    if (!(options->level > 0 && options->level < 1))
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "the level of a rank set lies between 0 and 1, such as 0.95");
    if (options->draws < 0 || options->draws > MOST_DRAWS)
        return chiso__fail(error, CHISO_E_ARGUMENT, "the draws are a number from 1 to %d",
                           (int)MOST_DRAWS);
    if (options->seed < 0 || options->seed > UINT32_MAX)
        return chiso__fail(error, CHISO_E_ARGUMENT, "the seed is a number from 1 to %" PRIu32,
                           UINT32_MAX);
    if (chiso_rank_sets_name(options->kind) == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "rank sets are simultaneous or marginal");
    if (options->single_step != 0 && options->single_step != 1)
        return chiso__fail(error, CHISO_E_ARGUMENT, "single_step is 0 or 1");
    if (options->language != CHISO_ENGLISH && options->language != CHISO_VIETNAMESE)
        return chiso__fail(error, CHISO_E_ARGUMENT, "the language is English or Vietnamese");
    return CHISO_OK;
}

chiso_status chiso__rank_options(chiso_rank_options *out, const chiso_rank_options *given,
                                 chiso_error *error) {
    *out = defaults;
    chiso_status status = chiso__options_copy(out, sizeof *out, given, error);
    if (out->level == 0) out->level = default_level;
    if (out->draws == 0) out->draws = DEFAULT_DRAWS;
    if (out->seed == 0) out->seed = DEFAULT_SEED;
    return status == CHISO_OK ? check(out, error) : status;
}

chiso__rank_choice chiso__rank_choice_of(const chiso_rank_options *options) {
    return (chiso__rank_choice){.marginal = options->kind == CHISO_RANKS_MARGINAL,
                                .single_step = options->single_step != 0,
                                .level = options->level,
                                .draws = (size_t)options->draws,
                                .seed = (uint32_t)options->seed};
}

chiso_status chiso__rank_settings(const chiso_rank_options *options, chiso_result *result,
                                  chiso_error *error) {
    const char *kind = chiso_rank_sets_name(options->kind);
    const char *steps = options->single_step ? "single" : "stepdown";
    chiso_status status =
        chiso__result_add_setting(result, "rank_sets", CHISO_SETTING_TEXT, &kind, 1, error);
    if (status == CHISO_OK)
        status = chiso__result_add_setting(result, "steps", CHISO_SETTING_TEXT, &steps, 1, error);
    if (status == CHISO_OK)
        status = chiso__result_add_number(result, "level", options->level, error);
    if (status == CHISO_OK)
        status = chiso__result_add_number(result, "draws", (double)options->draws, error);
    if (status == CHISO_OK)
        status = chiso__result_add_number(result, "seed", (double)options->seed, error);
    return status;
}
