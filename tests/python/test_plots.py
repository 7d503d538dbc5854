# SPDX-License-Identifier: GPL-3.0-or-later
"""What is on the axes of pictures is what results say."""

from __future__ import annotations

import io
import math
import sys
from pathlib import Path
from typing import Any

import pytest

matplotlib = pytest.importorskip("matplotlib")
matplotlib.use("Agg")

import chiso
import chiso.plots

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"
DRAWN = chiso.Design(strata="stratum", psu="psu", weight="weight")
PROVINCES = ["Lào Cai", "Lạng Sơn", "Hải Phòng", "Đà Nẵng"]


@pytest.fixture(scope="module")
def papi() -> chiso.Scores:
    return chiso.score(DATA / "papi-2024.csv", "papi-2024")


@pytest.fixture(scope="module")
def small() -> chiso.Scores:
    return chiso.score(DATA / "sipas-small.csv", "sipas-2024", by="province", design=DRAWN)


@pytest.fixture(scope="module")
def moved() -> chiso.Drivers:
    return chiso.drivers(
        DATA / "sipas-small.csv", "P.D", ["S.A", "S.B", "S.C", "S.D"], "sipas-2024", by="province", design=DRAWN
    )


@pytest.fixture(scope="module")
def changes() -> chiso.Changes:
    """Of two simulated rounds; with many degrees of freedom, so that some changes are told."""
    rounds = []
    for seed in (1, 2):
        file = io.BytesIO()
        simulated = chiso.Simulation("sipas-2024", seed=seed, provinces=PROVINCES, respondents=2400)
        simulated.write(file)
        columns = [line.split(",") for line in file.getvalue().decode().splitlines()]
        table = {name: [row[i] for row in columns[1:]] for i, name in enumerate(columns[0])}
        rounds.append(
            chiso.score(table, "sipas-2024", by="province", design=DRAWN, variance=chiso.Variance(df=40))
        )
    return rounds[1].compare(rounds[0])


def part(ax: Any, gid: str) -> Any:
    found = [a for a in ax.get_children() if a.get_gid() == gid]
    assert len(found) <= 1
    return found[0] if found else None


def dots(ax: Any, gid: str) -> "list[tuple[float, float]]":
    line = part(ax, gid)
    return [] if line is None else list(zip(map(float, line.get_xdata()), map(float, line.get_ydata())))


def bars(ax: Any, gid: str) -> "dict[float, tuple[float, float]]":
    """From where to where the bar of each row goes."""
    segments = part(ax, gid).get_segments()
    return {float(s[0][1]): (float(s[0][0]), float(s[1][0])) for s in segments}


def labels(ax: Any) -> "list[str]":
    return [t.get_text() for t in ax.get_yticklabels()]


def note(ax: Any) -> str:
    return str(part(ax, "note").get_text().replace("\n", " "))


# --- drivers ---


def test_drivers_are_importance_over_performance(moved: chiso.Drivers) -> None:
    ax = moved.plot()
    up, across = moved.statistic("importance").whole, moved.statistic("performance").whole
    places = [(float(a["estimate"]), float(b["estimate"])) for a, b in zip(across, up)]
    near = ["near_cut" in f"{a['flags']}{b['flags']}" for a, b in zip(across, up)]
    assert dots(ax, "near") == [p for p, n in zip(places, near) if n] and any(near)
    assert dots(ax, "drivers") == [p for p, n in zip(places, near) if not n] and not all(near)
    assert [t.get_text() for t in ax.texts if t.get_gid() == "predictor"] == ["S.A", "S.B", "S.C", "S.D"]
    assert bars(ax, "intervals") == {b["estimate"]: a.ci for a, b in zip(across, up)}
    ends = {float(s[0][0]): (s[0][1], s[1][1]) for s in part(ax, "importance intervals").get_segments()}
    assert ends == {a["estimate"]: b.ci for a, b in zip(across, up)}
    assert part(ax, "mean importance").get_ydata()[0] == pytest.approx(25)
    assert part(ax, "mean performance").get_xdata()[0] == pytest.approx(sum(p[0] for p in places) / 4)


def test_words_of_drivers(moved: chiso.Drivers) -> None:
    ax = moved.plot()
    corners = {t.get_text() for t in ax.texts if t.get_gid() == "quadrant"}
    assert corners == {"concentrate here", "keep up the good work", "low priority", "possible overkill"}
    assert ax.get_title(loc="left") == "P.D: what moves it, and how it is rated"
    assert "S.A Access to services" in note(ax) and f"R² is {moved.statistic('r_squared').whole[0]['estimate']:.2f}." in note(ax) and "95 %" in note(ax)
    assert ax.get_ylabel() == "Importance: relative weight, % of R²"


def test_drivers_of_a_domain(moved: chiso.Drivers) -> None:
    ax = moved.plot(domain="Hà Nội")
    assert ax.get_title(loc="left").startswith("Hà Nội: P.D")
    drawn = dots(ax, "near") + dots(ax, "drivers")
    values = [float(r["estimate"]) for r in moved.statistic("performance").domain("01")]
    assert sorted(x for x, _ in drawn) == sorted(values)


def test_drivers_without_intervals_or_an_instrument() -> None:
    plain = chiso.drivers(DATA / "sipas-small.csv", "Q9_36", ["Q9_34", "Q9_35"], variance="none", lang="vi")
    ax = plain.plot()
    assert part(ax, "intervals") is None and part(ax, "importance intervals") is None
    assert len(dots(ax, "drivers")) == 2 and dots(ax, "near") == []
    assert ax.get_xlabel() == "Mức đạt được: trung bình câu trả lời như vốn có"


def test_a_domain_without_a_regression_has_no_picture() -> None:
    table = {"g": list("uuuuuvvvvvv"), "y": [1, 2, 4, 3, 5, 2, 3, 1, 4, 2, 2], "a": [1, 2, 3, 5, 4, *[2] * 6],
             "b": [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]}  # fmt: skip
    with pytest.warns(chiso.ChisoWarning):
        made = chiso.drivers(table, "y", ["a", "b"], by="g", variance=chiso.Variance(replicates=20))
    with pytest.raises(chiso.ArgumentError, match="there is no regression of this domain: v: a is the same for all 6"):
        made.plot(domain="v")


# --- scores ---


def test_scores_are_where_they_are(small: chiso.Scores) -> None:
    ax = small.plot("S.C")
    best = sorted(
        (r for r in small.node("S.C") if r["province"] is not None), key=lambda r: -float(r["score"])
    )
    assert labels(ax) == [r.label for r in best] and "Lạng Sơn" in labels(ax)
    assert dots(ax, "scores") == [(r["score"], i) for i, r in enumerate(best)]
    assert bars(ax, "intervals") == {i: r.ci for i, r in enumerate(best)}
    bottom, top = ax.get_ylim()
    assert bottom > top  # the best is at the top


def test_the_whole_is_a_line_with_a_band(small: chiso.Scores) -> None:
    ax = small.plot()
    whole = small.node("SIPAS").whole[0]
    assert list(part(ax, "whole").get_xdata()) == [whole.score] * 2
    corners = part(ax, "whole interval").get_xy()
    assert (min(c[0] for c in corners), max(c[0] for c in corners)) == whole.ci


def test_words_of_scores(small: chiso.Scores, papi: chiso.Scores) -> None:
    ax = small.plot()
    assert ax.get_xlabel() == "Satisfaction Index of Public Administrative Services"
    assert ax.get_title(loc="left") == "SIPAS: scores with 95 % confidence intervals"
    assert "Flag few_psus: 6 of 6." in note(ax)
    assert papi.plot().get_title(loc="left") == "PAPI: published scores"


def test_published_scores_are_dots_alone(papi: chiso.Scores) -> None:
    ax = papi.plot()
    assert len(dots(ax, "scores")) == 61 and part(ax, "intervals") is None
    assert part(ax, "whole interval") is None and part(ax, "whole") is not None
    assert "2 (Vĩnh Phúc, Tiền Giang)" in note(ax)
    assert ax.figure.get_size_inches()[1] > 2 * papi.plot(most=10).figure.get_size_inches()[1]


def test_the_first_and_a_domain(papi: chiso.Scores) -> None:
    ax = papi.plot(most=10, domain="lang son")
    assert len(labels(ax)) == 11 and labels(ax)[-1] == "Lạng Sơn"
    (domain,) = dots(ax, "domain")
    assert domain == (papi.node("PAPI").domain("20").score, 10)
    assert part(ax, "domain").get_marker() != part(ax, "scores").get_marker()
    assert "Shown: 11 of 61." in note(ax)


def test_crossed_domains_have_all_their_labels() -> None:
    scores = chiso.score(
        DATA / "sipas-small.csv", "sipas-2024", by=["province", "gender"], design=DRAWN, lang="vi"
    )
    ax = scores.plot(domain=("20", "2"))
    assert "Lạng Sơn · Nữ" in labels(ax) and len(labels(ax)) == 12
    assert ax.get_title(loc="left") == "SIPAS: điểm và khoảng tin cậy 95 %"
    with pytest.raises(chiso.ArgumentError, match="tuple of values"):
        scores.plot(domain="20")


# --- ranks ---


def test_ranks_and_their_sets(small: chiso.Scores) -> None:
    ax = small.plot("S.B", kind="ranks")
    ranked = [r for r in small.rank("S.B") if r["rank"] is not None]
    assert labels(ax) == [r.label for r in ranked]
    assert dots(ax, "ranks") == [(r["rank"], i) for i, r in enumerate(ranked)]
    assert bars(ax, "rank sets") == {i: (r["rank_low"], r["rank_high"]) for i, r in enumerate(ranked)}
    assert "simultaneous 95 %" in note(ax)


def test_a_ranking_of_a_table() -> None:
    ranking = chiso.rank(DATA / "provinces-2023.csv", "province", "papi", se="se")
    ax = ranking.plot(domain="Hà Nội")
    assert labels(ax) == ["Hà Giang", "Hà Nội", "Cao Bằng"]
    assert bars(ax, "rank sets") == {0: (1, 2), 1: (1, 2), 2: (3, 3)}
    assert dots(ax, "domain") == [(2, 1)]
    assert list(ax.get_xticks()) == [1, 2, 3]


def test_published_ranks_have_no_sets(papi: chiso.Scores) -> None:
    ax = papi.plot(kind="ranks")
    assert part(ax, "rank sets") is None and len(dots(ax, "ranks")) == 61
    assert ax.get_xticks()[0] == 1 and "no sets of ranks" in note(ax)


# --- a profile ---


def test_a_profile_of_one_range(papi: chiso.Scores) -> None:
    ax = papi.plot(kind="profile", domain="20")
    assert [t.split()[0] for t in labels(ax)] == list("12345678")
    mine = [papi.node(str(i)).domain("20").score for i in range(1, 9)]
    assert dots(ax, "domain") == list(zip(mine, range(8)))
    best = [max(x for x in papi.node(str(i))["score"] if x == x) for i in range(1, 9)]
    assert dots(ax, "best") == list(zip(best, range(8)))
    assert ax.get_xlabel() == "Score (each can range from 1 to 10)"


def test_a_profile_with_intervals(small: chiso.Scores) -> None:
    ax = small.plot("S", kind="profile", domain="Lạng Sơn")
    codes = ["S.A", "S.B", "S.C", "S.D", "S.E"]
    assert bars(ax, "intervals") == {i: small.node(c).domain("20").ci for i, c in enumerate(codes)}
    whole = [small.node(c).whole[0].score for c in codes]
    assert dots(ax, "whole") == list(zip(whole, range(5)))
    middle = sorted(r.score for r in small.node("S.A") if r["province"] is not None)
    assert dots(ax, "median")[0][0] == pytest.approx((middle[2] + middle[3]) / 2)


def own_instrument(folder: Path, second: str) -> Path:
    folder.mkdir()
    (folder / "instrument.csv").write_text("key,value\nname,two\ntitle_en,Two\nyear,2025\n")
    (folder / "nodes.csv").write_text(
        "code,parent,name_en,type,variable,range_min,range_max,aggregate\n"
        "ALL,,All,group,,,,sum\nA,ALL,First,score,a,0,10,\n" + f"B,ALL,Second,score,b,{second},\n"
    )
    return folder


def test_a_profile_of_other_ranges(tmp_path: Path) -> None:
    own = own_instrument(tmp_path / "own", "0,4")
    scores = chiso.score({"place": ["x", "y", "z"], "a": [5, 2, 3], "b": [3, 1, 2]}, own, by="place")
    ax = scores.plot(kind="profile", domain="x", instrument=own)
    assert "share of the range" in ax.get_xlabel()
    assert dots(ax, "domain") == [(50, 0), (75, 1)]
    unknown = scores.plot(kind="profile", domain="z")
    assert "lowest (0) and the highest (100)" in unknown.get_xlabel().replace("\n", " ")
    assert dots(unknown, "domain") == [(pytest.approx(100 / 3), 0), (50, 1)]


# --- a change ---


def test_changes(changes: chiso.Changes) -> None:
    ax = changes.plot()
    rows = sorted(
        (r for r in changes.node("SIPAS") if r["province"] is not None), key=lambda r: -float(r["change"])
    )
    assert labels(ax) == [r.label for r in rows]
    assert bars(ax, "intervals") == {i: r.ci for i, r in enumerate(rows)}
    assert list(part(ax, "zero").get_xdata()) == [0, 0]
    told = {i for i, r in enumerate(rows) if r["p_holm"] < 0.05}
    assert 0 < len(told) < len(rows)
    filled = {y for gid in ("up", "down") for _, y in dots(ax, gid)}
    assert filled == told
    assert {y for _, y in dots(ax, "none")} == set(range(len(rows))) - told
    assert all(x < 0 for x, _ in dots(ax, "down")) and all(x > 0 for x, _ in dots(ax, "up"))


def test_hollow_is_hollow(changes: chiso.Changes) -> None:
    ax = changes.plot()
    assert part(ax, "none").get_markerfacecolor() == "white"
    assert part(ax, "down").get_markerfacecolor() != "white"
    assert part(ax, "down").get_marker() != part(ax, "none").get_marker()


def test_published_changes_are_not_tested(papi: chiso.Scores) -> None:
    before = chiso.score(DATA / "papi-2023.csv", "papi-2023")
    ax = papi.compare(before).plot(most=5)
    assert len(dots(ax, "untested")) == 5 and part(ax, "intervals") is None
    assert ax.get_title(loc="left") == "PAPI: change from papi-2023 to papi-2024"


# --- all of them ---


def test_the_axes_that_are_given_are_used(small: chiso.Scores) -> None:
    from matplotlib.figure import Figure

    figure = Figure()
    first, second = figure.subplots(1, 2)
    assert small.plot(ax=first) is first and small.plot(kind="ranks", ax=second) is second
    assert len(figure.axes) == 2 and first.figure is figure


def test_nothing_is_left_behind(small: chiso.Scores) -> None:
    pyplot = sys.modules.get("matplotlib.pyplot")
    before = pyplot.get_fignums() if pyplot else []
    rc = dict(matplotlib.rcParams)
    ax = small.plot()
    assert sys.modules.get("matplotlib.pyplot") is pyplot
    assert (pyplot.get_fignums() if pyplot else []) == before and dict(matplotlib.rcParams) == rc
    file = io.BytesIO()
    ax.figure.savefig(file)
    assert file.getvalue().startswith(b"\x89PNG")


@pytest.mark.parametrize("kind", ["scores", "ranks", "profile"])
def test_every_letter_can_be_drawn_and_nothing_is_cut(kind: str, papi: chiso.Scores) -> None:
    ax = papi.plot(kind=kind, domain="20")
    figure = ax.figure
    figure.savefig(io.BytesIO())  # a glyph that is missing is a warning, hence an error
    whole = ax.get_tightbbox(figure.canvas.get_renderer())
    width, height = figure.canvas.get_width_height()
    assert whole.x0 >= 0 and whole.y0 >= 0 and whole.x1 <= width and whole.y1 <= height


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"kind": "pie"}, "kind is one of scores, ranks, profile, not 'pie'"),
        ({"colour": "red"}, "no option 'colour'; there are ax, most, domain"),
        ({"most": 0}, "most is a whole number above 0, not 0"),
        ({"most": True}, "most is a whole number above 0, not True"),
        ({"domain": "Paris"}, 'no row has "Paris"'),
        ({"domain": "Vĩnh Phúc"}, "has no score here"),
        ({"ax": "axes"}, "ax is an axes of matplotlib, not str"),
        ({"node": "9"}, 'no row has "9"'),
        ({"kind": "profile"}, "a profile is of one domain"),
        ({"kind": "profile", "domain": "20", "most": 3}, "'profile' has no option 'most'"),
        ({"kind": "profile", "domain": "20", "node": "1.1"}, "no nodes below it"),
        ({"kind": "profile", "domain": "20", "node": "9"}, "there is no node '9'"),
    ],
)
def test_what_is_wrong_is_said(options: "dict[str, Any]", message: str, papi: chiso.Scores) -> None:
    with pytest.raises(chiso.ArgumentError) as raised:
        papi.plot(**options)
    assert message in str(raised.value)


def test_there_must_be_domains(papi: chiso.Scores) -> None:
    alone = chiso.score(DATA / "sipas-small.csv", "sipas-2024", design=DRAWN)
    with pytest.raises(chiso.ArgumentError, match="there are no domains; name columns with by="):
        alone.plot()
    with pytest.raises(chiso.ArgumentError, match="not of Result"):
        chiso.plots.draw(chiso.instruments(), None, "scores")
    estimates = chiso.estimate(DATA / "sipas-small.csv", mean="Q9_1", design=DRAWN)
    with pytest.raises(chiso.ArgumentError, match="not of Estimates"):
        chiso.plots.draw(estimates, None, "scores")
    assert math.isfinite(papi.plot(most=1).get_xlim()[0])


def test_without_matplotlib(small: chiso.Scores, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ImportError, match="plot\\(\\) needs matplotlib; install python3-matplotlib"):
        small.plot()
