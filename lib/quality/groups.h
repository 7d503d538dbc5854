/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__QUALITY_GROUPS_H
#define CHISO__QUALITY_GROUPS_H

#include "totals/cases.h"

/** Interviewers, or villages: records by a text, or by their first sampling unit. */
typedef struct chiso__groups {
    chiso__arena arena;
    int32_t *of;       /* the group of each record; negative: none */
    const char **name; /* of each group */
    size_t count;
} chiso__groups;

/** By a text of the cases.  False when memory ran out; chiso__groups_free() also then. */
bool chiso__groups_by_text(chiso__groups *groups, const chiso__cases *cases, size_t text);

/** None: no column names them.  False when memory ran out; chiso__groups_free() also then. */
bool chiso__groups_none(chiso__groups *groups, const chiso__cases *cases);

/** By the first sampling unit, within its stratum: no groups where the design names none. */
bool chiso__groups_by_unit(chiso__groups *groups, const chiso__cases *cases);

/** The name of a group; NULL for a negative number. */
const char *chiso__groups_name(const chiso__groups *groups, int32_t group);

void chiso__groups_free(chiso__groups *groups);

#endif
