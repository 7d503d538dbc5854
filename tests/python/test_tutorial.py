# SPDX-License-Identifier: GPL-3.0-or-later
"""The Python of the documents prints what they show, to the letter."""

from __future__ import annotations

from pathlib import Path

import pytest

import tutorial

SOURCE = Path(__file__).resolve().parents[2]
PAGES = {"docs/python.md": ("pandas", "matplotlib"), "README.md": (), "README.vi.md": ()}


def differing(page: str) -> "list[str]":
    """What is not as the page says: the line, and what is printed."""
    return [
        f"line {block.first + 1}: {got!r} is printed, and {block.shown!r} shown"
        for block, got in tutorial.printed(page)
        if got != (block.shown or "")
    ]


@pytest.mark.parametrize("name", PAGES)
def test_pages_show_what_is_printed(name: str) -> None:
    for module in PAGES[name]:
        pytest.importorskip(module)
    page = (SOURCE / name).read_text("utf-8")
    found = list(tutorial.blocks(page))
    assert found and any(block.shown for block in found)
    assert not differing(page)


PAGE = """
```python
import chiso
scores = chiso.score("papi-2024.csv", "papi-2024")
len(scores)
```

```text
2368
```

```python
len(scores)
scores.node("PAPI").domain("20").score + 1
```

```text
46.003600000000006
```
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2368", "2367"),
        ("```text\n2368\n```\n", ""),
        ("len(scores)\n```", "None\n```"),
        ('"papi-2024.csv"', '"papi-2023.csv"'),
        (".score + 1", ".scores + 1"),
    ],
)
def test_a_page_that_is_not_true_is_found(before: str, after: str) -> None:
    true = tutorial.rewritten(PAGE)
    assert not differing(true)
    assert before in true
    assert differing(true.replace(before, after, 1))


def test_what_a_block_shows() -> None:
    page = """
```python
import warnings
import chiso
warnings.warn("odd", chiso.ChisoWarning)
print("one")
chiso.Instrument("papi-1999")
```
"""
    ((_, got),) = tutorial.printed(page)
    odd, one, error = got.split("\n")
    assert (odd, one) == ("ChisoWarning: odd", "one")
    assert error.startswith("chiso.OpenError: no instrument papi-1999 is built in")


def test_a_page_is_left_as_it_is_where_it_is_true() -> None:
    page = (SOURCE / "README.md").read_text("utf-8")
    assert tutorial.rewritten(page) == page
