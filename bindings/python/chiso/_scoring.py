# SPDX-License-Identifier: GPL-3.0-or-later
"""Options of scores, and which domains are compared."""

from __future__ import annotations

import ctypes
from typing import Optional, Sequence, Union

from . import _structures as s
from ._checks import utf8
from ._errors import ArgumentError
from ._handles import names
from ._words import FAMILIES, LANGUAGES, choice

DifferencesGiven = Union[str, "Sequence[tuple[object, object]]"]


def scoring_options(
    metric: "Optional[str]",
    pooling: "Optional[str]",
    nation: "Optional[str]",
    variance: s.VarianceOptions,
    lang: str,
) -> s.ScoreOptions:
    """Options of scores; keep the variance as long as they are used."""
    return s.sized(
        s.ScoreOptions,
        language=choice("lang", lang, LANGUAGES),
        variance=ctypes.pointer(variance),
        metric=utf8("metric", metric),
        pooling=utf8("pooling", pooling),
        nation=utf8("nation", nation),
    )


def difference_options(given: DifferencesGiven, family: str) -> "tuple[s.DifferenceOptions, object]":
    number = choice("family", family, FAMILIES)
    kinds = {"whole": 0, "pairs": 1}
    if isinstance(given, str):
        kind = choice("differences", given, kinds)
        return s.sized(s.DifferenceOptions, kind=kind, family=number), None
    pairs = [tuple(p) for p in given]
    if not pairs or any(len(p) != 2 for p in pairs):
        raise ArgumentError('differences are "whole", "pairs", or pairs of domains: [("20", "04")]')
    of, count = names([str(p[0]) for p in pairs])
    origin, _ = names([str(p[1]) for p in pairs])
    made = s.sized(s.DifferenceOptions, kind=2, family=number, of=of, n_named=count)
    setattr(made, "from", origin)
    return made, (of, origin)
