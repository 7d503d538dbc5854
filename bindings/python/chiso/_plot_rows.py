# SPDX-License-Identifier: GPL-3.0-or-later
"""What pictures show: the rows of a result, in the order in which they are drawn."""

from __future__ import annotations

import math
import numbers
from typing import Any, Iterable, List, NamedTuple, Optional, Tuple

from ._errors import ArgumentError
from ._plot_words import Words
from ._results import Result
from ._row import Row

_NAMED = 3  # of what is left out
_OF_THE_SOURCE = ("published", "withheld")  # flags that titles and notes say otherwise


class Shown(NamedTuple):
    """Rows to draw, the whole, and what is to be said about the others."""

    rows: "List[Row]"
    labels: "List[str]"
    marked: "Optional[int]"  # the row of the domain that was named
    whole: "Optional[Row]"
    left_out: "List[str]"
    all: int


def number(row: Row, column: str) -> float:
    """A number of a row; NaN where it is missing."""
    cell = row[column]
    return math.nan if cell is None else float(cell)


def interval(row: Row) -> "Tuple[float, float]":
    """The interval of a row; NaN where there is none."""
    return row.ci or (math.nan, math.nan)


def keys(result: Result) -> "Tuple[str, ...]":
    """Columns that say what a row is about."""
    by = getattr(result, "by", None)
    return ("unit",) if by is None else tuple(by)


def _key(row: Row, columns: "Iterable[str]") -> "Tuple[object, ...]":
    return tuple(row[c] for c in columns)


def named(result: Result, domain: object) -> "Tuple[object, ...]":
    """The key of the domain that an option names; of crossed domains a tuple of values."""
    values = domain if isinstance(domain, tuple) else (domain,)
    columns = keys(result)
    found = result.select("unit", *values) if columns == ("unit",) else result.domain(*values)  # type: ignore[attr-defined]
    made = {_key(row, columns) for row in found}
    if len(made) == 1:
        return made.pop()
    raise ArgumentError(f"domain {domain!r} means {len(made)} domains; crossed ones are told by a tuple of values")


def shown(
    result: Result, value: str, order: str, falling: bool, most: "Optional[int]", domain: object
) -> Shown:
    """The rows that have a value, in an order; the first so many of them, and the domain that is named."""
    columns = keys(result)
    rows = list(result)
    whole = next((r for r in rows if columns != ("unit",) and all(k is None for k in _key(r, columns))), None)
    domains = [r for r in rows if whole is None or r._number != whole._number]
    have = [r for r in domains if not math.isnan(number(r, value))]
    have.sort(key=lambda r: number(r, order), reverse=falling)
    wanted = None if domain is None else named(result, domain)
    drawn = [r for i, r in enumerate(have) if _is_among(i, most) or _key(r, columns) == wanted]
    if not drawn:
        raise ArgumentError(_nothing(value, domains))
    at = next((i for i, r in enumerate(drawn) if _key(r, columns) == wanted), None)
    if wanted is not None and at is None:
        raise ArgumentError(f"domain {domain!r} has no {value} here")
    out = [r.label for r in domains if math.isnan(number(r, value))]
    return Shown(drawn, [r.label for r in drawn], at, whole, out, len(have))


def _nothing(value: str, domains: "List[Row]") -> str:
    if domains:
        return f"nothing can be drawn: no domain has a {value}"
    return "nothing can be drawn: there are no domains; name columns with by="


def _is_among(place: int, most: "Optional[int]") -> bool:
    return most is None or place < most


def how_many(most: object) -> "Optional[int]":
    """The option ``most``."""
    if most is None:
        return None
    if isinstance(most, numbers.Integral) and not isinstance(most, bool) and int(most) > 0:
        return int(most)
    raise ArgumentError(f"most is a whole number above 0, not {most!r}")


def only_node(result: Any, node: "Optional[str]") -> Any:
    """The rows of one node, by default of the root."""
    nodes = result.nodes
    if not nodes:
        raise ArgumentError("nothing can be drawn: the result has no rows")
    return result.node(nodes[0] if node is None else node)


def remarks(words: Words, drawn: Shown, what: str) -> "List[str]":
    """Sentences about rows that are not there, and flags of those that are."""
    said = []
    if len(drawn.rows) < drawn.all:
        said.append(words("first", shown=len(drawn.rows), all=drawn.all))
    if drawn.left_out:
        said.append(_missing(words, what, drawn.left_out))
    counts: "dict[str, int]" = {}
    for row in drawn.rows:
        for flag in _flags(row):
            counts[flag] = counts.get(flag, 0) + 1
    return said + [words("flags", flag=f, count=n, all=len(drawn.rows)) for f, n in counts.items()]


def _missing(words: Words, what: str, names: "List[str]") -> str:
    return words("left out", count=len(names), what=words(what), names=_some(words, names))


def _flags(row: Row) -> "List[str]":
    text = str(row["flags"] or "") if "flags" in row.keys() else ""
    return [f for f in text.split(";") if f and f not in _OF_THE_SOURCE]


def _some(words: Words, names: "List[str]") -> str:
    if len(names) <= _NAMED + 1:
        return ", ".join(names)
    return ", ".join(names[:_NAMED]) + " " + words("more", count=len(names) - _NAMED)
