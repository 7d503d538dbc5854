#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Score examples/data/small-survey by hand, in fractions, and write expected.csv to standard output.

The tree is written out below as a person would compute it; nothing is read from nodes.csv or
scales.csv, and nothing of the library is used.

    python3 expected.py > expected.csv
"""
import csv
import os
from fractions import Fraction as F

HERE = os.path.dirname(os.path.abspath(__file__))
FILE = os.path.join(HERE, "..", "..", "..", "examples", "data", "small-survey", "responses.csv")

LEAVES = {"MC.1": "mc_staff", "MC.2": "mc_clear", "MC.3": "mc_days", "MC.4": "mc_on_time",
          "TYT.1": "tyt_care", "TYT.2": "tyt_rooms"}
PARENT = {"MC": "HL", "MC.1": "MC", "MC.2": "MC", "MC.3": "MC", "MC.4": "MC",
          "TYT": "HL", "TYT.1": "TYT", "TYT.2": "TYT"}
NODES = ["HL", "MC", "MC.1", "MC.2", "MC.3", "MC.4", "TYT", "TYT.1", "TYT.2"]


def value(variable, text):
    """What an answer counts as; None: no answer."""
    if text == "":
        return None
    if variable == "mc_days":
        return F(text)
    if text in ("8", "9"):
        return None
    if variable == "mc_on_time":
        return {"1": F(1), "2": F(0)}[text]
    assert text in ("1", "2", "3", "4", "5"), text
    return F(text)


def mean(people, variable):
    pairs = [(F(p["weight"]), value(variable, p[variable])) for p in people]
    pairs = [(w, y) for w, y in pairs if y is not None]
    if not pairs:
        return None
    return sum(w * y for w, y in pairs) / sum(w for w, _ in pairs)


def known(*parts):
    return all(part is not None for part in parts)


def scores(people):
    m = {node: mean(people, variable) for node, variable in LEAVES.items()}
    s = {}
    # satisfaction 1-5 and yes/no to 0-1; thirty days are worst, none is best
    s["MC.1"] = (m["MC.1"] - 1) / 4 if known(m["MC.1"]) else None
    s["MC.2"] = (m["MC.2"] - 1) / 4 if known(m["MC.2"]) else None
    s["MC.3"] = (30 - m["MC.3"]) / 30 if known(m["MC.3"]) else None
    s["MC.4"] = m["MC.4"]
    parts = [s["MC.1"], s["MC.2"], s["MC.3"], s["MC.4"]]
    # staff counts twice; 0-1 becomes 1-10
    s["MC"] = (1 + 9 * (2 * parts[0] + parts[1] + parts[2] + parts[3]) / 5
               if known(*parts) else None)
    for node in ("TYT.1", "TYT.2"):  # 1-5 to 0.5-5
        s[node] = F(1, 2) + F(9, 2) * (m[node] - 1) / 4 if known(m[node]) else None
    s["TYT"] = s["TYT.1"] + s["TYT.2"] if known(s["TYT.1"], s["TYT.2"]) else None
    s["HL"] = s["MC"] + s["TYT"] if known(s["MC"], s["TYT"]) else None
    return s


def leaves_below(node):
    return [leaf for leaf in LEAVES
            if leaf == node or PARENT[leaf] == node or node == "HL"]


def counts(people, node):
    """Respondents with an answer below a node, and their answers."""
    answers = [sum(value(LEAVES[leaf], p[LEAVES[leaf]]) is not None for leaf in leaves_below(node))
               for p in people]
    return sum(a > 0 for a in answers), sum(answers)


def quantile(values, p):
    """Linear between the order statistics at (n - 1)p."""
    ordered = sorted(values)
    at = (len(ordered) - 1) * p
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (at - low) * (ordered[high] - ordered[low])


def group(score, values):
    for name, p in (("best", F(3, 4)), ("high_average", F(1, 2)), ("low_average", F(1, 4))):
        if score >= quantile(values, p):
            return name
    return "poor"


def main():
    with open(FILE, encoding="utf-8", newline="") as f:
        people = list(csv.DictReader(f))
    assert len(people) == 40
    districts = sorted({p["district"] for p in people if p["district"]},
                       key=lambda name: name.encode("utf-8"))
    domains = [("", people)]
    domains += [(d, [p for p in people if p["district"] == d]) for d in districts]
    domains += [("(missing)", [p for p in people if not p["district"]])]
    scored = {name: scores(members) for name, members in domains}
    print("district,code,n,n_answers,score,rank,group")
    for name, members in domains:
        for node in NODES:
            score = scored[name][node]
            others = [scored[d][node] for d in districts if scored[d][node] is not None]
            n, answers = counts(members, node)
            rank = band = ""
            if name in districts and score is not None:
                rank = 1 + sum(other > score for other in others)
                band = group(score, others)
            shown = "" if score is None else repr(float(score))
            print(f"{name},{node},{n},{answers},{shown},{rank},{band}")


main()
