/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_RESPONSES_H
#define CHISO_RESPONSES_H

/**
 * @file responses.h
 * @defgroup responses Responses
 *
 * Where the answers are and how they are written: in files, or in arrays that a program has in
 * memory.  Nothing is read before totals are asked for, and then in one pass: memory depends on the
 * design, not on the number of respondents.
 *
 * @{
 */

#include <chiso/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Where answers are: names of files and how to read them, or tables in memory. */
typedef struct chiso_responses chiso_responses;

/** What to do with an answer that its scale does not have, or that is no number. */
enum {
    CHISO_INVALID_FAULT = 0,  /**< a fault: nothing is computed */
    CHISO_INVALID_MISSING = 1 /**< missing with the reason `invalid`, and a warning */
};

/**
 * Told how far reading is, after every thousand records or so and at the end, in the thread that
 * reads.
 *
 * @param context  what stands in chiso_responses_options::progress_context.
 * @param records  how many were read so far, of all files or tables.
 * @param fraction of the bytes of all files, or of the rows of all tables, from 0 to 1; NaN where
 *                 the end is not known, as of a pipe.
 * @return 0 to go on; else reading ends with CHISO_E_CANCELLED.
 */
typedef int32_t (*chiso_progress)(void *context, int64_t records, double fraction);

/** How answers are written.  Begins with its own size; zero means the default. */
typedef struct chiso_responses_options {
    size_t struct_size; /**< sizeof(chiso_responses_options) */
    char delimiter;     /**< comma, semicolon or tab; 0: found by looking, ambiguous is an error */
    char decimal;       /**< point or comma; 0: found by looking, ambiguous is an error */
    char reserved[2];   /**< zero */
    int32_t invalid;    /**< CHISO_INVALID_FAULT or CHISO_INVALID_MISSING */
    const char *const *missing; /**< codes that mean missing in every column, beside blank */
    size_t n_missing;           /**< how many */
    chiso_progress progress;    /**< told how far reading is; NULL: nobody */
    void *progress_context;     /**< handed to it; borrowed until the responses are freed */
} chiso_responses_options;

/** A ::chiso_responses_options of defaults, to be changed field by field. */
#define CHISO_RESPONSES_OPTIONS_INIT                                                               \
    { sizeof(chiso_responses_options), 0, 0, {0, 0}, 0, NULL, 0, NULL, NULL }

/**
 * Answers in CSV files, which together are one data set: UTF-8, a header, one record per respondent
 * (or per domain, for published scores).  The files are opened when they are read.
 *
 * @param[out] out     a new handle, freed by the caller: chiso_responses_free().  NULL on failure.
 * @param      paths   the files; `-` is standard input (once).  Copied.
 * @param      count   how many, at least 1.
 * @param      options or NULL for the defaults.  Copied.
 * @param[out] error   filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT (no file, a file named twice, an unknown option value) ·
 *         CHISO_E_MEMORY.  Safe from any thread.
 */
CHISO_API chiso_status chiso_responses_from_files(chiso_responses **out, const char *const *paths,
                                                  size_t count,
                                                  const chiso_responses_options *options,
                                                  chiso_error *error);

/** How the values of a column stand in memory. */
enum {
    CHISO_VALUES_DOUBLE = 1,  /**< double; NaN is missing */
    CHISO_VALUES_FLOAT = 2,   /**< float; NaN is missing */
    CHISO_VALUES_INT8 = 3,    /**< int8_t */
    CHISO_VALUES_INT16 = 4,   /**< int16_t */
    CHISO_VALUES_INT32 = 5,   /**< int32_t */
    CHISO_VALUES_INT64 = 6,   /**< int64_t */
    CHISO_VALUES_UINT8 = 7,   /**< uint8_t; also true and false, which are 1 and 0 */
    CHISO_VALUES_UINT16 = 8,  /**< uint16_t */
    CHISO_VALUES_UINT32 = 9,  /**< uint32_t */
    CHISO_VALUES_UINT64 = 10, /**< uint64_t */
    CHISO_VALUES_BITS = 11,   /**< true and false, bit by bit, the lowest of a byte first */
    CHISO_VALUES_TEXT = 12,   /**< const char *, UTF-8 with a NUL behind; NULL is missing */
    CHISO_VALUES_TEXT32 = 13, /**< UTF-8, one text behind the other, with offsets of int32_t */
    CHISO_VALUES_TEXT64 = 14  /**< the same with offsets of int64_t */
};

/**
 * A column in memory: numbers, texts, or whole numbers that count the entries of a dictionary.  The
 * layouts are those of Arrow, and of plain C.
 */
typedef struct chiso_column {
    const char *name;     /**< what a header of a file would say */
    const void *values;   /**< one for each row, as `type` says; of TEXT32 and TEXT64 the bytes */
    const void *offsets;  /**< of TEXT32 and TEXT64: where each text begins, and the last one ends;
                             one more than rows.  Else NULL */
    const uint8_t *valid; /**< bits, the lowest of a byte first; 0: the value is missing.  NULL: all
                             are there */
    const uint8_t *missing; /**< bytes, from row 0 on whatever `first` is; not 0: the value is
                               missing.  NULL: none is */
    const struct chiso_column *dictionary; /**< what the values count the entries of, from 0 on; a
                                              negative one is missing.  Its name is not looked at,
                                              and it has no dictionary.  NULL: none */
    size_t n_dictionary;                   /**< how many entries */
    size_t first;       /**< the element of values, offsets and valid that row 0 has */
    int32_t type;       /**< CHISO_VALUES_; with a dictionary one of whole numbers */
    int32_t reserved;   /**< zero */
    void *reserved2[2]; /**< NULL */
} chiso_column;

/** A table in memory, which stands for a file. */
typedef struct chiso_table {
    const char *name;            /**< what messages call it; NULL: `table` */
    const chiso_column *columns; /**< each of n_rows values */
    size_t n_columns;            /**< how many, at least 1 */
    size_t n_rows;               /**< one for each respondent, or domain of published scores */
    void *reserved[2];           /**< NULL */
} chiso_table;

/**
 * Answers in arrays, which together are one data set: what stands in them counts as if it were
 * written in a file of that name, number by number and text by text, and so do findings; but their
 * `line` is the record, from 1, and a record is what messages call it.
 *
 * Numbers are looked up in a scale by their value; a float counts as what it is, so that 0.1f is no
 * 0.1.  Values and offsets are aligned as their types are in C.  A text between spaces is read
 * without them; one without anything else is missing.  A text may be a number too, with the decimal
 * mark of the options, a point unless they say otherwise.
 *
 * @param[out] out     a new handle, freed by the caller: chiso_responses_free().  NULL on failure.
 * @param      tables  one behind the other, with the same columns as far as they are asked for.
 *                     What describes them is copied; values, offsets and missing marks are borrowed
 *                     until the responses are freed, and must not change until then.
 * @param      count   how many tables, at least 1.
 * @param      options or NULL for the defaults; without a delimiter.  Copied.
 * @param[out] error   filled in on failure, with the column; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT (no table, no column, a column without name, values or
 *         offsets, of an unknown type, a name that is not UTF-8, a reserved field that is not zero,
 *         an unknown option value)
 *         · CHISO_E_MEMORY.  Safe from any thread.
 */
CHISO_API chiso_status chiso_responses_from_tables(chiso_responses **out, const chiso_table *tables,
                                                   size_t count,
                                                   const chiso_responses_options *options,
                                                   chiso_error *error);

/**
 * Free a handle; totals that were read from it go on working.
 *
 * @param responses from chiso_responses_from_files() or chiso_responses_from_tables(); NULL does
 *                  nothing.
 */
CHISO_API void chiso_responses_free(chiso_responses *responses);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
