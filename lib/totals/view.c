/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/view.h"

#include <math.h>
#include <string.h>

#include "totals/rows.h"

/* --- sums of domains --- */

static bool new_collapsed(chiso__view *view, size_t count) {
    const chiso_totals *totals = view->totals;
    view->domains = chiso__arena_alloc(&view->arena, count * sizeof *view->domains);
    for (size_t i = 0; view->domains != NULL && i < count; i++) {
        chiso__collapsed *c = &view->domains[i];
        c->totals = chiso__arena_alloc(&view->arena, totals->row_sums * sizeof(double));
        c->counts = chiso__arena_alloc(&view->arena, totals->row_counts * sizeof(int64_t));
        if (c->totals == NULL || c->counts == NULL) return false;
    }
    return view->domains != NULL;
}

/* Add every row to its domain and to the whole, which comes last. */
static void collect(const chiso__view *view, chiso__sum *sums, bool *answered) {
    const chiso_totals *totals = view->totals;
    const size_t whole = totals->domains.count, width = totals->row_sums;
    for (size_t i = 0; i < totals->rows.pairs.count; i++) {
        const int32_t row = (int32_t)i;
        const size_t domain = (size_t)chiso__row_domain(totals, row);
        const double weight = view->frame.weight[chiso__row_unit(totals, row)];
        chiso__row_collect(totals, row, weight, sums + domain * width, view->domains[domain].counts,
                           answered);
        chiso__row_collect(totals, row, weight, sums + whole * width, view->domains[whole].counts,
                           answered);
    }
}

/* --- numbers about their centres --- */

/* a - c·b where all but the last digits may cancel. */
static void subtract(chiso__sum *a, double c, const chiso__sum *b) {
    const double product = c * b->sum;
    chiso__sum_add(a, -product);
    a->carry -= fma(c, b->sum, -product) + c * b->carry;
}

/* Σw(y - c) and Σw(y - c)² = (Σwy² - cΣwy) - cΣw(y - c) in place of Σwy and Σwy². */
void chiso__view_centre(chiso__sum *sums, double c) {
    subtract(&sums[CHISO__NUMBER_WYY], c, &sums[CHISO__NUMBER_WY]);
    subtract(&sums[CHISO__NUMBER_WY], c, &sums[CHISO__NUMBER_W]);
    subtract(&sums[CHISO__NUMBER_WYY], c, &sums[CHISO__NUMBER_WY]);
}

/* Variables of the tree have a centre of their own, the same in every piece; the others get their
   mean. */
static bool choose_centres(chiso__view *view, const chiso__sum *whole) {
    const chiso_totals *totals = view->totals;
    const size_t size = totals->n_variables * sizeof(chiso__variable);
    chiso__variable *variables = chiso__arena_alloc(&view->arena, size);
    if (variables == NULL) return false;
    if (size > 0) memcpy(variables, totals->variables, size);
    for (size_t v = totals->moments.variables; v < totals->n_variables; v++) {
        const chiso__sum *sums = whole + variables[v].first_sum;
        if (variables[v].kind != CHISO__KIND_NUMBER) continue;
        const double mean =
            chiso__sum_value(&sums[CHISO__NUMBER_WY]) / chiso__sum_value(&sums[CHISO__NUMBER_W]);
        variables[v].centre = isfinite(mean) ? mean : 0;
    }
    view->variables = variables;
    return true;
}

static void finish(const chiso__view *view, chiso__sum *sums, double *out) {
    const chiso_totals *totals = view->totals;
    for (size_t v = 0; v < totals->n_variables; v++) {
        if (view->variables[v].kind == CHISO__KIND_NUMBER && view->variables[v].centre != 0)
            chiso__view_centre(sums + view->variables[v].first_sum, view->variables[v].centre);
    }
    for (size_t i = 0; i < totals->row_sums; i++) out[i] = chiso__sum_value(&sums[i]);
}

static bool collapse(chiso__view *view) {
    const chiso_totals *totals = view->totals;
    const size_t count = totals->domains.count + 1, width = totals->row_sums;
    if (!new_collapsed(view, count)) return false;
    chiso__sum *sums = chiso__alloc(count * width, sizeof *sums);
    bool *answered = chiso__alloc(totals->instrument->n_nodes, sizeof *answered);
    const bool room = sums != NULL && answered != NULL;
    if (room) collect(view, sums, answered);
    const bool good = room && choose_centres(view, sums + (count - 1) * width);
    for (size_t i = 0; good && i < count; i++)
        finish(view, sums + i * width, view->domains[i].totals);
    chiso__free(sums);
    chiso__free(answered);
    return good;
}

/* --- rows --- */

const chiso__frame *chiso__view_sample(const chiso__view *view) {
    return view->within.frame != NULL ? view->within.frame : &view->frame;
}

int32_t chiso__view_unit(const chiso__view *view, int32_t row) {
    const int32_t unit = chiso__row_unit(view->totals, row);
    return view->within.frame != NULL ? view->within.unit[unit] : unit;
}

/* Rows by the place of their unit in the sample. */
static bool order_rows(chiso__view *view) {
    const chiso_totals *totals = view->totals;
    const chiso__frame *sample = chiso__view_sample(view);
    const size_t units = sample->totals->units.count, rows = totals->rows.pairs.count;
    int32_t *next = chiso__alloc(rows, sizeof *next); /* rows of a unit, chained */
    int32_t *head = chiso__alloc(units, sizeof *head);
    view->rows = chiso__arena_alloc(&view->arena, rows * sizeof *view->rows);
    const bool good = next != NULL && head != NULL && view->rows != NULL;
    for (size_t i = 0; good && i < units; i++) head[i] = -1;
    for (size_t i = rows; good && i-- > 0;) {
        const int32_t row = (int32_t)i, unit = chiso__view_unit(view, row);
        next[row] = head[unit];
        head[unit] = row;
    }
    for (size_t i = 0; good && i < units; i++) {
        for (int32_t row = head[sample->order[i]]; row >= 0; row = next[row])
            if (chiso__row_n(totals, row) > 0) view->rows[view->n_rows++] = row;
    }
    chiso__free(next);
    chiso__free(head);
    return good;
}

static bool order_own(chiso__view *view) {
    const size_t domains = view->totals->domains.count;
    view->own = chiso__arena_alloc(&view->arena, view->n_rows * sizeof *view->own);
    view->first = chiso__arena_alloc(&view->arena, (domains + 2) * sizeof *view->first);
    if (view->own == NULL || view->first == NULL) return false;
    size_t *next = view->first + 1; /* becomes first[d] once d's rows are all in */
    for (size_t i = 0; i < view->n_rows; i++)
        next[chiso__row_domain(view->totals, view->rows[i]) + 1]++;
    for (size_t d = 0; d < domains; d++) next[d + 1] += next[d];
    for (size_t i = 0; i < view->n_rows; i++)
        view->own[next[chiso__row_domain(view->totals, view->rows[i])]++] = view->rows[i];
    return true;
}

const int32_t *chiso__view_rows(const chiso__view *view, size_t domain, size_t *count) {
    const bool whole = domain == view->totals->domains.count;
    *count = whole ? view->n_rows : view->first[domain + 1] - view->first[domain];
    return whole ? view->rows : view->own + view->first[domain];
}

bool chiso__view_new(chiso__view *view, const chiso_totals *totals) {
    return chiso__view_new_within(view, totals, (chiso__within){.frame = NULL});
}

bool chiso__view_new_within(chiso__view *view, const chiso_totals *totals, chiso__within within) {
    *view = (chiso__view){.totals = totals, .within = within};
    return chiso__frame_new(&view->frame, totals) && collapse(view) && order_rows(view) &&
           order_own(view);
}

void chiso__view_free(chiso__view *view) {
    chiso__frame_free(&view->frame);
    chiso__arena_free(&view->arena);
}

/* --- one row --- */

static size_t entry(size_t *index, double *x, size_t count, size_t at, double value) {
    index[count] = at;
    x[count] = value;
    return count + (value != 0);
}

static size_t single_number(const chiso__variable *v, const double *number, double w, size_t *index,
                            double *x) {
    const double y = number[0] - v->centre;
    size_t n = entry(index, x, 0, v->first_sum + CHISO__NUMBER_W, w);
    n = entry(index, x, n, v->first_sum + CHISO__NUMBER_WY, w * y);
    return entry(index, x, n, v->first_sum + CHISO__NUMBER_WYY, w * y * y);
}

static size_t single_ratio(const chiso__variable *v, const double *number, double w, size_t *index,
                           double *x) {
    const double a = number[0], b = number[1];
    const double sums[CHISO__RATIO_SUMS] = {w, w * a, w * b, w * a * a, w * a * b, w * b * b};
    size_t n = 0;
    for (size_t i = 0; i < CHISO__RATIO_SUMS; i++)
        n = entry(index, x, n, v->first_sum + i, sums[i]);
    return n;
}

static size_t single_multiple(const chiso__variable *v, const double *number, double w,
                              size_t *index, double *x) {
    const uint64_t ticked = (uint64_t)number[0];
    size_t n = entry(index, x, 0, v->first_sum, w);
    for (size_t i = 0; i < v->categories; i++)
        n = entry(index, x, n, v->first_sum + 1 + i, (ticked >> i & 1) != 0 ? w : 0);
    return n;
}

/* What one respondent adds, by the kind of the variable. */
static size_t (*const singles[])(const chiso__variable *, const double *, double, size_t *,
                                 double *) = {
    [CHISO__KIND_NUMBER] = single_number,
    [CHISO__KIND_RATIO] = single_ratio,
    [CHISO__KIND_MULTIPLE] = single_multiple,
};

static size_t single_row(const chiso__view *view, const chiso__record *record, double weight,
                         size_t *index, double *x) {
    const double w = record->weight * weight;
    size_t n = entry(index, x, 0, CHISO__ROW_W, w);
    n = entry(index, x, n, CHISO__ROW_WW, w * w);
    for (size_t v = 0; v < view->totals->n_variables; v++) {
        const chiso__variable *variable = &view->variables[v];
        if (record->code[v] < 0) continue;
        if (variable->kind == CHISO__KIND_SCALE)
            n = entry(index, x, n, variable->first_sum + (size_t)record->code[v], w);
        else
            n += singles[variable->kind](variable, record->number + variable->first_value, w,
                                         index + n, x + n);
    }
    return n;
}

static size_t full_row(const chiso__view *view, int32_t row, double weight, size_t *index,
                       double *x) {
    const chiso_totals *totals = view->totals;
    const chiso__sum *sums = chiso__row_sums(totals, row);
    size_t n = entry(index, x, 0, CHISO__ROW_W, weight * chiso__sum_value(&sums[CHISO__ROW_W]));
    n = entry(index, x, n, CHISO__ROW_WW, weight * weight * chiso__sum_value(&sums[CHISO__ROW_WW]));
    for (size_t v = 0; v < totals->n_variables; v++) {
        const chiso__variable *variable = &view->variables[v];
        const size_t first = variable->first_sum;
        const bool moved = variable->kind == CHISO__KIND_NUMBER && variable->centre != 0;
        chiso__sum number[CHISO__NUMBER_SUMS];
        if (moved) {
            memcpy(number, sums + first, sizeof number);
            chiso__view_centre(number, variable->centre);
        }
        for (size_t i = 0; i < variable->n_sums; i++)
            n = entry(index, x, n, first + i,
                      weight * chiso__sum_value(moved ? &number[i] : &sums[first + i]));
    }
    return n;
}

size_t chiso__view_row(const chiso__view *view, int32_t row, size_t *index, double *x) {
    const double weight = view->frame.weight[chiso__row_unit(view->totals, row)];
    chiso__record record;
    if (chiso__row_single(view->totals, row, &record))
        return single_row(view, &record, weight, index, x);
    return full_row(view, row, weight, index, x);
}
