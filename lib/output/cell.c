/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "output/formats.h"

/* Below this every whole number is written with all its digits and no exponent. */
static const double PLAIN = 1e14;

void chiso__output_number(char text[CHISO__NUMBER_TEXT], double value) {
    if (fabs(value) < PLAIN && value == trunc(value))
        chiso__number_to_fixed(text, fabs(value) > 0 ? value : 0, 0); /* no -0 */
    else
        chiso__number_to_text(text, value);
}

int chiso__output_decimals(double value) {
    if (!(fabs(value) < PLAIN)) return 0;
    char text[CHISO__NUMBER_TEXT];
    chiso__number_to_fixed(text, value, CHISO__MOST_DECIMALS);
    if (fabs(value) > 0 && strspn(text, "-0.") == strlen(text)) return CHISO__MOST_DECIMALS;
    int decimals = CHISO__MOST_DECIMALS;
    for (size_t last = strlen(text) - 1; text[last] == '0' && decimals > 0; last--) decimals--;
    return decimals;
}

void chiso__output_rounded(char text[CHISO__NUMBER_TEXT], double value, int decimals) {
    if (!(fabs(value) < PLAIN)) {
        chiso__output_number(text, value);
        return;
    }
    chiso__number_to_fixed(text, value, decimals);
    if (text[0] == '-' && strspn(text, "-0.") == strlen(text))
        memmove(text, text + 1, strlen(text));
}
