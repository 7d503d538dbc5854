/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INSTRUMENT_EXPORT_H
#define CHISO__INSTRUMENT_EXPORT_H

#include "instrument/instrument.h"

/** A text that grows; `failed` once memory ran out. */
typedef struct chiso__written {
    char *bytes;
    size_t length, capacity;
    bool failed;
} chiso__written;

/** The three files as text; free their bytes with chiso__free(). */
void chiso__write_properties(chiso__written *to, const chiso_instrument *instrument);
void chiso__write_nodes(chiso__written *to, const chiso_instrument *instrument);
void chiso__write_scales(chiso__written *to, const chiso_instrument *instrument);

#endif
