/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/simulation.h"

#include "base/error.h"
#include "simulate/options.h"
#include "simulate/population.h"
#include "simulate/questions.h"

chiso_status chiso_simulation_new(chiso_simulation **out, const chiso_instrument *instrument,
                                  const chiso_simulation_options *options, chiso_error *error) {
    *out = NULL;
    chiso_simulation *simulation = chiso__alloc(1, sizeof *simulation);
    if (simulation == NULL) return chiso__fail_memory(error);
    simulation->instrument = instrument;
    chiso_status status = chiso__simulation_configure(simulation, options, error);
    if (status == CHISO_OK) status = chiso__questions_make(simulation, error);
    if (status == CHISO_OK && !chiso__population_draw(simulation))
        status = chiso__fail_memory(error);
    if (status == CHISO_OK)
        *out = simulation;
    else
        chiso_simulation_free(simulation);
    return status;
}

int64_t chiso_simulation_respondents(const chiso_simulation *simulation) {
    return simulation != NULL ? (int64_t)simulation->respondents : 0;
}

void chiso_simulation_free(chiso_simulation *simulation) {
    if (simulation == NULL) return;
    chiso__arena_free(&simulation->arena);
    chiso__free(simulation);
}
