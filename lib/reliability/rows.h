/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_ROWS_H
#define CHISO__RELIABILITY_ROWS_H

#include "reliability/run.h"

/** Rows of a domain on their way into a result. */
typedef struct chiso__writer {
    const chiso__reliability *run;
    const chiso__scale_of *scale;
    size_t domain;
    chiso_result *result;
    chiso_error *error;
} chiso__writer;

/** What a row is of. */
typedef struct chiso__label {
    const char *statistic, *item; /* item NULL: of all */
    size_t factor, other;         /* from 1; 0: of none */
} chiso__label;

/** Add the columns of `reliability`. */
chiso_status chiso__writer_columns(const chiso__reliability *run, chiso_result *result,
                                   chiso_error *error);

/** Add a row. */
chiso_status chiso__writer_add(const chiso__writer *writer, const chiso__label *label,
                               const chiso__figure *figure);

/** Add a number without uncertainty: with these flags, and those of how many answered. */
chiso_status chiso__writer_plain(const chiso__writer *writer, const chiso__label *label,
                                 double value, int64_t n, unsigned flags);

/** The place of an item among those that vary; how many these are where it does not. */
size_t chiso__place_of(const chiso__matrices *matrices, size_t item);

/** Add the rows of factors and of ordinal answers, as far as they were asked for. */
chiso_status chiso__factor_rows(const chiso__writer *writer);

/** Add all rows of a domain. */
chiso_status chiso__reliability_rows(const chiso__writer *writer);

#endif
