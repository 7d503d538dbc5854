/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "responses/pass.h"

int32_t chiso__request_unread(const chiso__request *request) {
    return request->optional ? -(int32_t)CHISO__NOT_ASKED : CHISO__LOOKUP_NONE;
}

static bool new_batch(chiso__arena *arena, chiso__batch *batch, size_t count) {
    batch->columns = chiso__arena_alloc(arena, count * sizeof *batch->columns);
    if (batch->columns == NULL) return false;
    for (size_t i = 0; i < count; i++) {
        chiso__batch_column *column = &batch->columns[i];
        column->value = chiso__arena_alloc(arena, CHISO__BATCH_ROWS * sizeof *column->value);
        column->code = chiso__arena_alloc(arena, CHISO__BATCH_ROWS * sizeof *column->code);
    }
    return !arena->failed;
}

static void name_columns(chiso__pass *pass, const chiso__header *header) {
    for (size_t i = 0; i < pass->count; i++) {
        const int at = pass->columns[i];
        pass->batch.columns[i].name = at >= 0 ? header->names[at] : pass->requests[i].name;
    }
}

chiso_status chiso__pass_match(chiso__pass *pass, const chiso__header *header, chiso_error *error) {
    chiso__repweights *repweights = &pass->repweights;
    chiso_status status = chiso__header_match(header, pass->requests, pass->count, pass->columns,
                                              pass->batch.file, pass->findings, error);
    if (status == CHISO_OK)
        status = chiso__repweights_match(repweights, header, pass->requests, pass->count,
                                         pass->columns, pass->batch.file, pass->findings, error);
    pass->batch.n_repweights = repweights->count;
    pass->batch.repweight_names = repweights->names;
    pass->batch.repweight = repweights->value;
    name_columns(pass, header);
    return status;
}

static chiso_status tell(chiso__pass *pass, double fraction, chiso_error *error) {
    const chiso_responses *responses = pass->responses;
    if (responses->progress == NULL) return CHISO_OK;
    pass->told = fraction;
    if (responses->progress(responses->progress_context, pass->all_records, fraction) == 0)
        return CHISO_OK;
    return chiso__fail(error, CHISO_E_CANCELLED, "reading was cancelled after %lld record%s",
                       (long long)pass->all_records, pass->all_records == 1 ? "" : "s");
}

/* A file can grow while it is read. */
chiso_status chiso__pass_hand_on(chiso__pass *pass, double at, chiso_error *error) {
    const double fraction = (pass->behind + at) / pass->whole;
    if (pass->batch.rows == 0) return CHISO_OK;
    chiso_status status = pass->function(pass->context, &pass->batch, error);
    pass->all_records += (int64_t)pass->batch.rows;
    pass->batch.rows = 0;
    return status == CHISO_OK ? tell(pass, fraction > 1 ? 1 : fraction, error) : status;
}

/* Rows of a table, or bytes of a file; NaN: not known, as of a pipe, or of what the kernel makes up
   while it is read. */
static double size_of(const chiso_responses *responses, size_t i) {
    struct stat about;
    const char *path = responses->paths[i];
    if (responses->tables != NULL) return (double)responses->tables[i].n_rows;
    if (strcmp(path, "-") == 0 || stat(path, &about) != 0) return NAN;
    if (S_ISREG(about.st_mode) && about.st_size > 0) return (double)about.st_size;
    return NAN;
}

/* The last records of a file need not be any that are handed on. */
static chiso_status tell_end(chiso__pass *pass, chiso_error *error) {
    return pass->told < 1 && !isnan(pass->whole) ? tell(pass, 1, error) : CHISO_OK;
}

static chiso_status read_all(chiso__pass *pass, chiso_error *error) {
    const chiso_responses *responses = pass->responses;
    chiso_status status = CHISO_OK;
    if (responses->tables != NULL) chiso__findings_count_records(pass->findings);
    for (size_t i = 0; responses->progress != NULL && i < responses->n_paths; i++)
        pass->whole += size_of(responses, i);
    for (size_t i = 0; status == CHISO_OK && i < responses->n_paths; i++) {
        pass->batch.file_number = i;
        status = responses->tables != NULL
                     ? chiso__pass_read_table(pass, &responses->tables[i], error)
                     : chiso__pass_read_file(pass, responses->paths[i], error);
    }
    return status == CHISO_OK ? tell_end(pass, error) : status;
}

static chiso_status read_as(chiso__arena *arena, const chiso__pass *asked, chiso_error *error) {
    chiso__pass *pass = chiso__arena_alloc(arena, sizeof *pass);
    if (pass == NULL) return chiso__fail_memory(error);
    *pass = *asked;
    pass->columns = chiso__arena_alloc(arena, pass->count * sizeof *pass->columns);
    if (!new_batch(arena, &pass->batch, pass->count)) return chiso__fail_memory(error);
    const chiso_status status = read_all(pass, error);
    chiso__repweights_free(&pass->repweights);
    return status;
}

chiso_status chiso__responses_each(const chiso_responses *responses, const chiso__request *requests,
                                   size_t count, chiso__keys *keys, chiso__findings *findings,
                                   chiso__batch_function *function, void *context,
                                   chiso_error *error) {
    chiso__arena arena = {0};
    const chiso__pass asked = {.responses = responses,
                               .requests = requests,
                               .count = count,
                               .keys = keys,
                               .findings = findings,
                               .function = function,
                               .context = context};
    const chiso_status status = read_as(&arena, &asked, error);
    chiso__arena_free(&arena);
    return status;
}
