# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers become totals, and pieces are added up."""

from __future__ import annotations

import ctypes
from typing import Any, Iterable, List, Mapping, Optional, Union

from . import _structures as s
from ._checks import listed, utf8
from ._errors import ArgumentError
from ._estimands import Asked, estimands
from ._handles import Handle, get, make, names
from ._instrument import Instrument
from ._options import Design, Names, design_of
from ._sources import Files, Frames, Reading
from ._totals import Totals, made_totals
from ._words import HOLDS, choice


def read(
    source: "Union[Files, Frames]",
    instrument: "Optional[Instrument]",
    *,
    by: Names,
    province: "Optional[str]",
    where: "Optional[str]",
    design: "Optional[Design]",
    asked: "Iterable[Asked]",
    statistics: "Mapping[str, Any]",
    hold: str,
    reading: Reading,
    warn: bool = True,
) -> Totals:
    """Read answers once and add them up."""
    drawn = design_of(design)
    domains = listed("by", by)
    wanted, count, kept = estimands(asked, statistics)
    columns, n_by = names(domains)
    options = s.sized(
        s.TotalsOptions,
        by=columns,
        n_by=n_by,
        province=utf8("province", province),
        where=utf8("where", where),
        estimands=wanted,
        n_estimands=count,
        hold=choice("hold", hold, HOLDS),
    )
    design_handle = drawn._handle()

    def use(responses: Handle) -> Totals:
        def run(out: Any, findings: Any, error: Any) -> int:
            return int(
                get(
                    "chiso_totals_read",
                    out,
                    findings,
                    responses,
                    instrument._handle if instrument is not None else None,
                    design_handle,
                    ctypes.byref(options),
                    error,
                )
            )

        return made_totals(run, instrument, source.counted, warn)

    named = [*domains, *drawn.columns, *kept.columns, *of_instrument(instrument)]
    named += [n for n in (where, (drawn.repweights or "").strip("*?")) if n]
    made: Totals = source.read(reading, named, use)
    return made


def of_instrument(instrument: "Optional[Instrument]") -> "List[str]":
    """Columns that an instrument knows of."""
    if instrument is None:
        return []
    variables = [v for v in instrument.variables()["variable"] if v]
    return variables + (instrument.get("province_columns") or "").split()


def merge(pieces: "Iterable[Totals]") -> Totals:
    """
    Add pieces together: totals of parts of one data set.

    Parameters
    ----------
    pieces : iterable of Totals
        Of the same instrument, by columns, design, condition and estimands.  A piece that is named twice counts
        twice.

    Returns
    -------
    Totals
        As if all had been read at once.
    """
    parts = list(pieces)
    if not parts:
        raise ArgumentError("there are no pieces to add up")
    for part in parts:
        if not isinstance(part, Totals):
            raise ArgumentError(f"pieces are totals, not {type(part).__name__}")
    taken: "List[int]" = []
    try:
        for part in parts:
            taken.append(part._handle.take())
        first = parts[0].instrument
        handle = make(
            "set of totals",
            "chiso_totals_free",
            "chiso_totals_merge",
            (ctypes.c_void_p * len(taken))(*taken),
            len(taken),
            keeps=[first._handle] if first is not None else [],
        )
    finally:
        for part in parts[: len(taken)]:
            part._handle.give_back()
    return Totals(handle, first)
