/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/options.h"

#include <stdbool.h>
#include <string.h>

static bool all_zero(const unsigned char *bytes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (bytes[i] != 0) return false;
    }
    return true;
}

chiso_status chiso__options_copy(void *options, size_t size, const void *given,
                                 chiso_error *error) {
    if (given == NULL) return CHISO_OK;
    size_t given_size;
    memcpy(&given_size, given, sizeof given_size);
    if (given_size < sizeof given_size)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "struct_size of the options is not set; start from their _INIT value");
    const size_t known = given_size < size ? given_size : size;
    if (!all_zero((const unsigned char *)given + known, given_size - known))
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "an option is set that chiso %s does not know; a newer library does",
                           chiso_version());
    memcpy(options, given, known);
    return CHISO_OK;
}
