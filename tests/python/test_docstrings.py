# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything public is described as numpydoc wants it: parameters, shapes, units, what is returned."""

import inspect

import chiso
import pytest

validate = pytest.importorskip("numpydoc.validate").validate

# Not every function has an example, an extended summary or a "see also"; a summary that begins with a name ending
# in s is taken for a verb.
LEFT_OUT = {"EX01", "ES01", "SA01", "SS05"}
# Whoever uses the package does not make these: what their constructors take is not described.
MADE_BY_FUNCTIONS = (chiso.Report, chiso.Result, chiso.Row, chiso.Totals, chiso.ChisoError)


def described():
    for name in chiso.__all__:
        thing = getattr(chiso, name)
        if inspect.isfunction(thing) or inspect.isclass(thing):
            yield f"chiso.{name}"
        if inspect.isclass(thing):
            for member, value in vars(thing).items():
                if not member.startswith("_") and (
                    inspect.isfunction(value) or isinstance(value, (property, classmethod))
                ):
                    yield f"chiso.{name}.{member}"
    for name in chiso.plots.__all__:
        yield f"chiso.plots.{name}"


@pytest.mark.parametrize("name", described())
def test_it_is_described(name):
    thing = getattr(chiso, name.split(".")[1])
    made = name.count(".") == 1 and inspect.isclass(thing) and issubclass(thing, MADE_BY_FUNCTIONS)
    left_out = LEFT_OUT | ({"PR01"} if made else set())
    assert [e for e in validate(name)["errors"] if e[0] not in left_out] == []


def test_many_things_are_described():
    assert len(list(described())) > 90


def test_everything_public_is_listed():
    public = {n for n in vars(chiso) if not n.startswith("_")} - {"plots"}
    assert public == {n for n in chiso.__all__ if not n.startswith("_")}
    assert chiso.__all__ == sorted(chiso.__all__)
