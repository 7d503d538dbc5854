# SPDX-License-Identifier: GPL-3.0-or-later
"""Packages that are used where they are installed."""

from __future__ import annotations

from typing import Any


def needed(module: str, what: str) -> Any:
    """An optional package, or an error that says how to get it."""
    try:
        return __import__(module)
    except ImportError:
        raise ImportError(
            f"{what} needs {module}; install python3-{module} or pip install {module}"
        ) from None


def numpy_or_none() -> Any:
    """numpy where it is installed, else None."""
    try:
        import numpy
    except ImportError:
        return None
    return numpy
