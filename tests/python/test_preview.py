# SPDX-License-Identifier: GPL-3.0-or-later
"""What a result looks like in a terminal, and what one meets when one looks around."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

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


def test_the_label_of_a_crossed_domain_has_all_of_it(small: str, drawn: chiso.Design) -> None:
    scores = chiso.score(small, "sipas-2024", by=["province", "gender"], design=drawn)
    assert scores.node("SIPAS").domain("20", "2")[0].label == "Lạng Sơn · Female"
    assert chiso.estimate(small, mean="age", design=drawn)[0].label == "age"


def test_whole_numbers_of_numpy_are_whole_numbers(scores: chiso.Scores) -> None:
    numpy = pytest.importorskip("numpy")
    assert scores[numpy.int64(-1)] == scores[-1]
    assert scores.domain(numpy.int32(1)).node("SIPAS").score == scores.domain("01").node("SIPAS").score


def test_nothing_is_chosen_by_nothing(scores: chiso.Scores) -> None:
    with pytest.raises(chiso.ArgumentError, match="name at least one value of column 'code'"):
        scores.node()


def test_the_module_of_pictures_is_there_without_matplotlib() -> None:
    code = "import chiso, sys; chiso.plots.scores; assert 'matplotlib' not in sys.modules"
    environment = {**os.environ, "PYTHONPATH": str(DATA.parents[1] / "bindings" / "python")}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0


def test_a_file_that_is_no_result_is_told_in_words_of_python(small: str) -> None:
    with pytest.raises(chiso.DataError, match='format="json" writes one'):
        chiso.load(small)
