/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_INPUT_H
#define CHISO_INPUT_H

/**
 * @file input.h
 * @defgroup input Reading results back
 *
 * A result that was written as JSON becomes a result again, to be compared with another one.
 *
 * @{
 */

#include <chiso/results.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Read a result from a file in the format `json` (chiso_output_save(), `--format json`): its
 * command, settings, columns of the same types, and rows, every number to the last bit.
 *
 * Not in the file, and so not in the result: headings (a column's title is its name), labels, and
 * notes.  Keys that this version does not know are passed over, so a file of a later one can be
 * read too.
 *
 * @param[out] out   a new result, freed by the caller; NULL on failure.
 * @param      path  the file; `-` is standard input.
 * @param[out] error filled in on failure, with the line of the file; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT (no path) · CHISO_E_OPEN · CHISO_E_READ · CHISO_E_DATA (no
 * JSON, no result of chiso, or one of another shape: a row without a column, a text among numbers
 * …) · CHISO_E_MEMORY. Safe from any thread; the process's locale does not matter.
 */
CHISO_API chiso_status chiso_result_load(chiso_result **out, const char *path, chiso_error *error);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
