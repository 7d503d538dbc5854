# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the interviews can be trusted."""

from __future__ import annotations

import ctypes
from typing import Any, Iterable, List, Mapping, Optional, Union

from . import _structures as s
from ._analyses import is_totals
from ._checks import MOST_INT32, listed, real, utf8, whole
from ._errors import ArgumentError
from ._handles import Handle, names
from ._instrument import Instrument, InstrumentGiven, instrument_of
from ._library import lib
from ._options import Design, Names, design_of
from ._people import looked
from ._progress import ProgressGiven, Teller
from ._scores import Quality
from ._sources import Reading, source_of
from ._words import LANGUAGES, MATCH_MISSING, ROWS, choice

_COUNT, _AUTO = 11, -1.0  # CHISO_THRESHOLDS, CHISO_THRESHOLD_AUTO

Thresholds = Mapping[str, Union[float, str]]


def quality(
    data: Any,
    instrument: InstrumentGiven = None,
    *,
    items: Names = None,
    id: "Optional[str]" = None,
    interviewer: "Optional[str]" = None,
    village: "Optional[str]" = None,
    duration: "Optional[str]" = None,
    start: "Optional[str]" = None,
    end: "Optional[str]" = None,
    where: "Optional[str]" = None,
    design: "Optional[Design]" = None,
    checks: Names = None,
    thresholds: "Optional[Thresholds]" = None,
    match_missing: str = "answered",
    rows: str = "findings",
    threads: "Optional[int]" = None,
    delimiter: "Optional[str]" = None,
    decimal: "Optional[str]" = None,
    missing: "Iterable[object]" = (),
    invalid: str = "fault",
    progress: ProgressGiven = None,
    lang: str = "en",
) -> Quality:
    """
    Look whether the interviews can be trusted: what is found is a reason to look, not a proof.

    Parameters
    ----------
    data : path, list of paths, DataFrame, dict of columns, Arrow data, or a list of tables
        The answers, one record for each interview.
    instrument : str, path or Instrument, optional
        What was asked; None: the items are numbers, and ``items`` names them.
    items : str or sequence of str, optional
        Columns of the items, in the order they were asked; those of the instrument by default.
    id : str, optional
        Column that names a record.
    interviewer : str, optional
        Column of the interviewer.
    village : str, optional
        Column of the village; by default the first sampling unit of the design.
    duration : str, optional
        Column of how many minutes the interview took.
    start, end : str, optional
        Columns of when it began and ended, as texts: ``2024-05-31 08:15`` or ``31/05/2024 08:15``.
    where : str, optional
        Which records are looked at.
    design : Design, optional
        How people were sampled: the weight, and the sampling units that are the villages.
    checks : str or sequence of str, optional
        Only these of ``match``, ``lines``, ``nonresponse``, ``interviewers``, ``duration``, ``weights``.
    thresholds : dict, optional
        Other thresholds by name, such as ``{"percent_match": 0.9}``, or ``"auto"`` for that one;
        docs/quality.md has them.
    match_missing : {"answered", "reasons"}
        Two records are compared in what both answered, or missing answers are equal where the reason is.
    rows : {"findings", "all"}
        What is beyond a threshold, and summaries; or every measure of every record.
    threads : int, optional
        That compare pairs; by default as many as the machine runs at once.
    delimiter, decimal, missing, invalid : optional
        As of `totals`.
    progress : bool or callable, optional
        As of `totals`, while reading, and again while pairs are compared.
    lang : {"en", "vi"}
        Of headings, notes and advice.

    Returns
    -------
    Quality
        A row for each finding: check, level, who or what, value, threshold, flags, advice.

    Raises
    ------
    DataError
        The answers are at fault; its ``findings`` list every fault.
    ArgumentError
        A column that is named is not there, or an option is wrong.
    """
    if is_totals(data):
        raise ArgumentError("totals are no answers any more; hand in the answers that they were made of")
    opened, drawn = instrument_of(instrument), design_of(design)
    reading = Reading(delimiter, decimal, missing, invalid, progress)
    asked = listed("items", items)
    columns, count = names(asked)
    numbers = _thresholds(thresholds or {})
    options = s.sized(
        s.QualityOptions,
        items=columns,
        n_items=count,
        id=utf8("id", id),
        interviewer=utf8("interviewer", interviewer),
        village=utf8("village", village),
        duration=utf8("duration", duration),
        start=utf8("start", start),
        end=utf8("end", end),
        where=utf8("where", where),
        thresholds=numbers,
        n_thresholds=_COUNT,
        checks=_checks(listed("checks", checks)),
        match_missing=choice("match_missing", match_missing, MATCH_MISSING),
        rows=choice("rows", rows, ROWS),
        threads=whole("threads", threads, MOST_INT32),
        language=choice("lang", lang, LANGUAGES),
    )
    named = [c for c in (id, interviewer, village, duration, start, end, where) if c is not None]
    named += asked + drawn.columns + _leaves(opened)
    named += [(drawn.repweights or "").strip("*?")] if drawn.repweights else []
    source = source_of(data)
    return source.read(  # type: ignore[no-any-return]
        reading,
        named,
        lambda responses: _looked(responses, opened, drawn._handle(), options, source.counted),
    )


def _leaves(instrument: "Optional[Instrument]") -> "List[str]":
    return [] if instrument is None else [v for v in instrument.variables()["variable"] if v]


def _checks(given: "List[str]") -> int:
    known = {lib.chiso_check_name(1 << bit).decode(): 1 << bit for bit in range(6)}
    return sum({choice("checks", name, known) for name in given})


def _thresholds(given: Thresholds) -> Any:
    if not isinstance(given, Mapping):
        raise ArgumentError(f"thresholds are a dict of names and numbers, not {type(given).__name__}")
    known = {lib.chiso_threshold_name(i).decode(): i for i in range(_COUNT)}
    numbers = (ctypes.c_double * _COUNT)()
    for name, value in given.items():
        number = _AUTO if value == "auto" else real(f"the threshold {name}", value)
        if number == 0:
            raise ArgumentError(f"the threshold {name} is a number above 0")
        numbers[choice("a threshold", name, known)] = number
    return numbers


def _looked(
    responses: Handle,
    instrument: "Optional[Instrument]",
    design: Handle,
    options: s.QualityOptions,
    counted: str,
) -> Quality:
    teller: Teller = responses.teller
    told = teller.of("pairs")  # held while the library calls it
    options.progress = told
    return looked("chiso_quality", Quality, responses, instrument, design, options, counted)
