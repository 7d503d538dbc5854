/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "totals/estimand.h"
#include "totals/variables.h"

static chiso__request leaf_request(const chiso_totals *totals, const chiso__node *node) {
    const chiso_instrument *instrument = totals->instrument;
    return (chiso__request){.name = node->variable,
                            .node = node->code,
                            .kind = totals->published ? CHISO__COLUMN_SCORE : CHISO__COLUMN_ANSWER,
                            .scale = chiso__scale_at(instrument, node->scale),
                            .low = totals->published ? node->range_min : node->min,
                            .high = totals->published ? node->range_max : node->max,
                            .zero_is_withheld = chiso__instrument_zero_is_withheld(instrument)};
}

/* What an option names must be there; what the instrument alone knows need not. */
static chiso__request column_request(const char *name, const chiso__scale *scale,
                                     const char *option) {
    return (chiso__request){.name = name,
                            .option = option,
                            .node = "",
                            .kind = CHISO__COLUMN_ANSWER,
                            .scale = scale,
                            .low = 1, /* no bounds */
                            .high = 0,
                            .optional = option == NULL};
}

/* A box whose column is not there would pass for one that nobody ticked. */
static void box_requests(const chiso_totals *totals, const chiso__variable *variable,
                         const char *option, chiso__request *requests) {
    const chiso_instrument *instrument = totals->instrument;
    for (size_t i = 0; i < instrument->n_asked; i++) {
        const chiso__asked *asked = &instrument->asked[i];
        if (!chiso__is_box_of(asked, variable->name)) continue;
        *requests++ =
            column_request(asked->name, chiso__scale_at(instrument, asked->scale), option);
    }
}

/* The option that names a variable, so that its column must be there; NULL: none does. */
static const char *option_of(const chiso_totals *totals, size_t v) {
    for (size_t i = 0; i < totals->n_estimands; i++) {
        if (chiso__variables_find(totals, &totals->estimands[i]) != (int)v) continue;
        return totals->asked_by != NULL ? totals->asked_by[i]
                                        : chiso__estimand_option(&totals->estimands[i]);
    }
    return NULL;
}

static void variable_requests(const chiso_totals *totals, size_t v, chiso__request *requests) {
    const chiso__variable *variable = &totals->variables[v];
    const char *option = option_of(totals, v);
    requests += variable->first_request;
    if (variable->kind == CHISO__KIND_MULTIPLE) {
        box_requests(totals, variable, option, requests);
    } else if (variable->kind == CHISO__KIND_RATIO) {
        requests[0] = column_request(variable->name, variable->scales[0], option);
        requests[1] = column_request(variable->denominator, variable->scales[1], option);
    } else {
        requests[0] = column_request(variable->name, variable->scale, option);
        if (variable->open) requests[0].kind = CHISO__COLUMN_KEY;
    }
}

void chiso__variables_requests(const chiso_totals *totals, chiso__request *requests) {
    const chiso_instrument *instrument = totals->instrument;
    for (size_t v = totals->moments.variables; v < totals->n_variables; v++)
        variable_requests(totals, v, requests);
    for (size_t i = instrument->n_nodes; i-- > 0;) {
        if (totals->node_variable[i] < 0) continue;
        requests[totals->variables[totals->node_variable[i]].first_request] =
            leaf_request(totals, &instrument->nodes[i]);
    }
}
