#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# source_install.sh SOURCE BUILD PYTHON VERSION: pip installs bindings/python as it stands, into an environment with
# Debian's setuptools and without a network; it uses the library that the loader finds.
set -euo pipefail

source=$1 build=$2 python=$3 version=$4
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/python/packaging/venv.sh
. "$here/venv.sh"
needs "$python" ensurepip setuptools wheel
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# setuptools writes beside what it packs.
cp -R "$source/bindings/python" "$scratch/source"
install_into "$scratch/venv" "$python" --system-site-packages --no-build-isolation "$scratch/source"

wheel=$(find "$scratch/venv" -path '*/chiso-*.dist-info/WHEEL')
if ! grep -qx 'Tag: py3-none-any' "$wheel"; then
  printf 'not for every machine:\n%s\n' "$(<"$wheel")"
  exit 1
fi
cd "$scratch"
env -u CHISO_LIBRARY -u PYTHONPATH LD_LIBRARY_PATH="$build" "$scratch/venv/bin/python" "$here/use.py" \
  "$version" "$source/examples/data/papi-2024.csv" "$build/libchiso.so.$version"
