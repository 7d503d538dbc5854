/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/covariance.h"

#include <math.h>

#include "base/error.h"

size_t chiso__estimates_rows(const chiso__estimates *e) {
    return (e->domains + 1) * e->n_targets;
}

chiso_status chiso__estimates_check_rows(const chiso__estimates *e, size_t rows,
                                         chiso_error *error) {
    const size_t there = chiso__estimates_rows(e);
    if (e->variance.method == CHISO_VARIANCE_NONE)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "how estimates vary together needs a variance; ask for taylor");
    if (rows == there) return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "there are %zu rows of estimates, not %zu: %zu of each of the whole and %zu "
                       "domains",
                       there, rows, e->n_targets, e->domains);
}

/* The slopes of every block of rows, and which estimates there are. */
struct blocks {
    const chiso__estimates *e;
    chiso__arena arena;
    chiso__slopes *slopes;      /* of each block */
    const chiso__slopes **room; /* of each domain, two */
    bool *there;                /* of each row */
};

static void linearise(struct blocks *b, size_t block, double *slope, double *gradient) {
    const chiso__estimates *e = b->e;
    const size_t domain = chiso__estimates_domain(e, block);
    for (size_t t = 0; t < e->n_targets; t++) {
        const chiso__target *target = &e->targets[t];
        const chiso__variable *variable = target->variable;
        if (target->statistic->is_inverse) continue;
        const double value = target->statistic->evaluate(
            variable, target->category, chiso__target_totals(e, target, domain), gradient);
        b->there[block * e->n_targets + t] = !isnan(value);
        for (size_t k = 0; k < variable->n_sums; k++)
            slope[(variable->first_sum + k) * e->n_targets + t] = gradient[k];
    }
}

static bool new_block(struct blocks *b, size_t block, double *gradient) {
    const chiso__estimates *e = b->e;
    const size_t sums = e->totals->row_sums;
    double *slope = chiso__arena_alloc(&b->arena, sums * e->n_targets * sizeof *slope);
    if (slope == NULL) return false;
    linearise(b, block, slope, gradient);
    b->slopes[block] =
        (chiso__slopes){.slope = slope, .width = e->n_targets, .first = block * e->n_targets};
    return true;
}

/* A row of a domain counts there and in the whole, whose block is the first. */
static bool new_blocks(struct blocks *b) {
    const chiso__estimates *e = b->e;
    const size_t domains = e->totals->domains.count;
    double *gradient = chiso__arena_alloc(&b->arena, e->totals->row_sums * sizeof *gradient);
    b->slopes = chiso__arena_alloc(&b->arena, (e->domains + 1) * sizeof *b->slopes);
    b->room = chiso__arena_alloc(&b->arena, CHISO__MOST_SLOPES * domains * sizeof *b->room);
    b->there = chiso__arena_alloc(&b->arena, chiso__estimates_rows(e) * sizeof *b->there);
    bool good = gradient != NULL && b->slopes != NULL && b->room != NULL && b->there != NULL;
    for (size_t block = 0; good && block <= e->domains; block++)
        good = new_block(b, block, gradient);
    for (size_t d = 0; good && d < domains; d++) b->room[CHISO__MOST_SLOPES * d] = &b->slopes[0];
    for (size_t block = 1; good && block <= e->domains; block++)
        b->room[CHISO__MOST_SLOPES * chiso__estimates_domain(e, block) + 1] = &b->slopes[block];
    return good;
}

bool chiso__estimates_covariance(const chiso__estimates *e, double *matrix) {
    struct blocks b = {.e = e};
    const size_t rows = chiso__estimates_rows(e);
    bool good = new_blocks(&b);
    if (good) {
        const chiso__linear linear = {.view = &e->view,
                                      .rows = e->view.rows,
                                      .n_rows = e->view.n_rows,
                                      .width = rows,
                                      .slopes = b.room,
                                      .lone_psu = e->variance.lone_psu,
                                      .full = true};
        chiso__support support;
        good = chiso__taylor(&linear, matrix, &support);
    }
    for (size_t i = 0; good && i < rows; i++) {
        for (size_t j = 0; j < rows; j++)
            if (!b.there[i] || !b.there[j]) matrix[i * rows + j] = NAN;
    }
    chiso__arena_free(&b.arena);
    return good;
}

chiso_status chiso_covariance(double *matrix, size_t rows, const chiso_totals *totals,
                              const chiso_estimate_options *options, chiso_error *error) {
    chiso__estimates e = {.totals = NULL};
    chiso_status status = chiso__estimates_new(&e, totals, options, error);
    if (status == CHISO_OK) status = chiso__estimates_check_rows(&e, rows, error);
    if (status == CHISO_OK && !chiso__estimates_covariance(&e, matrix))
        status = chiso__fail_memory(error);
    chiso__estimates_free(&e);
    return status;
}
