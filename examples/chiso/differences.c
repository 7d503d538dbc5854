/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"

static chiso_status fail(chiso_error *error, const char *message) {
    error->status = CHISO_E_ARGUMENT;
    snprintf(error->message, sizeof error->message, "%s", message);
    return error->status;
}

/* V:W, ...: the words are cut in place. */
static chiso_status read_named(tool_differences *d, const char *list, chiso_error *error) {
    d->of = options_split(list, &d->options.n_named);
    if (d->of == NULL) return no_memory(error);
    d->from = calloc(d->options.n_named, sizeof *d->from);
    if (d->from == NULL) return no_memory(error);
    for (size_t i = 0; i < d->options.n_named; i++) {
        char *mark = strchr(d->of[i], ':');
        if (mark == NULL || mark == d->of[i] || mark[1] == '\0')
            return fail(error,
                        "--differences takes whole, pairs, or pairs of domains with a : between "
                        "them: \"Lạng Sơn:Cao Bằng\"");
        *mark = '\0';
        d->from[i] = mark + 1;
    }
    d->options.kind = CHISO_DIFFERENCES_NAMED;
    d->options.of = d->of;
    d->options.from = d->from;
    return CHISO_OK;
}

chiso_status differences_of(tool_differences *out, const tool_options *given, chiso_error *error) {
    const char *asked = given->value[OPTION_DIFFERENCES], *family = given->value[OPTION_FAMILY];
    *out = (tool_differences){.options = CHISO_DIFFERENCE_OPTIONS_INIT, .asked = asked != NULL};
    if (asked == NULL && family != NULL)
        return fail(error,
                    "--family says over which p-values they are adjusted, and there are none "
                    "without --differences");
    if (family != NULL) out->options.family = word_number(given, OPTION_FAMILY);
    if (asked == NULL || strcmp(asked, "whole") == 0) return CHISO_OK;
    if (strcmp(asked, "pairs") != 0) return read_named(out, asked, error);
    out->options.kind = CHISO_DIFFERENCES_PAIRS;
    return CHISO_OK;
}

void differences_free(const tool_differences *differences) {
    free(differences->of);
    free(differences->from);
}
