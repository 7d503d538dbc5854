/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_FUZZ_PROMISES_H
#define CHISO_FUZZ_PROMISES_H

#include <chiso/chiso.h>

/* What holds for every result and every failure, whatever was read. */

/** The result is well written in every format: JSON that parses, CSV that reads back, UTF-8. */
void promise_result(const chiso_result *result);

/** Every finding has a severity and advice; returns how many are faults.  NULL has none. */
size_t promise_findings(const chiso_result *findings);

/** A failure says what is wrong, once. */
void promise_error(chiso_status status, const chiso_error *error);

#endif
