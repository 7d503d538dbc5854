# SPDX-License-Identifier: GPL-3.0-or-later
"""Memory, threads, forks, signals, progress."""

import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import tracemalloc
from concurrent.futures import ThreadPoolExecutor

import chiso
import pytest

numpy = pytest.importorskip("numpy")
pandas = pytest.importorskip("pandas")

SCORINGS = 1000


@pytest.fixture(scope="module")
def frame(small):
    return pandas.read_csv(small)


def resident() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="needs /proc")
def test_a_thousand_scorings_leave_no_memory_behind(data):
    frame = pandas.read_csv(data / "small-survey" / "responses.csv").assign(when=pandas.Timestamp("2024-01-01"))
    drawn = chiso.Design(strata="stratum", psu="commune", weight="weight")
    instrument = chiso.Instrument(data / "small-survey" / "instrument")
    variance = chiso.Variance(lone_psu="certainty")

    def once(i):
        made = chiso.score(frame, instrument, by="district", design=drawn, variance=variance)
        made["score"], made[0].ci
        if i % 50 == 0:
            with pytest.raises(chiso.DataError):
                chiso.score(frame.assign(weight=-1.0), instrument, by="district", design=drawn)
            made["code"], repr(made), made.to_pandas(), made._repr_html_()

    tracemalloc.start()
    for i in range(100):
        once(i)
    blocks, resident_before = _blocks_of_the_package(), resident()
    for i in range(SCORINGS):
        once(i)
    left, resident_after = _blocks_of_the_package() - blocks, resident()
    tracemalloc.stop()
    assert left < SCORINGS / 10, "blocks of memory that code of the package asked for"
    assert resident_after - resident_before < 4 * 2**20, "a result that is leaked whole has 10,000 bytes and more"


def _blocks_of_the_package() -> int:
    gc.collect()
    here = tracemalloc.Filter(True, os.path.join(os.path.dirname(chiso.__file__), "*"))
    found = tracemalloc.take_snapshot().filter_traces([here]).statistics("filename")
    return sum(s.count for s in found)


def test_results_in_a_cycle_are_freed(small, drawn):
    made = chiso.score(small, "sipas-2024", by="province", design=drawn)
    finalizer = made._handle._finalizer
    made.itself = made
    del made
    gc.collect()
    assert not finalizer.alive


def test_a_view_keeps_its_numbers_and_no_more(small, drawn):
    made = chiso.score(small, "sipas-2024", by="province", design=drawn)
    view, finalizer = made["score"][10:20], made._handle._finalizer
    expected = view.copy()
    del made
    gc.collect()
    assert finalizer.alive and numpy.array_equal(view, expected)
    del view
    gc.collect()
    assert not finalizer.alive


def test_totals_are_freed_before_the_instrument_that_they_need(small):
    totals = chiso.totals(small, "sipas-2024")
    own, instrument = totals._handle._finalizer, totals.instrument._handle._finalizer
    totals.instrument.close()
    assert instrument.alive and own.alive
    del totals
    gc.collect()
    assert not own.alive and not instrument.alive


# --- threads ---


def test_eight_threads_on_one_instrument_get_the_same_bits(frame, small, drawn):
    instrument = chiso.Instrument("sipas-2024")
    totals = chiso.totals(frame, instrument, by="province", design=drawn)
    variances = [chiso.Variance(m, replicates=r) for m, r in (("taylor", None), ("bootstrap", 50), ("jackknife", None))]
    expected = [totals.score(variance=v).render("csv") for v in variances]
    barrier = threading.Barrier(8)

    def work(number):
        barrier.wait()
        for i in range(12):
            k = (number + i) % 3
            data = (frame, small, totals)[(number + i) % 3]
            if data is totals:
                made = totals.score(variance=variances[k])
            else:
                made = chiso.score(data, instrument, by="province", design=drawn, variance=variances[k])
            assert made.render("csv") == expected[k]
            assert made.node("SIPAS").domain("20").score == made["score"][list(made["province"]).index("20")]
        return number

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(work, range(8))) == list(range(8))


def test_closing_while_others_read_frees_once_and_late(small, drawn):
    expected = chiso.score(small, "sipas-2024", by="province", design=drawn).render("csv")
    for _ in range(20):
        made = chiso.score(small, "sipas-2024", by="province", design=drawn)
        barrier = threading.Barrier(5)

        def read():
            barrier.wait()
            try:
                return made.render("csv")
            except chiso.ClosedError:
                return expected

        with ThreadPoolExecutor(4) as pool:
            waiting = [pool.submit(read) for _ in range(4)]
            barrier.wait()
            made.close()
            assert all(w.result() == expected for w in waiting)
        assert not made._handle._finalizer.alive


def test_other_threads_run_while_the_library_computes(small, drawn):
    totals = chiso.totals(small, "sipas-2024", by="province", design=drawn)
    ticks, done = [0], threading.Event()

    def tick():
        while not done.is_set():
            ticks[0] += 1

    ticker = threading.Thread(target=tick)
    ticker.start()
    before = ticks[0]
    totals.score(variance=chiso.Variance("bootstrap", replicates=20000))
    during = ticks[0] - before
    done.set()
    ticker.join()
    assert during > 100, "the interpreter's lock is let go"


# --- processes ---


def _score_in_child(arguments):
    totals, small = arguments
    made = chiso.score(small, "sipas-2024", by="province", design=chiso.Design("stratum", "psu", "weight"))
    return totals.score().render("csv"), made.render("csv")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_children_of_a_fork_compute_the_same(small, drawn):
    totals = chiso.totals(small, "sipas-2024", by="province", design=drawn)
    result = totals.score()
    view = result["score"]
    expected = result.render("csv")
    child = os.fork()
    if child == 0:
        try:
            same = totals.score().render("csv") == result.render("csv") == expected
            same = same and float(numpy.nansum(view)) > 0 and chiso.Instrument("papi-2024").name == "papi-2024"
            totals.close()
            gc.collect()
        finally:
            os._exit(0 if same else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert totals.score().render("csv") == expected, "the parent goes on"
    context = multiprocessing.get_context("fork")
    with context.Pool(2) as pool:
        for a, b in pool.map(_score_in_child, [(totals, small)] * 4):
            assert a == expected and b == expected


def run(source, code, **options):
    environment = {**os.environ, "PYTHONPATH": str(source / "bindings" / "python")}
    return subprocess.run(
        [sys.executable, "-X", "dev", "-c", code], env=environment, capture_output=True, text=True, check=False, **options
    )


def test_an_interpreter_ends_with_everything_still_open(source, small):
    code = f"""
import chiso
t = chiso.totals({small!r}, "sipas-2024", by="province", design=chiso.Design(weight="weight"))
r = t.score(); v = r["score"]; r.itself = r; t.own = r
class Late:
    def __del__(self, r=r): r.render("csv") if not r._handle.closed else None
late = Late()
"""
    done = run(source, code)
    assert (done.returncode, done.stderr.count("Error")) == (0, 0), done.stderr


# --- progress ---


def test_progress_ascends_to_the_end_and_counts_every_record(frame, small, drawn):
    for data in (frame, small, [frame, frame.copy()]):
        seen = []
        chiso.score(
            data, "sipas-2024", by="province", design=drawn, progress=lambda n, f: seen.append((n, f))
        )
        assert seen == sorted(seen) and seen[-1] == ((1400 if isinstance(data, list) else 700), 1.0)


def test_a_function_that_returns_false_ends_the_reading(frame, drawn):
    with pytest.raises(chiso.Cancelled, match="cancelled after 700 records"):
        chiso.score(frame, "sipas-2024", by="province", design=drawn, progress=lambda n, f: False)


def test_what_a_progress_function_raises_comes_out(frame, drawn):
    def planted(records, fraction):
        raise RuntimeError("planted")

    with pytest.raises(RuntimeError, match="planted"):
        chiso.score(frame, "sipas-2024", by="province", design=drawn, progress=planted)


def test_the_end_of_a_pipe_is_not_known(drawn, small, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    content = open(small, "rb")
    with content:
        writer = threading.Thread(target=lambda: (tmp_path / "pipe").write_bytes(content.read()))
        writer.start()
        seen = []
        chiso.score(tmp_path / "pipe", "sipas-2024", by="province", design=drawn, progress=lambda n, f: seen.append(f))
        writer.join()
    assert seen and all(f is None for f in seen)


def test_a_signal_ends_a_long_reading(source, tmp_path):
    """Ctrl-C while a pipe hands on records for ever."""
    os.mkfifo(tmp_path / "pipe")
    code = f"""
import os, threading, signal, chiso
def feed():
    try:
        with open({str(tmp_path / "pipe")!r}, "w") as out:
            out.write("x,w\\n")
            while True: out.write("1,1\\n" * 1000)
    except BrokenPipeError: pass
threading.Thread(target=feed, daemon=True).start()
threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
try:
    chiso.totals({str(tmp_path / "pipe")!r}, mean="x", design=chiso.Design(weight="w"))
except KeyboardInterrupt:
    print("interrupted", flush=True)
os._exit(0)
"""
    done = run(source, code, timeout=60)
    assert done.stdout == "interrupted\n", done.stderr
    assert signal.SIGINT == 2


def test_a_bar_is_drawn_in_a_terminal_and_taken_away(capsys, monkeypatch):
    from chiso import _progress

    monkeypatch.setattr(_progress, "_PATIENCE", 0)
    monkeypatch.setattr(_progress, "_PAUSE", 0)
    bar = _progress.Bar()
    bar(500_000, 0.5)
    bar(600_000, None)
    bar.end()
    drawn = capsys.readouterr().err.split("\r")
    assert drawn[1].startswith("█" * 15 + "░" * 15 + "  50%  500,000 records")
    assert drawn[2].startswith("600,000 records") and drawn[3] == "\x1b[K"
    assert _progress.bar() is None, "nobody sees a captured stream"


def test_a_bar_below_a_notebook_cell_is_updated_in_place():
    from chiso import _progress

    shown = []

    class Handle:
        def update(self, data, raw):
            shown.append(data["text/plain"])

    def display(data, raw, display_id):
        shown.append(data["text/plain"])
        return Handle()

    bar = _progress.NotebookBar(display)
    bar._next = 0
    bar(1000, 0.25)
    bar._next = 0
    bar(4000, 1.0)
    bar.end()
    assert [s.split()[-2:] for s in shown[:2]] == [["1,000", "records"], ["4,000", "records"]]
    assert shown[2] == ""


def test_closing_frees_at_once_what_nobody_looks_at(small, drawn):
    made = chiso.score(small, "sipas-2024", by="province", design=drawn)
    made.to_pandas(), repr(made), made["score"][0]
    made.close()
    assert not made._handle._finalizer.alive
    with pytest.raises(chiso.ClosedError):
        made["score"]


def test_a_collection_while_the_lock_is_held_stops_nothing(source, small):
    """It may give back the very handle whose lock is held."""
    code = f"""
import gc, chiso
totals = chiso.totals({small!r}, "sipas-2024", by="province")
for threshold in range(1, 60):
    result = totals.score(variance="none")
    cycle = [result["score"]]
    cycle.append(cycle)
    result.close()
    del cycle
    gc.set_threshold(threshold)
    for _ in range(3):
        try: result.render()
        except chiso.ClosedError: pass
print("done")
"""
    assert run(source, code, timeout=60).stdout == "done\n"


def test_threads_that_meet_the_first_import_of_numpy_wait_for_it(source):
    code = """
import threading, chiso
errors = []
def read():
    try:
        for _ in range(20): chiso.instruments()["nodes"]
    except Exception as error: errors.append(repr(error))
threads = [threading.Thread(target=t) for t in (read, read, lambda: __import__("numpy"), read)]
[t.start() for t in threads]; [t.join() for t in threads]
print(errors)
"""
    for _ in range(3):
        assert run(source, code, timeout=60).stdout == "[]\n"
