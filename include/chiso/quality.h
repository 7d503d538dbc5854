/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_QUALITY_H
#define CHISO_QUALITY_H

/**
 * @file quality.h
 * @defgroup quality Quality of the interviews
 *
 * Can the answers be trusted?  Respondents who are too much alike, answers that are all the same,
 * questions left out, interviewers who differ from all others, interviews that were too short,
 * weights that cost too much.  What is found is a reason to look, not a proof.
 *
 * @{
 */

#include <chiso/design.h>
#include <chiso/instrument.h>
#include <chiso/responses.h>
#include <chiso/results.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What is looked at; bits of chiso_quality_options::checks. */
enum {
    CHISO_CHECK_MATCH = 1,       /**< who is too much like somebody else */
    CHISO_CHECK_LINES = 2,       /**< answers of one person that are too much alike */
    CHISO_CHECK_NONRESPONSE = 4, /**< answers that are missing, and questions that were left out */
    CHISO_CHECK_INTERVIEWERS =
        8,                     /**< answers of one interviewer's people that are too much alike */
    CHISO_CHECK_DURATION = 16, /**< how long interviews took, and whether two overlap */
    CHISO_CHECK_WEIGHTS = 32   /**< what weights cost, and which are extreme */
};

/** Thresholds, as chiso_quality_options::thresholds numbers them. */
enum {
    CHISO_THRESHOLD_PERCENT_MATCH = 0, /**< share of equal answers; 0.85, or CHISO_THRESHOLD_AUTO */
    CHISO_THRESHOLD_COMMON_ANSWERS = 1, /**< share of the items that a record, or both of a pair,
                                             must have answered to be looked at; 0.5 */
    CHISO_THRESHOLD_STRAIGHT_LINE = 2,  /**< share of one answer; 0.95 */
    CHISO_THRESHOLD_LONG_STRING = 3,    /**< longest run of one answer, of the answers; 0.5 */
    CHISO_THRESHOLD_OUTLIER = 4,        /**< robust standard deviations from the median; 3.5 */
    CHISO_THRESHOLD_LEVEL = 5,          /**< probability that of interviewers (or villages) who do
                                             not differ none is flagged; 0.95 */
    CHISO_THRESHOLD_ICC = 6,            /**< correlation of the answers of an interviewer's people;
                                             0.1 */
    CHISO_THRESHOLD_SHORT_DURATION = 7, /**< of the median duration; 0.5 */
    CHISO_THRESHOLD_WEIGHT_EFFECT = 8,  /**< Kish's design effect of the weights; 2 */
    CHISO_THRESHOLD_WEIGHT_RATIO = 9,   /**< a weight, of the median weight; 5 */
    CHISO_THRESHOLD_MIN_INTERVIEWS = 10 /**< fewest interviews of an interviewer or village that is
                                             compared with others; 5 */
};

/** How many thresholds there are, and what stands for one that the data themselves suggest. */
enum { CHISO_THRESHOLDS = 11, CHISO_THRESHOLD_AUTO = -1 };

/** What two missing answers are to a pair. */
enum {
    CHISO_MATCH_ANSWERED = 0, /**< left out: only what both answered is compared */
    CHISO_MATCH_REASONS = 1   /**< equal where the reason is, as in Kuriakose and Robbins */
};

/** Which rows a result of chiso_quality() has. */
enum {
    CHISO_QUALITY_FINDINGS = 0, /**< what is beyond a threshold, and summaries */
    CHISO_QUALITY_ALL = 1       /**< every measure of every record, interviewer, village and item */
};

/** What is looked at and how.  Begins with its own size; zero means the default. */
typedef struct chiso_quality_options {
    size_t struct_size;       /**< sizeof(chiso_quality_options) */
    const char *const *items; /**< columns of the items, in the order they were asked.  NULL: the
                                   leaves of the instrument that the data have */
    size_t n_items;           /**< how many */
    const char *id;           /**< column that names a record.  NULL: none */
    const char *interviewer;  /**< column of the interviewer.  NULL: none */
    const char *village;      /**< column of the village.  NULL: the first sampling unit of the
                                   design, in its stratum */
    const char *duration;     /**< column of the duration in minutes.  NULL: none */
    const char *start;        /**< column of the time when an interview began.  NULL: none */
    const char *end;          /**< column of the time when it ended.  NULL: none */
    const char *where;        /**< which records are looked at (docs/where.md).  NULL: all */
    const double *thresholds; /**< by CHISO_THRESHOLD_; 0: the default.  NULL: all of them */
    size_t n_thresholds;      /**< how many there are; those behind have their defaults */
    chiso_progress progress;  /**< told how many pairs were compared (`records`) and which share of
                                   all (`fraction`), in the caller's thread; NULL: nobody */
    void *progress_context;   /**< handed to it */
    int32_t checks;           /**< CHISO_CHECK_ bits; 0: all for which there are columns */
    int32_t match_missing;    /**< CHISO_MATCH_ANSWERED or _REASONS */
    int32_t rows;             /**< CHISO_QUALITY_FINDINGS or _ALL */
    int32_t threads;          /**< that compare pairs; 0: as many as the machine runs at once.  The
                                   result is the same for any number */
    int32_t language;         /**< CHISO_ENGLISH or CHISO_VIETNAMESE, of headings and advice */
    int32_t reserved;         /**< zero */
} chiso_quality_options;

/** A ::chiso_quality_options of defaults, to be changed field by field. */
#define CHISO_QUALITY_OPTIONS_INIT                                                                 \
    {                                                                                              \
        sizeof(chiso_quality_options), NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, \
            NULL, NULL, 0, 0, 0, 0, 0, 0                                                           \
    }

/**
 * The name of a check, such as `match`.
 *
 * @param check one CHISO_CHECK_ bit.
 * @return a constant string; NULL where there is no such check.  Safe from any thread.
 */
CHISO_API const char *chiso_check_name(int32_t check);

/**
 * The name of a threshold, such as `percent_match`.
 *
 * @param threshold a CHISO_THRESHOLD_ number.
 * @return a constant string; NULL where there is no such threshold.  Safe from any thread.
 */
CHISO_API const char *chiso_threshold_name(int32_t threshold);

/**
 * The default of a threshold.
 *
 * @param threshold a CHISO_THRESHOLD_ number.
 * @return the value that 0 stands for; NaN where there is no such threshold.  Safe from any thread.
 */
CHISO_API double chiso_threshold_default(int32_t threshold);

/**
 * Look whether the interviews can be trusted: every measure with its value, what it is compared
 * with, the threshold, and what to look at.  docs/quality.md has every measure, its formula and its
 * source.
 *
 * - match: of every respondent, the largest share of equal answers with any other (percent match);
 *   all pairs are compared, n(n - 1)/2 of them, and nothing is kept of them but the largest.
 * - lines: share of the most frequent answer, longest run of one, and how much answers vary, of
 *   every respondent, among items that share a scale.
 * - nonresponse: share of missing answers, and of questions not asked, of every interviewer,
 *   village and item.
 * - interviewers: variance within an interviewer's people against that of all; intraclass
 *   correlation and design effect of every item.
 * - duration: too short, too long, not above 0; interviewers who are faster or slower than others;
 *   interviews of one interviewer that overlap.
 * - weights: 1 + cv², extremes, zeros.
 *
 * A check for which there is no column is left out, and a note says so.
 *
 * @param[out] out        new result, columns as docs/output.md lists them, freed by the caller.
 *                        NULL on failure.
 * @param[out] findings   every fault and warning about the data, as of chiso_totals_read(); freed
 *                        by the caller.  May be NULL.
 * @param      responses  borrowed; standard input can be read only once.
 * @param      instrument borrowed, or NULL: items are numbers, and options->items names them.
 * @param      design     borrowed, or NULL: no weights, and no sampling units.
 * @param      options    or NULL for the defaults.
 * @param[out] error      filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_DATA (at least one fault; the message is the first) · CHISO_E_ARGUMENT
 *         (no items; published scores; a column that an option names is in no file; a threshold
 *         that makes no sense; a check without its column) · CHISO_E_OPEN · CHISO_E_READ ·
 *         CHISO_E_CANCELLED (by either progress) · CHISO_E_MEMORY.  Safe from any thread, but for
 *         standard input; it starts threads of its own, which end before it returns.
 *
 * Same as (Stata): percentmatch of Kuriakose and Robbins, with CHISO_MATCH_REASONS; (R):
 * careless::longstring(), careless::irv(); aov() for the intraclass correlation.
 * Source: docs/quality.md.
 */
CHISO_API chiso_status chiso_quality(chiso_result **out, chiso_result **findings,
                                     const chiso_responses *responses,
                                     const chiso_instrument *instrument, const chiso_design *design,
                                     const chiso_quality_options *options, chiso_error *error);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
