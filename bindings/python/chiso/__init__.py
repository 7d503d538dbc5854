# SPDX-License-Identifier: GPL-3.0-or-later
"""
Answers to a survey become satisfaction and governance indices, with the uncertainty of the sample.

>>> import chiso
>>> r = chiso.score("responses.csv", "sipas-2024", by="province",
...                 design=chiso.Design(strata="stratum", psu="village", weight="weight"))
>>> r.node("SIPAS").domain("20").ci

docs/python.md is a tutorial; docs/methods.md has every formula.
"""

from . import plots as plots
from ._errors import (
    ArgumentError,
    Cancelled,
    ChisoError,
    ChisoWarning,
    ClosedError,
    DataError,
    DataTypeError,
    InstrumentError,
    LibraryError,
    LonePsuError,
    OpenError,
    OutOfMemory,
    ReadError,
    WriteError,
)
from ._analyses import check, estimate, score, totals
from ._compare import compare
from ._drivers import drivers
from ._instrument import Instrument, builtins, instruments, province_code, province_name
from ._library import library_path
from ._options import Design, Variance
from ._quality import quality
from ._rank import rank, rank_sets
from ._reading import merge
from ._reliability import Reliability, reliability
from ._report import Report, report
from ._results import Result, load
from ._row import Row
from ._scores import Changes, Differences, Drivers, Estimates, Findings, Quality, Ranking, Scores
from ._simulation import Simulation, layouts
from ._totals import Totals
from ._version import __version__

__all__ = [
    "ArgumentError",
    "Cancelled",
    "Changes",
    "ChisoError",
    "ChisoWarning",
    "ClosedError",
    "DataError",
    "DataTypeError",
    "Design",
    "Differences",
    "Drivers",
    "Estimates",
    "Findings",
    "Instrument",
    "InstrumentError",
    "LibraryError",
    "LonePsuError",
    "OpenError",
    "OutOfMemory",
    "Quality",
    "Ranking",
    "ReadError",
    "Reliability",
    "Report",
    "Result",
    "Row",
    "Scores",
    "Simulation",
    "Totals",
    "Variance",
    "WriteError",
    "__version__",
    "builtins",
    "check",
    "compare",
    "drivers",
    "estimate",
    "instruments",
    "layouts",
    "library_path",
    "load",
    "merge",
    "province_code",
    "province_name",
    "quality",
    "rank",
    "rank_sets",
    "reliability",
    "report",
    "score",
    "totals",
]
