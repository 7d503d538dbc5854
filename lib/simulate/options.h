/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__SIMULATE_OPTIONS_H
#define CHISO__SIMULATE_OPTIONS_H

#include "simulate/simulation.h"

/** Check the options and put what they say into the simulation: layout, provinces, strata, sizes,
 * seed and rates.  CHISO_OK · CHISO_E_ARGUMENT · CHISO_E_MEMORY */
chiso_status chiso__simulation_configure(chiso_simulation *simulation,
                                         const chiso_simulation_options *given, chiso_error *error);

#endif
