# SPDX-License-Identifier: GPL-3.0-or-later
"""Wrong input raises the right exception, which names the column, and crashes nothing."""

import gc
import math
import pickle
import warnings

import chiso
import pytest

numpy = pytest.importorskip("numpy")
pandas = pytest.importorskip("pandas")


@pytest.fixture()
def frame(small):
    return pandas.read_csv(small)


@pytest.fixture()
def score(drawn):
    def run(data, instrument="sipas-2024", **options):
        return chiso.score(data, instrument, **{"by": "province", "design": drawn, **options})

    return run


def raises(kind, words, column=None, record=None, status=None):
    """A block that must raise exactly this kind."""

    class Block:
        error = None

        def __enter__(self):
            return self

        def __exit__(self, found, error, trace):
            assert found is kind, f"{found}: {error}"
            for word in [words] if isinstance(words, str) else words:
                assert word in str(error), str(error)
            assert (error.column, error.record) == (column, record), str(error)
            assert status is None or error.status == status
            self.error = error
            return True

    return Block()


# --- columns ---


def test_a_missing_column_of_an_option_is_named_with_what_is_like_it(frame, score):
    with raises(chiso.ArgumentError, ['no column "provinz"', 'is "province" meant?', "(by=)"], "provinz"):
        score(frame, by="provinz")
    with raises(chiso.ArgumentError, ['"weigth"', 'is "weight" meant', "Design(weight=…)"], "weigth"):
        score(frame, design=chiso.Design(weight="weigth"))
    texts = frame.astype(object)  # not converted before somebody asks
    with raises(chiso.ArgumentError, ['"provinz"', 'is "province" meant?'], "provinz"):
        score(texts, by="provinz")


def test_a_missing_column_of_the_instrument_is_a_fault_of_the_data(frame, score):
    with raises(chiso.DataError, "needs this column", "Q9_7") as block:
        score(frame.drop(columns=["Q9_7"]))
    assert [r["rule"] for r in block.error.findings if r["severity"] == "fault"] == ["missing_column"]


def test_a_column_of_a_wrong_type_is_named_with_its_type(frame, score, drawn):
    with raises(chiso.DataTypeError, ["column Q9_2", "datetime64"], "Q9_2"):
        score(frame.assign(Q9_2=pandas.Timestamp("2024-01-01")))
    with raises(chiso.DataTypeError, ["column weight", "type list"], "weight"):
        score(frame.assign(weight=[[1.0]] * len(frame)))
    with raises(chiso.DataTypeError, ["column psu", "type object"], "psu"):
        score(frame.assign(psu=[object() for _ in range(len(frame))]))
    with raises(chiso.DataTypeError, ["column Q9_2", "complex128"], "Q9_2"):
        score({**frame, "Q9_2": numpy.full(len(frame), 1j)})
    with raises(chiso.DataTypeError, ["column Q9_2", "bytes"], "Q9_2"):
        score({**frame, "Q9_2": numpy.full(len(frame), b"5")})
    with raises(chiso.DataTypeError, ["column Q9_2", "2 dimensions"], "Q9_2"):
        score({**frame, "Q9_2": numpy.ones((len(frame), 2))})
    with raises(chiso.DataTypeError, ["column Q9_2", "single value"], "Q9_2"):
        score({**frame, "Q9_2": 5})
    with raises(chiso.DataTypeError, ["column Q9_2", "single value"], "Q9_2"):
        score({**frame, "Q9_2": "five"})
    assert issubclass(chiso.DataTypeError, TypeError) and issubclass(chiso.DataTypeError, ValueError)


def test_columns_of_different_lengths_are_refused(frame, score):
    with raises(chiso.ArgumentError, "column Q9_2 has 3 values", "Q9_2"):
        score({**frame, "Q9_2": [1, 2, 3]})


# --- values ---


@pytest.mark.parametrize("value", [math.nan, -1, math.inf])
def test_a_weight_that_is_none_is_named_with_its_record(value, frame, score):
    frame.loc[6, "weight"] = value
    with raises(chiso.DataError, "record 7, column weight", "weight", 7, "CHISO_E_DATA"):
        score(frame)
    with raises(chiso.DataError, "record 7, column weight", "weight", 7):
        score(frame.astype({"weight": object}))


def test_an_answer_off_its_scale_is_named_with_its_record(frame, score, small, tmp_path):
    frame.loc[2, "Q9_4"] = 17
    with raises(chiso.DataError, ['record 3, column Q9_4: found "17"', 'invalid="missing"'], "Q9_4", 3) as block:
        score(frame)
    fault = next(r for r in block.error.findings if r["severity"] == "fault")
    assert (fault["line"], fault["column"], fault["value"], fault["rule"]) == (3, "Q9_4", "17", "off_scale")
    frame.to_csv(tmp_path / "broken.csv", index=False)
    with raises(chiso.DataError, ["line 4, column Q9_4", "broken.csv"], "Q9_4", 3):
        score(tmp_path / "broken.csv")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        made = score(frame, invalid="missing")
    assert [w.category for w in told] == [chiso.ChisoWarning]
    assert "record 3, column Q9_4" in str(told[0].message) and told[0].filename == __file__
    assert made.node("Q9_4").whole[0]["n"] < 700


def test_an_infinite_answer_is_no_answer(frame, score):
    frame["Q9_4"] = frame["Q9_4"].astype(float)
    frame.loc[0, "Q9_4"] = math.inf
    with raises(chiso.DataError, 'found "inf"', "Q9_4", 1):
        score(frame)


def test_text_that_no_utf8_can_say_is_refused(score, frame):
    with pytest.raises((chiso.ChisoError, UnicodeError)):
        score(frame.assign(province="\ud800"))
    with pytest.raises(chiso.ArgumentError, match="NUL"):
        score(frame.assign(province="a\0b"))


# --- arguments ---


def test_an_unknown_instrument_is_an_open_error(frame, score):
    with raises(chiso.OpenError, "sipas-1999", status="CHISO_E_OPEN"):
        score(frame, "sipas-1999")
    assert issubclass(chiso.OpenError, OSError)


def test_an_instrument_at_fault_lists_every_fault(tmp_path):
    chiso.Instrument("sipas-2024").export(tmp_path / "mine")
    nodes = tmp_path / "mine" / "nodes.csv"
    text = nodes.read_text(encoding="utf-8").replace("item,", "itme,", 2)
    nodes.write_text(text, encoding="utf-8")
    with pytest.raises(chiso.InstrumentError, match="itme") as told:
        chiso.Instrument(tmp_path / "mine")
    assert told.value.column == "type"
    assert told.value.findings["severity"].count("fault") >= 2
    assert chiso.check(instrument=tmp_path / "mine").faults >= 2


def test_files_that_are_not_there_or_cannot_be_written_say_so(score, scores, tmp_path):
    with raises(chiso.OpenError, "nowhere.csv"):
        score(tmp_path / "nowhere.csv")
    with raises(chiso.OpenError, str(tmp_path / "no" / "file.csv")):
        scores.save(tmp_path / "no" / "file.csv")
    with raises(chiso.WriteError, "/dev/full"):
        scores.save("/dev/full", format="csv")
    with raises(chiso.DataError, "line 1"):
        (tmp_path / "not.json").write_text("not JSON")
        chiso.load(tmp_path / "not.json")


@pytest.mark.parametrize(
    "options, words",
    [
        ({"variance": "bootstap"}, "method is one of taylor, none"),
        ({"variance": chiso.Variance(lone_psu="adjust")}, "lone_psu is one of fail, certainty"),
        ({"variance": chiso.Variance(level=95)}, "level is a number between 0 and 1"),
        ({"variance": chiso.Variance(seed=0)}, "seed is a whole number from 1"),
        ({"variance": 7}, "variance is a chiso.Variance"),
        ({"design": "weight"}, "design is a chiso.Design"),
        ({"metric": "median"}, "median"),
        ({"pooling": "x"}, "pooling"),
        ({"rank_sets": "all"}, "rank_sets is one of simultaneous"),
        ({"lang": "fr"}, "lang is one of en, vi"),
        ({"geography": 35}, "geography is one of 63, 34, regions"),
        ({"populations": {"province": ["1"], "population": [1]}}, "geography=34"),
        ({"where": "age >"}, "where="),
        ({"invalid": "maybe"}, "invalid is one of fault, missing"),
        ({"decimal": ";"}, "decimal is one of"),
        ({"delimiter": ","}, "tables in memory have no delimiter"),
        ({"by": ["province", 3]}, "by is a text, not 3"),
        ({"rank_shares": 3}, "bootstrap"),
        ({"design": chiso.Design(weight="weight", repweights="w*", rep_type="jk1", strata="stratum")}, "strata"),
    ],
)
def test_an_option_that_is_wrong_says_what_there_is(options, words, frame, score):
    with pytest.raises(chiso.ArgumentError) as told:
        score(frame, **options)
    assert words in str(told.value)
    assert isinstance(told.value, ValueError)


def test_data_that_are_none_are_refused(score):
    for data in (7, None, [], [7], object(), {}):
        with pytest.raises(chiso.ArgumentError):
            score(data)
    with pytest.raises(chiso.ArgumentError, match="no columns|no column|is one of|table"):
        score(pandas.DataFrame())
    with pytest.raises(chiso.ArgumentError, match="needs the instrument"):
        score({"x": [1]}, None)
    with pytest.raises(chiso.ArgumentError, match="nothing is asked"):
        chiso.estimate({"x": [1]})
    for statistics in ({"median": "x"}, {"ratio": "x"}, {"quantile": "x:0.5"}, {"quantile": {"x": [2.0]}}):
        with pytest.raises(chiso.ArgumentError):
            chiso.estimate({"x": [1.0, 2.0]}, **statistics)


def test_a_stratum_with_one_unit_is_an_error_of_its_own_that_says_what_to_do(frame, score):
    frame.loc[frame["province"] == 20, "psu"] = 1
    with raises(chiso.LonePsuError, "Variance(lone_psu=", status="CHISO_E_LONE_PSU"):
        score(frame)
    made = score(frame, variance=chiso.Variance(lone_psu="certainty"))
    assert made.node("SIPAS").domain("20").se == 0


def test_settled_options_are_refused_beside_totals(small, drawn, score):
    totals = chiso.totals(small, "sipas-2024", by="province", design=drawn)
    for option in ({"by": "psu"}, {"where": "age > 1"}, {"missing": ["9"]}, {"decimal": ","}):
        with pytest.raises(chiso.ArgumentError, match=f"{next(iter(option))} is settled in totals"):
            chiso.score(totals, **option)
    with pytest.raises(chiso.ArgumentError, match="twice"):
        chiso.score([totals, totals])
    with pytest.raises(chiso.ArgumentError, match="some of the data are totals"):
        chiso.score([totals, small])


# --- what was closed ---


def test_a_handle_that_was_freed_raises_and_crashes_nothing(small, drawn):
    totals = chiso.totals(small, "sipas-2024", by="province", design=drawn)
    result = totals.score()
    view = result["score"]
    kept = view.copy()
    row = result[0]
    totals.close()
    totals.close()
    for use in (totals.score, totals.to_bytes, lambda: totals.units, lambda: totals + totals):
        with pytest.raises(chiso.ClosedError, match="set of totals was closed"):
            use()
    assert repr(totals) == "<chiso.Totals: closed>"
    assert len(result) > 0, "results need totals no more"
    result.close()
    for use in (lambda: result.cell(0, "score"), lambda: row["score"], lambda: len(result), result.to_pandas):
        with pytest.raises(chiso.ClosedError, match="result was closed"):
            use()
    assert "closed" in repr(result)
    assert numpy.array_equal(view, kept, equal_nan=True), "a view outlives close()"


def test_an_instrument_that_is_closed_lives_as_long_as_its_totals(small, drawn):
    instrument = chiso.Instrument("sipas-2024")
    totals = chiso.totals(small, instrument, by="province", design=drawn)
    expected = totals.score().render("csv")
    instrument.close()
    with pytest.raises(chiso.ClosedError):
        len(instrument)
    assert totals.score().render("csv") == expected
    del instrument, totals


def test_a_closed_instrument_cannot_be_used_to_read(small):
    instrument = chiso.Instrument("sipas-2024")
    instrument.close()
    with pytest.raises(chiso.ClosedError, match="instrument was closed"):
        chiso.score(small, instrument)


def test_with_blocks_close(small, drawn):
    with chiso.totals(small, "sipas-2024", by="province", design=drawn) as totals:
        with totals.score() as result:
            assert len(result) == 357
    with pytest.raises(chiso.ClosedError):
        len(result)
    with pytest.raises(chiso.ClosedError):
        totals.score()


# --- exceptions themselves ---


def test_exceptions_pickle_with_where_and_what(frame, score):
    frame.loc[6, "weight"] = -1
    with pytest.raises(chiso.DataError) as told:
        score(frame)
    error = pickle.loads(pickle.dumps(told.value))
    assert type(error) is chiso.DataError
    assert (str(error), error.record, error.column, error.status) == (
        str(told.value), 7, "weight", "CHISO_E_DATA",
    )  # fmt: skip


def test_gsl_is_never_asked_what_it_would_abort_over(frame):
    """Its default handler ends the process; a t quantile without degrees of freedom is enough."""
    one, alone = frame.iloc[:1], chiso.Variance(lone_psu="certainty")
    made = chiso.estimate(one, mean="age", quantile={"age": 0.5}, proportion="gender", variance=alone)
    assert all(math.isnan(x) for x in made["ci_low"])
    for variance in ("bootstrap", "jackknife", "brr", "fay"):
        try:
            chiso.estimate(frame.iloc[:3], mean="age", variance=variance)
        except chiso.ChisoError as error:
            assert str(error)
    with pytest.raises(chiso.DataError):
        chiso.rank_sets([1.0, math.inf], [1.0, 1.0])
    with pytest.raises(chiso.DataError):
        chiso.rank_sets([1.0, 2.0], covariance=[[1.0, 5.0], [5.0, 1.0]])
    low, high = chiso.rank_sets([1.0, 2.0], [0.0, 0.0], df=[0.0, math.nan])
    assert (list(low), list(high)) == ([1, 1], [2, 2])


def test_every_option_of_the_tool_that_messages_name_is_told_in_words_of_python(source):
    import re

    from chiso._words import in_python

    found = set()
    for path in (source / "lib").rglob("*.c"):
        found |= set(re.findall(r"--[a-z][a-z-]*[a-z]", path.read_text(encoding="utf-8")))
    assert len(found) > 15
    for option in found:
        assert "--" not in in_python(f"say it with {option}"), option
    assert in_python("or give --decimal , if all") == 'or give decimal="," if all'
    assert in_python("missing with --invalid missing") == 'missing with invalid="missing"'
    assert in_python("columns of --strata and --psu") == "columns of Design(strata=…) and Design(psu=…)"


def test_findings_advise_in_words_of_python(small):
    found = chiso.check(small, "sipas-2024")
    advice = next(r["advice"] for r in found if r["rule"] == "no_weight")
    assert advice == found["advice"][found["rule"].index("no_weight")]
    assert "Design(weight=…)" in advice and "--" not in advice and "--weight" not in found._repr_html_()


# --- what only looks like a column ---


class Longer:
    """More values than it has."""

    def __init__(self, said, values):
        self.said, self.values = said, values

    def __len__(self):
        return self.said

    def __iter__(self):
        return iter(self.values)


def test_a_column_with_fewer_values_than_it_says_is_never_read_beyond_them():
    with raises(chiso.ArgumentError, "column a has 3 values, and the table has 200000000 rows", "a"):
        chiso.estimate({"a": Longer(200_000_000, [1.0, 2.0, 3.0])}, mean="a")
    with raises(chiso.ArgumentError, "column b has 2 values", "b"):
        chiso.estimate({"a": [1.0, 2.0, 3.0], "b": Longer(3, ["x", "y"])}, mean="a", by="b")


def test_lists_that_shrink_while_they_are_read_crash_nothing():
    a = [1.0] * 300_000
    columns = {"a": a, "t": ["y"] * len(a), "b": ["q"] * len(a)}  # what cannot be read is looked at again

    def shrink(records, fraction):
        del a[10:]

    with raises(chiso.ArgumentError, "was it changed while it was read", "a"):
        chiso.estimate(columns, mean=["a", "b"], progress=shrink)


def test_an_array_cannot_be_resized_while_it_is_read():
    import array

    values = array.array("d", [1.0]) * 300_000

    def shrink(records, fraction):
        del values[1:]

    with pytest.raises(BufferError):
        chiso.estimate({"x": values}, mean="x", progress=shrink)
    gc.collect()
    del values[1:]
    assert len(values) == 1, "afterwards it can"


def test_dicts_sets_and_iterators_are_no_columns():
    nested = pandas.DataFrame({"a": [10.0, 20.0, 30.0]}).to_dict()
    with raises(chiso.DataTypeError, 'to_dict("list")', "a"):
        chiso.estimate(nested, mean="a")
    with raises(chiso.DataTypeError, "column a is a set", "a"):
        chiso.estimate({"a": {3, 1, 2}}, mean="a")
    with raises(chiso.DataTypeError, "an iterator; make it a list", "a"):
        chiso.estimate({"a": (x for x in [1.0])}, mean="a")
    with raises(chiso.DataTypeError, "bytearray", "a"):
        chiso.estimate({"a": bytearray(b"123")}, mean="a")
    with raises(chiso.DataTypeError, "values of 2 dimensions", "a"):
        chiso.estimate({"a": pandas.DataFrame({"x": [1.0]})}, mean="a")
    with raises(chiso.DataTypeError, "values of 2 dimensions", "a"):
        chiso.estimate({"a": memoryview(numpy.ones((3, 2)))}, mean="a")


def test_a_column_that_cannot_be_read_is_blamed_for_nothing_else(frame, score):
    import datetime

    frame["when"] = datetime.date(2024, 1, 1)
    frame["age_group"] = pandas.cut(frame["age"], 2)
    frame.loc[3, "Q9_5"] = 7
    with raises(chiso.DataError, 'column Q9_5: found "7', "Q9_5", 4):
        score(frame)
    assert chiso.check(frame, "sipas-2024").faults == 1
    with raises(chiso.ArgumentError, '"nope"', "nope"):
        chiso.estimate(frame, mean="nope")
    with raises(chiso.DataTypeError, ["column when", "type date"], "when"):
        chiso.estimate(frame, mean="when")


@pytest.mark.parametrize(
    "values, words",
    [
        (["\ud800"], "no text that UTF-8 can say"),
        (["a\0b"], "has a NUL in it"),
        ([10**5000, 1], "values of type int"),
        ([b"x", "y"], "values of type bytes"),
    ],
)
def test_values_that_are_none_name_their_column(values, words):
    with pytest.raises(chiso.ArgumentError, match=words) as told:
        chiso.totals({"a": values, "x": [1.0] * len(values)}, mean="x", by="a")
    assert "column a" in str(told.value)


def test_a_signalling_nan_is_missing():
    from decimal import Decimal

    made = chiso.estimate({"a": [Decimal("sNaN"), Decimal("1.5"), None]}, mean="a", variance="none")
    assert (made.value, made.n) == (1.5, 1)


# --- options ---

A = {"x": [1.0, 2.0, 3.0, 4.0], "g": ["a", "a", "b", "b"]}


@pytest.mark.parametrize(
    "use, words",
    [
        (lambda: chiso.estimate(A, mean="x", design=chiso.Design(weight=pandas.Series([1.0]))), "weight=. is a text, not Series"),
        (lambda: chiso.estimate(A, mean="x", where=pandas.Series([True])), "where is a text, not Series"),
        (lambda: chiso.Design(psu=5), r"Design\(psu=\) is a list, not 5"),
        (lambda: chiso.estimate(A, mean="x", design=chiso.Design(strata=["a", "b"])), "strata=. is a text, not list"),
        (lambda: chiso.estimate(A, mean="x", by=5), "by is a list, not 5"),
        (lambda: chiso.estimate(A, mean=5), "mean is a list, not 5"),
        (lambda: chiso.estimate(A, mean="x", missing=5), "missing is a list, not 5"),
        (lambda: chiso.estimate(A, None, ["mean", "x"]), "a statistic is one of"),
        (lambda: chiso.estimate(A, quantile={"x": "half"}), "the share of quantile of x is a number, not str"),
        (lambda: chiso.estimate(A, mean="x", variance=chiso.Variance(level="0.9")), "level is a number, not str"),
        (lambda: chiso.estimate(A, mean="x", variance=chiso.Variance(min_n=5.5)), "min_n is a whole number, not 5.5"),
        (lambda: chiso.estimate(A, mean="x", variance=chiso.Variance(seed=2**64 + 5)), "seed is a whole number from 1 to"),
        (lambda: chiso.estimate(A, mean="x", variance=chiso.Variance("bootstrap", replicates=2**64 + 10)), "replicates"),
        (lambda: chiso.estimate(A, mean="x", variance=chiso.Variance(interval="")), "interval is one of"),
        (lambda: chiso.estimate(A, mean="x", progress="yes"), "progress is True, False or a function"),
        (lambda: chiso.Simulation("sipas-2024", respondents=2**64 + 2000), "respondents is a whole number"),
        (lambda: chiso.Simulation("sipas-2024", icc=-0.5), "icc is at least 0"),
        (lambda: chiso.drivers(A, 5, "x"), "outcome is a text, not 5"),
        (lambda: chiso.drivers(A, "x", 5), "predictors is a list, not 5"),
        (lambda: chiso.drivers(A, "x", "g", family="poisson"), "family is one of gaussian, logistic"),
        (lambda: chiso.drivers(A, "x", "g", importance="rank"), "importance is one of relative-weight"),
        (lambda: chiso.drivers(chiso.totals(A, mean="x"), "x", "g"), "totals hold no people any more"),
        (lambda: chiso.drivers(A, "x"), "name the predictors with predictors="),
        (lambda: chiso.rank(A, "g", "x", se=3), "se is a text, not 3"),
        (lambda: chiso.rank_sets([1, 2], covariance=[[1, 0, 0, 1]]), "covariance has 2 rows of 2 numbers"),
        (lambda: chiso.rank_sets([1, 2], ["a", "b"]), "se is a number, not str"),
        (lambda: chiso.Totals.from_bytes("junk", "sipas-2024"), "takes bytes, not str"),
        (lambda: chiso.score("papi-2024.csv\0junk", "papi-2024"), "a path has a NUL in it"),
        (lambda: chiso.totals([A, A], mean="x"), "part 2 of the answers is named twice"),
    ],
)  # fmt: skip
def test_an_option_of_the_wrong_kind_is_an_argument_error_that_names_it(use, words):
    with pytest.raises(chiso.ArgumentError, match=words):
        use()


def test_numbers_of_numpy_are_numbers():
    variance = chiso.Variance("bootstrap", seed=numpy.int64(7), replicates=numpy.int32(20), level=numpy.float32(0.5))
    here = chiso.estimate(A, quantile={"x": numpy.float64(0.5)}, variance=variance)
    there = chiso.estimate(A, quantile={"x": 0.5}, variance=chiso.Variance("bootstrap", seed=7, replicates=20, level=0.5))
    assert here.render("csv") == there.render("csv")
    matrix = pandas.DataFrame([[1.0, 0.2], [0.2, 1.0]], index=["a", "b"], columns=["a", "b"])
    low, high = chiso.rank_sets(pandas.Series([1.0, 9.0], index=[5, 6]).to_numpy(), covariance=matrix)
    assert (list(low), list(high)) == ([2, 1], [2, 1])
    totals = chiso.totals(A, mean="x", by="g")
    contrast = totals.contrast(pandas.Series([0, 1, -1], index=[7, 8, 9]))
    assert contrast["estimate"][0] == -2


def test_a_design_can_be_used_again_whatever_it_was_made_of(small):
    design = chiso.Design(psu=iter(["psu"]), strata="stratum", weight="weight", rep_rscales=None)
    first, second = (chiso.totals(small, "sipas-2024", design=design).units for _ in range(2))
    assert first == second == 21
    assert hash(design) == hash(chiso.Design(psu=["psu"], strata="stratum", weight="weight"))


def test_an_instrument_beside_totals_must_be_theirs(small, drawn):
    totals = chiso.totals(small, "sipas-2024", by="province", design=drawn)
    assert chiso.score(totals, "sipas-2024").render("csv") == totals.score().render("csv")
    with pytest.raises(chiso.ArgumentError, match="the totals are of sipas-2024, not of papi-2024"):
        chiso.score(totals, "papi-2024")
    with pytest.raises(chiso.ArgumentError, match="the totals are of sipas-2024, not of sipas-2022"):
        chiso.compare(totals, totals, instrument_before="sipas-2022")


def test_the_level_of_a_variance_is_that_of_the_changes(small, drawn):
    totals = chiso.totals(small, "sipas-2024", by="province", design=drawn)
    wide = chiso.compare(totals, totals, variance=chiso.Variance(level=0.5))
    assert wide.render("csv") == chiso.compare(totals, totals, level=0.5).render("csv")
    assert wide.render("csv") != chiso.compare(totals, totals).render("csv")


def test_what_a_progress_function_raises_is_its_own_even_as_an_error_of_ours(frame, drawn):
    calls = []

    def planted(records, fraction):
        calls.append(records)
        raise chiso.ArgumentError("a column of my own")

    with pytest.raises(chiso.ArgumentError, match="a column of my own"):
        chiso.score(frame.assign(note="text"), "sipas-2024", by="province", design=drawn, progress=planted)
    assert len(calls) == 1


def test_warnings_count_records_whatever_files_lie_about(tmp_path, monkeypatch):
    (tmp_path / "table").write_text("")
    monkeypatch.chdir(tmp_path)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        chiso.estimate({"x": [1.0, 2.0], "w": [0.0, 1.0]}, mean="x", design=chiso.Design(weight="w"), variance="none")
    assert any("table, record 1, column w" in str(w.message) for w in told)
