# SPDX-License-Identifier: GPL-3.0-or-later
"""One domain beside the others, node by node."""

from __future__ import annotations

import math
from statistics import median
from typing import Any, Callable, List, NamedTuple, Optional, Tuple

from ._errors import ArgumentError
from ._instrument import InstrumentGiven, builtins, instrument_of
from ._plot_rows import interval, keys, named, number
from ._plot_words import Words

Range = Tuple[float, float]


class Part(NamedTuple):
    """A node, with what is drawn of it."""

    code: str
    name: str
    score: float
    ci: Range
    rank: "Optional[int]"
    of: int
    whole: float
    best: float
    lowest: float
    median: float


class Scale(NamedTuple):
    """What an axis that all nodes share says, and where a score of a node stands on it."""

    axis: str
    place: "Callable[[Part, float], float]"


def parts(result: Any, node: "Optional[str]", domain: object) -> "Tuple[str, List[Part]]":
    """The children of a node, by default of the root."""
    root = result.nodes[0] if node is None else str(node)
    if root not in result.nodes:
        raise ArgumentError(f"there is no node {root!r}; there are {', '.join(result.nodes)}")
    parents = dict(zip(result["code"], result["parent"]))
    children = [c for c in result.nodes if parents[c] == root]
    if not children:
        raise ArgumentError(f"node {root!r} has no nodes below it; take its parent, {parents[root]!r}")
    wanted = named(result, domain)
    return root, [_part(result.node(c), wanted) for c in children]


def _part(rows: Any, wanted: "Tuple[object, ...]") -> Part:
    columns = keys(rows)
    keyed = {tuple(r[c] for c in columns): r for r in rows}
    whole = keyed.pop((None,) * len(columns), None)
    scores = [s for s in (number(r, "score") for r in keyed.values()) if not math.isnan(s)]
    mine = keyed[wanted]
    return Part(
        str(mine["code"]),
        str(mine["name"] or mine["code"]),
        number(mine, "score"),
        interval(mine),
        mine["rank"],
        len(scores),
        math.nan if whole is None else number(whole, "score"),
        max(scores, default=math.nan),
        min(scores, default=math.nan),
        median(scores) if scores else math.nan,
    )


def ranges(result: Any, instrument: InstrumentGiven) -> "dict[str, Range]":
    """From where to where the score of each node can be, as far as the instrument says."""
    name = result.settings.get("instrument")
    if instrument is None and name not in builtins():
        return {}
    opened = instrument_of(instrument if instrument is not None else name)
    assert opened is not None
    known = {str(r["code"]): (number(r, "range_min"), number(r, "range_max")) for r in opened.nodes()}
    return {c: r for c, r in known.items() if r[0] < r[1]}


def scale(drawn: "List[Part]", known: "dict[str, Range]", words: Words) -> Scale:
    """
    How nodes are made comparable.

    Where all have one range their scores are; where the ranges differ a score is its share of the range; where no
    range is known its place between the lowest and the highest domain.
    """
    mine = [known.get(p.code) for p in drawn]
    if None in mine:
        return Scale(words("spread"), lambda p, x: _share(x, p.lowest, p.best))
    if len(set(mine)) == 1:
        low, high = mine[0]  # type: ignore[misc]
        return Scale(words("same range", low=f"{low:.3g}", high=f"{high:.3g}"), lambda p, x: x)
    return Scale(words("share"), lambda p, x: _share(x, *known[p.code]))


def _share(x: float, low: float, high: float) -> float:
    return 100 * (x - low) / (high - low) if high > low else 50.0
