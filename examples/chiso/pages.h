/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TOOL_PAGES_H
#define CHISO_TOOL_PAGES_H

/**
 * What is made from the tables of the tool while it is built, so that none of it can fall behind
 * --help.  All print to standard output.
 */

/** The manual page chiso.1.  `date`: when it was made, such as 2025-01-31. */
void print_man(const char *date);

/** Functions that completion.bash asks. */
void print_bash(void);

/** Completion for zsh and for fish. */
void print_zsh(void);
void print_fish(void);

#endif
