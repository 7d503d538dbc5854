/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "instrument/load.h"

/* Made by cmake/EmbedFile.cmake from the files in builtin/. */
extern const unsigned char chiso__papi_instrument[], chiso__papi_nodes[];
extern const size_t chiso__papi_instrument_length, chiso__papi_nodes_length;
extern const unsigned char chiso__papi_breaks[], chiso__sipas_breaks[];
extern const size_t chiso__papi_breaks_length, chiso__sipas_breaks_length;
extern const unsigned char chiso__sipas_instrument[], chiso__sipas_nodes[];
extern const size_t chiso__sipas_instrument_length, chiso__sipas_nodes_length;
extern const unsigned char chiso__sipas_scales[], chiso__sipas_variables[];
extern const size_t chiso__sipas_scales_length, chiso__sipas_variables_length;

typedef struct bytes {
    const char *name; /* NULL: there is no such file */
    const unsigned char *bytes;
    const size_t *length;
} bytes;

/* The files that several years share. */
typedef struct family {
    bytes instrument, nodes, scales, variables, breaks;
} family;

static const family papi = {
    .instrument = {"papi/instrument.csv", chiso__papi_instrument, &chiso__papi_instrument_length},
    .nodes = {"papi/nodes.csv", chiso__papi_nodes, &chiso__papi_nodes_length},
    .breaks = {"papi/breaks.csv", chiso__papi_breaks, &chiso__papi_breaks_length},
};

static const family sipas = {
    {"sipas/instrument.csv", chiso__sipas_instrument, &chiso__sipas_instrument_length},
    {"sipas/nodes.csv", chiso__sipas_nodes, &chiso__sipas_nodes_length},
    {"sipas/scales.csv", chiso__sipas_scales, &chiso__sipas_scales_length},
    {"sipas/variables.csv", chiso__sipas_variables, &chiso__sipas_variables_length},
    {"sipas/breaks.csv", chiso__sipas_breaks, &chiso__sipas_breaks_length},
};

/* In alphabetical order. */
static const struct builtin {
    const char *name;
    const family *family;
    int year;
} builtins[] = {
    {"papi-2011", &papi, 2011},   {"papi-2012", &papi, 2012}, {"papi-2013", &papi, 2013},
    {"papi-2014", &papi, 2014},   {"papi-2015", &papi, 2015}, {"papi-2016", &papi, 2016},
    {"papi-2017", &papi, 2017},   {"papi-2018", &papi, 2018}, {"papi-2019", &papi, 2019},
    {"papi-2020", &papi, 2020},   {"papi-2021", &papi, 2021}, {"papi-2022", &papi, 2022},
    {"papi-2023", &papi, 2023},   {"papi-2024", &papi, 2024}, {"sipas-2022", &sipas, 2022},
    {"sipas-2024", &sipas, 2024},
};

size_t chiso_instrument_builtins(void) {
    return sizeof builtins / sizeof builtins[0];
}

const char *chiso_instrument_builtin(size_t index) {
    return index < chiso_instrument_builtins() ? builtins[index].name : NULL;
}

static chiso__sheet_source source_of(const bytes *b, int year) {
    if (b->name == NULL) return (chiso__sheet_source){0};
    return (chiso__sheet_source){b->name, (const char *)b->bytes, *b->length, year};
}

bool chiso__builtin_files(chiso__instrument_files *files, const char *name) {
    for (size_t i = 0; i < chiso_instrument_builtins(); i++) {
        const struct builtin *b = &builtins[i];
        if (strcmp(name, b->name) != 0) continue;
        files->instrument = source_of(&b->family->instrument, b->year);
        files->nodes = source_of(&b->family->nodes, b->year);
        files->scales = source_of(&b->family->scales, b->year);
        files->variables = source_of(&b->family->variables, b->year);
        files->breaks = source_of(&b->family->breaks, 0); /* of all years */
        return true;
    }
    return false;
}
