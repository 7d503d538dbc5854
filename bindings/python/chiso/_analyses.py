# SPDX-License-Identifier: GPL-3.0-or-later
"""Totals, scores, estimates and findings of answers: the verbs of the tool that read them."""

from __future__ import annotations

import os
from typing import Any, Iterable, List, Mapping, NamedTuple, Optional, Sequence, Union

from ._errors import ArgumentError, DataError, InstrumentError
from ._estimands import Asked
from ._instrument import InstrumentGiven, instrument_of
from ._library import lib
from ._options import Design, Names, VarianceGiven
from ._progress import ProgressGiven
from ._reading import merge, read
from ._results import path_bytes
from ._scores import Estimates, Findings, Scores
from ._sources import Reading, source_of
from ._totals import Totals


def is_totals(data: Any) -> bool:
    if isinstance(data, Totals):
        return True
    if isinstance(data, (str, os.PathLike)):
        return bool(lib.chiso_totals_is_file(path_bytes(data)))
    return False


class _Asked(NamedTuple):
    """What is asked of answers, and settled in totals."""

    by: Names
    province: "Optional[str]"
    where: "Optional[str]"
    design: "Optional[Design]"
    reading: Reading

    @property
    def said(self) -> "List[str]":
        """What was not left at its default."""
        given = [n for n in ("by", "province", "where", "design") if getattr(self, n) is not None]
        return given + self.reading.said


def _totals_of(
    data: Any,
    instrument: InstrumentGiven,
    asked: _Asked,
    hold: str,
    estimands: "Iterable[Asked]" = (),
    statistics: "Optional[Mapping[str, Any]]" = None,
) -> Totals:
    """Totals that somebody made already, or those of answers."""
    parts = list(data) if isinstance(data, (list, tuple)) else [data]
    are = [is_totals(p) for p in parts]
    if any(are):
        if not all(are):
            raise ArgumentError(
                "some of the data are totals and some are answers; make totals of all (chiso.totals), or name the "
                "answers alone"
            )
        return _settled(parts, instrument, asked)
    return read(
        source_of(data),
        instrument_of(instrument),
        by=asked.by,
        province=asked.province,
        where=asked.where,
        design=asked.design,
        asked=estimands,
        statistics=statistics or {},
        hold=hold,
        reading=asked.reading,
    )


def _settled(parts: "Sequence[Any]", instrument: InstrumentGiven, asked: _Asked) -> Totals:
    for option in asked.said:
        raise ArgumentError(f"{option} is settled in totals; leave it out, or make the totals anew")
    _check_twice(parts)
    opened = instrument_of(instrument)
    loaded = [p if isinstance(p, Totals) else Totals.load(p, opened) for p in parts]
    for made in loaded:
        made._check_instrument(opened)
    return loaded[0] if len(loaded) == 1 else merge(loaded)


def _are_totals(data: Any) -> bool:
    """Totals among the data, which know what they are of."""
    parts = data if isinstance(data, (list, tuple)) else [data]
    return any(is_totals(p) for p in parts)


def _check_twice(parts: "Sequence[Any]") -> None:
    for i, one in enumerate(parts):
        for other in parts[:i]:
            same = one is other
            if not isinstance(one, Totals) and not isinstance(other, Totals):
                same = os.path.samefile(one, other)
            if same:
                raise ArgumentError(f"{one!r} is named twice: its respondents would count twice")


def totals(
    data: Any,
    instrument: InstrumentGiven = None,
    *asked: Asked,
    by: Names = None,
    province: "Optional[str]" = None,
    where: "Optional[str]" = None,
    design: "Optional[Design]" = None,
    hold: "Optional[str]" = None,
    delimiter: "Optional[str]" = None,
    decimal: "Optional[str]" = None,
    missing: "Iterable[object]" = (),
    invalid: str = "fault",
    progress: ProgressGiven = None,
    **statistics: Any,
) -> Totals:
    """
    Read answers once and add them up.

    Parameters
    ----------
    data : path, list of paths, DataFrame, dict of columns, Arrow data, or a list of tables
        The answers.  Of tables numbers are read in place, without a copy, where they follow one another.
    instrument : str, path or Instrument, optional
        What was asked; None: columns are what they are.
    *asked : tuple, optional
        What will be estimated, as of `Totals.estimate`.
    by : str or sequence of str, optional
        Columns whose values, crossed, are the domains.
    province : str, optional
        The column of ``by`` that holds provinces, when its name does not tell.
    where : str, optional
        Which respondents count: ``"age >= 60 and district in (a, b)"``; the others keep their sampling units.
    design : Design, optional
        How people were sampled.
    hold : {"index", "all", "estimands"}, optional
        Which variables the totals hold: those of the index and of the statistics, all that the instrument
        describes (the default with one), or those of the statistics alone (the default without).
    delimiter : {",", ";", "tab"}, optional
        Of files; found by looking.
    decimal : {".", ","}, optional
        Decimal mark; in files found by looking.
    missing : sequence, optional
        Codes that mean missing, beside blank.
    invalid : {"fault", "missing"}
        An answer off its scale is a fault, or counts as missing.
    progress : bool or callable, optional
        True: a bar in terminals and notebooks; or a function of records read and the fraction done (None where it
        is not known), which ends the reading by returning False.
    **statistics : str or sequence of str
        ``mean=``, ``total=``, ``proportion=``, ``ratio=``, ``quantile=``, as of `Totals.estimate`.

    Returns
    -------
    Totals
        With a `ChisoWarning` for what is odd about the answers.

    Raises
    ------
    DataError
        The answers are at fault; its ``findings`` list every fault.
    ArgumentError
        A column that is named is not there, or an option is wrong.
    """
    opened = instrument_of(instrument)
    if hold is None:
        hold = "all" if opened is not None else "estimands"
    return read(
        source_of(data),
        opened,
        by=by,
        province=province,
        where=where,
        design=design,
        asked=asked,
        statistics=statistics,
        hold=hold,
        reading=Reading(delimiter, decimal, missing, invalid, progress),
    )


def score(
    data: Any,
    instrument: InstrumentGiven = None,
    *,
    by: Names = None,
    province: "Optional[str]" = None,
    where: "Optional[str]" = None,
    design: "Optional[Design]" = None,
    geography: "Union[None, str, int]" = None,
    populations: Any = None,
    metric: "Optional[str]" = None,
    pooling: "Optional[str]" = None,
    nation: "Optional[str]" = None,
    variance: VarianceGiven = None,
    rank_sets: "Optional[str]" = None,
    draws: "Optional[int]" = None,
    rank_shares: "Optional[int]" = None,
    delimiter: "Optional[str]" = None,
    decimal: "Optional[str]" = None,
    missing: "Iterable[object]" = (),
    invalid: str = "fault",
    progress: ProgressGiven = None,
    lang: str = "en",
) -> Scores:
    """
    Score an index: every node of its tree for every domain, with rank and group.

    Parameters
    ----------
    data : path, list of paths, DataFrame, dict of columns, Arrow data, or Totals
        Answers of respondents, or published scores.
    instrument : str, path or Instrument, optional
        A built-in name, a directory of one's own; totals of a built-in one know it.
    by : str or sequence of str, optional
        Columns whose values, crossed, are the domains; of published scores the province column unless named.
    province : str, optional
        The column of ``by`` that holds provinces, when its name does not tell.
    where : str, optional
        Which respondents count: ``"age >= 60"``.
    design : Design, optional
        How people were sampled.
    geography : {34, "regions", 63}, optional
        What is by the 63 provinces is brought to the 34 of 1 July 2025, or to the six regions.
    populations : path, DataFrame or dict of columns, optional
        Of published scores by ``geography``: columns ``province`` and ``population``.
    metric, pooling, nation : str, optional
        As of `Totals.score`.
    variance : Variance or str, optional
        How standard errors and intervals are made; linearised by default.
    rank_sets, draws, rank_shares : optional
        As of `Totals.score`.
    delimiter, decimal, missing, invalid, progress : optional
        As of `totals`.
    lang : {"en", "vi"}
        Of names and headings.

    Returns
    -------
    Scores
        A row for each domain and node: score, se, interval, df, deff, rank, rank set, group.  Its
        ``differences()`` tests which domains differ.
    """
    asked = asked_of(by, province, where, design, delimiter, decimal, missing, invalid, progress)
    made = index_totals("score", data, instrument, asked, geography, populations)
    return made.score(
        metric=metric,
        pooling=pooling,
        nation=nation,
        variance=variance,
        rank_sets=rank_sets,
        draws=draws,
        rank_shares=rank_shares,
        lang=lang,
    )


def asked_of(
    by: Names,
    province: "Optional[str]",
    where: "Optional[str]",
    design: "Optional[Design]",
    delimiter: "Optional[str]",
    decimal: "Optional[str]",
    missing: "Iterable[object]",
    invalid: str,
    progress: ProgressGiven,
) -> _Asked:
    return _Asked(by, province, where, design, Reading(delimiter, decimal, missing, invalid, progress))


def index_totals(
    function: str,
    data: Any,
    instrument: InstrumentGiven,
    asked: _Asked,
    geography: "Union[None, str, int]",
    populations: Any,
) -> Totals:
    """Totals that hold an index, by the provinces that are wanted."""
    if instrument is None and not _are_totals(data):
        raise ArgumentError(f"{function}() needs the instrument: a built-in name, or a directory")
    made = _totals_of(data, instrument, asked, "index")
    return _grouped(made, geography, populations)


def _grouped(made: Totals, geography: "Union[None, str, int]", populations: Any) -> Totals:
    if geography is None:
        if populations is not None:
            raise ArgumentError("populations are for geography=34 or geography=\"regions\"")
        return made
    grouped = made.regroup(geography, populations)
    grouped.findings = made.findings or grouped.findings
    return grouped


def estimate(
    data: Any,
    instrument: InstrumentGiven = None,
    *asked: Asked,
    by: Names = None,
    province: "Optional[str]" = None,
    where: "Optional[str]" = None,
    design: "Optional[Design]" = None,
    geography: "Union[None, str, int]" = None,
    variance: VarianceGiven = None,
    delimiter: "Optional[str]" = None,
    decimal: "Optional[str]" = None,
    missing: "Iterable[object]" = (),
    invalid: str = "fault",
    progress: ProgressGiven = None,
    lang: str = "en",
    **statistics: Any,
) -> Estimates:
    """
    Means, totals, proportions, ratios and quantiles with the standard error that the sample carries.

    Parameters
    ----------
    data : path, list of paths, DataFrame, dict of columns, Arrow data, or Totals
        Answers of respondents.
    instrument : str, path or Instrument, optional
        Answers are those of its scales; without one columns are what they are.
    *asked : tuple, optional
        Statistics in an order of one's own: ``("mean", "age")``, ``("quantile", "age", 0.5)``.
    by, province, where, design : optional
        As of `totals`.
    geography : {34, "regions", 63}, optional
        As of `score`.
    variance : Variance or str, optional
        How standard errors and intervals are made; linearised by default.
    delimiter, decimal, missing, invalid, progress : optional
        As of `totals`.
    lang : {"en", "vi"}
        Of headings.
    **statistics : str or sequence of str
        ``mean=``, ``total=``, ``proportion=``: names of variables; ``ratio=``: pairs of them, or ``"paid/visits"``;
        ``quantile=``: a dict of names and shares.

    Returns
    -------
    Estimates
        A row for each domain and figure; the numbers of R's ``survey``.  Its ``differences()`` tests how domains
        differ.
    """
    settled = _Asked(by, province, where, design, Reading(delimiter, decimal, missing, invalid, progress))
    if not asked and all(v is None for v in statistics.values()) and not _are_totals(data):
        raise ArgumentError(
            "nothing is asked: name columns with mean=, total=, proportion=, ratio= or quantile="
        )
    made = _totals_of(data, instrument, settled, "estimands", asked, statistics)
    made = _grouped(made, geography, None)
    return made.estimate(*asked, variance=variance, lang=lang, **statistics)


def check(
    data: Any = None,
    instrument: InstrumentGiven = None,
    *,
    by: Names = None,
    province: "Optional[str]" = None,
    where: "Optional[str]" = None,
    design: "Optional[Design]" = None,
    delimiter: "Optional[str]" = None,
    decimal: "Optional[str]" = None,
    missing: "Iterable[object]" = (),
    invalid: str = "fault",
    progress: ProgressGiven = None,
) -> Findings:
    """
    Find every fault in answers or in an instrument, before anything is computed.

    Parameters
    ----------
    data : path, list of paths, DataFrame, dict of columns or Arrow data, optional
        The answers; None: the instrument alone is checked.
    instrument : str, path or Instrument
        What was asked.
    by, province, where, design : optional
        As of `totals`.
    delimiter, decimal, missing, invalid, progress : optional
        As of `totals`.

    Returns
    -------
    Findings
        A row for each: severity, file, line (of a table the record), column, value, rule, advice.
    """
    if instrument is None:
        raise ArgumentError("check() needs the instrument: a built-in name, or a directory")
    try:
        opened = instrument_of(instrument)
        assert opened is not None
        if data is None:
            return Findings(opened.findings._handle)
        if is_totals(data):
            raise ArgumentError("totals hold no answers any more; check those that they were made of")
        made = read(
            source_of(data),
            opened,
            by=by,
            province=province,
            where=where,
            design=design,
            asked=(),
            statistics={},
            hold="all",
            reading=Reading(delimiter, decimal, missing, invalid, progress),
            warn=False,
        )
    except (DataError, InstrumentError) as error:
        if error.findings is None:
            raise
        return Findings(error.findings._handle)
    assert made.findings is not None
    return Findings(made.findings._handle)
