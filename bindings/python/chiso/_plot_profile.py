# SPDX-License-Identifier: GPL-3.0-or-later
"""One domain beside the others."""

from __future__ import annotations

from typing import Any, List, Optional

from . import _plot_paint as paint
from ._instrument import InstrumentGiven
from ._plot_parts import Part, Scale, parts, ranges, scale
from ._plot_words import Words, brief, percent


def profile(
    result: Any,
    node: "Optional[str]" = None,
    *,
    domain: object,
    ax: Any = None,
    instrument: InstrumentGiven = None,
) -> Any:
    """
    Draw one domain beside the best, the median and the whole, in every node below a node.

    Where all nodes have one range, scores are drawn; where the ranges differ, their share of the range; where no range is
    known, their place between the lowest and the highest domain.  The axis says which.

    Parameters
    ----------
    result : Scores
        With the children of the node.
    node : str, optional
        Whose children are drawn; by default those of the root.
    domain : object
        The domain, by code or name; of crossed ones a tuple of values.
    ax : matplotlib.axes.Axes, optional
        What to draw on; by default a new figure, which is as high as its rows need.
    instrument : str, path or Instrument, optional
        One's own, for the ranges; built-in ones are known.

    Returns
    -------
    matplotlib.axes.Axes
        Across: scores, or their share in %.  Down: a row for each node, in the instrument's order.
    """
    code, drawn = parts(result, node, domain)
    words = Words(result.settings.get("lang"))
    measure = scale(drawn, ranges(result, instrument), words)
    ax = paint.axes_of(ax, len(drawn), 1.5)
    paint.frame(ax, [paint.folded(f"{p.code}  {p.name}") for p in drawn])
    name = result.domain(*(domain if isinstance(domain, tuple) else (domain,)))[0].label
    _draw_parts(ax, drawn, measure, name, words)
    paint.column(ax, words("score and rank"), [_part_text(p) for p in drawn])
    notes = _said_of_parts(result, drawn, words)
    paint.say(ax, words("profile", domain=name, code=_called(result, code)), measure.axis, notes)
    return ax


def _draw_parts(ax: Any, drawn: "List[Part]", measure: Scale, name: str, words: Words) -> None:
    rows = range(len(drawn))
    place = measure.place
    ends = [(place(p, p.ci[0]), place(p, p.ci[1])) for p in drawn]
    paint.whiskers(ax, rows, [e[0] for e in ends], [e[1] for e in ends], paint.VERMILION)
    styles = {
        "best": {"marker": "^", "color": paint.GREEN, "markersize": 7},
        "median": {"marker": "|", "color": paint.BLACK, "markersize": 14, "markeredgewidth": 2},
        "whole": {"marker": "s", "markerfacecolor": "white", "markeredgecolor": paint.BLUE, "markersize": 6},
    }
    handles = []
    for what, style in styles.items():
        values = [place(p, getattr(p, what)) for p in drawn]
        handles.append(paint.marks(ax, values, rows, label=words(what), gid=what, **style))
    mine = [place(p, p.score) for p in drawn]
    style = {"marker": "D", "color": paint.VERMILION, "markersize": 8, "zorder": 4}
    handles.insert(0, paint.marks(ax, mine, rows, label=name, gid="domain", **style))
    paint.legend(ax, handles)


def _called(result: Any, code: str) -> str:
    """The root by its code alone, which people know; other nodes with their name."""
    name = result.node(code)[0]["name"]
    return code if code == result.nodes[0] or not name else f"{code}, {name}"


def _part_text(part: Part) -> str:
    if part.score != part.score:
        return "–"
    rank = "–" if part.rank is None else part.rank
    return f"{brief(part.score)},  {rank}/{part.of}"


def _said_of_parts(result: Any, drawn: "List[Part]", words: Words) -> "List[str]":
    have = any(p.ci[0] == p.ci[0] for p in drawn)
    level = percent(result.settings.get("level", 0.95))
    notes = [words("whiskers", level=level) if have else words("no intervals")]
    out = [p.code for p in drawn if p.score != p.score]
    return notes + ([words("left out", count=len(out), what=words("a score"), names=", ".join(out))] if out else [])
