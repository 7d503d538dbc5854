# SPDX-License-Identifier: GPL-3.0-or-later
"""What a result of reliability() knows of itself, and what it refuses."""

import chiso
import pytest

pytestmark = pytest.mark.filterwarnings("ignore::chiso.ChisoWarning")

DATA = {
    "g": ["x", "x", "x", "y", "y", "y", "y", "x"],
    "a": [1, 2, 3, 4, 5, 2, 4, 1],
    "b": [1, 3, 2, 5, 4, 1, 5, 2],
    "c": [5, 4, 4, 2, 1, 5, 2, 4],
}


def test_items_against_the_others_are_named_and_not_turned():
    made = chiso.reliability(DATA, ["a", "b", "c"])
    assert made.against == ("c",)
    turned = chiso.reliability(DATA, ["a", "b", "c"], reverse="c")
    assert turned.against == ()
    assert made.alpha < 0 < turned.alpha
    assert any("--reverse" in n or "reverse=" in n for n in made.notes)


def test_alpha_is_what_it_is():
    x, k = list(zip(DATA["a"], DATA["b"])), 2
    made = chiso.reliability(DATA, ["a", "b"])
    variance = lambda v: sum((i - sum(v) / len(v)) ** 2 for i in v) / (len(v) - 1)
    expected = k / (k - 1) * (1 - sum(variance(v) for v in zip(*x)) / variance([sum(r) for r in x]))
    assert made.alpha == pytest.approx(expected, rel=1e-13)


def test_rows_are_found_by_domain_statistic_and_item():
    made = chiso.reliability(DATA, ["a", "b", "c"], reverse=["c"], by="g")
    assert made.by == ("g",)
    one = made.domain("y").statistic("item_mean").item("a")
    assert (one.value, one.n) == (15 / 4, 4)
    assert one.ci[0] < one.value < one.ci[1]
    assert made.domain("x").alpha == chiso.reliability(DATA, ["a", "b", "c"], reverse="c", where="g = x").alpha
    assert chiso.reliability(DATA, ["a", "b"]).by == ()


def test_an_empty_selection_has_nothing():
    made = chiso.reliability(DATA, ["a", "b", "c"]).statistic("kmo")
    assert made.alpha is None
    assert made.against == ()


def test_factors_have_loadings():
    made = chiso.reliability(DATA, ["a", "b", "c"], factors=1)
    loadings = made.statistic("loading")
    assert [r["item"] for r in loadings] == ["a", "b", "c"]
    assert loadings.item("c").value < 0
    assert chiso.reliability(DATA, ["a", "b", "c"], factors="parallel").statistic("factors_suggested").value >= 0


@pytest.mark.parametrize(
    "wrong, words",
    [
        ({"items": ["a"]}, "two and more"),
        ({"items": "a"}, "two and more"),
        ({"items": ["a", "a"]}, "named twice"),
        ({"reverse": "z"}, "reverse"),
        ({"use": "some"}, "pairwise, listwise"),
        ({"factors": 0}, "from 1 up"),
        ({"factors": True}, "from 1 up"),
        ({"factors": 1.5}, "from 1 up"),
        ({"factors": "many"}, "parallel"),
        ({"factors": 9}, "3 items"),
        ({"rotation": "promax"}, "varimax, oblimin, none"),
        ({"extraction": "ml"}, "minres, components"),
        ({"design": chiso.Design(weight="a", repweights="b*", rep_type="jk1")}, "replicate weights"),
        ({"items": ["a", "nowhere"]}, "nowhere"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(wrong, words):
    with pytest.raises(chiso.ArgumentError, match=words):
        chiso.reliability(DATA, **{"items": ["a", "b", "c"], **wrong})


def test_faults_come_with_their_findings():
    with pytest.raises(chiso.DataError) as raised:
        chiso.reliability({"a": [1, 2], "b": ["1", "much"]}, ["a", "b"])
    assert "much" in raised.value.findings["value"]


def test_warnings_are_pythons():
    with pytest.warns(chiso.ChisoWarning, match="weight"):
        chiso.reliability(DATA, ["a", "b"])


def test_totals_are_no_answers():
    with pytest.raises(chiso.ChisoError):
        chiso.reliability(chiso.totals(DATA, None, mean="a"), ["a", "b"])
