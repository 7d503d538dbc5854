# SPDX-License-Identifier: GPL-3.0-or-later
"""test_parts.py TOOL SOURCE: workbooks part by part, as Python's zipfile and XML read them."""

import csv
import posixpath
import re
import sys
import tempfile

from books import DESIGN, HOSTILE, MAIN, Book, Tool, column_number, survey_of

ISO_PUBLISHED = {"vi": "không biết sai số", "en": "no margin of error is known"}
GROUPS = {"best": "best performers", "high_average": "high average", "low_average": "low average",
          "poor": "poor performers"}


def check_package(book):
    """Every part has a type, every relationship leads to a part, every part is led to."""
    types = book.xml["[Content_Types].xml"]
    by_name = {t.get("PartName") for t in types if t.get("PartName")}
    by_extension = {t.get("Extension") for t in types if t.get("Extension")}
    led_to = set()
    for name, root in book.xml.items():
        if name != "[Content_Types].xml":
            assert "/" + name in by_name or name.rsplit(".", 1)[-1] in by_extension, name
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        for relation in root:
            assert relation.get("TargetMode") != "External", relation.attrib
            target = posixpath.normpath(posixpath.join(folder, relation.get("Target")))
            assert target in book.xml, (name, target)
            led_to.add(target)
    parts = {n for n in book.xml if not n.endswith(".rels") and n != "[Content_Types].xml"}
    assert parts == led_to, parts ^ led_to
    assert all(len(sheet) <= 31 for sheet in book.sheets)


def close(found, written):
    """What the workbook has is what CSV has, to sixteen digits; missing is missing."""
    if written == "":
        return found is None
    return isinstance(found, float) and abs(found - float(written)) <= 1e-15 * abs(float(written))


def check_result(tool):
    """--format xlsx of a score: every number that CSV has."""
    arguments = ["score", tool.data("sipas-small.csv"), "--instrument", "sipas-2024", "--by", "province", *DESIGN,
                 "--order", "rank"]  # a table of rows in an order is no report
    book, rows = tool.book("score", *arguments), tool.rows(*arguments)
    check_package(book)
    assert list(book.sheets) == ["Table", "Method"], list(book.sheets)
    table = book.table("Table", 0)
    assert len(table) == len(rows)
    for row, written in zip(table, rows):
        assert row["Code"] == written["code"]
        assert (row["Province (code)"] or "") == written["province"], row
        assert (row["Group"] or "") == GROUPS.get(written["group"], "")
        for title, name in {"Score": "score", "Std. error": "se", "Interval from": "ci_low", "Interval to": "ci_high", "Respondents": "n",
                            "Coefficient of variation": "cv",
                            "Rank": "rank", "Rank to": "rank_high"}.items():
            assert close(row[title], written[name]), (title, row[title], written[name])
    settings = {row["Setting"]: row["Value"] for row in book.table("Method", head_of(book, "Method", "Setting"))}
    assert settings["level"] == 0.95 and settings["instrument"] == "sipas-2024"


def head_of(book, sheet, text):
    return next(row for (row, _), content in sorted(book.cells(sheet).items()) if content == text)


def by_name(book, sheet, title):
    return {row[title]: row for row in book.table(sheet, 4) if row.get(title)}


def check_scores(tool, book, arguments, titles):
    """The sheets of the index and of its parts against CSV."""
    rows = tool.rows("score", *arguments)
    root = rows[0]["code"]
    index = by_name(book, root, titles["domain"])
    cells = book.table(root, 4)
    assert [row[titles["rank"]] for row in cells if row[titles["rank"]]] == sorted(
        float(row["rank"]) for row in rows if row["code"] == root and row["rank"])
    names = {}
    for row in book.table([s for s in book.sheets if s in ("All scores", "Toàn bộ điểm")][0], 4):
        names[row.get("Province (code)") or row.get("Tỉnh, thành phố (mã)") or ""] = row[titles["domain"]]
    sheets = {sheet.split(" ")[0]: sheet for sheet in book.sheets}
    for row in rows:
        name = names[row["province"]]
        if row["code"] == root:
            assert close(index[name][titles["score"]], row["score"]), row
        if row["parent"] == root and row["code"] in sheets:
            part = by_name(book, sheets[row["code"]], titles["domain"])
            assert close(part[name][titles["score"]], row["score"]), row
        if row["parent"] in sheets and row["parent"] != root:
            part = by_name(book, sheets[row["parent"]], titles["domain"])[name]
            own = [value for title, value in part.items() if title.startswith(row["code"] + " ")]
            assert len(own) == 1 and close(own[0], row["score"]), (row, own)
    return rows


TITLES = {"en": {"domain": "Province", "rank": "Rank", "score": "Score"},
          "vi": {"domain": "Tỉnh, thành phố", "rank": "Hạng", "score": "Điểm"}}


def check_chart(book, root, margins):
    """A line chart: the ends of the intervals joined by high-low lines, or scores without any."""
    space = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    charts = [x for name, x in book.xml.items() if name.startswith("xl/charts/")]
    line = next(c for c in charts if c.find(f".//{space}lineChart") is not None)
    assert (line.find(f".//{space}hiLowLines") is not None) == margins
    series = line.findall(f".//{space}ser")
    assert len(series) == (6 if margins else 4)
    names = [c.text for c in series[0].findall(f"./{space}cat//{space}v")]
    ranked = [row for row in book.table(root, 4) if row.get("Hạng") or row.get("Rank")]
    assert names == [row.get("Tỉnh, thành phố") or row.get("Province") for row in ranked]
    radar = [c for c in charts if c.find(f".//{space}radarChart") is not None]
    assert len(radar) == 1 and len(radar[0].findall(f".//{space}ser")) == 3
    check_cache(book, radar[0].findall(f".//{space}ser"), space)


def check_cache(book, series, space):
    """What the radar draws where nothing is computed is what the formulas give for the first in rank."""
    cells = book.cells(next(iter(book.hidden)))
    for one in series:
        values = one.find(f"{space}val")
        letters, first, last = re.fullmatch(r".*!\$([A-Z]+)\$(\d+):\$\1\$(\d+)", values.find(f".//{space}f").text).groups()
        kept = {int(pt.get("idx")): float(pt.find(f"{space}v").text) for pt in values.iter(f"{space}pt")}
        formulas = [cells[row, column_number(letters)][1] for row in range(int(first) - 1, int(last))]
        computed = {i: float(value) for i, value in enumerate(formulas) if value != "#N/A"}
        assert kept.keys() == computed.keys() and len(kept) >= 3
        assert all(abs(kept[i] - computed[i]) <= 1e-14 * abs(computed[i]) for i in kept), (kept, computed)


def check_published(tool, language):
    arguments = [tool.data("papi-2024.csv"), "--instrument", "papi-2024", "--lang", language]
    book = tool.book(f"papi-{language}", "report", *arguments)
    check_package(book)
    assert ISO_PUBLISHED[language] in book.cells("PAPI")[1, 0]
    assert WHOLE[language][0] in book.cells("PAPI").values()  # all 63 provinces
    rows = check_scores(tool, book, arguments, TITLES[language])
    check_chart(book, "PAPI", margins=False)
    assert len(book.sheets) == 1 + 1 + 8 + 1 + 1 + 1 + 1, list(book.sheets)
    withheld = [row["province"] for row in rows if row["code"] == "PAPI" and row["score"] == ""]
    index = book.table("PAPI", 4)
    assert len(withheld) == 2 and len([row for row in index if row[TITLES[language]["score"]] is None]) == 2
    return book


WHOLE = {"en": ("Viet Nam", "Overall"), "vi": ("Cả nước", "Chung")}


def check_whole(book, name):
    """One name of the whole in every sheet that has it."""
    everything = [content for sheet in book.sheets for content in book.cells(sheet).values()]
    assert everything.count(name) > 3
    assert not ({"(all)", "(chung)", *sum(WHOLE.values(), ())} - {name}) & set(everything)


def check_merged(tool):
    """Scores of merged provinces are not said to be published."""
    scores = tool.data("papi-2024.csv")
    with open(scores, encoding="utf-8") as file:
        head, *lines = csv.reader(file)
    column = next(i for i, name in enumerate(head) if name == "province")
    people = tool.folder / "people.csv"
    people.write_text("province,population\n" + "".join(f"{line[column]},1000\n" for line in lines), encoding="utf-8")
    for language, words in (("en", "(marked “approximate”) that nobody published"), ("vi", "(ghi “xấp xỉ”) chưa được công bố")):
        book = tool.book(f"merged-{language}", "report", scores, "--instrument", "papi-2024", "--lang", language,
                         "--geography", "34", "--populations", str(people))
        assert words in book.cells("PAPI")[1, 0], book.cells("PAPI")[1, 0]
        check_whole(book, WHOLE[language][0])


def check_survey(tool, language):
    arguments = [tool.data("sipas-small.csv"), "--instrument", "sipas-2024", "--by", "province", "--lang", language, *DESIGN]
    book = tool.book(f"sipas-{language}", "report", *arguments)
    check_package(book)
    assert "95%" in book.cells("SIPAS")[1, 0]
    check_whole(book, WHOLE[language][1])  # six of them
    check_scores(tool, book, arguments, TITLES[language])
    check_chart(book, "SIPAS", margins=True)
    parts = [sheet for sheet in book.sheets if sheet[:2] in ("P ", "S ", "P.", "S.")]
    assert len(parts) == 2 + 9, parts
    assert len(book.hidden) == 1
    answers = "Câu trả lời" if language == "vi" else "Answers"
    assert answers in book.sheets
    return book


PLAIN = {"df", "deff", "CV", "p", "p (Holm)", "p (BH)", "Thống kê t"}


def check_headings(book, sheet):
    """No heading of a Vietnamese table is the name of a column."""
    titles = [content for (row, _), content in book.cells(sheet).items() if row == 4]
    assert len(titles) > 5 and all(title in PLAIN or not title.isascii() for title in titles), titles
    notes = {row.get("Ghi chú") for row in book.table(sheet, 4)} - {None}
    assert not any("_" in note or note.isascii() for note in notes), notes


def check_formulas(book, profile):
    """Formulas look up and stand in two sheets alone; nothing leads outside the file."""
    for sheet in book.sheets:
        formulas = [c[0] for c in book.cells(sheet).values() if isinstance(c, tuple)]
        if sheet == profile:
            assert formulas and all(f.startswith(("INDEX(", "IFERROR(MEDIAN(", "IF(COUNT(")) for f in formulas)
        elif sheet in book.hidden:
            assert all(f.startswith(("MATCH(", "IF(ISNUMBER(")) for f in formulas)
        else:
            assert not formulas, (sheet, formulas[:3])
        root = book.xml[book.sheets[sheet]]
        assert root.find(MAIN + "hyperlinks") is None


def check_choice(book, profile):
    """The yellow cell is a list of all names that the hidden sheet has."""
    validations = book.xml[book.sheets[profile]].findall(f".//{MAIN}dataValidation")
    assert [(v.get("type"), v.get("sqref")) for v in validations] == [("list", "B4")]
    hidden = next(iter(book.hidden))
    names = [c for (row, column), c in book.cells(hidden).items() if column == 0 and row > 0]
    assert validations[0].find(MAIN + "formula1").text == f"'{hidden}'!$A$2:$A${1 + len(names)}"
    choice = next(c for c in book.xml[book.sheets[profile]].iter(MAIN + "c") if c.get("r") == "B4")
    style = book.xml["xl/styles.xml"].find(MAIN + "cellXfs")[int(choice.get("s"))]
    assert style.get("numFmtId") == "49"  # text: a code such as 0101 keeps its zero
    assert book.cells(profile)[3, 1] == names[0] and len(set(names)) == len(names)


def check_hostile(tool):
    survey, instrument = survey_of(tool, HOSTILE)
    arguments = [survey, "--instrument", instrument, "--by", "district", "--weight", "weight", "--min-n", "1"]
    book = tool.book("hostile", "report", *arguments)
    check_package(book)
    check_formulas(book, "Profile")
    shown = [name.replace("\u202e", "\ufffd") for name in HOSTILE]
    root = next(iter(book.sheets))
    names = [row["Unit"] for row in book.table(root, 4) if row["Unit"] and row["Rank"]]
    assert sorted(names) == sorted(shown), names
    table = tool.book("hostile-score", "score", *arguments, "--order", "rank")
    check_package(table)
    assert not [c for c in table.cells("Table").values() if isinstance(c, tuple)]
    assert set(shown) <= set(table.cells("Table").values())


def check_small_cells(tool):
    """Nine districts of four or five people: what is below the threshold is not in the file."""
    survey, instrument = survey_of(tool, [f"huyện {i}" for i in range(9)])
    arguments = [survey, "--instrument", instrument, "--by", "district", "--weight", "weight"]
    rows = tool.rows("score", *arguments)
    small = [row for row in rows if "small_cell" in row["flags"]]
    assert small and len(small) < len(rows)
    seen = {float(row[name]) for row in rows if "small_cell" not in row["flags"]
            for name in ("score", "se", "ci_low", "ci_high") if row[name]}
    for verb, order in (("report", []), ("score", ["--order", "rank"])):
        book = tool.book(f"small-{verb}", verb, *arguments, *order)
        numbers = {c[1] if isinstance(c, tuple) else c for s in book.sheets for c in book.cells(s).values()}
        for row in small:
            for name in ("score", "se", "ci_low", "ci_high"):
                if row[name] and float(row[name]) not in seen and float(row[name]) not in (0, 100):
                    assert float(f"{float(row[name]):.16g}") not in numbers, (verb, row)
        assert "‡" in numbers, verb
        assert any("‡ " in c for c in numbers if isinstance(c, str))


def check_bytes(tool):
    """The same result is the same file, whatever the locale."""
    arguments = ["report", tool.data("papi-2024.csv"), "--instrument", "papi-2024"]
    first, second = tool.book("one", *arguments), tool.book("two", *arguments, locale="C")
    assert first.path.read_bytes() == second.path.read_bytes()
    core = next(name for name in first.xml if name.endswith("core.xml"))
    assert "1980-01-01T00:00:00Z" in first.zip.read(core).decode()


def main():
    with tempfile.TemporaryDirectory() as folder:
        tool = Tool(sys.argv[1], sys.argv[2], folder)
        formats = tool.run("report", "--help")[0].decode()
        if "xlsx" not in formats:
            print("chiso was built without libxlsxwriter")
            return 77
        check_result(tool)
        for language, profile in (("vi", "Hồ sơ tỉnh"), ("en", "Province profile")):
            for book in (check_published(tool, language), check_survey(tool, language)):
                check_formulas(book, profile)
                check_choice(book, profile)
                if language == "vi":
                    check_headings(book, "Toàn bộ điểm")
        check_merged(tool)
        check_hostile(tool)
        check_small_cells(tool)
        check_bytes(tool)
    print("workbooks of results and reports: parts, numbers, names and charts are as they should be")
    return 0


sys.exit(main())
