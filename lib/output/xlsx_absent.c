/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/formats.h"

/* In the place of xlsx.c where there is no libxlsxwriter. */
extern const chiso__format *const chiso__format_xlsx;
const chiso__format *const chiso__format_xlsx = NULL;
