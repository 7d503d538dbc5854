/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__QUALITY_ROWS_H
#define CHISO__QUALITY_ROWS_H

#include "quality/inspection.h"

/** What is measured: names of the column `check`. */
typedef enum chiso__measure {
    CHISO__PERCENT_MATCH,
    CHISO__OWN_MATCH,
    CHISO__STRAIGHT_LINE,
    CHISO__LONG_STRING,
    CHISO__RESPONSE_VARIABILITY,
    CHISO__ITEM_NONRESPONSE,
    CHISO__NOT_ASKED_SHARE,
    CHISO__INTERVIEWER_VARIANCE,
    CHISO__INTERVIEWER_EFFECT,
    CHISO__DURATION,
    CHISO__OVERLAP,
    CHISO__WEIGHT_EFFECT,
    CHISO__WEIGHT,
    CHISO__FOUND,
    CHISO__MEASURES
} chiso__measure;

/** Of what it is measured: names of the column `level`. */
typedef enum chiso__rung {
    CHISO__OF_WHOLE,
    CHISO__OF_RECORD,
    CHISO__OF_PAIR,
    CHISO__OF_INTERVIEWER,
    CHISO__OF_VILLAGE,
    CHISO__OF_ITEM,
    CHISO__RUNGS
} chiso__rung;

/** How a value stands to its threshold. */
typedef enum chiso__verdict {
    CHISO__WITHIN,
    CHISO__TOO_HIGH,
    CHISO__TOO_LOW,
    CHISO__NOT_POSITIVE,
    CHISO__UNREADABLE,
    CHISO__TOO_FEW,      /* answers or interviews: not looked at */
    CHISO__NOT_COMPARED, /* there is nothing to compare it with */
    CHISO__VERDICTS
} chiso__verdict;

/** One row; begin with CHISO__ROW_NONE. */
typedef struct chiso__quality_row {
    chiso__measure measure;
    chiso__rung rung;
    chiso__verdict verdict;
    bool summary;          /* it is shown although nothing is beyond */
    const char *statistic; /* what the value is, where a measure has several */
    const char *category;  /* a bin of a distribution, or a reason */
    const char *item;
    int64_t record, other;        /* of the cases; negative: none */
    int32_t interviewer, village; /* negative: none, or that of the record */
    double n, value, expected, threshold, p;
    bool straight;      /* both of a pair gave nearly one answer throughout */
    const char *advice; /* instead of that of measure and verdict; NULL: that one */
} chiso__quality_row;

extern const chiso__quality_row chiso__quality_row_none;

/** Add the columns; a text table leaves out those that programs alone need, and those that cannot
 *  say anything. */
chiso_status chiso__quality_columns(chiso__inspection *q, chiso_error *error);

/** Add a row, if it is one to be shown, and remember that its records have something. */
chiso_status chiso__quality_add(chiso__inspection *q, const chiso__quality_row *row,
                                chiso_error *error);

/** True when a verdict is a reason to look. */
bool chiso__quality_is_beyond(chiso__verdict verdict);

/** One of two texts, by the language of the result. */
const char *chiso__quality_words(const chiso__inspection *q, const char *const words[2]);

/** Add a note, in the language of the result. */
chiso_status chiso__quality_note(chiso__inspection *q, const char *const words[2],
                                 chiso_error *error);

/** What to look at, a note for each advice that a row has: people read it once. */
chiso_status chiso__quality_note_advice(chiso__inspection *q, chiso_error *error);

/* --- words, in words.c --- */

/** A name as it stands in a column, and in words of both languages. */
typedef struct chiso__quality_name {
    const char *name, *words[2];
} chiso__quality_name;

extern const chiso__quality_name chiso__measure_names[CHISO__MEASURES];
extern const chiso__quality_name chiso__rung_names[CHISO__RUNGS];
extern const char *const chiso__verdict_names[CHISO__VERDICTS]; /* NULL: no flag */

/** What else a value of `statistic` may be, ended by a name of NULL. */
extern const chiso__quality_name chiso__statistic_names[];

/** What to look at; NULL: nothing. */
const char *chiso__quality_advice(chiso__measure measure, chiso__rung rung, chiso__verdict verdict,
                                  int32_t language);

#endif
