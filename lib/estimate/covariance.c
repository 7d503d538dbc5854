/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/covariance.h"

#include <math.h>

#include "base/error.h"
#include "estimate/together.h"
#include "estimate/variance.h"

size_t chiso__estimates_rows(const chiso__estimates *e) {
    return (e->domains + 1) * e->n_targets;
}

chiso_status chiso__estimates_check_rows(const chiso__estimates *e, size_t rows,
                                         chiso_error *error) {
    const size_t there = chiso__estimates_rows(e);
    if (e->variance.method == CHISO_VARIANCE_NONE)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "how estimates vary together needs a variance, and none is asked for");
    if (rows == there) return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "there are %zu rows of estimates, not %zu: %zu of each of the whole and %zu "
                       "domains",
                       there, rows, e->n_targets, e->domains);
}

/* --- linearised --- */

/* The slopes of every block of rows, and which estimates there are. */
struct blocks {
    const chiso__estimates *e;
    chiso__arena arena;
    chiso__slopes *slopes;      /* of each block */
    const chiso__slopes **room; /* of each domain, two */
};

void chiso__estimates_linearise(const chiso__estimates *e, size_t domain, double *slope,
                                double *gradient) {
    for (size_t t = 0; t < e->n_targets; t++) {
        const chiso__target *target = &e->targets[t];
        const chiso__variable *variable = target->variable;
        if (target->statistic->is_inverse) continue;
        target->statistic->evaluate(variable, target->category,
                                    chiso__target_totals(e, target, domain), gradient);
        for (size_t k = 0; k < variable->n_sums; k++)
            slope[(variable->first_sum + k) * e->n_targets + t] = gradient[k];
    }
}

static bool new_block(struct blocks *b, size_t block, double *gradient) {
    const chiso__estimates *e = b->e;
    const size_t sums = e->totals->row_sums;
    double *slope = chiso__arena_alloc(&b->arena, sums * e->n_targets * sizeof *slope);
    if (slope == NULL) return false;
    chiso__estimates_linearise(e, chiso__estimates_domain(e, block), slope, gradient);
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
    b->room = chiso__arena_alloc(&b->arena, CHISO__MOST_SLOPES * domains * sizeof(chiso__slopes *));
    bool good = !b->arena.failed;
    for (size_t block = 0; good && block <= e->domains; block++)
        good = new_block(b, block, gradient);
    for (size_t d = 0; good && d < domains; d++) b->room[CHISO__MOST_SLOPES * d] = &b->slopes[0];
    for (size_t block = 1; good && block <= e->domains; block++)
        b->room[CHISO__MOST_SLOPES * chiso__estimates_domain(e, block) + 1] = &b->slopes[block];
    return good;
}

/* Does a row have an estimate, and slopes that tell how it varies? */
static bool is_there(const chiso__estimates *e, size_t row) {
    const chiso__target *target = &e->targets[row % e->n_targets];
    const size_t domain = chiso__estimates_domain(e, row / e->n_targets);
    return !target->statistic->is_inverse &&
           !isnan(target->statistic->evaluate(target->variable, target->category,
                                              chiso__target_totals(e, target, domain), NULL));
}

static bool linearised(const chiso__estimates *e, double *matrix) {
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
        const bool there = is_there(e, i);
        for (size_t j = 0; !there && j < rows; j++)
            matrix[i * rows + j] = matrix[j * rows + i] = NAN;
    }
    chiso__arena_free(&b.arena);
    return good;
}

/* --- replicated --- */

chiso_status chiso__estimates_theta(double **theta, const chiso__estimates *e, chiso_error *error) {
    const size_t rows = chiso__estimates_rows(e), count = e->replicates.count;
    *theta = NULL;
    if (rows > 0 && count > (size_t)CHISO__MOST_FACTORS / rows)
        return chiso__fail(
            error, CHISO_E_ARGUMENT,
            "%zu replicates of %zu estimates take more than a gibibyte, and how they "
            "vary together needs all of them; choose fewer replicates, or --variance "
            "taylor",
            count, rows);
    *theta = chiso__alloc(rows * count, sizeof **theta);
    return *theta != NULL ? CHISO_OK : chiso__fail_memory(error);
}

static bool make_figures(const chiso__estimates *e, chiso__figure *figures, double *theta) {
    bool good = true;
    for (size_t block = 0; good && block <= e->domains; block++) {
        const size_t first = block * e->n_targets;
        good = chiso__estimates_domain_figures(
            e, chiso__estimates_domain(e, block), figures + first,
            theta != NULL ? theta + first * e->replicates.count : NULL);
    }
    return good;
}

static bool replicated(const chiso__estimates *e, const chiso__figure *figures, const double *theta,
                       double *matrix) {
    const size_t rows = chiso__estimates_rows(e);
    const chiso__together together = {
        .view = &e->view, .replicates = &e->replicates, .centre = e->variance.centre};
    chiso__part *parts = chiso__alloc(rows, sizeof *parts);
    for (size_t i = 0; parts != NULL && i < rows; i++)
        parts[i] = (chiso__part){.se = figures[i].se,
                                 .theta = theta + i * e->replicates.count,
                                 .estimate = figures[i].estimate};
    const bool good = parts != NULL && chiso__together_covariance(&together, parts, rows, matrix);
    chiso__free(parts);
    return good;
}

/* --- both --- */

static chiso_status by_replicates(const chiso__estimates *e, chiso__figure *figures, double *matrix,
                                  chiso_error *error) {
    double *theta;
    chiso_status status = chiso__estimates_theta(&theta, e, error);
    if (status == CHISO_OK &&
        !(make_figures(e, figures, theta) && replicated(e, figures, theta, matrix)))
        status = chiso__fail_memory(error);
    chiso__free(theta);
    return status;
}

chiso_status chiso__estimates_covariance(const chiso__estimates *e, chiso__figure *figures,
                                         double *matrix, chiso_error *error) {
    if (!chiso__variance_replicates(&e->variance)) {
        const bool good =
            (figures == NULL || make_figures(e, figures, NULL)) && linearised(e, matrix);
        return good ? CHISO_OK : chiso__fail_memory(error);
    }
    if (figures != NULL) return by_replicates(e, figures, matrix, error);
    chiso__figure *own = chiso__alloc(chiso__estimates_rows(e), sizeof *own);
    const chiso_status status =
        own != NULL ? by_replicates(e, own, matrix, error) : chiso__fail_memory(error);
    chiso__free(own);
    return status;
}

chiso_status chiso_covariance(double *matrix, size_t rows, const chiso_totals *totals,
                              const chiso_estimate_options *options, chiso_error *error) {
    chiso__estimates e = {.totals = NULL};
    chiso_status status = chiso__estimates_new(&e, totals, options, error);
    if (status == CHISO_OK) status = chiso__estimates_check_rows(&e, rows, error);
    if (status == CHISO_OK) status = chiso__estimates_covariance(&e, NULL, matrix, error);
    chiso__estimates_free(&e);
    return status;
}
