# SPDX-License-Identifier: GPL-3.0-or-later
"""Results that know what they are about."""

from __future__ import annotations

import numbers
from typing import TYPE_CHECKING, Any, Callable, Optional, Sequence, TypeVar, Union

from ._errors import ArgumentError
from ._handles import Handle
from ._results import Result
from ._row import Row
from ._shown import counted
from ._words import in_python

if TYPE_CHECKING:
    from ._instrument import InstrumentGiven
    from ._totals import Totals

D = TypeVar("D", bound="DomainResult")


class DomainResult(Result):
    """A result with rows for the whole and for domains."""

    @property
    def by(self) -> "tuple[str, ...]":
        """Columns that say which domain a row is about."""
        by = self.settings.get("by") or []
        return tuple(c for c in by if c in self.columns) or self._published_by()

    def _published_by(self) -> "tuple[str, ...]":
        first = self.columns[0]
        return () if first in ("code", "variable", "statistic") else (first,)

    def domain(self: D, *values: object) -> D:
        """
        The rows of a domain.

        Parameters
        ----------
        *values : object
            Its code or name in any spelling: ``"20"``, ``20``, ``"Lạng Sơn"``, ``"lang son"``; of crossed
            domains one for each column of ``by``.

        Returns
        -------
        Result
            Of the same kind, with a row for each node or estimate.
        """
        by = self.by
        if not by:
            raise ArgumentError("there are no domains: nothing was said with by=")
        if not 0 < len(values) <= len(by):
            raise ArgumentError(
                f"a domain is told by {len(by)} value{'s' if len(by) > 1 else ''} ({', '.join(by)}), not "
                f"{len(values)}"
            )
        found = self
        for column, value in zip(by, values):
            found = found.select(column, self._code(column, value))
        return found

    def _code(self, column: str, value: object) -> str:
        """A province by its number: 1 is 01."""
        text = str(value)
        if isinstance(value, numbers.Integral) and text not in self._texts(column):
            return text.zfill(2)
        return text

    @property
    def whole(self: D) -> "list[Row]":
        """The rows of the whole."""
        by = self.by
        columns = [self._texts(c) for c in by]
        return [Row(self, i) for i in range(len(self)) if all(c[i] is None for c in columns)]

    def _narrow(self) -> str:
        return "choose one with domain(…) or select(column, value)"

    _again: "Optional[Callable[..., Differences]]" = None  # the same analysis, of differences

    def differences(
        self,
        differences: "Union[str, Sequence[tuple[object, object]]]" = "whole",
        *,
        family: str = "node",
    ) -> "Differences":
        """
        Test which domains differ: each from the whole, all pairs, or pairs by name.

        Parameters
        ----------
        differences : {"whole", "pairs"} or sequence of (str, str)
            What is compared; pairs are named by codes or names in any spelling.
        family : {"node", "all"}
            p is adjusted over the differences of one node or estimate, or over all.

        Returns
        -------
        Differences
            A row for each pair and node or figure: difference, se, interval, p, p_holm, p_bh.
        """
        if self._again is None:
            raise ArgumentError(
                "differences need the totals, which a selection of rows and a result that was loaded do not have; "
                "ask the result of score() or estimate(), or the totals"
            )
        return self._again(differences=differences, family=family)

    # Of the only row, for r.node("S.C").domain("20").ci.

    @property
    def ci(self) -> "Optional[tuple[float, float]]":
        """Confidence interval of the only row, ``(low, high)``; None where there is none."""
        return self.row.ci

    @property
    def se(self) -> "Optional[float]":
        """Standard error of the only row; None where there is none."""
        return number_of(self.row["se"])

    @property
    def n(self) -> "Optional[int]":
        """Respondents of the only row; None of published scores."""
        found = self.row["n"]
        return None if found is None else int(found)

    @property
    def flags(self) -> "tuple[str, ...]":
        """Flags of the only row, from the list in docs/output.md."""
        found = self.row["flags"]
        return tuple(str(found).split(";")) if found else ()


class NodeResult(DomainResult):
    """A result with rows for the nodes of an instrument."""

    def node(self: D, *codes: object) -> D:
        """
        The rows of nodes.

        Parameters
        ----------
        *codes : object
            Such as ``"SIPAS"``, ``"S.C"``, ``"1.1"``.

        Returns
        -------
        Result
            Of the same kind, with a row for each domain.
        """
        return self.select("code", *codes)

    @property
    def nodes(self) -> "tuple[str, ...]":
        """Codes of the nodes, each once, in the instrument's order."""
        return tuple(dict.fromkeys(self._texts("code")))  # type: ignore[arg-type]

    def _narrow(self) -> str:
        return "choose one with node(code) and domain(…)"


class Scores(NodeResult):
    """Scores of every node for the whole and for every domain, by `score` or `Totals.score`."""

    @property
    def score(self) -> "Optional[float]":
        """Score of the only row; None where there is none."""
        return number_of(self.row["score"])

    def rank(self, node: "Optional[str]" = None) -> "Scores":
        """
        The ranking of the domains by a node, the best first.

        Parameters
        ----------
        node : str, optional
            Its code; by default the root.

        Returns
        -------
        Scores
            Rows in the order of their rank, those without one last; ``rank_low`` and ``rank_high`` say from which
            rank to which each may really have.
        """
        return self.node(node or self._root()).sort("rank")

    def _root(self) -> str:
        return self.nodes[0]

    def compare(
        self,
        before: "Union[Scores, Totals]",
        *,
        breaks: str = "skip",
        family: str = "node",
        level: "Optional[float]" = None,
        instrument_before: "InstrumentGiven" = None,
        instrument_after: "InstrumentGiven" = None,
        lang: str = "en",
    ) -> "Changes":
        """
        What changed since an earlier round.

        Parameters
        ----------
        before : Scores or Totals
            The earlier round.
        breaks : {"skip", "compare"}
            Nodes whose definition changed are shown without a change, or compared all the same.
        family : {"node", "all"}
            p is adjusted over the domains of one node, or over all rows.
        level : float, optional
            Of intervals and directions, between 0 and 1; 0.95 by default.
        instrument_before, instrument_after : str, path or Instrument, optional
            Of one's own; built-in ones are known by the settings.
        lang : {"en", "vi"}
            Of names and headings.

        Returns
        -------
        Changes
            A row for each domain and node.
        """
        from ._compare import compare

        return compare(
            before,
            self,
            breaks=breaks,
            family=family,
            level=level,
            instrument_before=instrument_before,
            instrument_after=instrument_after,
            lang=lang,
        )

    def plot(self, node: "Optional[str]" = None, kind: str = "scores", **options: Any) -> Any:
        """
        A picture of the scores, drawn by matplotlib.

        Parameters
        ----------
        node : str, optional
            Its code; by default the root.  Of a profile the domain is named with ``domain=``.
        kind : {"scores", "ranks", "profile"}
            Scores of all domains with their intervals; ranks with their sets; one domain against the best.
        **options : object
            ``domain``, ``ax``, ``most``, as `chiso.plots` says.

        Returns
        -------
        matplotlib.axes.Axes
            What it was drawn on.
        """
        from . import plots

        return plots.draw(self, node, kind, **options)

    def _summary(self) -> str:
        settings = self.settings
        nodes = len(self.nodes)
        domains = len(self) // nodes if nodes else 0
        return f"{settings.get('instrument') or 'scores'}, {counted(nodes, 'node')}, {counted(domains, 'row')} each"


class Estimates(DomainResult):
    """Means, totals, proportions, ratios and quantiles, by `estimate` or `Totals.estimate`."""

    def variable(self, *variables: str) -> "Estimates":
        """
        The rows of variables.

        Parameters
        ----------
        *variables : str
            Their names.

        Returns
        -------
        Estimates
            A row for each domain and figure.
        """
        return self.select("variable", *variables)

    @property
    def value(self) -> "Optional[float]":
        """Estimate of the only row; None where there is none."""
        return number_of(self.row["estimate"])


class Drivers(DomainResult):
    """What moves an outcome, by `drivers`."""

    def statistic(self, *names: str) -> "Drivers":
        """
        The rows of statistics.

        Parameters
        ----------
        *names : str
            Such as ``"coefficient"``, ``"relative_weight_share"``, ``"importance"``, ``"performance"``.

        Returns
        -------
        Drivers
            A row for each domain, statistic and variable.
        """
        return self.select("statistic", *names)

    def variable(self, *variables: str) -> "Drivers":
        """
        The rows of predictors.

        Parameters
        ----------
        *variables : str
            Their names; ``"(intercept)"``.

        Returns
        -------
        Drivers
            A row for each domain and statistic.
        """
        return self.select("variable", *variables)

    @property
    def value(self) -> "Optional[float]":
        """Estimate of the only row; None where there is none."""
        return number_of(self.row["estimate"])

    def plot(self, **options: Any) -> Any:
        """
        A picture of importance against performance, drawn by matplotlib.

        Parameters
        ----------
        **options : object
            ``ax``, ``domain``, as `chiso.plots` says.

        Returns
        -------
        matplotlib.axes.Axes
            What it was drawn on.
        """
        from . import plots

        return plots.draw(self, None, "drivers", **options)


class Differences(DomainResult):
    """How domains of one survey differ, tested and adjusted."""

    def node(self, *codes: object) -> "Differences":
        """
        The rows of nodes, where scores were compared.

        Parameters
        ----------
        *codes : object
            Such as ``"SIPAS"``, ``"S.C"``, ``"1.1"``.

        Returns
        -------
        Differences
            A row for each pair.
        """
        return self.select("code", *codes)

    @property
    def difference(self) -> "Optional[float]":
        """Difference of the only row; None where there is none."""
        return number_of(self.row["difference"])


class Changes(NodeResult):
    """What changed between two rounds, by `compare`."""

    @property
    def change(self) -> "Optional[float]":
        """Change of the only row; None where there is none."""
        return number_of(self.row["change"])

    def plot(self, node: "Optional[str]" = None, **options: Any) -> Any:
        """
        A picture of the changes, drawn by matplotlib.

        Parameters
        ----------
        node : str, optional
            Its code; by default the root.
        **options : object
            ``ax``, ``most``, as `chiso.plots` says.

        Returns
        -------
        matplotlib.axes.Axes
            What it was drawn on.
        """
        from . import plots

        return plots.draw(self, node, "change", **options)


class Ranking(Result):
    """Units of any table with their ranks, by `rank`."""

    def plot(self, **options: Any) -> Any:
        """
        A picture of the ranks with their sets, drawn by matplotlib.

        Parameters
        ----------
        **options : object
            ``ax``, ``most``, as `chiso.plots` says.

        Returns
        -------
        matplotlib.axes.Axes
            What it was drawn on.
        """
        from . import plots

        return plots.draw(self, None, "ranks", **options)


class Quality(Result):
    """What was found about interviews, by `quality`: reasons to look, not proofs."""

    _BEYOND = ("too_high", "too_low", "not_positive", "unreadable")

    @property
    def found(self) -> int:
        """How many rows are beyond a threshold."""
        return sum((flags or "").startswith(self._BEYOND) for flags in self["flags"])

    def _summary(self) -> str:
        return f"{counted(self.found, 'finding')}"


class Findings(Result):
    """Every fault and warning of answers or of an instrument, by `check`."""

    @property
    def faults(self) -> int:
        """How many faults there are; without any the answers can be scored."""
        return int(self["severity"].count("fault"))

    @property
    def warnings(self) -> int:
        """How many warnings there are."""
        return len(self) - self.faults

    def _said(self, column: str, text: "Optional[str]") -> "Optional[str]":
        return in_python(text) if column == "advice" and text else text

    def _summary(self) -> str:
        return f"{counted(self.faults, 'fault')}, {counted(self.warnings, 'warning')}"


_KINDS = {
    "score": Scores,
    "estimate": Estimates,
    "differences": Differences,
    "drivers": Drivers,
    "compare": Changes,
    "rank": Ranking,
    "check": Findings,
}


def of_command(handle: Handle, findings: "Optional[Result]" = None) -> Any:
    """The kind of result that a command makes."""
    plain = Result(handle, findings)
    return _KINDS.get(plain.command, Result)(handle, findings)


def number_of(cell: object) -> "Optional[float]":
    return None if cell is None else float(cell)  # type: ignore[arg-type]
