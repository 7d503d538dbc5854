/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RESPONSES_BATCH_H
#define CHISO__RESPONSES_BATCH_H

#include "instrument/instrument.h"
#include "responses/keys.h"
#include "responses/responses.h"
#include "results/findings.h"

/* Answers in one pass, batch by batch, of the columns that somebody asked for. */

typedef enum chiso__column_kind {
    CHISO__COLUMN_ANSWER,     /* a code of a scale, or any number */
    CHISO__COLUMN_SCORE,      /* a published score */
    CHISO__COLUMN_WEIGHT,     /* a sampling weight */
    CHISO__COLUMN_FPC,        /* a population size or a sampling fraction */
    CHISO__COLUMN_POPULATION, /* how many people live in a province */
    CHISO__COLUMN_REPWEIGHTS, /* replicate weights: all columns whose name matches a pattern */
    CHISO__COLUMN_KEY         /* text that names a domain, a stratum or a unit */
} chiso__column_kind;

/** A column that is asked for.  Texts are borrowed for as long as reading lasts. */
typedef struct chiso__request {
    const char *name;       /* the header; for CANDIDATES the name it goes by; for REPWEIGHTS the
                               pattern */
    const char *candidates; /* headers of which the first that the file has is meant, a space
                               between them, matched without diacritics too; NULL: name alone */
    const char *option;     /* the command-line option that names it; NULL: a variable of a node */
    const char *node;       /* code of the node that needs the variable */
    const chiso__scale *scale; /* ANSWER: its scale, or NULL; KEY: whose codes it holds, or NULL */
    double low, high;          /* SCORE: its range; ANSWER: bounds of its indicator, NaN: none */
    chiso__column_kind kind;
    int32_t provinces;     /* KEY: the list of provinces that it names, or 0 */
    bool zero_is_withheld; /* SCORE */
    bool must_answer;      /* KEY: a record without it is a fault, not `(missing)` */
    bool optional;         /* a file without the column is not at fault: nobody was asked */
    bool numbers;          /* KEY: it is compared with numbers */
    bool replicated;       /* WEIGHT: whose 0 may count in the replicate weights beside it */
} chiso__request;

/**
 * A column of a batch.  ANSWER, SCORE: value holds the number, code its category (0 where there is
 * no scale), or minus the reason why it is missing.  WEIGHT, FPC, POPULATION: value.  KEY: code is
 * the number of the key, or CHISO__LOOKUP_NONE.  REPWEIGHTS: nothing; they stand in the batch
 * itself.
 */
typedef struct chiso__batch_column {
    const char *name; /* its header in the file at hand, to be told in findings */
    double *value;
    int32_t *code;
} chiso__batch_column;

enum { CHISO__BATCH_ROWS = 1024 };

typedef struct chiso__batch {
    size_t rows;
    const char *file; /* good for this batch */
    size_t file_number;
    char decimal;                    /* the decimal mark of that file */
    int64_t line[CHISO__BATCH_ROWS]; /* of a table in memory the record, from 1 */
    chiso__batch_column *columns;    /* one for each request */
    size_t n_repweights;
    const char *const *repweight_names; /* their headers in the first file */
    double *repweight;                  /* repweight[row * n_repweights + r] */
} chiso__batch;

typedef chiso_status chiso__batch_function(void *context, const chiso__batch *batch,
                                           chiso_error *error);

/**
 * Read all files and hand their records to `function`.  Findings are collected and reading goes on;
 * a record at fault is handed on too, since one fault forbids any result.  keys[i] belongs to
 * requests[i] and is filled for KEY columns.  At most one request is for REPWEIGHTS.
 *
 * CHISO_OK · CHISO_E_DATA · CHISO_E_ARGUMENT (a column that an option names is not there; a
 * pattern matches none, or another option's, or not the same in all files) ·
 * CHISO_E_OPEN · CHISO_E_READ · CHISO_E_MEMORY · what `function` returns
 */
chiso_status chiso__responses_each(const chiso_responses *responses, const chiso__request *requests,
                                   size_t count, chiso__keys *keys, chiso__findings *findings,
                                   chiso__batch_function *function, void *context,
                                   chiso_error *error);

/** What a record without the column of a request has as code. */
int32_t chiso__request_unread(const chiso__request *request);

#endif
