/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__REPORT_WORKBOOK_H
#define CHISO__REPORT_WORKBOOK_H

#include "report/report.h"

/**
 * A report as a workbook, in its language, behind what `out` has: the ranking with its chart, what
 * the index is made of, a sheet for each of these, the profile of a domain to be chosen, all nodes,
 * answers, changes, method.
 *
 * CHISO_OK · CHISO_E_ARGUMENT (more than a workbook holds) · CHISO_E_WRITE (no room for temporary
 * files) · CHISO_E_MEMORY
 */
chiso_status chiso__report_workbook(chiso__buffer *out, const chiso_report *report,
                                    chiso_error *error);

/** Was the library built with libxlsxwriter?  Without it the above is CHISO_E_ARGUMENT. */
extern const bool chiso__report_has_workbook;

#endif
