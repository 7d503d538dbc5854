/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/joint.h"

#include <string.h>

#include "base/error.h"
#include "totals/merge.h"
#include "totals/merge_sample.h"

enum { BEFORE, AFTER, NAME = 64 };

static const char what[] = "rounds";

/* --- can anything be shared --- */

static chiso_status check_round(const chiso_totals *totals, size_t round, chiso_error *error) {
    if (totals->published)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "published scores have no sampling units that rounds could share; leave "
                           "--panel out");
    if (totals->supplied.count > 0)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "the %s round has replicate weights of its own, which tell nothing of "
                           "the other round; leave --panel out",
                           round == BEFORE ? "earlier" : "later");
    if (!totals->respondents_are_units) return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "the totals of the %s round name no sampling units, so that nothing can be "
                       "shared; make them with --psu, or leave --panel out",
                       round == BEFORE ? "earlier" : "later");
}

chiso_status chiso__joint_check(const chiso_totals *before, const chiso_totals *after,
                                chiso_error *error) {
    chiso_status status = check_round(before, BEFORE, error);
    if (status == CHISO_OK) status = check_round(after, AFTER, error);
    return status == CHISO_OK ? chiso__merge_check_units(before, after, error) : status;
}

/* --- one sample --- */

/* The numbers of its units outlive the piece. */
static bool keep_units(chiso__joint *j, size_t round, const chiso__sample_piece *piece) {
    const size_t count = piece->from->units.count;
    j->unit[round] = chiso__alloc(count, sizeof *j->unit[round]);
    if (j->unit[round] == NULL) return false;
    memcpy(j->unit[round], piece->units, count * sizeof *j->unit[round]);
    return true;
}

static chiso_status add_round(chiso__joint *j, size_t round, bool sizes, chiso_error *error) {
    chiso__sample_piece piece = {.from = j->rounds[round], .to = j->sample};
    chiso_status status = CHISO_OK;
    if (!chiso__sample_piece_new(&piece) || !chiso__sample_piece_units(&piece) ||
        !keep_units(j, round, &piece))
        status = chiso__fail_memory(error);
    if (status == CHISO_OK && sizes) status = chiso__sample_piece_sizes(&piece, what, error);
    chiso__sample_piece_free(&piece);
    return status;
}

/* Without sizes the first stage tells who is there, and no more is asked. */
static bool new_sample(chiso__joint *j, bool sizes) {
    j->sample = chiso__alloc(1, sizeof *j->sample);
    if (j->sample == NULL || !chiso__sample_place(j->sample, j->rounds[BEFORE])) return false;
    if (!sizes) j->sample->n_fpc = 0;
    return true;
}

/* Of `count` units or strata each round has those that one of its own units belongs to. */
static bool find_shared(chiso__shared *shared, const chiso__joint *j, size_t count, bool strata) {
    const chiso__nesting *first = &j->frame.stages[0].groups;
    shared->rounds = chiso__alloc(count, sizeof *shared->rounds);
    if (shared->rounds == NULL) return false;
    for (size_t r = 0; r < CHISO__JOINT_ROUNDS; r++) {
        for (size_t u = 0; u < j->rounds[r]->units.count; u++) {
            const int32_t member = first->member[j->unit[r][u]];
            shared->rounds[strata ? first->group[member] : member] |= (unsigned char)(1u << r);
        }
    }
    for (size_t i = 0; i < count; i++) {
        for (size_t r = 0; r < CHISO__JOINT_ROUNDS; r++)
            shared->round[r] += (shared->rounds[i] & 1u << r) != 0;
        shared->both += shared->rounds[i] == CHISO__JOINT_BOTH;
    }
    return true;
}

static bool finish(chiso__joint *j) {
    if (!chiso__frame_new(&j->frame, j->sample)) return false;
    const chiso__nesting *first = &j->frame.stages[0].groups;
    return find_shared(&j->psus, j, first->members.count, false) &&
           find_shared(&j->strata, j, first->lookup.count, true);
}

chiso_status chiso__joint_new(chiso__joint *j, const chiso_totals *before,
                              const chiso_totals *after, bool sizes, chiso_error *error) {
    *j = (chiso__joint){.rounds = {before, after}};
    chiso_status status = new_sample(j, sizes) ? CHISO_OK : chiso__fail_memory(error);
    for (size_t r = 0; status == CHISO_OK && r < CHISO__JOINT_ROUNDS; r++)
        status = add_round(j, r, sizes, error);
    if (status == CHISO_OK)
        status = chiso__sample_check(
            j->sample, what, "are units named alike in both, and does --fpc count all?", error);
    return status != CHISO_OK || finish(j) ? status : chiso__fail_memory(error);
}

/* A stratum that one round alone has. */
static void name_stratum(const chiso__joint *j, size_t round, char *name, size_t room) {
    int32_t stratum = 0;
    while (j->strata.rounds[stratum] != 1u << round) stratum++;
    chiso__frame_group_name(&j->frame, 0, stratum, name, room);
}

chiso_status chiso__joint_check_shared(const chiso__joint *j, chiso_error *error) {
    char first[NAME], other[NAME];
    if (j->psus.both > 0) return CHISO_OK;
    if (j->strata.both > 0)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "the rounds have no sampling unit in common: in none of the %zu strata "
                           "of both has a unit the same name; if other units were drawn, leave "
                           "--panel out, else name units alike in both rounds",
                           j->strata.both);
    name_stratum(j, BEFORE, first, sizeof first);
    name_stratum(j, AFTER, other, sizeof other);
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "the rounds have no stratum in common, hence no sampling unit (the earlier "
                       "one has %s, the later one %s); name strata alike in both rounds, or leave "
                       "--panel out",
                       first, other);
}

chiso__within chiso__joint_within(const chiso__joint *j, size_t round) {
    return (chiso__within){.frame = &j->frame, .unit = j->unit[round]};
}

void chiso__joint_free(chiso__joint *j) {
    chiso__frame_free(&j->frame);
    chiso__free(j->psus.rounds);
    chiso__free(j->strata.rounds);
    chiso_totals_free(j->sample);
    for (size_t r = 0; r < CHISO__JOINT_ROUNDS; r++) chiso__free(j->unit[r]);
    *j = (chiso__joint){.sample = NULL};
}
