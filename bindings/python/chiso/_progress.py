# SPDX-License-Identifier: GPL-3.0-or-later
"""How far reading is: a bar in terminals and notebooks, or a function of one's own."""

from __future__ import annotations

import math
import signal
import sys
import threading
import time
from contextlib import contextmanager
from typing import Any, Callable, Iterator, Optional, Union

from ._errors import ArgumentError
from ._structures import Progress

Told = Callable[[int, "Optional[float]"], Any]
ProgressGiven = Union[None, bool, Told]

_PATIENCE, _PAUSE, _WIDTH = 0.5, 0.1, 30  # seconds before a bar is drawn, and between two


class Teller:
    """
    What the library calls while it reads.

    Nothing may be raised through the library: what the function of the caller raises is kept until it has
    returned, and so is Ctrl-C, which ends the reading.
    """

    def __init__(self, given: ProgressGiven) -> None:
        if given is not None and not isinstance(given, bool) and not callable(given):
            raise ArgumentError(f"progress is True, False or a function, not {given!r}")
        self.raised: "Optional[BaseException]" = None
        self._interrupted = False
        self._bar = bar() if given is True else None
        self._told: "Optional[Told]" = given if callable(given) else self._bar
        self.function = self.of("records")

    def of(self, what: str) -> Any:
        """A function for the library that tells of records, or of something else."""
        return Progress(lambda context, count, fraction: self._call(what, count, fraction))

    def _call(self, what: str, records: int, fraction: float) -> int:
        try:
            if self._bar is not None:
                self._bar.what = what
            if self._told is None or self._interrupted:
                return 1 if self._interrupted else 0
            wanted = self._told(records, None if math.isnan(fraction) else fraction)
            return 0 if wanted is None or wanted else 1
        except BaseException as error:
            self.raised = error
            return 1

    def _interrupt(self, number: int, frame: Any) -> None:
        self._interrupted = True

    @contextmanager
    def listening(self) -> "Iterator[None]":
        """Let Ctrl-C end the reading, where it would otherwise raise KeyboardInterrupt at any place."""
        main = threading.current_thread() is threading.main_thread()
        if not main or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
            yield
            return
        signal.signal(signal.SIGINT, self._interrupt)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    def end(self) -> None:
        """Take the bar away, and raise what the function of the caller raised."""
        if self._bar is not None:
            self._bar.end()
        if self._interrupted:
            raise KeyboardInterrupt
        raised, self.raised = self.raised, None
        try:
            if raised is not None:
                raise raised
        finally:
            del raised  # it knows this place, which would know it


def _text(records: int, fraction: "Optional[float]", what: str) -> str:
    if fraction is None:
        return f"{records:,} {what}"
    done = round(fraction * _WIDTH)
    return f"{'█' * done}{'░' * (_WIDTH - done)} {fraction:4.0%}  {records:,} {what}"


class Bar:
    """A bar in a terminal, on standard error."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _PATIENCE
        self._drawn = False
        self.what = "records"

    def __call__(self, records: int, fraction: "Optional[float]") -> None:
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _PAUSE
        self._drawn = True
        self.draw(_text(records, fraction, self.what))

    def draw(self, text: str) -> None:
        sys.stderr.write(f"\r{text}\x1b[K")
        sys.stderr.flush()

    def clear(self) -> None:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()

    def end(self) -> None:
        if self._drawn:
            self.clear()


class NotebookBar(Bar):
    """A bar below the cell of a notebook, which goes when reading ends."""

    def __init__(self, display: Any) -> None:
        super().__init__()
        self._display, self._shown = display, None

    def draw(self, text: str) -> None:
        shown = {"text/plain": text}
        if self._shown is None:
            self._shown = self._display(shown, raw=True, display_id=True)
        else:
            self._shown.update(shown, raw=True)

    def clear(self) -> None:
        if self._shown is not None:
            self._shown.update({"text/plain": ""}, raw=True)


def bar() -> "Optional[Bar]":
    """The bar that suits where this runs; None where nobody would see it."""
    shell = sys.modules.get("IPython")
    running = shell.get_ipython() if shell is not None else None
    if running is not None and type(running).__name__ == "ZMQInteractiveShell":
        from IPython.display import display

        return NotebookBar(display)
    return Bar() if sys.stderr is not None and sys.stderr.isatty() else None
