/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_REPORT_H
#define CHISO_REPORT_H

/**
 * @file report.h
 * @defgroup report Reports
 *
 * An index made ready to be published: a page for the browser, and a workbook.  docs/output.md
 * describes both.
 *
 * @{
 */

#include <chiso/index.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What is published of one survey: scores, shares of the answers, what changed. */
typedef struct chiso_report chiso_report;

/** What goes into a report.  Begins with its own size; zero means the default. */
typedef struct chiso_report_options {
    size_t struct_size;               /**< sizeof(chiso_report_options) */
    const chiso_score_options *score; /**< how the index is scored; NULL: the defaults.  Its
                                         language is the first of the page and that of the
                                         workbook */
    const char *title;                /**< above all; NULL: the instrument's name */
    const chiso_result *before;       /**< a result of chiso_score() of an earlier round, to be
                                         compared with; NULL: none */
    const chiso_instrument *before_instrument; /**< its instrument; NULL: the built-in one that its
                                                  settings name */
    const chiso_totals *before_totals;         /**< in the place of `before`: its totals, which are
                                                  scored in the same way */
    int32_t panel;  /**< of before_totals, 1: both rounds share sampling units */
    int32_t breaks; /**< CHISO_BREAKS_: of nodes whose definition changed */
} chiso_report_options;

/** A ::chiso_report_options of defaults, to be changed field by field. */
#define CHISO_REPORT_OPTIONS_INIT                                                                  \
    { sizeof(chiso_report_options), NULL, NULL, NULL, NULL, NULL, 0, 0 }

/**
 * Score totals and make all that a report has: scores of every node and domain, the shares of the
 * answers to every item (without standard errors), the differences of all pairs of domains where
 * there are standard errors, at most 100 domains and, in all nodes together, at most 2^19 pairs,
 * and the changes since an earlier round.
 *
 * Rows of fewer than `min_n` respondents (flag `small_cell`) have no figures in a report: neither
 * page nor workbook contains them.  Published scores are shown as they are.
 *
 * @param[out] out     new report, freed by the caller: chiso_report_free().  NULL on failure.
 * @param      totals  that hold an index; needed no more afterwards, but their instrument must
 *                     outlive the report.
 * @param      options or NULL for the defaults; what it points to is needed no more afterwards.
 * @param[out] error   filled in on failure; may be NULL.
 * @return every status of chiso_score(), chiso_compare() and chiso_compare_totals(); also
 *         CHISO_E_ARGUMENT where both `before` and `before_totals` are given, a panel without
 *         totals, or a language that is none.  Safe from any thread.
 *
 * A pair of domains differs where p, adjusted by Holm over all pairs of the node, is below 1 -
 * level; a change is told from none by the same rule over the domains of the node.
 * Source: docs/methods.md, "Marks of the page".
 */
CHISO_API chiso_status chiso_report_new(chiso_report **out, const chiso_totals *totals,
                                        const chiso_report_options *options, chiso_error *error);

/**
 * The scores of a report: what chiso_score() returns, the figures of small cells left out.
 *
 * @param report borrowed.
 * @return borrowed, as long as the report lives.  Safe from any thread.
 */
CHISO_API const chiso_result *chiso_report_scores(const chiso_report *report);

/**
 * The names of what a report is written as:
 *
 * - `html`: one page for any browser, which needs no other file and no network, in Vietnamese and
 *   English;
 * - `xlsx`: a workbook, in the report's language; only where the library was built with
 *   libxlsxwriter.
 *
 * @param index 0, 1, …
 * @return a constant string; NULL past the end.  Safe from any thread.
 */
CHISO_API const char *chiso_report_format(size_t index);

/**
 * A report as bytes.
 *
 * @param[out] bytes  new, with a NUL behind them; free them with chiso_output_free().  NULL on
 *                    failure.
 * @param[out] length how many, the NUL not counted; may be NULL, of a page which is text.
 * @param      report borrowed.
 * @param      format name of a format.
 * @param[out] error  filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT (no such format; more rows than a sheet has) · CHISO_E_WRITE
 *         (of a workbook: no room for temporary files) · CHISO_E_MEMORY.  Safe from any thread; the
 *         process's locale does not matter.
 */
CHISO_API chiso_status chiso_report_render(char **bytes, size_t *length, const chiso_report *report,
                                           const char *format, chiso_error *error);

/**
 * Write a report to a file, whole or not at all, as chiso_output_save() does.
 *
 * @param      report borrowed.
 * @param      format name of a format.
 * @param      path   the file.
 * @param[out] error  filled in on failure; may be NULL.
 * @return every status of chiso_report_render(); CHISO_E_OPEN (cannot be made) · CHISO_E_WRITE
 *         (disk full …).
 */
CHISO_API chiso_status chiso_report_save(const chiso_report *report, const char *format,
                                         const char *path, chiso_error *error);

/**
 * Free a report.
 *
 * @param report of chiso_report_new(); NULL does nothing.
 */
CHISO_API void chiso_report_free(chiso_report *report);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
