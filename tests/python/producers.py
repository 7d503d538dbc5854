# SPDX-License-Identifier: GPL-3.0-or-later
"""Things that hand out tables by protocols: Arrow structs made by ctypes, and the interchange protocol.

Nothing here uses the code under test: the structs are declared a second time.
"""

from __future__ import annotations

import ctypes
from typing import Any

import numpy
import pandas

ARROW_LAYOUTS = ("text", "large text", "dictionary", "view", "numbers", "small numbers", "array")


class Schema(ctypes.Structure):
    pass


class Array(ctypes.Structure):
    pass


class Stream(ctypes.Structure):
    pass


FreeSchema = ctypes.CFUNCTYPE(None, ctypes.POINTER(Schema))
FreeArray = ctypes.CFUNCTYPE(None, ctypes.POINTER(Array))
FreeStream = ctypes.CFUNCTYPE(None, ctypes.POINTER(Stream))
i64, pointer, text = ctypes.c_int64, ctypes.c_void_p, ctypes.c_char_p
Schema._fields_ = [
    ("format", text), ("name", text), ("metadata", pointer), ("flags", i64), ("n_children", i64),
    ("children", ctypes.POINTER(ctypes.POINTER(Schema))), ("dictionary", ctypes.POINTER(Schema)),
    ("release", FreeSchema), ("private_data", pointer),
]  # fmt: skip
Array._fields_ = [
    ("length", i64), ("null_count", i64), ("offset", i64), ("n_buffers", i64), ("n_children", i64),
    ("buffers", ctypes.POINTER(pointer)), ("children", ctypes.POINTER(ctypes.POINTER(Array))),
    ("dictionary", ctypes.POINTER(Array)), ("release", FreeArray), ("private_data", pointer),
]  # fmt: skip
GetSchema = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(Stream), ctypes.POINTER(Schema))
GetNext = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(Stream), ctypes.POINTER(Array))
LastError = ctypes.CFUNCTYPE(pointer, ctypes.POINTER(Stream))
Stream._fields_ = [
    ("get_schema", GetSchema), ("get_next", GetNext), ("get_last_error", LastError), ("release", FreeStream),
    ("private_data", pointer),
]  # fmt: skip

_new = ctypes.pythonapi.PyCapsule_New
_new.restype = ctypes.py_object
_new.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
NUMBERS = {
    "float64": b"g", "float32": b"f", "int64": b"l", "int32": b"i", "int16": b"s", "int8": b"c", "uint8": b"C",
    "uint16": b"S", "uint32": b"I", "uint64": b"L",
}  # fmt: skip


class ArrowTable:
    """A DataFrame as an Arrow stream (or one struct array), with offsets and padding around its values."""

    def __init__(self, frame: pandas.DataFrame, layout: str, batches=None, fail_after=None, nothing=None, missing_record=None) -> None:
        self._frame, self._layout = frame, layout
        self._fail_after, self._nothing, self._missing_record = fail_after, nothing, missing_record
        self._keep: "list[Any]" = []
        self.made = self.released = 0
        self._lent: "list[Any]" = []
        bounds = batches or [0, len(frame)]
        self._parts = [frame.iloc[a:b] for a, b in zip(bounds, bounds[1:])]

    def __getattribute__(self, name: str) -> Any:
        layout = object.__getattribute__(self, "__dict__").get("_layout")
        if name == ("__arrow_c_stream__" if layout == "array" else "__arrow_c_array__"):
            raise AttributeError(name)
        return object.__getattribute__(self, name)

    @property
    def moved(self) -> bool:
        """What stood in the capsules was taken out of them: their destructors would release it again."""
        return bool(self._lent) and all(not struct.release for struct in self._lent)

    # --- structs ---

    def _counted(self, kind: Any) -> Any:
        """A release function that counts."""
        self.made += 1

        def release(struct: Any) -> None:
            self.released += 1
            struct.contents.release = type(struct.contents.release)()

        made = kind(release)
        self._keep.append(made)
        return made

    def _kept(self, thing: Any) -> Any:
        self._keep.append(thing)
        return thing

    def _pointers(self, kind: Any, things: "list[Any]") -> Any:
        made = (ctypes.POINTER(kind) * max(len(things), 1))(*[ctypes.pointer(t) for t in things])
        self._keep += [things, made]
        return ctypes.cast(made, ctypes.POINTER(ctypes.POINTER(kind)))

    def _buffers(self, *addresses: Any) -> Any:
        made = self._kept((pointer * len(addresses))(*addresses))
        return ctypes.cast(made, ctypes.POINTER(pointer))

    def _at(self, values: numpy.ndarray) -> int:
        return int(self._kept(numpy.ascontiguousarray(values)).ctypes.data)

    def _bits(self, there: numpy.ndarray) -> int:
        return self._at(numpy.packbits(there, bitorder="little"))

    # --- columns: (schema, array) ---

    def _column(self, name: str, values: pandas.Series) -> "tuple[Schema, Array]":
        numbers = self._layout in ("numbers", "small numbers", "array")
        if name == self._nothing:
            return Schema(name=self._kept(name.encode()), flags=2, format=b"n"), Array(length=len(values), null_count=len(values))
        as_text = not numbers and name != "weight"
        offset = 3 if self._layout != "view" else 0
        there = numpy.concatenate([numpy.zeros(offset, bool), values.notna().to_numpy(), [False]])
        array = Array(length=len(values), null_count=-1, offset=offset)
        schema = Schema(name=self._kept(name.encode()), flags=2)
        if as_text:
            words = ["padding"] * offset + [spelled(v) for v in values] + ["x"]
            self._texts(schema, array, words, there)
        else:
            self._numbers(schema, array, values, there, offset)
        return schema, array

    def _numbers(self, schema: Schema, array: Array, values: pandas.Series, there: Any, offset: int) -> None:
        filled = values.fillna(-7).to_numpy()
        if self._layout == "small numbers" and filled.max() < 100 and schema.name != b"weight":
            filled = filled.astype("int8")
        padded = numpy.concatenate([numpy.full(offset, 99), filled, [99]]).astype(filled.dtype)
        schema.format = NUMBERS[str(padded.dtype)]
        array.n_buffers = 2
        array.buffers = self._buffers(self._bits(there), self._at(padded))

    def _texts(self, schema: Schema, array: Array, words: "list[str]", there: Any) -> None:
        if self._layout == "dictionary":
            self._dictionary(schema, array, words, there)
        elif self._layout == "view":
            schema.format = b"vu"
            self._views(array, words, there)
        else:
            large = self._layout == "large text"
            schema.format = b"U" if large else b"u"
            self._strings(array, words, "int64" if large else "int32", self._bits(there))

    def _strings(self, array: Array, words: "list[str]", kind: str, valid: "int | None") -> None:
        encoded = [w.encode() for w in words]
        ends = numpy.cumsum([0] + [len(e) for e in encoded]).astype(kind)
        array.n_buffers = 3
        array.buffers = self._buffers(valid, self._at(ends), self._at(numpy.frombuffer(b"".join(encoded) + b"\0", "u1")))

    def _dictionary(self, schema: Schema, array: Array, words: "list[str]", there: Any) -> None:
        entries = sorted(set(words))
        schema.format = b"s"
        meaning, meanings = Schema(format=b"u", name=b""), Array(length=len(entries), null_count=0)
        self._strings(meanings, entries, "int32", None)
        schema.dictionary = ctypes.pointer(self._kept(meaning))
        array.dictionary = ctypes.pointer(self._kept(meanings))
        codes = numpy.array([entries.index(w) for w in words], "int16")
        array.n_buffers = 2
        array.buffers = self._buffers(self._bits(there), self._at(codes))

    def _views(self, array: Array, words: "list[str]", there: Any) -> None:
        long, views = b"", b""
        for word in words:
            encoded = word.encode()
            if len(encoded) <= 12:
                views += len(encoded).to_bytes(4, "little") + encoded.ljust(12, b"\0")
            else:
                views += len(encoded).to_bytes(4, "little") + encoded[:4] + (0).to_bytes(4, "little")
                views += len(long).to_bytes(4, "little")
                long += encoded
        array.n_buffers = 4
        array.buffers = self._buffers(
            self._bits(there), self._at(numpy.frombuffer(views, "u1")), self._at(numpy.frombuffer(long + b"\0", "u1")),
            self._at(numpy.array([len(long)], "int64")),
        )  # fmt: skip

    # --- the table ---

    def _schema(self, part: pandas.DataFrame) -> Schema:
        children = [self._column(str(c), part[c])[0] for c in part]
        return Schema(
            format=b"+s", n_children=len(children), children=self._pointers(Schema, children),
            release=self._counted(FreeSchema),
        )  # fmt: skip

    def _batch(self, part: pandas.DataFrame) -> Array:
        children = [self._column(str(c), part[c])[1] for c in part]
        there = numpy.array([i != self._missing_record for i in range(len(part))])
        marks = None if self._missing_record is None else self._bits(there)
        return Array(
            length=len(part), null_count=-1, n_buffers=1, buffers=self._buffers(marks), n_children=len(children),
            children=self._pointers(Array, children), release=self._counted(FreeArray),
        )  # fmt: skip

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any:
        schema = self._kept(self._schema(self._frame))
        batch = self._kept(self._batch(self._frame))
        self._lent += [schema, batch]
        return (
            _new(ctypes.addressof(schema), b"arrow_schema", None),
            _new(ctypes.addressof(batch), b"arrow_array", None),
        )

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        parts, given = iter(self._parts), [0]

        def get_schema(stream: Any, out: Any) -> int:
            out[0] = self._schema(self._frame.iloc[:1])
            return 0

        def get_next(stream: Any, out: Any) -> int:
            if self._fail_after is not None and given[0] >= self._fail_after:
                return 5
            given[0] += 1
            part = next(parts, None)
            out[0] = Array() if part is None else self._batch(part)
            return 0

        told = ctypes.addressof(self._kept(ctypes.create_string_buffer(b"the planted failure")))
        functions = [GetSchema(get_schema), GetNext(get_next), LastError(lambda stream: told)]
        stream = self._kept(Stream(*functions, self._counted(FreeStream)))
        self._keep += functions
        self._lent.append(stream)
        return _new(ctypes.addressof(stream), b"arrow_array_stream", None)


class ArrowColumn:
    """One array that is no table."""

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any:
        self.schema = Schema(format=b"l", name=b"x", release=FreeSchema(lambda s: None))
        self.array = Array(length=0, release=FreeArray(lambda a: None))
        return (
            _new(ctypes.addressof(self.schema), b"arrow_schema", None),
            _new(ctypes.addressof(self.array), b"arrow_array", None),
        )


def spelled(value: Any) -> str:
    """A value of a DataFrame as a file has it."""
    if value != value:
        return ""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


class Interchange:
    """A DataFrame of which nothing is known but that it speaks the protocol."""

    def __init__(self, frame: pandas.DataFrame, chunks: int = 1) -> None:
        self._frame, self._chunks = frame, chunks

    def __dataframe__(self, nan_as_null: bool = False, allow_copy: bool = True) -> Any:
        inner, chunks = self._frame.__dataframe__(allow_copy=allow_copy), self._chunks

        class Chunked:
            def __getattr__(self, name: str) -> Any:
                return getattr(inner, name)

            def get_chunks(self, n_chunks: Any = None) -> Any:
                return inner.get_chunks(chunks) if chunks > 1 else inner.get_chunks()

        return Chunked()


class _Buffer:
    def __init__(self, values: numpy.ndarray) -> None:
        self.values = numpy.ascontiguousarray(values)
        self.ptr = self.values.ctypes.data
        self.bufsize = self.values.nbytes


class MarkedInterchange:
    """One column x of whole numbers, two elements in front of them, missing told in one of the ways there are."""

    def __init__(self, values: "list[int]", missing: "list[int]", null: str) -> None:
        self.null = null
        self.size_ = len(values)
        marked = numpy.array([i in missing for i in range(-2, len(values))])
        filled = numpy.array([77, 77] + [-9 if i in missing else v for i, v in enumerate(values)], "int32")
        self.data = _Buffer(filled)
        one = null.endswith("1")
        if null.startswith("bits"):
            self.valid = _Buffer(numpy.packbits(marked if one else ~marked, bitorder="little"))
        else:
            self.valid = _Buffer((marked if one else ~marked).astype("uint8"))

    offset = 2
    dtype = (0, 32, "i", "=")

    def size(self) -> int:
        return self.size_

    @property
    def describe_null(self) -> "tuple[int, Any]":
        if self.null == "sentinel":
            return 2, -9
        return (3 if self.null.startswith("bits") else 4), int(self.null[-1])

    def get_buffers(self) -> "dict[str, Any]":
        validity = None if self.null == "sentinel" else (self.valid, (1, 8, "C", "="))
        return {"data": (self.data, self.dtype), "validity": validity, "offsets": None}

    def __dataframe__(self, nan_as_null: bool = False, allow_copy: bool = True) -> Any:
        return self

    def get_chunks(self) -> "list[Any]":
        return [self]

    def num_rows(self) -> int:
        return self.size_

    def column_names(self) -> "list[str]":
        return ["x"]

    def get_column_by_name(self, name: str) -> Any:
        return self
