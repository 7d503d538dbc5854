# SPDX-License-Identifier: GPL-3.0-or-later
"""An index made ready to be published: a page for the browser."""

from __future__ import annotations

import ctypes
import os
from typing import Any, Iterable, List, Optional, Union

from . import _structures as s
from ._analyses import asked_of, index_totals
from ._checks import utf8
from ._compare import round_of
from ._errors import ArgumentError
from ._handles import Handle, call, get, make
from ._instrument import Instrument, InstrumentGiven, instrument_of
from ._options import Design, Names, VarianceGiven
from ._progress import ProgressGiven
from ._results import Path, path_bytes
from ._scores import Findings, Scores
from ._totals import Totals
from ._words import BREAKS, choice

_ENDINGS = {"html": "html", "htm": "html", "xlsx": "xlsx"}


class Report:
    """
    What is published of one survey: scores, shares of the answers, what differs and what changed.

    It is made by `report` or `Totals.report`, and never changes.  A page is large, so a notebook does not show it by
    itself; save it, and open it in a browser.

    Attributes
    ----------
    scores : Scores
        The scores; figures of fewer respondents than may be shown are missing.
    findings : Findings or None
        Warnings about the answers.
    """

    def __init__(self, handle: Handle, findings: "Optional[Findings]" = None) -> None:
        self._handle = handle
        self.findings = findings

    @property
    def scores(self) -> Scores:
        """The scores, as `score` returns them, without the figures of small cells."""
        pointer = get("chiso_report_scores", self._handle)
        self._handle.take()  # lent by the report, which lives as long as they do
        return Scores(Handle("result", pointer, _leave, self._handle), self.findings)

    def __repr__(self) -> str:
        if self._handle.closed:
            return "<chiso.Report: closed>"
        return f"<chiso.Report: {self.scores._summary()}>"

    # --- out ---

    def html(self) -> str:
        """
        The page as text.

        Returns
        -------
        str
            What ``save("page.html")`` would write: one page for any browser, that needs no other file and no network.
        """
        return self.to_bytes("html").decode("utf-8")

    def to_bytes(self, format: str = "html") -> bytes:
        """
        The report as bytes.

        Parameters
        ----------
        format : {"html", "xlsx"}
            A page, or a workbook where the library was built with libxlsxwriter.

        Returns
        -------
        bytes
            What ``save`` would write.
        """
        out, length = ctypes.c_void_p(), ctypes.c_size_t()
        call(
            "chiso_report_render",
            ctypes.byref(out),
            ctypes.byref(length),
            self._handle,
            utf8("format", format),
        )
        try:
            return ctypes.string_at(out.value or 0, length.value)
        finally:
            get("chiso_output_free", out)

    def save(self, path: "Path", format: "Optional[str]" = None) -> None:
        """
        Write the report to a file, which is either whole or as it was before.

        Parameters
        ----------
        path : str or os.PathLike
            The file.
        format : {"html", "xlsx"}, optional
            By default what the ending of the path says (``.html``, ``.xlsx``).
        """
        where = path_bytes(path)
        chosen = format or _format_of(where)
        call("chiso_report_save", self._handle, utf8("format", chosen), where)

    # --- its memory ---

    def close(self) -> None:
        """Free it now; what uses it still goes on, everything else raises ClosedError."""
        self._handle.close()

    def __enter__(self) -> "Report":
        return self

    def __exit__(self, *unused: object) -> None:
        self.close()


def _leave(pointer: ctypes.c_void_p) -> None:
    """What is lent is not freed."""


def _format_of(path: bytes) -> str:
    ending = os.path.splitext(os.fsdecode(path))[1].lower().lstrip(".")
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    raise ArgumentError(
        f"the ending of {os.fsdecode(path)} does not say what to write: .html or .xlsx, or name the format"
    )


def report(
    data: Any,
    instrument: InstrumentGiven = None,
    *,
    by: Names = None,
    province: "Optional[str]" = None,
    where: "Optional[str]" = None,
    design: "Optional[Design]" = None,
    geography: "Union[None, str, int]" = None,
    populations: Any = None,
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
    delimiter: "Optional[str]" = None,
    decimal: "Optional[str]" = None,
    missing: "Iterable[object]" = (),
    invalid: str = "fault",
    progress: ProgressGiven = None,
    lang: str = "en",
) -> Report:
    """
    Score an index and make a page of it, to be published.

    Parameters
    ----------
    data : path, list of paths, DataFrame, dict of columns, Arrow data, or Totals
        Answers of respondents, or published scores.
    instrument : str, path or Instrument, optional
        A built-in name, a directory of one's own; totals of a built-in one know it.
    by : str or sequence of str, optional
        Columns whose values, crossed, are the domains; of published scores the province column unless named.
    province, where, design, geography, populations : optional
        As of `score`.
    title : str, optional
        What stands above; by default the name of the instrument.
    before, before_instrument, panel, breaks : optional
        As of `Totals.report`.
    metric, pooling, nation, variance, rank_sets, draws, rank_shares : optional
        As of `Totals.score`.
    delimiter, decimal, missing, invalid, progress : optional
        As of `totals`.
    lang : {"en", "vi"}
        The first language of the page, which has both.

    Returns
    -------
    Report
        Its ``save("page.html")`` writes the page.
    """
    asked = asked_of(by, province, where, design, delimiter, decimal, missing, invalid, progress)
    made = index_totals("report", data, instrument, asked, geography, populations)
    return made.report(
        title=title,
        before=before,
        before_instrument=before_instrument,
        panel=panel,
        breaks=breaks,
        metric=metric,
        pooling=pooling,
        nation=nation,
        variance=variance,
        rank_sets=rank_sets,
        draws=draws,
        rank_shares=rank_shares,
        lang=lang,
    )


def _check(before: Any, before_instrument: InstrumentGiven, panel: bool, breaks: str) -> None:
    """What is said of an earlier round needs one."""
    if before is not None:
        return
    said = [
        name
        for name, given in (
            ("before_instrument", before_instrument is not None),
            ("panel", panel),
            ("breaks", breaks != "skip"),
        )
        if given
    ]
    if said:
        raise ArgumentError(f"{', '.join(said)}: there is no earlier round; name it with before=")


def report_of(
    totals: Totals,
    scoring: s.ScoreOptions,
    title: "Optional[str]",
    before: Any,
    before_instrument: InstrumentGiven,
    panel: bool,
    breaks: str,
) -> Report:
    """A report of totals, and of an earlier round."""
    options = s.sized(
        s.ReportOptions,
        score=ctypes.pointer(scoring),
        title=utf8("title", title),
        breaks=choice("breaks", breaks, BREAKS),
        panel=1 if panel else 0,
    )
    _check(before, before_instrument, panel, breaks)
    opened = instrument_of(before_instrument)
    earlier = round_of(before, opened) if before is not None else None
    return Report(_made(totals, options, earlier, opened), totals.findings)  # type: ignore[arg-type]


def _made(
    totals: Totals,
    options: s.ReportOptions,
    earlier: "Union[None, Scores, Totals]",
    instrument: "Optional[Instrument]",
) -> Handle:
    used: "List[Handle]" = []
    if earlier is not None:
        field = "before_totals" if isinstance(earlier, Totals) else "before"
        given = {field: earlier._handle}
        if instrument is not None and field == "before":
            given["before_instrument"] = instrument._handle
    else:
        given = {}
    keeps = [totals.instrument._handle] if totals.instrument is not None else []
    try:
        for name, handle in given.items():
            setattr(options, name, handle.take())
            used.append(handle)
        return make(
            "report",
            "chiso_report_free",
            "chiso_report_new",
            totals._handle,
            ctypes.byref(options),
            keeps=keeps,
        )
    finally:
        for handle in used:
            handle.give_back()
