# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores of all domains, with their intervals."""

from __future__ import annotations

from typing import Any, List, Optional

from . import _plot_paint as paint
from ._plot_rows import Shown, how_many, interval, number, only_node, remarks, shown
from ._plot_words import Words, brief, percent


def scores(
    result: Any,
    node: "Optional[str]" = None,
    *,
    ax: Any = None,
    most: "Optional[int]" = None,
    domain: object = None,
) -> Any:
    """
    Draw the scores of all domains from the best to the worst, with their intervals.

    Parameters
    ----------
    result : Scores
        Of any number of nodes and domains.
    node : str, optional
        Code of a node; by default the root.
    ax : matplotlib.axes.Axes, optional
        What to draw on; by default a new figure, which is as high as its rows need.
    most : int, optional
        Only the first so many.
    domain : object, optional
        A domain that stands out, also where it is not among the first; of crossed ones a tuple of values.

    Returns
    -------
    matplotlib.axes.Axes
        Across: scores, in the units of the instrument.  Down: a row for each domain, 0 is the best.
    """
    rows = only_node(result, node)
    drawn = shown(rows, "score", "score", True, how_many(most), domain)
    ax = paint.axes_of(ax, len(drawn.rows))
    values = [number(r, "score") for r in drawn.rows]
    ends = [interval(r) for r in drawn.rows]
    paint.frame(ax, drawn.labels, drawn.marked)
    if drawn.whole is not None and drawn.whole["score"] is not None:
        paint.whole_line(ax, number(drawn.whole, "score"), *interval(drawn.whole))
    paint.whiskers(ax, range(len(ends)), [e[0] for e in ends], [e[1] for e in ends])
    paint.marks(ax, values, range(len(values)), gid="scores")
    paint.stand_out(ax, drawn.marked, values)
    words = Words(rows.settings.get("lang"))
    paint.column(ax, words("score column"), [brief(v) for v in values])
    paint.say(ax, *_said_of_scores(rows, drawn, words))
    return ax


def _said_of_scores(rows: Any, drawn: Shown, words: Words) -> "tuple[str, str, List[str]]":
    code, name = str(drawn.rows[0]["code"]), str(drawn.rows[0]["name"] or drawn.rows[0]["code"])
    level = percent(rows.settings.get("level", 0.95))
    have = any(r.ci is not None for r in drawn.rows)
    published = all("published" in str(r["flags"]) for r in drawn.rows)
    title = "scores" if have else "scores published" if published else "scores alone"
    notes = [words("whiskers", level=level) if have else words("no intervals")]
    if drawn.whole is not None and drawn.whole["score"] is not None:
        what = "whole line" if drawn.whole.ci is None else "whole band"
        notes.append(words(what, score=brief(number(drawn.whole, "score"))))
    return words(title, code=code, level=level), name, notes + remarks(words, drawn, "a score")
