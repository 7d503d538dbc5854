# SPDX-License-Identifier: GPL-3.0-or-later
"""Interviews are looked at from Python as the tool looks at them."""

import json
import threading

import chiso
import pytest

WHO = ["--id", "id", "--interviewer", "interviewer", "--village", "village", "--start", "began", "--end", "ended"]
COLUMNS = {"id": "id", "interviewer": "interviewer", "village": "village", "start": "began", "end": "ended"}

CASES = {
    "plain": ([], {}),
    "all": (["--all", "--threads", "1"], {"rows": "all", "threads": 1}),
    "checks": (["--checks", "match,weights"], {"checks": ["match", "weights"]}),
    "thresholds": (
        ["--threshold", "percent_match=0.9,outlier=2,min_interviews=19"],
        {"thresholds": {"percent_match": 0.9, "outlier": 2, "min_interviews": 19}},
    ),
    "auto": (["--threshold", "percent_match=auto"], {"thresholds": {"percent_match": "auto"}}),
    "reasons": (["--match-missing", "reasons", "--lang", "vi"], {"match_missing": "reasons", "lang": "vi"}),
    "items": (["--items", "Q9_1,Q9_2,Q9_3,Q9_4"], {"items": ["Q9_1", "Q9_2", "Q9_3", "Q9_4"]}),
    "where": (["--where", "interviewer = Lan"], {"where": "interviewer = Lan"}),
}


@pytest.fixture(scope="session")
def interviews(data):
    return str(data / "interviews.csv")


def same(result, text):
    told, here = json.loads(text), json.loads(result.render("json"))
    for setting in ("files", "delimiter", "decimal"):
        told["settings"].pop(setting), here["settings"].pop(setting)
    assert len(told["rows"]) > 0
    assert here["rows"] == told["rows"]
    assert here["settings"] == told["settings"]
    assert here["command"] == told["command"] == "quality"


@pytest.mark.parametrize("case", CASES)
def test_rows_are_those_of_the_tool(case, run_tool, interviews):
    options, here = CASES[case]
    text = run_tool(
        "quality", interviews, "--instrument", "sipas-2024", *WHO, "--weight", "weight", *options, "--format", "json"
    )
    design = chiso.Design(weight="weight")
    same(chiso.quality(interviews, "sipas-2024", design=design, **COLUMNS, **here), text)


def test_columns_of_a_table_are_the_same_answers(interviews):
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(interviews)
    made = chiso.quality(frame, "sipas-2024", **COLUMNS)
    read = chiso.quality(interviews, "sipas-2024", **COLUMNS)
    assert list(made["value"]) == pytest.approx(list(read["value"]), nan_ok=True)
    assert list(made["flags"]) == list(read["flags"])
    lines = [line for line in read["line"] if line == line]
    assert [line + 1 for line in made["line"] if line == line] == lines


def test_numbers_without_an_instrument_are_items_too(interviews):
    made = chiso.quality({"a": [1, 2, 1, 1], "b": [1, 1, 2, 1], "c": [3, 1, 2, 3]}, items=["a", "b", "c"])
    rows = [r for r in made if r["check"] == "percent_match" and r["level"] == "record"]
    assert [(r["line"], r["other_line"], r["value"]) for r in rows] == [(1, 4, 1.0), (4, 1, 1.0)]


def test_findings_are_counted(interviews):
    made = chiso.quality(interviews, "sipas-2024", **COLUMNS)
    flags = [f for f in made["flags"] if f and f.split(";")[0] not in ("too_few", "not_compared")]
    assert made.found == len(flags) > 10
    assert f"{made.found} findings" in repr(made)
    assert any("not a proof" in note for note in made.notes)


def test_progress_tells_of_records_and_then_of_pairs(interviews):
    told = []
    chiso.quality(interviews, "sipas-2024", checks="match", progress=lambda n, f: told.append((n, f)))
    assert told[0][0] == 120 and told[-1] == (120 * 119 // 2, 1.0)


def test_what_is_told_may_end_it(interviews):
    calls = []

    def stop(count, fraction):
        calls.append(count)
        return count <= 120

    with pytest.raises(chiso.Cancelled, match="comparing respondents was cancelled"):
        chiso.quality(interviews, "sipas-2024", checks="match", progress=stop)
    with pytest.raises(ZeroDivisionError):
        chiso.quality(interviews, "sipas-2024", checks="match", progress=lambda n, f: 1 / (n - 7140))


def test_threads_of_the_program_may_look_at_once(interviews):
    expected = chiso.quality(interviews, "sipas-2024").render("csv")
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(chiso.quality(interviews, "sipas-2024").render("csv")))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4


@pytest.mark.parametrize(
    "given, words",
    [
        ({"checks": "hair"}, "checks is one of match, lines"),
        ({"thresholds": {"hair": 1}}, "a threshold is one of percent_match"),
        ({"thresholds": {"percent_match": 85}}, "percent_match is a number above 0 and at most 1"),
        ({"thresholds": {"percent_match": 0}}, "the threshold percent_match is a number above 0"),
        ({"thresholds": {"percent_match": "much"}}, "percent_match is a number"),
        ({"thresholds": 3}, "thresholds are a dict"),
        ({"match_missing": "none"}, "match_missing is one of"),
        ({"rows": "some"}, "rows is one of"),
        ({"threads": 0}, "threads is a whole number"),
        ({"interviewer": "who"}, 'no column "who"'),
        ({"end": "ended"}, "start="),
        ({"checks": "duration"}, "duration="),
    ],
)
def test_what_makes_no_sense_is_refused_in_words_of_python(given, words, interviews):
    with pytest.raises(chiso.ArgumentError) as error:
        chiso.quality(interviews, "sipas-2024", **given)
    assert words in str(error.value)
    assert "--" not in str(error.value)


def test_totals_are_no_answers(small, drawn):
    totals = chiso.totals(small, "sipas-2024", design=drawn)
    with pytest.raises(chiso.ArgumentError, match="totals are no answers"):
        chiso.quality(totals, "sipas-2024")


def test_a_fault_of_the_data_has_its_findings():
    with pytest.raises(chiso.DataError) as error:
        chiso.quality({"Q9_1": [1, 44], "Q9_2": [1, 2]}, "sipas-2024")
    assert error.value.findings.faults == 1
