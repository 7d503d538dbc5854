/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_FAULT_COUNTS_H
#define CHISO_FAULT_COUNTS_H

/** Write what ran so far, where coverage is measured: before _exit and SIGKILL, which do not. */
void counts_write(void);

#endif
