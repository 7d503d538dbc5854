# SPDX-License-Identifier: GPL-3.0-or-later
"""
Pictures of results, drawn by matplotlib.

``Scores.plot``, ``Changes.plot``, ``Ranking.plot`` and ``Drivers.plot`` draw with the functions of this module.  A picture is made on a
figure of its own, which nobody but the caller holds (pyplot does not know it, so nothing has to be closed), or on the
axes given with ``ax=``.  ``r.plot().figure`` as the last line of a cell shows it in a notebook;
``r.plot().figure.savefig("scores.png")`` saves it.  Words are those of the result's ``lang``.
"""

from __future__ import annotations

from typing import Any, Callable, Optional

from ._errors import ArgumentError
from ._plot_change import change
from ._plot_drivers import drivers
from ._plot_profile import profile
from ._plot_ranks import ranks
from ._plot_scores import scores
from ._results import Result
from ._scores import Changes, Drivers, Ranking, Scores

__all__ = ["change", "draw", "drivers", "profile", "ranks", "scores"]


def draw(result: Result, node: "Optional[str]", kind: str, **options: Any) -> Any:
    """
    Draw a picture of a kind.

    Parameters
    ----------
    result : Scores, Changes, Ranking or Drivers
        What is drawn.
    node : str, optional
        Code of a node; by default the root.  A ranking has none, nor have drivers.
    kind : {"scores", "ranks", "profile", "change", "drivers"}
        The function of this module; scores have the first three, a ranking ``ranks``, the others their own.
    **options : object
        Those of the function.

    Returns
    -------
    matplotlib.axes.Axes
        What it was drawn on.
    """
    kinds = _kinds(result)
    if kind not in kinds:
        raise ArgumentError(f"kind is one of {', '.join(kinds)}, not {kind!r}")
    known = _OPTIONS.get(kind, ("ax", "most", "domain"))
    for option in options:
        if option not in known:
            raise ArgumentError(f"{kind!r} has no option {option!r}; there are {', '.join(known)}")
    if kind == "profile" and options.get("domain") is None:
        raise ArgumentError('a profile is of one domain: domain="20", or its name')
    return _DRAWN_BY[kind](result, node, **options)


_OPTIONS = {"profile": ("ax", "domain", "instrument"), "drivers": ("ax", "domain")}

_DRAWN_BY: "dict[str, Callable[..., Any]]" = {
    "scores": scores,
    "ranks": ranks,
    "profile": profile,
    "change": change,
    "drivers": drivers,
}


def _kinds(result: Result) -> "tuple[str, ...]":
    if isinstance(result, Scores):
        return "scores", "ranks", "profile"
    if isinstance(result, Changes):
        return ("change",)
    if isinstance(result, Ranking):
        return ("ranks",)
    if isinstance(result, Drivers):
        return ("drivers",)
    raise ArgumentError(f"there are pictures of Scores, Changes, Ranking and Drivers, not of {type(result).__name__}")
