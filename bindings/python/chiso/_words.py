# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that stand for choices, and messages in the words of this package."""

from __future__ import annotations

import re
from typing import Optional

from ._errors import ArgumentError

# The choices that have names in C are compared with them by tests.
VARIANCES = {"taylor": 0, "none": 1, "jackknife": 2, "brr": 3, "fay": 4, "bootstrap": 5}
LONE_PSU = {"fail": 0, "certainty": 1, "centre": 2, "average": 3, "remove": 4}
INTERVALS = {"default": 0, "t": 1, "logit": 2, "wilson": 3, "beta": 4}
DEFFS = {"replace": 0, "without": 1}
CENTRES = {"mean": 0, "estimate": 1}
REP_TYPES = {"jk1": 1, "jkn": 2, "brr": 3, "fay": 4, "bootstrap": 5, "other": 6}
RANK_SETS = {"simultaneous": 0, "marginal": 1, "none": 2}
INVALID = {"fault": 0, "missing": 1}
REGRESSIONS = {"gaussian": 0, "logistic": 1}
IMPORTANCES = {"relative-weight": 1, "standardized": 2}
FAMILIES = {"node": 0, "all": 1}
BREAKS = {"skip": 0, "compare": 1}
GEOGRAPHIES = {"63": 63, "34": 34, "regions": 6}
USES = {"pairwise": 0, "listwise": 1}
FACTORS = {"parallel": -1}
EXTRACTIONS = {"minres": 0, "components": 1}
ROTATIONS = {"varimax": 0, "oblimin": 1, "none": 2}
LANGUAGES = {"en": 0, "vi": 1}
COLOURS = {"none": 0, "ansi": 1}
MATCH_MISSING = {"answered": 0, "reasons": 1}
ROWS = {"findings": 0, "all": 1}
HOLDS = {"index": 0, "all": 1, "estimands": 2}
DELIMITERS = {",": b",", ";": b";", "tab": b"\t", "\t": b"\t"}
DECIMALS = {".": b".", ",": b","}


def choice(option: str, word: object, choices: "dict[str, int]") -> int:
    """The number of a word; what else there is stands in the error."""
    if str(word) in choices:
        return choices[str(word)]
    raise ArgumentError(f"{option} is one of {', '.join(choices)}, not {word!r}", "CHISO_E_ARGUMENT")


def mark(option: str, word: "Optional[str]", choices: "dict[str, bytes]") -> "Optional[bytes]":
    """The same of a delimiter or a decimal mark."""
    if word is None or word in choices:
        return None if word is None else choices[word]
    known = ", ".join(repr(c) for c in choices)
    raise ArgumentError(f"{option} is one of {known}, not {word!r}", "CHISO_E_ARGUMENT")


# What an option of the tool, which messages of the library name, is called here.
_HERE = {
    "weight": "Design(weight=…)",
    "strata": "Design(strata=…)",
    "psu": "Design(psu=…)",
    "fpc": "Design(fpc=…)",
    "repweights": "Design(repweights=…)",
    "rep-type": "Design(rep_type=…)",
    "rep-scale": "Design(rep_scale=…)",
    "rep-rscales": "Design(rep_rscales=…)",
    "rep-combined": "Design(rep_combined=…)",
    "lone-psu": "Variance(lone_psu=…)",
    "rep-center": "Variance(centre=…)",
    "replicates": "Variance(replicates=…)",
    "level": "level=",
    "color": "colour=",
}
_VALUES = "|".join(
    word
    for words in (
        *(VARIANCES, LONE_PSU, INTERVALS, DEFFS, CENTRES, REP_TYPES, RANK_SETS, INVALID),
        *(FAMILIES, BREAKS, REGRESSIONS, IMPORTANCES),
    )
    for word in words
)
_OPTION = re.compile(
    r"--([a-z][a-z-]*[a-z])"
    rf"(?: ((?:{_VALUES}|province-mean|top2|34|regions|json)(?![\w-])|[.,](?=[ ;]|$)))?"
)


def _called(found: "re.Match[str]") -> str:
    option, value = found.group(1), found.group(2)
    here = _HERE.get(option, option.replace("-", "_") + "=")
    if value is None:
        return here
    return here.replace("…", f'"{value}"') if "…" in here else f'{here}"{value}"'


def in_python(message: str) -> str:
    """A message of the library with the options of this package in the place of the tool's."""
    return _OPTION.sub(_called, message)
