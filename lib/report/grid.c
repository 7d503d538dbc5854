/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/grid.h"

#include <string.h>

#include "base/error.h"

/* The values of the by columns behind each other; none and an empty one differ. */
static bool spell_domain(chiso__grid *grid, const chiso_result *result, size_t row, size_t first) {
    grid->name.length = 0;
    for (size_t i = 0; i < grid->n_by; i++) {
        const char *value = chiso_result_text(result, row, first + i);
        chiso__buffer_add(&grid->name, value != NULL ? "=" : "-", 1);
        if (value != NULL) chiso__buffer_add(&grid->name, value, strlen(value) + 1);
    }
    chiso__buffer_add(&grid->name, "", 1); /* there is something without any column */
    return !grid->name.failed;
}

static bool add_nodes(chiso__grid *grid) {
    const size_t code = (size_t)chiso_result_find_column(grid->scores, "code");
    const size_t rows = chiso_result_rows(grid->scores);
    for (size_t row = 0; row < rows; row++) {
        const char *text = chiso_result_text(grid->scores, row, code);
        const int32_t number = chiso__lookup_add(&grid->codes, text, strlen(text));
        if (number == CHISO__LOOKUP_MEMORY) return false;
        if ((size_t)number != row) break; /* the nodes of the next domain */
    }
    grid->nodes = grid->codes.count;
    grid->domains = grid->nodes > 0 ? rows / grid->nodes : 0;
    return true;
}

static bool add_domains(chiso__grid *grid) {
    for (size_t i = 0; i < grid->domains; i++) {
        if (!spell_domain(grid, grid->scores, i * grid->nodes, 0) ||
            chiso__lookup_add(&grid->names, grid->name.bytes, grid->name.length) < 0)
            return false;
    }
    return true;
}

chiso_status chiso__grid_new(chiso__grid *grid, const chiso_result *scores, chiso_error *error) {
    grid->scores = scores;
    grid->n_by = (size_t)chiso_result_find_column(scores, "code");
    return add_nodes(grid) && add_domains(grid) ? CHISO_OK : chiso__fail_memory(error);
}

void chiso__grid_free(chiso__grid *grid) {
    chiso__lookup_free(&grid->names);
    chiso__lookup_free(&grid->codes);
    chiso__buffer_free(&grid->name);
}

size_t chiso__grid_row(const chiso__grid *grid, size_t domain, size_t node) {
    return domain * grid->nodes + node;
}

int32_t chiso__grid_domain(chiso__grid *grid, const chiso_result *result, size_t row,
                           size_t first) {
    if (!spell_domain(grid, result, row, first)) return CHISO__LOOKUP_MEMORY;
    return chiso__lookup_find(&grid->names, grid->name.bytes, grid->name.length);
}

int32_t chiso__grid_node(const chiso__grid *grid, const char *code) {
    return code != NULL ? chiso__lookup_find(&grid->codes, code, strlen(code)) : CHISO__LOOKUP_NONE;
}

double chiso__report_number(const chiso_result *result, size_t row, const char *column) {
    return chiso_result_number(result, row, (size_t)chiso_result_find_column(result, column));
}

const char *chiso__report_text(const chiso_result *result, size_t row, const char *column) {
    return chiso_result_text(result, row, (size_t)chiso_result_find_column(result, column));
}
