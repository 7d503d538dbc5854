# SPDX-License-Identifier: GPL-3.0-or-later
"""The library is found, and it is the right one, or a message says what to do."""

import os
import re
import subprocess
import sys
from pathlib import Path

import chiso
import pytest
from chiso._library import FILE_NAME, lib


def test_the_package_and_the_library_have_one_version(source):
    told = re.search(r"project\(chiso VERSION ([0-9.]+)", (source / "CMakeLists.txt").read_text()).group(1)
    assert chiso.__version__ == told == lib.chiso_version().decode()


def importing(source: Path, library: "str | None", code: str = "import chiso") -> str:
    environment = {k: v for k, v in os.environ.items() if k != "CHISO_LIBRARY"}
    environment["PYTHONPATH"] = str(source / "bindings" / "python")
    if library is not None:
        environment["CHISO_LIBRARY"] = library
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def test_a_library_that_is_not_there_is_named_and_the_message_says_what_to_do(source):
    told = importing(source, "/nowhere/libchiso.so")
    assert "chiso.LibraryError" in told
    assert "CHISO_LIBRARY: /nowhere/libchiso.so: cannot open shared object file" in told
    assert "libchiso0.1" in told and f"path of {FILE_NAME}" in told


def test_a_missing_library_is_an_import_error(source):
    told = importing(source, "/nowhere", "try:\n import chiso\nexcept ImportError as e: print('told', e.column)")
    assert told == "told None\n"


def compiled(folder: Path, code: str) -> str:
    path = folder / "library.so"
    (folder / "library.c").write_text(code)
    try:
        subprocess.run(
            ["cc", "-shared", "-fPIC", "-o", str(path), str(folder / "library.c")], check=True
        )
    except FileNotFoundError:
        pytest.skip("there is no C compiler")
    return str(path)


def test_a_library_of_another_version_is_refused_by_name_and_version(source, tmp_path):
    path = compiled(tmp_path, 'const char *chiso_version(void) { return "7.3.1"; }')
    told = importing(source, path)
    assert f"{path} is chiso 7.3.1, and this package is for {chiso.__version__}" in told
    assert "CHISO_LIBRARY" in told


def test_a_library_that_is_no_chiso_is_refused(source, tmp_path):
    assert "is no library of chiso" in importing(source, compiled(tmp_path, "int x;"))
    old = compiled(tmp_path, f'const char *chiso_version(void) {{ return "{chiso.__version__}"; }}')
    assert "has no function chiso_" in importing(source, old)
