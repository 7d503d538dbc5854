/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "output/table.h"

/* Blues above the middle, orange and red below, the ends in bold.  Of the 256 colours, those that
 * stand out from white and from black alike (4.1 to 1 and more) and that are told apart best by the
 * worst placed of normal, red-, green- and blue-blind eyes (a distance of 19 in CIELAB and more, by
 * the matrices of Machado et al. 2009).  The words stay: nothing is said by a colour alone. */
static const struct {
    const char *group, *on;
} colours[] = {
    {"best", "\033[1;38;5;63m"},       /* #5f5fff */
    {"high_average", "\033[38;5;31m"}, /* #0087af */
    {"low_average", "\033[38;5;130m"}, /* #af5f00 */
    {"poor", "\033[1;38;5;161m"},      /* #d7005f */
};

/* Of scores alone: elsewhere somebody's own column may have the name. */
int64_t chiso__table_coloured(const chiso_result *result, const chiso_output_options *options) {
    if (options->colour == CHISO_COLOUR_NONE || strcmp(chiso_result_command(result), "score") != 0)
        return -1;
    return chiso_result_find_column(result, "group");
}

const char *chiso__table_colour(const chiso__table *t, size_t row, size_t column) {
    const char *group =
        (int64_t)column == t->group ? chiso_result_text(t->result, row, column) : NULL;
    for (size_t i = 0; group != NULL && i < sizeof colours / sizeof colours[0]; i++) {
        if (strcmp(colours[i].group, group) == 0) return colours[i].on;
    }
    return "";
}
