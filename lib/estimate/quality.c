/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/quality.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

enum { FEWEST_ANSWERS = 30, FEWEST_DF = 8 };
static const double highest_cv = 0.30;

unsigned chiso__quality(const chiso__quality_input *input) {
    unsigned flags = 0;
    if (input->n <= 0)
        flags |= CHISO__FLAG_NO_ANSWERS;
    else if (input->n < FEWEST_ANSWERS)
        flags |= CHISO__FLAG_FEW_ANSWERS;
    if (input->n > 0 && input->n < input->min_n) flags |= CHISO__FLAG_SMALL_CELL;
    if (input->df <= 0)
        flags |= CHISO__FLAG_NO_DF;
    else if (input->df < FEWEST_DF)
        flags |= CHISO__FLAG_FEW_PSUS;
    if (!input->proportion && fabs(input->cv) > highest_cv) flags |= CHISO__FLAG_HIGH_CV;
    return flags;
}

static const struct {
    unsigned flag;
    const char *name;
} names[] = {
    {CHISO__FLAG_PUBLISHED, "published"},
    {CHISO__FLAG_WITHHELD, "withheld"},
    {CHISO__FLAG_APPROXIMATE, "approximate"},
    {CHISO__FLAG_NO_ANSWERS, "no_answers"},
    {CHISO__FLAG_INCOMPLETE, "incomplete"},
    {CHISO__FLAG_SMALL_CELL, "small_cell"},
    {CHISO__FLAG_FEW_ANSWERS, "few_answers"},
    {CHISO__FLAG_FEW_PSUS, "few_psus"},
    {CHISO__FLAG_NO_DF, "no_df"},
    {CHISO__FLAG_HIGH_CV, "high_cv"},
    {CHISO__FLAG_EXACT, "exact"},
    {CHISO__FLAG_NO_DEFF, "no_deff"},
    {CHISO__FLAG_DROPPED, "dropped_replicates"},
    {CHISO__FLAG_BREAK, "break"},
    {CHISO__FLAG_UNVERIFIED, "unverified"},
    {CHISO__FLAG_ONLY_BEFORE, "only_before"},
    {CHISO__FLAG_ONLY_AFTER, "only_after"},
    {CHISO__FLAG_REVERSE, "reverse"},
    {CHISO__FLAG_NO_VARIANCE, "no_variance"},
    {CHISO__FLAG_ITEMS_LEFT_OUT, "items_left_out"},
    {CHISO__FLAG_FEW_ITEMS, "few_items"},
    {CHISO__FLAG_NO_PAIRS, "no_pairs"},
    {CHISO__FLAG_SINGULAR, "singular"},
    {CHISO__FLAG_UNDEFINED, "undefined"},
    {CHISO__FLAG_SMOOTHED, "smoothed"},
    {CHISO__FLAG_IMPROPER, "improper"},
    {CHISO__FLAG_TOO_FEW, "too_few"},
    {CHISO__FLAG_CONSTANT, "constant"},
    {CHISO__FLAG_COLLINEAR, "collinear"},
    {CHISO__FLAG_SEPARATED, "separated"},
    {CHISO__FLAG_NEAR_CUT, "near_cut"},
};

void chiso__flags_text(unsigned flags, char *text, size_t room) {
    size_t used = 0;
    chiso__text_copy(text, room, "");
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if ((flags & names[i].flag) == 0) continue;
        chiso__text_copy(text + used, room - used, used > 0 ? ";" : "");
        used += strlen(text + used);
        chiso__text_copy(text + used, room - used, names[i].name);
        used += strlen(text + used);
    }
}

unsigned chiso__flags_read(const char *text) {
    unsigned flags = 0;
    while (text != NULL && *text != '\0') {
        const size_t length = strcspn(text, ";");
        for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
            if (strlen(names[i].name) == length && strncmp(names[i].name, text, length) == 0)
                flags |= names[i].flag;
        }
        text += length + strspn(text + length, ";");
    }
    return flags;
}
