/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/checksum.h"
#include "instrument/export.h"
#include "totals/file.h"

bool chiso__totals_fingerprint(uint64_t *out, const chiso_instrument *instrument) {
    chiso__export_text text = {0};
    chiso__export_nodes(&text, instrument);
    chiso__export_scales(&text, instrument);
    if (instrument->n_asked > 0) chiso__export_variables(&text, instrument);
    *out = chiso__checksum(0, text.bytes, text.length);
    const bool good = !text.failed;
    chiso__free(text.bytes);
    return good;
}

const char *chiso__totals_instrument_name(const chiso_instrument *instrument) {
    const char *name = chiso_instrument_property(instrument, "name");
    return name != NULL ? name : "";
}
