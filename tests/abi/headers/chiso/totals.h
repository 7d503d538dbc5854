/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TOTALS_H
#define CHISO_TOTALS_H

/**
 * @file totals.h
 * @defgroup totals Totals
 *
 * A file of answers becomes a table of weighted totals, one row per sampling unit and domain.
 * Every statistic is a function of totals, and its variance is how they vary between units.
 *
 * @{
 */

#include <chiso/design.h>
#include <chiso/instrument.h>
#include <chiso/responses.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Totals of one data set by one instrument and one design. */
typedef struct chiso_totals chiso_totals;

/** What is to be estimated: a statistic of one variable. */
typedef struct chiso_estimand {
    const char *statistic;   /**< `mean`, `total`, `proportion` (of every category), `ratio` or
                                `quantile` */
    const char *variable;    /**< its column; of a ratio the numerator; of a proportion also a
                                question with several boxes to tick */
    const char *denominator; /**< of a ratio, its other column; else NULL */
    double p;                /**< of a quantile, between 0 and 1; else 0 */
} chiso_estimand;

/** Which variables totals hold. */
enum {
    CHISO_HOLD_INDEX = 0,    /**< those of the instrument's tree, and of the estimands */
    CHISO_HOLD_ALL = 1,      /**< all that the instrument describes, and of the estimands */
    CHISO_HOLD_ESTIMANDS = 2 /**< those of the estimands alone */
};

/** Which totals to keep.  Begins with its own size; zero means the default. */
typedef struct chiso_totals_options {
    size_t struct_size; /**< sizeof(chiso_totals_options) */
    const char *const
        *by;     /**< columns whose values, crossed, are the domains.  NULL: the whole alone;
                      for published scores the first province column that the file has */
    size_t n_by; /**< how many */
    const char *province; /**< a column of `by` that holds provinces; NULL: known by its name
                               (property province_columns of the instrument) */
    const char *where;    /**< which respondents count, such as `age >= 35 and gender = 2`
                               (docs/where.md); the others stay in the sample, so that their
                               sampling units count for the variance.  NULL: all */
    const chiso_estimand *estimands; /**< what will be estimated from the totals, beyond the index;
                                          copied.  NULL: nothing */
    size_t n_estimands;              /**< how many */
    int32_t hold;                    /**< CHISO_HOLD_INDEX, _ALL or _ESTIMANDS */
    int32_t reserved;                /**< zero */
} chiso_totals_options;

/** A ::chiso_totals_options of defaults, to be changed field by field. */
#define CHISO_TOTALS_OPTIONS_INIT                                                                  \
    { sizeof(chiso_totals_options), NULL, 0, NULL, NULL, NULL, 0, 0, 0 }

/**
 * Read answers once and add them up.  Every finding is collected; one fault, and there are no
 * totals.
 *
 * Per unit, domain and variable: the number and the weighted number of answers of every category of
 * the scale, or n, Σw, Σwy and Σwy² for a number; the number of missing answers for every reason;
 * per node the respondents with at least one valid answer under it.  Sums are compensated, so that
 * the order of the rows does not matter.  Values of `by` that name provinces become GSO codes; a
 * respondent without a value belongs to the domain `(missing)`.
 *
 * One respondent alone in a unit and domain is kept as he is.  Units are kept of every record, also
 * of those outside `where` or of weight 0.
 *
 * With replicate weights there are also the weighted sums of every domain in every replicate: 16
 * bytes for each sum, replicate and domain.
 *
 * An instrument of published scores has one record per domain; two for the same one are a fault.
 *
 * @param[out] out        new totals, freed by the caller: chiso_totals_free().  NULL on failure.
 * @param[out] findings   every fault and warning (columns severity, file, line, column, value,
 * rule, advice), also on failure when reading got that far; NULL on CHISO_E_MEMORY; freed by the
 * caller. May be NULL.
 * @param      responses  borrowed; standard input can be read only once.
 * @param      instrument borrowed; must outlive the totals.  NULL: none, columns are what they are,
 *                        and the estimands say which.
 * @param      design     borrowed, or NULL: as chiso_design_new() without options.
 * @param      options    or NULL for the defaults.
 * @param[out] error      filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_DATA (at least one fault; the message is the first) · CHISO_E_ARGUMENT
 *         (a column named in an option is in no file; `where` is not of its language; an estimand
 *         makes no sense; the columns of replicate weights are not as many as rep_rscales) ·
 * CHISO_E_INSTRUMENT · CHISO_E_OPEN · CHISO_E_READ · CHISO_E_CANCELLED (by the progress of the
 * responses) · CHISO_E_MEMORY. Safe from any thread, but for standard input.
 * @see chiso_score()
 */
CHISO_API chiso_status chiso_totals_read(chiso_totals **out, chiso_result **findings,
                                         const chiso_responses *responses,
                                         const chiso_instrument *instrument,
                                         const chiso_design *design,
                                         const chiso_totals_options *options, chiso_error *error);

/**
 * Add pieces together: totals of parts of one data set, read in any number of calls, threads or
 * machines.  The result is as if all had been read at once: a sampling unit, stratum or domain
 * that several pieces have is one.  A piece that is named twice counts twice.  Where respondents
 * are the units, each stays one of his own.
 *
 * @param[out] out    new totals, freed by the caller: chiso_totals_free().  NULL on failure.
 * @param      pieces totals of the same instrument, by columns, design, condition and estimands,
 *                    read in the same way; borrowed, and not needed any more.  The instrument of
 *                    the first must outlive the new totals.
 * @param      count  how many; at least 1.
 * @param[out] error  filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT (they do not belong together, and the message says why;
 *         published scores; categories without a scale) · CHISO_E_DATA (population sizes that
 *         disagree, or are below the sample) · CHISO_E_MEMORY.  Safe from any thread.
 */
CHISO_API chiso_status chiso_totals_merge(chiso_totals **out, const chiso_totals *const *pieces,
                                          size_t count, chiso_error *error);

/** By which provinces totals are to be.  Begins with its own size; zero means the default. */
typedef struct chiso_regroup_options {
    size_t struct_size;                 /**< sizeof(chiso_regroup_options) */
    const chiso_responses *populations; /**< of published scores alone: a file or table with the
                                           columns `province` (the 63, in any spelling) and
                                           `population`, a number above 0; borrowed.  NULL: none */
    int32_t into;     /**< CHISO_PROVINCES_34 (0: the same), CHISO_PROVINCES_63 or CHISO_REGIONS */
    int32_t reserved; /**< zero */
} chiso_regroup_options;

/** A ::chiso_regroup_options of defaults, to be changed field by field. */
#define CHISO_REGROUP_OPTIONS_INIT                                                                 \
    { sizeof(chiso_regroup_options), NULL, 0, 0 }

/**
 * Totals by the 63 provinces become totals by the 34 of 1 July 2025, or by the six regions.  Every
 * by column that holds provinces is regrouped; other by columns, and `(missing)`, stay.
 *
 * Totals of respondents are added up, row by row: the result is, to rounding, as if the answers had
 * been read with the new provinces in the place of the old, and so are all estimates, scores,
 * standard errors, degrees of freedom and design effects made of it.  Of published scores no such
 * sum exists: a merged province gets, leaf by leaf, the mean of its parts' scores, weighted by
 * population, an approximation that the flag `approximate` tells; it is withheld where one part is
 * withheld or not in the file.  A province that nothing was merged into keeps its scores to the
 * last bit.
 *
 * Totals that are by those provinces already come back as a copy.  The setting `geography` of the
 * new totals, and of all results made of them, names the list: `34`, `63` or `regions`.
 *
 * @param[out] out      new totals, freed by the caller: chiso_totals_free().  NULL on failure.
 * @param[out] findings every fault and warning (columns severity, file, line, column, value, rule,
 *                      advice): what is wrong with the populations; weights that look normalised
 *                      within provinces, of which no sum over provinces means anything.  NULL when
 *                      nothing was read or memory ran out; freed by the caller.  May be NULL.
 * @param      totals   borrowed, not NULL; not needed any more afterwards, but its instrument must
 *                      outlive the new totals.
 * @param      options  or NULL for the defaults.
 * @param[out] error    filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT (no by column holds provinces; a list that cannot be made of
 *         the one there is; published scores without populations, respondents with them; a column
 *         that the populations do not have) · CHISO_E_DATA (populations at fault) · CHISO_E_OPEN ·
 *         CHISO_E_READ · CHISO_E_CANCELLED (by the progress of the populations) · CHISO_E_MEMORY.
 *         Safe from any thread.
 *
 * Same as (R survey): the same design with update(design, province = map[province]).
 * Source: docs/methods.md, "Provinces merged".
 * @see chiso_totals_merge()
 */
CHISO_API chiso_status chiso_totals_regroup(chiso_totals **out, chiso_result **findings,
                                            const chiso_totals *totals,
                                            const chiso_regroup_options *options,
                                            chiso_error *error);

/**
 * Is a file one that chiso_totals_save() wrote?  Its first bytes tell.
 *
 * @param path the file; may be NULL.
 * @return 1, or 0 also where it cannot be read or is no plain file.  Safe from any thread.
 */
CHISO_API int32_t chiso_totals_is_file(const char *path);

/**
 * The name of the instrument that a file of totals was made with.
 *
 * @param[out] name  receives the name, cut to fit, empty where the instrument has none.
 * @param      room  bytes that name has, at least 1.
 * @param      path  the file.
 * @param[out] error filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_OPEN · CHISO_E_READ · CHISO_E_DATA (not a totals file, damaged) ·
 *         CHISO_E_MEMORY.  Safe from any thread.
 */
CHISO_API chiso_status chiso_totals_instrument(char *name, size_t room, const char *path,
                                               chiso_error *error);

/**
 * Write totals to a file, to be loaded later, elsewhere, or by another version.  The file is
 * binary: a mark and a format version, the instrument's name and a fingerprint of its nodes and
 * scales, settings, the names and values of the by columns, units, domains, the rows with their
 * sums and counts, and a checksum (CRC-64/XZ) at the end; the same bytes on every machine.
 * docs/totals-file.md describes each of them.  A row of one respondent is that respondent's
 * answers, so the file may be as confidential as they are.
 *
 * The file is written beside its place under a temporary name, synchronised with the disk, then
 * renamed, so that it is either whole or as it was before.  What is not a plain file (a device, a
 * pipe) is written directly.  The file is made in memory first.
 *
 * @param      totals borrowed; not NULL.
 * @param      path   the file; not NULL.
 * @param[out] error  filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_OPEN (cannot be made; a directory) · CHISO_E_WRITE (disk full …) ·
 *         CHISO_E_DATA (a sum has become too large for a number) · CHISO_E_ARGUMENT (totals without
 *         an instrument, of categories without a scale, or with every answer, for quantiles of
 *         numbers) · CHISO_E_MEMORY.  Safe from any
 *         thread; two that write the same path leave one file or the other, whole.
 */
CHISO_API chiso_status chiso_totals_save(const chiso_totals *totals, const char *path,
                                         chiso_error *error);

/**
 * Read totals that chiso_totals_save() wrote.  They are those that were saved, to the last bit:
 * scores, respondents, units, domains and settings are the same.  A file that is damaged or cut off
 * anywhere is refused, and so are totals of another instrument, or of one whose nodes or scales
 * were edited since.  Memory stays within a small multiple of the file's length.
 *
 * @param[out] out        new totals, freed by the caller: chiso_totals_free().  NULL on failure.
 * @param      path       the file (or a pipe); not NULL.
 * @param      instrument the one that the totals were made with; borrowed, not NULL; must outlive
 *                        the totals.
 * @param[out] error      filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_OPEN (no such file, a directory) · CHISO_E_READ · CHISO_E_DATA (not a
 *         totals file, of another format version, cut off, damaged) · CHISO_E_ARGUMENT (totals of
 *         another instrument, or of another edition of this one) · CHISO_E_MEMORY.  Safe from any
 *         thread.
 */
CHISO_API chiso_status chiso_totals_load(chiso_totals **out, const char *path,
                                         const chiso_instrument *instrument, chiso_error *error);

/**
 * Totals as bytes, to be sent to another process: those that chiso_totals_save() would write.
 *
 * @param[out] bytes  new bytes, freed by the caller: chiso_totals_packed_free().  NULL on failure.
 * @param[out] length how many.
 * @param      totals borrowed.
 * @param[out] error  filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_DATA · CHISO_E_ARGUMENT (as of chiso_totals_save()) · CHISO_E_MEMORY.
 *         Safe from any thread.
 */
CHISO_API chiso_status chiso_totals_pack(char **bytes, size_t *length, const chiso_totals *totals,
                                         chiso_error *error);

/**
 * Totals from bytes, as chiso_totals_load() reads them from a file.
 *
 * @param[out] out        new totals, freed by the caller: chiso_totals_free().  NULL on failure.
 * @param      bytes      from chiso_totals_pack(), or what a file of totals holds; borrowed until
 *                        the call returns.
 * @param      length     how many.
 * @param      instrument the one that the totals were made with; borrowed, must outlive the totals.
 * @param[out] error      filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_DATA · CHISO_E_ARGUMENT (as of chiso_totals_load()) · CHISO_E_MEMORY.
 *         Safe from any thread.
 */
CHISO_API chiso_status chiso_totals_unpack(chiso_totals **out, const char *bytes, size_t length,
                                           const chiso_instrument *instrument, chiso_error *error);

/**
 * Free bytes.
 *
 * @param bytes from chiso_totals_pack(); NULL does nothing.
 */
CHISO_API void chiso_totals_packed_free(char *bytes);

/**
 * How many records were read.
 *
 * @param totals borrowed.
 * @return respondents; of published scores, domains.  Safe from any thread.
 */
CHISO_API size_t chiso_totals_respondents(const chiso_totals *totals);

/**
 * How many sampling units were seen, those of the last stage.
 *
 * @param totals borrowed.
 * @return units; the respondents where the design names none; 1, the sample, where it has
 *         replicate weights.  Safe from any thread.
 */
CHISO_API size_t chiso_totals_units(const chiso_totals *totals);

/**
 * How many replicate weights came with each respondent.
 *
 * @param totals borrowed.
 * @return replicates; 0 where the design has strata and units in their place.  Safe from any
 *         thread.
 */
CHISO_API size_t chiso_totals_replicates(const chiso_totals *totals);

/**
 * How many domains there are; the whole is not counted.
 *
 * @param totals borrowed.
 * @return domains, `(missing)` among them where there is one; 0 without `by`.  Safe from any
 *         thread.
 */
CHISO_API size_t chiso_totals_domains(const chiso_totals *totals);

/**
 * Free totals; results made of them go on working.
 *
 * @param totals from chiso_totals_read(), chiso_totals_merge(), chiso_totals_regroup(),
 *               chiso_totals_load() or chiso_totals_unpack(); NULL does nothing.
 */
CHISO_API void chiso_totals_free(chiso_totals *totals);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
