# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tool can do, a function for each verb."""

from __future__ import annotations

import ctypes
import os
from typing import Any, Iterable, List, Optional, Sequence, Tuple, Union

from . import _structures as s
from ._errors import ArgumentError, DataError, InstrumentError
from ._estimands import Asked
from ._handles import Handle, call, encoded, failure, get, make, owned
from ._instrument import Instrument, InstrumentGiven, instrument_of, with_findings
from ._library import lib
from ._options import Design, Names, VarianceGiven, positive, ranks_struct, variance_of, within
from ._progress import ProgressGiven
from ._results import Path, path_bytes
from ._scores import Changes, Estimates, Findings, Ranking, Scores
from ._sources import Reading, source_of
from ._totals import Totals, merge, read, scoring_options
from ._words import BREAKS, FAMILIES, LANGUAGES, choice


def _is_totals(data: Any) -> bool:
    if isinstance(data, Totals):
        return True
    if isinstance(data, (str, os.PathLike)):
        return bool(lib.chiso_totals_is_file(path_bytes(data)))
    return False


def _settled(data: Any, instrument: InstrumentGiven, **given: object) -> "Optional[Totals]":
    """Totals that somebody made already, of one file or several; None where there are answers."""
    parts = list(data) if isinstance(data, (list, tuple)) else [data]
    are = [_is_totals(p) for p in parts]
    if not any(are):
        return None
    if not all(are):
        raise ArgumentError(
            "some of the data are totals and some are answers; make totals of all (chiso.totals), or name the "
            "answers alone"
        )
    for option, value in given.items():
        if value:
            raise ArgumentError(
                f"{option} is settled in totals; leave it out, or make the totals anew"
            )
    _check_twice(parts)
    opened = instrument_of(instrument)
    loaded = [p if isinstance(p, Totals) else Totals.load(p, opened) for p in parts]
    return loaded[0] if len(loaded) == 1 else merge(loaded)


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
    reading = Reading(delimiter, decimal, missing, invalid, progress)
    made = _settled(
        data,
        instrument,
        by=by,
        province=province,
        where=where,
        design=design,
        **{option: True for option in reading.said},
    )
    if made is None:
        if instrument is None:
            raise ArgumentError("score() needs the instrument: a built-in name, or a directory")
        made = read(
            source_of(data),
            instrument_of(instrument),
            by=by,
            province=province,
            where=where,
            design=design,
            asked=(),
            statistics={},
            hold="index",
            reading=reading,
        )
    made = _grouped(made, geography, populations)
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
    *asked: Asked,
    instrument: InstrumentGiven = None,
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
    *asked : tuple, optional
        Statistics in an order of one's own: ``("mean", "age")``, ``("quantile", "age", 0.5)``.
    instrument : str, path or Instrument, optional
        Answers are those of its scales; without one columns are what they are.
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
    reading = Reading(delimiter, decimal, missing, invalid, progress)
    made = _settled(
        data,
        instrument,
        by=by,
        province=province,
        where=where,
        design=design,
        **{option: True for option in reading.said},
    )
    if made is None:
        if not asked and not any(v is not None for v in statistics.values()):
            raise ArgumentError(
                "nothing is asked: name columns with mean=, total=, proportion=, ratio= or quantile="
            )
        made = read(
            source_of(data),
            instrument_of(instrument),
            by=by,
            province=province,
            where=where,
            design=design,
            asked=asked,
            statistics=statistics,
            hold="estimands",
            reading=reading,
        )
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
        if _is_totals(data):
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


def compare(
    before: Any,
    after: Any,
    *,
    panel: bool = False,
    breaks: str = "skip",
    family: str = "node",
    level: float = 0.95,
    instrument_before: InstrumentGiven = None,
    instrument_after: InstrumentGiven = None,
    metric: "Optional[str]" = None,
    pooling: "Optional[str]" = None,
    nation: "Optional[str]" = None,
    variance: VarianceGiven = None,
    lang: str = "en",
) -> Changes:
    """
    Two rounds: the change of every node, tested, with what broke the series.

    Parameters
    ----------
    before, after : Scores, Totals, or path
        The rounds; a path leads to scores saved as JSON, or to a file of totals.
    panel : bool
        Of totals: strata and sampling units of one name are the same in both rounds.
    breaks : {"skip", "compare"}
        Nodes whose definition changed are shown without a change, or compared all the same.
    family : {"node", "all"}
        p is adjusted over the domains of one node, or over all rows.
    level : float
        Of intervals and directions, between 0 and 1.
    instrument_before, instrument_after : str, path or Instrument, optional
        Of one's own; built-in ones are known by the settings.
    metric, pooling, nation, variance : optional
        Of totals: how they are scored, as of `Totals.score`.
    lang : {"en", "vi"}
        Of names and headings.

    Returns
    -------
    Changes
        A row for each domain and node: before, after, change, se, interval, p, p_holm, p_bh, direction.
    """
    earlier = _round(before, instrument_before)
    later = _round(after, instrument_after)
    struct = variance_of(variance)._struct()
    struct.level = 0  # the intervals of the rounds are not shown
    scoring = scoring_options(metric, pooling, nation, struct, lang)
    options = s.sized(
        s.CompareOptions,
        language=choice("lang", lang, LANGUAGES),
        breaks=choice("breaks", breaks, BREAKS),
        family=choice("family", family, FAMILIES),
        level=within("level", level, 0, 1),
        panel=1 if panel else 0,
    )
    if isinstance(earlier, Totals) and isinstance(later, Totals):
        return _compare_totals(earlier, later, scoring, options)
    if panel:
        raise ArgumentError(
            "scores do not tell which sampling units rounds share; a panel needs the totals of both"
        )
    if not isinstance(earlier, Totals) and not isinstance(later, Totals):
        _check_scored(metric, pooling, nation, variance)
    return _compare_scores(
        _scored(earlier, scoring, instrument_before),
        _scored(later, scoring, instrument_after),
        options,
    )


def _check_scored(*given: object) -> None:
    if any(g is not None for g in given):
        raise ArgumentError(
            "metric, pooling, nation and variance say how totals are scored, and both rounds are scores already"
        )


def _round(given: Any, instrument: InstrumentGiven) -> "Union[Scores, Totals]":
    if isinstance(given, (Scores, Totals)):
        return given
    if isinstance(given, (str, os.PathLike)):
        if _is_totals(given):
            return Totals.load(given, instrument)
        from ._results import load

        loaded = load(given)
        if isinstance(loaded, Scores):
            return loaded
        raise ArgumentError(f"{os.fspath(given)} holds the result of {loaded.command}, not scores")
    raise ArgumentError(
        f"a round is scores, totals, or a path to either, not {type(given).__name__}"
    )


def _scored(
    given: "Union[Scores, Totals]", scoring: s.ScoreOptions, instrument: InstrumentGiven
) -> "Tuple[Handle, Optional[Instrument]]":
    if isinstance(given, Scores):
        return given._handle, instrument_of(instrument)
    scoring.ranks = ctypes.pointer(ranks_struct("none", None))
    made = make(
        "result", "chiso_result_free", "chiso_score", given._handle, ctypes.byref(scoring)
    )
    return made, given.instrument


def _compare_totals(
    before: Totals, after: Totals, scoring: s.ScoreOptions, options: s.CompareOptions
) -> Changes:
    made = make(
        "result",
        "chiso_result_free",
        "chiso_compare_totals",
        before._handle,
        after._handle,
        ctypes.byref(scoring),
        ctypes.byref(options),
    )
    return Changes(made)


def _compare_scores(
    before: "Tuple[Handle, Optional[Instrument]]",
    after: "Tuple[Handle, Optional[Instrument]]",
    options: s.CompareOptions,
) -> Changes:
    used: "List[Handle]" = []
    try:
        for field, instrument in (("before", before[1]), ("after", after[1])):
            if instrument is not None:
                setattr(options, field, instrument._handle.take())
                used.append(instrument._handle)
        made = make(
            "result",
            "chiso_result_free",
            "chiso_compare",
            before[0],
            after[0],
            ctypes.byref(options),
        )
    finally:
        for handle in used:
            handle.give_back()
    return Changes(made)


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
    options = ranks_struct(kind, draws, positive("seed", seed), within("level", level, 0, 1))
    options.language = choice("lang", lang, LANGUAGES)
    columns = s.sized(
        s.RankColumns,
        unit=encoded(unit),
        estimate=encoded(estimate),
        se=encoded(se),
        df=encoded(df),
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
    options = ranks_struct(kind, draws, positive("seed", seed), within("level", level, 0, 1))
    options.single_step = 1 if single_step else 0
    low, high = (ctypes.c_double * count)(), (ctypes.c_double * count)()
    flat = None
    if covariance is not None:
        flat = [x for line in covariance for x in line]
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
    from ._results import _numpy

    numpy = _numpy()
    return (numpy.array(low), numpy.array(high)) if numpy else (list(low), list(high))


def _doubles(name: str, values: "Optional[Sequence[float]]", count: int) -> Any:
    if values is None:
        return None
    if len(values) != count:
        raise ArgumentError(f"{name} has {len(values)} numbers, not {count}")
    return (ctypes.c_double * count)(*[float(x) for x in values])
