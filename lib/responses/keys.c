/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "responses/keys.h"

#include <string.h>

#include "base/text.h"
#include "instrument/province.h"

static int32_t number_of_new(chiso__keys *keys, const char *text, int32_t provinces) {
    if (provinces != 0) {
        const char *code;
        if (!chiso__province_find(&code, provinces, text)) return CHISO__LOOKUP_MEMORY;
        return code != NULL ? chiso__lookup_add(&keys->values, code, strlen(code))
                            : CHISO__LOOKUP_NONE;
    }
    char *composed = chiso__text_fold(text, CHISO__FOLD_NONE);
    if (composed == NULL) return CHISO__LOOKUP_MEMORY;
    int32_t number = chiso__lookup_add(&keys->values, composed, strlen(composed));
    chiso__free(composed);
    return number;
}

int32_t chiso__keys_number(chiso__keys *keys, const char *text, size_t length, int32_t provinces) {
    int32_t spelling = chiso__lookup_find(&keys->spelling, text, length);
    if (spelling >= 0) return keys->number[spelling];
    int32_t number = number_of_new(keys, text, provinces);
    if (number == CHISO__LOOKUP_MEMORY) return number;
    if (!chiso__grow(&keys->number, &keys->capacity, keys->spelling.count + 1,
                     sizeof *keys->number))
        return CHISO__LOOKUP_MEMORY;
    spelling = chiso__lookup_add(&keys->spelling, text, length);
    if (spelling < 0) return CHISO__LOOKUP_MEMORY;
    keys->number[spelling] = number;
    return number;
}

void chiso__keys_forget_spelling(chiso__keys *keys) {
    chiso__lookup_free(&keys->spelling);
    chiso__free(keys->number);
    keys->number = NULL;
    keys->capacity = 0;
}

void chiso__keys_free(chiso__keys *keys) {
    chiso__keys_forget_spelling(keys);
    chiso__lookup_free(&keys->values);
}
