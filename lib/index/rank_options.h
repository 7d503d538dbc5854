/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INDEX_RANK_OPTIONS_H
#define CHISO__INDEX_RANK_OPTIONS_H

#include <chiso/index.h>

#include "index/rank_sets.h"
#include "results/result.h"

/** The options in force, with defaults filled in.  CHISO_OK · CHISO_E_ARGUMENT */
chiso_status chiso__rank_options(chiso_rank_options *out, const chiso_rank_options *given,
                                 chiso_error *error);

/** The same beside a variance that has a level and a seed already; no sets are a choice too. */
chiso_status chiso__rank_options_beside(chiso_rank_options *out, const chiso_rank_options *given,
                                        const chiso_variance_options *variance, chiso_error *error);

/** What they mean for chiso__rank_sets(); the stream of random numbers is 0. */
chiso__rank_choice chiso__rank_choice_of(const chiso_rank_options *options);

/** Add rank_sets, steps, level, draws and seed to the settings of a result; `beside`: as
   rank_steps, rank_level, rank_draws and rank_seed, since those of the variance stand there. */
chiso_status chiso__rank_settings(const chiso_rank_options *options, bool beside,
                                  chiso_result *result, chiso_error *error);

#endif
