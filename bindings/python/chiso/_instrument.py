# SPDX-License-Identifier: GPL-3.0-or-later
"""What was asked, and how answers become an index."""

from __future__ import annotations

import ctypes
import os
import tempfile
from typing import Any, Optional, Union

from ._checks import utf8
from ._errors import ChisoError
from ._handles import Handle, call, failure, get, make, owned, text_of
from ._library import lib
from ._results import Path, Result, path_bytes
from ._structures import Error
from ._words import GEOGRAPHIES, LANGUAGES, choice


class Instrument:
    """
    An instrument that was found to be without fault: variables, answer scales, the tree of nodes.

    Threads may share it.  It can be pickled, with its files where it is one's own.

    Parameters
    ----------
    name : str or os.PathLike
        A built-in name, such as ``sipas-2024`` (`instruments` lists them), or a directory of CSV
        files (docs/instruments.md).

    Attributes
    ----------
    name : str
        What it calls itself.
    findings : Result
        Warnings about its files.
    """

    def __init__(self, name: "Path") -> None:
        self._source: "Union[str, dict[str, bytes]]" = os.fsdecode(path_bytes(name))
        self._handle, self.findings = _open(path_bytes(name))

    @property
    def name(self) -> str:
        """What it calls itself."""
        return self.get("name") or str(self._source)

    def get(self, key: str) -> "Optional[str]":
        """
        A property from its ``instrument.csv``.

        Parameters
        ----------
        key : str
            Such as ``year``, ``title_vi``, ``provenance``.

        Returns
        -------
        str or None
            None where it does not have it.
        """
        with self._handle.use() as pointer:
            return text_of(lib.chiso_instrument_property(pointer, utf8("a property", key)))

    def __len__(self) -> int:
        return int(get("chiso_instrument_nodes", self._handle))

    def nodes(self, lang: str = "en") -> Result:
        """
        Its nodes.

        Parameters
        ----------
        lang : {"en", "vi"}
            Of names and headings.

        Returns
        -------
        Result
            A row for each: code, parent, level, name, type, variable, weight, bounds and more.
        """
        return self._table("chiso_instrument_describe", lang)

    def variables(self, lang: str = "en") -> Result:
        """
        The columns that a file of its answers may have, and what their codes mean.

        Parameters
        ----------
        lang : {"en", "vi"}
            Of names and headings.

        Returns
        -------
        Result
            A row for each.
        """
        return self._table("chiso_instrument_variables", lang)

    def _table(self, function: str, lang: str) -> Result:
        language = choice("lang", lang, LANGUAGES)
        return Result(make("result", "chiso_result_free", function, self._handle, language))

    def export(self, directory: "Path") -> None:
        """
        Write it as a directory of CSV files to start one's own from.

        Parameters
        ----------
        directory : str or os.PathLike
            Made where it does not exist; a file that is there already is an error.
        """
        call("chiso_instrument_export", self._handle, path_bytes(directory))

    def close(self) -> None:
        """Free it, as soon as no totals need it any more."""
        self._handle.close()

    def __repr__(self) -> str:
        if self._handle.closed:
            return "<chiso.Instrument: closed>"
        shown = ", ".join(f"{p} {self.get(p)}" for p in ("year", "geography") if self.get(p))
        return f"<chiso.Instrument {self.name}: {len(self)} nodes{', ' if shown else ''}{shown}>"

    def _repr_html_(self) -> str:
        from ._html import table

        return table(self.nodes(), 60, caption=repr(self).strip("<>"))

    def __reduce__(self) -> "tuple[Any, ...]":
        if isinstance(self._source, str) and self._source in builtins():
            return Instrument, (self._source,)
        with tempfile.TemporaryDirectory() as folder:
            self.export(os.path.join(folder, "instrument"))
            return _from_files, (_files(os.path.join(folder, "instrument")),)


def _open(name: bytes) -> "tuple[Handle, Result]":
    out, findings, error = ctypes.c_void_p(), ctypes.c_void_p(), Error()
    status = lib.chiso_instrument_open(
        ctypes.byref(out), ctypes.byref(findings), name, ctypes.byref(error)
    )
    found = None
    if findings.value is not None:
        found = Result(owned("result", "chiso_result_free", findings))
    if status != 0:
        raise with_findings(failure(error), found)
    assert found is not None
    return owned("instrument", "chiso_instrument_free", out), found


def with_findings(error: ChisoError, findings: "Optional[Result]") -> ChisoError:
    """The same failure, which tells of every fault where there is one."""
    if findings is not None and "fault" in (findings["severity"] if len(findings) else ()):
        error.findings = findings
    return error


def _files(folder: str) -> "dict[str, bytes]":
    read = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            read[name] = file.read()
    return read


def _from_files(files: "dict[str, bytes]") -> Instrument:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            with open(os.path.join(folder, os.path.basename(name)), "wb") as file:
                file.write(content)
        instrument = Instrument(folder)
    instrument._source = files
    return instrument


def builtins() -> "tuple[str, ...]":
    """
    Names of the built-in instruments.

    Returns
    -------
    tuple of str
        In alphabetical order.
    """
    count = lib.chiso_instrument_builtins()
    return tuple(lib.chiso_instrument_builtin(i).decode() for i in range(count))


def instruments(lang: str = "en") -> Result:
    """
    The built-in instruments.

    Parameters
    ----------
    lang : {"en", "vi"}
        Of titles and headings.

    Returns
    -------
    Result
        A row for each: name, title, year, geography, nodes, provenance.
    """
    language = choice("lang", lang, LANGUAGES)
    return Result(make("result", "chiso_result_free", "chiso_instrument_list", language))


InstrumentGiven = Union[None, str, "os.PathLike[str]", Instrument]


def instrument_of(given: InstrumentGiven) -> "Optional[Instrument]":
    """An Instrument, or one by name or directory."""
    return given if given is None or isinstance(given, Instrument) else Instrument(given)


def province_code(text: "Union[str, int]", geography: "Union[str, int]" = 63) -> "Optional[str]":
    """
    The code of a province from its code or any spelling of its name.

    Parameters
    ----------
    text : str or int
        Such as ``1``, ``"01"``, ``"Hà Nội"``, ``"ha noi"``, ``"TP. Hà Nội"``.
    geography : {63, 34, "regions"}
        The list of provinces.

    Returns
    -------
    str or None
        Such as ``01``; None where no province of that list is meant.
    """
    listing = choice("geography", geography, GEOGRAPHIES)
    return text_of(lib.chiso_province_code(listing, utf8("a province", str(text))))


def province_name(code: "Union[str, int]", geography: "Union[str, int]" = 63) -> "Optional[str]":
    """
    The name of a province, with diacritics.

    Parameters
    ----------
    code : str or int
        As `province_code` gives or takes it.
    geography : {63, 34, "regions"}
        The list of provinces.

    Returns
    -------
    str or None
        Such as ``Lạng Sơn``; None for a code that is not in the list.
    """
    found = province_code(code, geography)
    listing = choice("geography", geography, GEOGRAPHIES)
    return text_of(lib.chiso_province_name(listing, utf8("a province", found)))
