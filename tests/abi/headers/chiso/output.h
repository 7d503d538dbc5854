/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_OUTPUT_H
#define CHISO_OUTPUT_H

/**
 * @file output.h
 * @defgroup output Output
 *
 * A result written as a text table, CSV, JSON or a workbook.  docs/output.md describes the formats.
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
 * - `json`: an object with chiso, command, settings and rows; missing is null;
 * - `xlsx`: a workbook, its small cells emptied, numbers with 16 digits; there only where the
 * library was built with libxlsxwriter.
 *
 * @param index 0, 1, …
 * @return a constant string; NULL past the end.  Safe from any thread.
 */
CHISO_API const char *chiso_output_format(size_t index);

/** Colours of a table. */
enum {
    CHISO_COLOUR_NONE = 0, /**< none: what a file or another program gets */
    CHISO_COLOUR_ANSI = 1  /**< those of a terminal, as escape sequences */
};

/**
 * How a result is written.  Begins with its own size; zero means the default.  An option has a
 * place in one format, and is an error in the others.
 */
typedef struct chiso_output_options {
    size_t struct_size;       /**< sizeof(chiso_output_options) */
    int64_t width;            /**< of `table`: columns of the terminal that it keeps to, at least 1;
                                   0: as wide as it is */
    int32_t colour;           /**< of `table`: CHISO_COLOUR_ */
    int32_t spreadsheet_safe; /**< of `csv`: not 0: texts that a spreadsheet would take for a
                                 formula get an apostrophe in front */
} chiso_output_options;

/** A ::chiso_output_options of defaults, to be changed field by field. */
#define CHISO_OUTPUT_OPTIONS_INIT                                                                  \
    { sizeof(chiso_output_options), 0, 0, 0 }

/**
 * A result as text.
 *
 * @param[out] text   new UTF-8 text, or the bytes of a workbook, with a NUL after it; free it with
 * chiso_output_free().  NULL on failure.
 * @param[out] length bytes before that NUL; may be NULL.
 * @param      result borrowed.
 * @param      format name of a format.
 * @param      options or NULL for the defaults.
 * @param[out] error  filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT (no such format, or an option is wrong or has no place in it;
 *         more rows than a workbook holds) · CHISO_E_WRITE (of a workbook: no room for temporary
 *         files in $TMPDIR or /tmp) · CHISO_E_MEMORY.  Safe from any thread; the process's locale
 *         does not matter.
 *
 * Of a workbook, and there alone, libxlsxwriter seeds rand(), and may print or crash where memory
 * ends although as much as it needs was there before it began.
 */
CHISO_API chiso_status chiso_output_render(char **text, size_t *length, const chiso_result *result,
                                           const char *format, const chiso_output_options *options,
                                           chiso_error *error);

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
 * @param      options or NULL for the defaults.
 * @param      path   the file.
 * @param[out] error  filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT (as chiso_output_render()) · CHISO_E_OPEN (cannot be made) ·
 *         CHISO_E_WRITE (disk full …) · CHISO_E_MEMORY.
 */
CHISO_API chiso_status chiso_output_save(const chiso_result *result, const char *format,
                                         const chiso_output_options *options, const char *path,
                                         chiso_error *error);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
