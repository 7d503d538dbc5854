# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of signatures and the structs are those of the C library."""

import ctypes
import re
from pathlib import Path

from chiso import _structures as structures
from chiso import _words as words
from chiso._library import lib
from chiso._signatures import SIGNATURES


def exported(source: Path) -> "set[str]":
    text = (source / "lib" / "chiso.map").read_text()
    return set(re.findall(r"\b(chiso_\w+);", text))


def test_every_exported_function_is_bound_and_no_other(source):
    assert set(SIGNATURES) == exported(source)
    assert len(SIGNATURES) > 70


# --- against the headers ---

WHOLE = {"int32_t": 4, "chiso_status": 4, "int64_t": 8, "size_t": 8, "double": 8}


def prototypes(source: Path) -> "dict[str, tuple[str, list[str]]]":
    found = {}
    for header in sorted((source / "include" / "chiso").glob("*.h")):
        text = re.sub(r"/\*.*?\*/", "", header.read_text(), flags=re.S)
        for result, name, parameters in re.findall(
            r"CHISO_API\s+([\w\s]+?[\s*]+)(chiso_\w+)\(([^)]*)\)\s*;", text
        ):
            listed = [p.strip() for p in parameters.split(",")]
            found[name] = (result.strip(), [] if listed == ["void"] else listed)
    return found


def shape(c_type: str) -> str:
    """A pointer, a double, or a whole number of so many bytes."""
    if "*" in c_type or "chiso_simulation_sink" in c_type:
        return "pointer"
    base = c_type.replace("const", "").split()[0]
    if base == "void":
        return "nothing"
    return "double" if base == "double" else f"whole {WHOLE[base]}"


def shape_here(kind: object) -> str:
    if kind is None:
        return "nothing"
    if kind is ctypes.c_double:
        return "double"
    pointers = (ctypes.c_void_p, ctypes.c_char_p, structures.Sink)
    if kind in pointers or isinstance(kind, type(ctypes.POINTER(ctypes.c_int))):
        return "pointer"
    return f"whole {ctypes.sizeof(kind)}"


def test_what_functions_take_and_return_is_what_the_headers_say(source):
    found = prototypes(source)
    assert set(found) == exported(source)
    for name, (result, parameters) in found.items():
        returns, takes = SIGNATURES[name]
        assert shape_here(returns) == shape(result), name
        assert [shape_here(t) for t in takes] == [shape(p) for p in parameters], name


def struct_of(text: str) -> "str | None":
    """The struct of options or errors that a parameter points to."""
    named = re.match(r"(?:const )?chiso_(\w+) \*\w+$", text)
    return named.group(1) if named else None


def test_pointers_to_structs_point_to_the_right_ones(source):
    known = {snake(name): kind for name, kind in own_structs().items()}
    seen = 0
    for name, (_, parameters) in prototypes(source).items():
        for parameter, kind in zip(parameters, SIGNATURES[name][1]):
            struct = struct_of(parameter)
            if struct in known:
                assert kind is ctypes.POINTER(known[struct]), (name, parameter)
                seen += 1
    assert seen > 50


# --- structs and constants, as the test of the binary interface measured them ---


def own_structs() -> "dict[str, type[ctypes.Structure]]":
    return {
        name: kind
        for name, kind in vars(structures).items()
        if isinstance(kind, type) and issubclass(kind, ctypes.Structure) and kind is not ctypes.Structure
    }


def snake(name: str) -> str:
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()


def layout(source: Path) -> "tuple[dict[str, int], dict[str, dict[str, tuple[int, int]]], dict[str, int]]":
    sizes, fields, constants = {}, {}, {}
    for line in (source / "tests" / "abi" / "layout.txt").read_text().splitlines():
        kind, name, *numbers = line.split()
        if kind == "struct":
            sizes[name] = int(numbers[0])
            fields[name] = {}
        elif kind == "field":
            struct, field = name.split(".")
            fields[struct][field] = (int(numbers[0]), int(numbers[1]))
        else:
            constants[name] = int(numbers[0])
    return sizes, fields, constants


def test_structs_have_the_layout_of_the_library(source):
    sizes, fields, _ = layout(source)
    here = {f"chiso_{snake(name)}": kind for name, kind in own_structs().items()}
    assert set(here) == set(sizes)
    for name, kind in here.items():
        assert ctypes.sizeof(kind) == sizes[name], name
        found = {f[0]: (getattr(kind, f[0]).offset, getattr(kind, f[0]).size) for f in kind._fields_}
        assert found == fields[name], name


def listed(prefix: str, constants: "dict[str, int]", leave_out: "tuple[str, ...]" = ()) -> "dict[str, int]":
    return {
        name[len(prefix) :].lower(): number
        for name, number in constants.items()
        if name.startswith(prefix) and name[len(prefix) :] not in leave_out
    }


def test_words_stand_for_the_constants_of_the_library(source):
    _, _, constants = layout(source)
    assert words.VARIANCES == listed("CHISO_VARIANCE_", constants)
    assert words.LONE_PSU == listed("CHISO_LONE_PSU_", constants)
    assert words.INTERVALS == listed("CHISO_INTERVAL_", constants)
    assert words.DEFFS == listed("CHISO_DEFF_", constants)
    assert words.CENTRES == listed("CHISO_CENTRE_", constants)
    assert words.REP_TYPES == listed("CHISO_REP_", constants, ("UNKNOWN", "COMBINED", "FACTORS"))
    assert words.RANK_SETS == listed("CHISO_RANKS_", constants)
    assert words.INVALID == listed("CHISO_INVALID_", constants)
    assert words.FAMILIES == listed("CHISO_FAMILY_", constants)
    assert words.REGRESSIONS == listed("CHISO_DRIVERS_", constants)
    importances = listed("CHISO_IMPORTANCE_", constants, ("DEFAULT",))
    assert words.IMPORTANCES == {name.replace("_", "-"): number for name, number in importances.items()}
    assert words.BREAKS == listed("CHISO_BREAKS_", constants)
    assert words.HOLDS == listed("CHISO_HOLD_", constants)
    assert words.USES == listed("CHISO_USE_", constants)
    assert words.FACTORS == listed("CHISO_FACTORS_", constants, ("NONE",))
    assert words.EXTRACTIONS == listed("CHISO_EXTRACTION_", constants)
    assert words.ROTATIONS == listed("CHISO_ROTATION_", constants)
    assert words.GEOGRAPHIES == {"63": 63, "34": 34, "regions": constants["CHISO_REGIONS"]}


def test_words_are_those_that_the_library_has(source):
    for function, known, first in (
        ("chiso_lone_psu_name", words.LONE_PSU, 0),
        ("chiso_rank_sets_name", words.RANK_SETS, 0),
        ("chiso_rep_type_name", words.REP_TYPES, 1),
        ("chiso_use_name", words.USES, 0),
        ("chiso_extraction_name", words.EXTRACTIONS, 0),
        ("chiso_rotation_name", words.ROTATIONS, 0),
    ):
        found = [getattr(lib, function)(i + first) for i in range(len(known) + 1)]
        assert [f and f.decode() for f in found] == [*known, None], function
    assert [lib.chiso_interval_name(i).decode() for i in range(1, 5)] == list(words.INTERVALS)[1:]


def test_kinds_of_values_are_those_of_the_library(source):
    from chiso import _tables as tables

    _, _, constants = layout(source)
    found = listed("CHISO_VALUES_", constants)
    assert len(found) == 14
    for name, number in found.items():
        assert getattr(tables, name.upper()) == number


def test_every_status_has_an_exception(source):
    from chiso._errors import BY_STATUS

    _, _, constants = layout(source)
    statuses = ["CHISO_OK", *sorted((n for n in constants if n.startswith("CHISO_E_")), key=constants.get)]
    assert [constants[s] for s in statuses] == list(range(len(BY_STATUS)))
    assert len(set(BY_STATUS)) == len(BY_STATUS)
