/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__CSV_DELIMITER_H
#define CHISO__CSV_DELIMITER_H

#include <chiso/base.h>

/**
 * Find the delimiter (, ; or a tab) by looking at the first records: the one that parts the header
 * and most records alike.  None parts them: a file of one column, and the comma.  Two that do it
 * equally well: CHISO_E_DATA.
 */
chiso_status chiso__delimiter_find(char *delimiter, const char *name, const char *sample,
                                   size_t length, chiso_error *error);

#endif
