# SPDX-License-Identifier: GPL-3.0-or-later
"""Which contents move an outcome."""

from __future__ import annotations

import ctypes
from typing import Any, Iterable, Optional

from . import _structures as s
from ._analyses import is_totals
from ._checks import listed, utf8
from ._errors import ArgumentError
from ._handles import Handle, names
from ._instrument import InstrumentGiven, instrument_of
from ._options import Design, Names, VarianceGiven, design_of, variance_of
from ._people import looked
from ._progress import ProgressGiven
from ._reading import of_instrument
from ._scores import Drivers
from ._sources import Reading, source_of
from ._words import IMPORTANCES, LANGUAGES, REGRESSIONS, choice


def drivers(
    data: Any,
    outcome: str,
    predictors: Names = None,
    instrument: InstrumentGiven = None,
    *,
    by: Names = None,
    province: "Optional[str]" = None,
    where: "Optional[str]" = None,
    design: "Optional[Design]" = None,
    family: str = "gaussian",
    importance: "Optional[str]" = None,
    variance: VarianceGiven = None,
    delimiter: "Optional[str]" = None,
    decimal: "Optional[str]" = None,
    missing: "Iterable[object]" = (),
    invalid: str = "fault",
    progress: ProgressGiven = None,
    lang: str = "en",
) -> Drivers:
    """
    Which contents move an outcome such as overall satisfaction, and where to begin.

    Parameters
    ----------
    data : path, list of paths, DataFrame, dict of columns, Arrow data, or a list of tables
        The answers; totals hold no people any more.
    outcome : str
        What is to be explained: a column, or a node of the instrument.
    predictors : str or sequence of str, optional
        What explains it: columns or nodes; by default the groups right above the leaves of the instrument.
    instrument : str, path or Instrument, optional
        What was asked; None: columns are what they are.
    by : str or sequence of str, optional
        Columns whose values, crossed, are the domains.
    province : str, optional
        The column of ``by`` that holds provinces, when its name does not tell.
    where : str, optional
        Which respondents count: ``"age >= 60"``; the others keep their sampling units.
    design : Design, optional
        How people were sampled.
    family : {"gaussian", "logistic"}
        Linear regression, or logistic of an outcome of two answers.
    importance : {"relative-weight", "standardized"}, optional
        The relative weight, in % of R² (of gaussian the default), or the standardised coefficient.
    variance : Variance or str, optional
        How standard errors are made; ``replicates`` and ``seed`` are those of relative weights too.
    delimiter, decimal, missing, invalid, progress : optional
        As of `totals`.
    lang : {"en", "vi"}
        Of headings and words.

    Returns
    -------
    Drivers
        A row for each domain and figure: coefficients, R², relative weights, importance and performance.

    Raises
    ------
    DataError
        The answers are at fault, or allow no regression: the message says why.
    """
    if any(is_totals(part) for part in (data if isinstance(data, (list, tuple)) else [data])):
        raise ArgumentError("totals hold no people any more; name the answers that they were made of")
    opened, drawn = instrument_of(instrument), design_of(design)
    reading = Reading(delimiter, decimal, missing, invalid, progress)
    explaining, domains = listed("predictors", predictors), listed("by", by)
    (by_names, n_by), (of, n_of) = names(domains), names(explaining)
    varied = variance_of(variance)._struct()
    options = s.sized(
        s.DriversOptions,
        outcome=utf8("outcome", outcome),
        predictors=of,
        n_predictors=n_of,
        by=by_names,
        n_by=n_by,
        province=utf8("province", province),
        where=utf8("where", where),
        variance=ctypes.pointer(varied),
        family=choice("family", family, REGRESSIONS),
        importance=0 if importance is None else choice("importance", importance, IMPORTANCES),
        language=choice("lang", lang, LANGUAGES),
    )
    design_handle, source = drawn._handle(), source_of(data)
    asked = [outcome, *explaining, *domains, *drawn.columns, *of_instrument(opened)]
    asked += [n for n in (where, (drawn.repweights or "").strip("*?")) if n]

    def use(responses: Handle) -> Drivers:
        return looked(
            "chiso_drivers", Drivers, responses, opened, design_handle, options, source.counted
        )

    return source.read(reading, asked, use)  # type: ignore[no-any-return]
