/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_OUTPUT_H
#define CHISO_OUTPUT_H

/**
 * @file output.h
 * @defgroup output Output
 *
 * A result written as a text table, CSV or JSON.  docs/output.md describes the formats.
 *
 * @{
 */

#include <chiso/results.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The names of the formats there are:
 *
 * - `table`: aligned columns for a person: labels, rounded numbers, notes below;
 * - `csv`: RFC 4180 with LF, UTF-8 without BOM, full precision, missing is empty;
 * - `json`: an object with chiso, command, settings and rows; missing is null.
 *
 * @param index 0, 1, …
 * @return a constant string; NULL past the end.  Safe from any thread.
 */
CHISO_API const char *chiso_output_format(size_t index);

/**
 * A result as text.
 *
 * @param[out] text   new UTF-8 text with a NUL after it; free it with chiso_output_free().  NULL on
 * failure.
 * @param[out] length bytes before the NUL; may be NULL.
 * @param      result borrowed.
 * @param      format name of a format.
 * @param[out] error  filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT (no such format) · CHISO_E_MEMORY.  Safe from any thread; the
 * process's locale does not matter.
 */
CHISO_API chiso_status chiso_output_render(char **text, size_t *length, const chiso_result *result,
                                           const char *format, chiso_error *error);

/**
 * Free a text.
 *
 * @param text from chiso_output_render(); NULL does nothing.
 */
CHISO_API void chiso_output_free(char *text);

/**
 * Write a result to a file: beside it under a temporary name, then renamed, so that the file is
 * either whole or as it was before.  What is not a plain file (a device, a pipe) is written
 * directly.
 *
 * @param      result borrowed.
 * @param      format name of a format.
 * @param      path   the file.
 * @param[out] error  filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT · CHISO_E_OPEN (cannot be made) · CHISO_E_WRITE (disk full …)
 *         · CHISO_E_MEMORY.
 */
CHISO_API chiso_status chiso_output_save(const chiso_result *result, const char *format,
                                         const char *path, chiso_error *error);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
