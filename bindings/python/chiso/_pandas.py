# SPDX-License-Identifier: GPL-3.0-or-later
"""Columns of a pandas DataFrame."""

from __future__ import annotations

import sys
from typing import Any

from ._numpy import add_array, codes_at, factorize
from ._tables import TableBuilder, Unreadable


def is_frame(data: Any) -> bool:
    """A DataFrame of pandas; whoever has none has not imported it."""
    kind = getattr(sys.modules.get("pandas"), "DataFrame", None)
    return kind is not None and isinstance(data, kind)


class PandasFrame:
    """A DataFrame: numbers in place, texts by the distinct ones."""

    def __init__(self, name: str, frame: Any) -> None:
        self.name = name
        self.rows = len(frame)
        self._frame = frame

    def fill(self, builder: TableBuilder) -> None:
        """Add all columns."""
        for label, series in self._frame.items():
            with builder.reading(str(label)):
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

    return codes_at(builder, numpy.ascontiguousarray(mask).view(numpy.uint8))[1]


def _add_categories(builder: TableBuilder, name: str, values: Any) -> None:
    if builder.skips(name):
        return
    builder.add_dictionary(name, *codes_at(builder, values.codes), list(values.categories))


def _add_converted(builder: TableBuilder, name: str, series: Any) -> None:
    """Of pandas' own types: numbers that stay what they are as numbers, everything else as it is said."""
    import numpy

    kind = getattr(series.dtype, "kind", "O")
    if kind in "mM":
        raise Unreadable(f"values of type {series.dtype}")
    plain = numpy.asarray(series)
    if plain.dtype.kind == kind and kind in "iufb":
        add_array(builder, name, plain)
        return
    codes, entries = factorize(series.to_numpy(dtype=object))
    builder.add_dictionary(name, *codes_at(builder, codes), entries)
