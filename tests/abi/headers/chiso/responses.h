/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_RESPONSES_H
#define CHISO_RESPONSES_H

/**
 * @file responses.h
 * @defgroup responses Responses
 *
 * Where the answers are and how they are written.  Nothing is read before totals are asked for, and
 * then in one pass: memory depends on the design, not on the number of respondents.
 *
 * @{
 */

#include <chiso/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Where answers are: names of files and how to read them. */
typedef struct chiso_responses chiso_responses;

/** What to do with an answer that its scale does not have, or that is no number. */
enum {
    CHISO_INVALID_FAULT = 0,  /**< a fault: nothing is computed */
    CHISO_INVALID_MISSING = 1 /**< missing with the reason `invalid`, and a warning */
};

/** How answers are written.  Begins with its own size; zero means the default. */
typedef struct chiso_responses_options {
    size_t struct_size; /**< sizeof(chiso_responses_options) */
    char delimiter;     /**< comma, semicolon or tab; 0: found by looking, ambiguous is an error */
    char decimal;       /**< point or comma; 0: found by looking, ambiguous is an error */
    char reserved[2];   /**< zero */
    int32_t invalid;    /**< CHISO_INVALID_FAULT or CHISO_INVALID_MISSING */
    const char *const *missing; /**< codes that mean missing in every column, beside blank */
    size_t n_missing;           /**< how many */
} chiso_responses_options;

/** A ::chiso_responses_options of defaults, to be changed field by field. */
#define CHISO_RESPONSES_OPTIONS_INIT                                                               \
    { sizeof(chiso_responses_options), 0, 0, {0, 0}, 0, NULL, 0 }

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

/**
 * Free a handle; totals that were read from it go on working.
 *
 * @param responses from chiso_responses_from_files(); NULL does nothing.
 */
CHISO_API void chiso_responses_free(chiso_responses *responses);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
