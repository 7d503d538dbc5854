# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the Python package share.  They use the library that CHISO_LIBRARY names, or that of build/release."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2]

import chiso


def pytest_configure(config: pytest.Config) -> None:
    """Warnings about data are of the data; any other is an error."""
    config.addinivalue_line("filterwarnings", "ignore::chiso.ChisoWarning")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where everything is installed nothing may be skipped."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CHISO_NO_SKIP") and reporter.stats.get("skipped"):
        session.exitstatus = 1


@pytest.fixture(scope="session")
def source() -> Path:
    """The root of the sources."""
    return SOURCE


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of the example data."""
    return SOURCE / "examples" / "data"


@pytest.fixture(scope="session")
def small(data: Path) -> str:
    """A small simulated survey: 700 people of six provinces."""
    return str(data / "sipas-small.csv")


@pytest.fixture(scope="session")
def drawn() -> chiso.Design:
    """How its people were sampled."""
    return chiso.Design(strata="stratum", psu="psu", weight="weight")


@pytest.fixture(scope="session")
def scores(small: str, drawn: chiso.Design) -> chiso.Scores:
    """Its scores by province."""
    return chiso.score(small, "sipas-2024", by="province", design=drawn)


@pytest.fixture(scope="session")
def tool() -> str:
    """The command-line tool of the same build."""
    beside = Path(os.environ.get("CHISO_TOOL", SOURCE / "build" / "release" / "chiso"))
    if not beside.exists():
        pytest.skip("the tool is not built")
    return str(beside)


@pytest.fixture(scope="session")
def run_tool(tool: str):
    """Run the tool; what it prints."""

    def run(*arguments: str) -> str:
        done = subprocess.run([tool, *arguments], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run
