# SPDX-License-Identifier: GPL-3.0-or-later
"""Importance against performance, in four quadrants."""

from __future__ import annotations

from typing import Any, List

from . import _plot_paint as paint
from ._errors import ArgumentError
from ._plot_rows import interval, number
from ._plot_words import Words, brief, percent
from ._row import Row

_CORNERS = {
    "concentrate here": (0.01, 0.99, "left", "top"),
    "keep up": (0.99, 0.99, "right", "top"),
    "low priority": (0.01, 0.01, "left", "bottom"),
    "possible overkill": (0.99, 0.01, "right", "bottom"),
}


def drivers(result: Any, node: None = None, *, ax: Any = None, domain: object = None) -> Any:
    """
    Draw importance against performance: a mark for each predictor, and the lines between the quadrants.

    Parameters
    ----------
    result : Drivers
        With the rows of importance and performance.
    node : None
        Drivers are not of a node.
    ax : matplotlib.axes.Axes, optional
        What to draw on; by default a new figure.
    domain : object, optional
        Whose; by default the whole.

    Returns
    -------
    matplotlib.axes.Axes
        Across: performance.  Up: importance.  Marks that may lie on either side of a line are hollow.
    """
    importance, performance = (_rows(result, name, domain) for name in ("importance", "performance"))
    have = [i for i, r in enumerate(importance) if r["estimate"] is not None]
    if not have:
        raise ArgumentError("there is no regression of this domain: " + "; ".join(result.notes[-1:]))
    up, across = [importance[i] for i in have], [performance[i] for i in have]
    words = Words(result.settings.get("lang"))
    ax = paint.axes_of(ax, 12)
    _paint(ax, across, up)
    _name(ax, words, across, up)
    of_whom = "" if domain is None else importance[0].label
    title = words("drivers", outcome=result.settings["outcome"])
    paint.say(ax, f"{of_whom}: {title}" if of_whom else title, _axis(result, words), _notes(result, words, up))
    ax.set_ylabel(words(f"importance {result.settings['importance']}"), fontsize=9.5, color=paint.BLACK)
    return ax


def _rows(result: Any, statistic: str, domain: object) -> "List[Row]":
    named = result.statistic(statistic)
    return list(named.whole if domain is None else named.domain(domain))


def _numbers(rows: "List[Row]", column: str = "estimate") -> "List[float]":
    return [number(r, column) for r in rows]


def _may_be_either(across: Row, up: Row) -> bool:
    return any("near_cut" in str(r["flags"] or "").split(";") for r in (across, up))


def _bars(ax: Any, x: "List[float]", up: "List[Row]") -> None:
    sure = [i for i, r in enumerate(up) if interval(r)[0] == interval(r)[0]]
    if sure:
        ends = [interval(up[i]) for i in sure]
        ax.vlines(
            [x[i] for i in sure],
            [low for low, _ in ends],
            [high for _, high in ends],
            color=paint.BLUE,
            linewidth=1.5,
            alpha=0.65,
            zorder=2,
            gid="importance intervals",
        )


def _paint(ax: Any, across: "List[Row]", up: "List[Row]") -> None:
    x, y = _numbers(across), _numbers(up)
    paint.whiskers(ax, y, _numbers(across, "ci_low"), _numbers(across, "ci_high"))
    _bars(ax, x, up)
    for hollow, gid in ((False, "drivers"), (True, "near")):
        at = [i for i in range(len(x)) if _may_be_either(across[i], up[i]) is hollow]
        style = {"markerfacecolor": "white"} if hollow else {}
        if at:
            paint.marks(ax, [x[i] for i in at], [y[i] for i in at], gid=gid, **style)
    line = {"color": paint.BLACK, "linewidth": 1.1, "linestyle": (0, (5, 3)), "zorder": 1}
    ax.axvline(sum(x) / len(x), gid="mean performance", **line)
    ax.axhline(sum(y) / len(y), gid="mean importance", **line)


def _name(ax: Any, words: Words, across: "List[Row]", up: "List[Row]") -> None:
    for a, b in zip(across, up):
        ax.annotate(
            b["variable"],
            xy=(a["estimate"], b["estimate"]),
            xytext=(6, 5),
            textcoords="offset points",
            fontsize=9,
            color=paint.BLACK,
            gid="predictor",
        )
    for quadrant, (x, y, across_at, up_at) in _CORNERS.items():
        ax.text(
            x, y, words(quadrant), transform=ax.transAxes, ha=across_at, va=up_at, fontsize=9, style="italic",
            color=paint.GREY, gid="quadrant",
        )  # fmt: skip
    ax.margins(0.12)
    ax.tick_params(labelsize=9, color=paint.GREY, labelcolor=paint.BLACK)
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    ax.grid(color=paint.LIGHT, linewidth=0.6)
    ax.set_axisbelow(True)


def _axis(result: Any, words: Words) -> str:
    return words("performance axis" if result.settings["performance_scale"] == "0-100" else "performance own")


def _notes(result: Any, words: Words, up: "List[Row]") -> "List[str]":
    said = [words("means")]
    if any(interval(r)[0] == interval(r)[0] for r in up):
        said.append(words("both whiskers", level=percent(result.settings["level"])))
    said.append(words("hollow"))
    for row in result:
        if row["statistic"] == "r_squared" and all(row[c] == up[0][c] for c in result.by):
            said.append(words("r squared", value=brief(number(row, "estimate"))))
    labels = dict(zip(result["variable"], result.labels("variable")))
    named = [labels[r["variable"]] for r in up if labels[r["variable"]] != r["variable"]]
    return [*said, *([", ".join(named) + "."] if named else [])]
