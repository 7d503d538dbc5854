# SPDX-License-Identifier: GPL-3.0-or-later
"""What Python computes is, to the last bit, what the tool prints."""

import json
import warnings
from pathlib import Path

import chiso
import pytest

DESIGN = ["--weight", "weight", "--strata", "stratum", "--psu", "psu"]


def rows(text: str) -> "list[dict]":
    return json.loads(text)["rows"]


def same(result: chiso.Result, text: str) -> None:
    """Every cell, and the settings but for how files were named."""
    told, here = json.loads(text), json.loads(result.render("json"))
    assert here["rows"] == told["rows"]
    assert len(told["rows"]) > 0
    assert here["command"] == told["command"]
    for setting in ("files", "populations", "delimiter", "decimal"):
        told["settings"].pop(setting, None), here["settings"].pop(setting, None)
    assert here["settings"] == told["settings"]


@pytest.fixture(scope="module")
def score_tool(run_tool, small):
    def run(*options: str) -> str:
        by = [] if "--by" in options else ["--by", "province"]
        return run_tool(
            "score", small, "--instrument", "sipas-2024", *by, *DESIGN, *options, "--format", "json"
        )

    return run


CASES = {
    "plain": ([], {}),
    "bootstrap": (
        ["--variance", "bootstrap", "--replicates", "100", "--seed", "7", "--rank-shares", "2"],
        {"variance": chiso.Variance("bootstrap", replicates=100, seed=7), "rank_shares": 2},
    ),
    "jackknife": (
        ["--variance", "jackknife", "--rep-center", "estimate"],
        {"variance": chiso.Variance("jackknife", centre="estimate")},
    ),
    "none": (["--variance", "none"], {"variance": "none"}),
    "words": (
        ["--metric", "mean-percent", "--pooling", "item-mean", "--nation", "province-mean", "--lang", "vi"],
        {"metric": "mean-percent", "pooling": "item-mean", "nation": "province-mean", "lang": "vi"},
    ),
    "interval": (
        ["--level", "0.9", "--interval", "logit", "--deff", "without", "--df", "12", "--min-n", "70"],
        {"variance": chiso.Variance(level=0.9, interval="logit", deff="without", df=12, min_n=70)},
    ),
    "ranks": (
        ["--rank-sets", "marginal", "--draws", "200", "--seed", "5"],
        {"rank_sets": "marginal", "draws": 200, "variance": chiso.Variance(seed=5)},
    ),
    "where": (["--where", "age >= 3 and gender = 2"], {"where": "age >= 3 and gender = 2"}),
    "regions": (["--geography", "regions"], {"geography": "regions"}),
    "34": (["--geography", "34"], {"geography": 34}),
    "lone": (
        ["--by", "gender,province", "--lone-psu", "centre"],
        {"by": ["gender", "province"], "variance": chiso.Variance(lone_psu="centre")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_scores_of_a_file_are_those_of_the_tool(case, score_tool, small, drawn):
    options, here = CASES[case]
    made = chiso.score(small, "sipas-2024", **{"by": "province", "design": drawn, **here})
    same(made, score_tool(*options))


@pytest.mark.parametrize("case", CASES)
def test_scores_of_a_data_frame_are_those_of_the_tool(case, score_tool, small, drawn):
    pandas = pytest.importorskip("pandas")
    options, here = CASES[case]
    frame = pandas.read_csv(small)
    made = chiso.score(frame, "sipas-2024", **{"by": "province", "design": drawn, **here})
    same(made, score_tool(*options))


@pytest.mark.parametrize("differences", ["whole", "pairs", [("20", "01"), ("Đà Nẵng", "hai phong")]])
def test_differences_are_those_of_the_tool(differences, score_tool, small, drawn):
    listed = differences if isinstance(differences, str) else ",".join(":".join(p) for p in differences)
    made = chiso.score(small, "sipas-2024", by="province", design=drawn)
    same(made.differences(differences), score_tool("--differences", listed))
    same(
        made.differences(differences, family="all"),
        score_tool("--differences", listed, "--family", "all"),
    )


def test_estimates_are_those_of_the_tool(run_tool, small, drawn):
    told = run_tool(
        "estimate", small, "--instrument", "sipas-2024", "--by", "province", *DESIGN,
        "--mean", "Q9_32,age", "--total", "age", "--proportion", "Q9_1", "--ratio", "Q9_2/Q9_3",
        "--quantile", "age:0.25,0.5", "--format", "json",
    )  # fmt: skip
    made = chiso.estimate(
        small, instrument="sipas-2024", by="province", design=drawn,
        mean=["Q9_32", "age"], total="age", proportion="Q9_1", ratio="Q9_2/Q9_3", quantile={"age": [0.25, 0.5]},
    )  # fmt: skip
    same(made, told)


RELIABILITY = {
    "plain": ([], {}),
    "design": ([*DESIGN, "--by", "gender", "--use", "listwise"], {"by": "gender", "use": "listwise"}),
    "bootstrap": (
        [*DESIGN, "--variance", "bootstrap", "--replicates", "50", "--level", "0.9"],
        {"variance": chiso.Variance("bootstrap", replicates=50, level=0.9)},
    ),
    "factors": (
        ["--factors", "2", "--rotation", "oblimin", "--ordinal", "--lang", "vi", "--where", "gender = 2"],
        {"factors": 2, "rotation": "oblimin", "ordinal": True, "lang": "vi", "where": "gender = 2"},
    ),
    "parallel": (
        ["--factors", "parallel", "--extraction", "components", "--rotation", "none"],
        {"factors": "parallel", "extraction": "components", "rotation": "none"},
    ),
}


@pytest.mark.parametrize("case", RELIABILITY)
@pytest.mark.parametrize("frame", [False, True])
def test_reliability_is_that_of_the_tool(case, frame, run_tool, small, drawn):
    options, here = RELIABILITY[case]
    items = [f"Q9_{i}" for i in range(1, 8)]
    told = run_tool(
        "reliability", small, "--instrument", "sipas-2024", "--items", ",".join(items), "--reverse", "Q9_2",
        *options, "--format", "json",
    )  # fmt: skip
    data = pytest.importorskip("pandas").read_csv(small) if frame else small
    design = drawn if "--weight" in options else None
    made = chiso.reliability(data, items, reverse="Q9_2", instrument="sipas-2024", design=design, **here)
    same(made, told)


def test_estimates_without_an_instrument_are_those_of_the_tool(run_tool, small, drawn):
    told = run_tool(
        "estimate", small, "--mean", "age", "--proportion", "gender", "--differences", "pairs", "--by", "gender",
        *DESIGN, "--format", "json",
    )  # fmt: skip
    made = chiso.estimate(small, by="gender", design=drawn, mean="age", proportion="gender")
    same(made.differences("pairs"), told)


def test_published_scores_are_those_of_the_tool(run_tool, data, tmp_path):
    path, populations = str(data / "papi-2023.csv"), str(tmp_path / "populations.csv")
    people = {"province": [], "population": []}
    for i, code in enumerate(sorted({r["province"] for r in chiso.score(path, "papi-2023")} - {None})):
        people["province"].append(chiso.province_name(code))
        people["population"].append(500_000 + 10_000 * i)
    lines = [f"{p},{n}" for p, n in zip(people["province"], people["population"])]
    (tmp_path / "populations.csv").write_text("\n".join(["province,population", *lines]) + "\n")
    same(
        chiso.score(path, "papi-2023"),
        run_tool("score", path, "--instrument", "papi-2023", "--format", "json"),
    )
    told = run_tool(
        "score", path, "--instrument", "papi-2023", "--geography", "34", "--populations", populations,
        "--format", "json",
    )  # fmt: skip
    same(chiso.score(path, "papi-2023", geography=34, populations=populations), told)
    same(chiso.score(path, "papi-2023", geography=34, populations=people), told)


def test_comparisons_are_those_of_the_tool(run_tool, data, small, drawn, tmp_path):
    for year in ("2023", "2024"):
        made = chiso.score(data / f"papi-{year}.csv", f"papi-{year}")
        made.save(tmp_path / f"{year}.json")
    before, after = str(tmp_path / "2023.json"), str(tmp_path / "2024.json")
    told = run_tool("compare", before, after, "--breaks", "compare", "--format", "json")
    same(chiso.compare(before, after, breaks="compare"), told)
    same(chiso.load(after).compare(chiso.load(before), breaks="compare"), told)
    totals = chiso.totals(small, "sipas-2024", by="province", design=drawn)
    totals.save(tmp_path / "t")
    told = run_tool("compare", str(tmp_path / "t"), str(tmp_path / "t"), "--panel", "--format", "json")
    same(chiso.compare(totals, tmp_path / "t", panel=True), told)
    made = totals.score(rank_sets="none")
    made.save(tmp_path / "s.json")
    told = run_tool("compare", str(tmp_path / "s.json"), str(tmp_path / "t"), "--family", "all", "--format", "json")
    same(chiso.compare(made, totals, family="all"), told)


def test_ranks_of_a_table_are_those_of_the_tool(run_tool, scores, tmp_path):
    scores.node("SIPAS").save(tmp_path / "table.csv")
    table = tmp_path / "table.csv"
    text = "\n".join(table.read_text().splitlines()[:1] + table.read_text().splitlines()[2:]) + "\n"
    table.write_text(text)  # without the whole
    told = run_tool(
        "rank", str(table), "--unit", "province", "--estimate", "score", "--se", "se", "--df", "df", "--seed", "3",
        "--draws", "500", "--level", "0.9", "--format", "json",
    )  # fmt: skip
    made = chiso.rank(table, "province", "score", se="se", df="df", seed=3, draws=500, level=0.9)
    same(made, told)
    low, high = chiso.rank_sets(
        made["estimate"], made["se"], df=made["df"], seed=3, draws=500, level=0.9
    )
    assert list(low) == list(made["rank_low"]) and list(high) == list(made["rank_high"])


DRIVEN = {
    "contents": (
        ["--outcome", "P.D", "--predictors", "S.A,S.B,S.C", "--by", "province", "--seed", "4", "--replicates", "60"],
        {"outcome": "P.D", "predictors": ["S.A", "S.B", "S.C"], "by": "province",
         "variance": chiso.Variance(seed=4, replicates=60)},
    ),
    "groups": (
        ["--outcome", "P.D", "--where", "gender = 1", "--importance", "standardized", "--lang", "vi"],
        {"outcome": "P.D", "where": "gender = 1", "importance": "standardized", "lang": "vi"},
    ),
    "yes or no": (
        ["--outcome", "gender", "--predictors", "Q9_1,P.B", "--family", "logistic", "--variance", "jackknife"],
        {"outcome": "gender", "predictors": ["Q9_1", "P.B"], "family": "logistic", "variance": "jackknife"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", DRIVEN)
def test_drivers_are_those_of_the_tool(run_tool, small, drawn, case):
    options, asked = DRIVEN[case]
    told = run_tool("drivers", small, "--instrument", "sipas-2024", *DESIGN, *options, "--format", "json")
    same(chiso.drivers(small, instrument="sipas-2024", design=drawn, **asked), told)


def test_drivers_of_a_table_are_those_of_its_file(small, drawn):
    pandas = pytest.importorskip("pandas")
    asked = {"outcome": "Q9_36", "predictors": ["Q9_34", "Q9_35"], "design": drawn}
    file = chiso.drivers(small, **asked)
    table = chiso.drivers(pandas.read_csv(small, dtype={"stratum": str, "psu": str}), **asked)
    assert rows(table.render("json")) == rows(file.render("json"))
    assert 0.2 < file.statistic("r_squared").value < 0.4
    assert len(file.variable("Q9_34")) == 7 and file.by == ()


def test_findings_are_those_of_the_tool(run_tool, small, tmp_path, tool):
    import subprocess

    broken = tmp_path / "broken.csv"
    broken.write_text(Path(small).read_text(encoding="utf-8").replace(",5,5,5,", ",7,x,5,", 3))
    done = subprocess.run(
        [tool, "check", str(broken), "--instrument", "sipas-2024", "--weight", "weight", "--format", "json"],
        capture_output=True,
        text=True,
        check=False,
    )
    made = chiso.check(broken, "sipas-2024", design=chiso.Design(weight="weight"))
    assert rows(made.render("json")) == rows(done.stdout)
    assert made.faults == 6 and len(made) == 6 + made.warnings


def test_instruments_are_listed_as_the_tool_does(run_tool):
    same(chiso.instruments(), run_tool("instruments", "--format", "json"))
    sipas = chiso.Instrument("sipas-2024")
    same(sipas.nodes("vi"), run_tool("instruments", "sipas-2024", "--lang", "vi", "--format", "json"))
    same(sipas.variables(), run_tool("instruments", "sipas-2024", "--variables", "--format", "json"))


def test_simulated_surveys_are_those_of_the_tool(run_tool, tmp_path):
    options = ["--instrument", "sipas-2024", "--respondents", "500", "--seed", "9", "--provinces", "01,Lào Cai"]
    run_tool("simulate", *options, "-o", str(tmp_path / "tool.csv"))
    made = chiso.Simulation("sipas-2024", respondents=500, seed=9, provinces=["01", "Lào Cai"])
    made.save(tmp_path / "here.csv")
    assert (tmp_path / "here.csv").read_bytes() == (tmp_path / "tool.csv").read_bytes()
    with open(tmp_path / "written.csv", "wb") as file:
        made.write(file)
    assert (tmp_path / "written.csv").read_bytes() == (tmp_path / "tool.csv").read_bytes()
    told = run_tool("simulate", *options, "--plan", "--margin", "2", "--format", "json")
    assert rows(made.plan(margin=2).render("json")) == rows(told)


def test_files_of_totals_are_those_of_the_tool(run_tool, small, drawn, tmp_path):
    run_tool("totals", small, "--instrument", "sipas-2024", "--by", "province", *DESIGN, "-o", str(tmp_path / "tool"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made = chiso.totals(small, "sipas-2024", by="province", design=drawn)
    made.save(tmp_path / "here")
    assert (tmp_path / "here").read_bytes() == (tmp_path / "tool").read_bytes() == made.to_bytes()
