/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_DOMAIN_COLUMNS_H
#define CHISO__ESTIMATE_DOMAIN_COLUMNS_H

#include "results/result.h"
#include "totals/totals.h"

/* The by columns, which stand first in a result.  The whole is the domain behind the last. */

/** How many domains a result lists beside the whole. */
size_t chiso__domains_listed(const chiso_totals *totals);

/** Which of them compete, in the order of results: `(missing)` does not.  at: room for all. */
size_t chiso__domains_compete(const chiso_totals *totals, size_t *at);

/** Add the columns. */
chiso_status chiso__domain_columns_add(chiso_result *result, const chiso_totals *totals,
                                       int32_t language, chiso_error *error);

/** Fill them in the last row; those of the whole stay empty. */
chiso_status chiso__domain_columns_set(chiso_result *result, const chiso_totals *totals,
                                       size_t domain, int32_t language, chiso_error *error);

/** The same of a second domain of the row, behind them, as `_other`. */
chiso_status chiso__domain_columns_add_other(chiso_result *result, const chiso_totals *totals,
                                             int32_t language, chiso_error *error);
chiso_status chiso__domain_columns_set_other(chiso_result *result, const chiso_totals *totals,
                                             size_t domain, int32_t language, chiso_error *error);

/**
 * The domain that a code or name means, in any spelling, where there is one by column.
 * CHISO_OK · CHISO_E_ARGUMENT (there is none; several by columns) · CHISO_E_MEMORY
 */
chiso_status chiso__domain_named(size_t *domain, const chiso_totals *totals, const char *name,
                                 chiso_error *error);

/** What a domain is called: labels of its values, `, ` between them; cut to fit. */
void chiso__domain_name(const chiso_totals *totals, size_t domain, int32_t language, char *text,
                        size_t room);

#endif
