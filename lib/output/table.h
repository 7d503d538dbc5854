/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__OUTPUT_TABLE_H
#define CHISO__OUTPUT_TABLE_H

#include "output/formats.h"

/* A table for a person; for the files table*.c alone. */

/** A column that is shown. */
typedef struct chiso__shown {
    size_t column;
    bool number;
    int decimals;
    size_t width; /* of its heading and its cells, unless shortened */
    size_t word;  /* of a text: the least width to which they can be wrapped */
} chiso__shown;

typedef struct chiso__table {
    const chiso_result *result;
    chiso__shown *columns;
    size_t count;
    size_t width;                  /* columns of the terminal; 0: any */
    size_t keys, cap;              /* see chiso__table_plan() */
    int64_t tree_name, tree_level; /* the columns of a tree, or -1 */
    double top_level;
    int64_t group; /* the column whose texts are coloured, or -1 */
    chiso__buffer cell, fitted;
} chiso__table;

enum { CHISO__TABLE_GAP = 2 };

/* --- table_cells.c --- */

/** Choose the columns to show, and measure them; those that are the same throughout are said in
 *  `head`.  False when memory ran out. */
bool chiso__table_columns(chiso__table *t, chiso__buffer *head);

/** What stands in a row and one of the columns shown, the heading for the row SIZE_MAX: fit for a
 *  terminal, and no wider than its column; good until the next call. */
const char *chiso__table_cell(chiso__table *t, size_t row, size_t column);

/** A note, fit for a terminal; good until the next call. */
const char *chiso__table_note(chiso__table *t, size_t note);

/* --- table_blocks.c --- */

/**
 * How the table keeps to its width: the first `keys` columns, which name a row, stand in every
 * block, and none of them is wider than `cap`, the most that makes as few blocks as there can be.
 */
void chiso__table_plan(chiso__table *t);

/** The width of a column, in a block in which it begins at `used`. */
size_t chiso__table_width(const chiso__table *t, size_t column, size_t used);

/** The column behind the block that begins, keys aside, with the column `start`. */
size_t chiso__table_block(const chiso__table *t, size_t start);

/* --- table_colours.c --- */

/** The column whose texts are coloured, or -1. */
int64_t chiso__table_coloured(const chiso_result *result, const chiso_output_options *options);

/** What turns a cell's colour on, "" for none, and what turns it off. */
const char *chiso__table_colour(const chiso__table *t, size_t row, size_t column);
#define CHISO__TABLE_PLAIN "\033[0m"

#endif
