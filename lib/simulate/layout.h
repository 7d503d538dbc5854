/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__SIMULATE_LAYOUT_H
#define CHISO__SIMULATE_LAYOUT_H

#include "simulate/simulation.h"

enum { CHISO__MOST_STRATA = 2 }; /* of a province */

struct chiso__layout {
    const char *name;
    uint64_t unit; /* how many of a stratum's units are a person */
    size_t (*strata)(chiso__stratum strata[CHISO__MOST_STRATA], size_t province);
};

/** The layout of that name, or NULL; `name` NULL: the first. */
const chiso__layout *chiso__layout_find(const char *name);

/** The GSO code of a province of the table, in its order. */
const char *chiso__layout_province(size_t province);

/** Fill the strata of the chosen provinces; false when memory ran out. */
bool chiso__layout_apply(chiso_simulation *simulation);

#endif
