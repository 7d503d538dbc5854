/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the findings about records are. */
#include "base/error.h"
#include "quality/compare_groups.h"

static chiso_status add(chiso__inspection *q, chiso__rung rung, int32_t group, double n,
                        double found, chiso_error *error) {
    chiso__quality_row row = chiso__quality_row_none;
    row.measure = CHISO__FOUND;
    row.rung = rung;
    row.statistic = "share";
    row.n = n;
    row.value = found / n;
    row.summary = rung == CHISO__OF_WHOLE || found > 0;
    if (rung == CHISO__OF_INTERVIEWER) row.interviewer = group;
    if (rung == CHISO__OF_VILLAGE) row.village = group;
    return chiso__quality_add(q, &row, error);
}

static chiso_status add_groups(chiso__inspection *q, chiso__rung rung, chiso_error *error) {
    const chiso__groups *groups = chiso__groups_of(q, rung);
    double *numbers = chiso__alloc(2 * groups->count, sizeof *numbers);
    if (numbers == NULL) return chiso__fail_memory(error);
    double *n = numbers, *found = numbers + groups->count;
    for (size_t i = 0; i < q->cases.rows; i++) {
        if (groups->of[i] < 0) continue;
        n[groups->of[i]]++;
        found[groups->of[i]] += q->found[i];
    }
    chiso_status status = CHISO_OK;
    for (size_t g = 0; status == CHISO_OK && g < groups->count; g++) {
        if (n[g] > 0) status = add(q, rung, (int32_t)g, n[g], found[g], error);
    }
    chiso__free(numbers);
    return status;
}

chiso_status chiso__check_found(chiso__inspection *q, chiso_error *error) {
    double found = 0;
    for (size_t i = 0; i < q->cases.rows; i++) found += q->found[i];
    chiso_status status = add(q, CHISO__OF_WHOLE, -1, (double)q->cases.rows, found, error);
    if (status == CHISO_OK) status = add_groups(q, CHISO__OF_INTERVIEWER, error);
    if (status == CHISO_OK) status = add_groups(q, CHISO__OF_VILLAGE, error);
    return status;
}
