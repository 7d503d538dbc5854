# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong, one class for each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

if TYPE_CHECKING:
    from ._results import Result


class ChisoError(Exception):
    """
    A failure, in words for an analyst.

    Attributes
    ----------
    message : str
        What went wrong, where, and what to do.
    status : str
        Name of the status of the C library, such as ``CHISO_E_DATA``; empty where the failure is not its own.
    record : int or None
        The data record, counted from 1 without a header; None where it is not known.
    column : str or None
        The column, None where none is at fault.
    findings : Result or None
        Every fault and warning, where the data are at fault; None else.
    """

    def __init__(
        self,
        message: str,
        status: str = "",
        record: Optional[int] = None,
        column: Optional[str] = None,
        findings: "Optional[Result]" = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.record = record
        self.column = column
        self.findings = findings

    def __str__(self) -> str:
        return self.message

    def __reduce__(self) -> "tuple[object, ...]":
        # Findings live in the memory of this process.
        return type(self), (self.message, self.status, self.record, self.column)


class OutOfMemory(ChisoError, MemoryError):
    """Memory ran out; nothing is lost but the result."""


class ArgumentError(ChisoError, ValueError):
    """An argument or an option is wrong, or a column that it names is not there."""


class DataTypeError(ArgumentError, TypeError):
    """A column, or an argument, is of a type that nothing can be read from."""


class DataError(ChisoError, ValueError):
    """The answers are at fault; ``findings`` lists every fault."""


class InstrumentError(ChisoError, ValueError):
    """The instrument is at fault; ``findings`` lists every fault."""


class LonePsuError(ChisoError, ValueError):
    """A stratum has one sampling unit, and nothing says what then: ``Variance(lone_psu=…)``."""


class OpenError(ChisoError, OSError):
    """A file cannot be opened, or there is no instrument of that name."""


class ReadError(ChisoError, OSError):
    """Reading broke off."""


class WriteError(ChisoError, OSError):
    """Writing broke off; the file is as it was before."""


class Cancelled(ChisoError):
    """Whoever was told of the progress wanted no more."""


class ClosedError(ChisoError, ValueError):
    """Something is used after ``close()``."""


class LibraryError(ChisoError, ImportError):
    """The C library is missing, or of another version than this package."""


class ChisoWarning(UserWarning):
    """What is odd about the data, and forbids no result."""


# Tracebacks name them as programs do.
for _kind in [k for k in vars().values() if isinstance(k, type)]:
    if issubclass(_kind, (ChisoError, ChisoWarning)):
        _kind.__module__ = "chiso"

# In the order of the statuses.
BY_STATUS: "tuple[type[ChisoError], ...]" = (
    ChisoError,
    OutOfMemory,
    ArgumentError,
    DataError,
    InstrumentError,
    OpenError,
    ReadError,
    WriteError,
    LonePsuError,
    Cancelled,
)
