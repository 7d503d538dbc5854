/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "output/table.h"

/* Blue above the middle and orange below, which every kind of colour vision tells apart; the ends
 * are bold.  Of the 256 colours these stand out from white and from black alike, at 3.5 to 1 and
 * more.  The words stay: nothing is said by a colour alone. */
static const struct {
    const char *group, *on;
} colours[] = {
    {"best", "\033[1;38;5;27m"},       /* #005fff */
    {"high_average", "\033[38;5;31m"}, /* #0087af */
    {"low_average", "\033[38;5;130m"}, /* #af5f00 */
    {"poor", "\033[1;38;5;166m"},      /* #d75f00 */
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
