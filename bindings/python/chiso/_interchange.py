# SPDX-License-Identifier: GPL-3.0-or-later
"""Columns of whatever speaks the DataFrame interchange protocol (``__dataframe__``)."""

from __future__ import annotations

import array
import ctypes
from typing import Any, Optional

from ._tables import DOUBLE, NUMBERS, TEXT32, TEXT64, BITS, TableBuilder

# Kinds of the protocol.
_WHOLE, _NATURAL, _FLOAT, _BOOL, _TEXT, _CATEGORY = 0, 1, 2, 20, 21, 23
_LETTERS = {_WHOLE: "i", _NATURAL: "u", _FLOAT: "f", _BOOL: "b"}
_NEVER, _NAN, _SENTINEL, _BITMASK, _BYTEMASK = range(5)


class InterchangeFrame:
    """One chunk of a data frame of the protocol."""

    def __init__(self, name: str, frame: Any) -> None:
        self.name = name
        self.rows = frame.num_rows()
        self._frame = frame

    def fill(self, builder: TableBuilder) -> None:
        """Add all columns."""
        builder.keep(self._frame)
        for name in self._frame.column_names():
            with builder.reading(str(name)):
                _add(builder, str(name), self._frame.get_column_by_name(name))


def frames(name: str, data: Any) -> "list[InterchangeFrame]":
    """The chunks of a data frame."""
    frame = data.__dataframe__(allow_copy=True)
    chunks = list(frame.get_chunks())
    return [
        InterchangeFrame(name if i == 0 else f"{name}, part {i + 1}", chunk)
        for i, chunk in enumerate(chunks)
    ]


def _add(builder: TableBuilder, name: str, column: Any) -> None:
    kind, bits, _, _ = column.dtype
    kind = int(kind)
    known = NUMBERS.get((_LETTERS.get(kind, ""), bits // 8))
    if kind == _BOOL and bits == 1:
        known = BITS
    if kind == _CATEGORY:
        if not builder.skips(name):
            _add_categories(builder, name, column)
    elif kind == _TEXT:
        _add_texts(builder, name, column)
    elif known is not None:
        _add_numbers(builder, name, known, column)
    else:
        builder.cannot_read(name, f"values of kind {kind} and {bits} bits")


def _buffers(builder: TableBuilder, column: Any) -> Any:
    buffers = column.get_buffers()
    builder.keep(column, buffers)
    return buffers


def _pointer(buffer: Any) -> "Optional[int]":
    return None if buffer is None else int(buffer[0].ptr)


def _missing(builder: TableBuilder, column: Any, buffers: Any) -> "dict[str, Any]":
    """The fields that say which values are missing; a sentinel is seen to by the caller."""
    how, value = column.describe_null
    marks = _pointer(buffers["validity"])
    if int(how) == _BITMASK and marks is not None:
        return {"valid": marks if value == 0 else _flipped_bits(builder, column, marks)}
    if int(how) == _BYTEMASK and marks is not None:
        start: int = marks + column.offset
        if value == 1:
            return {"missing": start}
        there = ctypes.string_at(start, column.size())
        return {"missing": _bytes(builder, there.translate(_OPPOSITE))}
    return {}


_OPPOSITE = bytes([1]) + bytes(255)


def _bytes(builder: TableBuilder, made: bytes) -> int:
    kept = ctypes.create_string_buffer(made, max(len(made), 1))
    builder.keep(kept)
    return ctypes.addressof(kept)


def _flipped_bits(builder: TableBuilder, column: Any, marks: int) -> int:
    read = ctypes.string_at(marks, (column.offset + column.size() + 7) // 8)
    return _bytes(builder, bytes(255 - b for b in read))


def _add_numbers(builder: TableBuilder, name: str, known: int, column: Any) -> None:
    buffers = _buffers(builder, column)
    fields = _missing(builder, column, buffers)
    how, value = column.describe_null
    address = _pointer(buffers["data"])
    if int(how) == _SENTINEL and not (known == DOUBLE and value != value):
        fields["missing"] = _sentinels(builder, column, address, known, value)
    builder.add(name, known, address, column.size(), first=column.offset, **fields)


_CTYPES = {
    v: getattr(ctypes, ("c_double" if k[0] == "f" and k[1] == 8 else "c_float") if k[0] == "f"
               else f"c_{'u' if k[0] != 'i' else ''}int{8 * k[1]}")
    for k, v in NUMBERS.items()
}


def _sentinels(builder: TableBuilder, column: Any, address: "Optional[int]", known: int, value: Any) -> int:
    size, kind = column.size(), _CTYPES[known]
    start = (address or 0) + column.offset * ctypes.sizeof(kind)
    read = (kind * size).from_address(start) if size else ()
    return _bytes(builder, bytes(1 if x == value else 0 for x in read))


def _add_texts(builder: TableBuilder, name: str, column: Any) -> None:
    buffers = _buffers(builder, column)
    offsets = buffers["offsets"]
    wide = offsets[1][1] == 64
    builder.add(
        name,
        TEXT64 if wide else TEXT32,
        _pointer(buffers["data"]),
        column.size(),
        offsets=_pointer(offsets),
        first=column.offset,
        **_missing(builder, column, buffers),
    )


def _add_categories(builder: TableBuilder, name: str, column: Any) -> None:
    buffers = _buffers(builder, column)
    kind = buffers["data"][1]
    known = NUMBERS[(_LETTERS[int(kind[0])], kind[1] // 8)]
    entries = _entries(builder, column.describe_categorical["categories"])
    builder.add_dictionary(
        name,
        known,
        _pointer(buffers["data"]) or 0,
        column.size(),
        entries,
        first=column.offset,
        **_missing(builder, column, buffers),
    )


def _entries(builder: TableBuilder, categories: Any) -> "list[Any]":
    """What the categories are: a column of the protocol, which may be one of texts or numbers."""
    if hasattr(categories, "_col"):  # pandas, whose text buffers stand for its own objects
        return list(categories._col)
    buffers = _buffers(builder, categories)
    kind, bits, _, _ = categories.dtype
    start, size = _pointer(buffers["data"]) or 0, categories.size()
    if int(kind) != _TEXT:
        number = _CTYPES[NUMBERS[(_LETTERS[int(kind)], bits // 8)]]
        return list((number * size).from_address(start + categories.offset * ctypes.sizeof(number)))
    wide = "q" if buffers["offsets"][1][1] == 64 else "i"
    ends = array.array(wide)
    ends.frombytes(
        ctypes.string_at(
            (_pointer(buffers["offsets"]) or 0) + categories.offset * ends.itemsize,
            (size + 1) * ends.itemsize,
        )
    )
    return [
        ctypes.string_at(start + ends[i], ends[i + 1] - ends[i]).decode("utf-8")
        for i in range(size)
    ]
