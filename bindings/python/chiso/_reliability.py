# SPDX-License-Identifier: GPL-3.0-or-later
"""Do the questions hold together?"""

from __future__ import annotations

import ctypes
from typing import Any, Iterable, Optional, Sequence, Tuple, Union

from . import _structures as s
from ._checks import listed, utf8
from ._errors import ArgumentError
from ._handles import Handle, names
from ._instrument import InstrumentGiven, instrument_of
from ._options import Design, Names, VarianceGiven, design_of, variance_of
from ._people import looked
from ._progress import ProgressGiven
from ._reading import of_instrument
from ._scores import DomainResult, number_of
from ._sources import Reading, source_of
from ._words import EXTRACTIONS, FACTORS, LANGUAGES, ROTATIONS, USES, choice


class Reliability(DomainResult):
    """How well items hold together, by `reliability`."""

    def statistic(self, *statistics: str) -> "Reliability":
        """
        The rows of statistics.

        Parameters
        ----------
        *statistics : str
            Such as ``"alpha"``, ``"item_rest_r"``, ``"loading"``; docs/output.md lists them.

        Returns
        -------
        Reliability
            A row for each domain, and for each item or factor where there is one.
        """
        return self.select("statistic", *statistics)

    def item(self, *items: str) -> "Reliability":
        """
        The rows of items.

        Parameters
        ----------
        *items : str
            Their names.

        Returns
        -------
        Reliability
            A row for each domain and statistic.
        """
        return self.select("item", *items)

    @property
    def alpha(self) -> "Optional[float]":
        """Cronbach's alpha of the whole, or of the only domain; None where there is none."""
        return number_of(next((r["estimate"] for r in self if r["statistic"] == "alpha"), None))

    @property
    def against(self) -> "Tuple[str, ...]":
        """Items of the whole, or of the only domain, that run against the others and may need ``reverse=``."""
        first = [self[0][c] for c in self.by] if len(self) else []
        return tuple(
            str(r["item"])
            for r in self
            if "reverse" in str(r["flags"] or "").split(";") and [r[c] for c in self.by] == first
        )

    @property
    def value(self) -> "Optional[float]":
        """Estimate of the only row; None where there is none."""
        return number_of(self.row["estimate"])


def reliability(
    data: Any,
    items: "Union[str, Sequence[str]]",
    *,
    reverse: Names = None,
    instrument: InstrumentGiven = None,
    by: Names = None,
    province: "Optional[str]" = None,
    where: "Optional[str]" = None,
    design: "Optional[Design]" = None,
    variance: VarianceGiven = None,
    use: str = "pairwise",
    factors: "Union[None, int, str]" = None,
    extraction: str = "minres",
    rotation: str = "varimax",
    ordinal: bool = False,
    delimiter: "Optional[str]" = None,
    decimal: "Optional[str]" = None,
    missing: "Iterable[object]" = (),
    invalid: str = "fault",
    progress: ProgressGiven = None,
    lang: str = "en",
) -> Reliability:
    """
    Tell whether questions hold together: Cronbach's alpha and its family, and factors.

    Parameters
    ----------
    data : path, list of paths, DataFrame, dict of columns, Arrow data, or a list of tables
        The answers.
    items : sequence of str
        Columns of the items, two and more, or groups of the instrument such as ``"S.C"``, whose items they stand for.
    reverse : str or sequence of str, optional
        Those of them that ask the other way round; the others are never turned, but `Reliability.against` names
        who seems to be.
    instrument : str, path or Instrument, optional
        Answers are those of its scales; without one columns are numbers.
    by, province, where, design : optional
        As of `totals`; replicate weights have no place here.
    variance : Variance or str, optional
        How standard errors and intervals are made; linearised by default.
    use : {"pairwise", "listwise"}
        Who left items out counts in every pair of items that he answered, or nowhere.
    factors : int or "parallel", optional
        How many factors, or as many as parallel analysis of the whole suggests; None: nothing is factored.
    extraction : {"minres", "components"}
        How factors are found: minimum residuals, or principal components.
    rotation : {"varimax", "oblimin", "none"}
        How loadings are made simple.
    ordinal : bool
        Answers are ordered categories: ordinal alpha and omega, and factors of polychoric correlations.
    delimiter, decimal, missing, invalid, progress : optional
        As of `totals`.
    lang : {"en", "vi"}
        Of words and headings.

    Returns
    -------
    Reliability
        A row for each domain and statistic, item and factor; ``notes`` say what is to be known of it.
    """
    drawn = design_of(design)
    opened = instrument_of(instrument)
    struct = variance_of(variance)._struct()
    wanted, turned, domains = listed("items", items), listed("reverse", reverse), listed("by", by)
    columns, n_items = names(wanted)
    reversed_columns, n_reverse = names(turned)
    by_columns, n_by = names(domains)
    options = s.sized(
        s.ReliabilityOptions,
        items=columns,
        n_items=n_items,
        reverse=reversed_columns,
        n_reverse=n_reverse,
        by=by_columns,
        n_by=n_by,
        province=utf8("province", province),
        where=utf8("where", where),
        variance=ctypes.pointer(struct),
        use=choice("use", use, USES),
        language=choice("lang", lang, LANGUAGES),
        factors=_factors(factors),
        extraction=choice("extraction", extraction, EXTRACTIONS),
        rotation=choice("rotation", rotation, ROTATIONS),
        ordinal=1 if ordinal else 0,
    )
    source = source_of(data)
    design_handle = drawn._handle()

    def use_answers(responses: Handle) -> Reliability:
        return looked(
            "chiso_reliability", Reliability, responses, opened, design_handle, options, source.counted
        )

    asked = [*wanted, *domains, *drawn.columns, *of_instrument(opened)]
    asked += [n for n in (where, (drawn.repweights or "").strip("*?")) if n]
    reading = Reading(delimiter, decimal, missing, invalid, progress)
    made: Reliability = source.read(reading, asked, use_answers)
    return made


def _factors(factors: "Union[None, int, str]") -> int:
    if factors is None:
        return 0
    if isinstance(factors, str):
        return choice("factors", factors, FACTORS)
    if isinstance(factors, bool) or not isinstance(factors, int) or not 0 < factors < 2**31:
        raise ArgumentError(f"factors is how many, from 1 up, or \"parallel\", not {factors!r}")
    return factors
