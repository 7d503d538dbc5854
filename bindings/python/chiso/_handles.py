# SPDX-License-Identifier: GPL-3.0-or-later
"""Things of the C library that somebody must free, and calls that use them."""

from __future__ import annotations

import ctypes
import threading
import weakref
from contextlib import contextmanager
from typing import Any, Iterable, Iterator, Optional

from ._checks import utf8
from ._errors import BY_STATUS, ChisoError, ClosedError
from ._library import lib
from ._structures import Error
from ._words import in_python


def _release(free: Any, pointer: int, keeps: "tuple[object, ...]") -> None:
    # What the thing borrows is kept until here, even where somebody closed it.
    free(ctypes.c_void_p(pointer))
    for kept in keeps:
        if isinstance(kept, Handle):
            kept.give_back()


class Handle:
    """
    Owns a pointer: frees it once, when nobody uses it any more.

    Any number of threads may use it; close() waits for none of them, but the last one frees.
    """

    def __init__(self, kind: str, pointer: int, free: Any, *keeps: object) -> None:
        """Handles among what it keeps were taken; they are given back when it is freed."""
        self._kind = kind
        self._pointer = pointer
        # Memory is asked for while it is held, and a collection then may give this very handle back.
        self._lock = threading.RLock()
        self._users = 0
        self.teller: Any = None  # of responses: whom the reading tells
        self._closed = False
        self._finalizer = weakref.finalize(self, _release, free, pointer, keeps)
        self._finalizer.atexit = False  # something may still be used when the interpreter ends

    @property
    def closed(self) -> bool:
        return self._closed

    def take(self) -> int:
        """The pointer, until give_back()."""
        with self._lock:
            open_still = not self._closed
            if open_still:
                self._users += 1
        if not open_still:
            raise ClosedError(f"this {self._kind} was closed; make it anew")
        return self._pointer

    def give_back(self) -> None:
        with self._lock:
            self._users -= 1
            last = self._closed and self._users == 0
        if last:
            self._finalizer()

    @contextmanager
    def use(self) -> "Iterator[int]":
        pointer = self.take()
        try:
            yield pointer
        finally:
            self.give_back()

    def close(self) -> None:
        with self._lock:
            self._closed = True
            last = self._users == 0
        if last:
            self._finalizer()


def text_of(value: "Optional[bytes]") -> "Optional[str]":
    """A text that the library lends; bytes that are no UTF-8 are shown as marks."""
    return None if value is None else value.decode("utf-8", "replace")


def failure(error: Error) -> ChisoError:
    """The exception that a failure of the library becomes."""
    status = int(error.status)
    kind: "type[ChisoError]" = BY_STATUS[status] if 0 < status < len(BY_STATUS) else ChisoError
    name = str(lib.chiso_status_name(status).decode())
    message = in_python(error.message.decode("utf-8", "replace")) or name
    column = error.column.decode("utf-8", "replace") or None
    return kind(message, name, error.record or None, column)


def get(name: str, *arguments: Any) -> Any:
    """Call a function that cannot fail; a Handle among the arguments is taken for its time."""
    held = [a for a in arguments if isinstance(a, Handle)]
    taken = 0
    try:
        passed = list(arguments)
        for i, argument in enumerate(arguments):
            if isinstance(argument, Handle):
                passed[i] = argument.take()
                taken += 1
        return getattr(lib, name)(*passed)
    finally:
        for handle in held[:taken]:
            handle.give_back()


def call(name: str, *arguments: Any) -> None:
    """Call a function that returns a status, and raise what it says."""
    error = Error()
    if get(name, *arguments, ctypes.byref(error)) != 0:
        raise failure(error)


def make(kind: str, free: str, name: str, *arguments: Any, keeps: "Iterable[object]" = ()) -> Handle:
    """Call a function whose first parameter receives what it makes."""
    out = ctypes.c_void_p()
    call(name, ctypes.byref(out), *arguments)
    return owned(kind, free, out, keeps)


def owned(kind: str, free: str, out: ctypes.c_void_p, keeps: "Iterable[object]" = ()) -> Handle:
    assert out.value is not None
    taken = []
    try:
        for kept in keeps:
            if isinstance(kept, Handle):
                kept.take()
                taken.append(kept)
    except ClosedError:
        _release(getattr(lib, free), out.value, tuple(taken))
        raise
    return Handle(kind, out.value, getattr(lib, free), *keeps)


def names(texts: "Optional[Iterable[str]]", option: str = "a name") -> "tuple[Any, int]":
    """An array of texts for the library, and how many; the array keeps them."""
    listed = [utf8(option, t) for t in texts or ()]
    return ((ctypes.c_char_p * len(listed))(*listed) if listed else None), len(listed)
