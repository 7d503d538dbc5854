/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "instrument/load.h"

static const char *const names[CHISO__MISSING_REASONS] = {
    [CHISO__ANSWERED] = "answered",   [CHISO__BLANK] = "blank",
    [CHISO__DECLARED] = "declared",   [CHISO__NOT_ASKED] = "not_asked",
    [CHISO__DONT_KNOW] = "dont_know", [CHISO__REFUSED] = "refused",
    [CHISO__WITHHELD] = "withheld",   [CHISO__INVALID] = "invalid",
};

const char *chiso__missing_name(chiso__missing reason) {
    return names[reason];
}

chiso__missing chiso__missing_from_name(const char *name) {
    for (int i = CHISO__ANSWERED + 1; i < CHISO__MISSING_REASONS; i++)
        if (strcmp(name, names[i]) == 0) return (chiso__missing)i;
    return CHISO__ANSWERED;
}
