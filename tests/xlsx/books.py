# SPDX-License-Identifier: GPL-3.0-or-later
"""The workbooks that the tests look at, and what the same command writes as CSV."""

import csv
import io
import os
import pathlib
import re
import subprocess
import xml.etree.ElementTree as ET
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

HOSTILE = ['=HYPERLINK("http://x.example","click")', "<script>alert(1)</script>", "+1+1", "@SUM(1)", "a*b?c~d",
           "_x0041_", "' quoted '", "http://x.example/", "Đà\u202eNẵng"]

DESIGN = ["--weight", "weight", "--strata", "stratum", "--psu", "psu"]


class Tool:
    """Runs chiso in a folder, in a locale of decimal commas."""

    def __init__(self, tool, source, folder):
        self.tool, self.source, self.folder = tool, pathlib.Path(source), pathlib.Path(folder)

    def data(self, name):
        return str(self.source / "examples" / "data" / name)

    def run(self, *arguments, locale="vi_VN.UTF-8"):
        environment = dict(os.environ, LC_ALL=locale)
        done = subprocess.run([self.tool, *arguments], capture_output=True, cwd=self.folder, env=environment)
        assert done.returncode == 0, done.stderr.decode()
        printed = [line for line in done.stderr.decode().splitlines() if ": warning" not in line]
        return done.stdout, printed

    def book(self, name, *arguments, **how):
        path = self.folder / f"{name}.xlsx"
        self.run(*arguments, "--format", "xlsx", "-o", str(path), **how)
        return Book(path)

    def rows(self, *arguments):
        text = self.run(*arguments, "--format", "csv")[0].decode()
        return list(csv.DictReader(io.StringIO(text)))


def column_number(letters):
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number - 1


def decoded(text):
    """A text of a workbook, whose _xHHHH_ are characters."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


class Book:
    """A workbook read part by part."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.zip = zipfile.ZipFile(path)
        assert self.zip.testzip() is None
        self.xml = {name: ET.fromstring(self.zip.read(name)) for name in self.zip.namelist()}
        self.strings = []
        if "xl/sharedStrings.xml" in self.xml:
            self.strings = [decoded("".join(t.text or "" for t in item.iter(MAIN + "t")))
                            for item in self.xml["xl/sharedStrings.xml"]]
        sheets = self.xml["xl/workbook.xml"].find(MAIN + "sheets")
        relations = {r.get("Id"): r.get("Target") for r in self.xml["xl/_rels/workbook.xml.rels"]}
        self.sheets = {s.get("name"): "xl/" + relations[s.get(OFFICE + "id")] for s in sheets}
        self.hidden = {s.get("name") for s in sheets if s.get("state") == "hidden"}

    def cells(self, sheet):
        """(row, column): value; texts are str, numbers float, formulas (formula, value)."""
        found = {}
        for cell in self.xml[self.sheets[sheet]].iter(MAIN + "c"):
            value, formula = cell.find(MAIN + "v"), cell.find(MAIN + "f")
            if value is None:
                continue
            kind = cell.get("t")
            content = self.strings[int(value.text)] if kind == "s" else value.text if kind == "str" else float(value.text)
            letters, row = re.fullmatch("([A-Z]+)([0-9]+)", cell.get("r")).groups()
            found[int(row) - 1, column_number(letters)] = (formula.text, content) if formula is not None else content
        return found

    def table(self, sheet, head):
        """The rows below a heading, as dicts."""
        cells = self.cells(sheet)
        titles = {column: text for (row, column), text in cells.items() if row == head}
        last = max(row for row, _ in cells)
        return [{title: cells.get((row, column)) for column, title in titles.items()} for row in range(head + 1, last + 1)]


def survey_of(tool, names):
    """The small survey of the examples with names of our own for its districts; (file, instrument)."""
    source = pathlib.Path(tool.data("small-survey"))
    with open(source / "responses.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    path = tool.folder / "hostile.csv"
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        for i, row in enumerate(rows):
            row["district"] = names[i % len(names)]
            writer.writerow(row)
    return str(path), str(source / "instrument")
