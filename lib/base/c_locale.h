/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__BASE_C_LOCALE_H
#define CHISO__BASE_C_LOCALE_H

#include <locale.h>

/** The "C" locale for this thread alone; give what comes back to uselocale() afterwards.  glibc and
 * musl hand it out without allocating. */
static inline locale_t chiso__c_locale(void) {
    return uselocale(newlocale(LC_ALL_MASK, "C", (locale_t)0));
}

#endif
