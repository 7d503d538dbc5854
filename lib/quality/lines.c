/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quality/lines.h"

#include <math.h>
#include <stdlib.h>

enum { LEAST_OF_BATTERY = 3 };

/* What two answers to items of one battery must share to be the same: the category, or the number.
 */
static double key_of(const chiso__interviews *a, size_t i, size_t item) {
    const bool scaled = a->cases->totals->variables[a->variable[item]].scale != NULL;
    return scaled ? (double)a->code[i * a->items + item] : chiso__interviews_value(a, i, item);
}

static bool is_answered(const chiso__interviews *a, size_t i, size_t item) {
    return a->code[i * a->items + item] >= 0;
}

static int ascending(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* How many are the most frequent; sorts them. */
static size_t most_frequent(double *key, size_t count) {
    size_t most = 0, run = 0;
    qsort(key, count, sizeof *key, ascending);
    for (size_t k = 0; k < count; k++) {
        run = k > 0 && key[k] == key[k - 1] ? run + 1 : 1;
        if (run > most) most = run;
    }
    return most;
}

/* The mean of equal numbers is that number: the sum is divided, not its terms. */
static double squares(const double *value, size_t count) {
    double mean = 0, sum = 0;
    for (size_t k = 0; k < count; k++) mean += value[k];
    mean /= (double)count;
    for (size_t k = 0; k < count; k++) sum += (value[k] - mean) * (value[k] - mean);
    return sum;
}

static size_t longest_run(const chiso__interviews *a, size_t i) {
    size_t longest = 0, run = 0, last = 0;
    for (size_t j = 0; j < a->items; j++) {
        if (a->battery[j] < 0 || !is_answered(a, i, j)) continue;
        const bool on =
            run > 0 && a->battery[last] == a->battery[j] && key_of(a, i, last) == key_of(a, i, j);
        run = on ? run + 1 : 1;
        last = j;
        if (run > longest) longest = run;
    }
    return longest;
}

chiso__line chiso__line_of(const chiso__interviews *a, size_t i, const chiso__line_room *room) {
    size_t same = 0, batteries = 0;
    double sum = 0;
    chiso__line line = {.share = NAN, .sd = NAN};
    for (size_t b = 0; b < a->batteries; b++) {
        size_t count = 0;
        for (size_t j = 0; j < a->items; j++) {
            if (a->battery[j] != (int32_t)b || !is_answered(a, i, j)) continue;
            room->key[count] = key_of(a, i, j);
            room->value[count++] = chiso__interviews_value(a, i, j);
        }
        if (count < LEAST_OF_BATTERY) continue;
        batteries++;
        line.answers += count;
        same += most_frequent(room->key, count);
        sum += squares(room->value, count);
    }
    if (line.answers == 0) return line;
    line.share = (double)same / (double)line.answers;
    line.sd = sqrt(sum / (double)(line.answers - batteries));
    line.run = longest_run(a, i);
    return line;
}
