/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_FILE_H
#define CHISO__TOTALS_FILE_H

#include "totals/totals.h"
#include "totals/wire.h"

/* The totals file; docs/totals-file.md describes it byte by byte. */

#define CHISO__TOTALS_MAGIC                                                                        \
    "\x89"                                                                                         \
    "chisoT\n"

enum {
    CHISO__TOTALS_VERSION = 3,
    CHISO__TOTALS_HEADER = 24, /* magic, version, flags, length of the file */
    CHISO__TOTALS_LENGTH_AT = 16,
    CHISO__TOTALS_CHECKSUM = 8,
    CHISO__TOTALS_MOST_SETTINGS = 1000
};

/* Flags. */
enum {
    CHISO__TOTALS_RESPONDENTS_ARE_UNITS = 1,
    CHISO__TOTALS_WEIGHTED = 2,
    CHISO__TOTALS_STRATIFIED = 4,
    CHISO__TOTALS_REPLICATES = 8,
    CHISO__TOTALS_FLAGS = 15
};

/* What a row is in the file. */
enum { CHISO__TOTALS_ROW_EMPTY, CHISO__TOTALS_ROW_SINGLE, CHISO__TOTALS_ROW_FULL };

/** A number that differs when nodes or scales do: a checksum of what an export writes of them.
 * False when memory ran out. */
bool chiso__totals_fingerprint(uint64_t *out, const chiso_instrument *instrument);

/** The property `name` of an instrument; empty when it has none. */
const char *chiso__totals_instrument_name(const chiso_instrument *instrument);

/** The values of a key column; `provinces`: the list whose codes they are, or 0. */
void chiso__totals_take_values(chiso__wire *wire, chiso__keys *keys, int32_t provinces);

/**
 * Keys made of the numbers of values, `width` each; -1 is a missing value.  numbered: behind them
 * stands the key's own number.  `key`: room for one.
 */
void chiso__totals_take_keys(chiso__wire *wire, chiso__lookup *lookup, const chiso__keys *columns,
                             size_t width, bool may_miss, bool numbered, int32_t *key);

/** One key of that kind, into key. */
void chiso__totals_take_key(chiso__wire *wire, const chiso__keys *columns, size_t width,
                            bool may_miss, int32_t *key);

/** What the totals were read for; then the variables are placed. */
void chiso__totals_take_estimands(chiso__wire *wire, chiso_totals *totals);

/** A text as a copy of the arena's; NULL after a fault. */
const char *chiso__totals_take_copy(chiso__wire *wire, chiso__arena *arena);

/** Population sizes; then the moments. */
void chiso__totals_take_fpc(chiso__wire *wire, chiso_totals *totals);
void chiso__totals_take_moments(chiso__wire *wire, chiso_totals *totals);

/** Replicate weights that came with the answers: what was said of them, and the sums that they
 * gave. Nothing is put where there are none. */
void chiso__totals_put_supplied(chiso__buffer *to, const chiso_totals *totals);
void chiso__totals_take_supplied(chiso__wire *wire, chiso_totals *totals);

/** Is every sum of every replicate a number? */
bool chiso__supplied_is_finite(const chiso_totals *totals);

/** The parts of a file behind its head. */
void chiso__totals_put_rows(chiso__buffer *to, const chiso_totals *totals);
void chiso__totals_put_key(chiso__buffer *to, const chiso__lookup *lookup, size_t key);

/** Respondents, then the rows: taken into totals whose units and domains are there. */
void chiso__totals_take_rows(chiso__wire *wire, chiso_totals *totals);

/** Settings, by columns, unit columns, domains, units. */
void chiso__totals_take_head(chiso__wire *wire, chiso_totals *totals, uint32_t flags);

#endif
