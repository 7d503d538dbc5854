/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__REPORT_GRID_H
#define CHISO__REPORT_GRID_H

#include "base/lookup.h"
#include "report/report.h"

/* The scores of a report as a grid: domains, of which number 0 is the whole, by nodes. */
typedef struct chiso__grid {
    const chiso_result *scores; /* domain by domain, node by node */
    size_t n_by, domains, nodes;
    chiso__lookup names, codes; /* of domains, by all their values; of nodes */
    chiso__buffer name;         /* room for one */
} chiso__grid;

/** Zero it before use; chiso__grid_free() also on failure.  CHISO_OK · CHISO_E_MEMORY */
chiso_status chiso__grid_new(chiso__grid *grid, const chiso_result *scores, chiso_error *error);
void chiso__grid_free(chiso__grid *grid);

/** The row of the scores. */
size_t chiso__grid_row(const chiso__grid *grid, size_t domain, size_t node);

/** The number of the domain that a row of a result names in as many columns from `first` on;
 *  CHISO__LOOKUP_NONE where the scores have none. */
int32_t chiso__grid_domain(chiso__grid *grid, const chiso_result *result, size_t row, size_t first);

/** The number of a node; CHISO__LOOKUP_NONE likewise. */
int32_t chiso__grid_node(const chiso__grid *grid, const char *code);

/** A number of a row, by the name of its column: NaN without one. */
double chiso__report_number(const chiso_result *result, size_t row, const char *column);

/** A text of a row likewise: NULL without one. */
const char *chiso__report_text(const chiso_result *result, size_t row, const char *column);

#endif
