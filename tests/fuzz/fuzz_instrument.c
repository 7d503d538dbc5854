/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An instrument's files out of one input, parted by lines %%: nodes.csv, instrument.csv,
 * scales.csv, variables.csv, breaks.csv (the last three may lack).  One that opens is the same
 * after an export. */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "fuzz.h"
#include "instrument/export.h"
#include "promises.h"
#include "scratch.h"

enum { FILES = 5, LANGUAGES = 2 };

static const char *folder, *exported, *paths[FILES];

int LLVMFuzzerInitialize(int *count, char ***words) {
    (void)count, (void)words;
    static const char *const names[FILES] = {"nodes.csv", "instrument.csv", "scales.csv",
                                             "variables.csv", "breaks.csv"};
    folder = scratch_folder();
    exported = scratch_path(folder, "exported");
    for (size_t i = 0; i < FILES; i++) paths[i] = scratch_path(folder, names[i]);
    return 0;
}

static void write_files(fuzz_input input) {
    bool more = true;
    for (size_t i = 0; i < FILES; i++) {
        const fuzz_input part = fuzz_part(&input, "\n%%\n");
        if (more)
            scratch_write(paths[i], part.bytes, part.length);
        else
            scratch_remove(paths[i]);
        more = input.length > 0;
    }
}

static chiso_status open_instrument(chiso_instrument **out, const char *name, size_t *faults) {
    chiso_error error = {0};
    chiso_result *findings = NULL;
    const chiso_status status = chiso_instrument_open(out, &findings, name, &error);
    promise_error(status, &error);
    *faults = promise_findings(findings);
    REQUIRE((status == CHISO_OK) == (*out != NULL), "%s", chiso_status_name(status));
    REQUIRE((status == CHISO_E_INSTRUMENT) == (*faults > 0), "%zu faults: %s", *faults,
            chiso_status_name(status));
    chiso_result_free(findings);
    return status;
}

static double number(const chiso_result *nodes, size_t row, const char *column) {
    return chiso_result_number(nodes, row, (size_t)chiso_result_find_column(nodes, column));
}

static const char *text(const chiso_result *nodes, size_t row, const char *column) {
    return chiso_result_text(nodes, row, (size_t)chiso_result_find_column(nodes, column));
}

/* The weights of the nodes under `parent` (NULL: the root) sum to 1; under a pool they have none.
 */
static void check_weights(const chiso_result *nodes, const char *parent) {
    double sum = 0;
    size_t children = 0;
    for (size_t i = 0; i < chiso_result_rows(nodes); i++) {
        const char *other = text(nodes, i, "parent");
        const bool child = parent == NULL ? other == NULL : other != NULL && !strcmp(parent, other);
        if (!child) continue;
        if (isnan(number(nodes, i, "weight"))) continue;
        sum += number(nodes, i, "weight");
        children++;
    }
    REQUIRE(children == 0 || fabs(sum - 1) < 1e-9, "weights under %s sum to %.17g",
            parent != NULL ? parent : "nothing", sum);
}

static void check_nodes(const chiso_result *nodes) {
    check_weights(nodes, NULL);
    for (size_t i = 0; i < chiso_result_rows(nodes); i++) {
        check_weights(nodes, text(nodes, i, "code"));
        REQUIRE(number(nodes, i, "range_min") < number(nodes, i, "range_max"), "the range of %s",
                text(nodes, i, "code"));
        REQUIRE(!(number(nodes, i, "min") >= number(nodes, i, "max")), "the bounds of %s",
                text(nodes, i, "code"));
    }
}

static void check_variables(const chiso_instrument *instrument, int32_t language) {
    chiso_error error = {0};
    chiso_result *variables = NULL;
    const chiso_status status =
        chiso_instrument_variables(&variables, instrument, language, &error);
    REQUIRE(status == CHISO_OK, "%s", error.message);
    REQUIRE(chiso_result_rows(variables) > 0, "no variable");
    promise_result(variables);
    chiso_result_free(variables);
}

static chiso_result *describe(const chiso_instrument *instrument, int32_t language) {
    chiso_error error = {0};
    chiso_result *nodes = NULL;
    const chiso_status status = chiso_instrument_describe(&nodes, instrument, language, &error);
    REQUIRE(status == CHISO_OK, "%s", error.message);
    REQUIRE(chiso_result_rows(nodes) == chiso_instrument_nodes(instrument), "rows");
    promise_result(nodes);
    check_nodes(nodes);
    check_variables(instrument, language);
    return nodes;
}

static char *describe_text(const chiso_instrument *instrument, int32_t language) {
    chiso_error error = {0};
    char *json = NULL;
    chiso_result *nodes = describe(instrument, language);
    const chiso_status status = chiso_output_render(&json, NULL, nodes, "json", NULL, &error);
    REQUIRE(status == CHISO_OK, "%s", error.message);
    chiso_result_free(nodes);
    return json;
}

/* What describe does not show stands in the files of an export. */
static void compare_files(const chiso_instrument *a, const chiso_instrument *b) {
    static void (*const writers[FILES])(chiso__export_text *, const chiso_instrument *) = {
        chiso__export_nodes, chiso__export_properties, chiso__export_scales,
        chiso__export_variables, chiso__export_breaks};
    for (size_t i = 0; i < FILES; i++) {
        chiso__export_text first = {0}, second = {0};
        writers[i](&first, a);
        writers[i](&second, b);
        REQUIRE(first.length == second.length &&
                    memcmp(first.bytes, second.bytes, first.length) == 0,
                "%.*s, not %.*s", (int)second.length, second.bytes, (int)first.length, first.bytes);
        chiso__free(first.bytes);
        chiso__free(second.bytes);
    }
}

static void compare(const chiso_instrument *a, const chiso_instrument *b) {
    for (int32_t language = 0; language < LANGUAGES; language++) {
        char *first = describe_text(a, language), *second = describe_text(b, language);
        REQUIRE(strcmp(first, second) == 0, "%s, not %s", second, first);
        chiso_output_free(first);
        chiso_output_free(second);
    }
    compare_files(a, b);
}

static void export_and_reopen(const chiso_instrument *instrument) {
    chiso_error error = {0};
    chiso_instrument *again = NULL;
    size_t faults;
    chiso_status status = chiso_instrument_export(instrument, exported, &error);
    REQUIRE(status == CHISO_OK, "%s", error.message);
    status = open_instrument(&again, exported, &faults);
    REQUIRE(status == CHISO_OK, "the export has %zu faults", faults);
    compare(instrument, again);
    chiso_instrument_free(again);
    scratch_remove(exported);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    chiso_instrument *instrument = NULL;
    size_t faults;
    scratch_remove(exported);
    write_files((fuzz_input){(const char *)data, size});
    if (open_instrument(&instrument, folder, &faults) == CHISO_OK) export_and_reopen(instrument);
    chiso_instrument_free(instrument);
    return 0;
}
