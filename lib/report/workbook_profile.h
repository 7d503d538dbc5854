/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__REPORT_WORKBOOK_PROFILE_H
#define CHISO__REPORT_WORKBOOK_PROFILE_H

#include "report/workbook_parts.h"

/* What the table of a profile and its radar share. */

/** The row of the cell in which a domain is chosen. */
enum { CHISO__PROFILE_CHOICE = 3 };

/** The columns of the table. */
enum {
    CHISO__TABLE_CODE,
    CHISO__TABLE_NODE,
    CHISO__TABLE_SCORE,
    CHISO__TABLE_LOW,
    CHISO__TABLE_HIGH,
    CHISO__TABLE_RANK,
    CHISO__TABLE_GROUP,
    CHISO__TABLE_MEDIAN,
    CHISO__TABLE_BEST,
    CHISO__TABLE_COLUMNS
};

/** Columns of the hidden sheet behind those of the profile: what the radar shows. */
enum {
    CHISO__RADAR_AXIS,
    CHISO__RADAR_CHOSEN,
    CHISO__RADAR_MEDIAN,
    CHISO__RADAR_BEST,
    CHISO__RADAR_PLACE
};
size_t chiso__profile_column(const chiso__workbook *w, size_t which);

/** Median and highest score of a node; NaN where nobody has one. */
void chiso__profile_summary(chiso__workbook *w, size_t node, double *median, double *best);

/** A formula, and what it gives: a number or, where that is NaN, a text. */
void chiso__profile_formula(chiso__workbook *w, lxw_worksheet *sheet, size_t row, size_t column,
                            const char *formula, double number, const char *text,
                            chiso__xlsx_kind kind);

/** The radar beside the table; nothing without axes. */
void chiso__profile_radar(chiso__workbook *w, lxw_worksheet *sheet);

#endif
