# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What the guards on text share: the files of the project (not what is built or installed), each ended by NUL.
# Not from git: a released archive has none.

source_files() {
  find . \( -name .git -o -name __pycache__ -o -name node_modules -o -path './build*' -o -name CMakeUserPresets.json \) -prune \
    -o -type f -print0 | LC_ALL=C sort -z
}
