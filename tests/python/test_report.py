# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports: the page that the tool writes, from files, data frames and totals."""

import gc
import json
import re
import threading

import chiso
import pytest

pandas = pytest.importorskip("pandas")

INSTRUMENT = "sipas-2024"
OPTIONS = ["--by", "province", "--strata", "stratum", "--psu", "psu", "--weight", "weight"]


@pytest.fixture(scope="module")
def made(small, drawn):
    return chiso.report(small, INSTRUMENT, by="province", design=drawn, draws=50)


@pytest.fixture(scope="module")
def published(data):
    return chiso.report(str(data / "papi-2024.csv"), "papi-2024")


def data_of(page: str) -> dict:
    """The data that a page carries."""
    found = re.search(r'<script[^>]*\bid="?data"?[^>]*>(.*?)</script>', page, re.S)
    assert found
    return json.loads(found.group(1))


def test_the_page_is_that_of_the_tool(made, small, tmp_path, run_tool):
    told = tmp_path / "told.html"
    run_tool("report", small, "--instrument", INSTRUMENT, *OPTIONS, "--draws", "50", "-o", str(told))
    made.save(tmp_path / "made.html")
    assert (tmp_path / "made.html").read_bytes() == told.read_bytes() == made.to_bytes()
    assert made.html() == told.read_text()


def test_every_option_is_that_of_the_tool(data, tmp_path, run_tool):
    told, before = tmp_path / "told.html", tmp_path / "before.json"
    earlier = chiso.score(str(data / "papi-2023.csv"), "papi-2023")
    earlier.save(before)
    made = chiso.report(
        str(data / "papi-2024.csv"),
        "papi-2024",
        title="PAPI <mới>",
        before=earlier,
        breaks="compare",
        lang="vi",
    )
    run_tool(
        *["report", str(data / "papi-2024.csv"), "--instrument", "papi-2024", "--title", "PAPI <mới>"],
        *["--before", str(before), "--breaks", "compare", "--lang", "vi", "-o", str(told)],
    )
    assert made.html() == told.read_text()
    assert data_of(made.html())["changes"]["before"] == "papi-2023"


def test_an_earlier_round_is_scores_totals_or_a_path(data, tmp_path):
    now, then = str(data / "papi-2024.csv"), str(data / "papi-2023.csv")
    earlier, saved, totals = chiso.score(then, "papi-2023"), tmp_path / "a.json", tmp_path / "a.totals"
    earlier.save(saved)
    chiso.totals(then, "papi-2023").save(totals)
    pages = [
        chiso.report(now, "papi-2024", before=before).html()
        for before in (earlier, saved, chiso.totals(then, "papi-2023"), totals)
    ]
    assert pages[0] == pages[1]
    assert pages[2] == pages[3]
    changes = [data_of(p)["changes"] for p in pages]
    assert changes[0] == changes[2]
    own = chiso.report(now, "papi-2024", before=earlier, before_instrument=chiso.Instrument("papi-2023"))
    assert own.html() == pages[0]


def test_totals_make_the_same(made, small, drawn):
    totals = chiso.totals(small, INSTRUMENT, by="province", design=drawn, hold="index")
    assert totals.report(draws=50).to_bytes() == made.to_bytes()
    assert chiso.report(totals, draws=50).to_bytes() == made.to_bytes()


def test_a_data_frame_makes_the_same_but_for_its_name(made, small, drawn):
    frame = pandas.read_csv(small)
    told = data_of(chiso.report(frame, INSTRUMENT, by="province", design=drawn, draws=50).html())
    expected = data_of(made.html())
    for part in ("scores", "differences", "shares", "domains", "nodes"):
        assert told[part] == expected[part]


def test_a_panel_needs_totals(small, drawn):
    now = chiso.totals(small, INSTRUMENT, by="province", design=drawn)
    page = data_of(now.report(before=now, panel=True, draws=50).html())
    assert page["changes"]["panel"] is True
    with pytest.raises(chiso.ArgumentError, match="a panel needs the totals"):
        now.report(before=now.score(), panel=True)


def test_the_scores_are_those_that_are_published(made, small, drawn):
    scores = made.scores
    assert isinstance(scores, chiso.Scores)
    assert scores.settings["instrument"] == INSTRUMENT
    expected = chiso.score(small, INSTRUMENT, by="province", design=drawn, draws=50)
    assert scores.node("SIPAS").domain("01").score == expected.node("SIPAS").domain("01").score
    assert made.findings is not None


def test_scores_outlive_the_report(published, data):
    with chiso.report(str(data / "papi-2024.csv"), "papi-2024") as report:
        scores = report.scores
    gc.collect()
    assert repr(report) == "<chiso.Report: closed>"
    assert scores.render("csv") == published.scores.render("csv")
    with pytest.raises(chiso.ClosedError, match="this report was closed"):
        report.html()
    with pytest.raises(chiso.ClosedError):
        report.scores


def test_a_report_outlives_what_it_was_made_of(data, published):
    instrument = chiso.Instrument("papi-2024")
    totals = chiso.totals(str(data / "papi-2024.csv"), instrument)
    report = totals.report()
    totals.close()
    del totals, instrument
    gc.collect()
    assert report.html() == published.html()


def test_the_ending_says_what_is_written(published, tmp_path):
    for name in ("a.html", "b.HTM"):
        published.save(tmp_path / name)
        assert (tmp_path / name).read_bytes() == published.to_bytes()
    published.save(tmp_path / "c", format="html")
    assert (tmp_path / "c").read_bytes() == published.to_bytes("html")
    with pytest.raises(chiso.ArgumentError, match=r"does not say what to write: \.html or \.xlsx"):
        published.save(tmp_path / "d.pdf")
    with pytest.raises(chiso.ArgumentError, match='a report has no format "pdf"'):
        published.to_bytes("pdf")
    with pytest.raises(chiso.OpenError, match="nowhere"):
        published.save(tmp_path / "nowhere" / "a.html")


def test_a_notebook_does_not_show_a_whole_page(published):
    assert not any(hasattr(published, m) for m in ("_repr_html_", "_repr_mimebundle_", "_repr_markdown_"))
    assert repr(published) == "<chiso.Report: papi-2024, 37 nodes, 64 rows each>"


@pytest.mark.parametrize(
    "said",
    [{"panel": True}, {"breaks": "compare"}, {"before_instrument": "papi-2023"}],
)
def test_what_is_said_of_an_earlier_round_needs_one(data, said):
    with pytest.raises(chiso.ArgumentError, match=f"{next(iter(said))}: there is no earlier round"):
        chiso.report(str(data / "papi-2024.csv"), "papi-2024", **said)


def test_wrong_options_are_told(data, small):
    papi = str(data / "papi-2024.csv")
    with pytest.raises(chiso.ArgumentError, match=r"report\(\) needs the instrument"):
        chiso.report(papi)
    with pytest.raises(chiso.ArgumentError, match="breaks is one of skip, compare"):
        chiso.report(papi, "papi-2024", before=papi, breaks="show")
    with pytest.raises(chiso.ArgumentError, match="title is a text, not 7"):
        chiso.report(papi, "papi-2024", title=7)
    with pytest.raises(chiso.ArgumentError, match="title has a NUL in it"):
        chiso.report(papi, "papi-2024", title="a\0b")
    with pytest.raises(chiso.ArgumentError, match="a round is scores, totals, or a path to either"):
        chiso.report(papi, "papi-2024", before=7)
    with pytest.raises(chiso.ArgumentError, match="lang is one of en, vi"):
        chiso.report(papi, "papi-2024", lang="fr")
    with pytest.raises(chiso.LonePsuError):
        chiso.report(small, INSTRUMENT, design=chiso.Design(strata="village", psu="psu"))


def test_hostile_names_stay_text(published):
    text = "</script><script>alert(1)</script>"
    answers = {f"Q9_{i}": [1, 2, 3, 4, 5, 5] * 2 for i in range(1, 40)}
    answers["place"] = [text] * 6 + ["<!--"] * 6
    page = chiso.report(answers, INSTRUMENT, by="place", title=text).html()
    for markup in ("<script", "</script", "<!--", "</title"):
        assert page.count(markup) == published.html().count(markup)
    told = data_of(page)
    assert sorted(d["code"] for d in told["domains"]) == ["<!--", text]
    assert told["title"]["vi"] == text


def test_small_cells_have_no_figures():
    answers = {f"Q9_{i}": [1, 2, 3, 4, 5, 5] * 2 for i in range(1, 40)}
    answers["place"] = ["a"] * 8 + ["b"] * 4
    report = chiso.report(answers, INSTRUMENT, by="place", variance=chiso.Variance(min_n=5))
    assert report.scores.node("SIPAS").domain("b").score is None
    assert report.scores.node("SIPAS").domain("b").n == 4
    assert report.scores.node("SIPAS").domain("a").score is not None
    assert data_of(report.html())["scores"]["score"][0][2] is None


def test_threads_may_share_a_report(published):
    expected, got = published.html(), []

    def work():
        for _ in range(5):
            got.append(published.html() == expected and len(published.scores) > 0)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert got == [True] * 20
