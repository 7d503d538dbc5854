#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# libdir.sh SOURCE CMAKE CC CXX VERSION: a library folder two levels deep, as Debian has, works like
# another: what is installed can be moved and used.
set -euo pipefail

source=$1 cmake=$2 cc=$3 cxx=$4 version=$5
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

build() {
  "$cmake" -S "$source" -B "$scratch/build" -DBUILD_TESTING=OFF -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_COMPILER="$cc" \
    -DCMAKE_INSTALL_LIBDIR=lib/x86_64-linux-gnu && "$cmake" --build "$scratch/build" --parallel 2
}

if ! build >"$scratch/log" 2>&1; then
  cat "$scratch/log"
  exit 1
fi
"$BASH" "$here/run" "$scratch/build" "$cmake" "$cc" "$cxx" "$version"
