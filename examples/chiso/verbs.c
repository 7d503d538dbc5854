/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "verb.h"

/* One in each file. */
extern const tool_verb verb_instruments;
extern const tool_verb verb_check;
extern const tool_verb verb_score;
extern const tool_verb verb_estimate;
extern const tool_verb verb_compare;
extern const tool_verb verb_rank;
extern const tool_verb verb_reliability;
extern const tool_verb verb_drivers;
extern const tool_verb verb_quality;
extern const tool_verb verb_totals;
extern const tool_verb verb_merge;
extern const tool_verb verb_simulate;
extern const tool_verb verb_report;

const tool_verb *const verbs[] = {
    &verb_instruments, &verb_check,       &verb_score,   &verb_estimate, &verb_compare,
    &verb_rank,        &verb_reliability, &verb_drivers, &verb_quality,  &verb_totals,
    &verb_merge,       &verb_simulate,    &verb_report,  NULL,
};
