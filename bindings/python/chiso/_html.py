# SPDX-License-Identifier: GPL-3.0-or-later
"""A result as a table for a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._results import Result


def table(result: "Result", most: int, caption: str = "") -> str:
    """An HTML table of the columns for people: labels, rounded numbers, notes below."""
    from ._results import TEXT

    shown = [c for c in result.columns if result.title(c) is not None and _any(result, c)]
    texts = {c for c in shown if result._type(c) == TEXT}
    rows = min(len(result), most)
    head = "".join(f"<th{_left(c in texts)}>{escape(result.title(c) or c)}</th>" for c in shown)
    body = "".join(_row(result, i, shown, texts) for i in range(rows))
    left = f"<p>… and {len(result) - rows} more rows</p>" if rows < len(result) else ""
    notes = "".join(f"<p>{escape(n)}</p>" for n in result.notes)
    title = escape(caption or result._summary())
    return (
        f"<div><table><caption>{title}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>{left}{notes}</div>"
    )


def _any(result: "Result", column: str) -> bool:
    """Is there anything to see in a column?"""
    cells = result.column(column)
    return any(x is not None and x == x for x in cells)


def _left(text: bool) -> str:
    return ' style="text-align:left"' if text else ""


def _row(result: "Result", row: int, shown: "list[str]", texts: "set[str]") -> str:
    from ._shown import short

    cells = "".join(f"<td{_left(c in texts)}>{escape(short(result, row, c))}</td>" for c in shown)
    return f"<tr>{cells}</tr>"
