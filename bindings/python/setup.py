# SPDX-License-Identifier: GPL-3.0-or-later
"""What pyproject.toml cannot say: with the library inside, a wheel is for one platform, yet for every Python 3."""

from pathlib import Path

from setuptools import Distribution, setup


class PlatformDistribution(Distribution):
    """Installed where modules in C are, although it has none."""

    def has_ext_modules(self):
        return True


def bdist_wheel():
    try:
        from setuptools.command.bdist_wheel import bdist_wheel as base
    except ImportError:  # before setuptools 70.1
        from wheel.bdist_wheel import bdist_wheel as base

    class AnyPython(base):
        def get_tag(self):
            return "py3", "none", super().get_tag()[2]

    return AnyPython


if list(Path(__file__).with_name("chiso").glob("libchiso.so.*")):
    setup(distclass=PlatformDistribution, cmdclass={"bdist_wheel": bdist_wheel()})
else:
    setup()
