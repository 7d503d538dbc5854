# SPDX-License-Identifier: GPL-3.0-or-later
"""Columns of whatever hands out Arrow streams or arrays as capsules (the Arrow PyCapsule protocol)."""

from __future__ import annotations

import array
import ctypes
import math
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_int64, c_void_p
from typing import Any, Iterator, Optional

from ._errors import ArgumentError, ReadError
from ._tables import (
    BITS,
    DOUBLE,
    FLOAT,
    INT8,
    INT16,
    INT32,
    INT64,
    TEXT32,
    TEXT64,
    UINT8,
    UINT16,
    UINT32,
    UINT64,
    TableBuilder,
)
from ._structures import Column

_NUMBERS = {
    b"b": BITS,
    b"c": INT8,
    b"C": UINT8,
    b"s": INT16,
    b"S": UINT16,
    b"i": INT32,
    b"I": UINT32,
    b"l": INT64,
    b"L": UINT64,
    b"f": FLOAT,
    b"g": DOUBLE,
}
_TEXTS = {b"u": TEXT32, b"U": TEXT64}
_VIEWS = (b"vu",)
_INSIDE = 12  # bytes of a short text stand in its view


class Schema(ctypes.Structure):
    """A struct ArrowSchema."""


class Array(ctypes.Structure):
    """A struct ArrowArray."""


class Stream(ctypes.Structure):
    """A struct ArrowArrayStream."""


_ReleaseSchema = CFUNCTYPE(None, POINTER(Schema))
_ReleaseArray = CFUNCTYPE(None, POINTER(Array))
_ReleaseStream = CFUNCTYPE(None, POINTER(Stream))

Schema._fields_ = [
    ("format", c_char_p),
    ("name", c_char_p),
    ("metadata", c_void_p),
    ("flags", c_int64),
    ("n_children", c_int64),
    ("children", POINTER(POINTER(Schema))),
    ("dictionary", POINTER(Schema)),
    ("release", _ReleaseSchema),
    ("private_data", c_void_p),
]
Array._fields_ = [
    ("length", c_int64),
    ("null_count", c_int64),
    ("offset", c_int64),
    ("n_buffers", c_int64),
    ("n_children", c_int64),
    ("buffers", POINTER(c_void_p)),
    ("children", POINTER(POINTER(Array))),
    ("dictionary", POINTER(Array)),
    ("release", _ReleaseArray),
    ("private_data", c_void_p),
]
Stream._fields_ = [
    ("get_schema", CFUNCTYPE(c_int, POINTER(Stream), POINTER(Schema))),
    ("get_next", CFUNCTYPE(c_int, POINTER(Stream), POINTER(Array))),
    ("get_last_error", CFUNCTYPE(c_char_p, POINTER(Stream))),
    ("release", _ReleaseStream),
    ("private_data", c_void_p),
]

_pointer = ctypes.pythonapi.PyCapsule_GetPointer
_pointer.restype = c_void_p
_pointer.argtypes = [ctypes.py_object, c_char_p]


class _Owned:
    """Releases a struct once nothing of it is read any more."""

    def __init__(self, struct: Any, *keeps: object) -> None:
        self.struct = struct
        self._keeps = keeps

    def __del__(self) -> None:
        if self.struct.release:
            self.struct.release(ctypes.byref(self.struct))


def is_arrow(data: Any) -> bool:
    """Does something hand out Arrow capsules?"""
    return hasattr(data, "__arrow_c_stream__") or hasattr(data, "__arrow_c_array__")


class ArrowFrame:
    """One batch of records: a struct array with its schema."""

    def __init__(self, name: str, schema: _Owned, batch: _Owned) -> None:
        self.name = name
        self._schema, self._batch = schema, batch
        self.rows = batch.struct.length

    def fill(self, builder: TableBuilder) -> None:
        """Add all columns."""
        schema, batch = self._schema.struct, self._batch.struct
        builder.keep(self._schema, self._batch)
        _check_records(batch)
        for i in range(schema.n_children):
            _add(builder, schema.children[i].contents, batch.children[i].contents, batch.offset)


def frames(name: str, data: Any) -> "list[ArrowFrame]":
    """The batches of a stream, or the one array."""
    if hasattr(data, "__arrow_c_stream__"):
        return list(_stream(name, data.__arrow_c_stream__()))
    schema_capsule, array_capsule = data.__arrow_c_array__()
    schema = _moved(Schema, _pointer(schema_capsule, b"arrow_schema"))
    _check(schema.struct)
    return [ArrowFrame(name, schema, _moved(Array, _pointer(array_capsule, b"arrow_array")))]


def _bits(address: int, first: int, count: int) -> "list[int]":
    """Marks of validity, one after the other."""
    bits = ctypes.cast(address, POINTER(ctypes.c_uint8))
    return [bits[i // 8] >> (i % 8) & 1 for i in range(first, first + count)]


def _check_records(batch: Array) -> None:
    """A record that is missing whole would leave values that its children still have."""
    marks = batch.buffers[0] if batch.n_buffers > 0 and batch.null_count != 0 else None
    if marks is not None and 0 in _bits(marks, batch.offset, batch.length):
        raise ArgumentError("some records of the Arrow data are missing as a whole; leave them out")


def _moved(kind: Any, address: "Optional[int]") -> _Owned:
    """Take what a capsule holds; it is then released here and not by the capsule."""
    assert address is not None
    there = kind.from_address(address)
    here = kind()
    ctypes.memmove(ctypes.byref(here), address, ctypes.sizeof(kind))
    there.release = type(there.release)()
    return _Owned(here, there)


def _check(schema: Schema) -> None:
    if schema.format != b"+s":
        raise ArgumentError(
            f"the Arrow data are one column of format {schema.format!r}, not a table with named columns"
        )


def _stream(name: str, capsule: Any) -> "Iterator[ArrowFrame]":
    stream = _moved(Stream, _pointer(capsule, b"arrow_array_stream"))
    schema = _Owned(Schema())
    _ask(stream, "get_schema", schema)
    _check(schema.struct)
    number = 0
    while True:
        batch = _Owned(Array())
        _ask(stream, "get_next", batch)
        if not batch.struct.release:
            return
        number += 1
        yield ArrowFrame(name if number == 1 else f"{name}, part {number}", schema, batch)


def _ask(stream: _Owned, function: str, out: _Owned) -> None:
    reference = ctypes.byref(stream.struct)
    failed = getattr(stream.struct, function)(reference, ctypes.byref(out.struct))
    if failed:
        told = stream.struct.get_last_error(reference) or b"no reason was given"
        raise ReadError(f"the Arrow stream broke off: {told.decode('utf-8', 'replace')}")


# --- columns ---


def _add(builder: TableBuilder, schema: Schema, values: Array, rows_from: int) -> None:
    name = (schema.name or b"").decode("utf-8")
    first = rows_from + values.offset
    valid = values.buffers[0] if values.n_buffers > 0 and values.null_count != 0 else None
    column = _column(schema, values, first, valid)
    if values.length < builder.rows:
        raise ArgumentError(f"column {name} of the Arrow data is shorter than its table", column=name)
    if schema.format == b"n":  # nothing but missing values
        builder.add_doubles(name, [math.nan] * builder.rows)
    elif schema.format in _VIEWS and not schema.dictionary:
        if not builder.skips(name):
            _add_views(builder, name, values, first, valid)
    elif column is None:
        builder.cannot_read(name, f"values of the Arrow format {schema.format.decode()!r}")
    elif not schema.dictionary:
        builder.add(name, count=builder.rows, **column)
    else:
        _add_dictionary(builder, name, schema, values, column)


def _column(schema: Schema, values: Array, first: int, valid: "Optional[int]") -> "Optional[dict[str, Any]]":
    """The fields of a column, where its layout is one that the library reads."""
    if schema.format in _NUMBERS:
        return {
            "kind": _NUMBERS[schema.format],
            "values": values.buffers[1],
            "valid": valid,
            "first": first,
        }
    if schema.format in _TEXTS:
        return {
            "kind": _TEXTS[schema.format],
            "values": values.buffers[2],
            "offsets": values.buffers[1],
            "valid": valid,
            "first": first,
        }
    return None


def _add_dictionary(
    builder: TableBuilder, name: str, schema: Schema, values: Array, codes: "dict[str, Any]"
) -> None:
    meanings, entries = schema.dictionary.contents, values.dictionary.contents
    valid = entries.buffers[0] if entries.null_count != 0 else None
    column = _column(meanings, entries, entries.offset, valid)
    if meanings.format in _VIEWS:
        texts = _view_texts(entries, entries.offset, entries.length)
        kind, address = codes.pop("kind"), codes.pop("values")
        builder.add_dictionary(name, kind, address, builder.rows, texts, **codes)
        return
    if column is None:
        builder.cannot_read(name, f"categories of the Arrow format {meanings.format.decode()!r}")
        return
    kind, address = column.pop("kind"), column.pop("values")
    meaning = Column(type=kind, values=address, **column)
    builder.keep(meaning)
    builder.add(
        name,
        count=builder.rows,
        dictionary=ctypes.pointer(meaning),
        n_dictionary=entries.length,
        **codes,
    )


def _add_views(
    builder: TableBuilder, name: str, values: Array, first: int, valid: "Optional[int]"
) -> None:
    """Texts that stand here and there: a code for each distinct one."""
    seen: "dict[str, int]" = {}
    texts = _view_texts(values, first, builder.rows)
    codes = array.array("i", (seen.setdefault(t, len(seen)) for t in texts))
    builder.keep(memoryview(codes))
    if valid is not None:  # bits from `first` on; codes begin at 0
        for i, there in enumerate(_bits(valid, first, builder.rows)):
            if not there:
                codes[i] = -1
    builder.add_dictionary(name, INT32, codes.buffer_info()[0], len(codes), list(seen))


def _view_texts(values: Array, first: int, count: int) -> "list[str]":
    views = ctypes.string_at((values.buffers[1] or 0) + 16 * first, 16 * count) if count else b""
    known: "dict[bytes, str]" = {}
    texts = []
    for i in range(count):
        view = views[16 * i : 16 * i + 16]
        text = known.get(view)
        if text is None:
            text = known[view] = _view_text(values, view)
        texts.append(text)
    return texts


def _view_text(values: Array, view: bytes) -> str:
    length = int.from_bytes(view[:4], "little")
    if length <= _INSIDE:
        return view[4 : 4 + length].decode("utf-8", "replace")
    buffer = int.from_bytes(view[8:12], "little")
    offset = int.from_bytes(view[12:16], "little")
    start = (values.buffers[2 + buffer] or 0) + offset
    return ctypes.string_at(start, length).decode("utf-8", "replace")
