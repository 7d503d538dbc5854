/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/memory.h"
#include "instrument/instrument.h"
#include "report/report.h"

/* A leaf whose answers are codes of a scale. */
static bool has_answers(const chiso__node *node) {
    return node->variable != NULL && node->scale != CHISO__NO_SCALE;
}

/* A proportion of what each such leaf reads, in their order: how many. */
static size_t list_estimands(chiso_estimand *out, const chiso_instrument *instrument) {
    size_t count = 0;
    for (size_t i = 0; i < instrument->n_nodes; i++) {
        const chiso__node *node = &instrument->nodes[i];
        if (!has_answers(node)) continue;
        out[count++] = (chiso_estimand){.statistic = "proportion", .variable = node->variable};
    }
    return count;
}

/* A bar has no whiskers. */
static chiso_variance_options without_variance(const chiso_variance_options *variance) {
    chiso_variance_options none = CHISO_VARIANCE_OPTIONS_INIT;
    none.method = CHISO_VARIANCE_NONE;
    if (variance != NULL) none.min_n = variance->min_n;
    return none;
}

chiso_status chiso__report_shares(chiso_report *report, const chiso_totals *totals,
                                  const chiso_variance_options *variance, chiso_error *error) {
    const chiso_variance_options none = without_variance(variance);
    const size_t nodes = chiso_instrument_nodes(report->instrument);
    chiso_estimand *estimands = chiso__alloc(nodes, sizeof *estimands);
    if (estimands == NULL) return chiso__fail_memory(error);
    chiso_estimate_options options = CHISO_ESTIMATE_OPTIONS_INIT;
    options.estimands = estimands;
    options.n_estimands = list_estimands(estimands, report->instrument);
    options.variance = &none;
    chiso_status status = CHISO_OK;
    for (int32_t i = 0; options.n_estimands > 0 && status == CHISO_OK && i < CHISO__LANGUAGES;
         i++) {
        options.language = i;
        status = chiso_estimate(&report->shares[i], totals, &options, error);
    }
    chiso__free(estimands);
    return status;
}
