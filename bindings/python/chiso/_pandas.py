# SPDX-License-Identifier: GPL-3.0-or-later
"""Columns of a pandas DataFrame."""

from __future__ import annotations

import sys
from typing import Any

from ._numpy import add_array, codes_at, factorize
from ._tables import TableBuilder


def is_frame(data: Any) -> bool:
    """A DataFrame of pandas; whoever has none has not imported it."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(data, pandas.DataFrame)


class PandasFrame:
    """A DataFrame: numbers in place, texts by the distinct ones."""

    def __init__(self, name: str, frame: Any) -> None:
        self.name = name
        self.rows = len(frame)
        self._frame = frame

    def fill(self, builder: TableBuilder) -> None:
        """Add all columns."""
        for label, series in self._frame.items():
            add_series(builder, str(label), series)


def add_series(builder: TableBuilder, name: str, series: Any) -> None:
    """Add a column of a DataFrame, or anything that is like one."""
    values = getattr(series, "array", series)
    if getattr(series.dtype, "name", "") == "category":
        _add_categories(builder, name, values)
    elif hasattr(values, "_data") and hasattr(values, "_mask"):  # Int64, Float64, boolean
        add_array(builder, name, values._data, missing=_mask(builder, values._mask))
    elif _is_numpy(series.dtype):
        add_array(builder, name, series.to_numpy())
    elif not builder.skips(name):  # string, sparse and others of pandas' own
        _add_converted(builder, name, series)


def _is_numpy(dtype: Any) -> bool:
    import numpy

    return isinstance(dtype, numpy.dtype)


def _mask(builder: TableBuilder, mask: Any) -> int:
    import numpy

    _, address = codes_at(builder, numpy.ascontiguousarray(mask).view(numpy.uint8))
    return address


def _add_categories(builder: TableBuilder, name: str, values: Any) -> None:
    if builder.skips(name):
        return
    builder.add_dictionary(name, *codes_at(builder, values.codes), list(values.categories))


def _add_converted(builder: TableBuilder, name: str, series: Any) -> None:
    import numpy

    objects = series.to_numpy(dtype=object)
    if getattr(series.dtype, "kind", "O") in "mM":
        builder.cannot_read(name, f"values of type {series.dtype}")
        return
    if getattr(series.dtype, "kind", "O") in "iufb" and not any(v is None for v in objects[:1]):
        add_array(builder, name, series.to_numpy(dtype=numpy.float64))
        return
    codes, entries = factorize(name, objects)
    builder.add_dictionary(name, *codes_at(builder, codes), entries)
