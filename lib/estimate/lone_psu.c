/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "estimate/taylor.h"

enum { NAMES = 200, NAME = 64, MOST_NAMES = 5 };

const char *chiso_lone_psu_name(int32_t lone_psu) {
    static const char *const names[] = {
        [CHISO_LONE_PSU_FAIL] = "fail",     [CHISO_LONE_PSU_CERTAINTY] = "certainty",
        [CHISO_LONE_PSU_CENTRE] = "centre", [CHISO_LONE_PSU_AVERAGE] = "average",
        [CHISO_LONE_PSU_REMOVE] = "remove",
    };
    const int32_t count = sizeof names / sizeof names[0];
    return lone_psu >= 0 && lone_psu < count ? names[lone_psu] : NULL;
}

size_t chiso__lone_psu_count(const chiso__frame *frame, size_t stage) {
    const size_t groups = frame->stages[stage].groups.lookup.count;
    size_t lone = 0;
    for (size_t i = 0; i < groups; i++) lone += chiso__frame_is_lone(frame, stage, (int32_t)i);
    return lone;
}

/* The first few of them, a comma between. */
static void list_lone(const chiso__frame *frame, size_t stage, char *names, size_t room) {
    const size_t groups = frame->stages[stage].groups.lookup.count;
    size_t listed = 0;
    names[0] = '\0';
    for (size_t i = 0; i < groups && listed < MOST_NAMES; i++) {
        char name[NAME];
        const size_t used = strlen(names);
        if (!chiso__frame_is_lone(frame, stage, (int32_t)i)) continue;
        chiso__frame_group_name(frame, stage, (int32_t)i, name, sizeof name);
        snprintf(names + used, room - used, "%s%s", listed++ > 0 ? ", " : "", name);
    }
}

static chiso_status fail(const chiso__frame *frame, size_t stage, size_t lone, chiso_error *error) {
    char names[NAMES];
    list_lone(frame, stage, names, sizeof names);
    const bool named = names[0] != '\0';
    const char *const groups[][2] = {{"some strata have", "a stratum has"},
                                     {"some units have", "a unit has"}};
    return chiso__fail(error, CHISO_E_LONE_PSU,
                       "%s one sampling unit at stage %zu, so nothing is known of how units vary "
                       "there%s%s%s; join %s with a like one, or choose with --lone-psu certainty, "
                       "centre, average%s or remove",
                       groups[stage > 0][lone == 1], stage + 1, named ? ": " : "", names,
                       lone > MOST_NAMES ? ", …" : "", lone == 1 ? "it" : "each",
                       stage > 0 ? " (first stage only)" : "");
}

chiso_status chiso__lone_psu_check(const chiso__frame *frame, int32_t lone_psu,
                                   chiso_error *error) {
    const size_t from = lone_psu == CHISO_LONE_PSU_AVERAGE ? 1 : 0;
    if (lone_psu != CHISO_LONE_PSU_FAIL && lone_psu != CHISO_LONE_PSU_AVERAGE) return CHISO_OK;
    for (size_t stage = from; stage < frame->n_stages; stage++) {
        const size_t lone = chiso__lone_psu_count(frame, stage);
        if (lone > 0) return fail(frame, stage, lone, error);
    }
    return CHISO_OK;
}
