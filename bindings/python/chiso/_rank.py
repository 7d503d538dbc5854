# SPDX-License-Identifier: GPL-3.0-or-later
"""From which rank to which the units of a table may really have."""

from __future__ import annotations

import ctypes
from typing import Any, Iterable, List, Optional, Sequence, Tuple

from . import _structures as s
from ._checks import doubles, many, utf8, within
from ._errors import ArgumentError
from ._handles import Handle, call, failure, get, owned
from ._instrument import with_findings
from ._needed import numpy_or_none
from ._options import ranks_struct
from ._scores import Findings, Ranking
from ._sources import Reading, source_of
from ._words import LANGUAGES, choice


def rank(
    table: Any,
    unit: str,
    estimate: str,
    *,
    se: "Optional[str]" = None,
    df: "Optional[str]" = None,
    covariance: Any = None,
    level: float = 0.95,
    kind: str = "simultaneous",
    draws: "Optional[int]" = None,
    seed: "Optional[int]" = None,
    delimiter: "Optional[str]" = None,
    decimal: "Optional[str]" = None,
    missing: "Iterable[object]" = (),
    lang: str = "en",
) -> Ranking:
    """
    From which rank to which each unit of any table may really have.

    Parameters
    ----------
    table : path, DataFrame, dict of columns or Arrow data
        One record for each unit.
    unit : str
        Column of the names, each once.
    estimate : str
        Column of the estimates; the highest has rank 1, a missing one has none.
    se : str, optional
        Column of their standard errors; needed unless there is a covariance.
    df : str, optional
        Column of the degrees of freedom of the standard errors; infinite by default.
    covariance : path, DataFrame or dict of columns, optional
        Of the estimates: the column of the unit, then a column for each unit.
    level : float
        Between 0 and 1.
    kind : {"simultaneous", "marginal"}
        All sets hold with the level, or each does.
    draws : int, optional
        Of the errors; 1,000 by default.
    seed : int, optional
        1 to 4294967295; 1 by default.
    delimiter, decimal, missing : optional
        As of `totals`.
    lang : {"en", "vi"}
        Of headings.

    Returns
    -------
    Ranking
        A row for each unit: estimate, se, df, rank, rank_low, rank_high.
    """
    reading = Reading(delimiter, decimal, missing)
    options = ranks_struct(kind, draws, seed, within("level", level, 0, 1))
    options.language = choice("lang", lang, LANGUAGES)
    columns = s.sized(
        s.RankColumns,
        unit=utf8("unit", unit),
        estimate=utf8("estimate", estimate),
        se=utf8("se", se),
        df=utf8("df", df),
    )
    asked = [c for c in (unit, estimate, se, df) if c is not None]

    def with_table(responses: Handle) -> Ranking:
        if covariance is None:
            return _ranked(responses, columns, None, options)
        return source_of(covariance).read(  # type: ignore[no-any-return]
            reading, None, lambda other: _ranked(responses, columns, other, options)
        )

    return source_of(table).read(reading, asked, with_table)  # type: ignore[no-any-return]


def _ranked(
    table: Handle, columns: s.RankColumns, covariance: "Optional[Handle]", options: s.RankOptions
) -> Ranking:
    out, found, error = ctypes.c_void_p(), ctypes.c_void_p(), s.Error()
    status = get(
        "chiso_rank",
        ctypes.byref(out),
        ctypes.byref(found),
        table,
        ctypes.byref(columns),
        covariance,
        ctypes.byref(options),
        ctypes.byref(error),
    )
    findings = None
    if found.value is not None:
        findings = Findings(owned("result", "chiso_result_free", found))
    if status != 0:
        raise with_findings(failure(error), findings)
    return Ranking(owned("result", "chiso_result_free", out), findings)


def rank_sets(
    estimate: "Sequence[float]",
    se: "Optional[Sequence[float]]" = None,
    *,
    covariance: "Optional[Sequence[Sequence[float]]]" = None,
    df: "Optional[Sequence[float]]" = None,
    level: float = 0.95,
    kind: str = "simultaneous",
    draws: "Optional[int]" = None,
    seed: "Optional[int]" = None,
    single_step: bool = False,
) -> "Tuple[Any, Any]":
    """
    Confidence sets for ranks of numbers: `rank` for arrays.

    Parameters
    ----------
    estimate : sequence of float
        (n,); NaN has no rank.
    se : sequence of float, optional
        (n,) standard errors; needed unless there is a covariance.
    covariance : sequence of sequences of float, optional
        (n, n), of the estimates; None: they are independent.
    df : sequence of float, optional
        (n,) degrees of freedom of the standard errors; infinite by default.
    level : float
        Between 0 and 1.
    kind : {"simultaneous", "marginal"}
        All sets hold with the level, or each does.
    draws : int, optional
        Of the errors; 1,000 by default.
    seed : int, optional
        1 to 4294967295; 1 by default.
    single_step : bool
        Without stepdown, hence somewhat wider.

    Returns
    -------
    low : numpy.ndarray or list
        The best rank that each may have, (n,); NaN without an estimate.
    high : numpy.ndarray or list
        The worst.
    """
    count = len(estimate)
    options = ranks_struct(kind, draws, seed, within("level", level, 0, 1))
    options.single_step = 1 if single_step else 0
    low, high = (ctypes.c_double * count)(), (ctypes.c_double * count)()
    flat = None if covariance is None else _flat(covariance, count)
    call(
        "chiso_rank_sets",
        low,
        high,
        _doubles("estimate", estimate, count),
        _doubles("covariance", flat, count * count),
        _doubles("se", se, count),
        _doubles("df", df, count),
        count,
        ctypes.byref(options),
    )
    numpy = numpy_or_none()
    return (numpy.array(low), numpy.array(high)) if numpy else (list(low), list(high))


def _flat(covariance: Any, count: int) -> "List[float]":
    """The rows of a matrix behind one another."""
    square = getattr(covariance, "to_numpy", lambda: covariance)()
    rows = [doubles("covariance", row) for row in many("covariance", square)]
    if len(rows) != count or any(len(row) != count for row in rows):
        raise ArgumentError(f"covariance has {count} rows of {count} numbers, one for each estimate")
    return [x for row in rows for x in row]


def _doubles(name: str, values: "Optional[Sequence[float]]", count: int) -> Any:
    if values is None:
        return None
    if len(values) != count:
        raise ArgumentError(f"{name} has {len(values)} numbers, not {count}")
    return (ctypes.c_double * count)(*doubles(name, values))
