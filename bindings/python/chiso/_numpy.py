# SPDX-License-Identifier: GPL-3.0-or-later
"""Columns that are numpy arrays."""

from __future__ import annotations

from typing import Any

from ._tables import INT64, NUMBERS, TableBuilder, wrong_type


def add_array(builder: TableBuilder, name: str, values: Any, **fields: Any) -> None:
    """Add an array: in place where its numbers follow one another, else a copy of it."""
    import numpy

    mask = values.mask if isinstance(values, numpy.ma.MaskedArray) else None
    if mask is not None:
        values = values.data
        if mask is not numpy.ma.nomask:
            fields["missing"] = _address(builder, numpy.ascontiguousarray(mask))
    if values.ndim != 1:
        raise wrong_type(name, f"an array of {values.ndim} dimensions")
    kind = NUMBERS.get((values.dtype.kind, values.dtype.itemsize))
    if kind is not None:
        _add_numbers(builder, name, kind, values, fields)
    elif values.dtype.kind == "f":
        if not builder.skips(name):
            add_array(builder, name, values.astype(numpy.float64), **fields)
    elif values.dtype.kind in "OUS":
        if not builder.skips(name):
            _add_objects(builder, name, values, fields)
    else:
        builder.cannot_read(name, f"values of type {values.dtype}")


def _address(builder: TableBuilder, values: Any) -> int:
    builder.keep(values)
    return int(values.__array_interface__["data"][0])


def _add_numbers(builder: TableBuilder, name: str, kind: int, values: Any, fields: Any) -> None:
    import numpy

    if not (values.flags.c_contiguous and values.flags.aligned and values.dtype.isnative):
        if builder.skips(name):
            return
        values = numpy.ascontiguousarray(values, dtype=values.dtype.newbyteorder("="))
    builder.add(name, kind, _address(builder, values), **fields)


def _add_objects(builder: TableBuilder, name: str, values: Any, fields: Any) -> None:
    """Texts, and what else an array of objects holds: every distinct one once."""
    if values.dtype.kind == "S":
        raise wrong_type(name, "bytes")
    if values.dtype.kind == "U":
        import numpy

        entries, codes = numpy.unique(values, return_inverse=True)
        codes = numpy.ascontiguousarray(codes.reshape(-1), dtype=numpy.int64)
        builder.add_dictionary(
            name, INT64, _address(builder, codes), entries.tolist(), **fields
        )
        return
    codes, entries = factorize(name, values)
    builder.add_dictionary(name, *codes_at(builder, codes), entries, **fields)


def codes_at(builder: TableBuilder, codes: Any) -> "tuple[int, int]":
    """Type and address of codes."""
    import numpy

    codes = numpy.ascontiguousarray(codes)
    return NUMBERS[(codes.dtype.kind, codes.dtype.itemsize)], _address(builder, codes)


def factorize(name: str, values: Any) -> "tuple[Any, list[Any]]":
    """The distinct objects, and which of them each value is; -1 is missing."""
    try:
        import pandas
    except ImportError:
        return _factorize_slowly(name, values)
    try:
        codes, entries = pandas.factorize(values)
    except TypeError:
        return _factorize_slowly(name, values)
    return codes, list(entries)


def _factorize_slowly(name: str, values: Any) -> "tuple[Any, list[Any]]":
    import numpy

    from ._tables import _code, _is_hashable

    seen: "dict[Any, int]" = {}
    for value in values:
        if not _is_hashable(value):
            raise wrong_type(name, f"values of type {type(value).__name__}")
        _code(seen, value)
    codes = numpy.fromiter((_code(seen, v) for v in values), numpy.int32, len(values))
    return codes, list(seen)


