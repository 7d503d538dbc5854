/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_CASES_H
#define CHISO__TOTALS_CASES_H

#include "responses/batch.h"
#include "totals/view.h"

/** A column beside the answers of which the text is kept: an interviewer, a village, a name. */
typedef struct chiso__text_column {
    const char *name;
    const char
        *option; /* of the command line, that names it; NULL: no option, it need not be there */
} chiso__text_column;

/** What is to be kept in memory, and where it is read from. */
typedef struct chiso__cases_source {
    const chiso_responses *responses;
    const chiso_instrument *instrument;  /* NULL: none */
    const chiso_design *design;          /* NULL: none */
    const chiso_totals_options *options; /* whose estimands name the answers */
    const char *const *asked_by; /* of each estimand the option that names it in messages; an entry
                                    of NULL: none does, and its column need not be there.  NULL:
                                    that of its statistic */
    const chiso__text_column *texts;
    size_t n_texts;
    bool without_errors; /* no standard errors follow: nothing is said of a design without weights
                            or sampling units */
} chiso__cases_source;

/**
 * Respondents in memory, in the order of the files, for what is no function of totals; and the
 * totals that were read with them, whose units, domains and frame are those of the cases.  Only
 * those inside `where`; weights of 0 are among them.  Zero it before use.
 */
typedef struct chiso__cases {
    chiso_totals *totals;
    size_t rows;
    double *weight;      /* as read, or 1; see chiso__cases_weigh() */
    int32_t *unit, *row; /* of the totals: unit, and row of unit and domain */
    int16_t *code;       /* code[i * n_variables + v]: its category (0 without a scale), or minus a
                            reason for a missing answer */
    double *number;      /* number[i * n_values + totals->variables[v].first_value] */
    int32_t *text;       /* text[i * n_texts + t]: the number of its key, or negative */
    int64_t *line;       /* where the record stands … */
    int32_t *file;       /* … in which file, as chiso__responses_shown() counts */
    chiso__keys *keys;   /* of each text column, what the numbers stand for */
    size_t n_texts;
    size_t rooms[9];
} chiso__cases;

/**
 * Read answers once, into cases and totals: chiso_totals_read() with every respondent kept.
 * chiso__cases_free() also on failure.  Findings and status as of chiso_totals_read().
 */
chiso_status chiso__cases_read(chiso__cases *cases, chiso_result **findings,
                               const chiso__cases_source *source, chiso_error *error);

/** Multiply weights that follow from population sizes into those of the cases. */
void chiso__cases_weigh(chiso__cases *cases, const chiso__view *view);

/** What an answer counts as: its number, or that of its category; NaN where it is missing. */
double chiso__cases_value(const chiso__cases *cases, size_t i, size_t variable);

/** The domain of a respondent, as the totals number them. */
int32_t chiso__cases_domain(const chiso__cases *cases, size_t i);

/** A text of a respondent; NULL where there is none. */
const char *chiso__cases_text(const chiso__cases *cases, size_t i, size_t text);

void chiso__cases_free(chiso__cases *cases);

/* --- for what reads the files --- */

/** A record as the batch has it and the totals took it. */
typedef struct chiso__case {
    const chiso__batch *batch;
    size_t in_batch;   /* its place there */
    size_t first_text; /* where text columns begin in the batch */
    double weight;
    int32_t unit, row;
    const int16_t *code;
    const double *number;
} chiso__case;

/** Keep a record.  False when memory ran out. */
bool chiso__cases_add(chiso__cases *cases, const chiso__case *record);

#endif
