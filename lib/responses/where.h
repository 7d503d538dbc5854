/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RESPONSES_WHERE_H
#define CHISO__RESPONSES_WHERE_H

#include "responses/batch.h"

/*
 * A condition on columns that tells which records belong: docs/where.md has its language.
 *
 * It is read once; then each comparison is decided once for every distinct value of its column, so
 * that a record costs a look at a table for each comparison.
 */

typedef struct chiso__where chiso__where;

/**
 * Read a condition.  CHISO_OK · CHISO_E_ARGUMENT (not UTF-8, too long, not of the language; says
 * where, what was found and what was expected) · CHISO_E_MEMORY
 */
chiso_status chiso__where_parse(chiso__where **out, const char *text, chiso_error *error);

void chiso__where_free(chiso__where *where);

/** The columns that it names, each once, in the order in which it names them. */
size_t chiso__where_columns(const chiso__where *where);
const char *chiso__where_column(const chiso__where *where, size_t column);

/**
 * A column holds provinces of a list: the texts it is compared with become GSO codes.
 * CHISO_OK · CHISO_E_ARGUMENT (one names no province, or provinces are put in order) ·
 * CHISO_E_MEMORY
 */
chiso_status chiso__where_provinces(chiso__where *where, size_t column, int32_t provinces,
                                    chiso_error *error);

/** A request for every column; the names are borrowed from `where`. */
void chiso__where_requests(const chiso__where *where, chiso__request *requests);

/**
 * Which records of a batch belong: inside[row].  Column i of `where` is column first + i of the
 * batch, its values are numbered in keys[first + i].  CHISO_OK · CHISO_E_MEMORY
 */
chiso_status chiso__where_rows(chiso__where *where, const chiso__batch *batch, size_t first,
                               const chiso__keys *keys, bool *inside, chiso_error *error);

#endif
