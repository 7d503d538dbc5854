/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__CSV_SOURCE_H
#define CHISO__CSV_SOURCE_H

#include <chiso/base.h>
#include <stdbool.h>

/* The bytes of a file, of standard input or of memory, a line at a time. */

enum {
    CHISO__SOURCE_BLOCK = 64 * 1024,  /* bytes read at once; the longest piece handed out */
    CHISO__SOURCE_SAMPLE = 256 * 1024 /* bytes at the start that are kept */
};

#define CHISO__STANDARD_INPUT "standard input"

typedef struct chiso__source {
    char *name;
    int file;           /* descriptor; -1: memory */
    bool ended;         /* nothing is left to read behind `end` */
    char *store;        /* where the sample of a file is kept */
    char *block;        /* where the rest of a file is read to */
    const char *sample; /* without BOM */
    size_t sample_length;
    const char *at, *end;  /* what has been read and not handed out */
    const char *line_feed; /* the first one from `at` on, or `end`; NULL: not looked for */
    int64_t line;          /* in which `at` stands */
    int64_t taken;         /* bytes read of the file so far */
} chiso__source;

/** A line with its end, or a part of a long one that ends with a whole character. */
typedef struct chiso__piece {
    const char *bytes;
    size_t length; /* 0: the end of the file */
    int64_t line;
    bool ends_line;
} chiso__piece;

/** Open a file, or standard input for `-`; close it also after a failure. */
chiso_status chiso__source_open(chiso__source *source, const char *path, chiso_error *error);

chiso_status chiso__source_open_memory(chiso__source *source, const char *name, const char *bytes,
                                       size_t length, chiso_error *error);

/** The next piece, valid until the next call.  A line ends in LF, CR LF, or a CR alone. */
chiso_status chiso__source_next(chiso__source *source, chiso__piece *piece, chiso_error *error);

void chiso__source_close(chiso__source *source);

#endif
