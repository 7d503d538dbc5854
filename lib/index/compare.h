/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INDEX_COMPARE_H
#define CHISO__INDEX_COMPARE_H

#include <chiso/index.h>

#include "base/lookup.h"
#include "estimate/difference.h"
#include "instrument/instrument.h"
#include "totals/joint.h"

/* Two rounds of scores side by side. */

enum { CHISO__BEFORE, CHISO__AFTER, CHISO__ROUNDS };

/** A score as a round has it. */
typedef chiso__compared chiso__scored;

/** What became of it. */
typedef chiso__difference chiso__change;

/** PAPI's rule of size: a change of more than 5 % of the earlier score. */
chiso__direction chiso__change_rule(const chiso__scored rounds[CHISO__ROUNDS]);

/** Columns of a result that are read, by their place in `columns`. */
enum {
    CHISO__READ_CODE,
    CHISO__READ_PARENT,
    CHISO__READ_LEVEL,
    CHISO__READ_NAME,
    CHISO__READ_SCORE,
    CHISO__READ_SE,
    CHISO__READ_DF,
    CHISO__READ_FLAGS,
    CHISO__READ_N,
    CHISO__READ_COLUMNS
};

typedef struct chiso__round {
    const chiso_result *result;
    size_t columns[CHISO__READ_COLUMNS];
    const chiso_instrument *instrument; /* NULL: not known */
    chiso_instrument *opened;           /* the same, where it was opened here */
} chiso__round;

/** A domain and a node, in one round or in both. */
typedef struct chiso__pair {
    int32_t domain, node;
    size_t row[CHISO__ROUNDS]; /* from 1; 0: not in that round */
    unsigned flags;
    chiso__scored scored[CHISO__ROUNDS];
    bool together;   /* of a panel: people of both rounds meet in a stratum, so that … */
    double variance; /* … they vary together: of the change */
    chiso__change change;
} chiso__pair;

/** Whether a node means the same in both rounds. */
typedef struct chiso__definition {
    bool broken, unverified;
    const char *why; /* borrowed */
} chiso__definition;

typedef struct chiso__comparison {
    chiso_compare_options options;
    chiso__round rounds[CHISO__ROUNDS];
    size_t n_by;                  /* columns before `code` */
    chiso__lookup domains, nodes; /* keys of domains, codes: those of `after` first */
    chiso__lookup places;         /* domain and node of each pair */
    int32_t whole;                /* the domain without values, or -1 */
    chiso__pair *pairs;           /* by domain, then node */
    size_t n_pairs, pair_capacity;
    chiso__definition *definitions; /* of each node */
    double level, min_n;            /* min_n: below it a cell is small in either round */
    const chiso__joint *joint; /* the units of both rounds, where totals tell; NULL: not known */
    const struct chiso__scores *scores; /* of both rounds of a panel; NULL: independent */
} chiso__comparison;

/** Find the columns and instruments of both rounds; refuse what cannot be compared. */
chiso_status chiso__compare_open(chiso__comparison *c, chiso_error *error);

/** Pair the rows of both rounds. */
chiso_status chiso__compare_pair(chiso__comparison *c, chiso_error *error);

/** Compare the definitions of all nodes. */
chiso_status chiso__compare_definitions(chiso__comparison *c, chiso_error *error);

/** Compare what is open: pairs, definitions, changes, adjusted p, then the table with its notes. */
chiso_status chiso__compare_make(chiso_result **out, chiso__comparison *c, chiso_error *error);

/** The options of a caller, with every default filled in. */
chiso_status chiso__compare_options(chiso__comparison *c, const chiso_compare_options *given,
                                    chiso_error *error);

void chiso__compare_free(chiso__comparison *c);

/** How the scores of each pair of a panel vary together.  False when memory ran out. */
bool chiso__panel_ties(const chiso__comparison *c);

/** The table, with its settings. */
chiso_status chiso__compare_result(chiso_result **out, const chiso__comparison *c,
                                   chiso_error *error);

/** What a reader must know beside it. */
chiso_status chiso__compare_notes(const chiso__comparison *c, chiso_result *result,
                                  chiso_error *error);

/** A text setting of a round; NULL where it has none. */
const char *chiso__round_setting(const chiso__round *round, const char *key);

/** A text of a round's row; NULL when missing. */
const char *chiso__round_text(const chiso__round *round, size_t row, size_t read);

/** The list of provinces whose codes a by column holds, or 0.  False when memory ran out. */
bool chiso__round_provinces(int32_t *geography, const chiso__round *round, size_t by);

#endif
