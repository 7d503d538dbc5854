/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_FAULT_CALLS_H
#define CHISO_FAULT_CALLS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * open, read, write and their like, defined here, so that any one that the library makes can go
 * wrong.  What tidies up (unlink, rmdir) never does.
 */

typedef enum call_fault {
    CALLS_FAIL,       /* the call fails with an errno */
    CALLS_FAIL_LATER, /* and so do all after it */
    CALLS_HALVE,      /* half of the bytes are read or written */
    CALLS_KILL        /* the process is killed before the call, or halfway through writing */
} call_fault;

typedef struct calls_report {
    size_t count;     /* calls while watching */
    const char *name; /* of the first that went wrong; NULL: none did */
    bool matters;     /* it decided whether bytes arrived: it must not be passed over */
} calls_report;

/** Begin to watch: call `at` (from 1; 0: none) goes wrong. */
void calls_watch(size_t at, call_fault fault, int number);

calls_report calls_stop(void);

#endif
