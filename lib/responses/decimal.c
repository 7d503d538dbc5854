/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "responses/decimal.h"

#include <string.h>

#include "base/error.h"
#include "base/number.h"

enum { CLEARLY_MORE = 10 };

/* What the numbers looked at have in common. */
struct marks {
    size_t points, commas;
    size_t maybe_thousands; /* of the commas: as 1,250 */
    char comma_example[32], point_example[32];
};

static bool could_be_thousands(const char *text, size_t length) {
    const char *comma = memchr(text, ',', length);
    size_t before = (size_t)(comma - text), after = length - before - 1;
    if (before > 0 && (text[0] == '-' || text[0] == '+')) text++, before--;
    return after == 3 && strspn(comma + 1, "0123456789") == 3 && before >= 1 && before <= 3 &&
           text[0] != '0';
}

static void keep_example(char example[32], const char *text, size_t length) {
    if (example[0] != '\0' || length >= 32) return;
    memcpy(example, text, length + 1);
}

static void look_at(struct marks *marks, const char *text, size_t length) {
    double value;
    bool comma = memchr(text, ',', length) != NULL, point = memchr(text, '.', length) != NULL;
    if (comma && chiso__number_from_text(&value, text, length, ',')) {
        marks->commas++;
        marks->maybe_thousands += could_be_thousands(text, length);
        keep_example(marks->comma_example, text, length);
    } else if (point && chiso__number_from_text(&value, text, length, '.')) {
        marks->points++;
        keep_example(marks->point_example, text, length);
    }
}

static bool is_number_column(const chiso__request *request) {
    return request->kind == CHISO__COLUMN_SCORE || request->kind == CHISO__COLUMN_WEIGHT ||
           request->kind == CHISO__COLUMN_REPWEIGHTS || /* the first of them */
           (request->kind == CHISO__COLUMN_ANSWER && request->scale == NULL) ||
           (request->kind == CHISO__COLUMN_KEY && request->numbers);
}

static chiso_status count_marks(struct marks *marks, chiso__csv *sample,
                                const chiso__request *requests, size_t count, const int *columns,
                                chiso_error *error) {
    const chiso__csv_record *record;
    chiso_status status = chiso__csv_next(sample, &record, error); /* the header */
    while (status == CHISO_OK && record != NULL) {
        status = chiso__csv_next(sample, &record, error);
        for (size_t i = 0; status == CHISO_OK && record != NULL && i < count; i++) {
            if (!is_number_column(&requests[i]) || columns[i] < 0) continue;
            if ((size_t)columns[i] >= record->count) continue;
            const chiso__csv_field *field = &record->fields[columns[i]];
            look_at(marks, field->text, field->length);
        }
    }
    return status;
}

static chiso_status decide(char *decimal, const struct marks *marks, const char *file,
                           chiso_error *error) {
    *decimal = marks->commas > marks->points ? ',' : '.';
    const size_t more = marks->commas > marks->points ? marks->commas : marks->points;
    const size_t less = marks->commas + marks->points - more;
    if (less * CLEARLY_MORE > more)
        return chiso__fail(error, CHISO_E_DATA,
                           "%s: some numbers have a decimal comma (%s), others a point (%s); "
                           "say which it is with --decimal",
                           file, marks->comma_example, marks->point_example);
    if (*decimal == ',' && marks->maybe_thousands == marks->commas)
        return chiso__fail(error, CHISO_E_DATA,
                           "%s: is the comma in %s a decimal comma or a mark for thousands? Say "
                           "--decimal , for the first, else write the numbers without it",
                           file, marks->comma_example);
    return CHISO_OK;
}

chiso_status chiso__decimal_look(char *decimal, const chiso__csv *csv,
                                 const chiso__request *requests, size_t count, const int *columns,
                                 chiso_error *error) {
    size_t length;
    const char *bytes = chiso__csv_sample(csv, &length);
    struct marks marks = {0};
    chiso__csv *sample = NULL;
    chiso_error ignored = {0}; /* what is wrong with the file is told when it is read in earnest */
    chiso_status status = chiso__csv_open_memory(&sample, chiso__csv_name(csv), bytes, length,
                                                 chiso__csv_delimiter(csv), &ignored);
    if (status == CHISO_OK)
        status = count_marks(&marks, sample, requests, count, columns, &ignored);
    chiso__csv_free(sample);
    if (status == CHISO_E_MEMORY) return chiso__fail_memory(error);
    return decide(decimal, &marks, chiso__csv_name(csv), error);
}
