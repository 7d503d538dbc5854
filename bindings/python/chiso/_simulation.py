# SPDX-License-Identifier: GPL-3.0-or-later
"""Surveys whose truth is known."""

from __future__ import annotations

import ctypes
from typing import Any, BinaryIO, Optional, Sequence, Union

from . import _structures as s
from ._checks import many, positive, real, utf8, whole
from ._errors import ArgumentError
from ._handles import call, get, make, names
from ._instrument import InstrumentGiven, instrument_of
from ._library import lib
from ._needed import needed
from ._results import Path, Result, path_bytes
from ._words import LANGUAGES, choice

_NONE_AT_ALL = -1.0  # 0 would mean the default


def layouts() -> "tuple[str, ...]":
    """
    Names of the layouts of simulated surveys.

    Returns
    -------
    tuple of str
        What each of them is: docs/simulate.md.
    """
    found: "list[str]" = []
    while True:
        name = lib.chiso_simulation_layout(len(found))
        if name is None:
            return tuple(found)
        found.append(name.decode())


class Simulation:
    """
    A simulated survey: a population whose scores are known, and a sample of it.

    Parameters
    ----------
    instrument : str, path or Instrument
        What is asked.
    respondents : int, optional
        People in the sample; by default as many as the layout has.
    seed : int, optional
        Another number, another population and sample; 1 by default.
    layout : str, optional
        Stages and sizes, one of `layouts`.
    provinces : str, int or sequence of either, optional
        Only these of the 63, by code or name.
    icc : float, optional
        Correlation of what two people of a village feel; 0.06 by default.
    province_sd : float, optional
        Standard deviation of the provinces' means on the latent scale; 0.12 by default.
    missing_rate : float, optional
        Share of answers left out; 0.02 by default.
    skip_rate : float, optional
        Share of people who skip the last content; 0.55 by default.
    weight_cv : float, optional
        Coefficient of variation of the weights; 0.3 by default.
    """

    def __init__(
        self,
        instrument: InstrumentGiven,
        *,
        respondents: "Optional[int]" = None,
        seed: "Optional[int]" = None,
        layout: "Optional[str]" = None,
        provinces: "Union[None, str, int, Sequence[Union[str, int]]]" = None,
        icc: "Optional[float]" = None,
        province_sd: "Optional[float]" = None,
        missing_rate: "Optional[float]" = None,
        skip_rate: "Optional[float]" = None,
        weight_cv: "Optional[float]" = None,
    ) -> None:
        opened = instrument_of(instrument)
        if opened is None:
            raise ArgumentError("a simulation needs an instrument")
        only, count = names(_provinces(provinces), "provinces")
        options = s.sized(
            s.SimulationOptions,
            layout=utf8("layout", layout),
            provinces=only,
            n_provinces=count,
            respondents=whole("respondents", respondents),
            seed=whole("seed", seed),
            icc=_share("icc", icc),
            province_sd=_share("province_sd", province_sd),
            missing_rate=_share("missing_rate", missing_rate),
            skip_rate=_share("skip_rate", skip_rate),
            weight_cv=_share("weight_cv", weight_cv),
        )
        self.instrument = opened
        self._handle = make(
            "simulation",
            "chiso_simulation_free",
            "chiso_simulation_new",
            opened._handle,
            ctypes.byref(options),
            keeps=[opened._handle],
        )

    @property
    def respondents(self) -> int:
        """How many people the sample has."""
        return int(get("chiso_simulation_respondents", self._handle))

    def save(self, path: "Path") -> None:
        """
        Draw the sample and write it to a CSV file.

        Parameters
        ----------
        path : str or os.PathLike
            Either whole or as it was before.
        """
        call("chiso_simulation_save", self._handle, path_bytes(path))

    def write(self, file: "BinaryIO") -> None:
        """
        Draw the sample and write its CSV to an open file, in pieces of about 64 KiB.

        Parameters
        ----------
        file : binary file
            Anything with a ``write`` that takes bytes.
        """
        raised: "list[BaseException]" = []

        def sink(context: Any, data: int, length: int) -> int:
            try:
                file.write(ctypes.string_at(data, length))
                return 0
            except BaseException as error:
                raised.append(error)
                return 1

        try:
            call("chiso_simulation_write", self._handle, s.Sink(sink), None)
        except Exception:
            if raised:
                raise raised[0] from None
            raise

    def to_pandas(self) -> Any:
        """
        The sample as a DataFrame.

        Returns
        -------
        pandas.DataFrame
            A row for each respondent; columns that name places are texts.
        """
        import io

        pandas = needed("pandas", "to_pandas()")
        file = io.BytesIO()
        self.write(file)
        file.seek(0)
        places = ["province", "stratum", "psu", "district", "commune", "village"]
        return pandas.read_csv(file, dtype={p: str for p in places})

    def truth(self, lang: str = "en") -> Result:
        """
        The truth of the population, for the nation and for every province.

        Parameters
        ----------
        lang : {"en", "vi"}
            Of headings.

        Returns
        -------
        Result
            Share of each answer, and score of every node: province, code, metric, pooling, category, truth.
        """
        language = choice("lang", lang, LANGUAGES)
        return Result(
            make("result", "chiso_result_free", "chiso_simulation_truth", self._handle, language)
        )

    def plan(
        self,
        *,
        villages: "Optional[int]" = None,
        people: "Optional[int]" = None,
        margin: "Optional[float]" = None,
        metric: "Optional[str]" = None,
        pooling: "Optional[str]" = None,
        lang: str = "en",
    ) -> Result:
        """
        What a sample would tell of every node in an average province of this population.

        Parameters
        ----------
        villages : int, optional
            Of a province; 18 by default.
        people : int, optional
            Of a village; 28 by default.
        margin : float, optional
            Half the width of a 95 % interval, in points, for which the villages are counted.
        metric, pooling : str, optional
            Of items; by default the instrument's first.
        lang : {"en", "vi"}
            Of names and headings.

        Returns
        -------
        Result
            A row for each node: score, sd, icc, deff, n_eff, margin, villages.
        """
        options = s.sized(
            s.PlanOptions,
            villages=whole("villages", villages),
            people=whole("people", people),
            margin=positive("margin", margin),
            metric=utf8("metric", metric),
            pooling=utf8("pooling", pooling),
            language=choice("lang", lang, LANGUAGES),
        )
        made = make(
            "result",
            "chiso_result_free",
            "chiso_simulation_plan",
            self._handle,
            ctypes.byref(options),
        )
        return Result(made)

    def close(self) -> None:
        """Free it now."""
        self._handle.close()

    def __repr__(self) -> str:
        if self._handle.closed:
            return "<chiso.Simulation: closed>"
        return f"<chiso.Simulation of {self.instrument.name}: {self.respondents:,} respondents>"


def _share(option: str, given: "Optional[float]") -> "Optional[float]":
    if given is None:
        return None
    if not real(option, given) >= 0:
        raise ArgumentError(f"{option} is at least 0, not {given!r}")
    return _NONE_AT_ALL if given == 0 else float(given)


def _provinces(given: "Union[None, str, int, Sequence[Union[str, int]]]") -> "list[str]":
    """Codes or names; a number is a code."""
    if given is None:
        return []
    listed = [given] if isinstance(given, (str, int)) else many("provinces", given)
    return [str(p).zfill(2) if isinstance(p, int) else p for p in listed]
