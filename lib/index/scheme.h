/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INDEX_SCHEME_H
#define CHISO__INDEX_SCHEME_H

#include <chiso/index.h>

#include "base/memory.h"
#include "index/metric.h"
#include "totals/totals.h"

/** The choices that a score rests on: metric and pooling of items, and what the whole is. */
typedef struct chiso__scheme {
    const chiso__metric *metric; /* NULL: the leaves are no items */
    const char *pooling;         /* its name; NULL: the tree's own aggregates */
    int mean_level;     /* with a pooling: nodes above are plain means of the nodes of this level */
    double **values;    /* of each node that is an item, the value of each category; else NULL */
    bool province_mean; /* the whole is the plain mean of the provinces */
    size_t province;    /* the by column that holds them */
} chiso__scheme;

/**
 * Read the choices of the options, or take the defaults of the instrument.
 * CHISO_OK · CHISO_E_ARGUMENT (there is no such choice; the message lists those that there are) ·
 * CHISO_E_MEMORY
 */
chiso_status chiso__scheme_new(chiso__scheme *scheme, const chiso_totals *totals,
                               const chiso_score_options *options, chiso__arena *arena,
                               chiso_error *error);

/** Add metric, pooling and nation to the settings of a result. */
chiso_status chiso__scheme_settings(const chiso__scheme *scheme, const chiso_totals *totals,
                                    chiso_result *result, chiso_error *error);

#endif
