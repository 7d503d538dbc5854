# SPDX-License-Identifier: GPL-3.0-or-later
"""What is to be estimated."""

from __future__ import annotations

import numbers
from typing import Any, Iterable, List, Mapping, NamedTuple, Tuple

from . import _structures as s
from ._checks import listed, many, real, utf8
from ._errors import ArgumentError

Asked = Tuple[Any, ...]


class Kept(NamedTuple):
    """The texts of estimands, and the columns that they need."""

    texts: "List[object]"
    columns: "List[str]"


def estimands(asked: "Iterable[Asked]", statistics: "Mapping[str, Any]") -> "Tuple[Any, int, Kept]":
    """An array of estimands, how many, and what must live as long."""
    wanted = [_checked(a) for a in asked]
    for statistic, given in statistics.items():
        if given is not None:
            wanted += _listed(statistic, given)
    kept = Kept([], [])
    if not wanted:
        return None, 0, kept
    array = (s.Estimand * len(wanted))(*[_struct(a, kept) for a in wanted])
    return array, len(wanted), kept


def _struct(asked: Asked, kept: Kept) -> s.Estimand:
    statistic, variable = asked[0], asked[1]
    kept.columns.append(variable)
    made = s.Estimand(statistic=utf8("a statistic", statistic), variable=utf8(f"the variable of {statistic}", variable))
    if statistic == "ratio":
        kept.columns.append(asked[2])
        made.denominator = utf8("the denominator of ratio", asked[2])
    elif statistic == "quantile":
        made.p = real(f"the share of quantile of {variable}", asked[2])
    kept.texts.append(made)
    return made


_LENGTHS = {"mean": 2, "total": 2, "proportion": 2, "ratio": 3, "quantile": 3}


def _checked(asked: Asked) -> Asked:
    statistic = asked[0] if isinstance(asked, tuple) and asked else asked
    if not isinstance(statistic, str) or statistic not in _LENGTHS:
        raise ArgumentError(f"a statistic is one of {', '.join(_LENGTHS)}, not {statistic!r}")
    if len(asked) != _LENGTHS[statistic]:
        raise ArgumentError(
            f"{statistic} takes {_LENGTHS[statistic] - 1} value(s) behind its name, not {asked[1:]!r}"
        )
    return asked


def _listed(statistic: str, given: Any) -> "List[Asked]":
    if statistic not in _LENGTHS:
        raise ArgumentError(
            f"{statistic}= is not known here; statistics are {', '.join(n + '=' for n in _LENGTHS)}"
        )
    if statistic == "ratio":
        pairs = [given] if isinstance(given, str) or _is_pair(given) else many("ratio", given)
        return [("ratio", *_pair(p)) for p in pairs]
    if statistic == "quantile":
        return _quantiles(given)
    return [(statistic, v) for v in listed(statistic, given)]


def _is_pair(given: Any) -> bool:
    return isinstance(given, tuple) and len(given) == 2 and all("/" not in str(g) for g in given)


def _pair(given: Any) -> "Tuple[str, str]":
    parts = given.split("/") if isinstance(given, str) else many("ratio", given)
    if len(parts) != 2:
        raise ArgumentError(f'a ratio is a pair of columns, or "paid/visits", not {given!r}')
    return parts[0], parts[1]


def _quantiles(given: Any) -> "List[Asked]":
    if not isinstance(given, Mapping):
        raise ArgumentError(f'quantile takes columns and shares, {{"age": [0.25, 0.5]}}, not {given!r}')
    asked: "List[Asked]" = []
    for variable, shares in given.items():
        for p in [shares] if isinstance(shares, numbers.Real) else many("quantile", shares):
            asked.append(("quantile", variable, p))
    return asked
