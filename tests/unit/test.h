/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_H
#define CHISO_TEST_H

/* What every unit test needs.  A test is a static function whose name is a sentence. */

#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <chiso/base.h>

/* cmocka 1.1.5 compares floats; this compares doubles, to |a - b| <= tolerance * max(1, |b|). */
#define assert_close(actual, expected, tolerance)                                                  \
    do {                                                                                           \
        double actual_ = (actual), expected_ = (expected), tolerance_ = (tolerance);               \
        double scale_ = fabs(expected_) > 1 ? fabs(expected_) : 1;                                 \
        if (!(fabs(actual_ - expected_) <= tolerance_ * scale_))                                   \
            fail_msg("%.17g is not within %g of %.17g", actual_, tolerance_, expected_);           \
    } while (0)

/* A call that must succeed, with its message when it does not. */
#define assert_ok(call, error)                                                                     \
    do {                                                                                           \
        chiso_status status_ = (call);                                                             \
        if (status_ != CHISO_OK) fail_msg("%s: %s", chiso_status_name(status_), (error).message);  \
    } while (0)

#define assert_contains(text, part)                                                                \
    do {                                                                                           \
        const char *text_ = (text), *part_ = (part);                                               \
        if (text_ == NULL || strstr(text_, part_) == NULL)                                         \
            fail_msg("\"%s\" does not contain \"%s\"", text_ ? text_ : "(NULL)", part_);           \
    } while (0)

/* Run the tests under the locale that CHISO_TEST_LOCALE names: a host program may have set any. */
#define RUN_TESTS(tests)                                                                           \
    (getenv("CHISO_TEST_LOCALE") != NULL && setlocale(LC_ALL, getenv("CHISO_TEST_LOCALE")) == NULL \
         ? 99                                                                                      \
         : cmocka_run_group_tests((tests), NULL, NULL))

#endif
