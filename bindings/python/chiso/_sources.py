# SPDX-License-Identifier: GPL-3.0-or-later
"""Where answers are: files, totals, or tables of a program."""

from __future__ import annotations

import ctypes
import os
import unicodedata
from typing import Any, Callable, Iterable, List, Mapping, Optional, Sequence, Union

from . import _arrow, _interchange, _pandas
from . import _structures as s
from ._checks import many
from ._errors import ArgumentError, ChisoError, DataError
from ._handles import Handle, make, names
from ._progress import ProgressGiven, Teller
from ._results import path_bytes
from ._tables import MappingFrame, TableBuilder, wrong_type
from ._words import DECIMALS, DELIMITERS, INVALID, choice, mark

NO_NAME = "table"


class Reading:
    """How answers are written: what the tool's options about input say."""

    def __init__(
        self,
        delimiter: "Optional[str]" = None,
        decimal: "Optional[str]" = None,
        missing: "Iterable[object]" = (),
        invalid: str = "fault",
        progress: ProgressGiven = None,
    ) -> None:
        self.delimiter = mark("delimiter", delimiter, DELIMITERS)
        self.decimal = mark("decimal", decimal, DECIMALS)
        self.missing = [missing] if isinstance(missing, str) else [str(m) for m in many("missing", missing)]
        self.invalid = choice("invalid", invalid, INVALID)
        self.progress = progress

    @property
    def said(self) -> "list[str]":
        """What was not left at its default."""
        given = {
            "delimiter": self.delimiter,
            "decimal": self.decimal,
            "missing": self.missing,
            "invalid": self.invalid,
        }
        return [option for option, value in given.items() if value]

    @property
    def decimal_mark(self) -> str:
        """Of texts in tables."""
        return (self.decimal or b".").decode()

    def struct(self, teller: Teller) -> s.ResponsesOptions:
        """For the library; keep the teller as long as anything is read."""
        missing, count = names(self.missing)
        return s.sized(
            s.ResponsesOptions,
            delimiter=self.delimiter,
            decimal=self.decimal,
            missing=missing,
            n_missing=count,
            invalid=self.invalid,
            progress=teller.function,
        )


class Files:
    """Answers in CSV files."""

    counted = "line"  # what findings count

    def __init__(self, paths: "Sequence[Any]") -> None:
        self.paths = [path_bytes(p) for p in paths]

    def read(
        self, reading: Reading, asked: "Optional[Iterable[str]]", use: "Callable[[Handle], Any]"
    ) -> Any:
        """Do something with responses that stand for the files."""
        teller = Teller(reading.progress)
        options = reading.struct(teller)
        paths = (ctypes.c_char_p * len(self.paths))(*self.paths)
        responses = make(
            "set of responses",
            "chiso_responses_free",
            "chiso_responses_from_files",
            paths,
            len(self.paths),
            ctypes.byref(options),
        )
        return _told(teller, responses, use)


class Frames:
    """Answers in tables of the program."""

    counted = "record"

    def __init__(self, frames: "Sequence[Any]") -> None:
        self.frames = frames

    def read(
        self, reading: Reading, asked: "Optional[Iterable[str]]", use: "Callable[[Handle], Any]"
    ) -> Any:
        """
        Do something with responses that stand for the tables.

        Columns that nobody seems to ask for are not converted; where one is missed after all, they all are, so
        that the message speaks of the whole table.  Without names all are asked for.
        """
        builders = self._build(_asked_for(asked), reading)
        try:
            return self._use(builders, reading, use)
        except _OfLibrary as found:
            error = found.error
        if _may_be_skipped(error) and any(b.skipped for b in builders):
            builders = self._build(lambda name: True, reading)
            try:
                return self._use(builders, reading, use)
            except _OfLibrary as found:
                error = found.error
        raise _named(error, builders)

    def _build(self, wanted: "Callable[[str], bool]", reading: Reading) -> "List[TableBuilder]":
        builders = []
        for frame in self.frames:
            builder = TableBuilder(frame.name, frame.rows, wanted, reading.decimal_mark)
            frame.fill(builder)
            if builder.empty:
                builder.add_doubles(NO_NAME + " without a column that can be read", [0.0] * frame.rows)
            builders.append(builder)
        return builders

    def _use(
        self, builders: "List[TableBuilder]", reading: Reading, use: "Callable[[Handle], Any]"
    ) -> Any:
        teller = Teller(reading.progress)
        options = reading.struct(teller)
        tables = (s.Table * len(builders))(*[b.build() for b in builders])
        responses = make(
            "set of responses",
            "chiso_responses_free",
            "chiso_responses_from_tables",
            tables,
            len(builders),
            ctypes.byref(options),
            keeps=builders,
        )

        def guarded(responses: Handle) -> Any:
            try:
                return use(responses)
            except (ArgumentError, DataError) as error:
                raise _OfLibrary(error) from None

        return _told(teller, responses, guarded)


class _OfLibrary(ChisoError):
    """What the library said of a table, which what a function of the caller raises is not."""

    def __init__(self, error: ChisoError) -> None:
        super().__init__(error.message)
        self.error = error


def _told(teller: Teller, responses: Handle, use: "Callable[[Handle], Any]") -> Any:
    try:
        responses.teller = teller
        with teller.listening():
            return use(responses)
    except ChisoError:
        teller.end()  # what a function of the caller raised goes before
        raise
    finally:
        responses.close()
        teller.end()


def _folded(name: str) -> str:
    """A name as loosely as the library may match it, and looser."""
    plain = unicodedata.normalize("NFD", name.casefold()).replace("đ", "d")
    return "".join(c for c in plain if c.isalnum())


def _asked_for(asked: "Optional[Iterable[str]]") -> "Callable[[str], bool]":
    if asked is None:
        return lambda name: True
    folded = [_folded(a) for a in asked]
    return lambda name: any(_is_asked(_folded(name), a) for a in folded)


def _is_asked(name: str, asked: str) -> bool:
    """A condition or a pattern names more than one column."""
    return bool(name) and (name == asked or name in asked or (bool(asked) and asked in name))


def _may_be_skipped(error: ChisoError) -> bool:
    return error.column is not None or "column" in error.message


def _named(error: ChisoError, builders: "List[TableBuilder]") -> ChisoError:
    """A column that is there, and of a type that nothing can be read from, is not missing."""
    for builder in builders:
        for column, what in builder.unreadable.items():
            if error.column is not None and _folded(column) == _folded(error.column):
                return wrong_type(column, what)
    return error


# --- what a program hands in ---


def _is_path(data: Any) -> bool:
    return isinstance(data, (str, os.PathLike))


def _frames_of(data: Any, name: str) -> "Optional[List[Any]]":
    if _pandas.is_frame(data):
        return [_pandas.PandasFrame(name, data)]
    if _arrow.is_arrow(data):
        return list(_arrow.frames(name, data))
    if hasattr(data, "__dataframe__"):
        return list(_interchange.frames(name, data))
    if isinstance(data, Mapping):
        return [MappingFrame(name, dict(data))]
    return None


def source_of(data: Any) -> "Union[Files, Frames]":
    """What data are: paths, a table, or a list of either."""
    if _is_path(data):
        return Files([data])
    frames = _frames_of(data, NO_NAME)
    if frames is not None:
        return Frames(frames)
    if isinstance(data, (list, tuple)) and data:
        if all(_is_path(d) for d in data):
            return Files(data)
        return Frames(_many(data))
    raise ArgumentError(
        "answers are a path or a list of paths, a DataFrame, a dict of columns, Arrow data, or totals, "
        f"not {type(data).__name__}"
    )


def _many(data: "Sequence[Any]") -> "List[Any]":
    frames: "List[Any]" = []
    for i, part in enumerate(data):
        if any(part is other for other in data[:i]):
            raise ArgumentError(f"part {i + 1} of the answers is named twice: its records would count twice")
        made = _frames_of(part, f"{NO_NAME} {i + 1}")
        if made is None:
            raise ArgumentError(
                f"part {i + 1} of the answers is no table, but {type(part).__name__}; name files alone, or "
                "hand in tables alone"
            )
        frames += made
    return frames
