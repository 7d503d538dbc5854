# SPDX-License-Identifier: GPL-3.0-or-later
"""Has setuptools make a wheel, or the metadata of one, from a copy of bindings/python: the sources stay as they are.

make.py wheel SOURCE STAGE OUT LIBRARY [NAME=FILE…]   OUT/chiso-VERSION-….whl with LIBRARY inside, and each FILE as, or
                                                      at the end of, the licence NAME
make.py metadata SOURCE STAGE OUT INSTALLER           OUT/chiso-VERSION.dist-info, as packages of INSTALLER have it

SOURCE_DATE_EPOCH, where it is set, is the time of all files in the wheel.
"""

import contextlib
import os
import shutil
import sys
from pathlib import Path

from setuptools import build_meta


def stage(source, to):
    """What there is to pack, and nothing of an earlier run; readable by all, whatever the umask of who builds."""
    shutil.rmtree(to, ignore_errors=True)
    (to / "chiso").mkdir(parents=True)
    names = [source / name for name in ("pyproject.toml", "setup.py", "README.md", "chiso/py.typed")]
    for path in names + sorted(source.glob("chiso/*.py")):
        shutil.copyfile(path, to / path.relative_to(source))


def call(hook, folder, stage):
    """setuptools talks much: its words are shown when it fails."""
    log = stage.with_name("log")
    os.chdir(stage)
    with log.open("w") as file, contextlib.redirect_stdout(file), contextlib.redirect_stderr(file):
        try:
            return hook(str(folder))
        except BaseException:
            sys.__stderr__.write(log.read_text())
            raise


def wheel(source, to, out, library, *licences):
    stage(source, to)
    shutil.copyfile(library, to / "chiso" / Path(library).name)
    for licence in licences:  # named as setuptools looks for them
        name, file = licence.split("=")
        with (to / name).open("ab") as whole:
            whole.write(Path(file).read_bytes())
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("chiso-*.whl"):
        old.unlink()
    print(out / call(build_meta.build_wheel, out, to))


def metadata(source, to, out, installer):
    stage(source, to)
    made = to.with_name("metadata")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir()
    name = call(build_meta.prepare_metadata_for_build_wheel, made, to)
    (out / name).mkdir(parents=True, exist_ok=True)
    shutil.copyfile(made / name / "METADATA", out / name / "METADATA")
    (out / name / "INSTALLER").write_text(installer + "\n")  # so that pip leaves it alone


os.umask(0o022)
make, source, to, out, *rest = sys.argv[1:]
{"wheel": wheel, "metadata": metadata}[make](
    Path(source).resolve(), Path(to).resolve(), Path(out).resolve(), *rest
)
