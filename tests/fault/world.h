/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_FAULT_WORLD_H
#define CHISO_FAULT_WORLD_H

#include <chiso/chiso.h>

typedef struct packed_totals {
    char *bytes;
    size_t length;
} packed_totals;

/* What scenarios start from, made before anything fails. */
typedef struct world {
    chiso_instrument *papi, *commune, *sipas;
    chiso_responses *published, *answers;
    chiso_design *design;
    chiso_totals *published_totals, *totals;
    chiso_responses *sized, *items_answers; /* with population sizes; of items */
    chiso_design *sized_design;
    chiso_instrument *items;
    chiso_totals *sized_totals, *column_totals, *item_totals, *pieces[2];
    chiso_responses *wide, *many; /* many columns; many towns */
    chiso_totals *wide_totals, *town_totals, *category_totals;
    char wide_file[64], many_file[64], wide_totals_file[64];
    size_t column_rows; /* estimates of column_totals */
    char sized_totals_file[64];
    chiso_totals *replicated_totals, *replicated_columns,
        *replicated_kept;                               /* with replicate weights */
    char replicated_file[64], very_replicated_file[64]; /* the first of them; one of very many */
    packed_totals packed, replicated_packed;            /* totals and replicated_totals as bytes */
    chiso_report *published_report, *survey_report;     /* of the same */
    chiso_report *item_report;                          /* with intervals and shares of answers */
    chiso_result *scores, *survey;                   /* of published scores, and of the answers */
    chiso_simulation *simulation;                    /* of SIPAS, 60 people */
    char totals_file[64], published_totals_file[64]; /* those totals, outside of the scratch */
    char scores_file[64];                            /* the scores of respondents as JSON */
} world;

/** The test data, as a path. */
#define DATA(name) CHISO_FAULT_DATA "/" name

/** The sampling design of the answers. */
extern const chiso_design_options design_of_answers;

/** Columns of replicate weights: whole ones and factors; what is read with them. */
extern const chiso_design_options replicated_design, replicated_factors;
extern const chiso_totals_options asked_of_replicated, kept_of_replicated;

/** Domains by province and district. */
extern const chiso_totals_options by_two_columns;

/** All that the instrument describes, and statistics of it. */
extern const chiso_totals_options held_of_answers;

/** Statistics of columns that nothing is known of, domains by town. */
extern const chiso_totals_options asked_of_columns;

/** More columns than fit into the memory that is at hand, and more towns. */
enum { MANY = 520, TOWNS = 260 };
extern const chiso_totals_options by_many_columns;
extern const chiso_totals_options asked_of_towns;      /* domains are the first towns */
extern const chiso_totals_options asked_of_categories; /* each town is a category */

/** One province of published scores after another. */
extern const chiso_totals_options by_province;

/** A survey of 60 people in one province. */
extern const chiso_simulation_options small_survey;

/** Make all of it, or end the test. */
void world_make(world *w);
void world_free(world *w);

#endif
