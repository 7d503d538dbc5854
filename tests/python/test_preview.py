# SPDX-License-Identifier: GPL-3.0-or-later
"""What a result looks like in a terminal."""

from __future__ import annotations

from pathlib import Path

import chiso

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"


def lines(result: object) -> "list[str]":
    return repr(result).split("\n")


def test_published_scores_have_no_columns_of_blanks() -> None:
    shown = lines(chiso.score(DATA / "papi-2024.csv", "papi-2024").node("PAPI"))
    assert shown[0] == "<chiso.Scores: papi-2024, 1 node, 64 rows each>"
    assert shown[1] == "Code: PAPI"
    assert shown[4].split() == ["province", "Score", "Rank", "Group", "Flags"]
    assert shown[6].split()[:2] == ["(all)", "43.4337"]
    assert len(shown) == 6 + 10 + 1 and shown[-1] == "… and 54 more"


def test_a_row_and_no_row() -> None:
    scores = chiso.score(DATA / "papi-2024.csv", "papi-2024")
    one = lines(scores.node("PAPI").domain("20"))
    assert one[0].endswith("1 node, 1 row each>") and one[-1].startswith("Lạng Sơn") and "more" not in one[-1]
    findings = chiso.check(instrument="papi-2024")
    assert repr(findings) == "<chiso.Findings: 0 faults, 0 warnings>"


def test_the_notes_are_not_in_it() -> None:
    scores = chiso.score(DATA / "papi-2024.csv", "papi-2024").rank()
    assert "withheld:" in str(scores) and "withheld:" not in repr(scores)
