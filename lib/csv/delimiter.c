/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv/delimiter.h"

#include <stdbool.h>
#include <string.h>

#include "base/error.h"

enum { CANDIDATES = 3 };

static const char candidates[CANDIDATES] = {',', ';', '\t'};
static const char *const names[CANDIDATES] = {"commas", "semicolons", "tabs"};

/* How often each candidate stands in a record, and how the records agree with the first one. */
struct tally {
    size_t now[CANDIDATES], header[CANDIDATES], agreeing[CANDIDATES];
    size_t records;
    bool blank; /* nothing but spaces in the record so far */
};

static void end_record(struct tally *tally) {
    if (!tally->blank) {
        for (int i = 0; i < CANDIDATES; i++) {
            if (tally->records == 0)
                tally->header[i] = tally->now[i];
            else if (tally->now[i] == tally->header[i])
                tally->agreeing[i]++;
        }
        tally->records++;
    }
    memset(tally->now, 0, sizeof tally->now);
    tally->blank = true;
}

static void look(struct tally *tally, const char *sample, size_t length) {
    bool quoted = false;
    tally->blank = true;
    for (size_t i = 0; i < length; i++) {
        const char c = sample[i];
        if (c == '"') quoted = !quoted;
        if (!quoted && (c == '\n' || c == '\r'))
            end_record(tally);
        else if (c != ' ' && c != '\t')
            tally->blank = false;
        for (int k = 0; !quoted && k < CANDIDATES; k++) tally->now[k] += c == candidates[k];
    }
    /* A record that the sample cuts in two says nothing, but it may be the only one. */
    if (!quoted || tally->records == 0) end_record(tally);
}

/* 0: this is not the delimiter; the higher, the better. */
static size_t merit(const struct tally *tally, int candidate) {
    size_t following = tally->records > 0 ? tally->records - 1 : 0;
    size_t agreeing = tally->agreeing[candidate];
    if (tally->header[candidate] == 0 || (following > 0 && 2 * agreeing <= following)) return 0;
    return agreeing + 1;
}

chiso_status chiso__delimiter_find(char *delimiter, const char *name, const char *sample,
                                   size_t length, chiso_error *error) {
    struct tally tally = {0};
    look(&tally, sample, length);
    int best = 0, equal = 0;
    for (int i = 1; i < CANDIDATES; i++) {
        if (merit(&tally, i) > merit(&tally, best))
            best = equal = i;
        else if (merit(&tally, i) == merit(&tally, best))
            equal = i;
    }
    *delimiter = candidates[best];
    if (equal == best || merit(&tally, best) == 0) return CHISO_OK;
    return chiso__fail(error, CHISO_E_DATA,
                       "%s: %s and %s part its records equally well, so the delimiter cannot be "
                       "told by looking; give it with --delimiter",
                       name, names[best], names[equal]);
}
