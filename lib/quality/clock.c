/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quality/clock.h"

#include <math.h>

enum { DAY = 24 * 60, LONGEST = 9 };

/* Digits at *at, at least `least` and at most `most`. */
static bool read_digits(int *out, const char **at, int least, int most) {
    int count = 0;
    *out = 0;
    while (count < most && **at >= '0' && **at <= '9') {
        *out = 10 * *out + (**at - '0');
        ++*at;
        count++;
    }
    return count >= least;
}

static bool read_mark(const char **at, char mark) {
    if (**at != mark) return false;
    ++*at;
    return true;
}

/* --- days --- */

static int days_of(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

/* Since 1970-01-01 (Hinnant, days_from_civil). */
static int day_number(int year, int month, int day) {
    const int y = month <= 2 ? year - 1 : year, era = y / 400, of_era = y - era * 400;
    const int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/* 2024-05-31 or 31/05/2024; *at stays where there is neither. */
static bool read_day(double *minutes, const char **at) {
    const char *here = *at;
    int first, month, last, digits;
    if (!read_digits(&first, &here, 1, 4)) return false;
    digits = (int)(here - *at);
    const char mark = *here;
    if (mark != '-' && mark != '/' && mark != '.') return false;
    ++here;
    if (!read_digits(&month, &here, 1, 2) || !read_mark(&here, mark)) return false;
    const bool year_first = digits == 4;
    if (!read_digits(&last, &here, year_first ? 1 : 4, year_first ? 2 : 4)) return false;
    const int year = year_first ? first : last, day = year_first ? last : first;
    if (digits == 3 || month < 1 || month > 12 || year < 1) return false;
    if (day < 1 || day > days_of(year, month)) return false;
    *minutes = (double)day_number(year, month, day) * DAY;
    *at = here;
    return true;
}

/* --- the time of day --- */

static bool read_seconds(double *minutes, const char **at) {
    int seconds, fraction;
    if (!read_mark(at, ':')) return true;
    if (!read_digits(&seconds, at, 2, 2) || seconds > 60) return false;
    *minutes += seconds / 60.0;
    if (!read_mark(at, '.') && !read_mark(at, ',')) return true;
    const char *begin = *at;
    if (!read_digits(&fraction, at, 1, LONGEST)) return false;
    *minutes += fraction / pow(10, (double)(*at - begin)) / 60;
    return true;
}

static bool read_time(double *minutes, const char **at) {
    int hours, rest;
    if (!read_digits(&hours, at, 1, 2) || !read_mark(at, ':')) return false;
    if (!read_digits(&rest, at, 2, 2) || hours > 23 || rest > 59) return false;
    *minutes += hours * 60 + rest;
    return read_seconds(minutes, at);
}

/* Z, or +07:00, +0700, +07: how far the clock is ahead. */
static bool read_zone(double *minutes, const char **at) {
    int hours, rest = 0;
    if (read_mark(at, 'Z') || **at == '\0') return true;
    const bool ahead = **at == '+';
    if (!read_mark(at, '+') && !read_mark(at, '-')) return false;
    if (!read_digits(&hours, at, 2, 2)) return false;
    const bool marked = read_mark(at, ':');
    if ((marked || **at != '\0') && !read_digits(&rest, at, 2, 2)) return false;
    const int off = hours * 60 + rest;
    *minutes += ahead ? -off : off;
    return true;
}

bool chiso__clock_read(chiso__moment *moment, const char *text) {
    const char *at = text;
    *moment = (chiso__moment){.dated = false};
    moment->dated = read_day(&moment->minutes, &at);
    if (moment->dated && !read_mark(&at, ' ') && !read_mark(&at, 'T')) return false;
    return read_time(&moment->minutes, &at) && read_zone(&moment->minutes, &at) && *at == '\0';
}

double chiso__clock_between(const chiso__moment *start, const chiso__moment *end) {
    const double minutes = end->minutes - start->minutes;
    if (start->dated != end->dated) return NAN;
    return !start->dated && minutes < 0 ? minutes + DAY : minutes;
}
