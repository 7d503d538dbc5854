# SPDX-License-Identifier: GPL-3.0-or-later
"""What options may be, before the library sees them: ctypes would cut or wrap what does not fit."""

from __future__ import annotations

import numbers
import operator
from typing import Any, List, Optional

from ._errors import ArgumentError

MOST_INT32, MOST_INT64 = 2**31 - 1, 2**63 - 1


def text(option: str, value: Any) -> str:
    """A text; a NUL in it would end it early."""
    if not isinstance(value, str):
        raise ArgumentError(f"{option} is a text, not {_kind(value)}")
    if "\0" in value:
        raise ArgumentError(f"{option} has a NUL in it: {value!r}")
    return value


def utf8(option: str, value: "Optional[str]") -> "Optional[bytes]":
    """A text as the library takes it, None for None."""
    if value is None:
        return None
    try:
        return text(option, value).encode("utf-8")
    except UnicodeEncodeError:
        raise ArgumentError(f"{option} is no text that UTF-8 can say: {value!r}") from None


def listed(option: str, given: Any) -> "List[str]":
    """Names: None is none, a text is one."""
    if given is None:
        return []
    if isinstance(given, str):
        return [text(option, given)]
    return [text(option, name) for name in many(option, given)]


def many(option: str, given: Any) -> "List[Any]":
    """Whatever can be gone through once, as a list."""
    try:
        return list(given)
    except TypeError:
        raise ArgumentError(f"{option} is a list, not {_kind(given)}") from None


def real(option: str, value: Any) -> float:
    """A number."""
    if not isinstance(value, numbers.Real):
        raise ArgumentError(f"{option} is a number, not {_kind(value)}")
    return float(value)


def within(option: str, value: Any, low: float, high: float) -> float:
    """A number strictly between two."""
    if not low < real(option, value) < high:
        raise ArgumentError(f"{option} is a number between {low} and {high}, not {value!r}")
    return float(value)


def positive(option: str, value: Any) -> "Optional[float]":
    """A number above 0, or None; in the library 0 would mean the default."""
    if value is None:
        return None
    if not real(option, value) > 0:
        raise ArgumentError(f"{option} is a number above 0, not {value!r}")
    return float(value)


def whole(option: str, value: Any, most: int = MOST_INT64) -> "Optional[int]":
    """A whole number from 1 up, or None; in the library 0 would mean the default."""
    if value is None:
        return None
    try:
        number = operator.index(value)
    except TypeError:
        raise ArgumentError(f"{option} is a whole number, not {_kind(value)}") from None
    if not 0 < number <= most:
        raise ArgumentError(f"{option} is a whole number from 1 to {most}, not {number}")
    return number


def doubles(option: str, values: Any) -> "List[float]":
    """Numbers."""
    return [real(option, x) for x in many(option, values)]


def _kind(value: Any) -> str:
    return f"{value!r}" if isinstance(value, (int, float)) else type(value).__name__
