# SPDX-License-Identifier: GPL-3.0-or-later
"""Two rounds: what changed."""

from __future__ import annotations

import ctypes
import os
from typing import Any, List, Optional, Tuple, Union

from . import _structures as s
from ._analyses import is_totals
from ._checks import within
from ._errors import ArgumentError
from ._handles import Handle, make
from ._instrument import Instrument, InstrumentGiven, instrument_of
from ._options import VarianceGiven, ranks_struct, variance_of
from ._results import load
from ._scores import Changes, Scores
from ._scoring import scoring_options
from ._totals import Totals
from ._words import BREAKS, FAMILIES, LANGUAGES, choice


def compare(
    before: Any,
    after: Any,
    *,
    panel: bool = False,
    breaks: str = "skip",
    family: str = "node",
    level: "Optional[float]" = None,
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
    level : float, optional
        Of intervals and directions, between 0 and 1; by default that of ``variance``, or 0.95.
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
    earlier = round_of(before, instrument_before)
    later = round_of(after, instrument_after)
    struct = variance_of(variance)._struct()
    struct.level = 0  # the intervals of the rounds are not shown
    if level is None:
        level = variance_of(variance).level
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


def round_of(given: Any, instrument: InstrumentGiven) -> "Union[Scores, Totals]":
    if isinstance(given, Totals):
        given._check_instrument(instrument_of(instrument))
        return given
    if isinstance(given, Scores):
        return given
    if isinstance(given, (str, os.PathLike)):
        if is_totals(given):
            return Totals.load(given, instrument)
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
