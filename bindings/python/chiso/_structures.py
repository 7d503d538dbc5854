# SPDX-License-Identifier: GPL-3.0-or-later
"""The structs of the C library, field by field.  Tests compare them with its binary interface."""

from __future__ import annotations

import ctypes
from ctypes import POINTER, c_char, c_char_p, c_double, c_int32, c_int64, c_size_t, c_void_p
from typing import Any, TypeVar

Names = POINTER(c_char_p)
Progress = ctypes.CFUNCTYPE(c_int32, c_void_p, c_int64, c_double)
Sink = ctypes.CFUNCTYPE(c_int32, c_void_p, c_void_p, c_size_t)


class Error(ctypes.Structure):
    _fields_ = [
        ("status", c_int32),
        ("reserved", c_int32),
        ("record", c_int64),
        ("column", c_char * 64),
        ("message", c_char * 432),
    ]


class ResponsesOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("delimiter", c_char),
        ("decimal", c_char),
        ("reserved", c_char * 2),
        ("invalid", c_int32),
        ("missing", Names),
        ("n_missing", c_size_t),
        ("progress", Progress),
        ("progress_context", c_void_p),
    ]


class Column(ctypes.Structure):
    pass


Column._fields_ = [
    ("name", c_char_p),
    ("values", c_void_p),
    ("offsets", c_void_p),
    ("valid", c_void_p),
    ("missing", c_void_p),
    ("dictionary", POINTER(Column)),
    ("n_dictionary", c_size_t),
    ("first", c_size_t),
    ("type", c_int32),
    ("reserved", c_int32),
    ("reserved2", c_void_p * 2),
]


class Table(ctypes.Structure):
    _fields_ = [
        ("name", c_char_p),
        ("columns", POINTER(Column)),
        ("n_columns", c_size_t),
        ("n_rows", c_size_t),
        ("reserved", c_void_p * 2),
    ]


class DesignOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("weight", c_char_p),
        ("strata", c_char_p),
        ("psu", Names),
        ("n_psu", c_size_t),
        ("fpc", Names),
        ("n_fpc", c_size_t),
        ("repweights", c_char_p),
        ("rep_type", c_int32),
        ("rep_combined", c_int32),
        ("rep_scale", c_double),
        ("rep_rscales", POINTER(c_double)),
        ("n_rep_rscales", c_size_t),
        ("fay_rho", c_double),
    ]


class Estimand(ctypes.Structure):
    _fields_ = [
        ("statistic", c_char_p),
        ("variable", c_char_p),
        ("denominator", c_char_p),
        ("p", c_double),
    ]


class TotalsOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("by", Names),
        ("n_by", c_size_t),
        ("province", c_char_p),
        ("where", c_char_p),
        ("estimands", POINTER(Estimand)),
        ("n_estimands", c_size_t),
        ("hold", c_int32),
        ("reserved", c_int32),
    ]


class RegroupOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("populations", c_void_p),
        ("into", c_int32),
        ("reserved", c_int32),
    ]


class VarianceOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("method", c_int32),
        ("lone_psu", c_int32),
        ("interval", c_int32),
        ("deff", c_int32),
        ("level", c_double),
        ("df", c_double),
        ("min_n", c_int64),
        ("replicates", c_int64),
        ("seed", c_int64),
        ("centre", c_int32),
        ("reserved", c_int32),
        ("fay_rho", c_double),
    ]


class EstimateOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("estimands", POINTER(Estimand)),
        ("n_estimands", c_size_t),
        ("variance", POINTER(VarianceOptions)),
        ("language", c_int32),
        ("reserved", c_int32),
    ]


class ReliabilityOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("items", Names),
        ("n_items", c_size_t),
        ("reverse", Names),
        ("n_reverse", c_size_t),
        ("by", Names),
        ("n_by", c_size_t),
        ("province", c_char_p),
        ("where", c_char_p),
        ("variance", POINTER(VarianceOptions)),
        ("use", c_int32),
        ("language", c_int32),
        ("factors", c_int32),
        ("extraction", c_int32),
        ("rotation", c_int32),
        ("ordinal", c_int32),
    ]


class DriversOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("outcome", c_char_p),
        ("predictors", Names),
        ("n_predictors", c_size_t),
        ("by", Names),
        ("n_by", c_size_t),
        ("province", c_char_p),
        ("where", c_char_p),
        ("variance", POINTER(VarianceOptions)),
        ("family", c_int32),
        ("importance", c_int32),
        ("language", c_int32),
        ("reserved", c_int32),
    ]


class DifferenceOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("kind", c_int32),
        ("family", c_int32),
        ("of", Names),
        ("from", Names),
        ("n_named", c_size_t),
    ]


class RankOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("level", c_double),
        ("draws", c_int64),
        ("seed", c_int64),
        ("kind", c_int32),
        ("single_step", c_int32),
        ("language", c_int32),
        ("reserved", c_int32),
    ]


class ScoreOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("language", c_int32),
        ("reserved", c_int32),
        ("variance", POINTER(VarianceOptions)),
        ("metric", c_char_p),
        ("pooling", c_char_p),
        ("nation", c_char_p),
        ("ranks", POINTER(RankOptions)),
        ("rank_shares", c_int32),
        ("reserved2", c_int32),
    ]


class RankColumns(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("unit", c_char_p),
        ("estimate", c_char_p),
        ("se", c_char_p),
        ("df", c_char_p),
    ]


class CompareOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("language", c_int32),
        ("breaks", c_int32),
        ("family", c_int32),
        ("reserved", c_int32),
        ("level", c_double),
        ("before", c_void_p),
        ("after", c_void_p),
        ("panel", c_int32),
        ("reserved2", c_int32),
    ]


class QualityOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("items", Names),
        ("n_items", c_size_t),
        ("id", c_char_p),
        ("interviewer", c_char_p),
        ("village", c_char_p),
        ("duration", c_char_p),
        ("start", c_char_p),
        ("end", c_char_p),
        ("where", c_char_p),
        ("thresholds", POINTER(c_double)),
        ("n_thresholds", c_size_t),
        ("progress", Progress),
        ("progress_context", c_void_p),
        ("checks", c_int32),
        ("match_missing", c_int32),
        ("rows", c_int32),
        ("threads", c_int32),
        ("language", c_int32),
        ("reserved", c_int32),
    ]


class ReportOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("score", ctypes.POINTER(ScoreOptions)),
        ("title", c_char_p),
        ("before", c_void_p),
        ("before_instrument", c_void_p),
        ("before_totals", c_void_p),
        ("panel", c_int32),
        ("breaks", c_int32),
    ]


class SimulationOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("layout", c_char_p),
        ("provinces", Names),
        ("n_provinces", c_size_t),
        ("respondents", c_int64),
        ("seed", c_int64),
        ("icc", c_double),
        ("province_sd", c_double),
        ("missing_rate", c_double),
        ("skip_rate", c_double),
        ("weight_cv", c_double),
    ]


class PlanOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("villages", c_int64),
        ("people", c_int64),
        ("margin", c_double),
        ("metric", c_char_p),
        ("pooling", c_char_p),
        ("language", c_int32),
        ("reserved", c_int32),
    ]


class OutputOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("width", c_int64),
        ("colour", c_int32),
        ("spreadsheet_safe", c_int32),
    ]


S = TypeVar("S", bound=ctypes.Structure)


def sized(kind: "type[S]", /, **fields: Any) -> S:
    """A struct of options that names its own size; fields that are None keep their default."""
    made = kind(struct_size=ctypes.sizeof(kind))
    for name, value in fields.items():
        if value is not None:
            setattr(made, name, value)
    return made
