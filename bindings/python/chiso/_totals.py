# SPDX-License-Identifier: GPL-3.0-or-later
"""Totals: what answers become, and what every statistic is made of."""

from __future__ import annotations

import ctypes
import functools
import os
from typing import TYPE_CHECKING, Any, Iterable, Optional, Sequence, Union

from . import _structures as s
from ._checks import MOST_INT32, doubles, many, whole
from ._errors import ArgumentError
from ._estimands import Asked, estimands
from ._handles import Handle, call, failure, get, make, owned
from ._instrument import Instrument, InstrumentGiven, builtins, instrument_of, with_findings
from ._library import lib
from ._needed import numpy_or_none
from ._options import VarianceGiven, ranks_struct, variance_of
from ._results import Path, Result, path_bytes
from ._scores import Differences, Estimates, Findings, Scores
from ._scoring import DifferencesGiven, difference_options, scoring_options
from ._sources import Reading, source_of
from ._warnings import warn_of
from ._words import GEOGRAPHIES, LANGUAGES, choice

if TYPE_CHECKING:
    from ._report import Report


class Totals:
    """
    Weighted totals of one data set by one instrument and one design.

    They are made by `totals` or `Totals.load`, never change, can be pickled (to be sent to another process or
    machine) and added up: ``a + b`` and ``sum(pieces)`` are as if all had been read at once.  Any number of threads may
    use them.

    Attributes
    ----------
    instrument : Instrument or None
        What was asked.
    respondents : int
        How many records were read; of published scores domains.
    units : int
        How many sampling units were seen, those of the last stage.
    domains : int
        How many domains there are; the whole is not counted.
    replicates : int
        How many replicate weights came with each respondent.
    findings : Findings or None
        Warnings about the answers.
    """

    def __init__(
        self,
        handle: Handle,
        instrument: "Optional[Instrument]",
        findings: "Optional[Result]" = None,
    ) -> None:
        self._handle = handle
        self.instrument = instrument
        self.findings = findings

    # --- what they are ---

    @property
    def respondents(self) -> int:
        """How many records were read; of published scores domains."""
        return int(get("chiso_totals_respondents", self._handle))

    @property
    def units(self) -> int:
        """How many sampling units were seen, those of the last stage."""
        return int(get("chiso_totals_units", self._handle))

    @property
    def domains(self) -> int:
        """How many domains there are; the whole is not counted."""
        return int(get("chiso_totals_domains", self._handle))

    @property
    def replicates(self) -> int:
        """How many replicate weights came with each respondent; 0 where the design has units."""
        return int(get("chiso_totals_replicates", self._handle))

    def __repr__(self) -> str:
        if self._handle.closed:
            return "<chiso.Totals: closed>"
        name = f" of {self.instrument.name}" if self.instrument is not None else ""
        return (
            f"<chiso.Totals{name}: {self.respondents:,} respondents, {self.units:,} units, "
            f"{self.domains} domains>"
        )

    def _check_instrument(self, given: "Optional[Instrument]") -> None:
        """Totals are of the instrument that they were made with."""
        name = "no instrument" if self.instrument is None else self.instrument.name
        if given is not None and given is not self.instrument and given.name != name:
            raise ArgumentError(
                f"the totals are of {name}, not of {given.name}; leave the instrument out"
            )

    # --- sums ---

    def __add__(self, other: object) -> "Totals":
        if not isinstance(other, Totals):
            return NotImplemented
        from ._reading import merge

        return merge([self, other])

    def __radd__(self, other: object) -> "Totals":
        if other == 0:  # sum() begins with it
            return self
        return NotImplemented

    # --- files and bytes ---

    @classmethod
    def load(cls, path: "Path", instrument: InstrumentGiven = None) -> "Totals":
        """
        Read totals back from a file.

        Parameters
        ----------
        path : str or os.PathLike
            What `save`, or ``chiso totals``, wrote.
        instrument : str, path or Instrument, optional
            The one that they were made with; a built-in one is known by the file.

        Returns
        -------
        Totals
            Those that were saved, to the last bit.
        """
        where = path_bytes(path)
        opened = instrument_of(instrument) or Instrument(_instrument_name(where))
        handle = make(
            "set of totals",
            "chiso_totals_free",
            "chiso_totals_load",
            where,
            opened._handle,
            keeps=[opened._handle],
        )
        return cls(handle, opened)

    def save(self, path: "Path") -> None:
        """
        Write the totals to a file, which is either whole or as it was before.

        Parameters
        ----------
        path : str or os.PathLike
            The file; it may be as confidential as the answers are.
        """
        call("chiso_totals_save", self._handle, path_bytes(path))

    def to_bytes(self) -> bytes:
        """
        The totals as bytes, those that `save` writes.

        Returns
        -------
        bytes
            For `from_bytes`.
        """
        out, length = ctypes.c_void_p(), ctypes.c_size_t()
        call("chiso_totals_pack", ctypes.byref(out), ctypes.byref(length), self._handle)
        try:
            return ctypes.string_at(out.value or 0, length.value)
        finally:
            get("chiso_totals_packed_free", out)

    @classmethod
    def from_bytes(cls, data: bytes, instrument: InstrumentGiven) -> "Totals":
        """
        Totals from bytes.

        Parameters
        ----------
        data : bytes
            From `to_bytes`, or what a file of totals holds.
        instrument : str, path or Instrument
            The one that they were made with.

        Returns
        -------
        Totals
            Those that were packed, to the last bit.
        """
        opened = instrument_of(instrument)
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise ArgumentError(f"from_bytes() takes bytes, not {type(data).__name__}")
        if opened is None:
            raise ArgumentError("from_bytes() needs the instrument that the totals were made with")
        handle = make(
            "set of totals",
            "chiso_totals_free",
            "chiso_totals_unpack",
            bytes(data),
            len(data),
            opened._handle,
            keeps=[opened._handle],
        )
        return cls(handle, opened)

    def __reduce__(self) -> "tuple[Any, ...]":
        return Totals.from_bytes, (self.to_bytes(), self.instrument)

    # --- other provinces ---

    def regroup(
        self,
        geography: "Union[str, int]" = 34,
        populations: Any = None,
        *,
        delimiter: "Optional[str]" = None,
        decimal: "Optional[str]" = None,
        missing: "Iterable[object]" = (),
        invalid: str = "fault",
    ) -> "Totals":
        """
        The same by the 34 provinces of 1 July 2025, or by the six regions.

        Parameters
        ----------
        geography : {34, "regions", 63}
            The list that they are brought to.
        populations : path, DataFrame or dict of columns, optional
            Of published scores alone: columns ``province`` (the 63) and ``population``.
        delimiter, decimal, missing, invalid : optional
            How the populations are written, as of `totals`.

        Returns
        -------
        Totals
            Exact from respondents; of published scores means weighted by population.
        """
        into = choice("geography", geography, GEOGRAPHIES)
        reading = Reading(delimiter, decimal, missing, invalid)
        if populations is None:
            if reading.said:
                raise ArgumentError(f"{', '.join(reading.said)}: there are no populations to be read")
            return self._regrouped(into, None, "line")
        source = source_of(populations)
        return source.read(  # type: ignore[no-any-return]
            reading,
            ["province", "population"],
            lambda responses: self._regrouped(into, responses, source.counted),
        )

    def _regrouped(
        self, into: int, populations: "Optional[Handle]", counted: str
    ) -> "Totals":
        def run(out: Any, findings: Any, error: Any) -> int:
            with self._handle.use() as totals:
                if populations is None:
                    options = s.sized(s.RegroupOptions, into=into)
                    return _regroup(out, findings, totals, options, error)
                with populations.use() as pointer:
                    options = s.sized(s.RegroupOptions, into=into, populations=pointer)
                    return _regroup(out, findings, totals, options, error)

        return made_totals(run, self.instrument, counted)

    # --- analyses ---

    def score(
        self,
        *,
        metric: "Optional[str]" = None,
        pooling: "Optional[str]" = None,
        nation: "Optional[str]" = None,
        variance: VarianceGiven = None,
        rank_sets: "Optional[str]" = None,
        draws: "Optional[int]" = None,
        rank_shares: "Optional[int]" = None,
        lang: str = "en",
    ) -> Scores:
        """
        Score every node of the instrument for the whole and for every domain.

        Parameters
        ----------
        metric : {"top2", "mean-percent", "mean-minmax"}, optional
            Of items; by default the instrument's first.
        pooling : {"pool", "item-mean", "content-mean", "group-mean"}, optional
            Of items; by default the instrument's first.
        nation : {"pool", "province-mean"}, optional
            The whole is all respondents (the default), or the mean of the provinces.
        variance : Variance or str, optional
            How standard errors and intervals are made; linearised by default.
        rank_sets : {"simultaneous", "marginal", "none"}, optional
            From which rank to which each domain may really have.
        draws : int, optional
            How often errors are drawn for rank sets; 1,000 by default.
        rank_shares : int, optional
            Of a bootstrap: in which share of the replicates a domain is first, among the best so many, and in
            each group.
        lang : {"en", "vi"}
            Of names and headings.

        Returns
        -------
        Scores
            A row for each domain and node, in the units of the instrument.
        """
        options, kept = self._scoring(
            metric, pooling, nation, variance, rank_sets, draws, rank_shares, lang
        )
        made = make(
            "result",
            "chiso_result_free",
            "chiso_score",
            self._handle,
            ctypes.byref(options),
        )
        del kept
        scores = Scores(made, self.findings)
        scores._again = functools.partial(
            self.score_differences,
            metric=metric,
            pooling=pooling,
            nation=nation,
            variance=variance,
            lang=lang,
        )
        return scores

    def _scoring(
        self,
        metric: "Optional[str]",
        pooling: "Optional[str]",
        nation: "Optional[str]",
        variance: VarianceGiven,
        rank_sets: "Optional[str]",
        draws: "Optional[int]",
        rank_shares: "Optional[int]",
        lang: str,
    ) -> "tuple[s.ScoreOptions, object]":
        given = variance_of(variance)
        struct = given._struct()
        ranks = None
        if rank_sets is not None or draws is not None:
            ranks = ranks_struct(rank_sets, draws, given.seed)
        if self.replicates > 0 and given.seed is not None:
            struct.seed = 0  # nothing is drawn but for ranks
            if given.method != "none":
                ranks = ranks or ranks_struct(None, None, given.seed)
        options = scoring_options(metric, pooling, nation, struct, lang)
        if ranks is not None:
            options.ranks = ctypes.pointer(ranks)
        if rank_shares is not None:
            options.rank_shares = whole("rank_shares", rank_shares, MOST_INT32)
        return options, (struct, ranks)

    def report(
        self,
        *,
        title: "Optional[str]" = None,
        before: Any = None,
        before_instrument: InstrumentGiven = None,
        panel: bool = False,
        breaks: str = "skip",
        metric: "Optional[str]" = None,
        pooling: "Optional[str]" = None,
        nation: "Optional[str]" = None,
        variance: VarianceGiven = None,
        rank_sets: "Optional[str]" = None,
        draws: "Optional[int]" = None,
        rank_shares: "Optional[int]" = None,
        lang: str = "en",
    ) -> "Report":
        """
        Score every node and make a page of it, to be published.

        Parameters
        ----------
        title : str, optional
            What stands above; by default the name of the instrument.
        before : Scores, Totals, or path, optional
            An earlier round, since which changes are told; a path leads to scores saved as JSON, or to totals.
        before_instrument : str, path or Instrument, optional
            That of the earlier round, where it is one's own; a built-in one is known by the settings.
        panel : bool
            Of totals: strata and sampling units of one name are the same in both rounds.
        breaks : {"skip", "compare"}
            Nodes whose definition changed are shown without a change, or compared all the same.
        metric, pooling, nation, variance, rank_sets, draws, rank_shares : optional
            As of `score`.
        lang : {"en", "vi"}
            The first language of the page, which has both.

        Returns
        -------
        Report
            Its ``save("page.html")`` writes the page.
        """
        from ._report import report_of

        options, kept = self._scoring(
            metric, pooling, nation, variance, rank_sets, draws, rank_shares, lang
        )
        made = report_of(self, options, title, before, before_instrument, panel, breaks)
        del kept
        return made

    def score_differences(
        self,
        differences: DifferencesGiven = "whole",
        *,
        family: str = "node",
        metric: "Optional[str]" = None,
        pooling: "Optional[str]" = None,
        nation: "Optional[str]" = None,
        variance: VarianceGiven = None,
        lang: str = "en",
    ) -> Differences:
        """
        Which domains differ: of each from the whole, of all pairs, or of pairs by name.

        Parameters
        ----------
        differences : {"whole", "pairs"} or sequence of (str, str)
            What is compared; pairs are named by codes or names in any spelling.
        family : {"node", "all"}
            p is adjusted over the differences of one node, or over all.
        metric, pooling, nation : str, optional
            As of `score`.
        variance : Variance or str, optional
            As of `score`.
        lang : {"en", "vi"}
            Of names and headings.

        Returns
        -------
        Differences
            A row for each pair and node: difference, se, interval, p, p_holm, p_bh.
        """
        struct = variance_of(variance)._struct()
        options = scoring_options(metric, pooling, nation, struct, lang)
        return self._compare_domains("chiso_score_differences", options, differences, family)

    def estimate(
        self,
        *asked: Asked,
        variance: VarianceGiven = None,
        lang: str = "en",
        **statistics: Any,
    ) -> Estimates:
        """
        Means, totals, proportions, ratios and quantiles for the whole and for every domain.

        Parameters
        ----------
        *asked : tuple, optional
            Statistics in an order of one's own: ``("mean", "age")``, ``("ratio", "paid", "visits")``,
            ``("quantile", "age", 0.5)``.
        variance : Variance or str, optional
            How standard errors and intervals are made.
        lang : {"en", "vi"}
            Of headings.
        **statistics : str or sequence of str
            ``mean=``, ``total=``, ``proportion=``: names of variables; ``ratio=``: pairs of them, or ``"paid/visits"``;
            ``quantile=``: a dict of names and shares.  Without any: all that the totals were read for.

        Returns
        -------
        Estimates
            A row for each domain and figure.
        """
        options, kept = self._estimating(asked, statistics, variance, lang)
        made = make(
            "result",
            "chiso_result_free",
            "chiso_estimate",
            self._handle,
            ctypes.byref(options),
        )
        del kept
        estimates = Estimates(made, self.findings)
        estimates._again = functools.partial(
            self.estimate_differences, *asked, variance=variance, lang=lang, **statistics
        )
        return estimates

    def _estimating(
        self, asked: "Iterable[Asked]", statistics: "dict[str, Any]", variance: VarianceGiven, lang: str
    ) -> "tuple[s.EstimateOptions, object]":
        wanted, count, kept = estimands(asked, statistics)
        struct = variance_of(variance)._struct()
        options = s.sized(
            s.EstimateOptions,
            estimands=wanted,
            n_estimands=count,
            variance=ctypes.pointer(struct),
            language=choice("lang", lang, LANGUAGES),
        )
        return options, (wanted, kept, struct)

    def estimate_differences(
        self,
        *asked: Asked,
        differences: DifferencesGiven = "whole",
        family: str = "node",
        variance: VarianceGiven = None,
        lang: str = "en",
        **statistics: Any,
    ) -> Differences:
        """
        How estimates differ between domains, tested and adjusted.

        Parameters
        ----------
        *asked : tuple, optional
            As of `estimate`.
        differences : {"whole", "pairs"} or sequence of (str, str)
            What is compared; pairs are named by codes or names in any spelling.
        family : {"node", "all"}
            p is adjusted over the differences of one estimate, or over all.
        variance : Variance or str, optional
            As of `estimate`.
        lang : {"en", "vi"}
            Of headings.
        **statistics : str or sequence of str
            As of `estimate`.

        Returns
        -------
        Differences
            A row for each pair and figure: difference, se, interval, p, p_holm, p_bh.
        """
        options, kept = self._estimating(asked, statistics, variance, lang)
        made = self._compare_domains("chiso_estimate_differences", options, differences, family)
        del kept
        return made

    def _compare_domains(
        self, function: str, options: Any, differences: DifferencesGiven, family: str
    ) -> Differences:
        wanted, kept = difference_options(differences, family)
        made = make(
            "result",
            "chiso_result_free",
            function,
            self._handle,
            ctypes.byref(options),
            ctypes.byref(wanted),
        )
        del kept
        return Differences(made, self.findings)

    def covariance(
        self, *asked: Asked, variance: VarianceGiven = None, **statistics: Any
    ) -> Any:
        """
        The covariance of all estimates, across domains and variables.

        Parameters
        ----------
        *asked : tuple, optional
            As of `estimate`.
        variance : Variance or str, optional
            As of `estimate`.
        **statistics : str or sequence of str
            As of `estimate`.

        Returns
        -------
        numpy.ndarray or list of list of float
            (n, n), in the order of the rows of `estimate`; NaN where an estimate is missing.
        """
        rows = len(self.estimate(*asked, variance=variance, **statistics))
        options, kept = self._estimating(asked, statistics, variance, "en")
        matrix = (ctypes.c_double * (rows * rows))()
        call("chiso_covariance", matrix, rows, self._handle, ctypes.byref(options))
        del kept
        return _matrix(matrix, rows)

    def contrast(
        self,
        coefficients: "Sequence[Any]",
        *asked: Asked,
        variance: VarianceGiven = None,
        **statistics: Any,
    ) -> Result:
        """
        Linear contrasts of estimates, with standard errors that know how the estimates vary together.

        Parameters
        ----------
        coefficients : sequence of float, or of sequences of float
            One for each row of `estimate`, (n,); several contrasts are (k, n).
        *asked : tuple, optional
            As of `estimate`.
        variance : Variance or str, optional
            As of `estimate`.
        **statistics : str or sequence of str
            As of `estimate`.

        Returns
        -------
        Result
            A row for each contrast: estimate, se, interval, df, t, p_value.
        """
        given = many("coefficients", coefficients)
        several = [doubles("coefficients", c) for c in (given if _is_nested(given) else [given])]
        rows = len(several[0])
        if any(len(c) != rows for c in several):
            raise ArgumentError("all contrasts need as many coefficients")
        flat = [x for c in several for x in c]
        options, kept = self._estimating(asked, statistics, variance, "en")
        made = make(
            "result",
            "chiso_result_free",
            "chiso_contrast",
            self._handle,
            ctypes.byref(options),
            (ctypes.c_double * len(flat))(*flat),
            len(several),
            rows,
        )
        del kept
        return Result(made, self.findings)

    # --- their memory ---

    def close(self) -> None:
        """Free them now; what uses them still goes on, everything else raises ClosedError."""
        self._handle.close()

    def __enter__(self) -> "Totals":
        return self

    def __exit__(self, *unused: object) -> None:
        self.close()


def _is_nested(values: "Sequence[Any]") -> bool:
    return len(values) > 0 and hasattr(values[0], "__len__")


def _matrix(flat: Any, rows: int) -> Any:
    numpy = numpy_or_none()
    if numpy is not None:
        return numpy.array(flat).reshape(rows, rows)
    return [list(flat[i * rows : (i + 1) * rows]) for i in range(rows)]


def _instrument_name(path: bytes) -> str:
    room = 256
    name = ctypes.create_string_buffer(room)
    call("chiso_totals_instrument", name, room, path)
    found = name.value.decode("utf-8", "replace")
    if found in builtins():
        return found
    raise ArgumentError(
        f"{os.fsdecode(path)} was made with an instrument of your own, \"{found}\"; name its directory "
        "with instrument="
    )


def _regroup(out: Any, findings: Any, totals: int, options: Any, error: Any) -> int:
    return int(lib.chiso_totals_regroup(out, findings, totals, ctypes.byref(options), error))


def made_totals(
    run: Any, instrument: "Optional[Instrument]", counted: str = "line", warn: bool = True
) -> Totals:
    """Totals of a function that gives findings too, at a line or a record; warnings become Python's."""
    out, found, error = ctypes.c_void_p(), ctypes.c_void_p(), s.Error()
    status = run(ctypes.byref(out), ctypes.byref(found), ctypes.byref(error))
    findings = None
    if found.value is not None:
        findings = Findings(owned("result", "chiso_result_free", found))
    if status != 0:
        raise with_findings(failure(error), findings)
    keeps = [instrument._handle] if instrument is not None else []
    made = Totals(owned("set of totals", "chiso_totals_free", out, keeps), instrument, findings)
    if warn and findings is not None:
        warn_of(findings, counted)
    return made
