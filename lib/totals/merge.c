/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/merge.h"

#include "base/error.h"
#include "totals/domains.h"
#include "totals/fpc.h"
#include "totals/nesting.h"
#include "totals/piece.h"

/* Together there may be more units than each piece knew. */
static chiso_status check_sizes(const chiso_totals *totals, chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t s = 0; status == CHISO_OK && s < totals->n_fpc; s++) {
        chiso__nesting nesting = {0};
        if (!chiso__nesting_count(&nesting, totals, s)) status = chiso__fail_memory(error);
        for (size_t i = 0; status == CHISO_OK && i < nesting.lookup.count; i++) {
            const int32_t at = chiso__lookup_find(
                &totals->fpc[s].groups, chiso__lookup_key(&nesting.lookup, (int32_t)i),
                chiso__lookup_key_length(&nesting.lookup, (int32_t)i));
            if (chiso__fpc_population(&totals->fpc[s], at, nesting.n[i]) < (double)nesting.n[i])
                status = chiso__fail(error, CHISO_E_DATA,
                                     "together these totals have more units at stage %zu than "
                                     "there are to choose from; is a piece there twice?",
                                     s + 1);
        }
        chiso__nesting_free(&nesting);
    }
    return status;
}

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
    if (status == CHISO_OK) status = check_sizes(whole, error);
    if (status == CHISO_OK && !chiso__domains_order(whole)) status = chiso__fail_memory(error);
    if (status == CHISO_OK)
        *out = whole;
    else
        chiso_totals_free(whole);
    return status;
}
