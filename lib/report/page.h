/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__REPORT_PAGE_H
#define CHISO__REPORT_PAGE_H

#include "report/report.h"

/** The page of a report behind what `out` has.  CHISO_OK · CHISO_E_MEMORY */
chiso_status chiso__page_write(chiso__buffer *out, const chiso_report *report, chiso_error *error);

/** Its title and table for browsers that run no script. */
chiso_status chiso__page_table(chiso__buffer *out, const chiso_report *report, chiso_error *error);

#endif
