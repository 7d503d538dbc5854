/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__SIMULATE_TABLES_H
#define CHISO__SIMULATE_TABLES_H

#include "results/result.h"
#include "simulate/simulation.h"

typedef struct chiso__simulation_heading {
    const char *name;
    int32_t type;
    const char *titles[2]; /* English, Vietnamese */
} chiso__simulation_heading;

/** A result with these columns, no row, and what the simulation was made with as its settings.
 * CHISO_OK · CHISO_E_ARGUMENT (no such language) · CHISO_E_MEMORY */
chiso_status chiso__simulation_table(chiso_result **out, const chiso_simulation *simulation,
                                     const chiso__simulation_heading *headings, size_t count,
                                     int32_t language, chiso_error *error);

/** Add a setting that is a number. */
chiso_status chiso__simulation_set(chiso_result *result, const char *key, double value,
                                   chiso_error *error);

#endif
