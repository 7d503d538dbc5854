/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <chiso/reliability.h>

#include "base/error.h"
#include "estimate/lone_note.h"
#include "reliability/rows.h"

/* The rows of one domain; of the whole also what there is to say. */
static chiso_status add_domain(chiso__reliability *run, size_t block, chiso_result *result,
                               chiso_error *error) {
    const size_t domain = chiso__reliability_domain(run, block);
    chiso__scale_of scale;
    chiso_status status =
        chiso__scale_new(&scale, run, domain) ? CHISO_OK : chiso__fail_memory(error);
    if (status == CHISO_OK && block == 0 && run->options.factors == CHISO_FACTORS_PARALLEL)
        run->factors = chiso__factoring_suggests(&scale.factoring, run->options.extraction);
    const chiso__writer writer = {run, &scale, domain, result, error};
    if (status == CHISO_OK) status = chiso__reliability_rows(&writer);
    if (status == CHISO_OK && block == 0)
        status = chiso__reliability_notes(run, &scale, result, error);
    chiso__scale_free(&scale);
    return status;
}

static chiso_status fill(chiso__reliability *run, chiso_result *result, chiso_error *error) {
    chiso_status status = chiso__writer_columns(run, result, error);
    if (status == CHISO_OK) status = chiso__reliability_settings(run, result, error);
    for (size_t block = 0; status == CHISO_OK && block <= run->domains; block++)
        status = add_domain(run, block, result, error);
    if (status == CHISO_OK)
        status = chiso__lone_psu_note(&run->view.frame, &run->variance, run->options.language,
                                      result, error);
    return status;
}

chiso_status chiso_reliability(chiso_result **out, chiso_result **findings,
                               const chiso_responses *responses, const chiso_instrument *instrument,
                               const chiso_design *design, const chiso_reliability_options *options,
                               chiso_error *error) {
    const chiso__reliability_given given = {responses, instrument, design, options};
    chiso__reliability run = {.domains = 0};
    chiso_result *result = NULL;
    *out = NULL;
    if (findings != NULL) *findings = NULL;
    chiso_status status = chiso__reliability_new(&run, findings, &given, error);
    if (status == CHISO_OK) status = chiso__result_new(&result, "reliability", error);
    if (status == CHISO_OK) status = fill(&run, result, error);
    chiso__reliability_free(&run);
    if (status == CHISO_OK)
        *out = result;
    else
        chiso_result_free(result);
    if (status == CHISO_E_MEMORY && findings != NULL) { /* half of what there is to say */
        chiso_result_free(*findings);
        *findings = NULL;
    }
    return status;
}
