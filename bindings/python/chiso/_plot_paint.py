# SPDX-License-Identifier: GPL-3.0-or-later
"""How pictures look: axes, rows, marks, notes."""

from __future__ import annotations

import textwrap
from typing import Any, List, Optional, Sequence

from ._errors import ArgumentError
from ._needed import needed

# Okabe and Ito's colours, which people tell apart whatever colours they see.
BLUE, VERMILION, GREEN, ORANGE = "#0072B2", "#D55E00", "#009E73", "#E69F00"
BLACK, GREY, LIGHT, BAND, PALE_BLUE = "#222222", "#6b6b6b", "#e2e2e2", "#ececec", "#a9cfe6"
HIGHLIGHT = "#fdf0d5"

_WIDTH, _MARGIN = 7.4, 1.7  # inches; the margin is that of title, axis and note
_WIDE, _LABEL = 100, 34  # letters of a note, and of a label


def new_axes(rows: int, lines: float = 1) -> Any:
    """Axes on a new figure, which nobody but the caller holds; it grows with the rows."""
    needed("matplotlib", "plot()")
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    each = (0.3 if rows <= 20 else 0.2) * lines
    figure = Figure(figsize=(_WIDTH, _MARGIN + each * max(rows, 3)), dpi=120, layout="constrained")
    FigureCanvasAgg(figure)
    figure.get_layout_engine().set(w_pad=0.1, h_pad=0.1)
    return figure.add_subplot()


def axes_of(ax: Any, rows: int, lines: float = 1) -> Any:
    """The axes that were given, or new ones."""
    if ax is None:
        return new_axes(rows, lines)
    if not hasattr(ax, "hlines"):
        raise ArgumentError(f"ax is an axes of matplotlib, not {type(ax).__name__}")
    return ax


def frame(ax: Any, labels: "Sequence[str]", marked: "Optional[int]" = None) -> None:
    """Rows from the top down with their labels; the one that was named stands out."""
    ax.set_yticks(range(len(labels)))
    ax.set_yticklabels(labels, fontsize=9)
    ax.set_ylim(len(labels) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)
    ax.tick_params(axis="x", labelsize=9, color=GREY, labelcolor=BLACK)
    for side in ("top", "right", "left"):
        ax.spines[side].set_visible(False)
    ax.spines["bottom"].set_color(GREY)
    ax.set_axisbelow(True)
    ax.grid(axis="both", color=LIGHT, linewidth=0.6)
    if marked is not None:
        ax.axhspan(marked - 0.5, marked + 0.5, color=HIGHLIGHT, zorder=0.4, linewidth=0)
        ax.get_yticklabels()[marked].set_fontweight("bold")


def say(ax: Any, title: str, axis: str, notes: "Sequence[str]") -> None:
    """The title, the name of the axis, and below it the note."""
    pad = 15 if ax.get_legend() is None else 34
    ax.set_title(textwrap.fill(title, 66), loc="left", fontsize=11.5, fontweight="bold", color=BLACK, pad=pad)
    ax.set_xlabel(textwrap.fill(axis, 88), fontsize=9.5, color=BLACK)
    ax.annotate(
        textwrap.fill(" ".join(notes), _WIDE),
        xy=(0, 0),
        xycoords=("axes fraction", ax.xaxis.label),
        xytext=(0, -6),
        textcoords="offset points",
        va="top",
        fontsize=8,
        color=GREY,
        gid="note",
    )


def column(ax: Any, heading: str, texts: "Sequence[str]") -> None:
    """A column of figures at the right."""
    place = ax.get_yaxis_transform()
    for i, text in enumerate(texts):
        ax.text(1.015, i, text, transform=place, va="center", fontsize=8, color=GREY, gid="figure")
    ax.annotate(
        heading,
        xy=(1.015, 1),
        xycoords="axes fraction",
        xytext=(0, 2),
        textcoords="offset points",
        fontsize=8,
        color=GREY,
        style="italic",
    )


def whiskers(ax: Any, rows: "Sequence[float]", low: "List[float]", high: "List[float]", colour: str = BLUE) -> None:
    """Intervals; NaN is none."""
    have = [i for i, x in enumerate(low) if x == x]
    if have:
        ax.hlines(
            [rows[i] for i in have],
            [low[i] for i in have],
            [high[i] for i in have],
            color=colour,
            linewidth=1.5,
            alpha=0.65,
            zorder=2,
            gid="intervals",
        )


def marks(ax: Any, values: "Sequence[float]", rows: "Sequence[float]", **style: Any) -> Any:
    """Marks without a line."""
    options = {"linestyle": "none", "marker": "o", "color": BLUE, "markersize": 6, "zorder": 3, **style}
    return ax.plot(values, rows, **options)[0]


def whole_line(ax: Any, value: float, low: float, high: float) -> None:
    """The whole: a dashed line, with a band where it has an interval."""
    if low == low:
        ax.axvspan(low, high, color=BAND, zorder=0.5, linewidth=0, gid="whole interval")
    ax.axvline(value, color=BLACK, linewidth=1.1, linestyle=(0, (5, 3)), zorder=1, gid="whole")


def legend(ax: Any, handles: "Sequence[Any]") -> None:
    """What the marks mean, in a line above the rows."""
    ax.legend(
        handles=handles,
        loc="lower left",
        bbox_to_anchor=(-0.01, 1.0),
        bbox_transform=_above(ax, 15),
        ncol=len(handles),
        frameon=False,
        fontsize=8.5,
        borderaxespad=0,
        handletextpad=0.3,
        columnspacing=1.4,
    )


def _above(ax: Any, points: float) -> Any:
    """The coordinates of the axes, so many points higher."""
    from matplotlib.transforms import ScaledTranslation

    return ax.transAxes + ScaledTranslation(0, points / 72, ax.figure.dpi_scale_trans)


def stand_out(ax: Any, marked: "Optional[int]", values: "Sequence[float]") -> None:
    """The domain that was named has another mark, not another colour alone."""
    if marked is not None:
        marks(ax, [values[marked]], [marked], marker="D", color=VERMILION, markersize=7, gid="domain")


def folded(text: str) -> str:
    """A long label in as few lines as it needs, which are about as long as each other."""
    lines = len(textwrap.wrap(text, _LABEL))
    width = next(w for w in range(1, _LABEL + 1) if len(textwrap.wrap(text, w)) <= lines)
    return textwrap.fill(text, width)
