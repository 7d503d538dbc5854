/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_DOMAIN_COLUMNS_H
#define CHISO__ESTIMATE_DOMAIN_COLUMNS_H

#include "results/result.h"
#include "totals/totals.h"

/* The by columns, which stand first in a result.  The whole is the domain behind the last. */

/** How many domains a result lists beside the whole. */
size_t chiso__domains_listed(const chiso_totals *totals);

/** Add the columns. */
chiso_status chiso__domain_columns_add(chiso_result *result, const chiso_totals *totals,
                                       int32_t language, chiso_error *error);

/** Fill them in the last row; those of the whole stay empty. */
chiso_status chiso__domain_columns_set(chiso_result *result, const chiso_totals *totals,
                                       size_t domain, int32_t language, chiso_error *error);

/** What a domain is called: labels of its values, `, ` between them; cut to fit. */
void chiso__domain_name(const chiso_totals *totals, size_t domain, int32_t language, char *text,
                        size_t room);

#endif
