/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__OUTPUT_PALETTE_H
#define CHISO__OUTPUT_PALETTE_H

/*
 * Colours of the four groups, from best to poor: blue to red by way of light tones, told apart by
 * who sees no red or no green, and in grey by their lightness.  On the dark ones text is white, on
 * the light ones dark; its contrast is at least 4.5.
 */
enum {
    CHISO__COLOUR_BEST = 0x1B6CA8,
    CHISO__COLOUR_HIGH_AVERAGE = 0x8FC1E3,
    CHISO__COLOUR_LOW_AVERAGE = 0xF5C98A,
    CHISO__COLOUR_POOR = 0xB8452F,
    CHISO__COLOUR_INK = 0x1F2933,   /* text */
    CHISO__COLOUR_QUIET = 0x52606D, /* what is less important */
    CHISO__COLOUR_HEAD = 0x1F3A5F,  /* behind headings */
    CHISO__COLOUR_LINE = 0xC9D1DA,
    CHISO__COLOUR_PAPER = 0xFFFFFF
};

#endif
