# SPDX-License-Identifier: GPL-3.0-or-later
"""Errors are called in tracebacks what programs call them, and travel between processes."""

from __future__ import annotations

import pickle
import traceback

import pytest

import chiso

KINDS = [k for k in vars(chiso).values() if isinstance(k, type) and issubclass(k, (chiso.ChisoError, Warning))]


@pytest.mark.parametrize("kind", KINDS)
def test_names(kind: type) -> None:
    error = kind("what happened")
    assert traceback.format_exception_only(kind, error)[-1] == f"chiso.{kind.__name__}: what happened\n"
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind and str(again) == "what happened"


def test_all_of_them() -> None:
    assert len(KINDS) == 14
