# SPDX-License-Identifier: GPL-3.0-or-later
"""
Run the Python of a page, block by block, as a notebook would.

Blocks fenced with ``python`` are run in order, in one namespace.  What a block prints, the value of its last expression
unless that is None, the warnings of chiso, and the last line of an error, stand in the block fenced with ``text`` right
below it.  ``python3 tests/python/tutorial.py PAGE`` writes what is printed now into the page.
"""

from __future__ import annotations

import ast
import contextlib
import io
import os
import shutil
import sys
import tempfile
import traceback
import warnings
from pathlib import Path
from typing import Any, Iterator, NamedTuple, Optional

SOURCE = Path(__file__).resolve().parents[2]


class Block(NamedTuple):
    """Code of a page, what should be printed, and where they stand: lines of the page, from 0."""

    first: int
    end: int
    code: str
    shown: Optional[str]
    shown_end: int


def fenced(lines: "list[str]", at: int, kind: str) -> Optional[int]:
    """The line of the fence that ends a block, where one of a kind begins."""
    if at >= len(lines) or lines[at] != "```" + kind:
        return None
    return lines.index("```", at + 1)


def blocks(page: str) -> "Iterator[Block]":
    """The blocks of a page that are run."""
    lines = page.split("\n")
    for first in range(len(lines)):
        end = fenced(lines, first, "python")
        if end is None:
            continue
        below = end + 1
        while below < len(lines) and not lines[below]:
            below += 1
        shown_end = fenced(lines, below, "text")
        shown = None if shown_end is None else "\n".join(lines[below + 1 : shown_end])
        yield Block(first, end, "\n".join(lines[first + 1 : end]), shown, (shown_end or end))


def run(code: str, names: "dict[str, Any]") -> str:
    """What a block prints, as a notebook would show it."""
    import chiso

    out = io.StringIO()
    with contextlib.redirect_stdout(out), warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("error")
        warnings.simplefilter("always", chiso.ChisoWarning)
        try:
            _execute(code, names)
        except Exception as error:
            out.write(traceback.format_exception_only(type(error), error)[-1])
    told = [f"{w.category.__name__}: {w.message}" for w in warned]
    shown = out.getvalue().rstrip("\n").split("\n") if out.getvalue() else []
    return "\n".join(line.rstrip() for line in told + shown)


def _execute(code: str, names: "dict[str, Any]") -> None:
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<page>", "exec"), names)
    if last is not None:
        value = eval(compile(ast.Expression(last.value), "<page>", "eval"), names)
        if value is not None:
            print(repr(value))


@contextlib.contextmanager
def desk() -> "Iterator[None]":
    """A folder of its own to work in, with the example data at hand."""
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        data = SOURCE / "examples" / "data"
        shutil.copytree(data, folder, dirs_exist_ok=True)
        shutil.copytree(data, Path(folder) / "examples" / "data")
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def printed(page: str) -> "list[tuple[Block, str]]":
    """Every block of a page with what it prints now."""
    names: "dict[str, Any]" = {"__name__": "__page__"}
    with desk():
        return [(block, run(block.code, names)) for block in blocks(page)]


def rewritten(page: str) -> str:
    """The page with what its blocks print now."""
    lines = page.split("\n")
    for block, got in reversed(printed(page)):
        new = ["", "```text", *got.split("\n"), "```"] if got else []
        lines[block.end + 1 : block.shown_end + 1] = new
    return "\n".join(lines)


if __name__ == "__main__":
    sys.path.insert(0, str(SOURCE / "bindings" / "python"))
    for name in sys.argv[1:]:
        Path(name).write_text(rewritten(Path(name).read_text("utf-8")), "utf-8")
