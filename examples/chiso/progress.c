/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "progress.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static const double first_after = 0.5, again_after = 0.1;

static double seconds(void) {
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

bool progress_begin(tool_progress *progress) {
    *progress = (tool_progress){.began = seconds()};
    return isatty(STDERR_FILENO) != 0;
}

/* 1203000 as 1,203,000. */
static void write_count(char *to, size_t room, int64_t count) {
    char digits[24];
    const size_t length = (size_t)snprintf(digits, sizeof digits, "%" PRId64, count);
    size_t used = 0;
    for (size_t i = 0; i < length && used + 2 < room; i++) {
        if (i > 0 && (length - i) % 3 == 0) to[used++] = ',';
        to[used++] = digits[i];
    }
    to[used] = '\0';
}

/* Neither number ever falls, so a line is never shorter than the one it stands on. */
static void draw(tool_progress *progress, int64_t records, double fraction) {
    char count[40], share[16] = "";
    write_count(count, sizeof count, records);
    if (!isnan(fraction)) snprintf(share, sizeof share, "%d %%  ", (int)(100 * fraction));
    const int written =
        fprintf(stderr, "\r%s%s %s%s", share, count,
                progress->what != NULL ? progress->what : "record", records == 1 ? "" : "s");
    if (written > progress->width) progress->width = written;
}

int32_t progress_tell(void *context, int64_t records, double fraction) {
    tool_progress *progress = context;
    const double now = seconds();
    if (now - progress->began < first_after || now - progress->drawn < again_after) return 0;
    progress->drawn = now;
    draw(progress, records, fraction);
    return 0;
}

void progress_end(tool_progress *progress) {
    if (progress->width > 0) fprintf(stderr, "\r%*s\r", progress->width, "");
    progress->width = 0;
}
