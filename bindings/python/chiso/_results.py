# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables that analyses return."""

from __future__ import annotations

import ctypes
import math
import numbers
import operator
import os
from typing import Any, Dict, Iterator, List, Optional, TypeVar, Union

from . import _structures as s
from ._checks import utf8, whole
from ._errors import ArgumentError
from ._handles import Handle, call, get, make, names, text_of
from ._lent import lend
from ._library import lib
from ._needed import needed, numpy_or_none
from ._row import Cell, Row
from ._shown import counted, preview
from ._words import COLOURS, choice

Path = Union[str, "os.PathLike[str]"]
R = TypeVar("R", bound="Result")

TEXT, NUMBER, INTEGER = 1, 2, 3
_PREVIEW = 10  # rows that repr() shows
_HTML_ROWS = 60


def path_bytes(path: "Path") -> bytes:
    """A path as the library takes it."""
    try:
        found = os.fsencode(os.fspath(path))
    except TypeError:
        raise ArgumentError(f"a path is a text or an os.PathLike, not {type(path).__name__}") from None
    if b"\0" in found:
        raise ArgumentError(f"a path has a NUL in it: {path!r}")
    return found


class Result:
    """
    A table of named, typed columns, with the settings that it was made with and notes.

    A result never changes; any number of threads may read it.  ``result["score"]`` is a column (a
    read-only numpy array of numbers where numpy is installed, NaN where missing; else a list; a list of texts,
    None where missing), ``result[0]`` a row, ``result[:3]`` a list of rows, ``len(result)`` the number of rows.

    Attributes
    ----------
    command : str
        The analysis that made it, such as ``score``.
    columns : tuple of str
        Names of its columns; docs/output.md says what each of them means.
    settings : dict
        Every option in force, its default included.
    notes : tuple of str
        Sentences for the reader, such as which provinces have no score and why.
    findings : Result or None
        Warnings of the data that it was made of; None where nothing was read.
    """

    def __init__(self, handle: Handle, findings: "Optional[Result]" = None) -> None:
        self._handle = handle
        self._cache: "dict[str, Any]" = {}
        self.findings = findings
        count = get("chiso_result_columns", handle)
        self.columns: "tuple[str, ...]" = tuple(
            get("chiso_result_column_name", handle, c).decode() for c in range(count)
        )

    # --- what it is ---

    @property
    def command(self) -> str:
        """The analysis that made it."""
        return str(text_of(get("chiso_result_command", self._handle)))

    @property
    def settings(self) -> "dict[str, Any]":
        """Every option in force, its default included."""
        count = get("chiso_result_settings", self._handle)
        return dict(self._setting(i) for i in range(count))

    def _setting(self, i: int) -> "tuple[str, Any]":
        handle = self._handle
        key = str(text_of(get("chiso_result_setting_key", handle, i)))
        kind = get("chiso_result_setting_type", handle, i)
        values = [
            text_of(get("chiso_result_setting_text", handle, i, v))
            for v in range(get("chiso_result_setting_count", handle, i))
        ]
        if kind == 3:
            return key, values
        if kind == 0:
            return key, None
        text = str(values[0])
        if kind == 2:
            return key, _number(text)
        return key, text == "true" if kind == 4 else text

    @property
    def notes(self) -> "tuple[str, ...]":
        """Sentences for the reader."""
        count = get("chiso_result_notes", self._handle)
        return tuple(str(text_of(get("chiso_result_note", self._handle, i))) for i in range(count))

    def __len__(self) -> int:
        return int(get("chiso_result_rows", self._handle))

    def title(self, column: str) -> "Optional[str]":
        """
        The heading of a column in the language of the result.

        Parameters
        ----------
        column : str
            Its name.

        Returns
        -------
        str or None
            None for a column that a table for people leaves out.
        """
        return text_of(get("chiso_result_column_title", self._handle, self._at(column)))

    # --- cells ---

    def _at(self, column: str) -> int:
        at = int(get("chiso_result_find_column", self._handle, utf8("the name of a column", column)))
        if at >= 0:
            return at
        raise ArgumentError(
            f"there is no column {column!r}; there are {', '.join(self.columns)}", column=column
        )

    def _row(self, row: int) -> int:
        """The number of a row from the start."""
        count, number = len(self), operator.index(row)
        if not -count <= number < count:
            raise IndexError(f"row {row} of {count}")
        return number % count

    def _type(self, column: str) -> int:
        return int(get("chiso_result_column_type", self._handle, self._at(column)))

    def cell(self, row: int, column: str) -> Cell:
        """
        One cell.

        Parameters
        ----------
        row : int
            Its number, from 0; from the end where it is negative.
        column : str
            Its name.

        Returns
        -------
        str, float, int or None
            None where it is missing.
        """
        row, at = self._row(row), self._at(column)
        kind = get("chiso_result_column_type", self._handle, at)
        if kind == TEXT:
            return self._said(column, text_of(get("chiso_result_text", self._handle, row, at)))
        number = float(get("chiso_result_number", self._handle, row, at))
        if math.isnan(number):
            return None
        return int(number) if kind == INTEGER else number

    def label(self, row: int, column: str) -> str:
        """
        What a person reads in place of a text, such as ``Hà Nội`` for ``01``.

        Parameters
        ----------
        row : int
            Its number, from 0; from the end where it is negative.
        column : str
            Name of a column of text.

        Returns
        -------
        str
            Empty where there are no words.
        """
        row = self._row(row)
        label = get("chiso_result_label", self._handle, row, self._at(column))
        return self._said(column, text_of(label)) or ""

    def labels(self, column: str) -> "list[str]":
        """
        The labels of all rows.

        Parameters
        ----------
        column : str
            Name of a column of text.

        Returns
        -------
        list of str
            One for each row.
        """
        return [self.label(i, column) for i in range(len(self))]

    def _said(self, column: str, text: "Optional[str]") -> "Optional[str]":
        """A text of a column in the words of this package."""
        return text

    def _texts(self, column: str) -> "list[Optional[str]]":
        at = self._at(column)
        with self._handle.use() as pointer:
            read, result = lib.chiso_result_text, ctypes.c_void_p(pointer)
            return [self._said(column, text_of(read(result, i, at))) for i in range(len(self))]

    def _numbers(self, column: str) -> Any:
        count = len(self)
        lent = lend(self._handle, self._at(column), count) if count > 0 else None
        numpy = numpy_or_none()
        if lent is None:
            return numpy.empty(0) if numpy else []
        if numpy is None:
            return list(lent)
        return numpy.frombuffer(memoryview(lent).cast("B").toreadonly(), dtype=numpy.float64)

    def column(self, name: str) -> Any:
        """
        All cells of a column.

        Parameters
        ----------
        name : str
            Its name.

        Returns
        -------
        numpy.ndarray or list
            Numbers (n,), float64, NaN where missing: a read-only view where numpy is installed, else
            a list.  Of a column of text a list of str, None where missing.
        """
        if name not in self._cache:
            text = self._type(name) == TEXT
            self._cache[name] = self._texts(name) if text else self._numbers(name)
        kept = self._cache[name]
        return list(kept) if isinstance(kept, list) else kept

    def __getitem__(self, key: "Union[str, int, slice]") -> Any:
        if isinstance(key, str):
            return self.column(key)
        if isinstance(key, slice):
            return [Row(self, i) for i in range(*key.indices(len(self)))]
        if not isinstance(key, numbers.Integral):
            raise ArgumentError(
                f"a result is asked for a column by name, or a row by number, not {key!r}"
            )
        return Row(self, self._row(int(key)))

    def __iter__(self) -> "Iterator[Row]":
        return (Row(self, i) for i in range(len(self)))

    def __contains__(self, column: object) -> bool:
        return column in self.columns

    # --- rows ---

    def _like(self: R, handle: Handle) -> R:
        return type(self)(handle, self.findings)

    def select(self: R, column: str, *values: object) -> R:
        """
        The rows whose cell is one of some values.

        Parameters
        ----------
        column : str
            Name of a column of text.
        *values : object
            Codes or labels, in any spelling; one that no row has raises an error that lists what there is.

        Returns
        -------
        Result
            Of the same kind, with the same columns, settings and notes.
        """
        if not values:
            raise ArgumentError(f"name at least one value of column {column!r}", column=column)
        listed, count = names([str(v) for v in values])
        made = make(
            "result",
            "chiso_result_free",
            "chiso_result_select",
            self._handle,
            utf8("the name of a column", column),
            listed,
            count,
        )
        return self._like(made)

    def sort(self: R, column: str) -> R:
        """
        The same rows from the smallest to the largest value of a column, missing ones last.

        Parameters
        ----------
        column : str
            Its name.

        Returns
        -------
        Result
            Of the same kind.
        """
        made = make(
            "result", "chiso_result_free", "chiso_result_sort", self._handle, utf8("the name of a column", column)
        )
        return self._like(made)

    def suppress(self: R) -> R:
        """
        The same rows, without the figures of small cells, to be published.

        Rows with the flag ``small_cell`` (fewer respondents than ``Variance(min_n=…)``, 5 by default) keep
        keys, names, counts and flags.  Do it before sorting by a figure, since the order tells of it;
        docs/methods.md says what else may.  Published scores have no such rows.

        Returns
        -------
        Result
            Of the same kind; its setting ``suppress`` is True.
        """
        made = make("result", "chiso_result_free", "chiso_result_suppress", self._handle)
        return self._like(made)

    @property
    def row(self) -> Row:
        """The only row; an error where there are several, or none."""
        if len(self) == 1:
            return Row(self, 0)
        raise ArgumentError(f"there are {len(self)} rows, not one: {self._narrow()}")

    def _narrow(self) -> str:
        return "choose one with select(column, value), or by its number"

    # --- out ---

    def render(
        self,
        format: str = "table",
        *,
        width: "Optional[int]" = None,
        colour: str = "none",
        spreadsheet_safe: bool = False,
    ) -> str:
        """
        The result as text.

        Parameters
        ----------
        format : {"table", "csv", "json"}
            What docs/output.md describes.
        width : int, optional
            Columns of a terminal that a table keeps to; by default it is as wide as it is.
        colour : {"none", "ansi"}
            Groups of a table in the colours of a terminal.
        spreadsheet_safe : bool
            Texts of CSV that a spreadsheet would take for a formula get an apostrophe in front.

        Returns
        -------
        str
            What ``save`` would write.
        """
        if format == "xlsx":
            raise ArgumentError("a workbook is no text: save() writes it to a file")
        text, length = ctypes.c_void_p(), ctypes.c_size_t()
        call(
            "chiso_output_render",
            ctypes.byref(text),
            ctypes.byref(length),
            self._handle,
            utf8("format", format),
            _written(width, colour, spreadsheet_safe),
        )
        try:
            return ctypes.string_at(text.value or 0, length.value).decode("utf-8")
        finally:
            get("chiso_output_free", text)

    def save(
        self,
        path: "Path",
        format: "Optional[str]" = None,
        *,
        width: "Optional[int]" = None,
        spreadsheet_safe: bool = False,
    ) -> None:
        """
        Write the result to a file, which is either whole or as it was before.

        Parameters
        ----------
        path : str or os.PathLike
            The file.
        format : {"table", "csv", "json", "xlsx"}, optional
            By default what the ending of the path says (``.csv``, ``.json``, ``.xlsx``), else
            ``table``. ``xlsx`` is there only where the library was built with libxlsxwriter.
        width : int, optional
            Of a table, as for ``render``.
        spreadsheet_safe : bool
            Of CSV, as for ``render``.
        """
        where = path_bytes(path)
        ending = os.path.splitext(os.fsdecode(where))[1].lower().lstrip(".")
        chosen = format or (ending if ending in ("csv", "json", "xlsx") else "table")
        options = _written(width, "none", spreadsheet_safe)
        call("chiso_output_save", self._handle, utf8("format", chosen), options, where)

    def to_dict(self, labels: bool = False) -> "Dict[str, List[Any]]":
        """
        The columns as lists.

        Parameters
        ----------
        labels : bool
            Names in place of codes, in columns of text.

        Returns
        -------
        dict of str to list
            Missing is None.
        """
        return {c: self._list(c, labels) for c in self.columns}

    def _list(self, column: str, labels: bool) -> "list[Any]":
        kind = self._type(column)
        if kind == TEXT:
            texts: "list[Any]" = self.labels(column) if labels else self._texts(column)  # type: ignore[assignment]
            return texts
        numbers = [None if math.isnan(x) else x for x in self.column(column)]
        if kind == INTEGER:
            return [None if x is None else int(x) for x in numbers]
        return [None if x is None else float(x) for x in numbers]

    def to_records(self, labels: bool = False) -> "list[dict[str, Any]]":
        """
        The rows as dicts.

        Parameters
        ----------
        labels : bool
            Names in place of codes, in columns of text.

        Returns
        -------
        list of dict
            One for each row; missing is None.
        """
        columns = self.to_dict(labels)
        return [{c: columns[c][i] for c in columns} for i in range(len(self))]

    def to_pandas(self, labels: bool = False) -> Any:
        """
        The result as a DataFrame, which has its settings and notes in ``attrs``.

        Parameters
        ----------
        labels : bool
            Names in place of codes, in columns of text.

        Returns
        -------
        pandas.DataFrame
            Whole numbers are ``Int64``, numbers ``float64`` with NaN where missing.
        """
        pandas = needed("pandas", "to_pandas()")
        frame = pandas.DataFrame(
            {c: self._series(pandas, c, labels) for c in self.columns}, columns=list(self.columns)
        )
        frame.attrs.update(command=self.command, settings=self.settings, notes=self.notes)
        return frame

    def _series(self, pandas: Any, column: str, labels: bool) -> Any:
        kind = self._type(column)
        if kind == INTEGER:
            return pandas.array(self._list(column, labels), dtype="Int64")
        if kind == NUMBER:
            return self.column(column).copy()
        return pandas.Series(self._list(column, labels), dtype=object)

    # --- for people ---

    def _summary(self) -> str:
        return f"{counted(len(self), 'row')} of {self.command}"

    def __repr__(self) -> str:
        if self._handle.closed:
            return f"<chiso.{type(self).__name__}: closed>"
        head = f"<chiso.{type(self).__name__}: {self._summary()}>"
        return head if len(self) == 0 else head + "\n" + preview(self, _PREVIEW)

    def __str__(self) -> str:
        return self.render("table")

    def _repr_html_(self) -> str:
        from ._html import table

        return table(self, _HTML_ROWS)

    # --- its memory ---

    def close(self) -> None:
        """Free it now; what uses it still goes on, everything else raises ClosedError."""
        self._handle.close()
        self._cache.clear()

    def __enter__(self: R) -> R:
        return self

    def __exit__(self, *unused: object) -> None:
        self.close()

    def __reduce__(self) -> "tuple[object, ...]":
        raise TypeError(
            f"a {type(self).__name__} cannot be pickled, since labels and notes would be lost: send totals "
            "and score them there, or save(path) and chiso.load(path), or to_pandas()"
        )


def _written(width: "Optional[int]", colour: str, spreadsheet_safe: bool) -> Any:
    options: s.OutputOptions = s.sized(
        s.OutputOptions,
        width=whole("width", width),
        colour=choice("colour", colour, COLOURS),
        spreadsheet_safe=1 if spreadsheet_safe else 0,
    )
    return ctypes.byref(options)


def _number(text: str) -> "Union[int, float]":
    return int(text) if text.lstrip("-").isdigit() else float(text)


def load(path: "Path") -> Result:
    """
    Read a result back that was saved as JSON, by this package or the tool.

    Parameters
    ----------
    path : str or os.PathLike
        The file.

    Returns
    -------
    Result
        Every number to the last bit; `Scores` where its command is ``score``, and so on.  Labels and
        notes are not in such a file.
    """
    from ._scores import of_command

    made = make("result", "chiso_result_free", "chiso_result_load", path_bytes(path))
    return of_command(made)  # type: ignore[no-any-return]
