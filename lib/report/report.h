/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__REPORT_REPORT_H
#define CHISO__REPORT_REPORT_H

#include <chiso/report.h>

#include "base/buffer.h"

enum { CHISO__LANGUAGES = 2 };

/** What is published of one survey: results in both languages, their small cells emptied. */
struct chiso_report {
    const chiso_instrument *instrument; /* that of the totals, borrowed */
    int32_t language;                   /* first of the page, and that of the workbook */
    bool published;                     /* from published scores */
    char *title;                        /* NULL: the instrument's */
    chiso_result *scores[CHISO__LANGUAGES];
    chiso_result *nodes[CHISO__LANGUAGES];   /* of chiso_instrument_describe() */
    chiso_result *shares[CHISO__LANGUAGES];  /* of the answers to each item; NULL: none */
    chiso_result *changes[CHISO__LANGUAGES]; /* since the round before; NULL: none is given */
    chiso_result *differences;               /* of all pairs of domains; NULL: not tested */
};

/** Shares of the answers to every leaf that has a scale; none where there is none. */
chiso_status chiso__report_shares(chiso_report *report, const chiso_totals *totals,
                                  const chiso_variance_options *variance, chiso_error *error);

/** The title in a language. */
const char *chiso__report_title(const chiso_report *report, int32_t language);

#endif
