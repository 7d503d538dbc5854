/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_RESULTS_H
#define CHISO_RESULTS_H

/**
 * @file results.h
 * @defgroup results Results
 *
 * What every analysis returns: a table of named, typed columns, the settings it was made with, and
 * notes for the reader.  A result does not change once it is handed out; any number of threads may
 * read it.  A cell can be missing.
 *
 * Getters take any row or column: outside the table a text is NULL, a number NaN, a count 0.
 *
 * @{
 */

#include <chiso/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A table that an analysis returned. */
typedef struct chiso_result chiso_result;

/** Kinds of columns. */
enum {
    CHISO_COLUMN_TEXT = 1,   /**< UTF-8 text */
    CHISO_COLUMN_NUMBER = 2, /**< a double */
    CHISO_COLUMN_INTEGER = 3 /**< a whole number, held as a double (exact up to 2^53) */
};

/** Kinds of settings. */
enum {
    CHISO_SETTING_NONE = 0,   /**< the option is not in force (`null`) */
    CHISO_SETTING_TEXT = 1,   /**< one text */
    CHISO_SETTING_NUMBER = 2, /**< one number, written as text with a decimal point */
    CHISO_SETTING_LIST = 3,   /**< any number of texts */
    CHISO_SETTING_FLAG = 4    /**< `true` or `false` */
};

/**
 * The analysis that made the result, such as `score`.
 *
 * @param result borrowed.
 * @return borrowed text, never NULL.  Safe from any thread.
 */
CHISO_API const char *chiso_result_command(const chiso_result *result);

/**
 * How many rows the table has.
 *
 * @param result borrowed.
 * @return a count; rows are numbered from 0.  Safe from any thread.
 */
CHISO_API size_t chiso_result_rows(const chiso_result *result);

/**
 * How many columns the table has.
 *
 * @param result borrowed.
 * @return a count; columns are numbered from 0.  Safe from any thread.
 */
CHISO_API size_t chiso_result_columns(const chiso_result *result);

/**
 * The name of a column, the same in every language.
 *
 * @param result borrowed.
 * @param column its number, from 0.
 * @return borrowed text; NULL outside the table.  Safe from any thread.
 */
CHISO_API const char *chiso_result_column_name(const chiso_result *result, size_t column);

/**
 * What a column holds, hence which getter reads it: chiso_result_text() or chiso_result_number().
 *
 * @param result borrowed.
 * @param column its number, from 0.
 * @return CHISO_COLUMN_TEXT, CHISO_COLUMN_NUMBER or CHISO_COLUMN_INTEGER; 0 outside the table.
 *         Safe from any thread.
 */
CHISO_API int32_t chiso_result_column_type(const chiso_result *result, size_t column);

/**
 * The heading a person reads above a column, in the result's language.
 *
 * @param result borrowed.
 * @param column its number, from 0.
 * @return borrowed text; NULL for a column that a text table leaves out (it stays in CSV and JSON),
 *         and outside the table.  Safe from any thread.
 */
CHISO_API const char *chiso_result_column_title(const chiso_result *result, size_t column);

/**
 * The number of a column.  Ask for it by name: columns may move from version to version.
 *
 * @param result borrowed.
 * @param name   as docs/output.md lists them; may be NULL.
 * @return from 0; -1 where there is no such column, which as a `size_t` lies outside the table.
 *         Safe from any thread.
 */
CHISO_API int64_t chiso_result_find_column(const chiso_result *result, const char *name);

/**
 * A cell of a text column, such as the province code `01`.
 *
 * @param result borrowed.
 * @param row    its number, from 0.
 * @param column its number, from 0.
 * @return borrowed text; NULL when missing, for a column of numbers, and outside the table.  Safe
 *         from any thread.
 */
CHISO_API const char *chiso_result_text(const chiso_result *result, size_t row, size_t column);

/**
 * What a person reads in place of a cell's text, such as `Hà Nội` for `01`; the text itself where
 * there are no other words for it.  A missing cell may have words too, such as `(all)` for the
 * whole.
 *
 * @param result borrowed.
 * @param row    its number, from 0.
 * @param column its number, from 0.
 * @return borrowed text; NULL without words.  Safe from any thread.
 */
CHISO_API const char *chiso_result_label(const chiso_result *result, size_t row, size_t column);

/**
 * A cell of a number or integer column, in the unit that docs/output.md gives for the column.
 *
 * @param result borrowed.
 * @param row    its number, from 0.
 * @param column its number, from 0.
 * @return the number at full precision; NaN when missing, for a column of text, and outside the
 *         table.  Safe from any thread.
 */
CHISO_API double chiso_result_number(const chiso_result *result, size_t row, size_t column);

/**
 * All cells of a number or integer column, for loops over many rows.
 *
 * @param result borrowed.
 * @param column its number, from 0.
 * @return borrowed array of chiso_result_rows() numbers, NaN where missing; NULL for a column of
 *         text, and outside the table.  A table without rows may give NULL too.  Safe from any
 *         thread.
 */
CHISO_API const double *chiso_result_numbers(const chiso_result *result, size_t column);

/**
 * How many settings the result was made with: every option in force, its default included.
 *
 * @param result borrowed.
 * @return a count; settings are numbered from 0 and keep their order.  Safe from any thread.
 */
CHISO_API size_t chiso_result_settings(const chiso_result *result);

/**
 * The name of a setting, such as `instrument`.
 *
 * @param result  borrowed.
 * @param setting its number, from 0.
 * @return borrowed text; NULL past the end.  Safe from any thread.
 */
CHISO_API const char *chiso_result_setting_key(const chiso_result *result, size_t setting);

/**
 * What kind of value a setting has.
 *
 * @param result  borrowed.
 * @param setting its number, from 0.
 * @return a CHISO_SETTING_ value; CHISO_SETTING_NONE past the end.  Safe from any thread.
 */
CHISO_API int32_t chiso_result_setting_type(const chiso_result *result, size_t setting);

/**
 * How many values a setting has.
 *
 * @param result  borrowed.
 * @param setting its number, from 0.
 * @return 0 for CHISO_SETTING_NONE, the length of a CHISO_SETTING_LIST, else 1; 0 past the end.
 *         Safe from any thread.
 */
CHISO_API size_t chiso_result_setting_count(const chiso_result *result, size_t setting);

/**
 * A value of a setting, as text.
 *
 * @param result  borrowed.
 * @param setting its number, from 0.
 * @param index   which of its values, from 0.
 * @return borrowed text; NULL where there is no such setting or value.  Safe from any thread.
 */
CHISO_API const char *chiso_result_setting_text(const chiso_result *result, size_t setting,
                                                size_t index);

/**
 * How many notes there are: sentences for the reader, such as which provinces have no score and
 * why.
 *
 * @param result borrowed.
 * @return a count; notes are numbered from 0.  Safe from any thread.
 */
CHISO_API size_t chiso_result_notes(const chiso_result *result);

/**
 * A note.
 *
 * @param result borrowed.
 * @param note   its number, from 0.
 * @return borrowed text without a line feed at its end; NULL past the end.  Safe from any thread.
 */
CHISO_API const char *chiso_result_note(const chiso_result *result, size_t note);

/**
 * The rows whose cell in `column` is one of `values` (their text or their label, to the letter;
 * else the one label that is the same without case, diacritics, spaces and punctuation), in their
 * order; columns, settings and notes stay.
 *
 * @param[out] out    a new result, freed by the caller; NULL on failure.
 * @param      result borrowed.
 * @param      column name of a text column.
 * @param      values texts to keep; a value that no row has is an error that lists what there is.
 * @param      count  how many values.
 * @param[out] error  filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT · CHISO_E_MEMORY.  Safe from any thread.
 */
CHISO_API chiso_status chiso_result_select(chiso_result **out, const chiso_result *result,
                                           const char *column, const char *const *values,
                                           size_t count, chiso_error *error);

/**
 * The same rows from the smallest to the largest value of a column; equal ones keep their order,
 * missing ones come last.  Numbers by size, texts by their bytes.
 *
 * @param[out] out    a new result, freed by the caller; NULL on failure.
 * @param      result borrowed.
 * @param      column name of a column.
 * @param[out] error  filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT · CHISO_E_MEMORY.  Safe from any thread.
 */
CHISO_API chiso_status chiso_result_sort(chiso_result **out, const chiso_result *result,
                                         const char *column, chiso_error *error);

/**
 * The same rows, with those of small cells emptied: of a row whose `flags` hold `small_cell` (fewer
 * respondents than `min_n`) every number is missing but level, n and n_answers, so are the texts
 * that tell something of the figure (group, direction, rule_5_percent), and the flags `exact` and
 * `high_cv`, which do so too, are taken off; keys and names stay, and so do columns, other rows,
 * labels, settings and notes.  The setting `suppress` becomes true.  What follows from other rows
 * is not looked at: a rank left out of the others, a domain as the whole less the rest
 * (docs/methods.md, Small cells).  To be done before rows are sorted by a figure, which tells of
 * it.
 *
 * Published scores have no such flag, and no row of theirs is emptied; nor is one of a table
 * without a column `flags`.
 *
 * @param[out] out    a new result, freed by the caller; NULL on failure.
 * @param      result borrowed.
 * @param[out] error  filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_MEMORY.  Safe from any thread.
 */
CHISO_API chiso_status chiso_result_suppress(chiso_result **out, const chiso_result *result,
                                             chiso_error *error);

/**
 * Free a result, and with it all that its getters lent.
 *
 * @param result of any function that makes one; NULL does nothing.
 */
CHISO_API void chiso_result_free(chiso_result *result);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
