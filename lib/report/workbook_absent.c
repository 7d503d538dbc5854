/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "report/workbook.h"

/* In the place of workbook.c where there is no libxlsxwriter. */
const bool chiso__report_has_workbook = false;

chiso_status chiso__report_workbook(chiso__buffer *out, const chiso_report *report,
                                    chiso_error *error) {
    (void)out;
    (void)report;
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "this chiso was built without libxlsxwriter and writes no workbooks");
}
