# SPDX-License-Identifier: GPL-3.0-or-later
"""Ranks, with those that each may really have."""

from __future__ import annotations

from typing import Any, List, Optional

from . import _plot_paint as paint
from ._plot_rows import Shown, how_many, number, only_node, remarks, shown
from ._plot_words import Words, percent
from ._scores import Ranking


def ranks(
    result: Any,
    node: "Optional[str]" = None,
    *,
    ax: Any = None,
    most: "Optional[int]" = None,
    domain: object = None,
) -> Any:
    """
    Draw the ranking, with bars from the best to the worst rank that each may really have.

    Parameters
    ----------
    result : Scores or Ranking
        With rank sets, or without them.
    node : str, optional
        Code of a node of scores; by default the root.
    ax : matplotlib.axes.Axes, optional
        What to draw on; by default a new figure, which is as high as its rows need.
    most : int, optional
        Only the first so many.
    domain : object, optional
        A domain or unit that stands out, also where it is not among the first.

    Returns
    -------
    matplotlib.axes.Axes
        Across: ranks, from 1.  Down: a row for each domain or unit, rank 1 at the top.
    """
    rows = result if isinstance(result, Ranking) else only_node(result, node)
    drawn = shown(rows, "rank", "rank", False, how_many(most), domain)
    ax = paint.axes_of(ax, len(drawn.rows))
    values = [number(r, "rank") for r in drawn.rows]
    sets = [(number(r, "rank_low"), number(r, "rank_high")) for r in drawn.rows]
    paint.frame(ax, drawn.labels, drawn.marked)
    _bars(ax, sets)
    paint.marks(ax, values, range(len(values)), gid="ranks")
    paint.stand_out(ax, drawn.marked, values)
    _rank_axis(ax, max(drawn.all, *(int(s[1]) for s in sets if s[1] == s[1]), 1))
    words = Words(rows.settings.get("lang"))
    paint.column(ax, words("rank column"), [_rank_text(v, *s) for v, s in zip(values, sets)])
    paint.say(ax, *_said_of_ranks(rows, drawn, words))
    return ax


def _bars(ax: Any, sets: "List[tuple[float, float]]") -> None:
    have = [i for i, s in enumerate(sets) if s[0] == s[0]]
    if have:
        low, high = [sets[i][0] for i in have], [sets[i][1] for i in have]
        ax.hlines(
            have, low, high, color=paint.PALE_BLUE, linewidth=7, capstyle="round", zorder=2, gid="rank sets"
        )


def _rank_axis(ax: Any, last: int) -> None:
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, last) if last / s <= 13)
    ax.set_xlim(0.5 - 0.01 * last, last + 0.5 + 0.01 * last)
    ax.set_xticks(sorted({1, *range(step, last + 1, step)}))


def _rank_text(rank: float, low: float, high: float) -> str:
    if low != low:
        return f"{rank:.0f}"
    return f"{rank:.0f} ({low:.0f})" if low == high else f"{rank:.0f} ({low:.0f}–{high:.0f})"


def _said_of_ranks(rows: Any, drawn: Shown, words: Words) -> "tuple[str, str, List[str]]":
    settings = rows.settings
    code = settings.get("estimate") if isinstance(rows, Ranking) else drawn.rows[0]["code"]
    have = any(r["rank_low"] is not None for r in drawn.rows)
    level = percent(settings.get("rank_level") or settings.get("level") or 0.95)
    note = words("no sets")
    if have:
        note = words("sets", level=level, kind=words(settings.get("rank_sets") or "simultaneous"))
    title = words("ranks" if have else "ranks alone", code=code)
    return title, words("rank axis"), [note] + remarks(words, drawn, "a rank")
