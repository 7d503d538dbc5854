# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls of what looks at people one by one."""

from __future__ import annotations

import ctypes
from typing import Callable, Optional, TypeVar

from . import _structures as s
from ._handles import Handle, failure, get, owned
from ._instrument import Instrument, with_findings
from ._scores import Findings
from ._warnings import warn_of

R = TypeVar("R")


def looked(
    function: str,
    made: "Callable[[Handle, Optional[Findings]], R]",
    responses: Handle,
    instrument: "Optional[Instrument]",
    design: Handle,
    options: ctypes.Structure,
    counted: str,
) -> R:
    """Call it; what it found is raised with a failure, else warned of when the result is held."""
    out, found, error = ctypes.c_void_p(), ctypes.c_void_p(), s.Error()
    status = get(
        function,
        ctypes.byref(out),
        ctypes.byref(found),
        responses,
        instrument._handle if instrument is not None else None,
        design,
        ctypes.byref(options),
        ctypes.byref(error),
    )
    findings = None
    if found.value is not None:
        findings = Findings(owned("result", "chiso_result_free", found))
    if status != 0:
        raise with_findings(failure(error), findings)
    result = made(owned("result", "chiso_result_free", out), findings)
    if findings is not None:
        warn_of(findings, counted)
    return result
