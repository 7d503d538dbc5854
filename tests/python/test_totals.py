# SPDX-License-Identifier: GPL-3.0-or-later
"""Totals: sums, bytes, files, other processes."""

import json
import math
import pickle
import subprocess
import sys

import chiso
import pytest

numpy = pytest.importorskip("numpy")
pandas = pytest.importorskip("pandas")


@pytest.fixture(scope="module")
def frame(small):
    return pandas.read_csv(small)


@pytest.fixture(scope="module")
def whole(frame, drawn):
    return chiso.totals(frame, "sipas-2024", by="province", design=drawn)


@pytest.fixture(scope="module")
def pieces(frame, drawn):
    cuts = [0, 100, 433, 700]
    return [
        chiso.totals(frame.iloc[a:b], "sipas-2024", by="province", design=drawn)
        for a, b in zip(cuts, cuts[1:])
    ]


def close(one, other):
    """The same rows, in any order, to rounding."""
    key = ["province", "code"]
    a, b = (r.to_pandas().fillna({"province": ""}).sort_values(key).reset_index(drop=True) for r in (one, other))
    pandas.testing.assert_frame_equal(a, b, rtol=1e-12, atol=1e-12, check_exact=False)


def test_totals_tell_what_they_hold(whole, small):
    assert (whole.respondents, whole.domains, whole.replicates) == (700, 6, 0)
    assert whole.units == 21
    assert repr(whole) == "<chiso.Totals of sipas-2024: 700 respondents, 21 units, 6 domains>"


def test_pieces_add_up_in_any_way(whole, pieces):
    expected = whole.score()
    close(sum(pieces).score(), expected)
    close((pieces[2] + pieces[0] + pieces[1]).score(), expected)
    close(chiso.merge(iter(pieces)).score(), expected)
    close(chiso.score(pieces), expected)
    assert sum(pieces[:1]) is pieces[0]
    with pytest.raises(TypeError):
        pieces[0] + 1
    with pytest.raises(chiso.ArgumentError, match="no pieces"):
        chiso.merge([])
    with pytest.raises(chiso.ArgumentError, match="pieces are totals, not str"):
        chiso.merge(["t"])


def test_pieces_that_do_not_belong_together_say_why(pieces, frame, drawn):
    other = chiso.totals(frame, "sipas-2024", by="gender", design=drawn)
    with pytest.raises(chiso.ArgumentError, match="by"):
        pieces[0] + other


def test_totals_pickle_to_the_last_bit(whole):
    back = pickle.loads(pickle.dumps(whole))
    assert back.to_bytes() == whole.to_bytes()
    assert back.score().render("json") == whole.score().render("json")
    assert back.instrument.name == "sipas-2024"


def test_totals_of_ones_own_instrument_pickle_with_it(data, tmp_path):
    import shutil

    shutil.copytree(data / "small-survey", tmp_path / "copy")
    drawn = chiso.Design(strata="stratum", psu="commune", weight="weight")
    made = chiso.totals(tmp_path / "copy" / "responses.csv", tmp_path / "copy" / "instrument", by="district", design=drawn)
    variance = chiso.Variance(lone_psu="centre")
    expected, packed = made.score(variance=variance).render("csv"), pickle.dumps(made)
    shutil.rmtree(tmp_path / "copy")
    again = pickle.loads(pickle.dumps(pickle.loads(packed)))
    assert again.score(variance=variance).render("csv") == expected


def test_another_process_can_go_on_with_them(whole, source, tmp_path):
    packed = tmp_path / "totals.pickle"
    packed.write_bytes(pickle.dumps(whole))
    code = (
        "import pickle, sys; t = pickle.load(open(sys.argv[1], 'rb'));"
        "sys.stdout.write(t.score().render('json'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(packed)],
        env={**__import__("os").environ, "PYTHONPATH": str(source / "bindings" / "python")},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == whole.score().render("json")


def test_files_of_totals_are_read_and_refused_when_damaged(whole, tmp_path):
    whole.save(tmp_path / "t")
    assert chiso.Totals.load(tmp_path / "t").score().render("csv") == whole.score().render("csv")
    assert chiso.score(tmp_path / "t").render("csv") == whole.score().render("csv")
    damaged = bytearray(whole.to_bytes())
    damaged[len(damaged) // 2] ^= 1
    with pytest.raises(chiso.DataError, match="the bytes.*damaged"):
        chiso.Totals.from_bytes(bytes(damaged), "sipas-2024")
    with pytest.raises(chiso.DataError, match="cut off"):
        chiso.Totals.from_bytes(whole.to_bytes()[:-9], "sipas-2024")
    with pytest.raises(chiso.DataError, match="not a totals file"):
        chiso.Totals.from_bytes(b"", "sipas-2024")
    with pytest.raises(chiso.ArgumentError, match="sipas-2022"):
        chiso.Totals.from_bytes(whole.to_bytes(), "sipas-2022")
    (tmp_path / "bad").write_bytes(damaged)
    with pytest.raises(chiso.DataError, match="damaged"):
        chiso.Totals.load(tmp_path / "bad")


def test_totals_without_an_instrument_cannot_leave_the_process(frame):
    made = chiso.totals(frame, mean="age")
    with pytest.raises(chiso.ArgumentError, match="instrument="):
        pickle.dumps(made)


def test_regrouped_totals_are_those_of_recoded_answers(whole, frame, drawn):
    merged = {10: "15", 1: "01", 20: "20", 48: "48", 31: "31", 92: "92"}  # Lào Cai joined Yên Bái, 15
    recoded = chiso.totals(
        frame.assign(region=[merged[p] for p in frame["province"]]), "sipas-2024", by="region", design=drawn
    )
    made = whole.regroup(34)
    assert made.score().settings["geography"] == "34"
    a = {r["province"]: r["score"] for r in made.score().node("SIPAS")}
    b = {r["region"]: r["score"] for r in recoded.score().node("SIPAS")}
    for code, score in b.items():
        found = a[code] if code is None or code in a else a[chiso.province_code(chiso.province_name(code), 34)]
        assert math.isclose(found, score, rel_tol=1e-12)


def test_covariances_and_contrasts_are_those_of_the_estimates(frame, drawn):
    totals = chiso.totals(frame, by="gender", design=drawn, mean=["age"])
    made = totals.estimate()
    matrix = totals.covariance()
    assert matrix.shape == (3, 3) and numpy.allclose(matrix, matrix.T, rtol=1e-14)
    assert numpy.allclose(numpy.sqrt(numpy.diag(matrix)), made["se"], rtol=1e-12)
    contrast = totals.contrast([0, 1, -1])
    expected = math.sqrt(matrix[1, 1] + matrix[2, 2] - 2 * matrix[1, 2])
    assert contrast["se"][0] == pytest.approx(expected, rel=1e-12)
    assert contrast["estimate"][0] == pytest.approx(made["estimate"][1] - made["estimate"][2], rel=1e-12)
    difference = made.differences("pairs")
    assert difference["se"][0] == pytest.approx(expected, rel=1e-12)
    assert len(totals.contrast([[1, 0, 0], [0, 1, -1]])) == 2
    with pytest.raises(chiso.ArgumentError, match="as many"):
        totals.contrast([[1, 0, 0], [0, 1]])
    with pytest.raises(chiso.ArgumentError):
        totals.contrast([1, -1])


def test_replicate_weights_of_a_frame_are_those_of_a_file(frame, tmp_path):
    rng = numpy.random.default_rng(5)
    weights = {f"rw{i}": frame["weight"] * rng.uniform(0.5, 1.5, len(frame)) for i in range(8)}
    wide = pandas.concat([frame, pandas.DataFrame(weights)], axis=1)
    wide.to_csv(tmp_path / "wide.csv", index=False)
    design = chiso.Design(weight="weight", repweights="rw*", rep_type="bootstrap")
    here = chiso.score(wide, "sipas-2024", by="province", design=design)
    there = chiso.score(tmp_path / "wide.csv", "sipas-2024", by="province", design=design)
    assert json.loads(here.render("json"))["rows"] == json.loads(there.render("json"))["rows"]
    assert chiso.totals(wide, "sipas-2024", design=design).replicates == 8
    se = there.node("SIPAS").domain("20").se
    scores = []
    for i in range(8):
        one = chiso.Design(weight=f"rw{i}")
        made = chiso.score(wide, "sipas-2024", by="province", design=one, variance="none")
        scores.append(made.node("SIPAS").domain("20").score)
    assert se == pytest.approx(numpy.std(scores, ddof=1), rel=1e-10), "by hand"
