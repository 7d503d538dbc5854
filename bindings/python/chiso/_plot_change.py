# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed between two rounds."""

from __future__ import annotations

from typing import Any, List, Optional

from . import _plot_paint as paint
from ._plot_rows import Shown, how_many, interval, number, only_node, remarks, shown
from ._plot_words import Words, percent, signed
from ._row import Row

_HOLLOW = {"marker": "o", "markerfacecolor": "white", "markeredgecolor": paint.GREY, "markersize": 6}
_STYLES = {
    "up": {"marker": "^", "color": paint.BLUE, "markersize": 7.5},
    "down": {"marker": "v", "color": paint.VERMILION, "markersize": 7.5},
    "none": _HOLLOW,
    "untested": _HOLLOW,
}


def change(
    result: Any,
    node: "Optional[str]" = None,
    *,
    ax: Any = None,
    most: "Optional[int]" = None,
    domain: object = None,
) -> Any:
    """
    Draw the change of every domain between two rounds, with its interval, from the largest gain to the largest loss.

    Parameters
    ----------
    result : Changes
        Of two surveys; or of published scores, which have no intervals.
    node : str, optional
        Code of a node; by default the root.
    ax : matplotlib.axes.Axes, optional
        What to draw on; by default a new figure, which is as high as its rows need.
    most : int, optional
        Only the first so many.
    domain : object, optional
        A domain that stands out, also where it is not among the first.

    Returns
    -------
    matplotlib.axes.Axes
        Across: changes, in the units of the scores.  Down: a row for each domain.  Marks are filled where ``p_holm``
        is below 1 - level, and hollow elsewhere.
    """
    rows = only_node(result, node)
    drawn = shown(rows, "change", "change", True, how_many(most), domain)
    ax = paint.axes_of(ax, len(drawn.rows))
    words = Words(rows.settings.get("lang"))
    values = [number(r, "change") for r in drawn.rows]
    ends = [interval(r) for r in drawn.rows]
    paint.frame(ax, drawn.labels, drawn.marked)
    if drawn.whole is not None and drawn.whole["change"] is not None:
        paint.whole_line(ax, number(drawn.whole, "change"), *interval(drawn.whole))
    ax.axvline(0, color=paint.BLACK, linewidth=1, zorder=1.5, gid="zero")
    paint.whiskers(ax, range(len(ends)), [e[0] for e in ends], [e[1] for e in ends], paint.GREY)
    _marks(ax, [_verdict(r, rows.settings) for r in drawn.rows], values, words)
    paint.column(ax, words("change column"), [signed(v) for v in values])
    paint.say(ax, *_said(rows, drawn, words))
    return ax


def _verdict(row: Row, settings: "dict[str, Any]") -> str:
    """What a mark says: p adjusted, not the interval alone."""
    p = number(row, "p_holm")
    if p != p:
        return "untested"
    if p >= 1 - _level(settings):
        return "none"
    return "up" if number(row, "change") > 0 else "down"


def _level(settings: "dict[str, Any]") -> float:
    return float(settings.get("level", 0.95))


def _marks(ax: Any, verdicts: "List[str]", values: "List[float]", words: Words) -> None:
    handles = []
    for what, style in _STYLES.items():
        at = [i for i, v in enumerate(verdicts) if v == what]
        if at:
            there = [values[i] for i in at]
            handles.append(paint.marks(ax, there, at, label=words(what), gid=what, **style))
    paint.legend(ax, handles)


def _said(rows: Any, drawn: Shown, words: Words) -> "tuple[str, str, List[str]]":
    code, name = str(drawn.rows[0]["code"]), str(drawn.rows[0]["name"] or drawn.rows[0]["code"])
    settings = rows.settings
    level = percent(_level(settings))
    before, after = (settings.get(f"{when}_instrument") for when in ("before", "after"))
    title = words("change", code=code)
    if before and after and before != after:
        title = words("change named", code=code, before=before, after=after)
    notes = [words("no intervals")]
    if any(r.ci is not None for r in drawn.rows):
        notes = [words("whiskers", level=level), words("filled", alpha=f"{1 - _level(settings):.3g}")]
    if drawn.whole is not None and drawn.whole["change"] is not None:
        what = "whole line" if drawn.whole.ci is None else "whole band"
        notes.append(words(what, score=signed(number(drawn.whole, "change"))))
    return title, words("change axis", name=name), notes + remarks(words, drawn, "a change")
