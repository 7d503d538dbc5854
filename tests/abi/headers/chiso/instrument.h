/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_INSTRUMENT_H
#define CHISO_INSTRUMENT_H

/**
 * @file instrument.h
 * @defgroup instrument Instruments
 *
 * What was asked and how answers become an index: variables, answer scales, the tree of nodes.
 * An instrument is built in (`papi-2024`) or a directory of CSV files that an analyst edits in a
 * spreadsheet; docs/instruments.md describes them.
 *
 * @{
 */

#include <chiso/results.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An instrument that was found to be without fault. */
typedef struct chiso_instrument chiso_instrument;

/** Languages of names and headings. */
enum {
    CHISO_ENGLISH = 0,   /**< English */
    CHISO_VIETNAMESE = 1 /**< Vietnamese */
};

/** Lists of provinces; their codes are never mixed. */
enum {
    CHISO_PROVINCES_63 = 63, /**< to 30 June 2025 */
    CHISO_PROVINCES_34 = 34, /**< from 1 July 2025 (Resolution 202/2025/QH15) */
    CHISO_REGIONS = 6 /**< the six socio-economic regions, `R1` to `R6`, that the 63 made up */
};

/**
 * How many instruments are built in.
 *
 * @return a number of names for chiso_instrument_builtin().  Safe from any thread.
 */
CHISO_API size_t chiso_instrument_builtins(void);

/**
 * The name of a built-in instrument, such as `papi-2024`.
 *
 * @param index 0, 1, …, in alphabetical order.
 * @return a constant string; NULL past the end.  Safe from any thread.
 */
CHISO_API const char *chiso_instrument_builtin(size_t index);

/**
 * Open an instrument and check it.
 *
 * @param[out] out      a new instrument, freed by the caller: chiso_instrument_free().  NULL on
 * failure.
 * @param[out] findings every fault and warning (columns severity, file, line, column, value, rule,
 *                      advice), also on CHISO_E_INSTRUMENT; freed by the caller.  May be NULL.
 * @param      name     a built-in name, or a directory with instrument.csv, nodes.csv and, when
 *                      answers are codes, scales.csv; variables.csv if more was asked.  A text with
 * a slash is always a directory.
 * @param[out] error    filled in on failure with the first fault; may be NULL.
 * @return CHISO_OK · CHISO_E_OPEN (neither a built-in name nor a readable directory) ·
 *         CHISO_E_INSTRUMENT (at least one fault) · CHISO_E_READ · CHISO_E_ARGUMENT (no name) ·
 *         CHISO_E_MEMORY.  Safe from any thread.
 */
CHISO_API chiso_status chiso_instrument_open(chiso_instrument **out, chiso_result **findings,
                                             const char *name, chiso_error *error);

/**
 * A property from instrument.csv, such as `name`, `year`, `title_vi`; `title` is `title_en`.
 *
 * @param instrument borrowed, or NULL.
 * @param key        a key of instrument.csv.
 * @return borrowed text; NULL when the instrument does not have it.  Safe from any thread.
 */
CHISO_API const char *chiso_instrument_property(const chiso_instrument *instrument,
                                                const char *key);

/**
 * How many nodes the tree has, its root among them.
 *
 * @param instrument borrowed, or NULL.
 * @return a count; 0 for NULL.  Safe from any thread.
 */
CHISO_API size_t chiso_instrument_nodes(const chiso_instrument *instrument);

/**
 * The nodes as a table: code, parent, level, name, name_source (`published` or `ours`), type,
 * variable, weight (normalised among siblings; empty in a pool), direction, min, max,
 * aggregate, range_min, range_max.
 *
 * @param[out] out        a new result, freed by the caller; NULL on failure.
 * @param      instrument borrowed.
 * @param      language   CHISO_ENGLISH or CHISO_VIETNAMESE.
 * @param[out] error      filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT · CHISO_E_MEMORY.  Safe from any thread.
 */
CHISO_API chiso_status chiso_instrument_describe(chiso_result **out,
                                                 const chiso_instrument *instrument,
                                                 int32_t language, chiso_error *error);

/**
 * Everything that was asked as a table, the leaves of the tree first, then the variables of
 * variables.csv: variable (its column in a file of answers), node (of a leaf), question (which
 * tick boxes share), type (`single`, `multiple`, `number`, or `score` of a published one), scale,
 * name, answers (the codes of the scale and what they mean: `1 Yes; 8 Unsure (dont_know)`).
 *
 * @param[out] out        a new result, freed by the caller; NULL on failure.
 * @param      instrument borrowed.
 * @param      language   CHISO_ENGLISH or CHISO_VIETNAMESE.
 * @param[out] error      filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT · CHISO_E_MEMORY.  Safe from any thread.
 */
CHISO_API chiso_status chiso_instrument_variables(chiso_result **out,
                                                  const chiso_instrument *instrument,
                                                  int32_t language, chiso_error *error);

/**
 * The built-in instruments as a table: name, title, year, geography, nodes, provenance.
 *
 * @param[out] out      a new result, freed by the caller; NULL on failure.
 * @param      language CHISO_ENGLISH or CHISO_VIETNAMESE.
 * @param[out] error    filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT · CHISO_E_MEMORY.  Safe from any thread.
 */
CHISO_API chiso_status chiso_instrument_list(chiso_result **out, int32_t language,
                                             chiso_error *error);

/**
 * Write an instrument as a directory to start one's own from.
 *
 * @param      instrument borrowed.
 * @param      directory  made when it does not exist; a file that is there already is an error.
 * @param[out] error      filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_OPEN (no directory is named, it cannot be made, or a file is there) ·
 *         CHISO_E_WRITE · CHISO_E_MEMORY.  On failure nothing is left behind.
 */
CHISO_API chiso_status chiso_instrument_export(const chiso_instrument *instrument,
                                               const char *directory, chiso_error *error);

/**
 * Free an instrument, after the totals that were read with it.
 *
 * @param instrument from chiso_instrument_open(); NULL does nothing.
 */
CHISO_API void chiso_instrument_free(chiso_instrument *instrument);

/**
 * The GSO code of a province from its code (`1` is `01`) or any spelling of its name: with or
 * without diacritics, composed or not, with or without "tỉnh", "TP.", "province", "city".  Of a
 * region our own code, `R1` to `R6`, also from its English name.
 *
 * @param geography CHISO_PROVINCES_63, CHISO_PROVINCES_34 or CHISO_REGIONS.
 * @param text      UTF-8; may be NULL.
 * @return a constant string; NULL when no province of that list is meant, or memory ran out.
 *         Safe from any thread.
 */
CHISO_API const char *chiso_province_code(int32_t geography, const char *text);

/**
 * The name of a province or region, Vietnamese with diacritics, such as `Lạng Sơn` for `20`.
 *
 * @param geography CHISO_PROVINCES_63, CHISO_PROVINCES_34 or CHISO_REGIONS.
 * @param code      as chiso_province_code() gives it; may be NULL.
 * @return a constant string; NULL for a code not in the list.  Safe from any thread.
 */
CHISO_API const char *chiso_province_name(int32_t geography, const char *code);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
