#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes cdf.csv and far.csv, by mpmath with 40 digits: see README.md."""
from mpmath import exp, inf, mp, mpf, ncdf, npdf, pi, quad, sqrt

mp.dps = 40
POINTS = ["-4", "-1.5", "-0.3", "0", "0.8", "2.5"]
CORRELATIONS = ["0", "0.1", "0.5", "0.9", "0.92", "0.93", "0.97", "0.99", "0.999", "0.99999"]


def between(low, high, y_low, y_high, r):
    """P(low < X <= high, y_low < Y <= y_high): Y is normal about rX, given X."""
    s = sqrt((1 - r) * (1 + r))

    def of(x):  # from the tail that is nearer
        a, b = (y_low - r * x) / s, (y_high - r * x) / s
        return npdf(x) * (ncdf(-a) - ncdf(-b) if a > 0 else ncdf(b) - ncdf(a))

    bends = sorted({low, high} | {x for y in (y_low, y_high) if abs(y) < inf and r != 0
                                  for x in [(y + k * s) / r for k in (-40, -12, -4, -1, 0, 1, 4, 12, 40)] if low < x < high}
                   | {x + k * s * s for x in (low, high) for k in (-64, -16, -4, -1, 1, 4, 16, 64) if low < x + k * s * s < high}
                   | {mpf(x) for x in (-12, -6, -3, 0, 3, 6, 12) if low < x < high})
    return quad(of, bends)


def density(h, k, r):
    if abs(h) == inf or abs(k) == inf:
        return mpf(0), mpf(0)
    left = 1 - r * r
    d = exp(-(h * h - 2 * r * h * k + k * k) / (2 * left)) / (2 * pi * sqrt(left))
    return d, d * (r / left + (h * k * (1 + r * r) - r * (h * h + k * k)) / left ** 2)


def text(x):
    return mp.nstr(x, 17, min_fixed=-1, max_fixed=1)


with open("cdf.csv", "w", encoding="utf-8") as out:
    out.write("h,k,r,cdf,density,slope\n")
    for h in POINTS:
        for k in POINTS:
            for r in CORRELATIONS:
                for sign in ("", "-"):
                    if (r == "0" and sign) or mpf(h) > mpf(k):
                        continue
                    at = mpf(h), mpf(k), mpf(float(sign + r))  # the double that a reader makes of it
                    both = between(-inf, at[0], -inf, at[1], at[2])
                    out.write(",".join([h, k, sign + r, text(both), *map(text, density(*at))]) + "\n")

FAR = [  # x from, to, y from, to
    ("-inf", "-2", "2", "inf"), ("-3", "-2.2", "1", "1.5"), ("-0.5", "0.4", "3", "inf"), ("-inf", "-1", "1", "inf"),
    ("0.5", "1", "2.5", "3"),
]
with open("far.csv", "w", encoding="utf-8") as out:
    out.write("x0,x1,y0,y1,r,slope,curvature\n")
    for rectangle in FAR:
        for r in ("0.8", "0.9", "0.95", "0.99"):
            x0, x1, y0, y1 = (mpf(float(x)) for x in rectangle)
            at = mpf(float(r))
            p = between(x0, x1, y0, y1, at)
            corners = [density(h, k, at) for h, k in ((x1, y1), (x0, y1), (x1, y0), (x0, y0))]
            first, second = (t - u - v + w for t, u, v, w in zip(*corners))
            out.write(",".join([*rectangle, r, text(first / p), text(second / p)]) + "\n")
