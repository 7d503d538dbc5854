# SPDX-License-Identifier: GPL-3.0-or-later
"""use.py VERSION FILE LIBRARY: the installed package is of VERSION, says so to pip, scores FILE, and has loaded LIBRARY."""

import importlib.metadata
import os
import sys

import chiso

version, path, library = sys.argv[1:]
assert chiso.__version__ == version, f"chiso.__version__ is {chiso.__version__}"
told = importlib.metadata.metadata("chiso")
assert told["Version"] == version, f"the metadata say version {told['Version']}"
assert told["Requires-Python"] == ">=3.9" and told["License"] == "GPL-3.0-or-later", told.as_string()
assert os.path.exists(os.path.join(os.path.dirname(chiso.__file__), "py.typed")), "py.typed is not installed"
assert len(chiso.score(path, "papi-2024")) > 0, "no scores"

# What the loader says, not the package.
with open("/proc/self/maps") as maps:
    loaded = {line.split(maxsplit=5)[-1].strip() for line in maps if "libchiso" in line}
assert loaded == {os.path.realpath(library)}, f"loaded: {loaded}"
print(f"ok: {os.path.dirname(chiso.__file__)} with {library}")
