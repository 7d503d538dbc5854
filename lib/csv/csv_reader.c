/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv/csv_reader.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "csv/csv_failure.h"
#include "csv/delimiter.h"
#include "csv/encoding.h"
#include "csv/fields.h"
#include "csv/source.h"

/* Of libcsv, for one field. */
enum { LARGEST_BUFFER = CHISO__CSV_LONGEST_FIELD + CHISO__SOURCE_BLOCK };

/* Why a record cannot be taken up: callbacks cannot stop libcsv, so they note it. */
enum trouble { NO_TROUBLE, NO_MEMORY, FIELD_TOO_LONG, TOO_MANY_FIELDS };

struct chiso__csv {
    chiso__source source;
    struct csv_parser parser;
    chiso__fields fields;
    chiso__csv_record record;
    size_t bytes;       /* read of the record so far */
    size_t width;       /* fields of the header; 0: not read yet */
    int64_t next;       /* number of the record being read */
    int64_t quote_line; /* in which the field being read opened its quote */
    enum trouble trouble;
    chiso_status status;
    bool blank, complete, utf8_seen;
    char delimiter;
};

static void *grow_buffer(void *memory, size_t size) {
    return size > LARGEST_BUFFER ? NULL : realloc(memory, size);
}

static void take_field(void *text, size_t length, void *data) {
    chiso__csv *csv = data;
    if (csv->trouble != NO_TROUBLE) return;
    if (length > CHISO__CSV_LONGEST_FIELD)
        csv->trouble = FIELD_TOO_LONG;
    else if (csv->fields.count == CHISO__CSV_MOST_FIELDS)
        csv->trouble = TOO_MANY_FIELDS;
    else if (!chiso__fields_add(&csv->fields, text, length))
        csv->trouble = NO_MEMORY;
}

static void take_record(int end, void *data) {
    (void)end;
    chiso__csv *csv = data;
    csv->complete = true;
}

static struct chiso__csv_place place_of(const chiso__csv *csv, int64_t line) {
    return (struct chiso__csv_place){csv->source.name, line, csv->next, csv->fields.count + 1};
}

static chiso_status fail_trouble(const chiso__csv *csv, enum trouble trouble, chiso_error *error) {
    const struct chiso__csv_place place = place_of(csv, csv->record.line);
    if (trouble == NO_MEMORY) return chiso__fail_memory(error);
    return trouble == FIELD_TOO_LONG ? chiso__csv_fail_field_too_long(&place, error)
                                     : chiso__csv_fail_too_many_fields(&place, error);
}

/* libcsv stopped at a byte, or a callback noted a trouble; `opened` is where the field opened. */
static chiso_status fail_parse(chiso__csv *csv, int64_t line, int64_t opened, chiso_error *error) {
    if (csv->trouble != NO_TROUBLE) return fail_trouble(csv, csv->trouble, error);
    if (csv_error(&csv->parser) == CSV_EPARSE) {
        const struct chiso__csv_place place = place_of(csv, line);
        return chiso__csv_fail_stray_quote(&place, csv->parser.quoted != 0, opened, error);
    }
    /* libcsv asks for less and less until it gets nothing, so a full buffer is our limit. */
    bool full = csv_get_buffer_size(&csv->parser) == LARGEST_BUFFER;
    return fail_trouble(csv, full ? FIELD_TOO_LONG : NO_MEMORY, error);
}

static bool is_blank(const char *bytes, size_t length, char delimiter) {
    static const char blank[] = {' ', '\t', '\r', '\n'};
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == delimiter || memchr(blank, bytes[i], sizeof blank) == NULL) return false;
    }
    return true;
}

/* A blank line, the whole of it read: a blank field where there is one column, else nothing. */
static chiso_status take_blank_line(chiso__csv *csv, chiso_error *error) {
    csv->bytes = 0;
    if (csv->width != 1) return CHISO_OK;
    if (!chiso__fields_add(&csv->fields, "", 0)) return chiso__fail_memory(error);
    csv->complete = true;
    return CHISO_OK;
}

static chiso_status check_utf8(const chiso__csv *csv, const chiso__piece *piece,
                               chiso_error *error) {
    size_t good = chiso__encoding_utf8(piece->bytes, piece->length);
    if (good == piece->length) return CHISO_OK;
    const size_t ahead = (size_t)(csv->source.end - piece->bytes);
    const chiso__encoding_place place = {
        .name = csv->source.name,
        .line = piece->line,
        .record = csv->next,
        .bytes = piece->bytes,
        .length = ahead < CHISO__SOURCE_SAMPLE ? ahead : CHISO__SOURCE_SAMPLE,
        .bad = good,
        .utf8_before = csv->utf8_seen,
    };
    return chiso__encoding_fail(&place, error);
}

static chiso_status parse(chiso__csv *csv, const chiso__piece *piece, chiso_error *error) {
    const bool first = csv->bytes == 0;
    const size_t before = csv->fields.count;
    if (first) csv->record.line = piece->line, csv->blank = true;
    csv->bytes += piece->length;
    if (csv->bytes > CHISO__CSV_LONGEST_RECORD) {
        const struct chiso__csv_place place = place_of(csv, csv->record.line);
        return chiso__csv_fail_record_too_long(&place, error);
    }
    size_t parsed =
        csv_parse(&csv->parser, piece->bytes, piece->length, take_field, take_record, csv);
    const bool same_field = !first && csv->fields.count == before;
    if (parsed < piece->length || csv->trouble != NO_TROUBLE)
        return fail_parse(csv, piece->line, same_field ? csv->quote_line : 0, error);
    if (csv->complete) return CHISO_OK;
    if (!same_field) csv->quote_line = piece->line;
    csv->blank = csv->blank && is_blank(piece->bytes, piece->length, csv->delimiter);
    return csv->blank && piece->ends_line ? take_blank_line(csv, error) : CHISO_OK;
}

/* The last line may lack its end. */
static chiso_status finish(chiso__csv *csv, chiso_error *error) {
    if (csv->bytes == 0) return CHISO_OK;
    if (csv->blank) return take_blank_line(csv, error);
    if (csv_fini(&csv->parser, take_field, take_record, csv) != 0) {
        const struct chiso__csv_place place = place_of(csv, csv->quote_line);
        return chiso__csv_fail_unclosed_quote(&place, error);
    }
    if (csv->trouble != NO_TROUBLE) return fail_trouble(csv, csv->trouble, error);
    return CHISO_OK;
}

/* Read until a record is complete or the file ends. */
static chiso_status read_record(chiso__csv *csv, chiso_error *error) {
    chiso_status status = CHISO_OK;
    bool ended = false;
    chiso__fields_clear(&csv->fields);
    while (status == CHISO_OK && !csv->complete && !ended) {
        chiso__piece piece;
        status = chiso__source_next(&csv->source, &piece, error);
        if (status != CHISO_OK) break;
        ended = piece.length == 0;
        if (!ended) status = check_utf8(csv, &piece, error);
        if (status == CHISO_OK) status = ended ? finish(csv, error) : parse(csv, &piece, error);
    }
    return status;
}

static void deliver(chiso__csv *csv, const chiso__csv_record **record) {
    csv->record.fields = chiso__fields_placed(&csv->fields);
    csv->record.count = csv->fields.count;
    csv->record.number = csv->next++;
    if (csv->width == 0) csv->width = csv->record.count;
    csv->complete = false;
    csv->bytes = 0;
    *record = &csv->record;
}

chiso_status chiso__csv_next(chiso__csv *csv, const chiso__csv_record **record,
                             chiso_error *error) {
    *record = NULL;
    if (csv->status != CHISO_OK)
        return chiso__fail(error, csv->status, "%s could not be read further", csv->source.name);
    csv->status = read_record(csv, error);
    if (csv->status == CHISO_OK && csv->complete)
        deliver(csv, record);
    else if (csv->status == CHISO_OK && csv->width == 0)
        csv->status = chiso__csv_fail_empty(csv->source.name, error);
    return csv->status;
}

/* What the start of the file tells before any record is read. */
static chiso_status check_sample(chiso__csv *csv, chiso_error *error) {
    const chiso__source *source = &csv->source;
    const char *sample = source->sample;
    const size_t length = source->sample_length;
    chiso_status status = chiso__encoding_check(source->name, sample, length, error);
    if (status != CHISO_OK) return status;
    for (size_t i = 0; i < length && !csv->utf8_seen; i++)
        csv->utf8_seen = (unsigned char)sample[i] >= 0x80;
    const bool whole = source->ended && sample + length == source->end;
    if (whole && is_blank(sample, length, '\0')) return chiso__csv_fail_empty(source->name, error);
    if (csv->delimiter != '\0') return CHISO_OK;
    return chiso__delimiter_find(&csv->delimiter, source->name, sample, length, error);
}

static chiso_status make_ready(chiso__csv *csv, char delimiter, chiso_error *error) {
    csv->delimiter = delimiter;
    chiso_status status = check_sample(csv, error);
    if (status != CHISO_OK) return status;
    csv_set_delim(&csv->parser, (unsigned char)csv->delimiter);
    csv_set_realloc_func(&csv->parser, grow_buffer);
    csv_set_blk_size(&csv->parser, CHISO__SOURCE_BLOCK);
    return CHISO_OK;
}

static chiso_status make(chiso__csv **out, chiso_error *error) {
    *out = chiso__alloc(1, sizeof **out);
    if (*out == NULL) return chiso__fail_memory(error);
    csv_init(&(*out)->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
    return CHISO_OK;
}

/* The one way out of opening, with `status` so far. */
static chiso_status end_open(chiso__csv **out, chiso_status status, char delimiter,
                             chiso_error *error) {
    if (status == CHISO_OK) status = make_ready(*out, delimiter, error);
    if (status == CHISO_OK) return CHISO_OK;
    chiso__csv_free(*out);
    *out = NULL;
    return status;
}

chiso_status chiso__csv_open(chiso__csv **out, const char *path, char delimiter,
                             chiso_error *error) {
    chiso_status status = make(out, error);
    if (status == CHISO_OK) status = chiso__source_open(&(*out)->source, path, error);
    return end_open(out, status, delimiter, error);
}

chiso_status chiso__csv_open_memory(chiso__csv **out, const char *name, const char *bytes,
                                    size_t length, char delimiter, chiso_error *error) {
    chiso_status status = make(out, error);
    if (status == CHISO_OK)
        status = chiso__source_open_memory(&(*out)->source, name, bytes, length, error);
    return end_open(out, status, delimiter, error);
}

char chiso__csv_delimiter(const chiso__csv *csv) {
    return csv->delimiter;
}

const char *chiso__csv_name(const chiso__csv *csv) {
    return csv->source.name;
}

const char *chiso__csv_sample(const chiso__csv *csv, size_t *length) {
    *length = csv->source.sample_length;
    return csv->source.sample;
}

int64_t chiso__csv_position(const chiso__csv *csv) {
    return csv->source.taken;
}

void chiso__csv_free(chiso__csv *csv) {
    if (csv == NULL) return;
    chiso__source_close(&csv->source);
    chiso__fields_free(&csv->fields);
    csv_free(&csv->parser);
    chiso__free(csv);
}
