/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__SIMULATE_QUESTIONS_H
#define CHISO__SIMULATE_QUESTIONS_H

#include "simulate/simulation.h"

/** The columns that a survey has in front of the instrument's variables. */
extern const char *const chiso__simulation_columns[];
extern const size_t chiso__simulation_columns_count;

/** Make the questions of an instrument.  CHISO_OK · CHISO_E_INSTRUMENT · CHISO_E_MEMORY */
chiso_status chiso__questions_make(chiso_simulation *simulation, chiso_error *error);

#endif
