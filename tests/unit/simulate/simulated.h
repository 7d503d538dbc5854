/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_SIMULATED_H
#define CHISO_TEST_SIMULATED_H

/* Simulations of the instruments in data/.  `items`: a tree S of groups G (contents G1: q1, q2; G2:
   q3) and H (content H1: q4, q5), items on a scale of 1-4.  `tree`: S of 0-10 is the mean, 3:1, of
   the pool P (q1, q2) and of q3.  `quoted`: odd names; a scale and a number of days, high is bad.
 */

#include "simulate/simulation.h"
#include "test.h"

#define INSTRUMENT(name) CHISO_TEST_DATA "/" name

typedef struct simulated {
    chiso_simulation_options options;
    chiso_instrument *instrument;
    chiso_simulation *simulation;
    chiso_error error;
} simulated;

static inline simulated simulated_new(const char *instrument) {
    simulated s = {.options = CHISO_SIMULATION_OPTIONS_INIT};
    assert_ok(chiso_instrument_open(&s.instrument, NULL, instrument, &s.error), s.error);
    return s;
}

static inline const chiso_simulation *simulated_make(simulated *s) {
    chiso_simulation_free(s->simulation);
    assert_ok(chiso_simulation_new(&s->simulation, s->instrument, &s->options, &s->error),
              s->error);
    return s->simulation;
}

static inline void simulated_free(simulated *s) {
    chiso_simulation_free(s->simulation);
    chiso_instrument_free(s->instrument);
}

static inline size_t simulated_node(const simulated *s, const char *code) {
    for (size_t i = 0; i < s->instrument->n_nodes; i++)
        if (strcmp(s->instrument->nodes[i].code, code) == 0) return i;
    fail_msg("there is no node %s", code);
    return 0;
}

/* The first row with these texts in the columns from `province` on; NULL: a missing one. */
static inline double simulated_truth(const chiso_result *truth, const char *const texts[5]) {
    for (size_t row = 0; row < chiso_result_rows(truth); row++) {
        bool same = true;
        for (size_t column = 0; column < 5; column++) {
            const char *text = chiso_result_text(truth, row, column);
            same =
                same && (text == NULL ? texts[column] == NULL
                                      : texts[column] != NULL && strcmp(text, texts[column]) == 0);
        }
        if (same) return chiso_result_number(truth, row, 5);
    }
    return (double)NAN;
}

#endif
