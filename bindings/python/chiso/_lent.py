# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers that the library lends."""

from __future__ import annotations

import ctypes
from typing import Any

from ._handles import Handle, get


def lend(handle: Handle, column: int, count: int) -> Any:
    """Numbers of the library as a ctypes array, which are not freed while it is alive."""
    taken = _Taken(handle)
    address = get("chiso_result_numbers", handle, column)
    if address is None:
        return None
    lent: Any = (ctypes.c_double * count).from_address(address)
    lent._taken = taken
    return lent


class _Taken:
    """Gives a handle back when nobody looks at its memory any more."""

    def __init__(self, handle: Handle) -> None:
        handle.take()
        self._handle = handle

    def __del__(self) -> None:
        self._handle.give_back()
