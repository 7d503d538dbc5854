/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_FUZZ_STREAM_H
#define CHISO_FUZZ_STREAM_H

#include <stddef.h>

/* Standard input out of memory (linked with --wrap=read): first `pad` in as few reads as are asked
 * for, then `bytes`, at most `step` a read. */
void stream_start(const char *pad, size_t pad_length, const char *bytes, size_t length,
                  size_t step);
void stream_stop(void);

#endif
