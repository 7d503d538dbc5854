/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_FAULT_SCENARIO_H
#define CHISO_FAULT_SCENARIO_H

#include <stddef.h>

#include "outcome.h"

/* One use of the library, to be run again and again while something fails. */
typedef struct scenario {
    const char *name;
    void (*run)(outcome *o);
    void (*before)(void); /* fills the working directory; NULL: it is empty */
} scenario;

typedef struct scenarios {
    const scenario *first;
    size_t count;
} scenarios;

#define SCENARIOS(list)                                                                            \
    { (list), sizeof(list) / sizeof(list)[0] }

/** Each with the first, second … last request for memory failing; how many complaints. */
size_t complaints_without_memory(const scenarios *all);

/** Each with the first, second … last system call that reads or writes going wrong. */
size_t complaints_with_failing_calls(const scenarios *all);

#endif
