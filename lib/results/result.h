/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RESULTS_RESULT_H
#define CHISO__RESULTS_RESULT_H

#include <chiso/results.h>
#include <stdbool.h>

/* Making a result: columns first, then row by row, each new row all missing. */

chiso_status chiso__result_new(chiso_result **out, const char *command, chiso_error *error);

/** Add a column (before any row); `title` NULL: not shown in a text table. */
chiso_status chiso__result_add_column(chiso_result *result, const char *name, int32_t type,
                                      const char *title, chiso_error *error);

chiso_status chiso__result_add_row(chiso_result *result, chiso_error *error);

/** Fill a cell of the last row; `text` NULL leaves it missing.  The text is copied. */
chiso_status chiso__result_set_text(chiso_result *result, size_t column, const char *text,
                                    chiso_error *error);

/** Fill a cell of the last row; NaN leaves it missing. */
void chiso__result_set_number(chiso_result *result, size_t column, double value);

/** Words that a person reads in place of `text` in a text column; NULL: of a missing one. */
chiso_status chiso__result_set_label(chiso_result *result, size_t column, const char *text,
                                     const char *label, chiso_error *error);

/** Add a setting of a CHISO_SETTING_ kind with its values as text (none for CHISO_SETTING_NONE). */
chiso_status chiso__result_add_setting(chiso_result *result, const char *key, int32_t type,
                                       const char *const *values, size_t count, chiso_error *error);

/** Add a setting that is one text, or none (`value` NULL). */
chiso_status chiso__result_add_text(chiso_result *result, const char *key, const char *value,
                                    chiso_error *error);

/** Add a setting that is one number. */
chiso_status chiso__result_add_number(chiso_result *result, const char *key, double value,
                                      chiso_error *error);

/** Add a setting that is `true` or `false`. */
chiso_status chiso__result_add_flag(chiso_result *result, const char *key, bool value,
                                    chiso_error *error);

/** Copy every setting of another result behind those there are. */
chiso_status chiso__result_copy_settings(chiso_result *result, const chiso_result *from,
                                         chiso_error *error);

chiso_status chiso__result_add_note(chiso_result *result, const char *note, chiso_error *error);

#endif
