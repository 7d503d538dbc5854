/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quality/pairs.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

#include "base/error.h"

/* What the threads share: tiles are taken one by one, in ascending order. */
struct work {
    const chiso__pairs *pairs;
    size_t side, tiles; /* rows of tiles, and all on and above the diagonal */
    atomic_size_t next, done;
    atomic_bool cancelled;
    double told; /* the share that was told last, by the caller's own thread */
};

struct worker {
    struct work *work;
    chiso__likeness best;
    chiso__tile room;
    pthread_t thread;
    bool tells; /* it is the caller's own thread */
};

static void start_anew(const chiso__likeness *best, size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        best->share[i] = -1;
        best->other[i] = -1;
    }
}

/* --- the work --- */

/* Tile number t, counted row by row from the diagonal on; a and the first number of its row move
   up with t. */
static void locate(size_t t, size_t side, size_t *a, size_t *row_begin) {
    while (t - *row_begin >= side - *a) {
        *row_begin += side - *a;
        ++*a;
    }
}

static void tell(struct work *work) {
    const chiso__pairs *pairs = work->pairs;
    const double rows = (double)pairs->planes->rows;
    const double fraction = (double)atomic_load(&work->done) / (double)work->tiles;
    work->told = fraction;
    if (pairs->progress != NULL &&
        pairs->progress(pairs->progress_context, (int64_t)(fraction * rows * (rows - 1) / 2),
                        fraction) != 0)
        atomic_store(&work->cancelled, true);
}

static void *run(void *context) {
    struct worker *worker = context;
    struct work *work = worker->work;
    const chiso__pairs *pairs = work->pairs;
    size_t a = 0, row_begin = 0;
    while (!atomic_load(&work->cancelled)) {
        const size_t t = atomic_fetch_add(&work->next, 1);
        if (t >= work->tiles) break;
        locate(t, work->side, &a, &row_begin);
        chiso__tile_compare(&worker->best, &worker->room, pairs->planes, a, a + t - row_begin,
                            pairs->least);
        atomic_fetch_add(&work->done, 1);
        if (worker->tells) tell(work);
    }
    return NULL;
}

/* --- threads --- */

/* Signals of the host are for its own threads. */
static bool start(struct worker *worker) {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    const bool started = pthread_create(&worker->thread, NULL, run, worker) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

/* The more like of two; of equals the first, as one thread alone would have found it. */
static void merge(const chiso__likeness *into, const chiso__likeness *from, size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        const float share = from->share[i];
        if (share < into->share[i]) continue;
        if (share == into->share[i] && from->other[i] >= into->other[i]) continue;
        into->share[i] = share;
        into->other[i] = from->other[i];
    }
}

static void free_workers(struct worker *workers, size_t count) {
    for (size_t k = 1; k < count; k++) {
        chiso__free(workers[k].best.share);
        chiso__free(workers[k].best.other);
    }
    chiso__free(workers);
}

/* The caller's own thread is the first worker; the others have room of their own for what they
 * find.
 */
static struct worker *new_workers(struct work *work, const chiso__likeness *best, size_t count) {
    const size_t rows = work->pairs->planes->rows;
    struct worker *workers = chiso__alloc(count, sizeof *workers);
    if (workers == NULL) return NULL;
    workers[0].best = *best;
    workers[0].tells = true;
    bool good = true;
    for (size_t k = 0; k < count; k++) {
        struct worker *worker = &workers[k];
        worker->work = work;
        if (k > 0) worker->best.share = chiso__alloc(rows, sizeof *worker->best.share);
        if (k > 0) worker->best.other = chiso__alloc(rows, sizeof *worker->best.other);
        good = good && worker->best.share != NULL && worker->best.other != NULL;
        if (good) start_anew(&worker->best, rows);
    }
    if (good) return workers;
    free_workers(workers, count);
    return NULL;
}

/* Where a thread cannot be started, the others do its work. */
static void run_all(struct worker *workers, size_t count) {
    const size_t rows = workers[0].work->pairs->planes->rows;
    size_t started = 1;
    while (started < count && start(&workers[started])) started++;
    run(&workers[0]);
    for (size_t k = 1; k < started; k++) {
        pthread_join(workers[k].thread, NULL);
        merge(&workers[0].best, &workers[k].best, rows);
    }
}

chiso_status chiso__pairs_compare(chiso__likeness *best, const chiso__pairs *pairs,
                                  chiso_error *error) {
    const size_t rows = pairs->planes->rows, side = (rows + CHISO__TILE - 1) / CHISO__TILE;
    struct work work = {.pairs = pairs, .side = side, .tiles = side * (side + 1) / 2};
    const size_t threads = pairs->threads < work.tiles ? pairs->threads : work.tiles;
    const size_t count = threads > 0 ? threads : 1;
    struct worker *workers = new_workers(&work, best, count);
    if (workers == NULL) return chiso__fail_memory(error);
    run_all(workers, count);
    free_workers(workers, count);
    if (!atomic_load(&work.cancelled) && work.told < 1 && work.tiles > 0) tell(&work);
    if (!atomic_load(&work.cancelled)) return CHISO_OK;
    return chiso__fail(error, CHISO_E_CANCELLED, "comparing respondents was cancelled");
}

size_t chiso__pairs_threads(void) {
    const long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count > 1 ? (size_t)count : 1;
}
