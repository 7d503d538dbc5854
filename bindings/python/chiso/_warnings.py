# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings that forbid no result become warnings of Python."""

from __future__ import annotations

import sys
import warnings
from typing import Any

from ._errors import ChisoWarning
from ._results import Result
from ._words import in_python

_TOLD_OF_A_RULE = 3  # findings of one rule that are warned of


def warn_of(findings: Result, counted: str) -> None:
    """Warn of what was found; `counted`: what stands before the number of a record, line or record."""
    told: "dict[object, int]" = {}
    for row in findings:
        rule = row["rule"]
        told[rule] = told.get(rule, 0) + 1
        if told[rule] <= _TOLD_OF_A_RULE:
            warnings.warn(_sentence(row, counted), ChisoWarning, stacklevel=_outside())
    more = sum(max(0, n - _TOLD_OF_A_RULE) for n in told.values())
    if more:
        warnings.warn(
            f"{more} more warnings like these; result.findings has all",
            ChisoWarning,
            stacklevel=_outside(),
        )


def _outside() -> int:
    """How far up the code stands that called this package."""
    level, frame = 1, sys._getframe(1)
    package = __name__.split(".")[0] + "."
    while frame.f_back is not None and frame.f_globals.get("__name__", "").startswith(package):
        frame, level = frame.f_back, level + 1
    return level


def _sentence(row: Any, counted: str) -> str:
    place = [str(row["file"])] if row["file"] is not None else []
    if row["line"] is not None:
        place.append(f"{counted} {row['line']}")
    if row["column"] is not None:
        place.append(f"column {row['column']}")
    found = f'found "{row["value"]}": ' if row["value"] is not None else ""
    start = ", ".join(place) + ": " if place else ""
    return in_python(start + found + str(row["advice"]))
