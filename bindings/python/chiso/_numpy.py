# SPDX-License-Identifier: GPL-3.0-or-later
"""Columns that are numpy arrays."""

from __future__ import annotations

from typing import Any

from ._tables import INT64, NUMBERS, TableBuilder, Unreadable, code_of, is_hashable


def add_array(builder: TableBuilder, name: str, values: Any, **fields: Any) -> None:
    """Add an array: in place where its numbers follow one another, else a copy of it."""
    import numpy

    mask = values.mask if isinstance(values, numpy.ma.MaskedArray) else None
    if mask is not None:
        values = values.data
        if mask is not numpy.ma.nomask:
            fields["missing"] = address_of(builder, numpy.ascontiguousarray(mask))
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


def address_of(builder: TableBuilder, values: Any) -> int:
    builder.keep(values)
    return int(values.__array_interface__["data"][0])


def _add_numbers(builder: TableBuilder, name: str, kind: int, values: Any, fields: Any) -> None:
    import numpy

    if not (values.flags.c_contiguous and values.flags.aligned and values.dtype.isnative):
        if builder.skips(name):
            return
        values = numpy.ascontiguousarray(values, dtype=values.dtype.newbyteorder("="))
    builder.add(name, kind, address_of(builder, values), len(values), **fields)


def _add_objects(builder: TableBuilder, name: str, values: Any, fields: Any) -> None:
    """Texts, and what else an array of objects holds: every distinct one once."""
    if values.dtype.kind == "S":
        raise Unreadable("bytes")
    if values.dtype.kind == "U":
        import numpy

        entries, codes = numpy.unique(values, return_inverse=True)
        codes = numpy.ascontiguousarray(codes.reshape(-1), dtype=numpy.int64)
        builder.add_dictionary(
            name, INT64, address_of(builder, codes), len(codes), entries.tolist(), **fields
        )
        return
    codes, entries = factorize(values)
    builder.add_dictionary(name, *codes_at(builder, codes), entries, **fields)


def codes_at(builder: TableBuilder, codes: Any) -> "tuple[int, int, int]":
    """Type, address and number of codes."""
    import numpy

    codes = numpy.ascontiguousarray(codes)
    kind = NUMBERS[(codes.dtype.kind, codes.dtype.itemsize)]
    return kind, address_of(builder, codes), len(codes)


def factorize(values: Any) -> "tuple[Any, list[Any]]":
    """The distinct objects, and which of them each value is; -1 is missing."""
    try:
        import pandas
    except ImportError:
        return _factorize_slowly(values)
    try:
        codes, entries = pandas.factorize(values)
    except TypeError:
        return _factorize_slowly(values)
    return codes, list(entries)


def _factorize_slowly(values: Any) -> "tuple[Any, list[Any]]":
    import numpy

    seen: "dict[Any, int]" = {}
    for value in values:
        if not is_hashable(value):
            raise Unreadable(f"values of type {type(value).__name__}")
        code_of(seen, value)
    codes = numpy.fromiter((code_of(seen, v) for v in values), numpy.int32, len(values))
    return codes, list(seen)
