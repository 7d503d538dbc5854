# SPDX-License-Identifier: GPL-3.0-or-later
"""Results in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._results import Result


def counted(count: int, what: str) -> str:
    """1 row, 2 rows."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def preview(result: Result, rows: int) -> str:
    """The table for people, down to its first so many rows."""
    lines = [line.rstrip() for line in result.render("table").rstrip("\n").split("\n")]
    rule = next((i for i, line in enumerate(lines) if line and not line.strip("─")), None)
    if rule is None:
        return "\n".join(lines)  # all that there is to say stands above the table
    shown = lines[: rule + 1 + min(rows, len(result))]
    if rows < len(result):
        shown.append(f"… and {len(result) - rows} more")
    return "\n".join(shown)


def short(result: Result, row: int, column: str) -> str:
    """A cell for a person."""
    cell = result.cell(row, column)
    if isinstance(cell, float):
        return f"{cell:.4f}"
    if isinstance(cell, int):
        return str(cell)
    return result.label(row, column)
