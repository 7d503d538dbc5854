# SPDX-License-Identifier: GPL-3.0-or-later
"""How people were sampled, and how sure one wants to be."""

from __future__ import annotations

import ctypes
import numbers
from dataclasses import dataclass
from typing import Any, Iterable, Optional, Sequence, Union

from . import _structures as s
from ._checks import doubles, listed, positive, utf8, whole, within
from ._errors import ArgumentError
from ._handles import Handle, make, names
from ._words import CENTRES, DEFFS, INTERVALS, LONE_PSU, RANK_SETS, REP_TYPES, VARIANCES, choice

Names = Union[None, str, "Sequence[str]"]


@dataclass(frozen=True)
class Design:
    """
    How the respondents were sampled: names of columns, in the words of R's ``svydesign``.

    Parameters
    ----------
    strata : str, optional
        Column of the first-stage stratum.
    psu : str or sequence of str, optional
        Columns of the sampling units, first stage first; without it the respondent is the unit.
    weight : str, optional
        Column of the sampling weight, at least 0.  Without it the inverse of the sampling fractions where there
        is an ``fpc``, else 1 with a warning.
    fpc : str or sequence of str, optional
        Columns of the population size of each stage, or of its sampling fraction; one for each stage.
    repweights : str, optional
        Pattern of the columns of replicate weights, in the place of strata and units: ``"repw*"``.
    rep_type : {"jk1", "jkn", "brr", "fay", "bootstrap", "other"}, optional
        How these were made.
    rep_combined : bool
        They are whole weights; False: factors of ``weight``.
    rep_scale : float, optional
        What their variance is multiplied by; by default what ``rep_type`` says.
    rep_rscales : float or sequence of float, optional
        What each of them counts for; 1 by default.
    fay_rho : float, optional
        Of Fay's method, between 0 and 1.
    """

    strata: Optional[str] = None
    psu: Names = None
    weight: Optional[str] = None
    fpc: Names = None
    repweights: Optional[str] = None
    rep_type: Optional[str] = None
    rep_combined: bool = True
    rep_scale: Optional[float] = None
    rep_rscales: "Union[None, float, Sequence[float]]" = None
    fay_rho: Optional[float] = None

    def __post_init__(self) -> None:
        # What can be gone through only once is kept, and a design can be a key.
        for name in ("psu", "fpc"):
            given = getattr(self, name)
            if given is not None and not isinstance(given, str):
                object.__setattr__(self, name, tuple(listed(f"Design({name}=)", given)))
        if self.rep_rscales is not None and not isinstance(self.rep_rscales, numbers.Real):
            object.__setattr__(
                self, "rep_rscales", tuple(doubles("Design(rep_rscales=)", self.rep_rscales))
            )

    @property
    def columns(self) -> "list[str]":
        """Names of the columns, without those of replicate weights."""
        named = [self.strata, *listed("Design(psu=)", self.psu), self.weight, *listed("Design(fpc=)", self.fpc)]
        return [n for n in named if n is not None]

    def _handle(self) -> Handle:
        psu, n_psu = names(listed("Design(psu=)", self.psu))
        fpc, n_fpc = names(listed("Design(fpc=)", self.fpc))
        scales = _numbers(self.rep_rscales)
        kind = None if self.rep_type is None else choice("rep_type", self.rep_type, REP_TYPES)
        options = s.sized(
            s.DesignOptions,
            weight=utf8("Design(weight=)", self.weight),
            strata=utf8("Design(strata=)", self.strata),
            psu=psu,
            n_psu=n_psu,
            fpc=fpc,
            n_fpc=n_fpc,
            repweights=utf8("Design(repweights=)", self.repweights),
            rep_type=kind,
            rep_combined=0 if self.rep_combined else 1,
            rep_scale=positive("rep_scale", self.rep_scale),
            rep_rscales=scales,
            n_rep_rscales=len(scales) if scales is not None else 0,
            fay_rho=positive("fay_rho", self.fay_rho),
        )
        return make(
            "design", "chiso_design_free", "chiso_design_new", ctypes.byref(options)
        )


def _numbers(given: "Union[None, float, Iterable[float]]") -> Any:
    if given is None:
        return None
    many = [float(given)] if isinstance(given, numbers.Real) else doubles("rep_rscales", given)
    return (ctypes.c_double * len(many))(*many)


@dataclass(frozen=True)
class Variance:
    """
    How standard errors and intervals are made.

    Parameters
    ----------
    method : {"taylor", "none", "jackknife", "brr", "fay", "bootstrap"}
        Linearised (the default), not at all, or by replicates.
    lone_psu : {"fail", "certainty", "centre", "average", "remove"}
        What a stratum with one sampling unit adds to the variance.
    interval : {"t", "logit", "wilson", "beta"}, optional
        By default ``logit`` for proportions, else ``t``.
    deff : {"replace", "without"}
        What a design effect compares with: a simple random sample with replacement, or without.
    level : float
        Of intervals and rank sets, between 0 and 1.
    df : float, optional
        Degrees of freedom of every row; by default those that each has.
    min_n : int
        Rows of fewer respondents are small cells and get the flag ``small_cell``; `Result.suppress` empties them.
    replicates : int, optional
        Of the bootstrap, at least 2; 1,000 by default.
    seed : int, optional
        Of the bootstrap and of the draws of rank sets, 1 to 4294967295; 1 by default.
    centre : {"mean", "estimate"}
        What replicates vary about.
    fay_rho : float, optional
        Of Fay's method, between 0 and 1; 0.5 by default.
    """

    method: str = "taylor"
    lone_psu: str = "fail"
    interval: Optional[str] = None
    deff: str = "replace"
    level: float = 0.95
    df: Optional[float] = None
    min_n: int = 5
    replicates: Optional[int] = None
    seed: Optional[int] = None
    centre: str = "mean"
    fay_rho: Optional[float] = None

    def _struct(self) -> s.VarianceOptions:
        within("level", self.level, 0, 1)
        return s.sized(
            s.VarianceOptions,
            method=choice("method", self.method, VARIANCES),
            lone_psu=choice("lone_psu", self.lone_psu, LONE_PSU),
            interval=choice("interval", "default" if self.interval is None else self.interval, INTERVALS),
            deff=choice("deff", self.deff, DEFFS),
            level=self.level,
            df=positive("df", self.df),
            min_n=whole("min_n", self.min_n),
            replicates=whole("replicates", self.replicates),
            seed=whole("seed", self.seed),
            centre=choice("centre", self.centre, CENTRES),
            fay_rho=positive("fay_rho", self.fay_rho),
        )


VarianceGiven = Union[None, str, Variance]


def variance_of(given: VarianceGiven) -> Variance:
    """A Variance, or one by the name of its method."""
    if given is None:
        return Variance()
    if isinstance(given, str):
        return Variance(method=given)
    if isinstance(given, Variance):
        return given
    raise ArgumentError(f"variance is a chiso.Variance or the name of a method, not {given!r}")


def design_of(given: "Optional[Design]") -> Design:
    """A Design; without one people were drawn one by one, with equal weights."""
    if given is None:
        return Design()
    if isinstance(given, Design):
        return given
    raise ArgumentError(f"design is a chiso.Design, not {given!r}")


def ranks_struct(
    kind: "Optional[str]", draws: "Optional[int]", seed: "Optional[int]" = None, level: float = 0
) -> s.RankOptions:
    """Options of rank sets; 0 means the default."""
    return s.sized(
        s.RankOptions,
        kind=choice("rank_sets", "simultaneous" if kind is None else kind, RANK_SETS),
        draws=whole("draws", draws),
        seed=whole("seed", seed),
        level=level,
    )
