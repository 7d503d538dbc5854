/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_BASE_H
#define CHISO_BASE_H

/**
 * @file base.h
 * @defgroup base Statuses and errors
 *
 * What every function of the library shares.
 *
 * - A function that can fail returns a ::chiso_status; 0 is success.  What went wrong is written,
 *   in words for an analyst, to a ::chiso_error that the caller owns.  NULL is accepted in its
 *   place.
 * - What comes out through a `**out` parameter belongs to the caller, who frees it with the `_free`
 *   function of its type (NULL does nothing).  On failure it is set to NULL.
 * - What is returned or lent by a getter is borrowed: it lives as long as the handle it came from.
 * - Handles do not change once made, so threads may share them; making and freeing is not shared.
 * - The library keeps no global state, prints nothing and never ends the process.
 * - A pointer that a function takes is not NULL, unless its description allows it.
 *
 * @{
 */

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Stands before each function that the library exports. */
#define CHISO_API __attribute__((visibility("default")))

/** The outcome of a call: one of the CHISO_OK or CHISO_E_ values. */
typedef int32_t chiso_status;

/** Values of ::chiso_status.  Their numbers never change. */
enum {
    CHISO_OK = 0,           /**< done */
    CHISO_E_MEMORY = 1,     /**< an allocation failed */
    CHISO_E_ARGUMENT = 2,   /**< an argument or an option is wrong */
    CHISO_E_DATA = 3,       /**< the answers are at fault */
    CHISO_E_INSTRUMENT = 4, /**< the instrument is at fault */
    CHISO_E_OPEN = 5,       /**< a file cannot be opened */
    CHISO_E_READ = 6,       /**< reading broke off */
    CHISO_E_WRITE = 7,      /**< writing broke off */
    CHISO_E_LONE_PSU = 8,   /**< a stratum has one sampling unit, and no policy says what then */
    CHISO_E_CANCELLED = 9   /**< whoever was told of the progress wants no more */
};

/**
 * What went wrong, and where.  Zero it before use (`chiso_error error = {0};`); the first failure
 * is kept, later ones do not overwrite it.
 */
typedef struct chiso_error {
    chiso_status status; /**< same as the status returned */
    int32_t reserved;    /**< zero */
    int64_t record;    /**< data record in its file, from 1 (the header is not counted); 0: none */
    char column[64];   /**< name of the column, cut to fit; empty: none */
    char message[432]; /**< one sentence or two, UTF-8, without a line feed at the end */
} chiso_error;

/**
 * The version of the library that is running, such as `0.1.0`.
 *
 * @return a constant string.  Safe from any thread.
 */
CHISO_API const char *chiso_version(void);

/**
 * The name of a status, such as `CHISO_E_DATA`.
 *
 * @param status any number.
 * @return a constant string; `unknown status` for a number that is no status.  Safe from any
 * thread.
 */
CHISO_API const char *chiso_status_name(chiso_status status);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
