/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INSTRUMENT_EXPORT_H
#define CHISO__INSTRUMENT_EXPORT_H

#include "instrument/instrument.h"

/** A text that grows; `failed` once memory ran out. */
typedef struct chiso__export_text {
    char *bytes;
    size_t length, capacity;
    bool failed;
} chiso__export_text;

/** The files as text; free their bytes with chiso__free(). */
void chiso__export_properties(chiso__export_text *to, const chiso_instrument *instrument);
void chiso__export_nodes(chiso__export_text *to, const chiso_instrument *instrument);
void chiso__export_scales(chiso__export_text *to, const chiso_instrument *instrument);
void chiso__export_variables(chiso__export_text *to, const chiso_instrument *instrument);
void chiso__export_breaks(chiso__export_text *to, const chiso_instrument *instrument);

#endif
