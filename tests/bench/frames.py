# SPDX-License-Identifier: GPL-3.0-or-later
"""A data frame scored in place, against the tool on the same answers as CSV: medians of runs in turn, one thread each."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import tempfile
import time

import chiso
import pandas

OPTIONS = {"weight": "weight", "strata": "stratum", "psu": "psu"}


def by_tool(tool: str, path: str, out: str) -> float:
    """From the start of the tool to its end."""
    options = [w for option, column in OPTIONS.items() for w in (f"--{option}", column)]
    command = [tool, "score", path, "--instrument", "sipas-2024", "--by", "province", *options]
    began = time.perf_counter()
    subprocess.run([*command, "--format", "csv", "-o", out], check=True)
    return time.perf_counter() - began


def by_frame(frame: pandas.DataFrame, out: str) -> float:
    """From the frame to the same file."""
    began = time.perf_counter()
    chiso.score(frame, "sipas-2024", by="province", design=chiso.Design(**OPTIONS)).save(out, "csv")
    return time.perf_counter() - began


def same(one: str, other: str) -> None:
    with open(one, "rb") as a, open(other, "rb") as b:
        if a.read() != b.read():
            raise SystemExit(f"{one} and {other} differ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--respondents", type=int, default=1_100_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--tool", required=True)
    given = parser.parse_args()
    times: "dict[str, list[float]]" = {"tool": [], "frame": [], "frame of texts": []}
    with tempfile.TemporaryDirectory() as folder:
        path, told, made = (os.path.join(folder, n) for n in ("answers.csv", "tool.csv", "frame.csv"))
        chiso.Simulation("sipas-2024", respondents=given.respondents, seed=3).save(path)
        frame = pandas.read_csv(path)
        texts = pandas.read_csv(path, dtype=str)
        for _ in range(given.runs):
            times["tool"].append(by_tool(given.tool, path, told))
            times["frame"].append(by_frame(frame, made))
            same(told, made)
            times["frame of texts"].append(by_frame(texts, made))
            same(told, made)
    medians = {name: statistics.median(found) for name, found in times.items()}
    print(f"{given.respondents:,} respondents, 39 items, 63 provinces; medians of {given.runs} runs in turn")
    for name, median in medians.items():
        spread = f"{min(times[name]):.2f} to {max(times[name]):.2f}"
        print(f"{name:16}{median:8.2f} s  ({spread})  {median / medians['tool']:.2f} of the tool's time")


if __name__ == "__main__":
    main()
