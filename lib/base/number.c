/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/number.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/c_locale.h"

enum { LONGEST_NUMBER = 400 };

/* The digits of a number, as read. */
struct decimal {
    uint64_t mantissa; /* the first nineteen significant digits */
    int digits;        /* how many significant digits there are */
    int exponent;      /* power of ten that belongs to mantissa */
    bool negative;
};

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static const char *read_digits(struct decimal *d, const char *p, const char *end, int step,
                               bool *any) {
    for (; p < end && is_digit(*p); p++, *any = true) {
        if (d->mantissa > 0 || *p != '0') d->digits++;
        if (d->digits <= 19) d->mantissa = 10 * d->mantissa + (uint64_t)(*p - '0');
        d->exponent += d->digits <= 19 ? step : step + 1;
    }
    return p;
}

static const char *read_exponent(struct decimal *d, const char *p, const char *end, bool *ok) {
    if (p == end || (*p != 'e' && *p != 'E')) return p;
    p++;
    bool negative = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+')) p++;
    int exponent = 0;
    *ok = *ok && p < end;
    for (; p < end && is_digit(*p); p++) {
        if (exponent < 100000) exponent = 10 * exponent + (*p - '0');
    }
    d->exponent += negative ? -exponent : exponent;
    return p;
}

static bool scan(struct decimal *d, const char *text, size_t length, char decimal) {
    const char *p = text, *end = text + length;
    bool any = false, ok = true;
    if (p < end && (*p == '-' || *p == '+')) d->negative = *p++ == '-';
    p = read_digits(d, p, end, 0, &any);
    if (p < end && *p == decimal) p = read_digits(d, p + 1, end, -1, &any);
    p = read_exponent(d, p, end, &ok);
    return any && ok && p == end;
}

/* strtod in the "C" locale, for the few numbers whose digits do not fit a double exactly. */
static double slow_number(const char *text, size_t length, char decimal) {
    char copy[LONGEST_NUMBER];
    memcpy(copy, text, length);
    copy[length] = '\0';
    char *mark = memchr(copy, decimal, length);
    if (mark != NULL) *mark = '.';
    locale_t before = chiso__c_locale();
    double value = strtod(copy, NULL);
    uselocale(before);
    return value;
}

bool chiso__number_from_text(double *value, const char *text, size_t length, char decimal) {
    static const double power[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                   1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                   1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    struct decimal d = {0};
    if (length >= LONGEST_NUMBER || !scan(&d, text, length, decimal)) return false;
    double result;
    /* Both factors are exact in a double, so one multiplication or division rounds once (Clinger).
     */
    if (d.digits <= 19 && d.mantissa <= UINT64_C(1) << 53 && d.exponent >= -22 &&
        d.exponent <= 22) {
        double exact = (double)d.mantissa;
        result = d.exponent < 0 ? exact / power[-d.exponent] : exact * power[d.exponent];
        if (d.negative) result = -result;
    } else {
        result = slow_number(text, length, decimal);
    }
    if (!isfinite(result)) return false;
    *value = result;
    return true;
}

bool chiso__integer_from_text(int *value, const char *text, size_t length) {
    size_t sign = length > 0 && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    if (length == sign || length - sign > 9) return false;
    int result = 0;
    for (size_t i = sign; i < length; i++) {
        if (!is_digit(text[i])) return false;
        result = 10 * result + (text[i] - '0');
    }
    *value = text[0] == '-' ? -result : result;
    return true;
}

void chiso__number_to_text(char text[CHISO__NUMBER_TEXT], double value) {
    text[0] = '\0';
    if (!isfinite(value)) return;
    locale_t before = chiso__c_locale();
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, CHISO__NUMBER_TEXT, "%.*g", digits, value);
        if (strtod(text, NULL) == value) break;
    }
    uselocale(before);
}

void chiso__number_to_fixed(char text[CHISO__NUMBER_TEXT], double value, int decimals) {
    text[0] = '\0';
    if (!isfinite(value)) return;
    locale_t before = chiso__c_locale();
    if (fabs(value) < 1e14)
        snprintf(text, CHISO__NUMBER_TEXT, "%.*f", decimals, value);
    else
        snprintf(text, CHISO__NUMBER_TEXT, "%.*e", decimals, value);
    uselocale(before);
}
