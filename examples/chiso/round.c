/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "round.h"

tool_round round_at(const char *path) {
    return (tool_round){.path = path, .totals_file = is_totals(path)};
}

static chiso_status open_instrument(tool_round *round, const char *wanted, chiso_error *error) {
    char name[256];
    if (wanted == NULL && !round->totals_file) return CHISO_OK;
    if (wanted == NULL) {
        const chiso_status status = name_instrument(name, sizeof name, round->path, error);
        if (status != CHISO_OK) return status;
        wanted = name;
    }
    return chiso_instrument_open(&round->instrument, NULL, wanted, error);
}

/* By the provinces that both rounds are to be compared on. */
static chiso_status regroup(tool_round *round, const tool_options *given, chiso_error *error) {
    tool_run run = {.totals = round->totals};
    const chiso_status status = run_regroup(&run, given, error);
    findings_print(run.regrouping, "warning", false);
    chiso_result_free(run.regrouping);
    round->totals = run.totals;
    return status;
}

chiso_status round_load(tool_round *round, const char *instrument, const tool_options *given,
                        chiso_error *error) {
    chiso_status status = open_instrument(round, instrument, error);
    if (status != CHISO_OK) return status;
    if (!round->totals_file) return chiso_result_load(&round->scores, round->path, error);
    status = chiso_totals_load(&round->totals, round->path, round->instrument, error);
    return status == CHISO_OK ? regroup(round, given, error) : status;
}

void round_free(tool_round *round) {
    chiso_result_free(round->scores);
    chiso_totals_free(round->totals);
    chiso_instrument_free(round->instrument);
}
