# SPDX-License-Identifier: GPL-3.0-or-later
"""Differences are asked for by node and pair, as scores are."""

from __future__ import annotations

import pytest

import chiso


def test_one_difference(small: str, drawn: chiso.Design) -> None:
    totals = chiso.totals(small, "sipas-2024", by="province", design=drawn)
    found = totals.score_differences([("Lào Cai", "Hải Phòng"), ("20", "01")])
    assert len(found.node("SIPAS")) == 2 and len(found.node("SIPAS", "P")) == 4
    one = found.node("SIPAS").domain("Lạng Sơn")
    scores = totals.score().node("SIPAS")
    assert one.difference == pytest.approx(scores.domain("20").score - scores.domain("01").score)
    assert one.ci is not None and one.ci[0] < one.difference < one.ci[1]


def test_of_estimates_there_are_no_nodes(small: str, drawn: chiso.Design) -> None:
    found = chiso.estimate(small, mean="Q9_1", by="gender", design=drawn).differences("pairs")
    with pytest.raises(chiso.ArgumentError, match="code"):
        found.node("SIPAS")
