/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/options.h"

#include "base/error.h"
#include "output/formats.h"

static const chiso_output_options defaults = CHISO_OUTPUT_OPTIONS_INIT;

static chiso_status misplaced(const char *option, const char *there, const chiso__format *format,
                              chiso_error *error) {
    return chiso__fail(error, CHISO_E_ARGUMENT, "%s is for the format %s, not %s", option, there,
                       format->name);
}

chiso_status chiso__output_options(chiso_output_options *out, const chiso_output_options *given,
                                   const chiso__format *format, chiso_error *error) {
    *out = defaults;
    const chiso_status status = chiso__options_copy(out, sizeof *out, given, error);
    if (status != CHISO_OK) return status;
    if (out->width < 0)
        return chiso__fail(error, CHISO_E_ARGUMENT, "the width of a table is not negative");
    if (out->colour != CHISO_COLOUR_NONE && out->colour != CHISO_COLOUR_ANSI)
        return chiso__fail(error, CHISO_E_ARGUMENT, "there are no colours %d", (int)out->colour);
    if (out->width > 0 && !format->is_table) return misplaced("--width", "table", format, error);
    if (out->colour != CHISO_COLOUR_NONE && !format->is_table)
        return misplaced("--color", "table", format, error);
    if (out->spreadsheet_safe != 0 && !format->is_csv)
        return misplaced("--spreadsheet-safe", "csv", format, error);
    return CHISO_OK;
}
