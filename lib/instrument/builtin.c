/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "instrument/load.h"

/* Made by cmake/EmbedFile.cmake from the files in builtin/. */
extern const unsigned char chiso__papi_instrument[], chiso__papi_nodes[];
extern const size_t chiso__papi_instrument_length, chiso__papi_nodes_length;

typedef struct bytes {
    const char *name;
    const unsigned char *bytes;
    const size_t *length;
} bytes;

/* The files that several years share. */
static const struct family {
    bytes instrument, nodes;
} papi = {
    {"papi/instrument.csv", chiso__papi_instrument, &chiso__papi_instrument_length},
    {"papi/nodes.csv", chiso__papi_nodes, &chiso__papi_nodes_length},
};

/* In alphabetical order. */
static const struct builtin {
    const char *name;
    const struct family *family;
    int year;
} builtins[] = {
    {"papi-2011", &papi, 2011}, {"papi-2012", &papi, 2012}, {"papi-2013", &papi, 2013},
    {"papi-2014", &papi, 2014}, {"papi-2015", &papi, 2015}, {"papi-2016", &papi, 2016},
    {"papi-2017", &papi, 2017}, {"papi-2018", &papi, 2018}, {"papi-2019", &papi, 2019},
    {"papi-2020", &papi, 2020}, {"papi-2021", &papi, 2021}, {"papi-2022", &papi, 2022},
    {"papi-2023", &papi, 2023}, {"papi-2024", &papi, 2024},
};

size_t chiso_instrument_builtins(void) {
    return sizeof builtins / sizeof builtins[0];
}

const char *chiso_instrument_builtin(size_t index) {
    return index < chiso_instrument_builtins() ? builtins[index].name : NULL;
}

static chiso__sheet_source source_of(const bytes *b, int year) {
    return (chiso__sheet_source){b->name, (const char *)b->bytes, *b->length, year};
}

bool chiso__builtin_files(chiso__instrument_files *files, const char *name) {
    for (size_t i = 0; i < chiso_instrument_builtins(); i++) {
        const struct builtin *b = &builtins[i];
        if (strcmp(name, b->name) != 0) continue;
        files->instrument = source_of(&b->family->instrument, b->year);
        files->nodes = source_of(&b->family->nodes, b->year);
        return true;
    }
    return false;
}
