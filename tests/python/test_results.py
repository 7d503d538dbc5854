# SPDX-License-Identifier: GPL-3.0-or-later
"""Results: columns, rows, domains, nodes, what is handed out, what is shown."""

import csv
import io
import json
import math
import pickle
import zipfile

import chiso
import pytest

numpy = pytest.importorskip("numpy")
pandas = pytest.importorskip("pandas")


@pytest.fixture(scope="module")
def table(scores):
    """The same by the CSV that the library writes."""
    return list(csv.DictReader(io.StringIO(scores.render("csv"))))


def test_columns_rows_and_cells_are_those_of_the_csv(scores, table):
    assert list(scores.columns) == list(table[0])
    assert len(scores) == len(table) == 357
    for i, expected in enumerate(table):
        for column, text in expected.items():
            cell = scores.cell(i, column)
            assert ("" if cell is None else cell) == (text if isinstance(cell, (str, type(None))) else float(text))
    assert scores[0]["score"] == scores["score"][0] == scores.cell(0, "score")
    assert dict(scores[-1]) == dict(list(scores)[-1])
    assert isinstance(scores[1]["n"], int) and isinstance(scores[1]["score"], float)


def test_slices_are_lists_of_rows(scores):
    best = scores.rank()[:3]
    assert [r["rank"] for r in best] == [1, 2, 3] and scores[357:] == []
    assert scores[::-1][0] == scores[-1]


def test_numbers_are_views_that_cannot_be_written(scores):
    view = scores["score"]
    assert view.dtype == numpy.float64 and view.shape == (357,)
    assert scores["score"] is view
    with pytest.raises(ValueError):
        view[0] = 1
    with pytest.raises(ValueError):
        view.flags.writeable = True


def test_texts_cannot_be_changed_through_what_was_handed_out(scores):
    scores["code"][0] = "changed"
    assert scores["code"][0] == "SIPAS"


def test_a_node_and_a_domain_lead_to_one_row(scores, table):
    expected = next(r for r in table if r["province"] == "20" and r["code"] == "S.C")
    for domain in ("20", 20, "Lạng Sơn", "lang son"):
        found = scores.node("S.C").domain(domain)
        assert (found.score, found.se) == (float(expected["score"]), float(expected["se"]))
        assert found.ci == (float(expected["ci_low"]), float(expected["ci_high"]))
        assert found.n == int(expected["n"]) and found.flags == (expected["flags"],)
        assert found.row.label == "Lạng Sơn" and found.row.ci == found.ci
    assert scores.domain(1).node("SIPAS").score == float(table[51]["score"]), "1 is 01"
    assert [r["code"] for r in scores.whole] == list(scores.nodes)
    assert scores.by == ("province",)


def test_a_domain_of_crossed_columns_has_a_value_for_each(small, drawn):
    made = chiso.score(small, "sipas-2024", by=["province", "gender"], design=drawn)
    found = made.node("SIPAS").domain("Lạng Sơn", 2)
    assert found.row["gender"] == "2" and found.row["province"] == "20"
    assert len(made.node("SIPAS").domain("20")) == 2
    with pytest.raises(chiso.ArgumentError, match="2 values .province, gender., not 3"):
        made.domain(1, 2, 3)


def test_what_is_not_there_says_what_is(scores):
    with pytest.raises(chiso.ArgumentError, match="SIPAS"):
        scores.node("SIPOS")
    with pytest.raises(chiso.ArgumentError, match="Lạng Sơn"):
        scores.domain("Atlantis")
    with pytest.raises(chiso.ArgumentError, match="there is no column 'points'; there are province"):
        scores["points"]
    with pytest.raises(AttributeError, match="no column 'points'"):
        scores[0].points
    with pytest.raises(IndexError):
        scores[357]
    with pytest.raises(chiso.ArgumentError, match="by name, or a row by number"):
        scores[1.5]
    with pytest.raises(chiso.ArgumentError, match=r"there are 7 rows, not one: choose one with node\(code\) and"):
        scores.node("SIPAS").ci


def test_the_ranking_is_in_order_and_the_whole_comes_last(scores):
    ranking = scores.rank()
    ranks = ranking["rank"]
    assert list(ranks[:-1]) == [1, 2, 3, 4, 5, 6] and math.isnan(ranks[-1])
    assert ranking[-1]["province"] is None
    assert ranking.render("csv") == scores.rank("SIPAS").render("csv")
    descending = list(ranking["score"][:-1])
    assert descending == sorted(descending, reverse=True)


def test_settings_and_notes_are_those_of_the_json(scores, data):
    assert scores.settings == json.loads(scores.render("json"))["settings"]
    assert scores.command == "score"
    published = chiso.score(data / "papi-2024.csv", "papi-2024")
    assert any("Vĩnh Phúc" in n for n in published.notes)
    assert published.node("PAPI").domain("hanoi").ci is None
    assert published.node("PAPI").domain("hanoi").flags == ("published",)


def test_pandas_has_every_cell_with_its_type(scores, table):
    frame = scores.to_pandas()
    assert list(frame.columns) == list(scores.columns) and len(frame) == 357
    assert str(frame["rank"].dtype) == "Int64" and str(frame["score"].dtype) == "float64"
    assert frame["province"][0] is None and frame.attrs["settings"] == scores.settings
    assert pandas.isna(frame["rank"][0]) and frame["rank"][51] == int(table[51]["rank"])
    frame.loc[0, "score"] = 0  # a copy, one's own
    assert scores["score"][0] != 0
    named = scores.to_pandas(labels=True)
    assert named["province"][51] == "Hà Nội" and named["province"][0] == "(all)"


def test_dicts_and_records_have_every_cell(scores):
    columns, records = scores.to_dict(), scores.to_records()
    assert [r["score"] for r in records] == columns["score"]
    assert records[0]["rank"] is None and isinstance(records[51]["rank"], int)
    assert scores.to_records(labels=True)[51]["province"] == "Hà Nội"


def test_a_workbook_is_saved_by_its_ending_and_is_no_text(scores, tmp_path):
    with pytest.raises(chiso.ArgumentError, match="a workbook is no text"):
        scores.render("xlsx")
    path = tmp_path / "s.xlsx"
    try:
        scores.save(path)
    except chiso.ArgumentError as error:
        assert "built without libxlsxwriter" in str(error)
        assert not path.exists()
        return
    with zipfile.ZipFile(path) as book:
        assert "xl/worksheets/sheet2.xml" in book.namelist()
        assert book.testzip() is None


def test_saved_results_come_back_to_the_last_bit(scores, tmp_path):
    scores.save(tmp_path / "s.json")
    back = chiso.load(tmp_path / "s.json")
    assert type(back) is chiso.Scores
    assert back.render("json") == scores.render("json")
    scores.save(str(tmp_path / "s.csv"))
    assert (tmp_path / "s.csv").read_text(encoding="utf-8") == scores.render("csv")
    scores.save(tmp_path / "s.txt")
    assert (tmp_path / "s.txt").read_text(encoding="utf-8") == str(scores) == scores.render()
    with pytest.raises(chiso.ArgumentError, match="xml"):
        scores.render("xml")


def test_small_cells_lose_their_figures_and_nothing_else(small, drawn):
    made = chiso.score(small, "sipas-2024", by="province", design=drawn, variance=chiso.Variance(min_n=69))
    public = made.suppress()
    assert type(public) is chiso.Scores and public.settings["suppress"] is True
    assert made.settings["suppress"] is False and made.settings["min_n"] == 69
    emptied = 0
    for before, after in zip(made, public):
        if before["n"] < 69:
            emptied += 1
            assert after["score"] is after["se"] is after["df"] is after["rank"] is after["group"] is None
            assert "small_cell" in after["flags"].split(";")
            kept = ["province", "code", "parent", "level", "name", "n", "n_answers"]
            assert [after[c] for c in kept] == [before[c] for c in kept]
        else:
            assert dict(after) == dict(before)
    assert 0 < emptied < len(made) and len(public) == len(made)


def test_a_row_of_one_domain_less_is_ranked_last(small, drawn):
    made = chiso.score(small, "sipas-2024", by="province", design=drawn, variance=chiso.Variance(min_n=66))
    best = made.rank()[0]
    assert best["province"] == "10" and best["n"] == 65, "Lào Cai"
    assert made.suppress().rank()[0]["province"] != "10"


def test_a_published_result_is_suppressed_in_vain(scores):
    assert scores.suppress().to_records() == scores.to_records()


def test_tables_keep_to_a_width_and_csv_is_made_safe(scores, tmp_path):
    table = scores.render(width=60)
    assert max(map(len, table.splitlines())) <= 60 < max(map(len, scores.render().splitlines()))
    assert "\033[" in scores.rank().render(colour="ansi") and "\033" not in table
    scores.save(tmp_path / "table.txt", width=60)
    assert (tmp_path / "table.txt").read_text(encoding="utf-8") == table
    formula = chiso.estimate({"y": [1, 2], "x": ["=1+1", "b"]}, mean="y", by="x", variance="none")
    assert "\n=1+1," in formula.render("csv")
    assert "\n'=1+1," in formula.render("csv", spreadsheet_safe=True)
    formula.save(tmp_path / "safe.csv", spreadsheet_safe=True)
    assert (tmp_path / "safe.csv").read_text(encoding="utf-8") == formula.render("csv", spreadsheet_safe=True)


@pytest.mark.parametrize(
    "options, message",
    [
        (dict(width=0), "width is a whole number from 1"),
        (dict(width=80, format="csv"), "width= is for the format table, not csv"),
        (dict(colour="red"), "colour is one of none, ansi, not 'red'"),
        (dict(colour="ansi", format="json"), "colour= is for the format table, not json"),
        (dict(spreadsheet_safe=True), "spreadsheet_safe= is for the format csv, not table"),
    ],
)
def test_an_option_of_another_format_is_refused(scores, options, message):
    with pytest.raises(chiso.ArgumentError, match=message):
        scores.render(**options)


def test_results_say_why_they_do_not_pickle(scores):
    with pytest.raises(TypeError, match="send totals"):
        pickle.dumps(scores)


def test_a_repr_is_short_and_says_what_it_is(scores, data):
    lines = repr(scores).splitlines()
    assert lines[0] == "<chiso.Scores: sipas-2024, 51 nodes, 7 rows each>"
    assert len(lines) == 14 and lines[-1] == "… and 347 more"
    assert repr(chiso.check(data / "papi-2024.csv", "papi-2024")).startswith("<chiso.Findings: 0 faults, ")
    assert repr(chiso.Instrument("papi-2024")) == "<chiso.Instrument papi-2024: 37 nodes, year 2024, geography 63>"


class Tags(__import__("html.parser").parser.HTMLParser):
    """Sees that what is opened is closed."""

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.text = [], [], []

    def handle_starttag(self, tag, attributes):
        self.open.append(tag)
        self.seen.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def test_notebooks_show_a_table_with_labels_and_notes(data):
    made = chiso.score(data / "papi-2024.csv", "papi-2024", lang="vi").node("PAPI")
    tags = Tags()
    tags.feed(made._repr_html_())
    assert tags.open == [] and tags.seen.count("tr") == 61
    assert "Lạng Sơn" in tags.text and "Điểm" in tags.text and "45.0036" in tags.text
    assert any("Vĩnh Phúc" in t for t in tags.text)
    assert not any("nan" in t for t in tags.text)


def test_notebooks_are_safe_from_what_stands_in_the_data():
    rows = {"town": ["<script>alert(1)</script>", "b"], "x": [1.0, 2.0]}
    made = chiso.estimate(rows, mean="x", by="town", variance="none")
    assert "<script>" not in made._repr_html_() and "&lt;script&gt;" in made._repr_html_()


def test_estimates_and_changes_know_their_values(small, drawn, data):
    made = chiso.estimate(small, instrument="sipas-2024", by="province", design=drawn, mean=["age", "Q9_1"])
    one = made.variable("age").domain("20")
    assert one.value == one.row["estimate"] and one.ci == (one.row["ci_low"], one.row["ci_high"])
    before = chiso.score(data / "papi-2023.csv", "papi-2023")
    changes = chiso.score(data / "papi-2024.csv", "papi-2024").compare(before)
    assert type(changes) is chiso.Changes
    hanoi = changes.node("PAPI").domain("hanoi")
    assert hanoi.change == pytest.approx(43.7747 - 43.9603, abs=1e-4)


def test_differences_are_of_the_whole_result(scores, tmp_path):
    assert type(scores.differences()) is chiso.Differences and len(scores.differences()) == 6 * 51
    scores.save(tmp_path / "s.json")
    for made in (scores.node("SIPAS"), chiso.load(tmp_path / "s.json")):
        with pytest.raises(chiso.ArgumentError, match="differences need the totals"):
            made.differences()
    with pytest.raises(chiso.ArgumentError, match="whole, pairs, not"):
        scores.differences("all")


def test_provinces_are_found_in_any_spelling():
    assert chiso.province_code("TP. Hồ Chí Minh") == chiso.province_code("ho chi minh") == "79"
    assert chiso.province_code(1) == "01" and chiso.province_code("Atlantis") is None
    assert chiso.province_name(20) == "Lạng Sơn" and chiso.province_name("99") is None
    assert chiso.province_name("R1", "regions") is not None and chiso.province_code("hue", 34) == "46"
