# SPDX-License-Identifier: GPL-3.0-or-later
"""Columns of a program, as the library reads them: in place where they can be."""

from __future__ import annotations

import array
import ctypes
import decimal
import math
from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager
from typing import Any, Callable, Iterable, Optional, Sequence

from ._checks import utf8
from ._errors import ArgumentError, DataTypeError
from ._structures import Column, Table

# CHISO_VALUES_
DOUBLE, FLOAT, INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, BITS, TEXT, TEXT32, TEXT64 = range(1, 15)

WHOLE = {
    ("i", 1): INT8,
    ("i", 2): INT16,
    ("i", 4): INT32,
    ("i", 8): INT64,
    ("u", 1): UINT8,
    ("u", 2): UINT16,
    ("u", 4): UINT32,
    ("u", 8): UINT64,
}
NUMBERS = {**WHOLE, ("f", 4): FLOAT, ("f", 8): DOUBLE, ("b", 1): UINT8}

Wanted = Callable[[str], bool]
_EXACT = 1 << 53  # whole numbers up to here are exact as doubles
_LARGEST = 10**300  # whole numbers from here on are none that anybody counts


class Unreadable(Exception):
    """A column that nothing can be read from, in words that end "column c holds …"."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class TableBuilder:
    """
    Columns of one table, and all that must stay alive while they are read.

    A column that cannot be read is noted, and told only when somebody asks for it; one that would have to be
    converted, and that nobody seems to ask for, is skipped.
    """

    def __init__(self, name: str, rows: int, wanted: Wanted, decimal: str = ".") -> None:
        self.name = name
        self.rows = rows
        self.wanted = wanted
        self.decimal = decimal
        self.unreadable: "dict[str, str]" = {}
        self.skipped: "list[str]" = []
        self._columns: "list[Column]" = []
        self._keeps: "list[object]" = []

    def keep(self, *things: object) -> None:
        """Let something live as long as the table."""
        self._keeps.extend(things)

    def add(
        self, name: str, kind: int, values: "Optional[int]", count: int, **fields: Any
    ) -> None:
        """A column of so many values that stand at an address."""
        if count != self.rows:
            raise ArgumentError(
                f"column {name} has {count} values, and the table has {self.rows} rows; was it changed while it "
                "was read?",
                column=name,
            )
        self._columns.append(
            Column(name=utf8("the name of a column", name), type=kind, values=values or None, **fields)
        )

    def cannot_read(self, name: str, what: str) -> None:
        """A column of a type that nothing can be read from."""
        self.unreadable[name] = what

    @contextmanager
    def reading(self, name: str) -> "Iterator[None]":
        """Note what cannot be read of a column, since nobody may ask for it."""
        try:
            yield
        except Unreadable as error:
            self.cannot_read(name, error.what)

    def skips(self, name: str) -> bool:
        """Is a column left out, whose conversion would take time?"""
        if self.wanted(name):
            return False
        self.skipped.append(name)
        return True

    # --- columns that are made ---

    def add_doubles(self, name: str, numbers: "Iterable[float]") -> None:
        """Numbers that stand nowhere yet; NaN is missing."""
        made = array.array("d", numbers)
        self.keep(memoryview(made))  # it cannot be moved while there is a view
        self.add(name, DOUBLE, made.buffer_info()[0], len(made))

    def add_dictionary(
        self, name: str, kind: int, codes: int, count: int, entries: "Sequence[Any]", **fields: Any
    ) -> None:
        """Codes at an address, and what each of them means."""
        texts = [self._entry(name, entry) for entry in entries]
        made = (ctypes.c_char_p * max(len(texts), 1))(*texts)
        meaning = Column(type=TEXT, values=ctypes.addressof(made))
        self.keep(made, meaning)
        self.add(
            name,
            kind,
            codes,
            count,
            dictionary=ctypes.pointer(meaning),
            n_dictionary=len(texts),
            **fields,
        )

    def _entry(self, name: str, entry: Any) -> "Optional[bytes]":
        """A value as a file would say it, with its decimal mark."""
        said = text_of_value(entry)
        if said is not None and not isinstance(entry, str):
            said = said.replace(".", self.decimal)
        return utf8(f"a value of column {name}", said)

    def add_values(self, name: str, values: "Iterable[Any]") -> None:
        """Any values of Python: numbers as numbers, everything else as texts."""
        listed = list(values)
        numbers = _as_numbers(listed)
        if numbers is not None:
            self.add_doubles(name, numbers)
            return
        seen: "dict[Any, int]" = {}
        try:
            codes = array.array("i", (code_of(seen, v) for v in listed))
        except TypeError:
            wrong = next(v for v in listed if not is_hashable(v))
            raise Unreadable(f"values of type {type(wrong).__name__}") from None
        self.keep(memoryview(codes))
        self.add_dictionary(name, INT32, codes.buffer_info()[0], len(codes), list(seen))

    # --- all together ---

    def build(self) -> Table:
        """The table; this builder must live as long."""
        columns = (Column * max(len(self._columns), 1))(*self._columns)
        self.keep(columns)
        name = utf8("the name of a table", self.name)
        self.keep(name)
        return Table(
            name=name,
            columns=ctypes.cast(columns, ctypes.POINTER(Column)),
            n_columns=len(self._columns),
            n_rows=self.rows,
        )

    @property
    def empty(self) -> bool:
        """There is nothing that could be read."""
        return not self._columns


def wrong_type(column: str, what: str) -> DataTypeError:
    """A column that nothing can be read from."""
    return DataTypeError(
        f"column {column} holds {what}, which are neither numbers nor texts; convert it, for example "
        "with astype(float) or astype(str)",
        column=column,
    )


def is_hashable(value: object) -> bool:
    try:
        hash(value)
    except TypeError:
        return False
    return True


def is_missing(value: Any) -> bool:
    """None, NaN, NaT and NA."""
    if value is None:
        return True
    try:
        return bool(value != value)
    except ArithmeticError:  # a signalling NaN of decimal
        return True
    except (TypeError, ValueError):
        return type(value).__name__ == "NAType"


def code_of(seen: "dict[Any, int]", value: Any) -> int:
    if is_missing(value):
        return -1
    return seen.setdefault(value, len(seen))


def _as_numbers(values: "list[Any]") -> "Optional[list[float]]":
    """The values as doubles where all are numbers that stay exact; None else."""
    numbers = []
    for value in values:
        if value is None:
            numbers.append(math.nan)
        elif isinstance(value, (int, float)) and (isinstance(value, float) or -_EXACT <= value <= _EXACT):
            numbers.append(float(value))
        else:
            return None
    return numbers


def text_of_value(value: Any) -> "Optional[str]":
    """A value as a file would say it; None is missing."""
    if isinstance(value, str):
        return value
    if is_missing(value):
        return None
    if hasattr(value, "item") and not isinstance(value, (int, float)):
        value = value.item()  # of numpy
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)
    if isinstance(value, decimal.Decimal) or (isinstance(value, int) and abs(value) < _LARGEST):
        return str(value)
    if isinstance(value, str):
        return value
    raise Unreadable(f"values of type {type(value).__name__}")


class MappingFrame:
    """A dict of columns: numpy arrays, lists, tuples, anything with a buffer."""

    def __init__(self, name: str, columns: "dict[str, Any]") -> None:
        self.name = name
        self._columns = columns
        lengths = {str(c): _length(str(c), v) for c, v in columns.items()}
        self.rows = next(iter(lengths.values()), 0)
        for column, length in lengths.items():
            if length != self.rows:
                raise ArgumentError(
                    f"column {column} has {length} values, and {next(iter(lengths))} has {self.rows}; "
                    "all columns need one for each row",
                    column=column,
                )

    def fill(self, builder: TableBuilder) -> None:
        """Add all columns."""
        for column, values in self._columns.items():
            with builder.reading(str(column)):
                add_column(builder, str(column), values)


def _length(column: str, values: Any) -> int:
    """How many values a column has; what only looks like a column is refused."""
    kind = type(values).__name__
    if isinstance(values, (Mapping, Set)):
        raise DataTypeError(
            f'column {column} is a {kind}, whose order says nothing; hand in lists, as to_dict("list") makes them',
            column=column,
        )
    if isinstance(values, Iterator):
        raise DataTypeError(f"column {column} is an iterator; make it a list", column=column)
    if isinstance(values, (str, bytes, bytearray)) or not hasattr(values, "__len__"):
        raise wrong_type(column, f"a single value of type {kind}")
    return len(values)


def add_column(builder: TableBuilder, name: str, values: Any) -> None:
    """Add a column of any kind."""
    dimensions = getattr(values, "ndim", 1)
    if dimensions != 1:
        raise Unreadable(f"values of {dimensions} dimensions")
    if hasattr(values, "dtype") and hasattr(values, "__array_interface__"):
        from ._numpy import add_array

        add_array(builder, name, values)
    elif isinstance(values, array.array):
        _add_stdlib(builder, name, values)
    elif hasattr(values, "dtype") and hasattr(values, "to_numpy"):
        from ._pandas import add_series

        add_series(builder, name, values)
    elif hasattr(values, "to_numpy"):  # of Arrow and polars
        if not builder.skips(name):
            builder.add_values(name, values.to_numpy().tolist())
    elif not builder.skips(name):
        builder.add_values(name, values)


def _add_stdlib(builder: TableBuilder, name: str, values: "array.array[Any]") -> None:
    letter = values.typecode
    kind = "f" if letter in "fd" else "i" if letter.islower() else "u"
    known = NUMBERS.get((kind, values.itemsize))
    if known is None or letter in "uw":
        raise Unreadable(f"an array of type {letter!r}")
    builder.keep(memoryview(values))  # it cannot be moved while there is a view
    builder.add(name, known, values.buffer_info()[0], len(values))
