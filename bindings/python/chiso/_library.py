# SPDX-License-Identifier: GPL-3.0-or-later
"""Find the C library, load it, and see that it is the one that this package was written for."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path
from typing import Any, Iterator

from ._errors import LibraryError
from ._signatures import SIGNATURES
from ._version import __version__

FILE_NAME = "libchiso.so." + ".".join(__version__.split(".")[:2])
VARIABLE = "CHISO_LIBRARY"


def _candidates() -> "Iterator[tuple[str, str]]":
    """Where the library may be, best first: a name for the loader, and why there."""
    asked = os.environ.get(VARIABLE)
    if asked:
        yield asked, f"the environment variable {VARIABLE}"
        return  # who names one wants no other
    package = Path(__file__).resolve().parent
    bundled = package / FILE_NAME
    if bundled.exists():
        yield str(bundled), "beside this package"
    yield FILE_NAME, "the folders of the system's loader"
    if (package.parents[2] / "CMakeLists.txt").exists():
        for preset in ("release", "package"):
            built = package.parents[2] / "build" / preset / FILE_NAME
            if built.exists():
                yield str(built), "the build folder of this source tree"


def _advice() -> str:
    return (
        f"install the library (the package libchiso{'.'.join(__version__.split('.')[:2])}, or "
        f"cmake --install, then ldconfig), install the wheel of chiso, which has it inside, or "
        f"set {VARIABLE} to the path of {FILE_NAME}"
    )


def _load() -> "tuple[ctypes.CDLL, str]":
    tried = []
    for name, place in _candidates():
        try:
            return ctypes.CDLL(name), name
        except OSError as error:
            tried.append(f"{place}: {error}")
    raise LibraryError(f"the C library of chiso cannot be loaded ({'; '.join(tried)}); {_advice()}")


def _declare(library: ctypes.CDLL, path: str) -> None:
    for name, (result, arguments) in SIGNATURES.items():
        try:
            function = getattr(library, name)
        except AttributeError:
            raise LibraryError(
                f"{path} has no function {name}, so it is no library of chiso {__version__}; "
                + _advice()
            ) from None
        function.restype = result
        function.argtypes = list(arguments)


def _check_version(library: ctypes.CDLL, path: str) -> None:
    try:
        library.chiso_version.restype = ctypes.c_char_p
        found = library.chiso_version().decode()
    except AttributeError:
        raise LibraryError(f"{path} is no library of chiso; {_advice()}") from None
    if found.split(".")[:2] != __version__.split(".")[:2]:
        raise LibraryError(
            f"{path} is chiso {found}, and this package is for {__version__}; {_advice()}"
        )


def _open() -> "tuple[Any, str]":
    library, path = _load()
    _check_version(library, path)
    _declare(library, path)
    return library, path


lib, library_path = _open()
"""The loaded library, and the name by which the loader found it."""
