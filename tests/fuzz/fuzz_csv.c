/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lib/csv reads is what the obvious reader reads, however the bytes arrive. */
#include <string.h>

#include "csv/csv_reader.h"
#include "csv/source.h"
#include "fuzz.h"
#include "obvious_csv.h"
#include "stream.h"

/* How the bytes arrive. */
enum way { MEMORY, AT_ONCE, IN_STEPS, BEHIND_THE_SAMPLE };

/* In the last way a long header stands in front, so that lines of the input lie across the reads
 * that follow the sample.  The obvious reader gets a short one. */
enum { SHORT_PAD = 4, LONG_PAD = CHISO__SOURCE_SAMPLE };

struct file {
    char delimiter; /* 0: found by looking */
    enum way way;
    size_t step, pad_length, short_length;
    char pad[LONG_PAD], *bytes; /* bytes: with the short header in front */
    size_t length;
};

static struct file file;

int LLVMFuzzerInitialize(int *count, char ***words) {
    (void)count, (void)words;
    memset(file.pad, 'x', sizeof file.pad);
    /* The reader looks for a letter other than ASCII: soon found, the rest is not searched. */
    memcpy(file.pad + SHORT_PAD, "\xE1\xBB\x87", 3);
    return 0;
}

static void choose(unsigned char how, const uint8_t *data, size_t size) {
    static const char delimiters[] = {',', ';', '\t', '\0'};
    static const size_t steps[] = {1, 2, 3, 4, 5, 7, 16, 64};
    static const size_t before_the_edge[] = {0, 1, 2, 3, 9, 31, 100, 500};
    const bool narrow = how >= 128;
    file.delimiter = delimiters[how & 3];
    file.way = how >> 2 & 3;
    if (file.way == BEHIND_THE_SAMPLE && file.delimiter == '\0') file.delimiter = ',';
    file.step = file.way == AT_ONCE ? SIZE_MAX : steps[how >> 4 & 7];
    file.short_length = file.way == BEHIND_THE_SAMPLE ? SHORT_PAD : 0;
    file.pad_length = file.short_length > 0 ? LONG_PAD - before_the_edge[how >> 4 & 7] : 0;
    file.length = size + file.short_length;
    file.bytes = malloc(file.length + 1);
    if (file.bytes == NULL) abort();
    const char header[SHORT_PAD] = {'p', narrow ? 'x' : file.delimiter, 'x', '\n'};
    memcpy(file.bytes, header, file.short_length);
    if (size > 0) memcpy(file.bytes + file.short_length, data, size);
    memcpy(file.pad, header, SHORT_PAD - 1);
    if (file.pad_length > 0) file.pad[file.pad_length - 1] = '\n';
}

static chiso_status open_file(chiso__csv **csv, chiso_error *error) {
    if (file.way == MEMORY)
        return chiso__csv_open_memory(csv, "in", file.bytes, file.length, file.delimiter, error);
    stream_start(file.pad, file.pad_length, file.bytes + file.short_length,
                 file.length - file.short_length, file.step);
    return chiso__csv_open(csv, "-", file.delimiter, error);
}

static void compare_fields(const chiso__csv_record *record, const obvious_csv *obvious) {
    const char *field = obvious->fields;
    REQUIRE(record->count == obvious->count, "line %lld: %zu fields, not %zu",
            (long long)record->line, record->count, obvious->count);
    if (file.short_length > 0 && record->number == 0) return;
    for (size_t i = 0; i < record->count; i++) {
        REQUIRE(strlen(record->fields[i].text) == record->fields[i].length, "field %zu", i);
        REQUIRE(strcmp(record->fields[i].text, field) == 0, "line %lld, field %zu: <%s>, not <%s>",
                (long long)record->line, i, record->fields[i].text, field);
        field += strlen(field) + 1;
    }
}

static void compare_record(const chiso__csv_record *record, obvious_csv *obvious) {
    const obvious_outcome outcome = obvious_csv_next(obvious);
    if (obvious->refused && obvious->fault_line == 0) return; /* bad bytes stand further down */
    REQUIRE(outcome == OBVIOUS_RECORD, "line %lld: a record, not the outcome %d",
            (long long)record->line, (int)outcome);
    REQUIRE(record->line == obvious->record_line, "line %lld, not %lld", (long long)record->line,
            (long long)obvious->record_line);
    REQUIRE(record->number == obvious->record_number, "record %lld, not %lld",
            (long long)record->number, (long long)obvious->record_number);
    compare_fields(record, obvious);
}

/* Where the reader says that it cannot read on. */
static long long line_in(const chiso_error *error) {
    const char *line = strstr(error->message, "line ");
    return line != NULL ? atoll(line + strlen("line ")) : 0;
}

static void compare_end(chiso_status status, const chiso_error *error, obvious_csv *obvious) {
    const obvious_outcome outcome = obvious_csv_next(obvious);
    REQUIRE((status == CHISO_OK) == (outcome == OBVIOUS_END), "%s (%s), not the outcome %d",
            chiso_status_name(status), error->message, (int)outcome);
    if (status == CHISO_OK) return;
    REQUIRE(status == CHISO_E_DATA && error->status == status, "%s", chiso_status_name(status));
    REQUIRE(obvious->fault_line == 0 || line_in(error) == obvious->fault_line, "not line %lld: %s",
            (long long)obvious->fault_line, error->message);
}

static bool is_ambiguous(const chiso_error *error) {
    return strstr(error->message, "equally well") != NULL;
}

static void compare(chiso__csv *csv, chiso_status status, chiso_error *error) {
    const char delimiter = csv != NULL ? chiso__csv_delimiter(csv) : file.delimiter;
    REQUIRE(file.delimiter == '\0' || delimiter == file.delimiter, "%d", delimiter);
    obvious_csv obvious;
    obvious_csv_open(&obvious, file.bytes, file.length, delimiter);
    const chiso__csv_record *record = NULL;
    while (status == CHISO_OK) {
        status = chiso__csv_next(csv, &record, error);
        if (status != CHISO_OK || record == NULL) break;
        compare_record(record, &obvious);
    }
    if (file.delimiter != '\0' || !is_ambiguous(error)) compare_end(status, error, &obvious);
    obvious_csv_close(&obvious);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) return 0;
    choose(data[0], data + 1, size - 1);
    chiso_error error = {0};
    chiso__csv *csv = NULL;
    const chiso_status status = open_file(&csv, &error);
    compare(csv, status, &error);
    chiso__csv_free(csv);
    stream_stop();
    if (file.pad_length > 0) file.pad[file.pad_length - 1] = 'x';
    free(file.bytes);
    return 0;
}
