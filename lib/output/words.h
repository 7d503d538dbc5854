/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__OUTPUT_WORDS_H
#define CHISO__OUTPUT_WORDS_H

#include <chiso/results.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

/* What codes in a result mean, for people; languages are 0 English, 1 Vietnamese. */

/** A flag in a few words, and in a sentence; NULL for none of the list. */
const char *chiso__flag_words(const char *name, size_t length, int32_t language);
const char *chiso__flag_sentence(const char *name, size_t length, int32_t language);

/** Flags such as `no_df;exact` in words behind what `out` has, but for one (NULL: none). */
void chiso__flags_in_words(chiso__buffer *out, const char *text, const char *but, int32_t language);

/** What a setting is; NULL for one that is not in the list. */
const char *chiso__setting_words(const char *key, int32_t language);

/** What a value of a setting such as `pool` of `nation` means; NULL for one that is no such word.
 */
const char *chiso__setting_value_words(const char *key, const char *value, int32_t language);

/** A value of a setting as it is published: of files their names, not where somebody keeps them. */
const char *chiso__setting_shown(const chiso_result *result, size_t setting, size_t index);

#endif
