/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_SUPPLIED_H
#define CHISO__TOTALS_SUPPLIED_H

#include "totals/totals.h"

/* Replicate weights that came with the answers: docs/methods.md, "Replicate weights of the file".
 */

enum { CHISO__SUPPLIED_LANES = 16 }; /* replicates that one block of a loop has */

/** Copy what a design says of replicate weights into totals.  False when memory ran out. */
bool chiso__supplied_design(chiso_totals *totals, const chiso__repdesign *design);

/**
 * Know how many replicates there are, and what their columns are called; the names are copied.
 * CHISO_OK · CHISO_E_ARGUMENT (rscales are more or
 * fewer) · CHISO_E_MEMORY
 */
chiso_status chiso__supplied_begin(chiso_totals *totals, size_t count, const char *const *names,
                                   chiso_error *error);

/** The sums of a domain, made zero when it is new; NULL when memory ran out. */
chiso__supplied_domain *chiso__supplied_domain_of(chiso_totals *totals, int32_t domain);

/** The same, or NULL where nobody is in. */
const chiso__supplied_domain *chiso__supplied_domain_at(const chiso_totals *totals, size_t domain);

/** Add the sums and the span of one domain to another with the same variables and replicates.
 * False when memory ran out. */
bool chiso__supplied_merge(chiso_totals *into, int32_t domain, const chiso__supplied_domain *other);

/** Are the replicates those of other totals: their columns, and what they are multiplied by? */
bool chiso__supplied_same(const chiso__supplied *a, const chiso__supplied *b);

/** Keep the weights of a respondent: his number, or CHISO__LOOKUP_MEMORY. */
int32_t chiso__supplied_keep(chiso__supplied *supplied, const double *weights);

/** What the squares of all replicates are multiplied by, and that of one. */
double chiso__supplied_scale(const chiso__supplied *supplied);
double chiso__supplied_rscale(const chiso__supplied *supplied, size_t replicate);

/**
 * The rank of the weights of the respondents of some domains: in[domain], or NULL for all.
 * False when memory ran out.
 */
bool chiso__supplied_rank(const chiso_totals *totals, const bool *in, size_t *rank);

/** Warn where whole weights look like factors, or factors like whole weights.  CHISO_OK ·
 * CHISO_E_MEMORY */
chiso_status chiso__supplied_note(const chiso_totals *totals, chiso__findings *findings,
                                  chiso_error *error);

void chiso__supplied_free(chiso__supplied *supplied);

#endif
