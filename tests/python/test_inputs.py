# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers in whatever a program has them in: the same numbers as from the file."""

import array
import ctypes
import json
import math

import chiso
import pytest

numpy = pytest.importorskip("numpy")
pandas = pytest.importorskip("pandas")

import producers  # noqa: E402


@pytest.fixture(scope="module")
def frame(small):
    return pandas.read_csv(small)


@pytest.fixture(scope="module")
def texts(small):
    return pandas.read_csv(small, dtype=str)


@pytest.fixture(scope="module")
def expected(scores):
    return json.loads(scores.render("json"))["rows"]


@pytest.fixture()
def check(drawn, expected):
    def same(data, **options):
        made = chiso.score(data, "sipas-2024", by="province", design=drawn, **options)
        assert json.loads(made.render("json"))["rows"] == expected

    return same


# --- pandas ---


def test_columns_of_every_dtype_are_the_same_answers(frame, texts, check):
    check(frame)
    check(texts)
    check(texts.astype("string"))
    check(texts.astype("category"))
    check(frame.astype({c: "Float64" for c in frame}))
    check(frame.astype({"province": "category", "psu": "Int32", "Q9_1": "category"}))
    answers = [c for c in frame if c.startswith("Q9_")]
    for dtype in ("Int8", "Int64", "float32"):
        check(frame.astype({c: dtype for c in answers}))
    check(frame.astype({c: object for c in frame}))


def test_whole_numbers_of_every_width_are_the_same_answers(frame, drawn):
    whole = frame.fillna({c: 3 for c in frame})
    wanted = chiso.score(whole, "sipas-2024", by="province", design=drawn).render("csv")
    answers = [c for c in frame if c.startswith("Q9_")]
    for dtype in "int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64 >i4 >f8".split():
        made = whole.astype({c: dtype for c in answers})
        assert chiso.score(made, "sipas-2024", by="province", design=drawn).render("csv") == wanted, dtype


def test_order_slices_and_an_index_of_ones_own_do_not_matter(frame, check):
    check(frame.set_index("respondent", drop=False))
    doubled = pandas.concat([frame, frame]).sort_index(kind="stable")
    check(doubled.iloc[::2])  # every second row: strided columns
    check(pandas.DataFrame(frame.to_numpy(), columns=frame.columns))  # rows side by side in memory
    check(frame[list(reversed(frame.columns))])


def test_names_of_provinces_and_headers_without_case_are_matched(frame, check):
    named = frame.assign(province=[chiso.province_name(p) for p in frame["province"]])
    check(named)
    check(named.assign(province=named["province"].astype("category")))


def test_several_tables_are_one_data_set(frame, check):
    check([frame.iloc[:300], frame.iloc[300:]])
    check([frame.iloc[:1], frame.iloc[1:699].astype(object), dict(frame.iloc[699:])])


def test_columns_that_nobody_asks_for_may_hold_anything(frame, check):
    odd = frame.assign(when=pandas.Timestamp("2024-05-01"), lists=[[1]] * len(frame), things=[object()] * len(frame))
    check(odd)


def test_numbers_in_a_row_are_read_where_they_stand(frame, monkeypatch):
    from chiso import _pandas, _tables

    frame = frame.copy()
    builder = _tables.TableBuilder("t", len(frame), lambda name: True)
    _pandas.PandasFrame("t", frame).fill(builder)
    found = {c.name.decode(): c.values for c in builder._columns}
    for column in frame.columns:
        values = frame[column].to_numpy()
        assert values.flags.c_contiguous
        assert found[column] == values.__array_interface__["data"][0], column


# --- dicts, lists, arrays ---


def test_dicts_of_anything_with_values_are_tables(frame, texts, check):
    check({c: frame[c].to_numpy() for c in frame})
    check({c: frame[c] for c in frame})
    check({c: frame[c].tolist() for c in frame})
    check({c: [None if t is None or t != t else t for t in texts[c]] for c in texts})
    check({c: tuple(texts[c].fillna("")) for c in texts})
    check({c: array.array("d", frame[c]) for c in frame})
    check({c: texts[c].fillna("").to_numpy(dtype="U") for c in texts})
    masked = {c: numpy.ma.masked_invalid(frame[c].to_numpy(dtype=float)) for c in frame}
    check({c: numpy.ma.array(m.filled(7), mask=m.mask) for c, m in masked.items()})


def test_without_numpy_and_pandas_lists_and_arrays_are_enough(source, small):
    code = f"""
import sys
sys.modules["numpy"] = sys.modules["pandas"] = None
import array, csv, chiso
rows = list(csv.DictReader(open({small!r}, encoding="utf-8")))
columns = {{c: [r[c] for r in rows] for c in rows[0]}}
columns["weight"] = array.array("d", map(float, columns["weight"]))
d = chiso.Design(strata="stratum", psu="psu", weight="weight")
a = chiso.score(columns, "sipas-2024", by="province", design=d)
b = chiso.score({small!r}, "sipas-2024", by="province", design=d)
assert a.render("csv") == b.render("csv")
scores = a["score"]
assert type(scores) is list and type(a.node("SIPAS").domain(1).ci) is tuple
low, high = chiso.rank_sets([1.0, 2.0], [0.1, 0.1])
assert (low, high) == ([2.0, 1.0], [2.0, 1.0]), (low, high)
"""
    run_alone(source, code)


def run_alone(source, code):
    import os
    import subprocess
    import sys

    environment = {**os.environ, "PYTHONPATH": str(source / "bindings" / "python")}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


# --- Arrow and the interchange protocol ---


@pytest.mark.parametrize("layout", producers.ARROW_LAYOUTS)
def test_arrow_capsules_are_tables(layout, frame, check):
    data = producers.ArrowTable(frame, layout)
    check(data)
    assert data.moved and data.released == data.made > 0, "every struct is released, and once"


def test_arrow_streams_of_several_batches_are_one_data_set(frame, check):
    data = producers.ArrowTable(frame, "text", batches=[0, 1, 300, 700])
    check(data)
    assert data.released == data.made == 5, "the stream, its schema, three batches"


def test_an_arrow_stream_that_breaks_off_is_a_read_error(frame, drawn):
    data = producers.ArrowTable(frame, "text", fail_after=1, batches=[0, 300, 700])
    with pytest.raises(chiso.ReadError, match="the planted failure"):
        chiso.score(data, "sipas-2024", by="province", design=drawn)
    assert data.released == data.made


def test_an_arrow_column_that_is_no_table_is_refused(frame):
    with pytest.raises(chiso.ArgumentError, match="one column of format"):
        chiso.totals(producers.ArrowColumn(), mean="x")


def test_the_interchange_protocol_is_understood(frame, texts, check):
    check(producers.Interchange(frame))
    check(producers.Interchange(texts.fillna("")))
    check(producers.Interchange(texts))
    check(producers.Interchange(frame.astype({"province": "category", "Q9_2": "category"})))
    check(producers.Interchange(frame, chunks=3))


@pytest.mark.parametrize("null", ["sentinel", "bits0", "bits1", "bytes0", "bytes1"])
def test_every_kind_of_missing_of_the_protocol_is_missing(null):
    data = producers.MarkedInterchange([3, 5, 7, 9], missing=[1], null=null)
    made = chiso.estimate(data, mean="x", variance="none")
    assert (made.value, made.n) == ((3 + 7 + 9) / 3, 3)


# --- what is missing, and what is none ---


def test_booleans_are_ones_and_zeros():
    answers = [True, False, None, True]
    for values in (
        answers,
        pandas.array(answers, dtype="boolean"),
        pandas.Series(answers, dtype=object),
        pandas.Series(answers, dtype="boolean"),
    ):
        made = chiso.estimate({"x": values}, mean="x", variance="none")
        assert math.isclose(made.value, 2 / 3, rel_tol=1e-15) and made.n == 3
    made = chiso.estimate({"x": numpy.array([True, False, True])}, mean="x", variance="none")
    assert math.isclose(made.value, 2 / 3, rel_tol=1e-15)


def test_large_identifiers_keep_their_last_digit():
    ids = numpy.array([2**60 + 1, 2**60 + 2, 2**60 + 1], dtype=numpy.int64)
    for given in (ids, ids.astype(numpy.uint64), [int(i) for i in ids]):
        made = chiso.totals({"x": [1.0, 2.0, 4.0], "id": given}, by="id", mean="x")
        assert made.domains == 2
        found = made.estimate(mean="x", variance="none")
        assert found["id"] == [None, str(2**60 + 1), str(2**60 + 2)]
        assert list(found["estimate"]) == [7 / 3, 2.5, 2]


def test_a_pointer_to_nothing_is_never_read():
    for empty in ({"x": []}, {"x": numpy.array([])}, pandas.DataFrame({"x": []})):
        with pytest.raises(chiso.DataError, match="no rows"):
            chiso.totals(empty, mean="x")
    assert ctypes.sizeof(ctypes.c_void_p) == 8


def test_sparse_and_nullable_codes_keep_their_last_digit():
    codes = [2**53, 2**53 + 1] * 3
    for values in (
        pandas.arrays.SparseArray(codes),
        pandas.array(codes, dtype="Int64"),
        pandas.array([*codes[:5], None], dtype="Int64"),
        pandas.Categorical(codes),
    ):
        made = chiso.totals({"x": [1.0] * 6, "psu": pandas.Series(values)}, mean="x", by="psu")
        found = made.estimate(variance="none")["psu"]
        assert set(found) - {None, "(missing)"} == {str(2**53), str(2**53 + 1)}, values


def test_numbers_that_are_said_in_words_have_the_decimal_mark_of_the_table():
    from decimal import Decimal

    for values in ([1.5, "2,5"], [Decimal("1.5"), Decimal("2.5")], pandas.Categorical([1.5, 2.5]), ["1,5", "2,5"]):
        made = chiso.estimate({"x": values}, mean="x", decimal=",", variance="none")
        assert made.value == 2.0
    assert chiso.estimate({"x": [1.5, 2.5]}, mean="x", decimal=",", variance="none").value == 2.0


class ColumnOfArrow:
    """What has to_numpy() and no dtype of numpy."""

    def __init__(self, values):
        self._values = values

    def __len__(self):
        return len(self._values)

    def to_numpy(self, zero_copy_only=True):
        return numpy.array(self._values)


def test_columns_of_other_libraries_are_read_through_numpy():
    assert chiso.estimate({"x": ColumnOfArrow([1.0, 3.0])}, mean="x", variance="none").value == 2.0


def test_a_column_of_nothing_is_missing_and_missing_records_are_refused(frame, drawn):
    data = producers.ArrowTable(frame, "numbers", nothing="Q9_7")
    expected = chiso.score(frame.assign(Q9_7=numpy.nan), "sipas-2024", by="province", design=drawn)
    made = chiso.score(data, "sipas-2024", by="province", design=drawn)
    assert json.loads(made.render("json"))["rows"] == json.loads(expected.render("json"))["rows"]
    with pytest.raises(chiso.ArgumentError, match="missing as a whole"):
        chiso.score(producers.ArrowTable(frame, "numbers", missing_record=2), "sipas-2024", by="province", design=drawn)
