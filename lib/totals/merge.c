/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/merge.h"

#include "base/error.h"
#include "totals/domains.h"
#include "totals/piece.h"

chiso_status chiso_totals_merge(chiso_totals **out, const chiso_totals *const *pieces, size_t count,
                                chiso_error *error) {
    chiso_totals *whole = NULL;
    *out = NULL;
    if (count == 0 || pieces == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "no totals were named to be merged");
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < count; i++)
        status = chiso__merge_check(pieces, i, error);
    if (status == CHISO_OK) status = chiso__piece_whole(&whole, pieces[0], error);
    if (status == CHISO_OK) status = chiso__merge_settings(&whole->settings, pieces, count, error);
    for (size_t i = 0; status == CHISO_OK && i < count; i++)
        status = chiso__piece_add(whole, pieces[i], error);
    if (status == CHISO_OK)
        status = chiso__sample_check(whole, "totals", "is a piece there twice?", error);
    if (status == CHISO_OK && !chiso__domains_order(whole)) status = chiso__fail_memory(error);
    if (status == CHISO_OK)
        *out = whole;
    else
        chiso_totals_free(whole);
    return status;
}
