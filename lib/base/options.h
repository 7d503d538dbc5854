/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__BASE_OPTIONS_H
#define CHISO__BASE_OPTIONS_H

#include "base/error.h"

/**
 * Copy an options struct of a caller, who may have been compiled when the struct was shorter or
 * when it had fields that this library does not know yet.  `options` holds the defaults and is
 * `size` bytes; both begin with their own size in bytes (size_t).  `given` NULL: the defaults stay.
 *
 * CHISO_OK · CHISO_E_ARGUMENT: the size was not set, or a field that this library does not have is
 * not zero
 */
chiso_status chiso__options_copy(void *options, size_t size, const void *given, chiso_error *error);

#endif
