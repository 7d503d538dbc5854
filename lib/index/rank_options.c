/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/rank_options.h"

#include <inttypes.h>

#include "base/error.h"
#include "base/options.h"

static const chiso_rank_options defaults = CHISO_RANK_OPTIONS_INIT;
static const double default_level = 0.95;

enum { DEFAULT_DRAWS = 1000, MOST_DRAWS = 1000000, DEFAULT_SEED = 1 };

const char *chiso_rank_sets_name(int32_t kind) {
    static const char *const names[] = {[CHISO_RANKS_SIMULTANEOUS] = "simultaneous",
                                        [CHISO_RANKS_MARGINAL] = "marginal",
                                        [CHISO_RANKS_NONE] = "none"};
    return kind >= 0 && kind <= CHISO_RANKS_NONE ? names[kind] : NULL;
}

/* must: sets there are, of some kind. */
static chiso_status check(const chiso_rank_options *options, bool must, chiso_error *error) {
    if (!(options->level > 0 && options->level < 1))
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "the level of a rank set lies between 0 and 1, such as 0.95");
    if (options->draws < 0 || options->draws > MOST_DRAWS)
        return chiso__fail(error, CHISO_E_ARGUMENT, "the draws are a number from 1 to %d",
                           (int)MOST_DRAWS);
    if (options->seed < 0 || options->seed > UINT32_MAX)
        return chiso__fail(error, CHISO_E_ARGUMENT, "the seed is a number from 1 to %" PRIu32,
                           UINT32_MAX);
    if (chiso_rank_sets_name(options->kind) == NULL || (must && options->kind == CHISO_RANKS_NONE))
        return chiso__fail(error, CHISO_E_ARGUMENT, "rank sets are %s",
                           must ? "simultaneous or marginal" : "simultaneous, marginal or none");
    if (options->single_step != 0 && options->single_step != 1)
        return chiso__fail(error, CHISO_E_ARGUMENT, "single_step is 0 or 1");
    if (options->language != CHISO_ENGLISH && options->language != CHISO_VIETNAMESE)
        return chiso__fail(error, CHISO_E_ARGUMENT, "the language is English or Vietnamese");
    return CHISO_OK;
}

static chiso_status fill(chiso_rank_options *out, const chiso_rank_options *given, double level,
                         int64_t seed, chiso_error *error) {
    *out = defaults;
    const chiso_status status = chiso__options_copy(out, sizeof *out, given, error);
    if (out->level == 0) out->level = level;
    if (out->draws == 0) out->draws = DEFAULT_DRAWS;
    if (out->seed == 0) out->seed = seed;
    return status;
}

chiso_status chiso__rank_options(chiso_rank_options *out, const chiso_rank_options *given,
                                 chiso_error *error) {
    const chiso_status status = fill(out, given, default_level, DEFAULT_SEED, error);
    return status == CHISO_OK ? check(out, true, error) : status;
}

chiso_status chiso__rank_options_beside(chiso_rank_options *out, const chiso_rank_options *given,
                                        const chiso_variance_options *variance,
                                        chiso_error *error) {
    const chiso_status status = fill(out, given, variance->level, variance->seed, error);
    return status == CHISO_OK ? check(out, false, error) : status;
}

chiso__rank_choice chiso__rank_choice_of(const chiso_rank_options *options) {
    return (chiso__rank_choice){.marginal = options->kind == CHISO_RANKS_MARGINAL,
                                .single_step = options->single_step != 0,
                                .level = options->level,
                                .draws = (size_t)options->draws,
                                .seed = (uint32_t)options->seed};
}

chiso_status chiso__rank_settings(const chiso_rank_options *options, bool beside,
                                  chiso_result *result, chiso_error *error) {
    static const char *const keys[2][4] = {{"steps", "level", "draws", "seed"},
                                           {"rank_steps", "rank_level", "rank_draws", "rank_seed"}};
    const char *const *key = keys[beside];
    const double numbers[] = {options->level, (double)options->draws, (double)options->seed};
    chiso_status status =
        chiso__result_add_text(result, "rank_sets", chiso_rank_sets_name(options->kind), error);
    if (status != CHISO_OK || options->kind == CHISO_RANKS_NONE) return status;
    status =
        chiso__result_add_text(result, key[0], options->single_step ? "single" : "stepdown", error);
    for (size_t i = 0; status == CHISO_OK && i < sizeof numbers / sizeof numbers[0]; i++)
        status = chiso__result_add_number(result, key[i + 1], numbers[i], error);
    return status;
}
