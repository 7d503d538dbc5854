# SPDX-License-Identifier: GPL-3.0-or-later
"""The package has types throughout, and programs that use it are checked by them."""

import subprocess
import sys

import pytest

pytest.importorskip("mypy")


def check(source, *arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", str(source / "bindings/python/mypy.ini"),
         "--cache-dir", "/dev/null", *arguments],
        cwd=source / "bindings" / "python", capture_output=True, text=True, check=False, **options,
    )  # fmt: skip


def test_the_package_passes_mypy_strict(source):
    done = check(source)
    assert done.returncode == 0, done.stdout
    assert "no issues found in" in done.stdout


PROGRAM = """
import chiso
made = chiso.score("answers.csv", "sipas-2024", by="province", design=chiso.Design(weight="w"))
reveal_type(made.node("SIPAS").domain("20").ci)
reveal_type(made.rank().whole)
chiso.score("answers.csv", "sipas-2024", design="w")
made.node("SIPAS").domain("20").score + 1
"""


def test_programs_that_use_it_are_checked(source, tmp_path):
    (tmp_path / "program.py").write_text(PROGRAM)
    told = check(source, str(tmp_path / "program.py")).stdout
    assert 'Revealed type is "Union[Tuple[builtins.float, builtins.float], None]"' in told
    assert 'Revealed type is "builtins.list[chiso._row.Row]"' in told
    assert 'Argument "design" to "score" has incompatible type "str"; expected "Optional[Design]"' in told
    assert 'Unsupported operand types for + ("None" and "int")' in told
