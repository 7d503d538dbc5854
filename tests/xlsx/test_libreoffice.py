# SPDX-License-Identifier: GPL-3.0-or-later
"""test_libreoffice.py TOOL SOURCE: what LibreOffice reads of workbooks, computing every formula anew.

One start for all files.  Numbers, names and the profile of the first province are compared with what the workbooks
hold; then another province is chosen in the file, and its profile compared with the scores.  PDF shows that pages
can be made of all sheets.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

from books import DESIGN, HOSTILE, Tool, survey_of

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
RECOMPUTE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


class Office:
    def __init__(self, program, folder):
        self.program, self.folder = program, pathlib.Path(folder)
        user = self.folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(RECOMPUTE)

    def convert(self, to, paths):
        out = self.folder / "out"
        done = subprocess.run([self.program, f"-env:UserInstallation=file://{self.folder / 'profile'}", "--headless",
                               "--convert-to", to, "--outdir", str(out), *map(str, paths)],
                              capture_output=True, text=True, timeout=240)
        assert done.returncode == 0, done.stderr
        for words in ("repair", "corrupt", "damaged", "Error:"):
            assert words not in done.stdout + done.stderr, done.stdout + done.stderr
        return out


def spelled(paragraph):
    """Its text; several spaces are an element."""
    text = paragraph.text or ""
    for child in paragraph:
        text += " " * int(child.get(TEXT + "c", 1)) if child.tag == TEXT + "s" else spelled(child)
        text += child.tail or ""
    return text


def read_cell(cell):
    """float, str, or None: what LibreOffice holds."""
    kind = cell.get(OFFICE + "value-type")
    if kind in ("float", "percentage"):
        return float(cell.get(OFFICE + "value"))
    return "\n".join(map(spelled, cell.findall(TEXT + "p"))) if kind == "string" else None


def rows_of(element):
    """The rows of a sheet, not those of tables inside its charts."""
    for child in element:
        if child.tag == TABLE + "table-row":
            yield child
        elif child.tag in (TABLE + "table-header-rows", TABLE + "table-rows", TABLE + "table-row-group"):
            yield from rows_of(child)


def read_sheets(path):
    """Every sheet of an OpenDocument file: {name: {(row, column): content}}."""
    sheets = {}
    for table in ET.parse(path).getroot().findall(f"{OFFICE}body/{OFFICE}spreadsheet/{TABLE}table"):
        cells, row = {}, 0
        for line in rows_of(table):
            column = 0
            for cell in line:
                repeated = int(cell.get(TABLE + "number-columns-repeated", 1))
                content = read_cell(cell)
                if content is not None:
                    for down in range(int(line.get(TABLE + "number-rows-repeated", 1))):
                        cells.update({(row + down, column + right): content for right in range(repeated)})
                column += repeated
            row += int(line.get(TABLE + "number-rows-repeated", 1))
        sheets[table.get(TABLE + "name")] = cells
    return sheets


def check_sheets(out, book):
    """Every cell of every sheet comes back: numbers to the last digit, names as text."""
    read = read_sheets(out / f"{book.path.stem}.fods")
    count = 0
    assert set(book.sheets) <= set(read)
    for sheet in book.sheets:
        for place, content in book.cells(sheet).items():
            expected = content[1] if isinstance(content, tuple) else content
            if expected == "#N/A":  # of a formula alone: it says so itself
                continue
            found = read[sheet].get(place)
            where = (book.path.name, sheet, place, found, expected)
            assert type(found) is type(expected), where
            if isinstance(expected, float):  # LibreOffice writes fifteen digits
                assert abs(found - expected) <= 5.1e-15 * abs(expected), where
            else:
                assert found == expected, where
            count += 1
    return count


def choose(book, path, profile, name):
    """A copy of the workbook with another name in the cell of the choice."""
    part = book.sheets[profile]
    index = book.strings.index(name)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in book.zip.namelist():
            content = book.zip.read(entry)
            if entry == part:
                text, count = re.subn(rb'(<c r="B4"[^>]*><v>)\d+(</v>)', rb"\g<1>%d\g<2>" % index, content)
                assert count == 1
                content = text
            copy.writestr(entry, content)


def check_profile(out, path, profile, name, scores):
    """The profile of the chosen one: every node's score and rank."""
    cells = read_sheets(out / f"{path.stem}.fods")[profile]
    assert cells[3, 1] == name, cells[3, 1]
    titles = {content: column for (row, column), content in cells.items() if row == 4}
    checked = 0
    for row in sorted({row for row, column in cells if row > 4 and column == 0}):
        expected = scores[cells[row, 0]]
        for title, key in (("Score", "score"), ("Rank", "rank")):
            found = cells[row, titles[title]]
            if expected[key] == "":
                assert found == "–", (row, found, expected)
            else:
                assert abs(found - float(expected[key])) <= 1e-13 * max(1, abs(found)), (found, expected)
            checked += 1
    assert checked == 2 * len(scores), checked


def main():
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        print("LibreOffice is not installed")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        tool = Tool(sys.argv[1], sys.argv[2], folder)
        if "xlsx" not in tool.run("report", "--help")[0].decode():
            print("chiso was built without libxlsxwriter")
            return 77
        papi = [tool.data("papi-2024.csv"), "--instrument", "papi-2024", "--lang", "en"]
        sipas = [tool.data("sipas-small.csv"), "--instrument", "sipas-2024", "--by", "province", *DESIGN]
        survey, instrument = survey_of(tool, HOSTILE)
        hostile = [survey, "--instrument", instrument, "--by", "district", "--weight", "weight", "--min-n", "1"]
        books = [tool.book("papi", "report", *papi), tool.book("sipas", "report", *sipas, "--lang", "vi"),
                 tool.book("hostile", "report", *hostile), tool.book("table", "score", *sipas, "--order", "rank")]
        chosen = {"Lạng Sơn": ("20", books[0], "Province profile", papi),
                  "Vĩnh Phúc": ("26", books[0], "Province profile", papi),  # withheld: nothing to show
                  HOSTILE[4]: (HOSTILE[4], books[2], "Profile", hostile)}
        copies = {}
        for i, (name, (_, book, profile, _)) in enumerate(chosen.items()):
            copies[name] = pathlib.Path(folder) / f"chosen{i}.xlsx"
            choose(book, copies[name], profile, name)
        office = Office(program, folder)
        out = office.convert("fods", [book.path for book in books] + list(copies.values()))
        cells = sum(check_sheets(out, book) for book in books)
        assert cells > 10000, cells
        for name, (code, book, profile, arguments) in chosen.items():
            rows = tool.rows("score", *arguments)
            by = next(iter(rows[0]))
            scores = {row["code"]: row for row in rows if row[by] == code}
            assert scores, name
            check_profile(out, copies[name], profile, name, scores)
        office.convert("pdf", [books[2].path])
        pdf = (out / "hostile.pdf").read_bytes()
        assert pdf.startswith(b"%PDF") and len(re.findall(rb"/Type\s*/Page\b", pdf)) >= len(books[2].sheets) - 1
    print(f"LibreOffice reads {cells} cells as they were written, and computes every profile")
    return 0


sys.exit(main())
