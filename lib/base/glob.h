/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__BASE_GLOB_H
#define CHISO__BASE_GLOB_H

#include <stdbool.h>

/** Does a whole text match a pattern?  `*` stands for any letters or none, `?` for one character of
 *  UTF-8; everything else for itself. */
bool chiso__glob(const char *pattern, const char *text);

#endif
