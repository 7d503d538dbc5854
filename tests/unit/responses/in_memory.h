/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_RESPONSES_IN_MEMORY_H
#define CHISO_TEST_RESPONSES_IN_MEMORY_H

#include <chiso/responses.h>

#include "base/number.h"
#include "test.h"

/* Arrays that say what the text of a CSV file without quotes says. */

enum { IN_MEMORY_COLUMNS = 40, IN_MEMORY_ROWS = 80 };

typedef struct in_memory {
    char text[1 << 15];
    chiso_column columns[IN_MEMORY_COLUMNS];
    chiso_table table;
    const char *texts[IN_MEMORY_COLUMNS][IN_MEMORY_ROWS]; /* NULL: missing */
    double numbers[IN_MEMORY_COLUMNS][IN_MEMORY_ROWS];
    int32_t wholes[IN_MEMORY_COLUMNS][IN_MEMORY_ROWS];
    uint8_t missing[IN_MEMORY_COLUMNS][IN_MEMORY_ROWS];
} in_memory;

/* A field of the text, ended; the one behind it begins at what is returned. */
static inline char *in_memory_cut(char **field, char *at) {
    *field = at;
    at += strcspn(at, ",\n");
    assert_true(*at != '\0');
    const bool last = *at == '\n';
    *at = '\0';
    return last ? NULL : at + 1;
}

/* All numbers: doubles, or int32_t where they are whole; else they stay texts. */
static inline void in_memory_type(in_memory *m, size_t c, size_t rows) {
    bool numbers = true, wholes = true;
    for (size_t i = 0; i < rows; i++) {
        const char *text = m->texts[c][i];
        m->missing[c][i] = text == NULL;
        m->numbers[c][i] = NAN;
        if (text == NULL) continue;
        numbers = numbers && chiso__number_from_text(&m->numbers[c][i], text, strlen(text), '.');
        wholes = wholes && numbers && fabs(m->numbers[c][i]) < 1e9 &&
                 m->numbers[c][i] == floor(m->numbers[c][i]);
        m->wholes[c][i] = wholes ? (int32_t)m->numbers[c][i] : 0;
    }
    m->columns[c].type = !numbers ? CHISO_VALUES_TEXT
                         : wholes ? CHISO_VALUES_INT32
                                  : CHISO_VALUES_DOUBLE;
    m->columns[c].values = !numbers ? (const void *)m->texts[c]
                           : wholes ? (const void *)m->wholes[c]
                                    : (const void *)m->numbers[c];
    m->columns[c].missing = numbers && wholes ? m->missing[c] : NULL;
}

static inline void in_memory_fill(in_memory *m, const char *name, const char *csv) {
    size_t rows = 0, columns = 0;
    assert_true(strlen(csv) < sizeof m->text);
    strcpy(m->text, csv);
    memset(m->columns, 0, sizeof m->columns);
    char *at = m->text, *field, *line = strchr(at, '\n') + 1;
    while (at != NULL) {
        assert_true(columns < IN_MEMORY_COLUMNS);
        at = in_memory_cut(&field, at);
        m->columns[columns++].name = field;
    }
    for (; *line != '\0'; rows++) {
        char *next = strchr(line, '\n') + 1;
        assert_true(rows < IN_MEMORY_ROWS);
        at = line;
        for (size_t c = 0; c < columns; c++) {
            at = in_memory_cut(&field, at);
            m->texts[c][rows] = *field != '\0' ? field : NULL;
        }
        line = next;
    }
    for (size_t c = 0; c < columns; c++) in_memory_type(m, c, rows);
    m->table =
        (chiso_table){.name = name, .columns = m->columns, .n_columns = columns, .n_rows = rows};
}

#endif
