/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv/csv_failure.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/error.h"
#include "csv/csv_reader.h"

chiso_status chiso__csv_fail_empty(const char *name, chiso_error *error) {
    return chiso__fail(error, CHISO_E_DATA,
                       "%s is empty: a line with the names of the columns was expected", name);
}

chiso_status chiso__csv_fail_field_too_long(const struct chiso__csv_place *place,
                                            chiso_error *error) {
    return chiso__fail_at(error, CHISO_E_DATA, place->record, NULL,
                          "%s, line %" PRId64
                          ": field %zu of the record that begins here is longer "
                          "than %d bytes; the usual reason is a quote (\") that is never closed",
                          place->name, place->line, place->field, CHISO__CSV_LONGEST_FIELD);
}

chiso_status chiso__csv_fail_record_too_long(const struct chiso__csv_place *place,
                                             chiso_error *error) {
    return chiso__fail_at(error, CHISO_E_DATA, place->record, NULL,
                          "%s, line %" PRId64
                          ": the record that begins here is longer than %d "
                          "bytes; check that the lines end and that every quote (\") is closed",
                          place->name, place->line, CHISO__CSV_LONGEST_RECORD);
}

chiso_status chiso__csv_fail_too_many_fields(const struct chiso__csv_place *place,
                                             chiso_error *error) {
    return chiso__fail_at(error, CHISO_E_DATA, place->record, NULL,
                          "%s, line %" PRId64
                          ": the record that begins here has more than %d "
                          "fields; check that the lines end and that the delimiter is right",
                          place->name, place->line, CHISO__CSV_MOST_FIELDS);
}

chiso_status chiso__csv_fail_unclosed_quote(const struct chiso__csv_place *place,
                                            chiso_error *error) {
    return chiso__fail_at(error, CHISO_E_DATA, place->record, NULL,
                          "%s, line %" PRId64
                          ": the quote (\") opened here for field %zu is never "
                          "closed; close it, or, where it belongs to the text, write it twice "
                          "(\"\") and put the whole field in quotes",
                          place->name, place->line, place->field);
}

chiso_status chiso__csv_fail_stray_quote(const struct chiso__csv_place *place, bool closed,
                                         int64_t opened, chiso_error *error) {
    char from[64] = "";
    if (closed && opened > 0 && opened < place->line)
        snprintf(from, sizeof from, ", opened in line %" PRId64, opened);
    return chiso__fail_at(error, CHISO_E_DATA, place->record, NULL,
                          "%s, line %" PRId64
                          ": %s field %zu%s; write a quote that belongs to the "
                          "text twice (\"\") and put the whole field in quotes",
                          place->name, place->line,
                          closed ? "text follows the closing quote (\") of"
                                 : "a quote (\") stands inside",
                          place->field, from);
}
