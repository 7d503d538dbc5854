/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv/encoding.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "csv/encoding_guess.h"
#include "csv/source.h"

/* The length of the well-formed character other than ASCII at p (Unicode 15, table 3-7); 0: none.
 */
static size_t character(const unsigned char *p, size_t left) {
    if (p[0] < 0xC2 || p[0] > 0xF4) return 0;
    const size_t length = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
    if (left < length) return 0;
    unsigned low = p[0] == 0xE0 ? 0xA0 : p[0] == 0xF0 ? 0x90 : 0x80;
    unsigned high = p[0] == 0xED ? 0x9F : p[0] == 0xF4 ? 0x8F : 0xBF;
    if (p[1] < low || p[1] > high) return 0;
    for (size_t i = 2; i < length; i++) {
        if ((p[i] & 0xC0) != 0x80) return 0;
    }
    return length;
}

size_t chiso__encoding_utf8(const char *bytes, size_t length) {
    const unsigned char *text = (const unsigned char *)bytes;
    const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
    size_t i = 0;
    while (i < length) {
        uint64_t word;
        if (length - i >= sizeof word) {
            memcpy(&word, text + i, sizeof word);
            /* All eight bytes are between 1 and 127. */
            if (((word | (word - ones)) & high) == 0) {
                i += sizeof word;
                continue;
            }
        }
        size_t step = text[i] >= 0x80 ? character(text + i, length - i) : text[i] != 0;
        if (step == 0) break;
        i += step;
    }
    return i;
}

/* More letters are UTF-8 than not: the file as a whole must not be converted. */
static bool is_mixed(const chiso__encoding_place *place) {
    size_t good = 0, bad = 0;
    const unsigned char *text = (const unsigned char *)place->bytes;
    for (size_t i = 0; i < place->length;) {
        size_t step = text[i] < 0x80 ? 1 : character(text + i, place->length - i);
        good += step > 1;
        bad += step == 0;
        i += step > 0 ? step : 1;
    }
    return place->utf8_before || good > bad;
}

enum { COMMAND = 256, LONGEST_NAME = 150 };

/* The command as a shell takes it; a name that is no file's, or too long to quote, is in.csv. */
static void write_command(char command[COMMAND], const char *encoding, const char *name) {
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./+=:,@%-";
    const bool known = strcmp(name, CHISO__STANDARD_INPUT) != 0 && strchr(name, '\'') == NULL &&
                       strlen(name) <= LONGEST_NAME;
    const char *quote = known && name[strspn(name, plain)] != '\0' ? "'" : "";
    const char *out = strstr(name, "out.csv") != NULL ? "utf8.csv" : "out.csv";
    snprintf(command, COMMAND, "iconv -f %s -t UTF-8 %s%s%s > %s", encoding, quote,
             known ? name : "in.csv", quote, out);
}

static chiso_status check_wide(const char *name, const char *bytes, size_t length,
                               chiso_error *error) {
    const char *encoding = chiso__encoding_guess_wide(bytes, length);
    if (encoding == NULL) return CHISO_OK;
    char command[COMMAND];
    write_command(command, encoding, name);
    return chiso__fail(error, CHISO_E_DATA, "%s is %s text; UTF-8 was expected. Convert it: %s",
                       name, encoding, command);
}

static chiso_status fail_narrow(const chiso__encoding_place *place, unsigned byte,
                                chiso_error *error) {
    const char *guess = chiso__encoding_guess_narrow(place->bytes, place->length);
    const bool tcvn3 = strcmp(guess, "TCVN3") == 0, other = strcmp(guess, "Windows-1252") == 0;
    char command[COMMAND];
    write_command(command,
                  tcvn3   ? "TCVN5712-1"
                  : other ? "WINDOWS-1252"
                          : "WINDOWS-1258",
                  place->name);
    return chiso__fail_at(error, CHISO_E_DATA, place->record, NULL,
                          "%s, line %" PRId64
                          ": byte 0x%02X is not UTF-8; the file is probably in "
                          "%s%s. Convert it: %s",
                          place->name, place->line, byte, other ? "an 8-bit encoding such as " : "",
                          guess, command);
}

chiso_status chiso__encoding_fail(const chiso__encoding_place *place, chiso_error *error) {
    const unsigned byte = (unsigned char)place->bytes[place->bad];
    if (byte == 0)
        return chiso__fail_at(error, CHISO_E_DATA, place->record, NULL,
                              "%s, line %" PRId64
                              ": a NUL byte stands in the text, so the file is "
                              "damaged or not a CSV file; export it again as CSV in UTF-8",
                              place->name, place->line);
    if (is_mixed(place))
        return chiso__fail_at(error, CHISO_E_DATA, place->record, NULL,
                              "%s, line %" PRId64
                              ": byte 0x%02X is not UTF-8, though the rest of "
                              "the text is; write this line again in UTF-8",
                              place->name, place->line, byte);
    return fail_narrow(place, byte, error);
}

/* The line in which a byte stands. */
static int64_t line_of(const char *bytes, size_t at) {
    int64_t line = 1;
    for (size_t i = 0; i < at; i++)
        line += bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');
    return line;
}

chiso_status chiso__encoding_check(const char *name, const char *sample, size_t length,
                                   chiso_error *error) {
    chiso_status status = check_wide(name, sample, length, error);
    if (status != CHISO_OK) return status;
    size_t good = chiso__encoding_utf8(sample, length);
    /* The sample may end inside a character. */
    if (length - good <= 3) return CHISO_OK;
    const chiso__encoding_place place = {
        .name = name,
        .line = line_of(sample, good),
        .bytes = sample,
        .length = length,
        .bad = good,
    };
    return chiso__encoding_fail(&place, error);
}
