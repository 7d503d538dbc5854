# SPDX-License-Identifier: GPL-3.0-or-later
"""One row of a result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Iterable, Optional, Union

if TYPE_CHECKING:
    from ._results import Result

Cell = Union[str, float, int, None]


class Row:
    """
    One row of a result: ``row["score"]``, ``row.score``; missing is None.

    Attributes
    ----------
    ci : tuple of float or None
        ``(ci_low, ci_high)``, the confidence interval; None where there is none.
    label : str
        What a person reads as its domain, such as ``Lạng Sơn`` for ``20``.
    """

    def __init__(self, result: "Result", number: int) -> None:
        self._result = result
        self._number = number

    def __getitem__(self, column: str) -> Cell:
        return self._result.cell(self._number, column)

    def __getattr__(self, column: str) -> Cell:
        if column.startswith("_") or column not in self._result.columns:
            raise AttributeError(f"a row of {self._result.command} has no column {column!r}")
        return self[column]

    def __dir__(self) -> "Iterable[str]":
        return [*super().__dir__(), *self._result.columns]

    def keys(self) -> "tuple[str, ...]":
        """
        Names of the columns, so that ``dict(row)`` works.

        Returns
        -------
        tuple of str
            In their order.
        """
        return self._result.columns

    @property
    def ci(self) -> "Optional[tuple[float, float]]":
        """The confidence interval."""
        low, high = self["ci_low"], self["ci_high"]
        if low is None or high is None:
            return None
        return float(low), float(high)

    @property
    def label(self) -> str:
        """What a person reads as its domain; of crossed ones all labels."""
        by = getattr(self._result, "by", None) or self._result.columns[:1]
        return " · ".join(self._result.label(self._number, column) for column in by)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Row):
            return NotImplemented
        return dict(self) == dict(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        shown = ", ".join(f"{c}={self[c]!r}" for c in self.keys() if self[c] is not None)
        return f"Row({shown})"
