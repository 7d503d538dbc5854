/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv/fields.h"

#include <string.h>

#include "base/memory.h"

bool chiso__fields_add(chiso__fields *fields, const char *text, size_t length) {
    const size_t needed = fields->length + length + 1;
    if (!chiso__grow(&fields->text, &fields->capacity, needed, 1)) return false;
    if (!chiso__grow(&fields->fields, &fields->field_capacity, fields->count + 1,
                     sizeof *fields->fields))
        return false;
    if (length > 0) memcpy(fields->text + fields->length, text, length);
    fields->text[needed - 1] = '\0';
    fields->fields[fields->count++] = (chiso__csv_field){NULL, length};
    fields->length = needed;
    return true;
}

/* Only now: the text moves while it grows. */
const chiso__csv_field *chiso__fields_placed(chiso__fields *fields) {
    const char *at = fields->text;
    for (size_t i = 0; i < fields->count; i++) {
        fields->fields[i].text = at;
        at += fields->fields[i].length + 1;
    }
    return fields->fields;
}

void chiso__fields_clear(chiso__fields *fields) {
    fields->length = fields->count = 0;
}

void chiso__fields_free(chiso__fields *fields) {
    chiso__free(fields->text);
    chiso__free(fields->fields);
    *fields = (chiso__fields){0};
}
