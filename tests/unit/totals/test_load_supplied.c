/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals_file.h"

static void replicate_weights_are_taken(void **state) {
    (void)state;
    parts p = handmade_replicated();
    taken_parts(p);
    p.rep_kind[1] = 0; /* nobody in the second domain */
    taken_parts(p);
    p = handmade_replicated(), p.rank = 2, p.n_basis = 0; /* everything */
    taken_parts(p);
    p = handmade_replicated(), p.rank = 0, p.n_basis = 0;
    taken_parts(p);
    p = handmade_replicated(), p.n_rscales = 2, p.rscale = 0.5;
    taken_parts(p);
    p = handmade_replicated(), p.rep_type = CHISO_REP_FAY, p.rep_rho = 0.5, p.rep_factors = 1;
    taken_parts(p);
}

static void they_stand_in_the_place_of_units(void **state) {
    (void)state;
    parts p = handmade_replicated();
    p.flags |= CHISO__TOTALS_STRATIFIED;
    refused_parts(p, "flags");
    p = handmade_replicated(), p.flags |= CHISO__TOTALS_RESPONDENTS_ARE_UNITS;
    refused_parts(p, "flags");
    p = handmade_replicated(), p.flags = CHISO__TOTALS_REPLICATES; /* without a weight */
    refused_parts(p, "flags");
    p = handmade_replicated(), p.n_unit = 1;
    refused_parts(p, "columns of units");
    p = handmade(), p.flags |= CHISO__TOTALS_REPLICATES; /* published scores */
    refused_parts(p, "flags");
}

static void what_is_said_of_them_makes_sense(void **state) {
    (void)state;
    parts p = handmade_replicated();
    p.rep_type = 0;
    refused_parts(p, "what it says of replicate weights has no meaning");
    p = handmade_replicated(), p.rep_type = 7;
    refused_parts(p, "what it says of replicate weights has no meaning");
    p = handmade_replicated(), p.rep_factors = 2;
    refused_parts(p, "what it says of replicate weights has no meaning");
    p = handmade_replicated(), p.rep_scale = -1;
    refused_parts(p, "what it says of replicate weights has no meaning");
    p = handmade_replicated(), p.rep_rho = 0.5;
    refused_parts(p, "what it says of replicate weights has no meaning");
    p = handmade_replicated(), p.n_rscales = 2, p.rscale = -1;
    refused_parts(p, "what it says of replicate weights has no meaning");
    p = handmade_replicated(), p.n_rscales = 3, p.rscale = 1;
    refused_parts(p, "differ in number");
    p = handmade_replicated(), p.n_rscales = 1u << 31;
    refused_parts(p, "larger than the file");
    p = handmade_replicated(), p.rep_scale = NAN;
    refused_parts(p, "not a finite number");
}

static void there_are_two_at_least(void **state) {
    (void)state;
    parts p = handmade_replicated();
    p.n_replicates = p.rep_names = 1;
    refused_parts(p, "fewer than two");
    p = handmade_replicated(), p.n_replicates = 1u << 31;
    refused_parts(p, "larger than the file");
}

static void sums_are_all_there(void **state) {
    (void)state;
    parts p = handmade_replicated();
    p.rep_kind[1] = 2;
    refused_parts(p, "of no known kind");
    p = handmade_replicated(), p.n_replicates = 3, p.rep_names = 2, p.rep_numbers = 0;
    refused_parts(p, "");
    p = handmade_replicated(), p.rep_kind[0] = 0, p.rep_numbers = 4, p.n_basis = 0;
    refused_parts(p, "the sums of replicates are cut off");
    p = handmade_replicated(), p.rep_sum = HUGE_VAL;
    refused_parts(p, "not a finite number");
    p = handmade_replicated(), p.behind = "x";
    refused_parts(p, "behind its end");
}

static void the_space_of_the_weights_is_sound(void **state) {
    (void)state;
    parts p = handmade_replicated();
    p.rank = 3;
    refused_parts(p, "more than can be");
    p = handmade_replicated(), p.basis[0] = 0.7;
    refused_parts(p, "no sound basis");
    p = handmade_replicated(), p.basis[0] = NAN;
    refused_parts(p, "not a finite number");
    p = handmade_replicated(), p.n_basis = 0, p.rep_kind[0] = 0;
    refused_parts(p, "more than can be");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(replicate_weights_are_taken),
        cmocka_unit_test(they_stand_in_the_place_of_units),
        cmocka_unit_test(what_is_said_of_them_makes_sense),
        cmocka_unit_test(there_are_two_at_least),
        cmocka_unit_test(sums_are_all_there),
        cmocka_unit_test(the_space_of_the_weights_is_sound),
    };
    return RUN_TESTS(tests);
}
