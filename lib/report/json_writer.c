/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/json_writer.h"

#include <math.h>

#include "output/formats.h"
#include "output/json_text.h"

static void separate(chiso__json_writer *writer) {
    if (writer->comma) chiso__buffer_text(writer->out, ",");
    writer->comma = true;
}

static void write_plain(chiso__json_writer *writer, const char *text) {
    separate(writer);
    chiso__buffer_text(writer->out, text);
}

void chiso__json_put_begin(chiso__json_writer *writer, const char *bracket) {
    write_plain(writer, bracket);
    writer->comma = false;
}

void chiso__json_put_end(chiso__json_writer *writer, const char *bracket) {
    chiso__buffer_text(writer->out, bracket);
    writer->comma = true;
}

void chiso__json_put_key(chiso__json_writer *writer, const char *key) {
    chiso__json_put_text(writer, key);
    chiso__buffer_text(writer->out, ":");
    writer->comma = false;
}

void chiso__json_put_text(chiso__json_writer *writer, const char *text) {
    if (text == NULL) {
        chiso__json_put_null(writer);
        return;
    }
    separate(writer);
    chiso__json_put_string(writer->out, text);
}

void chiso__json_put_number(chiso__json_writer *writer, double number) {
    char text[CHISO__NUMBER_TEXT];
    chiso__output_number(text, number);
    write_plain(writer, text[0] != '\0' ? text : "null");
}

void chiso__json_put_rounded(chiso__json_writer *writer, double number, int decimals) {
    const double unit = pow(10, decimals);
    const double rounded = round(number * unit) / unit;
    chiso__json_put_number(writer, isfinite(rounded) ? rounded : number);
}

void chiso__json_put_flag(chiso__json_writer *writer, bool flag) {
    write_plain(writer, flag ? "true" : "false");
}

void chiso__json_put_null(chiso__json_writer *writer) {
    write_plain(writer, "null");
}
